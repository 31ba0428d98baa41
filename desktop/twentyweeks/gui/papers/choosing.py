"""The papers of a case in the order of a bundle: each is ticked, counted and moved."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line, quiet
from twentyweeks.gui.editors import Choice, Tick, put, read
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.bundle import Wanted
from twentyweeks.present.bundle import BundlePage, PaperChoice, PartChoice

BESIDE_BOX = 38
"""Where the words of a tick begin."""


class Row(Line):
    """One paper: whether it goes in, as which part, and one place up or down."""

    def __init__(self, paper: PaperChoice, parts: tuple[PartChoice, ...]) -> None:
        super().__init__()
        self.paper = paper
        self.tick = Tick(paper.title)
        self.part = Choice([(each.key, each.words) for each in parts])
        for widget in (self.part, self.part.view()):
            widget.setAccessibleName(f"Counted as: {paper.title}")
        put(self.part, paper.part)
        self.up = IconButton("chevron-up", f"Earlier: {paper.title}")
        self.down = IconButton("chevron-down", f"Later: {paper.title}")
        self.put(self.tick).put(self._below())

    def _below(self) -> QFrame:
        """Stand what is said of a paper under its title, not under its box."""
        px = theme.current().px
        below = QFrame()
        below.setObjectName("clear")
        column = QVBoxLayout(below)
        column.setContentsMargins(px(BESIDE_BOX), 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(Words(self.paper.words, tone="ink2"))
        column.addWidget(Flow([self.part, self.up, self.down], gap=px(8)))
        return below


class ChoosingCard(Card):
    """What goes into the bundle, in its order."""

    def __init__(self, page: BundlePage) -> None:
        super().__init__("Papers, in the order of the bundle")
        self.rows = [Row(each, page.parts) for each in page.papers if not each.because]
        for row in self.rows:
            row.up.clicked.connect(partial(self.shift, row, -1))
            row.down.clicked.connect(partial(self.shift, row, 1))
            self.body.addWidget(row)
        self._show_ends()
        for paper in page.papers:
            if paper.because:
                line = Line(Sign("info")).say(paper.title, tone="ink2")
                self.body.addWidget(line.say(paper.because, tone="ink2"))
        if not page.papers:
            self.body.addWidget(quiet("No paper is filed on this case yet."))

    def chosen(self) -> tuple[Wanted, ...]:
        """Return what is ticked, in the order that is seen."""
        return tuple(
            Wanted(document_id=each.paper.document_id, part=read(each.part))
            for each in self.rows
            if each.tick.isChecked()
        )

    @Slot()
    def shift(self, row: Row, by: int) -> None:
        """Move a paper one place up (-1) or down (1)."""
        first, at = self.body.indexOf(self.rows[0]), self.rows.index(row)
        if 0 <= at + by < len(self.rows):
            self.rows.insert(at + by, self.rows.pop(at))
            self.body.removeWidget(row)
            self.body.insertWidget(first + at + by, row)
            self._show_ends()

    def _show_ends(self) -> None:
        """Let the first go no higher, and the last no lower."""
        for row in self.rows:
            row.up.setEnabled(row is not self.rows[0])
            row.down.setEnabled(row is not self.rows[-1])
