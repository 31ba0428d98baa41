"""The passphrase: what stands first whenever there is a caseload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from twentyweeks.gui.unlock.secret import Secret
from twentyweeks.gui.unlock.sheet import Sheet
from twentyweeks.gui.unlock.work import Asking
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.worker import Asked, Errand, Lane
from twentyweeks.present.tone import Tone

if TYPE_CHECKING:
    from twentyweeks.gui.unlock.work import Door, Opened
    from twentyweeks.operations.unlock import Found

LOCKED = "Locked. What you were typing is kept, encrypted, on this laptop."
FIRST = "Everything stays encrypted on this laptop until you unlock it."


class UnlockPage(Sheet):
    """Asks for the passphrase; `unlocked` gives the open caseload."""

    unlocked = Signal(object)
    asking = Signal(object)  # it opens, and its team has not let it in yet
    recovery_asked = Signal()

    def __init__(self, door: Door, lane: Lane, sentence: str = FIRST) -> None:
        super().__init__("Unlock your caseload", sentence)
        self._door, self._lane = door, lane
        self._secret = Secret()
        self._secret.returnPressed.connect(self.open)
        self.form.add("passphrase", Field("Passphrase", self._secret))
        self.open_button = Button("Unlock", Kind.PRIMARY, "lock-open")
        self.open_button.clicked.connect(self.open)
        forgot = Button("Use the recovery key", Kind.QUIET)
        forgot.clicked.connect(self.recovery_asked)
        self.foot.addWidget(self.open_button)
        self.foot.addWidget(forgot)
        self.foot.addStretch(1)
        self.setFocusProxy(self._secret)

    def show_found(self, found: Found) -> None:
        """Show what is known of the caseload before it is opened."""
        if found.demonstration_passphrase:
            self._show_demonstration(found.demonstration_passphrase)
        if found.in_use:
            self.above.addWidget(Banner(found.in_use, Tone.AMBER))

    @Slot()
    def open(self) -> None:
        """Try the passphrase that was typed."""
        if not self.open_button.isEnabled():
            return
        self.let(None)
        self.form.clear_errors()
        passphrase = self._secret.text()
        errand = self._lane.ask(self._asked(passphrase))
        self.waiting.wait_for(errand, "Unlocking")

    def _asked(self, passphrase: str) -> Asked[Opened | Asking]:
        def work(errand: Errand) -> Opened | Asking:
            return self._door.enter(passphrase, errand)

        return Asked(
            work=work,
            then=self._opened,
            failed=self._failed,
            progress=self.waiting.tell,
        )

    def _opened(self, opened: Opened | Asking) -> None:
        self.waiting.over()
        self._secret.clear()
        waits = isinstance(opened, Asking)
        (self.asking if waits else self.unlocked).emit(opened)

    def _failed(self, error: Exception) -> None:
        self.refuse(error)
        self._secret.selectAll()
        self._secret.setFocus()

    def _show_demonstration(self, passphrase: str) -> None:
        fill = Button("Fill it in", Kind.QUIET)
        fill.clicked.connect(lambda _on=False: self._secret.setText(passphrase))
        words = (
            "Demonstration: invented children of an invented council. "
            f"The passphrase is: {passphrase}"
        )
        self.above.addWidget(Banner(words, Tone.AMBER, "info"))
        self.foot.insertWidget(1, fill)
