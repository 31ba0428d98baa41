"""Paragraphs of a Word file: their words, their language and what is drawn at them."""

import re

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import Span, Words, plain
from twentyweeks.paper.direction import is_from_the_right
from twentyweeks.paper.pieces import clean, curled
from twentyweeks.paper.style import ACCENT, ADDED, HAIRLINE, REMOVED, TINT

_LINKS = ("https://", "http://", "mailto:", "tel:")
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The schema wants the properties of a paragraph in this order.
_ORDER = (
    "w:numPr",
    "w:pBdr",
    "w:shd",
    "w:bidi",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:rPr",
    "w:sectPr",
)


def set_plain(paragraph: Paragraph, text: str) -> None:
    """Add words with no emphasis, in the language of the file."""
    set_paragraph(paragraph, plain(text), "")


def set_paragraph(paragraph: Paragraph, words: Words, lang: str) -> None:
    """Add a paragraph's words; one written from the right begins at the right."""
    if is_from_the_right("".join(span.text for span in words)):
        _add(_properties(paragraph), "w:bidi")
    for span in words:
        _span(paragraph, span, lang)


def field_in(paragraph: Paragraph, name: str) -> None:
    """Add a number that Word counts: PAGE or NUMPAGES."""
    run = paragraph.add_run("1").font.element
    field = xml("w:fldSimple", instr=name)
    run.addprevious(field)
    field.append(run)


def boxed(paragraph: Paragraph) -> None:
    """Put a tinted ground behind a paragraph, with a line at its side."""
    kept = _properties(paragraph)
    edge = _add(kept, "w:pBdr")
    edge.append(xml("w:left", val="single", sz="24", space="8", color=colour(ACCENT)))
    _add(kept, "w:shd", val="clear", color="auto", fill=colour(TINT))


def ruled(paragraph: Paragraph) -> None:
    """Draw a line above a paragraph, to sign on."""
    edge = _add(_properties(paragraph), "w:pBdr")
    edge.append(xml("w:top", val="single", sz="6", space="4", color=colour(HAIRLINE)))


def item_of(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph an item of the list with this number."""
    held = _add(_properties(paragraph), "w:numPr")
    held.append(xml("w:ilvl", val="0"))
    held.append(xml("w:numId", val=str(number)))


def new_list(written: WordDocument, style: str) -> int:
    """Return the number of a list of its own, which begins at 1."""
    lists = written.part.numbering_part.element
    (usual,) = written.styles.element.xpath(
        f"w:style[w:name/@w:val='{style}']/w:pPr/w:numPr/w:numId/@w:val"
    )
    known = lists.num_having_numId(int(usual)).abstractNumId.val
    made = lists.add_num(known)
    made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)


def colour(shares: tuple[float, float, float]) -> str:
    """Return a colour as Word writes it: 0A5F66."""
    return "".join(f"{round(share * 255):02X}" for share in shares)


def xml(name: str, **said: str) -> BaseOxmlElement:
    """Return an element of a Word file; each keyword is an attribute of it."""
    return OxmlElement(name, {qn(f"w:{key}"): value for key, value in said.items()})


def _add(kept: CT_PPr, name: str, **said: str) -> BaseOxmlElement:
    made = xml(name, **said)
    kept.insert_element_before(made, *_ORDER[_ORDER.index(name) + 1 :])
    return made


def _properties(paragraph: Paragraph) -> CT_PPr:
    held: CT_PPr = paragraph.paragraph_format.element.get_or_add_pPr()
    return held


def _span(paragraph: Paragraph, span: Span, lang: str) -> None:
    text = clean(span.text if span.link else curled(span.text))
    _refuse_unwritable(text)
    run = paragraph.add_run(text)
    run.bold = True if span.strong else None
    run.italic = True if span.slanted else None
    _mark(run, span)
    if is_from_the_right(text):
        run.font.rtl = True
    if span.lang not in (None, lang):
        which = "bidi" if is_from_the_right(text) else "val"
        said = xml("w:lang", **{which: span.lang or ""})
        run.font.element.get_or_add_rPr().append(said)
    if span.link and span.link.startswith(_LINKS):
        _link(paragraph, run, span.link)


def _mark(run: Run, span: Span) -> None:
    if span.change == "added":
        run.font.underline = True
        run.font.color.rgb = RGBColor.from_string(colour(ADDED))
    elif span.change == "removed":
        run.font.strike = True
        run.font.color.rgb = RGBColor.from_string(colour(REMOVED))
    elif span.link:
        run.font.underline = True
        run.font.color.rgb = RGBColor.from_string(colour(ACCENT))


def _link(paragraph: Paragraph, run: Run, address: str) -> None:
    known = paragraph.part.relate_to(
        address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = OxmlElement("w:hyperlink", {qn("r:id"): known})
    run.font.element.addprevious(link)
    link.append(run.font.element)


def _refuse_unwritable(text: str) -> None:
    found = _NO_XML.search(text)
    if found:
        around = _NO_XML.sub("", text)[:40]
        raise Refused(
            f"“{around}” holds a sign (U+{ord(found[0]):04X}) that no Word file can "
            "hold. Nothing was made or changed. Take the sign out, then try again."
        )
