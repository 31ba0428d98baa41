"""Takes the pictures that a walk through the program asks for."""

from pathlib import Path
from typing import NamedTuple

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QMenu, QScrollArea, QWidget

from gui.desks import turn
from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.theme import Scheme

SIZE = (1440, 900)
TALLEST = 6000  # pixels of a picture that shows a page whole
SETTLES = 120  # milliseconds in which a page is laid out again
LOOKS = {"light": Scheme.LIGHT, "dark": Scheme.DARK}


class Shot(NamedTuple):
    """One picture: its name, and the window as it stands when the name is told."""

    name: str
    window: QWidget


class Camera:
    """Writes NAME-LOOK.png, and where a page scrolls NAME-LOOK-whole.png.

    At 100 % the looks are light and dark, at any other size of text light alone.
    """

    def __init__(self, looks: Appearance, folder: Path, part: str = "") -> None:
        self._looks, self._folder, self._part = looks, folder, part

    def wants(self, name: str) -> bool:
        """Return whether this picture, or one of this walk, was asked for."""
        return name.startswith(self._part) or self._part.startswith(name)

    def take(self, shot: Shot) -> None:
        """Take one window, in light and in dark."""
        if not shot.name.startswith(self._part):
            return
        percent = round(self._looks.scale * 100)
        if percent != 100:
            self._save(shot, str(percent))
            return
        for look, scheme in LOOKS.items():
            self._looks.set_scheme(scheme)
            self._save(shot, look)
        self._looks.set_scheme(Scheme.LIGHT)

    def take_one(self, shot: Shot) -> None:
        """Take one window as NAME.png, small enough for a page that is read online."""
        where = self._folder / f"{shot.name}.png"
        turn(SETTLES)
        _picture(shot.window).save(str(where))
        few = Image.open(where).convert("RGB").quantize(256, dither=Image.Dither.NONE)
        few.save(where, optimize=True)

    def _save(self, shot: Shot, look: str) -> None:
        turn(SETTLES)
        where = self._folder / f"{shot.name}-{look}.png"
        _picture(shot.window).save(str(where))
        seen = over(shot.window) or [shot.window]
        below = sum(_below(each) for each in seen)
        if below and look != "dark":
            size = seen[0].size()
            seen[0].resize(size.width(), min(size.height() + below, TALLEST))
            turn(2 * SETTLES)
            whole = where.with_stem(f"{where.stem}-whole")
            seen[0].grab().save(str(whole))
            seen[0].resize(size)
            turn(SETTLES)


def over(window: QWidget) -> list[QWidget]:
    """Return what lies open over a window: forms, questions, menus."""
    found = [*window.findChildren(QDialog), *window.findChildren(QMenu)]
    return [each for each in found if each.isVisible()]


def _below(window: QWidget) -> int:
    """Return how many pixels of the page in sight lie below what is seen."""
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible()]
    return max((each.verticalScrollBar().maximum() for each in areas), default=0)


def _picture(window: QWidget) -> QPixmap:
    picture = window.grab()
    painter = QPainter(picture)
    for each in over(window):
        place = each.geometry().topLeft() - window.geometry().topLeft()
        inside = QPoint(max(place.x(), 0), max(place.y(), 0))
        painter.drawPixmap(inside, each.grab())
        painter.drawRect(inside.x(), inside.y(), each.width(), each.height())
    painter.end()
    return picture
