"""Window envelopes: which the authority uses, and a sheet to test it with."""

from datetime import datetime

from PySide6.QtCore import Slot

from twentyweeks.gui.case.lines import quiet
from twentyweeks.gui.editors import Choice, Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.printing import Paper, PaperOut, Printers
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.changing import Opened
from twentyweeks.operations.envelope import (
    ENVELOPE_OPTIONS,
    EnvelopeForm,
    change_envelope,
    envelope_form,
    envelope_sheet,
    stock_words,
)
from twentyweeks.operations.language_sheets import crowded_sheets
from twentyweeks.operations.unlock import Caseload

ABOUT = (
    "Where the address stands on a letter, for the whole team. A sheet slides in its "
    "envelope, so the address stands where it is always in sight. Makes of envelope "
    "differ: print the test sheet first."
)
TEST = "The test sheet, for what is typed above"
MILLIMETRES = "Millimetres; less than 0 moves it the other way"


class EnvelopeCard(Card):
    """A kind of envelope, how far the address is moved, and the test sheet."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__("Window envelopes")
        self._sitting = sitting
        self.opened: Opened[EnvelopeForm] | None = None
        self._typed = EnvelopeForm()
        self.form = Form()
        self.form.edited.connect(self._remember)
        self.form.beside(
            {
                "kind": Field("Envelope", Choice(ENVELOPE_OPTIONS)),
                "right": Field("Move to the right", Line(6), MILLIMETRES),
                "down": Field("Move down", Line(6), MILLIMETRES),
            }
        )
        save = Button("Save the envelope", Kind.PRIMARY)
        save.clicked.connect(self.save)
        self.printers = Printers(sitting)
        paper = Paper(words="test sheet", file_name="test-sheet.pdf", make=self._sheet)
        self.sheet = PaperOut(sitting, paper, self.printers, (Kind.PLAIN, Kind.PLAIN))
        self.stock = quiet("")
        self.body.addWidget(quiet(ABOUT))
        for part in (self.form, self.stock, Flow([save]), Words(TEST, Role.STRONG)):
            self.body.addWidget(part)
        self.body.addWidget(self.printers)
        self.body.addWidget(self.sheet)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read which envelope is used."""
        self._sitting.read(self, envelope_form, self._show)

    @Slot()
    def save(self) -> None:
        """Write the envelope for the whole team."""
        opened, form = self.opened, EnvelopeForm(**self.form.values())
        if opened is None:
            return
        self.form.clear_errors()
        seen = opened.seen

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> tuple[str, ...]:
            change_envelope(caseload, form, seen, now)
            return crowded_sheets(caseload)

        saving = Saving(work=work, then=self._saved, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def _sheet(self, caseload: Caseload) -> bytes:
        return envelope_sheet(caseload, self._typed, self._sitting.today())

    @Slot()
    def _remember(self) -> None:
        self._typed = EnvelopeForm(**self.form.values())
        made_for = stock_words(self._typed.kind)
        self.stock.setText(made_for)
        self.stock.setVisible(bool(made_for))

    def _saved(self, crowded: tuple[str, ...]) -> None:
        told = "Saved. New letters are addressed for this envelope."
        if crowded:
            told += (
                f" Sheets that have something in its window: {', '.join(crowded)}. "
                "Letters in these languages wait until another sheet is put there."
            )
        self._sitting.told.emit(told)
        self.refresh()

    def _show(self, opened: Opened[EnvelopeForm]) -> None:
        self.opened, form = opened, opened.form
        self.form.fill({"kind": form.kind, "right": form.right, "down": form.down})
        self._remember()
