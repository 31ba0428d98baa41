"""From the start of the program to the desk: one window for the lock, one for work.

Nothing here imports the operations before the lock screen is seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from twentyweeks.gui import fonts
from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.unlock.anew import AnewPage
from twentyweeks.gui.unlock.first_run import FirstRunPage, RecoveryKeyPage
from twentyweeks.gui.unlock.join import AskPage, WordsPage
from twentyweeks.gui.unlock.page import FIRST, LOCKED, UnlockPage
from twentyweeks.gui.unlock.recovery import NewPassphrasePage, RecoveryPage
from twentyweeks.gui.unlock.restore import RestorePage
from twentyweeks.gui.worker import Asked, Lane
from twentyweeks.places import settings_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from twentyweeks.gui.desk import Desk
    from twentyweeks.gui.theme import Scheme
    from twentyweeks.gui.unlock.sheet import Sheet
    from twentyweeks.gui.unlock.work import Asking, Door, Key, Opened, Recovered, Typed
    from twentyweeks.operations.unlock import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """How the window is begun.

    `again` is the command that begins it anew after a lock, without `--locked`;
    `settings` the file of this laptop's, which `looks` stands in for.
    """

    door: Door
    again: Sequence[str] = ()
    locked: bool = False
    looks: tuple[Scheme, float] | None = None
    settings: Path = field(default_factory=settings_file)
    memory_kib: int | None = None


class EntryWindow(QMainWindow):
    """The window before the caseload is open: one sheet at a time."""

    closed = Signal()

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self._lane = lane
        self._sheets = QStackedWidget()
        self._sheets.setObjectName("page")
        self.setCentralWidget(self._sheets)
        self.setWindowTitle("Twenty Weeks")
        self.resize(1120, 760)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show this sheet and let the one before it go."""
        old = self._sheets.currentWidget()
        self._sheets.addWidget(sheet)
        self._sheets.setCurrentWidget(sheet)
        sheet.setFocus()
        if old is not None:
            self._sheets.removeWidget(old)
            old.deleteLater()

    def sheet(self) -> Sheet:
        """Return the sheet that is shown."""
        shown: Sheet = self._sheets.currentWidget()  # type: ignore[assignment]
        return shown

    def closeEvent(self, event: QCloseEvent) -> None:
        self._lane.stop()
        self.closed.emit()
        super().closeEvent(event)


class Program(QObject):
    """Holds what lives as long as the process: looks, lane, the window in sight."""

    def __init__(self, app: QApplication, start: Start) -> None:
        super().__init__()
        self._app, self._start = app, start
        self._looks = Appearance(app, *(start.looks or ()))
        if start.looks is None:
            self._looks.remember(start.settings)
        self._lane = Lane("opens", self)
        self._demonstration = self._looked = False
        self.desk: Desk | None = None
        self.entry = EntryWindow(self._lane)
        self.entry.closed.connect(self._entry_closed)
        self._begin_where_it_is()

    @Slot()
    def _begin_where_it_is(self) -> None:
        self._ask_passphrase()
        look = Asked(
            work=lambda _errand: self._start.door.look(),
            then=self._found,
            failed=lambda error: self.entry.sheet().refuse(error),
        )
        self._lane.ask(look)

    @Slot()
    def _ask_passphrase(self) -> None:
        sentence = LOCKED if self._start.locked else FIRST
        page = UnlockPage(self._start.door, self._lane, sentence)
        page.unlocked.connect(self._open_desk)
        page.asking.connect(self._show_words)
        page.recovery_asked.connect(self._ask_recovery)
        self.entry.show_sheet(page)

    def has_looked(self) -> bool:
        """Return whether it is known what lies in the folder."""
        return self._looked

    def _found(self, found: Found) -> None:
        self._looked = True
        self._demonstration = bool(found.demonstration_passphrase)
        sheet = self.entry.sheet()
        if not found.exists:
            self._begin()
        elif isinstance(sheet, UnlockPage):
            sheet.show_found(found)

    def _begin(self) -> None:
        page = FirstRunPage(self._start.door, self._lane, self._start.memory_kib)
        page.named.connect(self._show_key)
        page.join_asked.connect(self._ask_team)
        page.lost_asked.connect(self._ask_backup)
        page.demonstrated.connect(self._go_to)
        self.entry.show_sheet(page)

    @Slot()
    def _ask_backup(self) -> None:
        page = RestorePage(self._start.door, self._lane)
        page.unlocked.connect(self._open_desk)
        page.recovery_asked.connect(self._ask_recovery)
        page.folder_asked.connect(self._ask_paper)
        page.left.connect(self._begin_where_it_is)
        self.entry.show_sheet(page)

    @Slot()
    def _ask_paper(self) -> None:
        page = AnewPage(self._start.door, self._lane, self._start.memory_kib)
        page.unlocked.connect(self._open_desk)
        page.left.connect(self._begin_where_it_is)
        self.entry.show_sheet(page)

    def _go_to(self, door: Door) -> None:
        """Begin again at another caseload, as if the program had been opened there."""
        again = self._start.again and (*self._start.again, "--home", str(door.home))
        self._start = replace(self._start, door=door, again=again)
        self._begin_where_it_is()

    @Slot()
    def _ask_team(self) -> None:
        page = AskPage(self._start.door, self._lane, self._start.memory_kib)
        page.asking.connect(self._show_words)
        page.left.connect(self._begin_where_it_is)
        self.entry.show_sheet(page)

    def _show_words(self, asking: Asking) -> None:
        page = WordsPage(self._start.door, self._lane, asking)
        page.unlocked.connect(self._open_desk)
        page.again.connect(self._ask_team)
        self.entry.show_sheet(page)

    def _show_key(self, typed: Typed, key: Key) -> None:
        page = RecoveryKeyPage(self._start.door, self._lane, typed, key)
        page.unlocked.connect(self._open_desk)
        self.entry.show_sheet(page)

    @Slot()
    def _ask_recovery(self) -> None:
        page = RecoveryPage(self._start.door, self._lane)
        page.recovered.connect(self._ask_new_passphrase)
        page.left.connect(self._ask_passphrase)
        self.entry.show_sheet(page)

    def _ask_new_passphrase(self, recovered: Recovered) -> None:
        page = NewPassphrasePage(self._start.door, self._lane, recovered)
        page.given.connect(self._ask_passphrase)
        self.entry.show_sheet(page)

    def _open_desk(self, opened: Opened) -> None:
        from twentyweeks.gui.desk import Desk
        from twentyweeks.gui.sitting import Sitting

        sitting = Sitting(opened.caseload, self._start.door.clock)
        ends = (self._app.quit, self._restart)
        self.desk = Desk(sitting, opened.who, self._looks, *ends)
        if self._demonstration:
            self.desk.show_demonstration()
        self.desk.window.setGeometry(self.entry.geometry())
        self.desk.window.resize(1440, 900)
        self.desk.window.show()
        self.entry.close()

    @Slot()
    def _entry_closed(self) -> None:
        if self.desk is None:
            self._app.quit()

    def _restart(self) -> None:
        if self._start.again:
            program, *arguments = self._start.again
            QProcess.startDetached(program, [*arguments, "--locked"])
        self._app.quit()


def run(start: Start) -> int:
    """Show the window until it is closed or locked; return the exit status."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101  # no other kind was made
    app.setApplicationName("Twenty Weeks")
    app.setQuitOnLastWindowClosed(False)
    fonts.load()
    program = Program(app, start)
    program.entry.show()
    return app.exec()
