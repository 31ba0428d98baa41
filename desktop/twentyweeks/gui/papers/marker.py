"""Boxes drawn with the mouse over the page that is shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from twentyweeks.paper.parts import Box

LEAST = 4  # pixels; less is a click
SHADE = QColor(0, 0, 0, 150)


class Marker(QWidget):
    """Lies over a sheet; `page` tells which page the sheet shows, from 1."""

    def __init__(
        self, sheet: QWidget, page: Callable[[], int], drawn: Callable[[Box], None]
    ) -> None:
        super().__init__(sheet)
        self._page, self._drawn = page, drawn
        self._from: QPoint | None = None
        self._to = QPoint()
        self.boxes: tuple[Box, ...] = ()
        self.setCursor(Qt.CursorShape.CrossCursor)
        sheet.installEventFilter(self)
        self.resize(sheet.size())

    def show_boxes(self, boxes: tuple[Box, ...]) -> None:
        """Show these boxes, each on its own page."""
        self.boxes = boxes
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self._to = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._to = event.position().toPoint()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, self._from = self._from, None
        if start is None:
            return
        drawn = QRect(start, event.position().toPoint()).normalized()
        room = drawn.intersected(self.rect())
        if min(room.width(), room.height()) > LEAST:
            self._drawn(self._box(room))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for box in self.boxes:
            if box.page == self._page():
                painter.fillRect(self._place(box), SHADE)
        if self._from is not None:
            painter.fillRect(QRect(self._from, self._to).normalized(), SHADE)

    def _box(self, room: QRect) -> Box:
        wide, high = self.width(), self.height()
        left, top = room.left() / wide, room.top() / high
        right, bottom = (room.right() + 1) / wide, (room.bottom() + 1) / high
        return Box(self._page(), left, top, right, bottom)

    def _place(self, box: Box) -> QRect:
        wide, high = self.width(), self.height()
        first = QPoint(round(box.left * wide), round(box.top * high))
        return QRect(first, QPoint(round(box.right * wide), round(box.bottom * high)))
