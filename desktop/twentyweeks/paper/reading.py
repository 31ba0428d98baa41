"""A finished file opened again: its pages, its words, its picture."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from io import BytesIO
from math import ceil, floor
from threading import RLock

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from twentyweeks.errors import BadInput
from twentyweeks.paper.marked import text_of_ours
from twentyweeks.paper.source import BROKEN
from twentyweeks.paper.style import MM, PAGE_HEIGHT, PAGE_WIDTH
from twentyweeks.paper.window import Box

_WHITE = 250
_SMALL, _KNOWN = 1_000_000, 4
_PDFIUM = RLock()
"""Held while a file is open: PDFium may be called by one thread at a time."""


def pages(pdf: bytes) -> int:
    """Return the number of pages."""
    with opened(pdf) as document:
        return len(document)


def text_of(pdf: bytes) -> tuple[str, ...]:
    """Return the words of each page, furniture included.

    A file of our own is read in its order of reading, a paragraph a line; another's
    by the places of its letters.
    """
    return _text_known(pdf) if len(pdf) < _SMALL else _text(pdf)


def _text(pdf: bytes) -> tuple[str, ...]:
    with opened(pdf):
        ours = _ours(pdf)
    if ours is not None:
        return ours
    with opened(pdf) as document:
        return tuple(_page_text(page) for page in document)


def _ours(pdf: bytes) -> tuple[str, ...] | None:
    """Return the words by the structure; None where it is another's, or broken."""
    try:
        return text_of_ours(pdf)
    except BROKEN:
        return None


_text_known = lru_cache(_KNOWN)(_text)
"""A letter that is shown is read by each check of it, and by the window."""


def page_image(pdf: bytes, page: int, dpi: float) -> tuple[int, int, bytes]:
    """Return width, height and BGRA bytes of a page (counted from 0)."""
    with opened(pdf) as document:
        bitmap = document[page].render(
            scale=dpi / 72, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA
        )
        return bitmap.width, bitmap.height, bytes(bitmap.buffer)


def is_upright_a4(pdf: bytes) -> bool:
    """Return whether the first page is A4 as it is seen, to about a millimetre."""
    with opened(pdf) as document:
        width, height = document[0].get_size()
        out = max(abs(width - PAGE_WIDTH), abs(height - PAGE_HEIGHT))
        return bool(out < MM)


def is_blank(pdf: bytes, part: Box) -> bool:
    """Return whether a part of the first page is white, also where it is printed."""
    width, height, pixels = page_image(pdf, 0, 72)
    left, right = floor(part.left * MM), min(width, ceil(part.right * MM))
    top, bottom = floor(part.top * MM), min(height, ceil(part.bottom * MM))
    rows = (
        pixels[4 * (row * width + left) : 4 * (row * width + right)]
        for row in range(top, bottom)
    )
    return all(min(row) >= _WHITE for row in rows)


def page_png(pdf: bytes, page: int, dpi: float) -> bytes:
    """Return a page (counted from 0) as a PNG."""
    width, height, pixels = page_image(pdf, page, dpi)
    image = Image.frombytes("RGBA", (width, height), pixels, "raw", "BGRA")
    written = BytesIO()
    image.convert("RGB").save(written, "PNG")
    return written.getvalue()


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a file, alone; BadInput where it is damaged or locked."""
    with _PDFIUM, _read(pdf) as document:
        yield document


@contextmanager
def _read(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            yield document
    except pypdfium2.PdfiumError as error:
        raise damaged() from error


def damaged() -> BadInput:
    """Return what is told of a file of which something cannot be read."""
    return BadInput(
        "The file cannot be read as a PDF: it is damaged, or locked with a password. "
        "Nothing was changed. Ask for it again."
    )


def _page_text(page: pypdfium2.PdfPage) -> str:
    words = page.get_textpage()
    try:
        found: str = words.get_text_range()
        return found.replace("\r\n", "\n")
    finally:
        words.close()
