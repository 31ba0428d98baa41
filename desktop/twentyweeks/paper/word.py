"""A document as a Word file that can be commented on: the same words as its PDF."""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.run import Run

from twentyweeks.paper import blocks as b
from twentyweeks.paper.pictures import picture_seen
from twentyweeks.paper.style import ACCENT, FULL_WIDTH, Look, Sheet
from twentyweeks.paper.word_runs import (
    boxed,
    colour,
    field_in,
    item_of,
    new_list,
    ruled,
    set_paragraph,
    set_plain,
    xml,
)

_FONT = "Arial"
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
_SAME_DAY = (1980, 1, 1, 0, 0, 0)
_LONGEST = 255


def word_file(document: b.Document, head: str) -> bytes:
    """Return the document as .docx; the same content gives the same bytes.

    `head` stands at the head of every page. Raises Refused where a Word file cannot
    hold a sign, BadInput for an unreadable picture.
    """
    written = docx.Document()
    _say_of_it(written, document)
    _set_styles(written, document)
    _set_pages(written, document, head)
    for block in document.blocks:
        _block(written, block, document.lang)
    return _packed(written)


def _say_of_it(written: WordDocument, document: b.Document) -> None:
    told = written.core_properties
    told.title, told.author = document.title[:_LONGEST], document.author[:_LONGEST]
    told.last_modified_by = document.author[:_LONGEST]
    told.language, told.comments = document.lang, ""
    told.created = told.modified = datetime.combine(document.dated, time())


def _set_styles(written: WordDocument, document: b.Document) -> None:
    sheet = Sheet(document.size)
    for said in written.styles.element.xpath("w:docDefaults//w:lang"):
        said.set(qn("w:val"), document.lang)
    _style(written, "Normal", Look(sheet.size, gap=0))
    for level in (1, 2, 3):
        _style(written, f"Heading {level}", sheet.heading(level))
    _style(written, "Caption", sheet.strong)
    for name in ("Header", "Footer"):
        _style(written, name, sheet.quiet)


def _style(written: WordDocument, name: str, look: Look) -> None:
    style = written.styles[name].element
    held = style.get_or_add_rPr()
    for each in list(held):
        held.remove(each)
    fonts = held.get_or_add_rFonts()
    for script in _SCRIPTS:
        fonts.set(qn(script), _FONT)
    if look.strong:
        held.append(xml("w:b"))
        held.append(xml("w:bCs"))
    held.append(xml("w:color", val=colour(look.colour)))
    for size in ("w:sz", "w:szCs"):
        held.append(xml(size, val=str(round(look.size * 2))))
    spaces = style.get_or_add_pPr()
    spaces.spacing_before, spaces.spacing_after = Pt(look.gap), Pt(look.size * 0.5)


def _set_pages(written: WordDocument, document: b.Document, head: str) -> None:
    section = written.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24.6)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)
    top = section.header.paragraphs[0]
    set_plain(top, head)
    for run in top.runs:
        run.bold = True
    foot = section.footer.paragraphs[0]
    set_plain(foot, f"{document.footer} · Page " if document.footer else "Page ")
    field_in(foot, "PAGE")
    set_plain(foot, " of ")
    field_in(foot, "NUMPAGES")


def _block(written: WordDocument, block: b.Block, lang: str) -> None:
    match block:
        case b.Heading(text=text, level=level):
            set_plain(written.add_paragraph(style=f"Heading {level}"), text)
        case b.Paragraph(words=words):
            set_paragraph(written.add_paragraph(), words, lang)
        case b.Bullets():
            _list(written, block, lang)
        case b.Details() | b.Table():
            _set_out(written, block, lang)
        case b.Callout(blocks=inner):
            before = len(written.paragraphs)
            for each in inner:
                _block(written, each, lang)
            for made in written.paragraphs[before:]:
                boxed(made)
        case _:
            _standing(written, block)


def _set_out(written: WordDocument, block: b.Details | b.Table, lang: str) -> None:
    match block:
        case b.Details():
            for words in block.spoken():
                set_paragraph(written.add_paragraph(), words, lang)
        case b.Table():
            _table(written, block, lang)


def _standing(
    written: WordDocument,
    block: b.Figure | b.Address | b.Sender | b.SignHere | b.PageBreak,
) -> None:
    match block:
        case b.Figure():
            _picture(written, block)
        case b.Address(lines=lines):
            _close(written, lines)
        case b.Sender(name=name, lines=lines):
            first = _close(written, (name, *lines))
            first.bold = True
            first.font.color.rgb = RGBColor.from_string(colour(ACCENT))
        case b.SignHere(label=label):
            sign = written.add_paragraph()
            sign.paragraph_format.space_before = Pt(36)
            set_plain(sign, label)
            ruled(sign)
        case b.PageBreak():
            written.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _close(written: WordDocument, lines: tuple[str, ...]) -> Run:
    """Write lines with no white between them; return the words of the first."""
    made = [written.add_paragraph() for _ in lines]
    for place, line in zip(made, lines, strict=True):
        place.paragraph_format.space_after = Pt(0)
        set_plain(place, line)
    made[-1].paragraph_format.space_after = Pt(12)
    return made[0].runs[0]


def _list(written: WordDocument, block: b.Bullets, lang: str) -> None:
    style = "List Number" if block.numbered else "List Bullet"
    number = new_list(written, style)
    for item in block.items:
        made = written.add_paragraph(style=style)
        item_of(made, number)
        set_paragraph(made, item, lang)


def _table(written: WordDocument, block: b.Table, lang: str) -> None:
    caption = written.add_paragraph(style="Caption")
    caption.paragraph_format.keep_with_next = True
    set_plain(caption, block.caption)
    table = written.add_table(1 + len(block.rows), len(block.header), "Table Grid")
    table.autofit = False
    shares = block.widths or (1.0,) * len(block.header)
    widths = [Pt(FULL_WIDTH * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    head = tuple((b.plain(words),) for words in block.header)
    for row, said in zip(table.rows, (head, *block.rows), strict=True):
        for cell, width, paragraphs in zip(row.cells, widths, said, strict=True):
            cell.width = width
            places = [
                cell.paragraphs[0],
                *(cell.add_paragraph() for _ in paragraphs[1:]),
            ]
            for place, words in zip(places, paragraphs, strict=False):
                place.paragraph_format.space_before = Pt(3)
                place.paragraph_format.space_after = Pt(3)
                set_paragraph(place, words, lang)
    _make_header(written)
    written.add_paragraph().paragraph_format.space_after = Pt(0)


def _make_header(written: WordDocument) -> None:
    """Mark the first row of the last table as its header, repeated on each page."""
    (row,) = written.element.body.xpath("./w:tbl[last()]/w:tr[1]")
    row.get_or_add_trPr().append(xml("w:tblHeader"))
    for run in row.xpath(".//w:r"):
        run.get_or_add_rPr().insert(0, xml("w:b"))


def _picture(written: WordDocument, block: b.Figure) -> None:
    image, width, height = picture_seen(block)
    content = BytesIO()
    image.save(content, "PNG")
    content.seek(0)
    written.add_picture(content, Pt(width), Pt(height))
    (shown,) = written.element.body.xpath("(.//wp:docPr)[last()]")
    shown.set("descr", block.alt)


def _packed(written: WordDocument) -> bytes:
    """Return the file with one day on each of its parts, whenever it was made."""
    made, packed = BytesIO(), BytesIO()
    written.save(made)
    with ZipFile(made) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _SAME_DAY)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()
