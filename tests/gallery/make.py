"""Take pictures of everything that can be seen: screens, parts of screens, papers.

Run under a real X server: xvfb-run -a -s "-screen 0 1600x1000x24" env
QT_QPA_PLATFORM=xcb .venv/bin/python tests/gallery/make.py FOLDER [NAME]
NAME is how the names of the wanted pictures begin, as `visit-09`. Each screen of the
program is NAME-light.png, NAME-dark.png and, in text of twice the size, NAME-200.png;
what scrolls is also NAME-light-whole.png. The parts of screens are parts-LOOK.png,
papers (`papers` for these alone) are NAME-SIZE-PAGE.png. With the folder
docs/pictures, the pictures of the README alone are made.
"""

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent / "desktop")]

from PySide6.QtWidgets import QApplication  # noqa: E402  # after the path is set

from gallery import papers, parts, walks  # noqa: E402
from gallery.camera import Camera  # noqa: E402
from gallery.stage import Stage  # noqa: E402
from twentyweeks.gui import fonts  # noqa: E402
from twentyweeks.gui.appearance import Appearance  # noqa: E402
from twentyweeks.gui.theme import Scheme  # noqa: E402

README = TESTS.parent / "docs" / "pictures"
SCALES = (1.0, 2.0)


def take_all(app: QApplication, folder: Path, name: str) -> None:
    """Take the pictures whose names begin so."""
    parts.shoot(app, folder, name)
    if name in ("", "papers"):
        with tempfile.TemporaryDirectory() as made:
            papers.shoot(Path(made), folder, "")
    looks = Appearance(app, Scheme.LIGHT)
    for scale in SCALES:
        looks.set_scale(scale)
        camera = Camera(looks, folder, name)
        with tempfile.TemporaryDirectory() as made:
            stage = Stage(app, Path(made), looks)
            for walk in walks.WALKS:
                if camera.wants(walk.__name__):
                    for shot in walk(stage):
                        camera.take(shot)


def for_readme(app: QApplication, folder: Path) -> None:
    """Take what README.md shows."""
    looks = Appearance(app, Scheme.LIGHT)
    camera = Camera(looks, folder)
    with tempfile.TemporaryDirectory() as made:
        for shot in walks.readme(Stage(app, Path(made), looks)):
            camera.take_one(shot)


def main(folder: Path, name: str) -> None:
    """Make the folder and fill it."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    app.setCursorFlashTime(0)
    fonts.load()
    if folder.resolve() == README:
        for_readme(app, folder)
    else:
        take_all(app, folder, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
