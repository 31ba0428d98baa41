"""A document made into the bytes of a file."""

from itertools import groupby

from twentyweeks.paper.blocks import Document
from twentyweeks.paper.canvas import ONE_AT_A_TIME, TaggedCanvas
from twentyweeks.paper.compose import Composer, draw_ground
from twentyweeks.paper.furniture import Furniture
from twentyweeks.paper.letterhead import letterhead
from twentyweeks.paper.metadata import Details
from twentyweeks.paper.paging import Page, Placed, deal
from twentyweeks.paper.pieces import curled
from twentyweeks.paper.structure import Tree
from twentyweeks.paper.style import LEFT, TOP


def render(document: Document) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-2a; the same content, the same bytes.

    Raises Refused where a letter has no glyph or an address does not fit its window.
    """
    with ONE_AT_A_TIME:
        return _made(document)


def _made(document: Document) -> bytes:
    tree = Tree()
    composer = Composer.of(document, tree)
    head = letterhead(composer.setting, document.blocks, tree.top)
    flow = list(composer.items(document.blocks[head.blocks :]))
    furniture = Furniture.of(document, composer.sheet)
    pages = deal(flow, head.bottom, TOP, furniture.top)
    canvas = TaggedCanvas(tree, document.lang)
    for number, page in enumerate(pages, start=1):
        furniture.draw_behind(canvas)
        if number == 1:
            for x, top, strip in head.fixed:
                strip.draw(canvas, x, top)
        _draw_page(canvas, page, composer.sheet.measure)
        furniture.draw_foot(canvas, number, len(pages))
        canvas.showPage()
    title = curled(document.title)
    return canvas.file(Details(title, document.author, document.dated, document.lang))


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
