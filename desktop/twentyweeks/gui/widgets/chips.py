"""A status in a rounded field: colour, icon and words together."""

from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from twentyweeks.gui import icons, theme
from twentyweeks.gui.fonts import Role, font
from twentyweeks.present.tone import Tone


class Status(NamedTuple):
    """What a chip says; `icon` empty takes the icon of the tone."""

    words: str
    tone: Tone
    icon: str = ""

    def sign(self) -> str:
        """Return the name of the icon to be drawn."""
        return self.icon or icons.OF_TONE[self.tone]


def chip_font() -> QFont:
    """Return the font of chips, a little stronger than a caption."""
    return _face(theme.current().scale)


@cache
def _face(scale: float) -> QFont:
    made = QFont(font(Role.CAPTION, scale))
    made.setWeight(QFont.Weight.DemiBold)
    return made


@lru_cache(maxsize=512)
def _size_of(words: str, _scale: float) -> QSize:
    return chip_size(QFontMetrics(chip_font()), words)


def chip_size(metrics: QFontMetrics, words: str) -> QSize:
    """Return the room that a chip with these words takes."""
    px = theme.current().px
    width = metrics.horizontalAdvance(words) + px(14) + px(4) + 2 * px(10)
    return QSize(width, max(px(24), metrics.height() + px(6)))


def words_rect(rect: QRect) -> QRect:
    """Return where the words stand inside a chip."""
    px = theme.current().px
    return rect.adjusted(px(10) + px(14) + px(4), 0, -px(10) + 1, 0)


def paint_chip(painter: QPainter, rect: QRect, status: Status, face: QFont) -> None:
    """Draw a chip; the caller keeps the font, so that lists paint fast."""
    wears = theme.current()
    ink = theme.colour(wears.ink(status.tone))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour(wears.ground(status.tone)))
    painter.setPen(ink if wears.border > 1 else Qt.PenStyle.NoPen)
    round_by = rect.height() / 2
    painter.drawRoundedRect(rect, round_by, round_by)
    size = wears.px(14)
    density = painter.device().devicePixelRatioF()
    sign = icons.pixmap(status.sign(), wears.ink(status.tone), size, density)
    top = rect.y() + (rect.height() - size) // 2
    painter.drawPixmap(QPoint(rect.x() + wears.px(10), top), sign)
    painter.setPen(ink)
    painter.setFont(face)
    painter.drawText(words_rect(rect), Qt.AlignmentFlag.AlignVCenter, status.words)


class Chip(QWidget):
    """One status, as wide as its words."""

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self.setAccessibleName(status.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, status: Status) -> None:
        """Say something else."""
        self.status = status
        self.setAccessibleName(status.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_size_of(self.status.words, theme.current().scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def painted_words(self) -> list[tuple[QRect, str, QFont]]:
        """Return what is drawn where, for the test that nothing is cut."""
        return [(words_rect(self.rect()), self.status.words, chip_font())]

    def dress(self) -> None:
        """Ask for the room that it takes at another text size."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self.status, chip_font())
