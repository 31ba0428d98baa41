"""A document made into the bytes of a file."""

from itertools import groupby

from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import Address, Block, Document, Sender, plain
from twentyweeks.paper.canvas import TaggedCanvas
from twentyweeks.paper.compose import Composer, draw_ground
from twentyweeks.paper.furniture import Furniture
from twentyweeks.paper.items import Strip
from twentyweeks.paper.metadata import Details
from twentyweeks.paper.paging import Page, Placed, deal
from twentyweeks.paper.structure import Element, Tree
from twentyweeks.paper.style import (
    BODY_BELOW_WINDOW,
    LEFT,
    PAGE_WIDTH,
    RIGHT,
    SENDER_LEFT,
    SENDER_TOP,
    TOP,
    WINDOW_BOTTOM,
    WINDOW_LEFT,
    WINDOW_RIGHT,
    WINDOW_TOP,
    Look,
)

_ADDRESS_SIZES = (12, 11.5, 11, 10.5, 10)
_ADDRESS_LEADING = 1.2

Fixed = tuple[float, float, Strip]


def render(document: Document) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-2a; the same content, the same bytes.

    Raises Refused where a letter has no glyph or an address does not fit its window.
    """
    tree = Tree()
    composer = Composer.of(document, tree)
    fixed, body_top = _letterhead(composer, document)
    flow = list(composer.items(_flow(document.blocks)))
    furniture = Furniture.of(document, composer.sheet)
    pages = deal(flow, max(body_top, TOP), TOP, furniture.top)
    canvas = TaggedCanvas(tree, document.lang)
    for number, page in enumerate(pages, start=1):
        furniture.draw_behind(canvas)
        if number == 1:
            for x, top, strip in fixed:
                strip.draw(canvas, x, top)
        _draw_page(canvas, page, composer.sheet.measure)
        furniture.draw_foot(canvas, number, len(pages))
        canvas.showPage()
    details = Details(document.title, document.author, document.dated, document.lang)
    return canvas.file(details)


def _addressed(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Address) for block in blocks[:2])


def _flow(blocks: tuple[Block, ...]) -> list[Block]:
    if not _addressed(blocks):
        return list(blocks)
    head = [one for one in blocks[:2] if not isinstance(one, Address | Sender)]
    return [*head, *blocks[2:]]


def _letterhead(composer: Composer, document: Document) -> tuple[list[Fixed], float]:
    """Return what stands at fixed places of the first page, and where text begins."""
    if not _addressed(document.blocks):
        return [], TOP
    fixed, lowest = [], BODY_BELOW_WINDOW
    for block in document.blocks[:2]:
        if isinstance(block, Address):
            fixed += _address(composer, block)
        elif isinstance(block, Sender):
            placed, bottom = _sender(composer, block)
            fixed += placed
            lowest = max(lowest, bottom + composer.sheet.leading)
    return fixed, lowest


def _sender(composer: Composer, block: Sender) -> tuple[list[Fixed], float]:
    whole = composer.here.add("Div")
    fixed, top = [], SENDER_TOP
    for strip in composer.sender_name(block, whole):
        fixed.append((LEFT, top, strip))
        top += strip.height
    top = max(WINDOW_TOP, top)
    for line in block.lines:
        element = whole.add("P")
        width = PAGE_WIDTH - RIGHT / 2 - SENDER_LEFT
        for strip in composer.text(plain(line), element, composer.sheet.quiet, width):
            fixed.append((SENDER_LEFT, top, strip))
            top += strip.height
    return fixed, top


def _address(composer: Composer, block: Address) -> list[Fixed]:
    whole = composer.here.add("Div")
    room = WINDOW_BOTTOM - WINDOW_TOP
    for size in _ADDRESS_SIZES:
        leading = min(size * _ADDRESS_LEADING, room / max(1, len(block.lines)))
        if leading < size * 1.06:
            continue
        trial = Element("Div")
        fixed = _address_lines(composer, block, size, leading, trial)
        if len(fixed) == len(block.lines):
            whole.kids = trial.kids
            for kid in whole.kids:
                if isinstance(kid, Element):
                    kid.parent = whole
            return fixed
    message = (
        f"The address “{', '.join(block.lines)}” does not fit the envelope's window, "
        "which holds seven lines of about 40 letters. Nothing was made or changed. "
        "Shorten it, then try again."
    )
    raise Refused(message)


def _address_lines(
    composer: Composer, block: Address, size: float, leading: float, whole: Element
) -> list[Fixed]:
    fixed: list[Fixed] = []
    for line in block.lines:
        element = whole.add("P")
        width = WINDOW_RIGHT - WINDOW_LEFT
        for strip in composer.text(plain(line), element, Look(size), width):
            fixed.append((WINDOW_LEFT, WINDOW_TOP + len(fixed) * leading, strip))
    return fixed


def _draw_page(canvas: TaggedCanvas, page: Page, width: float) -> None:
    for ground, group in groupby(page.placed, key=lambda one: one.item.ground):
        placed = list(group)
        if ground is not None:
            bottom = placed[-1].top + placed[-1].item.height
            draw_ground(canvas, LEFT, placed[0].top, bottom, width)
        for one in placed:
            _draw_placed(canvas, one)


def _draw_placed(canvas: TaggedCanvas, one: Placed) -> None:
    if one.again:
        with canvas.artifact():
            one.item.draw(canvas, LEFT, one.top)
    else:
        one.item.draw(canvas, LEFT, one.top)
