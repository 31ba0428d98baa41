"""Files of others that are XML in a zip: their parts, and what was read made tables."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from twentyweeks.errors import BadInput
from twentyweeks.paper.blocks import Block, Heading, Paragraph, Table, plain

NOTES = "Notes below its text"
EDGES = "Head and foot of its pages"
"""The headings below which what stands around the text comes last, in this order."""
_LARGEST = 50_000_000
_FAULTS = (
    *(BadZipFile, KeyError, ParseError, DefusedXmlException),
    *(OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody noted, and the paragraph that it stands beside, if any."""

    author: str
    beside: str
    words: str


def parts_of(
    content: bytes, main: str, also: re.Pattern[str]
) -> tuple[Element, list[Element]]:
    """Return the main part of a file, and those whose names match, in order.

    BadInput where it cannot be read.
    """
    try:
        with ZipFile(BytesIO(content)) as file:
            named = [each for each in sorted(file.namelist()) if also.fullmatch(each)]
            return _read(file, main), [_read(file, name) for name in named]
    except _FAULTS as fault:
        raise unreadable() from fault


def unreadable() -> BadInput:
    """Return what is told of a file that cannot be read."""
    return BadInput(
        "This file cannot be read: it is damaged, locked with a password, or too "
        "large. It is kept as it came. Ask for it again, or as a PDF."
    )


def around(heading: str, said: Iterable[str]) -> Iterator[Block]:
    """Yield words that stand around the text, each once, below their heading."""
    once = dict.fromkeys(filter(None, said))
    if once:
        yield Heading(heading, 2)
        yield from (Paragraph(plain(words)) for words in once)


def table_of(rows: Sequence[Sequence[str]]) -> Table | None:
    """Return rows of words as a table whose first is its header; None for no words."""
    filled = [row for row in rows if any(row)]
    if not filled:
        return None
    width = max(len(row) for row in filled)
    head, *others = [(*row, *[""] * (width - len(row))) for row in filled]
    return Table(
        caption="Table",
        header=tuple(words or "(empty)" for words in head),
        rows=tuple(tuple((plain(words or " "),) for words in row) for row in others),
    )


def _read(file: ZipFile, name: str) -> Element:
    if file.getinfo(name).file_size > _LARGEST:
        raise BadZipFile(name)
    root: Element = fromstring(file.read(name))
    return root
