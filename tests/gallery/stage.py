"""What every walk needs: caseloads in a folder, windows on them, and waiting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from gallery.camera import SIZE, Shot
from gui.desks import NOW, turn, wait_until
from make import MEMORY_KIB, OPENS_WITH
from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.desk import Desk
from twentyweeks.gui.editors import put
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.start import Program, Start
from twentyweeks.gui.unlock.sheet import Sheet
from twentyweeks.gui.unlock.work import Door
from twentyweeks.operations.demonstration import PASSPHRASE
from twentyweeks.operations.unlock import open_caseload, who

ENTRY = (1120, 760)
SLOW = 60_000  # milliseconds; a letter on a machine under load
SHORT = 40  # milliseconds in which what was asked for has begun


class Seat:
    """An officer at a desk: pages are opened, and read whole before they are taken."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.window, self.sitting = desk, desk.window, desk.sitting

    def go(self, place: str) -> Any:
        """Go to a place and return its page."""
        self.window.go(place)
        self.rest()
        return self.window.current_page()

    @contextmanager
    def open(self, key: str, case: str = "", about: str = "") -> Iterator[Any]:
        """Open a page of its own, and leave it afterwards."""
        self.desk.open(key, case, about)
        self.rest()
        yield self.window.current_page()
        self.window.back()

    def rest(self) -> None:
        """Wait until everything that was asked for is there."""
        turn(SHORT)
        wait_until(lambda: not self.sitting.is_busy(), SLOW)
        is_whole = getattr(self.window.current_page(), "is_whole", lambda: True)
        wait_until(is_whole, SLOW)
        turn(SHORT)

    def shot(self, name: str) -> Shot:
        """Return the window as a picture of this name."""
        self.rest()
        return Shot(name, self.window)


class Stage:
    """Caseloads made once in a folder, and the windows that a walk opens on them."""

    def __init__(self, app: QApplication, folder: Path, looks: Appearance) -> None:
        self.app, self.folder, self._looks = app, folder, looks
        self._told: dict[str, dict[str, str]] = {}

    def tell(self, story: Callable[[Path], dict[str, str]]) -> tuple[Path, Any]:
        """Return the caseload of a story, made on the first asking, and its cases."""
        home = self.folder / story.__name__
        if story.__name__ not in self._told:
            self._told[story.__name__] = story(home)
        return home, self._told[story.__name__]

    @contextmanager
    def seat(self, home: Path, passphrase: str = OPENS_WITH, now=NOW) -> Iterator[Seat]:
        """Sit down at a caseload in a shown window."""
        caseload = open_caseload(home, passphrase, now)
        sitting = Sitting(caseload, lambda: now)
        desk = Desk(sitting, who(caseload), self._looks, _nothing, _nothing)
        if passphrase == PASSPHRASE:
            desk.show_demonstration()
        desk.window.resize(*SIZE)
        desk.window.show()
        seat = Seat(desk)
        seat.go("caseload")
        try:
            yield seat
        finally:
            desk.close()
            wait_until(desk.is_closed, SLOW)
            desk.window.close()
            desk.window.deleteLater()
            desk.deleteLater()

    @contextmanager
    def begin(self, home: Path, now=NOW, *, locked: bool = False) -> Iterator[Program]:
        """Begin the program where `home` is, or is not yet."""
        start = Start(
            door=Door(home=home, clock=lambda: now),
            locked=locked,
            looks=(self._looks.scheme, self._looks.scale),
            memory_kib=MEMORY_KIB,
        )
        program = Program(self.app, start)
        program.entry.resize(*ENTRY)
        program.entry.show()
        wait_until(program.has_looked, SLOW)
        try:
            yield program
        finally:
            program.entry.close()


def sheet_of(program: Program, kind: type[Sheet]) -> Any:
    """Wait for a sheet before the caseload and return it."""
    wait_until(lambda: isinstance(program.entry.sheet(), kind), SLOW)
    return program.entry.sheet()


def type_in(page: Any, **values: str) -> None:
    """Type into the fields of a page's form."""
    for name, words in values.items():
        put(page.form.fields[name].editor, words)


def _nothing() -> None:
    """End nothing: the walk goes on."""
