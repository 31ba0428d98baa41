"""Take pictures of everything that can be seen: screens, parts of screens, papers.

Run under a real X server: xvfb-run -a -s "-screen 0 1600x1000x24" env
QT_QPA_PLATFORM=xcb .venv/bin/python tests/gallery/make.py FOLDER [PART OF A NAME]
Pictures of the real program are NAME-light.png and NAME-dark.png; of its parts also
NAME-130.png, NAME-200.png and NAME-contrast.png; of papers NAME-SIZE-PAGE.png. With
the folder docs/pictures, the two pictures of the README alone are made.
"""

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent / "desktop")]

from PySide6.QtWidgets import QApplication  # noqa: E402  # after the path is set

from gallery import papers, program  # noqa: E402
from gallery.camera import Camera  # noqa: E402
from gallery.screens import SCREENS, Screen  # noqa: E402
from twentyweeks.gui import fonts, theme  # noqa: E402
from twentyweeks.gui.theme import DARK, LIGHT, Theme, high_contrast  # noqa: E402

README = TESTS.parent / "docs" / "pictures"
LOOKS = {
    "light": Theme(LIGHT),
    "dark": Theme(DARK),
    "130": Theme(LIGHT, 1.3),
    "200": Theme(LIGHT, 2.0),
    "contrast": Theme(high_contrast(LIGHT), border=2),
}


def take(app: QApplication, screen: Screen, folder: Path) -> None:
    """Draw one screen of parts in every look."""
    for look, worn in LOOKS.items():
        theme.wear(app, worn)
        shown = screen.build()
        shown.resize(screen.width, screen.height)
        shown.show()
        for _ in range(10):
            app.processEvents()
        shown.grab().save(str(folder / f"{screen.name}-{look}.png"))
        shown.close()
        shown.deleteLater()


def take_all(app: QApplication, folder: Path, part: str) -> None:
    """Take the pictures whose name has `part` in it."""
    for screen in SCREENS:
        if part in screen.name:
            take(app, screen, folder)
    with tempfile.TemporaryDirectory() as made:
        papers.shoot(Path(made), folder, part)
        program.walk(app, Path(made), Camera(app, folder, part))


def main(folder: Path, part: str) -> None:
    """Make the folder and fill it."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    fonts.load()
    if folder.resolve() == README:
        with tempfile.TemporaryDirectory() as made:
            program.for_readme(app, Path(made), Camera(app, folder))
    else:
        take_all(app, folder, part)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
