"""What happened: every milestone, who recorded it and when, and what was changed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from twentyweeks.gui.case.lines import Line, quiet
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.present.case import CasePage
from twentyweeks.present.happened import HappenedLine
from twentyweeks.present.tone import Tone

FIRST = 6  # lines before “See all”


class HappenedCard(Card):
    """The lines; `correct` and `strike` tell which milestone."""

    record = Signal()
    correct = Signal(str)
    strike = Signal(str)

    def __init__(self, shown: CasePage) -> None:
        super().__init__("What happened")
        self.lines = shown.happened
        record = Button("Record what happened", Kind.QUIET, "plus")
        record.clicked.connect(self.record)
        self._all = Button("See all", Kind.QUIET)
        self._all.clicked.connect(self._show_all)
        self._all.hide()
        self.aside(record)
        self._last: QWidget = record
        self._show(self.lines)

    def _show(self, lines: tuple[HappenedLine, ...]) -> None:
        self._put(lines[:FIRST])
        if len(lines) > FIRST:
            self.body.addWidget(self._all)
            self._all.show()
            QWidget.setTabOrder(self._last, self._all)
        if not lines:
            self.body.addWidget(quiet("Nothing is recorded yet."))

    @Slot()
    def _show_all(self) -> None:
        self._all.hide()
        self._put(self.lines[FIRST:])

    def _put(self, lines: Sequence[HappenedLine]) -> None:
        """Put lines at the end, and their buttons after those before them."""
        for happened in lines:
            line = self._line(happened)
            self.body.addWidget(line)
            for button in line.findChildren(IconButton):
                QWidget.setTabOrder(self._last, button)
                self._last = button

    def _line(self, happened: HappenedLine) -> QFrame:
        line = Line(Sign(happened.icon, size=18)).say(happened.title, Role.STRONG)
        line.say(happened.day, tone="ink2")
        for words in (happened.facts, happened.signed, *happened.changes):
            line.say(words, Role.CAPTION, "ink2")
        if happened.struck:
            return line.right(Chip(Status("Struck out", Tone.GREY, "strikethrough")))
        named = f"{happened.title}, {happened.day}"
        pencil = IconButton("pencil", f"Correct: {named}")
        pencil.clicked.connect(lambda _on=False: self.correct.emit(happened.id))
        strike = IconButton("strikethrough", f"Strike out: {named}")
        strike.clicked.connect(lambda _on=False: self.strike.emit(happened.id))
        return line.right(pencil).right(strike)
