"""What a Word file says, as content of ours: its words, not its layout."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from twentyweeks.paper.blocks import Block, Bullets, Heading, Paragraph, plain
from twentyweeks.paper.packed import EDGES, NOTES, Comment, around, parts_of, table_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN = "word/document.xml"
_AROUND = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_NOTES = (f"{_W}footnotes", f"{_W}endnotes")
_ROUND = tuple(f"{_W}{each}" for each in ("sdt", "sdtContent", "customXml", "ins"))
"""What stands round paragraphs, rows and cells, and says nothing itself."""
_GONE = (_FALLBACK, f"{_W}del", f"{_W}moveFrom")
_NOTED = (f"{_W}commentRangeStart", f"{_W}commentReference")
_COMMENTS = re.compile(r"word/comments\d*\.xml")
_LOWEST = 3


def blocks_of_word(content: bytes) -> tuple[Block, ...]:
    """Return the text of a .docx in order, below a heading of level 1.

    Words that were struck by a tracked change are left out, those put in stand. Its
    notes come after it, and last what is at the head and foot of its pages. BadInput
    where it cannot be read.
    """
    main, others = parts_of(content, _MAIN, _AROUND)
    body = main.find(f"{_W}body")
    blocks = list(_blocks(body)) if body is not None else []
    notes = [note for each in others if each.tag in _NOTES for note in each]
    edges = [each for each in others if each.tag not in _NOTES]
    blocks += around(NOTES, map(_text, notes))
    blocks += around(EDGES, map(_text, edges))
    return tuple(blocks)


def comments_of_word(content: bytes) -> tuple[Comment, ...]:
    """Return what was noted beside the words of a .docx, in their order.

    BadInput where it cannot be read.
    """
    main, notes = parts_of(content, _MAIN, _COMMENTS)
    said = {
        each.get(f"{_W}id", ""): each
        for note in notes
        for each in note.iter(f"{_W}comment")
    }
    found = []
    for paragraph in main.iter(f"{_W}p"):
        for at in paragraph.iter():
            each = said.pop(at.get(f"{_W}id", ""), None) if at.tag in _NOTED else None
            if each is not None:
                found.append(_comment(each, _text(paragraph)))
    return (*found, *(_comment(each, "") for each in said.values()))


def _comment(each: Element, beside: str) -> Comment:
    author = " ".join(each.get(f"{_W}author", "").split())
    return Comment(author=author, beside=beside, words=_text(each))


def _blocks(body: Element) -> Iterator[Block]:
    level, items = 1, []
    for each in _inside(body):
        if _is_item(each):
            items.append(plain(_text(each)))
            continue
        if items:
            yield Bullets(tuple(items))
            items = []
        made = _block(each, level)
        if isinstance(made, Heading):
            level = made.level
        if made is not None:
            yield made
    if items:
        yield Bullets(tuple(items))


def _block(each: Element, level: int) -> Block | None:
    if each.tag == f"{_W}tbl":
        return table_of([_row(row) for row in _inside(each) if row.tag == f"{_W}tr"])
    words = _text(each)
    if not words:
        return None
    wanted = _heading_level(each)
    if wanted:
        return Heading(words, min(wanted + 1, level + 1, _LOWEST))
    return Paragraph(plain(words))


def _is_item(each: Element) -> bool:
    numbered = each.find(f"{_W}pPr/{_W}numPr") is not None
    return numbered and not _heading_level(each) and bool(_text(each))


def _heading_level(each: Element) -> int:
    """Return the level of a heading's style; 0 for running text."""
    style = each.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    if name == "Title":
        return 1
    found = re.fullmatch(r"[Hh]eading\s?(\d)", name)
    return int(found[1]) if found else 0


def _row(row: Element) -> list[str]:
    return [_text(cell) for cell in _inside(row) if cell.tag == f"{_W}tc"]


def _inside(each: Element) -> Iterator[Element]:
    for kid in each:
        if kid.tag in _ROUND:
            yield from _inside(kid)
        else:
            yield kid


def _text(each: Element) -> str:
    return " ".join("".join(_said(each)).split())


def _said(each: Element) -> Iterator[str]:
    if each.tag in _GONE:
        return
    if each.tag == f"{_W}t":
        yield each.text or ""
    elif each.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
        yield " "
    for kid in each:
        yield from _said(kid)
    if each.tag == f"{_W}p":
        yield " "
