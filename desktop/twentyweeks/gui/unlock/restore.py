"""A backup is brought back: what is in it is told before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog

from twentyweeks.gui.editors import Line, put
from twentyweeks.gui.unlock.returning import bring_back, bring_back_closed, look_into
from twentyweeks.gui.unlock.secret import Secret
from twentyweeks.gui.unlock.sheet import Sheet
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Link
from twentyweeks.gui.worker import Asked, Errand, Lane
from twentyweeks.present.tone import Tone

if TYPE_CHECKING:
    from twentyweeks.gui.unlock.work import Door, Opened

WHERE = "A file whose name ends in .twbackup"
OF_ITS_DAY = "The passphrase that was yours on the day of the backup."


class RestorePage(Sheet):
    """Asks for the backup and its passphrase; `unlocked` gives the open caseload."""

    unlocked = Signal(object)
    recovery_asked = Signal()  # it is brought back, and the recovery key is to open it
    folder_asked = Signal()  # there is none: the paper and the folder instead
    left = Signal()

    def __init__(self, door: Door, lane: Lane) -> None:
        super().__init__(
            "Bring a backup back",
            "It is unpacked onto this laptop and opened. If the laptop that made it is "
            "lost, ask your administrator to take that one off the team.",
            560,
        )
        self._door, self._lane = door, lane
        line = Line()
        line.editingFinished.connect(self.look)
        backup = self.form.add("backup", Field("Backup", line, WHERE))
        choose = Button("Choose…", Kind.PLAIN, "folder-open")
        choose.clicked.connect(self._choose_file)
        backup.put_beside(choose)
        self.held = Banner("", Tone.BLUE)
        self.held.hide()
        self.form.body.addWidget(self.held)
        self.form.add("passphrase", Field("Passphrase", Secret(), OF_ITS_DAY))
        self._put_buttons()
        paper = Link("The passphrase is forgotten: open it with the recovery key")
        paper.clicked.connect(self.bring_closed)
        folder = Link("There is no backup: read it all from the team's folder")
        folder.clicked.connect(self.folder_asked)
        self.links = (paper, folder)
        for link in self.links:
            self.card.body.addWidget(link)
        self.setFocusProxy(line)

    def let(self, on: object) -> None:
        super().let(on)
        for link in self.links:
            link.setEnabled(bool(on))

    @Slot()
    def look(self) -> None:
        """Say what the backup holds."""
        self.held.hide()
        self.form.clear_errors()
        backup = self.form.values()["backup"]
        if backup:
            asked = Asked(
                work=lambda _errand: look_into(backup),
                then=self._say_held,
                failed=self._refuse_file,
            )
            self._lane.ask(asked)

    @Slot()
    def bring(self) -> None:
        """Bring it back and open it."""
        self.let(None)
        self.form.clear_errors()
        typed = self.form.values()

        def work(errand: Errand) -> Opened:
            return bring_back(self._door, typed["backup"], typed["passphrase"], errand)

        asked = Asked(work=work, then=self.unlocked.emit, failed=self.refuse)
        self.waiting.wait_for(self._lane.ask(asked), "Bringing the backup back")

    @Slot()
    def bring_closed(self) -> None:
        """Bring it back, and have the recovery key open it."""
        self.let(None)
        self.form.clear_errors()
        backup = self.form.values()["backup"]

        def work(_errand: Errand) -> None:
            bring_back_closed(self._door, backup)

        asked = Asked(work=work, then=self._brought, failed=self.refuse)
        self.waiting.wait_for(self._lane.ask(asked), "Bringing the backup back")

    def _brought(self, _done: None) -> None:
        self.waiting.over()
        self.recovery_asked.emit()

    def _say_held(self, words: str) -> None:
        self.held.say(words)
        self.held.show()

    def _refuse_file(self, error: Exception) -> None:
        self.refuse(error)

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "The backup", "", "Backups (*.twbackup);;All files (*)"
        )
        if name:
            put(self.form.fields["backup"].editor, name)
            self.look()

    def _put_buttons(self) -> None:
        self.bring_button = Button("Bring it back", Kind.PRIMARY)
        self.bring_button.clicked.connect(self.bring)
        back = Button("Back")
        back.clicked.connect(self.left)
        for button in (self.bring_button, back):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
