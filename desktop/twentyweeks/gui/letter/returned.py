"""An issued letter that came back."""

from datetime import datetime

from PySide6.QtCore import Slot

from twentyweeks.gui.editors import DAY, Day, in_figures, put
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.letter_returned import letter_returned
from twentyweeks.operations.unlock import Caseload

FOLLOWS = (
    "It was not good service then, and told the family nothing. Today shows it in red "
    "until a letter is sent in its place. Look at the address before that."
)


class ReturnedCard(Card):
    """The day on which an envelope, or an e-mail, came back."""

    def __init__(self, sitting: Sitting, letter_id: str) -> None:
        super().__init__("")
        self._sitting, self._letter_id = sitting, letter_id
        self.form = Form()
        day = Day()
        put(day, in_figures(sitting.today()))
        self.form.add("returned_on", Field("Came back on", day, DAY))
        self.save_button = Button("Record that it came back", Kind.PRIMARY, "undo-2")
        self.save_button.clicked.connect(self.save)
        for part in (self.form, Words(FOLLOWS, tone="ink2"), Flow([self.save_button])):
            self.body.addWidget(part)

    @Slot()
    def save(self) -> None:
        """Record it; the days that ran from this letter run no longer."""
        self.form.clear_errors()
        day, letter_id = self.form.values()["returned_on"], self._letter_id

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            letter_returned(caseload, letter_id, day, now)

        saving = Saving(work=work, then=self._saved, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def _saved(self, _done: None) -> None:
        self._sitting.told.emit("It is recorded that the letter came back.")
        self._sitting.left.emit()
