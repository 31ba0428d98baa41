"""How long the screens take with ten thousand cases, beside the query alone.

Run with `PYTHONPATH=tests xvfb-run -a .venv/bin/python tests/bench/screens.py [CASES]`.
From the key or the click until the words stand on the screen: the least of nine
rounds, in milliseconds of the clock and, beside them, of the processor. A case
answers once its top is painted and the event loop is free; it is whole when the
cards below stand too. The longest block is the longest time in which neither key nor
mouse is heard. The save adds a reminder, whose cards alone are made anew. The peers:
the same list on plain SQLite, and as many bare labels as a whole case has widgets, in
one grid, which is what Qt alone takes.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget
from sqlalchemy import insert

from bench.lists import PEER, ROUNDS, case_rows, limit_rows, plain_peer
from gui.desks import NOW, amaras, desk
from make import at, northmoor
from twentyweeks.gui import fonts
from twentyweeks.gui.case.page import CaseScreen
from twentyweeks.gui.caseload.page import CaseloadPage
from twentyweeks.gui.desk import Desk
from twentyweeks.gui.today.page import TodayScreen
from twentyweeks.operations.record import add_reminder
from twentyweeks.storage.tables import case_line, limit_line


def fill(home: Path, many: int) -> tuple[str, list[dict]]:
    """Make a caseload with so many lines and one whole case; return that case."""
    with northmoor(home, at("2026-08-24")) as caseload:
        rows = list(case_rows(many, caseload.officer))
        with caseload.local() as connection:
            connection.execute(insert(case_line), rows)
            connection.execute(insert(limit_line), list(limit_rows(rows)))
        return amaras(caseload), rows


def least(
    work: Callable[[], object], before: Callable[[], object] = lambda: None
) -> tuple[float, float]:
    """Return the least of the rounds, after one that warms what is read."""
    work()
    took, used = [], []
    for _ in range(ROUNDS):
        before()
        began, busy = time.perf_counter(), time.process_time()
        work()
        took.append((time.perf_counter() - began) * 1000)
        used.append((time.process_time() - busy) * 1000)
    return min(took), min(used)


def until(true: Callable[[], bool]) -> None:
    """Sleep in the window's event loop, as the program does, until something is so."""
    ends = time.perf_counter() + 30
    waking = QTimer(interval=1000)
    waking.start()
    while not true():
        QApplication.processEvents(
            QEventLoop.ProcessEventsFlag.AllEvents
            | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        )
        if time.perf_counter() > ends:
            sys.exit("A screen never came.")


class Pulse(QTimer):
    """Beats whenever the event loop comes round; keeps the longest between two."""

    def __init__(self) -> None:
        super().__init__(interval=0)
        self.longest = (0.0, 0.0)
        self._last = _both()
        self.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = _both()
        gaps = (since - last for since, last in zip(now, self._last, strict=True))
        self.longest = tuple(map(max, self.longest, gaps))
        self._last = now


def _both() -> tuple[float, float]:
    return time.perf_counter() * 1000, time.process_time() * 1000


def block(
    work: Callable[[], object], before: Callable[[], object] = lambda: None
) -> tuple[float, float]:
    """Return the least of the rounds' longest blocks of the event loop."""
    longest = []
    for _ in range(ROUNDS):
        before()
        pulse = Pulse()
        pulse.start()
        work()
        pulse.stop()
        longest.append(pulse.longest)
    return min(clock for clock, _ in longest), min(used for _, used in longest)


def list_again(made: Desk) -> None:
    """Read the caseload and paint its first rows."""
    page = made.window.page("caseload")
    assert isinstance(page, CaseloadPage)
    page.shown = None
    page.read()
    until(lambda: page.shown is not None)
    page.table.viewport().repaint()


def search(made: Desk) -> None:
    """Search for one word more or one letter less, and paint what is found."""
    page = made.window.page("caseload")
    assert isinstance(page, CaseloadPage)
    words = "okaf mill" if page.search.text() == "okaf mil" else "okaf mil"
    page.shown = None
    page.search.setText(words)
    page.read()
    until(lambda: page.shown is not None and page.shown[1] == words)
    page.table.viewport().repaint()


def case_answers(made: Desk) -> CaseScreen:
    """Open a case until its top is painted and the event loop is free."""
    made.open("case", made.case)
    page = made.window.current_page()
    assert isinstance(page, CaseScreen)
    until(lambda: page.shown is not None)
    QApplication.processEvents()
    return page


def answers(made: Desk) -> None:
    """Open a case, and leave it as soon as it answers."""
    case_answers(made)
    leave(made)


def leave(made: Desk) -> None:
    """Leave the case, and let it go as the program's own event loop would."""
    made.window.back()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def whole(made: Desk) -> None:
    """Open a case, wait for all of it, and leave it."""
    page = case_answers(made)
    until(page.is_whole)
    page.repaint()
    leave(made)


def save(made: Desk) -> None:
    """Save one reminder more, unknown to the window."""
    words = "Ring the school"
    add_reminder(made.sitting.caseload, made.case, "2026-12-04", words, NOW)


def read_again(made: Desk) -> None:
    """Read the case on top again, as after a save, and paint it."""
    page = made.window.current_page()
    assert isinstance(page, CaseScreen)
    before = page.shown
    page.read()
    until(lambda: page.shown is not before)
    page.repaint()


def labels(many: int) -> None:
    """Show so many labels in a window of their own."""
    window = QWidget()
    grid = QGridLayout(window)
    for number in range(many):
        grid.addWidget(QLabel(f"Advice {number}", window), number // 8, number % 8)
    window.resize(1200, 900)
    window.show()
    window.repaint()
    window.close()


def today(made: Desk) -> None:
    """Read Today again."""
    page = made.window.page("today")
    assert isinstance(page, TodayScreen)
    before = page._content  # noqa: SLF001  # a new one shows that it was read
    page.read()
    until(lambda: page._content is not before)  # noqa: SLF001
    page.repaint()


def main() -> None:
    """Print a line for each screen."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    app = QApplication([])
    fonts.load()
    print(f"{many} cases, milliseconds of the clock and processor, least of {ROUNDS}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "caseload"
        case, rows = fill(home, many)
        with desk(home, case, NOW) as made:
            made.window.resize(1440, 900)
            made.window.show()
            took = {"Today": least(lambda: today(made))}
            made.window.go("caseload")
            took["the list, due first"] = least(lambda: list_again(made))
            took["one key of a search"] = least(lambda: search(made))
            took["a case answers"] = least(lambda: answers(made))
            took["a case is whole"] = least(lambda: whole(made))
            took["block, opening it"] = block(lambda: whole(made))
            page = case_answers(made)
            until(page.is_whole)
            again = partial(read_again, made)
            took["a case after a save"] = least(again, partial(save, made))
            took["block, after a save"] = block(again, partial(save, made))
            widgets = len(page.findChildren(QWidget))
        took[f"{widgets} bare labels"] = least(lambda: labels(widgets))
        peer = plain_peer(rows)
        took["sqlite3, rows alone"] = least(lambda: peer.execute(PEER).fetchall())
    for name, (clock, processor) in took.items():
        print(f"  {name:21} {clock:7.1f} {processor:7.1f}")
    app.quit()


if __name__ == "__main__":
    main()
