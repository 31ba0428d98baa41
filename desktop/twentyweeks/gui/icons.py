"""Line icons in any colour and size, drawn from the SVG files of the program."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from twentyweeks import places
from twentyweeks.present.tone import Tone

OF_TONE = {
    Tone.RED: "circle-alert",
    Tone.AMBER: "clock",
    Tone.GREEN: "circle-check",
    Tone.BLUE: "info",
    Tone.GREY: "circle-dashed",
    Tone.ACCENT: "flag",
}

DENSITIES = (1.0, 1.5, 2.0, 3.0)


@cache
def pixmap(name: str, colour: str, size: int, density: float = 1.0) -> QPixmap:
    """Return an icon as a picture; `size` in pixels of the window, not of the glass."""
    drawn = QPixmap(round(size * density), round(size * density))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    edge = float(drawn.width())
    QSvgRenderer(QByteArray(_coloured(name, colour))).render(
        painter, QRectF(0, 0, edge, edge)
    )
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn


@cache
def icon(name: str, colour: str, size: int, when_off: str = "") -> QIcon:
    """Return an icon for a button; `when_off` is its colour where it cannot be used."""
    made = QIcon()
    for density in DENSITIES:
        made.addPixmap(pixmap(name, colour, size, density))
        if when_off:
            shown = pixmap(name, when_off, size, density)
            made.addPixmap(shown, QIcon.Mode.Disabled)
    return made


@cache
def _drawing(name: str) -> bytes:
    return (places.resources() / "icons" / f"{name}.svg").read_bytes()


def _coloured(name: str, colour: str) -> bytes:
    return _drawing(name).replace(b"currentColor", colour.encode())
