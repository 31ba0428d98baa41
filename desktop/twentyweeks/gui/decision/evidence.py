"""The papers of a case, ticked where the panel read them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from twentyweeks.gui import theme
from twentyweeks.gui.widgets.words import Words


class Paper(QFrame):
    """One paper with its box; its name wraps, and may be pressed like the box."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.name = name
        self.box = QCheckBox()
        self.box.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(6))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(name), 1, Qt.AlignmentFlag.AlignVCenter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.box.click()


class Papers(QFrame):
    """All papers of a case; `edited` tells of every tick."""

    edited = Signal()

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._papers = [Paper(name) for name in names]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(4))
        for paper in self._papers:
            paper.box.clicked.connect(lambda _on: self.edited.emit())
            column.addWidget(paper)
        if not names:
            column.addWidget(Words("No paper is filed on this case yet.", tone="ink2"))
        for first in self._papers[:1]:
            self.setFocusProxy(first.box)

    def ticked(self) -> tuple[str, ...]:
        """Return the names of the papers that are ticked."""
        return tuple(each.name for each in self._papers if each.box.isChecked())

    def tick(self, names: Sequence[str]) -> None:
        """Tick these papers and no others."""
        for paper in self._papers:
            paper.box.setChecked(paper.name in names)
