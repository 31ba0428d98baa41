"""What stands on every page and belongs to no reading: footer, number, watermark."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from twentyweeks.paper.blocks import Document, plain
from twentyweeks.paper.canvas import TaggedCanvas
from twentyweeks.paper.lines import Line
from twentyweeks.paper.pieces import Piece, pieces_of
from twentyweeks.paper.setting import set_lines
from twentyweeks.paper.structure import Element
from twentyweeks.paper.style import (
    BOTTOM,
    FULL_WIDTH,
    HAIRLINE,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    WATERMARK,
    Look,
    Sheet,
)
from twentyweeks.paper.writing import Speech, write_line

_FOOTER = "/Type /Pagination /Subtype /Footer"
_BETWEEN = " · "
_WATERMARK = "DRAFT"
_WATERMARK_SIZE = 190


@dataclass(frozen=True, slots=True)
class Furniture:
    """The footer's lines, and the watermark of a draft."""

    lang: str
    look: Look
    lines: tuple[Line, ...]
    watermark: Piece | None

    @classmethod
    def of(cls, document: Document, sheet: Sheet) -> "Furniture":
        """Set the footer beside the room that the page's number takes."""
        look = sheet.quiet
        [number], _ = pieces_of(plain("Page\u00a0888\u00a0of\u00a0888"), look, "en-GB")
        width = FULL_WIDTH - number.width - sheet.size
        lines = tuple(_footer_lines(document, look, width))
        return cls(document.lang, look, lines, _watermark(document))

    @property
    def top(self) -> float:
        """Return the distance from the page's top at which the text must end."""
        return self._rule - self.look.size * 0.9

    @property
    def _rule(self) -> float:
        height = max(sum(line.height for line in self.lines), self.look.size * 1.42)
        return PAGE_HEIGHT - BOTTOM - height

    def draw_behind(self, canvas: TaggedCanvas) -> None:
        """Draw what the text is written over."""
        if self.watermark is not None:
            canvas.watermark(_WATERMARK, self.watermark)

    def draw_foot(self, canvas: TaggedCanvas, number: int, count: int) -> None:
        """Draw the footer and the page's number."""
        with canvas.artifact(_FOOTER):
            canvas.rule(LEFT, self._rule, FULL_WIDTH, HAIRLINE, 0.6)
            top = self._rule + self.look.size * 0.3
            self._write_number(canvas, number, count, top)
            for line in self.lines:
                speech = Speech(Element("Artifact"), plain(""), self.lang)
                write_line(canvas, line, LEFT, top, speech)
                top += line.height

    def _write_number(
        self, canvas: TaggedCanvas, number: int, count: int, top: float
    ) -> None:
        words = plain(f"Page {number} of {count}")
        [line], _ = set_lines(words, "en-GB", self.look, FULL_WIDTH)
        left = PAGE_WIDTH - RIGHT - line.width
        write_line(canvas, line, left, top, Speech(Element("Artifact"), words, "en-GB"))


def _footer_lines(document: Document, look: Look, width: float) -> Iterator[Line]:
    """Yield the footer's lines: one begins with a part that is too long for the one
    before, the last is filled first, and no dot stands at a line's end."""
    parts = document.footer.split(_BETWEEN) if document.footer else []
    if not parts:
        return
    start = 0
    while (
        start < len(parts) - 1 and len(_set(document, look, parts[start:], width)) > 1
    ):
        start += 1
    before = replace(document, footer=_BETWEEN.join(parts[:start]))
    yield from _footer_lines(before, look, width)
    yield from _set(document, look, parts[start:], width)


def _set(
    document: Document, look: Look, parts: list[str], width: float
) -> tuple[Line, ...]:
    words = plain(_BETWEEN.join(parts))
    return set_lines(words, document.lang, look, width)[0]


def _watermark(document: Document) -> Piece | None:
    if not document.draft:
        return None
    look = Look(_WATERMARK_SIZE, strong=True, colour=WATERMARK)
    [piece], _ = pieces_of(plain(_WATERMARK), look, "en-GB")
    return piece
