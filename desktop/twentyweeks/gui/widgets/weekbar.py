"""How much of the twenty weeks has gone, as a small bar."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

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
