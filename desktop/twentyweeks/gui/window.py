"""The main window: places at the left, one page at the right, a lock over all."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from twentyweeks.gui.commands import Command, KeyList, fill_menu
from twentyweeks.gui.idle import Idle
from twentyweeks.gui.nav import Nav, Place, Standing
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.present.tone import Tone

NAME = "Twenty Weeks"
TOLD_FOR = 6000  # milliseconds that a passing notice stays


class MainWindow(QMainWindow):
    """Shows the pages it is given; `idle` and `lock_asked` leave locking to the app."""

    lock_asked = Signal()
    idle = Signal()
    closed = Signal()
    place_changed = Signal(str)

    def __init__(
        self,
        council: str,
        places: Sequence[Place],
        commands: Sequence[Command] = (),
        lock_after: int = 10,
    ) -> None:
        super().__init__()
        self._places = {place.key: place for place in places}
        self._built: dict[str, QWidget] = {}
        self._trail: list[tuple[QWidget, str]] = []
        self._minutes = lock_after
        self.commands = [*self._own_commands(), *commands]
        self._menu = QMenu(self)
        fill_menu(self._menu, self, self.commands)
        self.nav = Nav(council, places, self._menu)
        self.nav.went.connect(self.go)
        self.nav.lock_asked.connect(self.lock_asked)
        self._idle = Idle(lock_after, self)
        self._idle.idle.connect(self.idle)
        self._titled = ""
        self._cover: QWidget | None = None
        self._lay_out()
        self.go(places[0].key)

    def go(self, key: str) -> None:
        """Go to a place; its page is made on the first visit."""
        if key not in self._built:
            self._built[key] = self._places[key].build()
            self._stack.addWidget(self._built[key])
        self._leave_pages()
        self.nav.mark(key)
        self._show(self._built[key], self._places[key].words)
        self._built[key].setFocus()
        self.place_changed.emit(key)

    def page(self, key: str) -> QWidget | None:
        """Return the page of a place if it was ever visited."""
        return self._built.get(key)

    def open_page(self, page: QWidget, title: str) -> None:
        """Show a page of its own (a case, a letter) over the present place."""
        self._trail.append((self._top, self._titled))
        self._stack.addWidget(page)
        self._show(page, title)
        page.setFocus()

    @Slot()
    def back(self) -> None:
        """Leave the page on top; the one below is as it was left."""
        if self._trail:
            left, (page, title) = self._top, self._trail.pop()
            self._show(page, title)
            self._drop(left)

    def current_page(self) -> QWidget:
        """Return the page that is seen, or would be if the window were open."""
        return self._top

    @Slot(str)
    def entitle(self, title: str) -> None:
        """Call the page on top by a name that became known after it was shown."""
        self._titled = title
        self._show_title()

    def lock(self, unlock: QWidget) -> None:
        """Put `unlock` over everything and take every name out of the title."""
        if self._cover is None:
            self._cover = unlock
            self._outer.addWidget(unlock)
            self._outer.setCurrentWidget(unlock)
            self._settle()
            unlock.setFocus()

    def unlock(self) -> None:
        """Show the pages again, as they were left."""
        if self._cover is not None:
            self._outer.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None
            self._outer.setCurrentWidget(self._shell)
            self._settle()
            self._idle.wait(self._minutes)

    def is_locked(self) -> bool:
        """Return whether the pages are covered."""
        return self._cover is not None

    def watch_idle(self, minutes: int) -> None:
        """Begin to wait for stillness in the whole application."""
        self._minutes = minutes
        self._idle.wait(minutes)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._idle.watch(app)

    def say_officer(self, name: str) -> None:
        """Say who works here, at the foot of the navigation."""
        self.nav.say_officer(name, f"Locks after {self._minutes} min")

    def say_standing(self, standing: Standing) -> None:
        """Say how the exchange stands, at the foot of the navigation."""
        self.nav.say_standing(standing)

    def show_demonstration(self, sentence: str) -> None:
        """Say on every screen, the lock too, that nothing here is real."""
        self._demonstration.say(sentence)
        self._demonstration.show()

    def tell(self, sentence: str) -> None:
        """Say something in passing that needs no answer."""
        self._told.say(sentence)
        self._told.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self._quiet.start(TOLD_FOR)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _own_commands(self) -> list[Command]:
        goes = [
            Command("Go", place.words, partial(self.go, key), f"Ctrl+{number % 10}")
            for number, (key, place) in enumerate(self._places.items(), 1)
        ]
        return [
            *goes,
            Command("Go", "Back", self.back, "Alt+Left"),
            Command("Window", "Lock now", self.lock_asked.emit, "Ctrl+L"),
            Command("Window", "Open the menu", self._open_menu, "F10"),
            Command("Window", "Close", self.close, "Ctrl+Q"),
            Command("Help", "Show the keys", self._show_keys, "?"),
        ]

    def _lay_out(self) -> None:
        self._demonstration = Banner("", Tone.AMBER, "info")
        self._told = Banner("", Tone.GREEN)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._told.hide)
        self._stack = QStackedWidget()
        self._shell = QFrame()
        self._shell.setObjectName("page")
        right = _column(self._told, self._stack)
        row = QHBoxLayout(self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addLayout(right, 1)
        self._outer = QStackedWidget()
        self._outer.addWidget(self._shell)
        whole = QFrame()
        whole.setObjectName("page")
        whole.setLayout(_column(self._demonstration, self._outer))
        self.setCentralWidget(whole)
        for bar in (self._demonstration, self._told):
            bar.hide()

    def _show(self, page: QWidget, title: str) -> None:
        self._top, self._titled = page, title
        self._stack.setCurrentWidget(page)
        self._show_title()

    def _show_title(self) -> None:
        self.setWindowTitle(NAME if self.is_locked() else f"{self._titled} - {NAME}")

    def _leave_pages(self) -> None:
        while self._trail:
            self.back()

    def _drop(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()

    def _settle(self) -> None:
        self._show_title()
        for action in self.actions():
            action.setEnabled(not self.is_locked())

    def _open_menu(self) -> None:
        self.nav.menu_button.showMenu()

    def _show_keys(self) -> None:
        KeyList(self.commands, self).exec()


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    column.setStretch(len(widgets) - 1, 1)
    return column
