"""Tables: rows that break over pages, or stacked blocks in large print."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from twentyweeks.paper.blocks import Span, Table, Words, plain
from twentyweeks.paper.items import Item, Row, Strip
from twentyweeks.paper.setting import Setting
from twentyweeks.paper.style import FULL_WIDTH, HAIRLINE

if TYPE_CHECKING:
    from twentyweeks.paper.canvas import TaggedCanvas
    from twentyweeks.paper.structure import Element

_GUTTER = 14.0
_SHORT_BLOCK, _SHORT_CELL = 10, 6


def table(setting: Setting, block: Table, parent: "Element") -> Iterator[Item]:
    """Yield a table's caption and rows, in the form that the size of print asks."""
    if setting.sheet.large:
        yield from _stacked(setting, block, parent)
    else:
        yield from _ruled(setting, block, parent)


def _ruled(setting: Setting, block: Table, parent: "Element") -> Iterator[Item]:
    whole = parent.add("Table")
    for strip in _caption(setting, block, whole):
        yield replace(strip, keep=True)
    edges = _edges(setting, block)
    part = whole.add("THead" if block.rows else "TBody")
    heads = _heads(setting, block, part.add("TR"), edges)
    yield heads
    if not block.rows:
        return
    body = whole.add("TBody")
    rows = [_row(setting, row, body.add("TR"), edges, heads) for row in block.rows]
    yield from rows[:-1]
    yield from (replace(row, after=setting.sheet.leading) for row in rows[-1:])


def _caption(setting: Setting, block: Table, whole: "Element") -> list[Strip]:
    look = setting.sheet.strong
    element = whole.add("Caption")
    return setting.text(plain(block.caption), element, look, FULL_WIDTH)


def _edges(setting: Setting, block: Table) -> list[tuple[float, float]]:
    """Return the left edge and the width of each column's words."""
    shares = block.widths or (1.0,) * len(block.header)
    if len(shares) != len(block.header):
        message = f"table “{block.caption}” has {len(shares)} widths"
        raise ValueError(message)
    look = setting.sheet.strong
    least = [setting.widest(plain(head), look) + _GUTTER for head in block.header]
    edges, left = [], 0.0
    for width in _widths(shares, least):
        edges.append((left, width - _GUTTER))
        left += width
    return edges


def _widths(shares: Sequence[float], least: list[float]) -> list[float]:
    """Return widths in the shares asked for, but none less than its heading's
    longest word takes, where there is room for all of them."""
    widths = _shared(shares, {})
    held: dict[int, float] = {}
    while short := {
        at: least[at] for at, width in enumerate(widths) if width < least[at]
    }:
        held |= short
        if len(held) == len(shares) or sum(held.values()) > FULL_WIDTH / 2:
            return _shared(shares, {})
        widths = _shared(shares, held)
    return widths


def _shared(shares: Sequence[float], held: dict[int, float]) -> list[float]:
    free = sum(share for at, share in enumerate(shares) if at not in held)
    unit = (FULL_WIDTH - sum(held.values())) / free
    return [held.get(at, share * unit) for at, share in enumerate(shares)]


def _heads(
    setting: Setting, block: Table, row: "Element", edges: list[tuple[float, float]]
) -> Row:
    cells = []
    look = replace(setting.sheet.strong, gap=0.0)
    for (left, width), words in zip(edges, block.header, strict=True):
        head = row.add("TH")
        head.attributes["Table"] = {"Scope": "/Column"}
        cells.append((left, tuple(setting.text(plain(words), head, look, width))))
    return _set(setting, cells, None)


def _row(
    setting: Setting,
    row: tuple[tuple[Words, ...], ...],
    element: "Element",
    edges: list[tuple[float, float]],
    heads: Row,
) -> Row:
    cells = []
    for (left, width), paragraphs in zip(edges, row, strict=True):
        cell = element.add("TD")
        strips: list[Strip] = []
        for words in paragraphs:
            look = setting.sheet.cell
            strips += setting.text(words, cell.add("P"), look, width)
        cells.append((left, tuple(strips)))
    return _set(setting, cells, heads)


def _set(
    setting: Setting,
    cells: list[tuple[float, tuple[Strip, ...]]],
    heads: Row | None,
) -> Row:
    size = setting.sheet.size
    return Row(
        cells=tuple((left + _GUTTER / 2, strips) for left, strips in _levelled(cells)),
        width=FULL_WIDTH,
        pad=size * 0.38,
        least=size * 6,
        heads=heads,
        tinted=heads is None,
        keep=heads is None,
        gap=size * 0.4 if heads is None else 0.0,
    )


def _levelled(
    cells: list[tuple[float, tuple[Strip, ...]]],
) -> list[tuple[float, tuple[Strip, ...]]]:
    """Let the first lines of a row stand on one foot, whatever their script."""
    highest = max((strips[0].above for _, strips in cells if strips), default=0.0)
    return [
        (left, tuple(_lowered(strip, highest) for strip in strips[:1]) + strips[1:])
        for left, strips in cells
    ]


def _lowered(strip: Strip, above: float) -> Strip:
    drop = above - strip.above
    drawn = partial(_draw_lower, strip, drop)
    return replace(strip, height=strip.height + drop, draw=drawn) if drop else strip


def _draw_lower(
    strip: Strip, drop: float, canvas: "TaggedCanvas", x: float, top: float
) -> None:
    strip.draw(canvas, x, top + drop)


def _stacked(setting: Setting, block: Table, parent: "Element") -> Iterator[Item]:
    caption = parent.add("P")
    look = setting.sheet.strong
    width = setting.sheet.measure
    for strip in setting.text(plain(block.caption), caption, look, width):
        yield replace(strip, keep=True)
    if not block.rows:
        return
    whole = parent.add("L")
    whole.attributes["List"] = {"ListNumbering": "/None"}
    for row in block.rows:
        body = whole.add("LI").add("LBody")
        gap = setting.sheet.size * 0.6
        yield Strip(0.0, partial(_draw_hairline, width), gap=gap, keep=True)
        yield from _stacked_row(setting, block.header, row, body)


def _stacked_row(
    setting: Setting,
    header: tuple[str, ...],
    row: tuple[tuple[Words, ...], ...],
    body: "Element",
) -> Iterator[Strip]:
    """Yield a block that stays on one page if it is short, and begins with two
    cells together if it is long, each of whose short cells stays on one page too."""
    cells = [
        list(_stacked_cell(setting, head, paragraphs, body))
        for head, paragraphs in zip(header, row, strict=True)
    ]
    is_short = sum(len(cell) for cell in cells) <= _SHORT_BLOCK
    for number, cell in enumerate(cells):
        inside = len(cell) <= _SHORT_CELL or is_short
        tied = number == 0 or is_short
        yield from (replace(strip, keep=strip.keep or inside) for strip in cell[:-1])
        last = tied and number < len(cells) - 1
        yield from (replace(strip, keep=strip.keep or last) for strip in cell[-1:])


def _stacked_cell(
    setting: Setting, head: str, paragraphs: tuple[Words, ...], body: "Element"
) -> Iterator[Strip]:
    label = Span(text=f"{head}: ", strong=True)
    first, *others = paragraphs or ((),)
    look = setting.sheet.cell
    width = setting.sheet.measure
    for words in ((label, *first), *others):
        yield from setting.text(words, body.add("P"), look, width)


def _draw_hairline(width: float, canvas: "TaggedCanvas", x: float, top: float) -> None:
    with canvas.artifact():
        canvas.rule(x, top, width, HAIRLINE, 0.8)
