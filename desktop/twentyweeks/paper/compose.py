"""Blocks turned into items for the page and elements for the structure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from twentyweeks.paper import blocks as b
from twentyweeks.paper.canvas import TaggedCanvas
from twentyweeks.paper.details import details
from twentyweeks.paper.items import Item, NewPage, Strip, height_of
from twentyweeks.paper.letterhead import sender_in_flow
from twentyweeks.paper.pictures import Picture, picture_of
from twentyweeks.paper.pieces import NoGlyph, curled
from twentyweeks.paper.setting import Setting
from twentyweeks.paper.structure import Element, Tree
from twentyweeks.paper.style import ACCENT, INK, PAGE_HEIGHT, TINT, Look, Sheet
from twentyweeks.paper.tables import table

_LEAST_ENDING, _LONGEST_ENDING = PAGE_HEIGHT * 0.35, PAGE_HEIGHT * 0.5
_FEW_LINES = 6


@dataclass(slots=True)
class Composer:
    """Goes through a document's blocks once, from first to last."""

    setting: Setting
    tree: Tree
    here: Element
    level: int = 0

    @classmethod
    def of(cls, document: b.Document, tree: Tree) -> "Composer":
        """Begin at the head of a document."""
        return cls(Setting(document.lang, Sheet(document.size)), tree, tree.top)

    @property
    def sheet(self) -> Sheet:
        """Return the looks of every kind of text."""
        return self.setting.sheet

    def items(self, blocks: Sequence[b.Block]) -> Iterator[Item]:
        """Yield the items of the blocks that stand in the flow of the text."""
        made = [self._tied(blocks, at) for at in range(len(blocks))]
        for section in _endings(blocks):
            ending = _together(made, section)
            made[ending] = [[_kept(item) for item in one] for one in made[ending]]
        return chain(*made)

    def _tied(self, blocks: Sequence[b.Block], at: int) -> list[Item]:
        """Return the items of one block, tied to the next where they belong to it."""
        try:
            made = list(self._items_of(blocks[at]))
        except NoGlyph as fault:
            raise fault.under(_headings_over(blocks[:at])) from None
        if _is_sign_here(blocks[at + 1 : at + 2]):
            return [_kept(item) for item in made]
        if _ends_with_next(blocks, at):
            made[-1:] = [_kept(item) for item in made[-1:]]
        return made

    def _items_of(self, block: b.Block) -> Iterator[Item]:
        match block:
            case b.Heading() | b.Paragraph() | b.Bullets():
                yield from self._running(block)
            case b.Callout():
                yield from self.callout(block)
            case b.Table():
                yield from table(self.setting, block, self.here)
            case b.Details():
                yield from details(self.setting, block, self.here)
            case b.PageBreak():
                yield NewPage()
            case _:
                yield from self._standing(block)

    def _running(self, block: b.Heading | b.Paragraph | b.Bullets) -> Iterator[Strip]:
        match block:
            case b.Heading():
                yield from self.heading(block)
            case b.Paragraph():
                yield from self.paragraph(block.words, self.here)
            case b.Bullets():
                yield from self.bullets(block)

    def _standing(
        self, block: b.Figure | b.SignHere | b.Sender | b.Address
    ) -> Iterator[Strip]:
        match block:
            case b.Figure():
                yield self.figure(block)
            case b.SignHere():
                yield from self.sign_here(block)
            case b.Sender():
                yield from sender_in_flow(self.setting, block, self.here)
            case b.Address():
                message = "an Address stands among the first two blocks only"
                raise ValueError(message)

    def text(
        self, words: b.Words, element: Element, look: Look, width: float
    ) -> list[Strip]:
        """Return the lines of a paragraph."""
        return self.setting.text(words, element, look, width)

    def heading(self, block: b.Heading) -> Iterator[Strip]:
        """Yield a heading, which opens a section and a bookmark."""
        self._must_follow(block)
        self._open_section(block.level)
        yield from self._heading_lines(block, self.sheet.measure)

    def _must_follow(self, block: b.Heading) -> None:
        if block.level > self.level + 1:
            message = f"heading “{block.text}” skips a level"
            raise ValueError(message)

    def _open_section(self, level: int) -> None:
        while self.level >= level:
            self.here = self.here.parent or self.tree.top
            self.level -= 1
        self.here, self.level = self.here.add("Sect"), level

    def _heading_lines(self, block: b.Heading, width: float) -> Iterator[Strip]:
        element = self.here.add(f"H{block.level}")
        look = self.sheet.heading(block.level)
        lines = self.text(b.plain(block.text), element, look, width)
        for at, strip in enumerate(lines):
            drawn = partial(_draw_heading, strip, block) if at == 0 else strip.draw
            yield replace(strip, draw=drawn, keep=True)

    def paragraph(
        self, words: b.Words, parent: Element, width: float | None = None
    ) -> list[Strip]:
        """Return the lines of a paragraph of running text; where to ring or write
        stands on one page."""
        wide = self.sheet.measure if width is None else width
        lines = self.text(words, parent.add("P"), self.sheet.body, wide)
        if len(lines) > _FEW_LINES or not any(span.link for span in words):
            return lines
        return [replace(line, keep=True) for line in lines[:-1]] + lines[-1:]

    def bullets(self, block: b.Bullets, width: float | None = None) -> Iterator[Strip]:
        """Yield a list: each item has its label and its body."""
        wide = self.sheet.measure if width is None else width
        whole = self.here.add("L")
        kind = "Decimal" if block.numbered else "Disc"
        whole.attributes["List"] = {"ListNumbering": f"/{kind}"}
        made = list(self._list_items(block, whole, wide))
        for at, strip in enumerate(made):
            # Neither the first item nor the last stands alone on a page.
            tied = at in (0, len(made) - 2) and len(made) > 1
            yield replace(strip, keep=strip.keep or tied)

    def _list_items(
        self, block: b.Bullets, whole: Element, wide: float
    ) -> Iterator[Strip]:
        indent = self.sheet.size * (1.9 if block.numbered else 1.5)
        for number, words in enumerate(block.items, start=1):
            item = whole.add("LI")
            label = f"{number}." if block.numbered else "•"
            tight = replace(self.sheet.body, gap=self.sheet.leading * 0.3)
            [mark] = self.text(b.plain(label), item.add("Lbl"), tight, indent)
            lines = self.text(words, item.add("LBody"), tight, wide - indent)
            for at, line in enumerate(lines):
                beside = mark if at == 0 else None
                drawn = partial(_draw_item, line, beside, (indent, wide))
                yield replace(line, draw=drawn)

    def figure(self, block: b.Figure) -> Strip:
        """Return a picture, at most as wide and as high as the page's text."""
        picture = picture_of(block)
        element = self.here.add("Figure", alt=block.alt)
        drawn = partial(_draw_picture, picture, element)
        return Strip(picture.height, drawn, gap=self.sheet.leading * 0.8)

    def sign_here(self, block: b.SignHere) -> Iterator[Strip]:
        """Yield room to sign, a line, and what stands under it."""
        space = self.sheet.size * 2.6
        yield Strip(space, partial(_draw_rule, space, self.sheet.size * 22), keep=True)
        under = replace(self.sheet.quiet, gap=self.sheet.size * 0.2)
        words = b.plain(block.label)
        yield from self.text(words, self.here.add("P"), under, self.sheet.measure)

    def callout(self, block: b.Callout) -> Iterator[Strip]:
        """Yield a tinted box that stays in one piece where a page can hold it."""
        outer, self.here = self.here, self.here.add("Div")
        pad, ground = self.sheet.size * 0.9, object()
        strips = list(self._inside(block, self.sheet.measure - 2 * pad))
        self.here = outer
        yield Strip(
            pad * 0.8, _nothing, gap=self.sheet.leading * 0.9, keep=True, ground=ground
        )
        for at, strip in enumerate(strips):
            gap = strip.gap if at else 0.0
            drawn = partial(_draw_shifted, strip, pad)
            yield Strip(strip.height, drawn, gap=gap, keep=True, ground=ground)
        yield Strip(pad, _nothing, after=self.sheet.leading * 0.9, ground=ground)

    def _inside(self, block: b.Callout, width: float) -> Iterator[Strip]:
        for part in block.blocks:
            match part:
                case b.Heading():
                    self._must_follow(part)
                    yield from self._heading_lines(part, width)
                case b.Paragraph():
                    yield from self.paragraph(part.words, self.here, width)
                case b.Bullets():
                    yield from self.bullets(part, width)


