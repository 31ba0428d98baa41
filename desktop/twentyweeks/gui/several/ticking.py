"""The cases that a letter may go to, each with a box."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.caseload import CaseRow
from twentyweeks.present.letter_batch import counted

MORE = "Only these stand here. Narrow the caseload with a filter or a search first."


class Ticking(Card):
    """Every case of the list that the officer came from; all or some are ticked."""

    edited = Signal()

    def __init__(self, rows: Sequence[CaseRow], total: int) -> None:
        super().__init__("About whom")
        self.boxes: dict[str, QCheckBox] = {}
        self._count = Words("", tone="ink2")
        self.all = Button("Tick all", Kind.QUIET, "list-checks")
        self.all.clicked.connect(self._tick_all)
        self.aside(self.all)
        self.body.addWidget(self._count)
        if total > len(rows):
            self.body.addWidget(Words(MORE, tone="amber"))
        self.body.addWidget(self._lines(rows))
        self._say()

    def ticked(self) -> tuple[str, ...]:
        """Return the cases that are ticked, in the order of the list."""
        return tuple(case for case, box in self.boxes.items() if box.isChecked())

    def _lines(self, rows: Sequence[CaseRow]) -> QFrame:
        lines = QFrame()
        lines.setObjectName("clear")
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(2))
        for row in rows:
            box = QCheckBox()
            box.setAccessibleName(f"{row.name}, {row.reference_and_year}")
            box.toggled.connect(self._say)
            self.boxes[row.id] = box
            line = Line(box).say(row.name, Role.STRONG)
            column.addWidget(line.say(row.reference_and_year, Role.CAPTION, "ink2"))
        return lines

    def _tick_all(self) -> None:
        every = len(self.ticked()) < len(self.boxes)
        for box in self.boxes.values():
            box.setChecked(every)

    def _say(self) -> None:
        ticked = len(self.ticked())
        self._count.setText(f"{counted(ticked, 'case is', 'cases are')} ticked.")
        is_whole = 0 < ticked == len(self.boxes)
        self.all.setText("Tick none" if is_whole else "Tick all")
        self.edited.emit()
