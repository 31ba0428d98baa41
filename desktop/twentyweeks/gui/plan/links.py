"""The map of a plan: each need with its help, and the outcome it leads to."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.operations.plan import plan_form
from twentyweeks.present.plan import LinkLine, PlanPage
from twentyweeks.present.tone import Tone

LINKS = "map"
TITLE = "Needs, help and outcomes"
SENTENCE = "Each need with the help that meets it, and the outcome it leads to."
HEADS = ("Need", "Help", "Outcome")
TOP = Qt.AlignmentFlag.AlignTop


class LinksScreen(ScrollPage):
    """Linked rows of one plan; what leads from or to nothing says so."""

    def __init__(self, sitting: Sitting, case_id: str) -> None:
        super().__init__()
        self._sitting, self._case_id = sitting, case_id
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.shown: PlanPage | None = None
        self._card: QWidget | None = None
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(sitting.left)
        for part in (Flow([back]), Heading(TITLE, SENTENCE)):
            self.body.addWidget(part)
        self.body.addStretch(1)
        work = partial(plan_form, case_id=case_id, today=sitting.today())
        sitting.read(self, work, self._show)

    def _show(self, shown: PlanPage) -> None:
        self.shown = shown
        card = Card(f"Plan of {shown.child}")
        if shown.links:
            card.body.addLayout(self._grid(shown))
        else:
            card.body.addWidget(Words("Nothing is written yet.", tone="ink2"))
        self.body.insertWidget(self.body.count() - 1, card)

    def _grid(self, shown: PlanPage) -> QGridLayout:
        px = theme.current().px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(10))
        for column, head in enumerate(HEADS):
            grid.addWidget(Words(head, Role.CAPTION, "ink3"), 0, column)
            grid.setColumnStretch(column, 1)
        for number, line in enumerate(shown.links):
            row = 2 * number + 1
            if line.need or not line.help:
                grid.addWidget(rule(), row, 0, 1, len(HEADS))
            for column, widget in enumerate(_cells(line)):
                grid.addWidget(widget, row + 1, column, TOP)
        return grid


def _cells(line: LinkLine) -> tuple[QWidget, ...]:
    return (
        _cell(line.need, line.need_tone),
        _cell(line.help, line.help_tone),
        _cell(line.outcome, line.outcome_tone),
    )


def _cell(words: str, tone: Tone | None) -> QWidget:
    if tone is None:
        return Words(words)
    cell = QFrame()
    cell.setObjectName("clear")
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(8))
    row.addWidget(Sign("circle-alert", tone), 0, TOP)
    row.addWidget(Words(words, Role.STRONG, tone), 1)
    return cell
