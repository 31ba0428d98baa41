"""The head of a letter: the address in the envelope's window, and who writes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import Address, Block, Sender, plain
from twentyweeks.paper.canvas import TaggedCanvas
from twentyweeks.paper.items import Strip
from twentyweeks.paper.ruler import draw_rulers
from twentyweeks.paper.setting import Setting
from twentyweeks.paper.structure import Element
from twentyweeks.paper.style import (
    ACCENT,
    BODY_BELOW_WINDOW,
    FULL_WIDTH,
    LEFT,
    MM,
    NAME_BOTTOM,
    NAME_TOP,
    QUIET,
    SENDER_LEFT,
    SENDER_RIGHT,
    SENDER_TOP,
    TOP,
    Look,
)
from twentyweeks.paper.window import Box

Fixed = tuple[float, float, Strip]

# Bulk mail asks for 10 to 12 points, whatever the size of the letter.
_ADDRESS_SIZES = (12, 11.5, 11, 10.5, 10)
_ADDRESS_LEADING = 1.42  # as of the sender beside it, where the window has room
_TIGHTEST_LEADING = 1.06
_BELOW_GLASS = 3 * MM
_OUTLINE = 0.5
# White over the first line's capitals, in parts of the size: it lies above the window.
_WHITE_ABOVE = 0.2
_NAME_LARGER = 3
_SMALLEST = 12


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at fixed places of the first page, from how many blocks it was
    made, and where the letter's own text begins."""

    fixed: tuple[Fixed, ...] = ()
    blocks: int = 0
    bottom: float = TOP


def letterhead(
    setting: Setting, blocks: Sequence[Block], parent: Element
) -> Letterhead:
    """Return the head that an Address among the first two blocks asks for.

    Raises Refused where the address does not fit the window.
    """
    count = _head_blocks(blocks)
    if not count:
        return Letterhead()
    fixed: list[Fixed] = []
    bottom = BODY_BELOW_WINDOW
    for block in blocks[:count]:
        if isinstance(block, Address):
            fixed += address_in_window(setting, block, parent)
            bottom = max(bottom, block.window.glass.bottom * MM + _BELOW_GLASS)
        elif isinstance(block, Sender):
            placed, end = _sender(setting, block, parent)
            fixed += placed
            bottom = max(bottom, end + setting.sheet.leading)
    return Letterhead(tuple(fixed), count, bottom)


def _head_blocks(blocks: Sequence[Block]) -> int:
    """Return how many blocks make the head: an Address, and the Sender beside it."""
    first, second = [*blocks[:2], None, None][:2]
    if isinstance(first, Address):
        return 2 if isinstance(second, Sender) else 1
    return 2 if isinstance(first, Sender) and isinstance(second, Address) else 0


def sender_in_flow(setting: Setting, block: Sender, parent: Element) -> Iterator[Strip]:
    """Yield who writes, at the head of a paper without an address."""
    whole = parent.add("Div")
    yield from _name(setting, block, whole, setting.sheet.size + _NAME_LARGER)
    for line in block.lines:
        quiet = setting.sheet.quiet
        yield from setting.text(plain(line), whole.add("P"), quiet, FULL_WIDTH)


def _name(setting: Setting, block: Sender, whole: Element, size: float) -> list[Strip]:
    look = Look(size, strong=True, colour=ACCENT)
    return setting.text(plain(block.name), whole.add("P"), look, FULL_WIDTH)


def _sender(
    setting: Setting, block: Sender, parent: Element
) -> tuple[list[Fixed], float]:
    """Return who writes, in the largest size up to the letter's own that leaves the
    letter's text where it begins: the decision belongs on the first page."""
    whole = parent.add("Div")
    fixed = _name_above(setting, block, whole)
    size = setting.sheet.size
    lowest = BODY_BELOW_WINDOW - setting.sheet.leading
    while True:
        lines = Element("Div", parent=whole)
        strips = _sender_lines(setting, block, size, lines)
        top = SENDER_TOP - _WHITE_ABOVE * size
        bottom = top + sum(strip.height for strip in strips)
        if bottom <= lowest or size <= _SMALLEST:
            whole.kids.append(lines)
            return fixed + _below(SENDER_LEFT, top, strips), bottom
        size -= 1


