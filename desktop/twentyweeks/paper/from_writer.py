"""What a text of LibreOffice (.odt) says, as content of ours: its words alone."""

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from twentyweeks.paper.blocks import Block, Bullets, Heading, Paragraph, plain
from twentyweeks.paper.packed import EDGES, NOTES, Comment, around, parts_of, table_of

WRITER = "application/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_AROUND = re.compile(r"styles\.xml")
_H = f"{_TEXT}h"
_WORDS = (f"{_TEXT}p", _H)
_SPACES = (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
_UNSAID = (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note")
_EDGES = (f"{_STYLE}header", f"{_STYLE}footer")
_LOWEST = 3


def blocks_of_writer(content: bytes) -> tuple[Block, ...]:
    """Return the text of an .odt in order, below a heading of level 1.

    Words that were struck by a tracked change are left out, those put in stand. Its
    notes and what is at the head and foot of its pages come last. BadInput where it
    cannot be read.
    """
    main, styles = parts_of(content, "content.xml", _AROUND)
    body = main.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        return ()
    blocks = list(_in_order(_blocks(body)))
    edges = [edge for each in styles for name in _EDGES for edge in each.iter(name)]
    blocks += around(NOTES, map(_together, body.iter(f"{_TEXT}note-body")))
    blocks += around(EDGES, map(_together, edges))
    return tuple(blocks)


def comments_of_writer(content: bytes) -> tuple[Comment, ...]:
    """Return what was noted beside the words of an .odt, in their order.

    BadInput where it cannot be read.
    """
    main, _ = parts_of(content, "content.xml", _AROUND)
    return tuple(
        _comment(note, leaf)
        for leaf in _leaves(main)
        for note in leaf.iter(f"{_OFFICE}annotation")
    )


def _comment(note: Element, beside: Element) -> Comment:
    author = " ".join(note.findtext(f"{_DC}creator", "").split())
    said = " ".join(filter(None, (_said(each) for each in note.iter(f"{_TEXT}p"))))
    return Comment(author=author, beside=_said(beside), words=said)


def _in_order(blocks: Iterator[Block]) -> Iterator[Block]:
    """Let no heading stand more than one level below the one before it."""
    level = 1
    for each in blocks:
        if isinstance(each, Heading):
            level = min(each.level, level + 1, _LOWEST)
            yield Heading(each.text, level)
        else:
            yield each


def _blocks(body: Element) -> Iterator[Block]:
    for each in body:
        if each.tag in _WORDS:
            yield from _words(each)
        elif each.tag == f"{_TEXT}list":
            yield from _list(each)
        elif each.tag == f"{_TABLE}table":
            made = table_of([_row(row) for row in each.iter(f"{_TABLE}table-row")])
            if made is not None:
                yield made
        elif each.tag not in _UNSAID:
            yield from _blocks(each)


def _list(each: Element) -> Iterator[Block]:
    """Yield a list's items; a numbered heading is kept as an item of a list too."""
    for is_heading, group in groupby(_leaves(each), key=lambda leaf: leaf.tag == _H):
        if is_heading:
            for leaf in group:
                yield from _words(leaf)
        else:
            items = tuple(plain(words) for leaf in group if (words := _said(leaf)))
            yield from [Bullets(items)] if items else ()


def _words(each: Element) -> Iterator[Block]:
    words = _said(each)
    if words and each.tag == _H:
        level = each.get(f"{_TEXT}outline-level", "1")
        yield Heading(words, int(level) + 1 if level.isdecimal() else 2)
    elif words:
        yield Paragraph(plain(words))


def _row(row: Element) -> list[str]:
    return [_together(cell) for cell in row.findall(f"{_TABLE}table-cell")]


def _together(each: Element) -> str:
    return " ".join(filter(None, map(_said, _leaves(each))))


def _leaves(each: Element) -> Iterator[Element]:
    """Yield each paragraph and heading that stands in a part, however deep."""
    if each.tag in _WORDS:
        yield each
    elif each.tag not in _UNSAID:
        for kid in each:
            yield from _leaves(kid)


def _said(each: Element) -> str:
    return " ".join("".join(_pieces(each)).split())


def _pieces(each: Element) -> Iterator[str]:
    if each.tag in _SPACES:
        yield " "
    elif each.tag not in _UNSAID:
        yield each.text or ""
        for kid in each:
            yield from _pieces(kid)
            yield kid.tail or ""
    if each.tag in _WORDS:
        yield " "
