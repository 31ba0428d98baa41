"""How much of the twenty weeks has gone, as a small bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from twentyweeks.gui import theme
from twentyweeks.present.tone import Tone


def paint_week_bar(painter: QPainter, rect: QRectF, done: float, tone: Tone) -> None:
    """Draw the bar; `done` runs from 0 to 1 and is shown at least as a dot."""
    wears = theme.current()
    round_by = rect.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(wears.tokens.track))
    painter.drawRoundedRect(rect, round_by, round_by)
    part = max(rect.height(), rect.width() * min(max(done, 0.0), 1.0))
    painter.setBrush(theme.colour(wears.ink(tone)))
    painter.drawRoundedRect(
        QRectF(rect.x(), rect.y(), part, rect.height()), round_by, round_by
    )


class WeekBar(QWidget):
    """The bar with its words as name, "7 of 20"."""

    def __init__(
        self,
        words: str,
        done: float,
        tone: Tone = Tone.ACCENT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.done, self.tone = done, tone
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(84), px(6))

    def dress(self) -> None:
        """Ask for the room that it takes at another text size."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_week_bar(QPainter(self), QRectF(self.rect()), self.done, self.tone)
