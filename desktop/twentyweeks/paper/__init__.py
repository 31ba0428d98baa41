"""Tagged, archivable PDF from blocks of content.

ReportLab and pypdfium2 are imported by the first call, so that a program which
only describes a paper (`twentyweeks.paper.blocks`) starts quickly.
"""

from collections.abc import Sequence

from twentyweeks.paper.blocks import Document
from twentyweeks.paper.parts import Box, Cover, Joined, Part
from twentyweeks.paper.window import Box as Place


def render(document: Document) -> bytes:
    """Return one file that is PDF/UA-1 and PDF/A-2a: same content, same bytes.

    Raises Refused, before anything is drawn, where a letter has no glyph or an
    address does not fit the envelope's window; BadInput for an unreadable picture.
    """
    from twentyweeks.paper import rendering

    return rendering.render(document)


def word_file(document: Document, head: str) -> bytes:
    """Return the document as .docx, with `head` on every page: same bytes always.

    Raises Refused where a Word file cannot hold a sign, BadInput for an unreadable
    picture.
    """
    from twentyweeks.paper import word

    return word.word_file(document, head)


def join(parts: Sequence[Part], cover: Cover) -> Joined:
    """Return several papers in one file, with the structure of each.

    A link to "#page=7" leads to page 7 of the whole. BadInput, which names the part,
    where one is damaged or locked.
    """
    from twentyweeks.paper import joining

    return joining.join(parts, cover)


def is_accessible(pdf: bytes) -> bool:
    """Return whether a file says of itself that it is PDF/UA-1 and PDF/A-2a."""
    from twentyweeks.paper import joining

    return joining.is_accessible(pdf)


def pages(pdf: bytes) -> int:
    """Return the number of pages."""
    from twentyweeks.paper import reading

    return reading.pages(pdf)


def text_of(pdf: bytes) -> tuple[str, ...]:
    """Return the words of each page, furniture included."""
    from twentyweeks.paper import reading

    return reading.text_of(pdf)


def is_upright_a4(pdf: bytes) -> bool:
    """Return whether the first page is A4 as it is seen."""
    from twentyweeks.paper import reading

    return reading.is_upright_a4(pdf)


def is_blank(pdf: bytes, part: Place) -> bool:
    """Return whether nothing is to be seen on a part of the first page."""
    from twentyweeks.paper import reading

    return reading.is_blank(pdf, part)


def page_image(pdf: bytes, page: int, dpi: float) -> tuple[int, int, bytes]:
    """Return width, height and BGRA bytes of a page (counted from 0)."""
    from twentyweeks.paper import reading

    return reading.page_image(pdf, page, dpi)


def page_png(pdf: bytes, page: int, dpi: float) -> bytes:
    """Return a page (counted from 0) as a PNG."""
    from twentyweeks.paper import reading

    return reading.page_png(pdf, page, dpi)


def pages_to_look_at(pdf: bytes) -> tuple[int, ...]:
    """Return the pages (from 1) that no search reads whole, as those of a scan."""
    from twentyweeks.paper import unseen

    return unseen.pages_to_look_at(pdf)


def words_off_the_pages(pdf: bytes) -> str:
    """Return what stands in a file's titles, bookmarks, notes and metadata."""
    from twentyweeks.paper import unseen

    return unseen.words_off_the_pages(pdf)


def boxes_of(pdf: bytes, words: Sequence[str]) -> tuple[Box, ...]:
    """Return where these words stand, whatever their case."""
    from twentyweeks.paper import redacting

    return redacting.boxes_of(pdf, words)


def redact(pdf: bytes, boxes: Sequence[Box], cover: Cover) -> bytes:
    """Return a copy of pictures in which each box is black, with nothing under it."""
    from twentyweeks.paper import redacting

    return redacting.redact(pdf, boxes, cover)
