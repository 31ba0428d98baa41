"""Takes a picture of a window and of what lies open over it, in every look."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.theme import Scheme

SIZE = (1440, 900)
LOOKS = {"light": Scheme.LIGHT, "dark": Scheme.DARK}
SETTLES = 120  # milliseconds in which a page is read and laid out


class Camera:
    """Writes NAME-light.png and NAME-dark.png into a folder.

    Pictures whose name has not `part` in it are left out.
    """

    def __init__(self, app: QApplication, folder: Path, part: str = "") -> None:
        self.looks = Appearance(app, Scheme.LIGHT)
        self._folder, self._part = folder, part

    def wants(self, name: str) -> bool:
        """Return whether this picture was asked for."""
        return self._part in name

    def take(
        self,
        name: str,
        window: QWidget,
        size: tuple[int, int] | None = SIZE,
        looks: tuple[str, ...] = ("light", "dark"),
    ) -> None:
        """Take one window as it is, at this size."""
        if not self.wants(name):
            return
        if size is not None:
            window.resize(*size)
        for look in looks:
            self.looks.set_scheme(LOOKS[look])
            QTest.qWait(SETTLES)
            _picture(window).save(str(self._folder / f"{name}-{look}.png"))
        self.looks.set_scheme(Scheme.LIGHT)

    def take_one(self, name: str, window: QWidget) -> None:
        """Take one window as NAME.png, small enough for a page that is read online."""
        window.resize(*SIZE)
        QTest.qWait(8 * SETTLES)
        where = self._folder / f"{name}.png"
        _picture(window).save(str(where))
        few = Image.open(where).convert("RGB").quantize(256, dither=Image.Dither.NONE)
        few.save(where, optimize=True)


def _picture(window: QWidget) -> QPixmap:
    picture = window.grab()
    painter = QPainter(picture)
    for over in window.findChildren(QDialog):
        if over.isVisible():
            place = over.geometry().topLeft() - window.geometry().topLeft()
            inside = QPoint(max(place.x(), 0), max(place.y(), 0))
            painter.drawPixmap(inside, over.grab())
            painter.drawRect(inside.x(), inside.y(), over.width(), over.height())
    painter.end()
    return picture