def _headings_over(blocks: Sequence[b.Block]) -> str:
    """Return the headings that what follows stands under, the title left out."""
    held: list[b.Heading] = []
    for block in reversed(blocks):
        if isinstance(block, b.Heading) and (not held or block.level < held[0].level):
            held.insert(0, block)
    return ", ".join(each.text for each in held if each.level > 1)


def _is_sign_here(blocks: Sequence[b.Block]) -> bool:
    return any(isinstance(block, b.SignHere) for block in blocks)


def _endings(blocks: Sequence[b.Block]) -> Iterator[slice]:
    """Yield where the last section stands before each new page, and at the end."""
    start: int | None = None
    for at, block in enumerate((*blocks, b.PageBreak())):
        if isinstance(block, b.Heading):
            start = at
        elif isinstance(block, b.PageBreak) and start is not None:
            yield slice(start, at)
            start = None


def _together(made: list[list[Item]], section: slice) -> slice:
    """Return what of a last section stays on one page: the whole if it is short, or
    so many of its last blocks that they do not seem lost there."""
    if height_of(chain(*made[section])) <= _LONGEST_ENDING:
        return section
    start, height = section.stop, 0.0
    while height < _LEAST_ENDING:
        height += height_of(made[start - 1])
        if height > _LONGEST_ENDING:
            break
        start -= 1
    return slice(start, section.stop)


