"""A pad to sign on, by finger, pen or mouse; what is kept is the way of the pen."""

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role, font
from twentyweeks.gui.visit.answers import Strokes

Point = tuple[float, ...]
HINT = "Sign above the line"


class SignaturePad(QWidget):
    """Strokes of points (x, y and, from a pen, pressure), in heights of the pad."""

    signed = Signal(object)  # Strokes, after each stroke
    touched = Signal(bool)  # a finger is down: nothing else may scroll

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[tuple[Point, ...]] = []
        self._drawn: list[Point] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("Signature")
        self.setAccessibleDescription(
            "By finger, pen or mouse. With the keyboard, choose Type name instead."
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def strokes(self) -> Strokes:
        """Return what was drawn."""
        return tuple(self._strokes)

    def show_strokes(self, strokes: Strokes) -> None:
        """Show what was drawn before."""
        self._strokes, self._drawn = list(strokes), None
        self.update()

    def undo(self) -> None:
        """Take the last stroke away."""
        self.show_strokes(tuple(self._strokes[:-1]))
        self.signed.emit(self.strokes())

    def clear(self) -> None:
        """Take everything away."""
        self.show_strokes(())
        self.signed.emit(())

    def sizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(600), px(200))

    def minimumSizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(240), px(200))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        pressure = round(event.pressure(), 3)
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(event.position(), pressure)
            case QEvent.Type.TabletMove:
                self._go_on(event.position(), pressure)
            case QEvent.Type.TabletRelease:
                self._end()
            case _:
                return
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        pen = QPen(theme.colour(theme.current().tokens.ink), theme.current().px(2.4))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in (*self._strokes, tuple(self._drawn or ())):
            self._paint_stroke(painter, stroke)

    def painted_words(self) -> list[tuple[QRect, str, QFont]]:
        """Return what is written on the pad, for the test that nothing is cut."""
        return [(self._hint_room().toRect(), HINT, self._face())]

    def _touch(self, event: QTouchEvent) -> None:
        place = event.points()[0].position()
        match event.type():
            case QEvent.Type.TouchBegin:
                self.touched.emit(True)  # noqa: FBT003  # a signal has no keywords
                self._begin(place)
            case QEvent.Type.TouchUpdate:
                self._go_on(place)
            case _:
                self._end()
                self.touched.emit(False)  # noqa: FBT003  # a signal has no keywords

    def _begin(self, place: QPointF, *pressure: float) -> None:
        self._drawn = [self._point(place, *pressure)]
        self.update()

    def _go_on(self, place: QPointF, *pressure: float) -> None:
        if self._drawn is not None:
            self._drawn.append(self._point(place, *pressure))
            self.update()

    def _end(self) -> None:
        if self._drawn:
            self._strokes.append(tuple(self._drawn))
            self._drawn = None
            self.signed.emit(self.strokes())
            self.update()

    def _point(self, place: QPointF, *pressure: float) -> Point:
        size = self._unit()
        x = min(max(place.x(), 0.0), float(self.width()))
        y = min(max(place.y(), 0.0), float(self.height()))
        return (round(x / size, 4), round(y / size, 4), *pressure)

    def _unit(self) -> float:
        widest = max((x for stroke in self._strokes for x, *_ in stroke), default=0.0)
        return min(float(self.height()), self.width() / widest if widest else 1e9)

    def _paint_stroke(self, painter: QPainter, stroke: tuple[Point, ...]) -> None:
        size = self._unit()
        places = [QPointF(x * size, y * size) for x, y, *_ in stroke]
        if len(places) == 1:
            painter.drawPoint(places[0])
        else:
            painter.drawPolyline(places)

    def _paint_ground(self, painter: QPainter) -> None:
        wears = theme.current()
        tokens = wears.tokens
        painter.setPen(QPen(theme.colour(tokens.line2), wears.border))
        painter.setBrush(theme.colour(tokens.surface))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, wears.px(12), wears.px(12))
        dashed = QPen(theme.colour(tokens.line2), 1, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        room = self._hint_room()
        painter.drawLine(QLineF(room.topLeft(), room.topRight()))
        painter.setPen(theme.colour(tokens.ink3))
        painter.setFont(self._face())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, HINT)

    def _hint_room(self) -> QRectF:
        px = theme.current().px
        tall = px(30)
        return QRectF(px(24), self.height() - tall - px(8), self.width() - px(48), tall)

    def _face(self) -> QFont:
        return font(Role.CAPTION, theme.current().scale)
