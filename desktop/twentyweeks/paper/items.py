"""What a page takes from top to bottom: strips, rows of cells, new pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from twentyweeks.paper.canvas import TaggedCanvas
from twentyweeks.paper.style import HAIRLINE, TINT

Draw = Callable[[TaggedCanvas, float, float], None]


@dataclass(frozen=True, slots=True)
class Strip:
    """The least that a page takes whole: a line of text, a rule, a picture.

    `gap` is the white above it and `after` the least that it wants under it, both of
    which the head of a page drops; `keep` forbids a
    page to end between it and the next item; strips of one `ground` stand on one
    tinted ground; `above` is the distance of a line's
    letters' foot from its top; `base` is 1 for a line that begins at the right.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    after: float = 0.0
    keep: bool = False
    ground: object = None
    above: float = 0.0
    base: int = 0


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: for each cell its left edge and its strips.

    `heads` is the row of column headings that is shown again where the row begins
    a page; a row that is itself such a row has none.
    """

    cells: tuple[tuple[float, tuple[Strip, ...]], ...]
    width: float
    pad: float
    least: float
    heads: "Row | None" = None
    tinted: bool = False
    keep: bool = False
    cut: bool = False
    gap: float = 0.0
    after: float = 0.0
    ground: object = None
    height: float = field(init=False)

    def __post_init__(self) -> None:
        """Give it the height of its tallest cell, with the white around it."""
        tallest = max(_height(strips) for _, strips in self.cells)
        object.__setattr__(self, "height", tallest + 2 * self.pad)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the cells and the hairline under them (none where the row is cut)."""
        height = self.height
        with canvas.artifact():
            if self.tinted:
                canvas.box(x, top, self.width, height, TINT)
            if not self.cut:
                canvas.rule(x, top + height, self.width, HAIRLINE, 0.6)
        for left, strips in self.cells:
            at = top + self.pad
            for number, strip in enumerate(strips):
                at += strip.gap if number else 0.0
                strip.draw(canvas, x + left, at)
                at += strip.height

    def split(self, room: float) -> "tuple[Row, Row] | None":
        """Return what fits in `room` and what remains; None if that is too little."""
        if room < self.least:
            return None
        counts = [_fitting(strips, room - 2 * self.pad) for _, strips in self.cells]
        if not any(counts):
            return None
        parts = list(zip(self.cells, counts, strict=True))
        head = tuple((left, strips[:count]) for (left, strips), count in parts)
        tail = tuple((left, strips[count:]) for (left, strips), count in parts)
        return replace(self, cells=head, cut=True), replace(self, cells=tail)


Item = Strip | Row | NewPage


def height_of(items: Iterable[Item]) -> float:
    """Return the room that items take under each other, white included."""
    placed = [item for item in items if not isinstance(item, NewPage)]
    return sum(item.gap + item.height for item in placed)


def _height(strips: Sequence[Strip]) -> float:
    return sum(
        strip.height + (strip.gap if number else 0.0)
        for number, strip in enumerate(strips)
    )


def _fitting(strips: tuple[Strip, ...], room: float) -> int:
    used, count = 0.0, 0
    for number, strip in enumerate(strips):
        used += strip.height + (strip.gap if number else 0.0)
        if used > room:
            break
        count = number + 1
    if count == len(strips):
        return count
    while count and strips[count - 1].keep:
        count -= 1
    return count
