"""When the final plan can be sent, and what if something arrives on another day."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twentyweeks.errors import Refused
from twentyweeks.gui import theme
from twentyweeks.gui.editors import Day, in_figures
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form, first_editor
from twentyweeks.gui.panel import Panel
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.forecast import forecast_page
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case import CasePage
from twentyweeks.present.forecast import ForecastCard, ForecastLine

WHAT_IF = "If this arrives on…"


def forecast_card(sitting: Sitting, shown: CasePage, page: QWidget) -> QWidget | None:
    """Return the card of the forecast, or None where no plan is being made."""
    if shown.forecast.nothing or not shown.forecast.earliest:
        return None
    card = Card("When the plan can be sent")
    ask = Button(WHAT_IF, Kind.QUIET, "calendar-clock")
    ask.clicked.connect(
        lambda _on=False: WhatIf(sitting, shown.case_id, shown.forecast, page).open()
    )
    card.aside(ask)
    card.body.addWidget(Sentences(shown.forecast))
    return card


class Sentences(QWidget):
    """The day, what holds it, and the law's own days."""

    def __init__(self, found: ForecastCard) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(4))
        self._earliest = Words("", Role.STRONG)
        self._held_by, self._statutory = Words(""), Words("")
        self._lawful = Words("", Role.CAPTION, "ink2")
        for words in self._words():
            column.addWidget(words)
        note = "Reckoned by the expected times of the settings; it is no date of law."
        column.addWidget(Words(note, Role.CAPTION, "ink2"))
        self.say(found)

    def say(self, found: ForecastCard) -> None:
        """Say another forecast."""
        self._earliest.setText(found.earliest)
        self._held_by.setText(found.held_by)
        self._statutory.setText(found.statutory)
        self._statutory.set_tone("amber" if found.is_late else "ink")
        self._lawful.setText(found.lawful_from)

    def text(self) -> str:
        """Return everything that is said."""
        return " ".join(words.text() for words in self._words())

    def _words(self) -> tuple[Words, ...]:
        return self._earliest, self._held_by, self._statutory, self._lawful


class WhatIf(Panel):
    """Days that an officer assumes; nothing of it is ever saved."""

    def __init__(
        self, sitting: Sitting, case_id: str, found: ForecastCard, parent: QWidget
    ) -> None:
        super().__init__(WHAT_IF, parent)
        self._sitting, self._case_id, self._expected = sitting, case_id, found
        self._shown, self._assumed = _days(found), dict[str, str]()
        self.sentences = Sentences(found)
        self.form = Form()
        self.form.beside(
            {line.name: _field(line) for line in found.lines if line.can_change}
        )
        self._lay_out()
        sitting.locking.connect(self.close)

    @Slot()
    def work_out(self) -> None:
        """Reckon again with the days that were changed."""
        self.form.clear_errors()
        typed, today = self._changed(), self._sitting.today()
        self._assumed = typed

        def work(caseload: Caseload) -> ForecastCard | Refused:
            try:
                return forecast_page(caseload, self._case_id, today, typed)
            except Refused as refused:
                return refused

        self._sitting.read(self, work, self._show)

    @Slot()
    def expect_again(self) -> None:
        """Go back to the days that are expected."""
        self.form.clear_errors()
        self._assumed = {}
        self._show(self._expected)

    def _changed(self) -> dict[str, str]:
        return {
            name: words
            for name, words in self.form.values().items()
            if words.strip() and (name in self._assumed or words != self._shown[name])
        }

    def _show(self, found: ForecastCard | Refused) -> None:
        if isinstance(found, Refused):
            self.form.refuse(found.sentence, found.field or "")
        else:
            self._shown = _days(found)
            self.form.fill(self._shown)
            self.sentences.say(found)

    def _lay_out(self) -> None:
        about = "Change a day and work it out again. Nothing here is saved."
        body = self.page.body
        body.addWidget(Words(WHAT_IF, Role.H2))
        body.addWidget(self.sentences)
        body.addWidget(Words(about, tone="ink2"))
        body.addWidget(self.form)
        again = Button("As expected", icon="undo-2")
        again.clicked.connect(self.expect_again)
        close = Button("Close")
        close.clicked.connect(self.accept)
        work_out = Button("Work it out", Kind.PRIMARY)
        work_out.clicked.connect(self.work_out)
        self.finish(again, close, work_out, wide=680)
        first_editor(self.form).setFocus()


def _field(line: ForecastLine) -> Field:
    editor = Day()
    editor.setText(in_figures(line.day))
    return Field(line.title, editor, line.words)


def _days(found: ForecastCard) -> dict[str, str]:
    return {each.name: in_figures(each.day) for each in found.lines}
