"""A canvas on which nothing can be drawn that is neither content nor artifact."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from twentyweeks.paper import patches
from twentyweeks.paper.faces import SANS, font
from twentyweeks.paper.metadata import Details, finish
from twentyweeks.paper.pieces import Piece
from twentyweeks.paper.structure import Annotated, Element, Marked, Tree
from twentyweeks.paper.style import PAGE_HEIGHT, PAGE_WIDTH

Colour = tuple[float, float, float]
Size = tuple[float, float]
Place = tuple[float, float, float, float]
_LINK_KEYS = 1_000_000

ONE_AT_A_TIME = Lock()
"""Held while a paper is made: ReportLab keeps a font's place of reading in the font,
and every paper of this process shares the fonts."""


class BelongsNowhere(Exception):
    """Something was drawn that is no content and was not declared an artifact."""


class TaggedCanvas(Canvas):
    """Draws A4 pages from the top left corner, and keeps the structure tree."""

    _code: list[str]
    _doc: Any
    _escape: Callable[[bytes], str]
    _addAnnotation: Callable[[PDFDictionary], None]  # noqa: N815

    def __init__(self, tree: Tree, lang: str) -> None:
        patches.apply()
        font(SANS.regular)
        super().__init__(
            BytesIO(),
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pdfVersion=(1, 7),
            lang=lang,
            invariant=1,
            pageCompression=1,
            initialFontName=SANS.regular,  # type: ignore[arg-type]
        )
        self.tree = tree
        self._artifact = False
        self._owner: Element | None = None
        self._open: Element | None = None
        self._headings = 0

    def _make_preamble(self) -> None:
        # ReportLab's preamble shows an empty text in the first font; ours is empty,
        # because that text belongs to nothing.
        self._preamble = "1 0 0 1 0 0 cm"

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn inside is the content of `element`."""
        before, self._owner = self._owner, element
        yield
        self._owner = before

    @contextmanager
    def artifact(self, properties: str = "") -> Iterator[None]:
        """What is drawn inside is furniture, which no reading aloud mentions."""
        if self._artifact:
            yield
            return
        self._close()
        begin = f"/Artifact <<{properties}>> BDC" if properties else "/Artifact BMC"
        self._code.append(begin)
        self._artifact = True
        yield
        self._artifact = False
        self._code.append("EMC")

    def _belong(self) -> None:
        if self._artifact:
            return
        if self._owner is None:
            raise BelongsNowhere
        if self._open is self._owner:
            return
        self._close()
        page = len(self._doc.Pages.pages)
        owners = self.tree.owners.setdefault(page, [])
        self._owner.kids.append(Marked(page, len(owners)))
        self._code.append(f"/{self._owner.tag} <</MCID {len(owners)}>> BDC")
        owners.append(self._owner)
        self._open = self._owner

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def _paint(self, *operators: str) -> None:
        self._belong()
        self._code.extend(operators)

    def letters(self, x: float, y: float, piece: Piece, text: str) -> None:
        """Write `text` in the font, size and colour of `piece`; y is the baseline."""
        own, size = font(piece.font), piece.look.size
        operators = ["BT", f"{_colour(piece.look.colour)} rg", _at(x, y)]
        for subset, codes in own.splitString(text, self._doc):
            name = own.getSubsetInternalName(subset, self._doc)
            operators.append(f"{name} {size:g} Tf ({self._escape(codes)}) Tj")
        self._paint(*operators, "ET")

    def shaped(self, x: float, y: float, pieces: list[tuple[float, Piece]]) -> None:
        """Write shaped glyphs, each at its own place; x is the line's left edge."""
        operators = ["BT"]
        for left, piece in pieces:
            own, size = font(piece.font), piece.look.size
            operators.append(f"{_colour(piece.look.colour)} rg")
            for glyph in piece.glyphs or ():
                at = _at(x + left + glyph.x * size, y - glyph.y * size)
                [(subset, codes)] = own.splitString(glyph.code, self._doc)
                name = own.getSubsetInternalName(subset, self._doc)
                operators.append(f"{at} {name} {size:g} Tf ({self._escape(codes)}) Tj")
        self._paint(*operators, "ET")

    def unseen(self, x: float, y: float, piece: Piece, text: str) -> None:
        """Write `text` where it is found and read aloud, and not seen."""
        own, size = font(piece.font), piece.look.size
        operators = ["BT 3 Tr", _at(x, y)]
        for subset, codes in own.splitString(text, self._doc):
            name = own.getSubsetInternalName(subset, self._doc)
            operators.append(f"{name} {size:g} Tf ({self._escape(codes)}) Tj")
        self._paint(*operators, "0 Tr ET")

    @contextmanager
    def spoken(self, text: str) -> Iterator[None]:
        """Give the words in reading order for glyphs that do not spell them."""
        self._belong()
        written = text.encode("utf-16-be").hex().upper()
        self._code.append(f"/Span <</ActualText <FEFF{written}>>> BDC")
        yield
        self._code.append("EMC")

    def rule(
        self, x: float, y: float, width: float, colour: Colour, pen: float
    ) -> None:
        """Draw a level line, `pen` points thick."""
        low = PAGE_HEIGHT - y
        self._paint(
            f"{_colour(colour)} RG {pen:g} w",
            f"{x:.2f} {low:.2f} m {x + width:.2f} {low:.2f} l S",
        )

    def box(
        self, x: float, y: float, width: float, height: float, colour: Colour
    ) -> None:
        """Fill a rectangle whose top left corner is at x, y."""
        low = PAGE_HEIGHT - y - height
        self._paint(
            f"{_colour(colour)} rg",
            f"{x:.2f} {low:.2f} {width:.2f} {height:.2f} re f",
        )

    def picture(self, image: ImageReader, x: float, y: float, size: Size) -> None:
        """Draw a picture whose top left corner is at x, y."""
        self._belong()
        width, height = size
        super().drawImage(image, x, PAGE_HEIGHT - y - height, width, height)

    def watermark(self, word: str, piece: Piece) -> None:
        """Write one large word across the page, behind everything."""
        with self.artifact("/Type /Background"):
            self.saveState()
            self.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
            self.rotate(52)
            self.letters(
                -piece.width / 2, PAGE_HEIGHT + piece.look.size / 3, piece, word
            )
            self.restoreState()

    def link(self, place: Place, address: str, words: str, element: Element) -> None:
        """Make a place of the page lead to `address`."""
        left, top, right, bottom = place
        key = _LINK_KEYS + len(self.tree.links)
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(
                    [left, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top]
                ),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": PDFString(words),
                "StructParent": key,
                "A": PDFDictionary(
                    {
                        "Type": PDFName("Action"),
                        "S": PDFName("URI"),
                        "URI": PDFString(address),
                    }
                ),
            }
        )
        self._addAnnotation(annotation)
        page = len(self._doc.Pages.pages)
        element.kids.append(Annotated(page, annotation, key))
        self.tree.links.append((key, element))

    def bookmark(self, title: str, level: int, y: float) -> None:
        """List a heading in the file's bookmarks; level counts from 1."""
        self._headings += 1
        key = f"heading{self._headings}"
        self.bookmarkHorizontalAbsolute(key, PAGE_HEIGHT - y, left=0)
        self.addOutlineEntry(title, key, level - 1)

    def showPage(self) -> None:  # noqa: N802
        """End the page: its marked content is found again from the structure."""
        self._close()
        number = len(self._doc.Pages.pages)
        super().showPage()
        page = self._doc.Pages.pages[number]
        page.StructParents = number
        page.Tabs = PDFName("S")
        self.tree.owners.setdefault(number, [])

    def drawText(self, aTextObject: object) -> None:  # noqa: N802, N803
        """Refuse: text is written by `letters` and `shaped` alone."""
        del aTextObject
        raise BelongsNowhere

    def file(self, details: Details) -> bytes:
        """Return the finished file."""
        return finish(self._doc, self, self.tree, details)


@lru_cache
def _colour(colour: Colour) -> str:
    return " ".join(f"{part:.3g}" for part in colour)


def _at(x: float, y: float) -> str:
    return f"1 0 0 1 {x:.2f} {PAGE_HEIGHT - y:.2f} Tm"
