"""Expected times: what the authority reckons with, beside what its caseload shows."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from twentyweeks.gui.editors import Line
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.expected import ExpectedPage, expected_page, set_expected
from twentyweeks.present.expected import ExpectedLine

ABOUT = (
    "How many days each step usually takes here, for the whole team. A forecast is "
    "reckoned by them; they are never a limit of the law. Where nothing is set, the "
    "number shown in its place counts: a share of the twenty weeks."
)
TOO_FEW = "Too few in the last 12 months to say"
ACROSS = 2  # steps beside each other


class ExpectedCard(Card):
    """Days by step; a press on an offer fills it in, and nothing is saved by itself."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__("Expected times")
        self._sitting = sitting
        self.form = Form()
        self.opened: ExpectedPage | None = None
        self.offers: dict[str, Button] = {}
        self.body.addWidget(Words(ABOUT, tone="ink2"))
        self.body.addWidget(self.form)
        self._save = Button("Save the expected times", Kind.PRIMARY)
        self._save.clicked.connect(self.save)
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addStretch(1)
        self.body.addLayout(row)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read what stands, and what the last twelve months show."""
        work = partial(expected_page, today=self._sitting.today())
        self._sitting.read(self, work, self._show)

    @Slot()
    def save(self) -> None:
        """Write the days that were changed."""
        opened = self.opened
        if opened is None:
            return
        self.form.clear_errors()
        days = _changed(opened, self.form)
        saving: Saving[None] = Saving(
            work=lambda caseload, now, _errand: set_expected(
                caseload, days, opened.seen, now
            ),
            then=self._saved,
            failed=self.form.refuse,
        )
        self._sitting.write(self, saving)

    def _saved(self, _done: None) -> None:
        self._sitting.told.emit("Saved. Forecasts are reckoned by these days.")
        self.refresh()

    def _show(self, page: ExpectedPage) -> None:
        self.opened, old, self.form = page, self.form, Form()
        self.offers = {}
        for at in range(0, len(page.lines), ACROSS):
            beside = page.lines[at : at + ACROSS]
            self.form.beside({line.step: self._field(line) for line in beside})
        self.body.replaceWidget(old, self.form)
        old.hide()
        old.deleteLater()
        self.form.show()

    def _field(self, line: ExpectedLine) -> Field:
        editor = Line(4)
        editor.setText(line.days)
        editor.setPlaceholderText(line.usual)
        field = Field(line.title, editor, line.offered or TOO_FEW)
        if line.offered:
            use = Button(f"Use {line.offered_days}", Kind.QUIET)
            use.setAccessibleName(f"{line.title}: use {line.offered_days} days")
            use.clicked.connect(partial(editor.setText, line.offered_days))
            field.put_beside(use)
            self.offers[line.step] = use
        return field


def _changed(opened: ExpectedPage, form: Form) -> dict[str, str]:
    shown = {line.step: line.days for line in opened.lines}
    typed = form.values()
    return {step: words for step, words in typed.items() if words != shown[step]}
