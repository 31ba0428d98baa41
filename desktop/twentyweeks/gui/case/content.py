"""The parts of a case on its page: each made in a turn of its own, anew if it changed.

The top comes at once. Every other part is made and shown in one turn of the event loop,
so that the page answers between two of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, zip_longest

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from twentyweeks.gui.case.lines import Column
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.present.case import CasePage


@dataclass(frozen=True, slots=True)
class Part:
    """How a part is made, None where there is nothing; and what of the case it says.

    It stays as it is until `says` returns something else.
    """

    build: Callable[[CasePage], QWidget | None]
    says: Callable[[CasePage], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a page is made of, from the top down; each column in its own order."""

    top: Sequence[Part]
    left: Sequence[Part]
    right: Sequence[Part]
    foot: Sequence[Part]


class Content(Column):
    """The parts where they stand; `whole` tells what each of them says now."""

    whole = Signal(object)

    def __init__(self, parts: Parts, shown: CasePage, parent: QWidget) -> None:
        super().__init__(parent)
        left, right, foot = Column(), Column(), Column()
        top = _places(self, parts.top)
        for place in top:
            place.say(shown)
        self.cards.addWidget(Columns(left, right))
        self.cards.addWidget(foot)
        abreast = zip_longest(_places(left, parts.left), _places(right, parts.right))
        below = [place for place in chain(*abreast) if place is not None]
        self._places = [*top, *below, *_places(foot, parts.foot)]
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)
        self.say(shown)

    def is_whole(self) -> bool:
        """Return whether every part is there and says what was last read."""
        return not self._turn.isActive()

    def say(self, shown: CasePage) -> None:
        """Say what was read, a part a turn; what says the same already stays."""
        self._shown, self._to_say = shown, iter(self._places)
        self._turn.start(0)  # not a single shot of 0: that goes before what is typed

    @Slot()
    def _go_on(self) -> None:
        if not any(place.say(self._shown) for place in self._to_say):
            self._turn.stop()
            _follow(self)
            self.whole.emit(self._shown)


class _Place:
    """Where a part stands in its column, below those that come before it there."""

    def __init__(self, column: Column, part: Part, above: Sequence["_Place"]) -> None:
        self._column, self._part, self._above = column, part, above
        self._says: object = self  # so what is said first is something else
        self.widget: QWidget | None = None

    def say(self, shown: CasePage) -> bool:
        """Make the part anew if it says something else now; return whether it does."""
        says = self._part.says(shown)
        if says == self._says:
            return False
        old, self.widget, self._says = self.widget, self._part.build(shown), says
        if self.widget is not None:
            at = sum(each.widget is not None for each in self._above)
            self._column.cards.insertWidget(at, self.widget)
            if self._column.isVisible():
                wide = self._column.cards.geometry().width()
                self.widget.resize(wide, self.widget.height())  # laid out only once
                self.widget.show()
        if old is not None:
            _hand_over(old, self.widget)
            self._column.cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        return True


def _places(column: Column, parts: Sequence[Part]) -> list[_Place]:
    places: list[_Place] = []
    for part in parts:
        places.append(_Place(column, part, tuple(places)))
    return places


def _hand_over(old: QWidget, new: QWidget | None) -> None:
    """Give the focus in the old part to its namesake in the new one, or to the page.

    The page may lie under another one, and then has it when it is seen again.
    """
    page = old.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    focus = page.focusWidget() if page is not None else None
    if page is None or focus is None or not old.isAncestorOf(focus):
        return
    name = focus.accessibleName()
    within = new.findChildren(QWidget) if new is not None and name else []
    named = (each for each in within if each.accessibleName() == name)
    next(named, page).setFocus()


def _follow(content: QWidget) -> None:
    """Let Tab go through the parts in the order of the page, however they came."""
    stops = [
        each
        for each in content.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
