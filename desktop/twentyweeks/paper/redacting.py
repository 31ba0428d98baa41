"""A copy of a paper in which parts are painted over, with nothing left under them.

Each page becomes a picture, and the words that no box touches stand unseen before it,
so that the copy can be searched and read aloud. The file is built anew: nothing of
the original's own bytes is in it.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil, floor

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import plain
from twentyweeks.paper.canvas import ONE_AT_A_TIME, TaggedCanvas
from twentyweeks.paper.metadata import Details
from twentyweeks.paper.parts import Box, Cover
from twentyweeks.paper.pieces import Piece, pieces_of
from twentyweeks.paper.reading import opened
from twentyweeks.paper.structure import Element, Tree
from twentyweeks.paper.style import PAGE_HEIGHT, PAGE_WIDTH, Look

_DPI = 200
_LARGEST = 4000  # dots: a page larger than A2 is shown less finely
_AROUND = 2.0  # dots that a box reaches over what it hides
_LEAST = 4.0
_APOSTROPHE = re.compile("['\u2018\u2019]")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float


def boxes_of(pdf: bytes, words: Sequence[str]) -> tuple[Box, ...]:
    """Return where these words stand, whatever their case, also over a line's end."""
    with opened(pdf) as document:
        found = (
            box
            for number, page in enumerate(document, 1)
            for said in words
            for sign in ("'", "\u2019")
            if said.strip()
            for box in _found(page, number, _APOSTROPHE.sub(sign, said.strip()))
        )
        return tuple(dict.fromkeys(found))


def redact(pdf: bytes, boxes: Sequence[Box], cover: Cover) -> bytes:
    """Return a copy in which each box is black; PDF/UA-1 and PDF/A-2a.

    A word that any box touches is gone whole.
    """
    with ONE_AT_A_TIME, opened(pdf) as document:
        tree = Tree()
        canvas = TaggedCanvas(tree, cover.lang)
        count = len(document)
        for number, page in enumerate(document, 1):
            own = [each for each in boxes if each.page == number]
            alt = f"Page {number} of {count} of “{cover.title}”: a picture of the page"
            _draw(canvas, tree, page, own, alt)
        details = Details(cover.title, cover.author, cover.dated, cover.lang)
        return canvas.file(details)


def _draw(
    canvas: TaggedCanvas,
    tree: Tree,
    page: pypdfium2.PdfPage,
    boxes: Sequence[Box],
    alt: str,
) -> None:
    width, height = page.get_size()
    scale = min(PAGE_WIDTH / width, PAGE_HEIGHT / height)
    size = (width * scale, height * scale)
    image = _painted(page, boxes)
    painted = ", parts of it painted over" if boxes else ""
    figure = tree.top.add("Figure", alt=f"{alt}{painted}.")
    edges = [0, PAGE_HEIGHT - size[1], size[0], PAGE_HEIGHT]
    figure.attributes["Layout"] = {
        "Placement": PDFName("Block"),
        "BBox": PDFArray([round(edge, 2) for edge in edges]),
    }
    with canvas.content(figure):
        canvas.picture(ImageReader(image), 0, 0, size)
    kept = [each for each in _words(page) if not _hit(each, boxes)]
    if kept:
        _write(canvas, tree.top.add("P"), kept, size)
    canvas.showPage()


def _write(
    canvas: TaggedCanvas,
    paragraph: Element,
    words: Sequence[_Word],
    size: tuple[float, float],
) -> None:
    """Write the words unseen, each where it stands; what has no glyph is left out."""
    wide, high = size
    with canvas.content(paragraph):
        for word in words:
            look = Look(max(_LEAST, (word.bottom - word.top) * high))
            x, baseline = word.left * wide, word.bottom * high
            for piece in _pieces(word, look):
                canvas.unseen(x, baseline, piece, f"{piece.text} ")
                x += piece.width


def _pieces(word: _Word, look: Look) -> list[Piece]:
    try:
        pieces, _ = pieces_of(plain(word.text), look, "en-GB")
    except Refused:
        return []
    return [each for each in pieces if each.glyphs is None and not each.white]


def _painted(page: pypdfium2.PdfPage, boxes: Sequence[Box]) -> Image.Image:
    scale = min(_DPI / 72, _LARGEST / max(page.get_size()))
    image: Image.Image = page.render(scale=scale).to_pil().convert("L")
    brush = ImageDraw.Draw(image)
    for box in boxes:
        corners = (
            floor(box.left * image.width - _AROUND),
            floor(box.top * image.height - _AROUND),
            ceil(box.right * image.width + _AROUND),
            ceil(box.bottom * image.height + _AROUND),
        )
        brush.rectangle(corners, fill=0)
    return image


def _hit(word: _Word, boxes: Sequence[Box]) -> bool:
    return any(
        word.left < box.right
        and box.left < word.right
        and word.top < box.bottom
        and box.top < word.bottom
        for box in boxes
    )


def _found(page: pypdfium2.PdfPage, number: int, said: str) -> Iterator[Box]:
    letters = page.get_textpage()
    search = letters.search(said)
    while (hit := search.get_next()) is not None:
        for at in range(letters.count_rects(*hit)):
            yield Box(number, *_seen(page, letters.get_rect(at)))


def _words(page: pypdfium2.PdfPage) -> Iterator[_Word]:
    """Yield a page's words in their order, each with the room that it takes."""
    letters = page.get_textpage()
    seen = partial(_seen, page)
    said, edges = "", []
    for at in range(letters.count_chars()):
        letter = letters.get_text_range(at, 1)
        if letter.strip() and letter.isprintable():
            said += letter
            edges.append(seen(letters.get_charbox(at)))
        elif said:
            yield _word(said, edges)
            said, edges = "", []
    if said:
        yield _word(said, edges)


def _word(said: str, edges: Sequence[tuple[float, float, float, float]]) -> _Word:
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    return _Word(said, min(lefts), min(tops), max(rights), max(bottoms))


def _seen(
    page: pypdfium2.PdfPage, edges: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Turn left, bottom, right, top of the page's points into shares as it is seen."""
    fine = 100_000
    xs, ys = [], []
    for x, y in ((edges[0], edges[1]), (edges[2], edges[3])):
        across, down = ctypes.c_int(), ctypes.c_int()
        pypdfium2.raw.FPDF_PageToDevice(
            page, 0, 0, fine, fine, 0, x, y, ctypes.byref(across), ctypes.byref(down)
        )
        xs.append(across.value / fine)
        ys.append(down.value / fine)
    return min(xs), min(ys), max(xs), max(ys)
