"""What was set aside of a laptop that was taken off: looked at, taken in or left."""

from datetime import datetime

from PySide6.QtCore import Slot

from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.aside import accept_package
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.exchange import AsideCard
from twentyweeks.present.exchange_words import ACCEPTED

LEFT = "To leave it aside, do nothing: it stays here, and in no caseload."


class SetAside(Card):
    """One package: whose, why, what is in it, and one button that takes it in."""

    def __init__(self, sitting: Sitting, shown: AsideCard) -> None:
        super().__init__(shown.title)
        self._sitting, self._id = sitting, shown.id
        self.body.addWidget(Words(shown.why, tone="ink2"))
        for change in shown.changes:
            self.body.addWidget(Words(change))
        if shown.more:
            self.body.addWidget(Words(f"And {shown.more} more.", tone="ink2"))
        self.form = Form()
        self.body.addWidget(self.form)
        self.take_button = Button("Take it in", Kind.PLAIN, "check")
        self.take_button.setAccessibleName(f"Take in {shown.title}")
        self.take_button.clicked.connect(self.take_in)
        self.body.addWidget(Flow([self.take_button]))
        self.body.addWidget(Words(LEFT, tone="ink2"))

    @Slot()
    def take_in(self) -> None:
        """Let the package through; the next exchange takes it in."""
        package = self._id

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            accept_package(caseload, package, now)

        saving = Saving(work=work, then=self._taken, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def _taken(self, _done: None) -> None:
        self._sitting.told.emit(ACCEPTED)


def aside_heading(count: int) -> Words:
    """Say how many packages were set aside."""
    words = "1 package was" if count == 1 else f"{count} packages were"
    return Words(f"{words} set aside for you to look at.", Role.H3)