def _ends_with_next(blocks: Sequence[b.Block], at: int) -> bool:
    """Whether a page may not end after this block: it promises what follows, or
    what follows is an ending that would be lost alone."""
    if _promises(blocks[at]) or _is_sign_here(blocks[at + 2 : at + 3]):
        return True
    last_two = blocks[at:] if at == len(blocks) - 2 else ()
    return bool(last_two) and all(isinstance(one, b.Paragraph) for one in last_two)


def _promises(block: b.Block) -> bool:
    if not isinstance(block, b.Paragraph):
        return False
    return "".join(span.text for span in block.words).rstrip().endswith(":")


def _kept(item: Item) -> Item:
    return item if isinstance(item, NewPage) else replace(item, keep=True)


def draw_ground(
    canvas: TaggedCanvas, x: float, top: float, bottom: float, width: float
) -> None:
    """Draw a callout's ground and the bar at its left."""
    with canvas.artifact():
        canvas.box(x, top, width, bottom - top, TINT)
        canvas.box(x, top, 3, bottom - top, ACCENT)


def _draw_heading(
    strip: Strip, block: b.Heading, canvas: TaggedCanvas, x: float, top: float
) -> None:
    canvas.bookmark(curled(block.text), block.level, top)
    strip.draw(canvas, x, top)


def _draw_item(
    line: Strip,
    mark: Strip | None,
    widths: tuple[float, float],
    canvas: TaggedCanvas,
    x: float,
    top: float,
) -> None:
    indent, whole = widths
    if mark is not None:
        left = x + whole - indent / 2 if line.base else x
        mark.draw(canvas, left, top + line.above - mark.above)
    line.draw(canvas, x if line.base else x + indent, top)


def _draw_picture(
    picture: Picture, element: Element, canvas: TaggedCanvas, x: float, top: float
) -> None:
    element.attributes["Layout"] = picture.layout(x, top)
    with canvas.content(element):
        canvas.picture(picture.image, x, top, (picture.width, picture.height))


def _draw_rule(
    below: float, width: float, canvas: TaggedCanvas, x: float, top: float
) -> None:
    with canvas.artifact():
        canvas.rule(x, top + below, width, INK, 0.8)


def _draw_shifted(
    strip: Strip, right: float, canvas: TaggedCanvas, x: float, top: float
) -> None:
    strip.draw(canvas, x + right, top)


def _nothing(canvas: TaggedCanvas, x: float, top: float) -> None:
    del canvas, x, top
