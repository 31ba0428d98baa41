"""When a passphrase is lost: the recovery key lets an officer in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from twentyweeks.errors import Refused
from twentyweeks.gui.editors import Choice, Paragraph, read
from twentyweeks.gui.unlock.secret import Secret
from twentyweeks.gui.unlock.sheet import Sheet
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.worker import Asked, Errand, Lane

if TYPE_CHECKING:
    from twentyweeks.gui.unlock.work import Door, Recovered


class RecoveryPage(Sheet):
    """A manager types the recovery key; `recovered` gives the open caseload."""

    recovered = Signal(object)
    left = Signal()

    def __init__(self, door: Door, lane: Lane) -> None:
        super().__init__(
            "Use the recovery key",
            "The manager who keeps the sealed envelope types the key from the paper. "
            "Spaces and capital letters do not matter.",
            560,
        )
        self._door, self._lane = door, lane
        self.form.add("recovery", Field("Recovery key", Paragraph(3)))
        self.open_button = Button("Unlock", Kind.PRIMARY, "key-round")
        self.open_button.clicked.connect(self.open)
        back = Button("Back")
        back.clicked.connect(self.left)
        self.foot.addWidget(self.open_button)
        self.foot.addWidget(back)
        self.foot.addStretch(1)
        self.setFocusProxy(self.form.fields["recovery"].editor)

    @Slot()
    def open(self) -> None:
        """Try the key that was typed."""
        self.let(None)
        self.form.clear_errors()
        key = self.form.values()["recovery"]

        def work(_errand: Errand) -> Recovered:
            return self._door.recover(key)

        asked = Asked(work=work, then=self.recovered.emit, failed=self.refuse)
        self.waiting.wait_for(self._lane.ask(asked), "Unlocking")


class NewPassphrasePage(Sheet):
    """The officer who was let in again chooses a passphrase."""

    given = Signal()

    def __init__(self, door: Door, lane: Lane, recovered: Recovered) -> None:
        super().__init__(
            "Choose a new passphrase",
            "Once it is set, the old passphrase opens nothing any more. Seal the "
            "recovery key again and put it back.",
        )
        self._door, self._lane, self._recovered = door, lane, recovered
        self.form.add("officer", Field("Officer", Choice(recovered.officers)))
        hint = "At least 12 characters. Four words that do not belong together."
        self.form.add("passphrase", Field("New passphrase", Secret(), hint))
        self.form.add("again", Field("New passphrase again", Secret()))
        self.give_button = Button("Set the passphrase", Kind.PRIMARY)
        self.give_button.clicked.connect(self.give)
        self.foot.addWidget(self.give_button)
        self.foot.addStretch(1)

    @Slot()
    def give(self) -> None:
        """Set what was typed, if it was typed twice alike."""
        self.form.clear_errors()
        typed = {name: read(each.editor) for name, each in self.form.fields.items()}
        if typed["passphrase"] != typed["again"]:
            self.refuse(
                Refused("The two are not the same. Type both again.", field="again")
            )
            return
        self.let(None)

        def work(_errand: Errand) -> None:
            self._door.give(self._recovered, typed["officer"], typed["passphrase"])

        asked = Asked(work=work, then=self._given, failed=self.refuse)
        self.waiting.wait_for(self._lane.ask(asked), "Setting the passphrase")

    def _given(self, _done: None) -> None:
        self.given.emit()