def _sender_lines(
    setting: Setting, block: Sender, size: float, whole: Element
) -> list[Strip]:
    look = replace(setting.sheet.quiet, size=size)
    width = SENDER_RIGHT - SENDER_LEFT
    lines = (
        setting.text(plain(line), whole.add("P"), look, width) for line in block.lines
    )
    return [strip for strips in lines for strip in strips]


def _name_above(setting: Setting, block: Sender, whole: Element) -> list[Fixed]:
    """Return the authority's name in the largest size that leaves the window clear.

    Raises Refused where even the smallest does not.
    """
    size = setting.sheet.size + _NAME_LARGER
    while size >= _SMALLEST:
        trial = Element("Div", parent=whole)
        strips = _name(setting, block, trial, size)
        if sum(strip.height for strip in strips) <= NAME_BOTTOM - NAME_TOP:
            whole.kids.append(trial)
            return _below(LEFT, NAME_TOP, strips)
        size -= 1
    message = (
        f"The authority's name “{block.name}” is too long for the head of a letter. "
        "Nothing was made or changed. Shorten it in the settings, then try again."
    )
    raise Refused(message)


def _below(left: float, top: float, strips: Sequence[Strip]) -> list[Fixed]:
    fixed: list[Fixed] = []
    for strip in strips:
        fixed.append((left, top, strip))
        top += strip.height
    return fixed


def address_in_window(setting: Setting, block: Address, parent: Element) -> list[Fixed]:
    """Return the address in the largest size that its window holds.

    Raises Refused where even the smallest does not fit.
    """
    box = block.window.block
    room, wide = (box.bottom - box.top) * MM, (box.right - box.left) * MM
    fixed = _outlines(block) if block.outlined else []
    for size in _ADDRESS_SIZES:
        whole = Element("Div", parent=parent)
        strips = _address_lines(setting, block, size, (whole, wide))
        leading = min(size * _ADDRESS_LEADING, room / max(1, len(strips)))
        if leading >= size * _tightest(size):
            parent.kids.append(whole)
            top = box.top * MM - _WHITE_ABOVE * size
            return fixed + [
                (box.left * MM, top + number * leading, strip)
                for number, strip in enumerate(strips)
            ]
    smallest = _ADDRESS_SIZES[-1]
    message = (
        f"The address “{', '.join(block.lines)}” does not fit the envelope's window, "
        f"which holds {room // smallest:.0f} lines of about {wide / 6:.0f} letters. "
        "Nothing was made or changed. "
        "Shorten it, then try again."
    )
    raise Refused(message)


def _tightest(size: float) -> float:
    """Return the least leading, in parts of the size: none beyond it at the last."""
    return _TIGHTEST_LEADING if size > _ADDRESS_SIZES[-1] else 1


def _outlines(block: Address) -> list[Fixed]:
    """Return the block, the window round it and rulers, as a test sheet shows them."""
    drawn = partial(_draw_outlines, (block.window.block, block.window.glass))
    return [(0.0, 0.0, Strip(0, drawn))]


def _draw_outlines(
    boxes: Sequence[Box], canvas: TaggedCanvas, x: float, top: float
) -> None:
    draw_rulers(canvas)
    with canvas.artifact():
        for box in boxes:
            left, upper = x + box.left * MM, top + box.top * MM
            wide, high = (box.right - box.left) * MM, (box.bottom - box.top) * MM
            for down in (0, high):
                canvas.box(left, upper + down, wide, _OUTLINE, QUIET)
            for along in (0, wide):
                canvas.box(left + along, upper, _OUTLINE, high, QUIET)


def _address_lines(
    setting: Setting, block: Address, size: float, into: tuple[Element, float]
) -> list[Strip]:
    whole, width = into
    strips: list[Strip] = []
    for line in block.lines:
        strips += setting.text(plain(line), whole.add("P"), Look(size), width)
    return strips
