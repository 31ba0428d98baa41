"""The parts of a case on its page: the first of them at once, then the others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twentyweeks.gui.case.lines import column_of
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.present.case import CasePage

Build = Callable[[CasePage], QWidget | None]
"""Makes one part of the page from what is shown, or None where there is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a page is made of, from the top down; each column in its own order."""

    top: Sequence[Build]
    left: Sequence[Build]
    right: Sequence[Build]
    foot: Sequence[Build]


class Content(QWidget):
    """The top and the first card at once, the other cards together a moment later.

    They are made one each turn of the event loop, so that the page answers meanwhile;
    `whole` tells that nothing is missing any more.
    """

    whole = Signal()

    def __init__(self, parts: Parts, shown: CasePage, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = shown
        self._is_whole = False
        left, self._below, self._right = QWidget(), QWidget(), QWidget()
        self._foot = QWidget()
        column, first = column_of(self), column_of(left)
        for build in parts.top:
            self._put(column, build)
        self._put(first, parts.left[0])
        first.addWidget(self._below)
        column.addWidget(Columns(left, self._right))
        column.addWidget(self._foot)
        for unseen in self._unseen():
            unseen.hide()
        self._turns = self._later(parts)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # its height is asked for at the width it gets

    def is_whole(self) -> bool:
        """Return whether every part is there."""
        return self._is_whole

    @Slot()
    def go_on(self) -> None:
        """Make the next part; after the last, show all that were made."""
        if next(self._turns, self) is not self:
            QTimer.singleShot(0, self, self.go_on)
            return
        for unseen in self._unseen():
            unseen.show()
        _follow(self)
        self._is_whole = True
        self.whole.emit()

    def _unseen(self) -> tuple[QWidget, ...]:
        return (self._below, self._right, self._foot)

    def _later(self, parts: Parts) -> Iterator[None]:
        builds = (parts.left[1:], parts.right, parts.foot)
        for holder, those in zip(self._unseen(), builds, strict=True):
            column = column_of(holder)
            for build in those:
                self._put(column, build)
                yield

    def _put(self, column: QVBoxLayout, build: Build) -> None:
        part = build(self._shown)
        if part is not None:
            column.addWidget(part)
            for each in (part, *part.findChildren(QWidget)):
                each.ensurePolished()


def _follow(content: QWidget) -> None:
    """Let Tab go through the parts in the order of the page, however they came."""
    stops = [
        each
        for each in content.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
