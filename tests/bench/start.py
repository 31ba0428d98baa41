"""How long until the passphrase can be typed, beside an empty window of Qt.

Run with `xvfb-run -a .venv/bin/python tests/bench/start.py [ROUNDS]`. The peer is a
bare QApplication with one empty QMainWindow: the least that any window of this kind
can take. Both run in turn; prints the least of the rounds, and how many times the peer.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOWN = "shown"
OWN = """
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from twentyweeks.gui import fonts
from twentyweeks.gui.start import Program, Start
from twentyweeks.gui.unlock.work import Door

class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Expose and watched.isExposed():
            print("shown", flush=True)
        return False

app = QApplication([])
fonts.load()
moment = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/London"))
program = Program(app, Start(door=Door(home=Path(sys.argv[1]), clock=lambda: moment)))
program.entry.show()
first = First()
program.entry.windowHandle().installEventFilter(first)
app.exec()
"""
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, lambda: print("shown", flush=True))
app.exec()
"""


@dataclass(frozen=True)
class Took:
    """Seconds of the clock until the window stood, and of the processor until then."""

    wall: float
    processor: float


def until_shown(command: list[str]) -> Took:
    """Start a program that says when its window stands, then end it."""
    began = time.perf_counter()
    program = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=_environment()
    )
    assert program.stdout is not None
    said = program.stdout.readline().strip()
    wall, processor = time.perf_counter() - began, _processor(program.pid)
    program.kill()
    program.wait()
    if said != SHOWN:
        sys.exit(f"{command[0]} did not show its window.")
    return Took(wall, processor)


def _processor(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "desktop"),
        "QT_QPA_PLATFORM": "xcb",
    }


def main() -> None:
    """Run both in turn, so that a busy machine slows both."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    own, bare = [], []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "caseload").mkdir()
        command = [sys.executable, "-c", OWN, str(Path(folder) / "caseload")]
        until_shown(command)  # warms the files
        for _ in range(rounds):
            own.append(until_shown(command))
            bare.append(until_shown([sys.executable, "-c", BARE]))
    print(f"Until the first window, least of {rounds}: processor s, clock s")
    for words, took in (("Twenty Weeks, unlock box", own), ("a bare Qt window", bare)):
        print(f"  {words:28} {_least(took)[0]:6.2f} {_least(took)[1]:6.2f}")
    ratio = [a / b for a, b in zip(_least(own), _least(bare), strict=True)]
    print(f"  {'times the peer':28} {ratio[0]:6.2f} {ratio[1]:6.2f}")


def _least(took: list[Took]) -> tuple[float, float]:
    return min(each.processor for each in took), min(each.wall for each in took)


if __name__ == "__main__":
    main()
