"""One line of a paragraph, written on the canvas under its elements."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from twentyweeks.paper.blocks import Span, Words
from twentyweeks.paper.canvas import TaggedCanvas
from twentyweeks.paper.lines import Line
from twentyweeks.paper.pieces import Piece
from twentyweeks.paper.structure import Element
from twentyweeks.paper.style import ACCENT, REMOVED

Placed = tuple[float, Piece]


@dataclass(slots=True)
class Speech:
    """A paragraph's element, and those of the words inside it that need their own.

    An inner element comes into being when its first word is written, so that it
    stands in reading order among the paragraph's own words.
    """

    element: Element
    words: Words
    lang: str
    inner: dict[int, Element] = field(default_factory=dict)

    def owner(self, number: int) -> Element:
        """Return the element that the words of this number belong to."""
        span = self.words[number]
        other = span.lang if span.lang not in (None, self.lang) else None
        if not other and not span.link and not span.change:
            return self.element
        if number not in self.inner:
            tag = "Link" if span.link else "Span"
            self.inner[number] = self.element.add(tag, lang=other)
        return self.inner[number]


def write_line(
    canvas: TaggedCanvas, line: Line, x: float, top: float, speech: Speech
) -> None:
    """Write a line whose top left corner is at x, top."""
    baseline = top + line.above
    placed = list(zip(line.lefts, line.pieces, strict=True))
    to_come = len(placed)
    for number, together in groupby(placed, key=lambda one: one[1].span):
        group = list(together)
        to_come -= len(group)
        tail = "" if to_come else line.tail
        with canvas.content(speech.owner(number)):
            _write_group(canvas, group, x, baseline, tail)
        span = speech.words[number]
        if span.change:
            _draw_change(canvas, group, x, baseline)
        if span.link:
            _write_link(canvas, group, (x, top, baseline, line.below), speech, number)


def _write_group(
    canvas: TaggedCanvas, group: list[Placed], x: float, baseline: float, tail: str
) -> None:
    for stretch in _stretches(group):
        left, first = stretch[0]
        said = "".join([piece.text for _, piece in stretch])
        if stretch[-1] is group[-1]:
            said += tail
        if any(piece.glyphs is not None for _, piece in stretch):
            with canvas.spoken(said):
                canvas.shaped(x, baseline, stretch)
        else:
            canvas.letters(x + left, baseline, first, said)


def _stretches(group: list[Placed]) -> Iterator[list[Placed]]:
    """Cut where the font or the direction changes; spaces stay with shaped words."""
    stretch: list[Placed] = []
    shaped = False
    for placed in group:
        piece = placed[1]
        if stretch and not _joins(piece, stretch[-1][1], shaped=shaped):
            yield stretch
            stretch, shaped = [], False
        stretch.append(placed)
        shaped = shaped or piece.glyphs is not None
    if stretch:
        yield stretch


def _joins(piece: Piece, last: Piece, *, shaped: bool) -> bool:
    if piece.level != last.level:
        return False
    if shaped:
        return piece.glyphs is not None or piece.white
    return piece.glyphs is None and piece.font == last.font and piece.level % 2 == 0


def _draw_change(
    canvas: TaggedCanvas, group: list[Placed], x: float, baseline: float
) -> None:
    """Underline what was added, strike what was removed."""
    look = group[0][1].look
    height = look.size * 0.24 if look.colour == REMOVED else -look.size * 0.16
    left, right = _ends(group, x)
    with canvas.artifact():
        canvas.rule(left, baseline - height, right - left, look.colour, 0.9)


def _ends(group: list[Placed], x: float) -> tuple[float, float]:
    left = x + min(at for at, _ in group)
    return left, x + max(at + piece.width for at, piece in group)


def _write_link(
    canvas: TaggedCanvas,
    group: list[Placed],
    box: tuple[float, float, float, float],
    speech: Speech,
    number: int,
) -> None:
    x, top, baseline, below = box
    span: Span = speech.words[number]
    left, right = _ends(group, x)
    with canvas.artifact():
        canvas.rule(left, baseline + 2, right - left, ACCENT, 0.6)
    canvas.link(
        (left, top, right, baseline + below),
        span.link or "",
        span.text,
        speech.owner(number),
    )
