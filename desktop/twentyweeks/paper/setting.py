"""A paragraph's words set into the strips of its lines."""

from dataclasses import dataclass
from functools import lru_cache, partial

from twentyweeks.paper.blocks import Words
from twentyweeks.paper.canvas import TaggedCanvas
from twentyweeks.paper.items import Strip
from twentyweeks.paper.lines import Line, lines_of
from twentyweeks.paper.pieces import Piece, pieces_of
from twentyweeks.paper.structure import Element
from twentyweeks.paper.style import Look, Sheet
from twentyweeks.paper.writing import Speech, write_line

_PARAGRAPHS = 512
# What the last line of a text and of a heading holds at least, and how much earlier
# the lines before it may end for that, in parts of their width.
_LEAST, _LEAST_OF_HEADING = 0.2, 0.5
_NARROWER = (0.97, 0.94, 0.91, 0.88, 0.85)
_NARROWER_HEADING = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)


@lru_cache(_PARAGRAPHS)
def set_lines(
    words: Words, lang: str, look: Look, width: float
) -> tuple[tuple[Line, ...], int]:
    """Return a paragraph's lines, and its base level (0, 1).

    They are kept: after a key, and in the next letter of many, most are the same.
    """
    pieces, base = pieces_of(words, look, lang)
    lines = lines_of(pieces, base, width, look)
    if not base and len(lines) > 1:
        lines = _in_company(lines, pieces, width, look)
    return tuple(lines), base


def _in_company(
    lines: list[Line], pieces: list[Piece], width: float, look: Look
) -> list[Line]:
    """Return as many lines that end a little earlier, where the last then holds more
    than a word."""
    least = width * (_LEAST_OF_HEADING if look.strong else _LEAST)
    for share in _NARROWER_HEADING if look.strong else _NARROWER:
        if lines[-1].width >= least:
            break
        tried = lines_of(pieces, 0, width * share, look)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


@dataclass(frozen=True, slots=True)
class Setting:
    """The language and the sizes that a document is set in."""

    lang: str
    sheet: Sheet

    def text(
        self, words: Words, element: Element, look: Look, width: float
    ) -> list[Strip]:
        """Return a paragraph's lines; its first two and its last two stay together."""
        lines, base = set_lines(words, self.lang, look, width)
        speech = Speech(element, words, self.lang)
        last = len(lines) - 1
        return [
            Strip(
                height=line.height,
                draw=partial(_draw_line, line, speech),
                gap=0.0 if at else look.gap,
                keep=at < last and at in (0, last - 1),
                above=line.above,
                base=base,
            )
            for at, line in enumerate(lines)
        ]

    def widest(self, words: Words, look: Look) -> float:
        """Return the width of the longest word."""
        pieces, _ = pieces_of(words, look, self.lang)
        return max((piece.width for piece in pieces), default=0.0)


def _draw_line(
    line: Line, speech: Speech, canvas: TaggedCanvas, x: float, top: float
) -> None:
    write_line(canvas, line, x, top, speech)
