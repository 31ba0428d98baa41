"""Items dealt out over pages."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from twentyweeks.paper.items import Item, NewPage, Row, Strip

Placeable: TypeAlias = Strip | Row

_LITTLE, _NOT_MUCH = 0.3, 0.6
_LESS_WHITE = (0.9, 0.8, 0.7)


@dataclass(frozen=True, slots=True)
class Placed:
    """An item at its distance from the top of the page; `again` marks a heading
    row that an earlier page has already said."""

    item: Placeable
    top: float
    again: bool = False


@dataclass(slots=True)
class Page:
    """A page as it fills, from `top` down to `bottom`, with a share of the white
    that its items want."""

    top: float
    bottom: float
    share: float = 1.0
    placed: list[Placed] = field(default_factory=list)
    begun: bool = False
    owed: float = 0.0

    @property
    def room(self) -> float:
        """Return the height that is left."""
        return self.bottom - self.top

    def white(self, item: Placeable) -> float:
        """Return the white above an item, which the head of a page drops."""
        return max(item.gap, self.owed) * self.share if self.begun else 0.0

    def take(self, item: Placeable) -> None:
        """Place an item under what stands there."""
        at = self.top + self.white(item)
        self.placed.append(Placed(item, at))
        self.top, self.begun = at + item.height, True
        self.owed = item.after

    def show_again(self, heads: Row) -> None:
        """Place a heading row that an earlier page has said."""
        self.placed.append(Placed(heads, self.top, again=True))
        self.top += heads.height


def deal(
    items: Iterable[Item], first_top: float, top: float, bottom: float
) -> list[Page]:
    """Return the pages; the first one's text begins at `first_top`."""
    pages: list[Page] = []
    for is_new_page, group in groupby(
        items, key=lambda item: isinstance(item, NewPage)
    ):
        if not is_new_page:
            stretch = [item for item in group if not isinstance(item, NewPage)]
            pages += _fairly(stretch, top if pages else first_top, top, bottom)
    return pages or [Page(first_top, bottom)]


def _fairly(
    items: list[Placeable], first_top: float, top: float, bottom: float
) -> list[Page]:
    """Return the pages of one stretch, with less white between the items where a
    last page that holds little can be spared, or the first be filled: what a letter
    says first belongs on it."""
    pages = _dealt(items, first_top, top, bottom)
    little = (bottom - top) * _LITTLE
    is_short = len(pages) > 1 and pages[-1].top - top < (bottom - top) * _NOT_MUCH
    is_bare = len(pages) > 1 and pages[0].room > little
    for share in _LESS_WHITE if is_short or is_bare else ():
        dealt = _dealt(items, first_top, top, bottom, share)
        if len(dealt) < len(pages) or (is_bare and dealt[0].room < little):
            return dealt
    return pages


def _dealt(
    items: list[Placeable],
    first_top: float,
    top: float,
    bottom: float,
    share: float = 1.0,
) -> list[Page]:
    waiting, pages = deque(items), [Page(first_top, bottom, share)]
    parted = 0
    while waiting:
        page, item = pages[-1], waiting[0]
        if not page.begun and isinstance(item, Row) and item.heads and len(pages) > 1:
            page.show_again(item.heads)
        chain = list(_chain(waiting))
        wanted = _height(chain, page)
        if not parted and wanted > bottom - top:
            parted = len(chain)
        if parted:
            wanted = _height(chain[:1], page)
        if page.begun and wanted > page.room:
            pages.append(Page(top, bottom, share))
            continue
        waiting.popleft()
        parted = max(0, parted - 1)
        rest = _place(page, item)
        if rest is not None:
            waiting.appendleft(rest)
            pages.append(Page(top, bottom, share))
    return pages


def _place(page: Page, item: Placeable) -> Row | None:
    """Place the item, or as much of it as fits; return what remains."""
    room = page.room - page.white(item)
    if isinstance(item, Strip) or item.height <= room:
        page.take(item)
        return None
    parts = item.split(room)
    if parts is None:
        if page.begun:
            return item
        page.take(item)
        return None
    page.take(parts[0])
    return parts[1]


def _chain(waiting: deque[Placeable]) -> Iterator[Placeable]:
    """Yield the next item and those that it may not be parted from."""
    for item in waiting:
        yield item
        if not item.keep:
            return


def _height(chain: Sequence[Placeable], page: Page) -> float:
    """Return the height without which these items may not begin on this page."""
    whole = page.white(chain[0]) + _least(chain[0], page)
    white = sum(item.gap for item in chain[1:]) * page.share
    return whole + white + sum(_least(item, page) for item in chain[1:])


def _least(item: Placeable, page: Page) -> float:
    """A row taller than a quarter of the page may be cut; other items may not."""
    if isinstance(item, Row) and item.height > page.bottom / 4:
        return min(item.height, item.least)
    return item.height
