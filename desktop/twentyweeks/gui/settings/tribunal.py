"""How many pages the Tribunal takes: what holds, and a practice direction to come."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame

from twentyweeks.gui.case.lines import Line as Row
from twentyweeks.gui.case.lines import column_of, quiet
from twentyweeks.gui.editors import DAY, Day, Line
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, IconButton
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.tribunal_pages import (
    NewDirection,
    directions_page,
    enter_direction,
    parts_counted,
    take_direction_out,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.tribunal import DirectionLine, DirectionsPage

ABOUT = (
    "Bundles for the Tribunal are counted against these numbers. When a practice "
    "direction changes them, enter the new ones with their day: until then the "
    "earlier ones hold."
)
NAMED = "As it calls itself, with its year"


class TribunalCard(Card):
    """The numbers that hold, those that were entered, and a form for others."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__("Pages that the Tribunal takes")
        self._sitting = sitting
        self.holding = Words("", tone="ink2")
        self._entered = QFrame()
        self._entered.setObjectName("clear")
        self._lines = column_of(self._entered)
        self.form = Form()
        self._ask()
        add = Button("Enter the direction", icon="plus")
        add.clicked.connect(self.enter)
        for part in (self.holding, self._entered, quiet(ABOUT), self.form):
            self.body.addWidget(part)
        self.body.addWidget(Flow([add]))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read what holds and what was entered."""
        work = partial(directions_page, today=self._sitting.today())
        self._sitting.read(self, work, self._show)

    @Slot()
    def enter(self) -> None:
        """Keep the direction that was typed."""
        self.form.clear_errors()
        typed = self.form.values()
        new = NewDirection(since=typed.pop("since"), cite=typed.pop("cite"), most=typed)

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            enter_direction(caseload, new, now)

        saving = Saving(work=work, then=self._kept, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def take_out(self, line: DirectionLine, *_pressed: object) -> None:
        """Take out a direction that was entered by mistake."""

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            take_direction_out(caseload, line.since, now)

        done = partial(self._told, "The direction is taken out.")
        self._sitting.write(self, Saving(work=work, then=done))

    def _kept(self, done: None) -> None:
        self.form.fill({"since": "", "cite": ""})
        self._told("Kept. Bundles are counted by it from its day on.", done)

    def _told(self, sentence: str, _done: None) -> None:
        self._sitting.told.emit(sentence)
        self.refresh()

    def _show(self, page: DirectionsPage) -> None:
        self.holding.setText(page.words)
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for line in page.entered:
            out = IconButton("trash-2", f"Take out: {line.words}")
            out.clicked.connect(partial(self.take_out, line))
            row = Row(Sign("gavel"), middle=True).say(line.words).right(out)
            self._lines.addWidget(row)
        self._entered.setVisible(bool(page.entered))
        typed = self.form.values()
        if not (typed["since"] or typed["cite"]):  # what is half typed stays
            self.form.fill(dict(page.most))

    def _ask(self) -> None:
        since = Field("In force from", Day(), DAY)
        cite = Field("Practice direction", Line(), NAMED)
        self.form.beside({"since": since, "cite": cite})
        fields = {key: Field(words, Line(6)) for key, words in parts_counted().items()}
        keys = list(fields)
        for first in range(0, len(keys), 2):
            self.form.beside({key: fields[key] for key in keys[first : first + 2]})
