"""The papers of a case in the order of a bundle: each is ticked, counted and moved."""

from functools import partial

from PySide6.QtCore import Slot

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line, quiet
from twentyweeks.gui.editors import Choice, Tick, put, read
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.operations.bundle import Wanted
from twentyweeks.present.bundle import BundlePage, PaperChoice, PartChoice


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
        self.put(self.tick).say(paper.words, tone="ink2")
        self.put(Flow([self.part, self.up, self.down], gap=theme.current().px(8)))


class ChoosingCard(Card):
    """What goes into the bundle, in its order."""

    def __init__(self, page: BundlePage) -> None:
        super().__init__("Papers, in the order of the bundle")
        self.rows = [Row(each, page.parts) for each in page.papers if not each.because]
        for row in self.rows:
            row.up.clicked.connect(partial(self.shift, row, -1))
            row.down.clicked.connect(partial(self.shift, row, 1))
            self.body.addWidget(row)
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
