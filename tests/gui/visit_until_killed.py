"""Type at a visit until somebody pulls the plug; run with the caseload's folder."""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent / "desktop")]

from PySide6.QtTest import QTest  # noqa: E402  # after the path is set
from PySide6.QtWidgets import QApplication  # noqa: E402

from gui.desks import desk, turn, wait_until  # noqa: E402
from twentyweeks.gui import fonts, theme  # noqa: E402
from twentyweeks.gui.visit.page import VisitScreen  # noqa: E402


def main(home: Path, case: str) -> None:
    app = QApplication([])
    fonts.load()
    theme.wear(app, theme.Theme())
    with desk(home) as here:
        screen = VisitScreen(here.sitting, case, "")
        screen.show()
        wait_until(lambda: screen.walk is not None, timeout=60_000)
        screen.walk.go("child-School")
        typed = screen.walk.ask.fields["child.School.words"].editor
        said = screen.walk.kept.words
        wait_until(said.text, timeout=60_000)
        said.clear()
        QTest.keyClicks(typed, "The hall is too loud")
        wait_until(said.text, timeout=60_000)  # then the power goes
        print("typed", flush=True)
        turn(60_000)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
