"""A laptop is made anew from the recovery key and the team's folder alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog

from twentyweeks.gui.editors import Line, Paragraph, put
from twentyweeks.gui.unlock.join import FOLDER, LENGTH
from twentyweeks.gui.unlock.returning import Typed, make_anew
from twentyweeks.gui.unlock.secret import Secret
from twentyweeks.gui.unlock.sheet import Sheet
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.worker import Asked, Errand, Lane
from twentyweeks.present.tone import Tone

if TYPE_CHECKING:
    from twentyweeks.gui.unlock.work import Door, Opened

AS_BEFORE = "As it stood before: your cases are then yours again."


class AnewPage(Sheet):
    """Asks for the paper and the folder; `unlocked` gives the caseload, all read."""

    unlocked = Signal(object)
    left = Signal()
    step = Signal(str)  # a sentence of the running exchange, from its thread

    def __init__(self, door: Door, lane: Lane, memory_kib: int | None = None) -> None:
        super().__init__(
            "Make this laptop anew",
            "For a team whose administrator's laptop is gone. The manager who keeps "
            "the sealed envelope types the key. This laptop then reads all that was "
            "ever sent and becomes an administrator's. What was never sent is lost.",
            600,
        )
        self._door, self._lane, self._memory = door, lane, memory_kib
        hint = "Spaces and capital letters do not matter."
        self.form.add("recovery", Field("Recovery key", Paragraph(3), hint))
        central = self.form.add("central", Field("Central folder", Line(), FOLDER))
        choose = Button("Choose…", Kind.PLAIN, "folder-open")
        choose.clicked.connect(self._choose_folder)
        central.put_beside(choose)
        self.form.add("officer", Field("Your name", Line(), AS_BEFORE))
        self.form.add("passphrase", Field("Passphrase", Secret(), LENGTH))
        self.form.add("again", Field("Passphrase again", Secret()))
        self.standing = Banner("", Tone.BLUE, "hourglass")
        self.standing.hide()
        self.form.body.addWidget(self.standing)
        self.step.connect(self._say_step)
        self._put_buttons()
        self.setFocusProxy(self.form.fields["recovery"].editor)

    @Slot()
    def make(self) -> None:
        """Make the laptop anew, or go on with it."""
        self.let(None)
        self.standing.hide()
        self.form.clear_errors()
        typed = Typed(**self.form.values(), memory_kib=self._memory)
        tell = self.step.emit

        def work(errand: Errand) -> Opened | str:
            return make_anew(self._door, typed, tell, errand)

        asked = Asked(work=work, then=self._made, failed=self.refuse)
        self._errand = self._lane.ask(asked)
        self.waiting.wait_for(self._errand, "Looking for the central folder.")

    @Slot(str)
    def _say_step(self, sentence: str) -> None:
        self.waiting.wait_for(self._errand, sentence)

    def _made(self, reached: Opened | str) -> None:
        self.waiting.over()
        if not isinstance(reached, str):
            self.unlocked.emit(reached)
            return
        self.let(self.isEnabled())
        self.standing.say(reached)
        self.standing.show()

    @Slot()
    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "The team's folder")
        if folder:
            put(self.form.fields["central"].editor, folder)

    def _put_buttons(self) -> None:
        self.make_button = Button("Make it anew", Kind.PRIMARY, "key-round")
        self.make_button.clicked.connect(self.make)
        back = Button("Back")
        back.clicked.connect(self.left)
        self.foot.addWidget(self.make_button)
        self.foot.addWidget(back)
        self.foot.addStretch(1)
