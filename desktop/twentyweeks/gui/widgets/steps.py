"""How far one is through a few pages, as a row of short bars."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from twentyweeks.gui import theme


class StepBar(QWidget):
    """Bars for `of` steps, the first `done` filled; its name says so in words."""

    def __init__(self, done: int, of: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(done, of)

    def show_step(self, done: int, of: int) -> None:
        """Show another step."""
        self.done, self.of = done, of
        self.setAccessibleName(f"Step {done} of {of}")
        self.update()

    def sizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(240), px(6))

    def dress(self) -> None:
        """Ask for the room that it takes at another text size."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        wears = theme.current()
        gap = wears.px(6)
        wide = (self.width() - gap * (self.of - 1)) / self.of
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(self.of):
            code = wears.tokens.accent if number < self.done else wears.tokens.track
            painter.setBrush(theme.colour(code))
            bar = QRectF(number * (wide + gap), 0, wide, self.height())
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
