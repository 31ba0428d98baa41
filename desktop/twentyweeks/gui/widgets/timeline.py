"""The bar of twenty weeks: what has happened, what is next, where today stands."""

from PySide6.QtCore import QEvent, QLineF, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from twentyweeks.gui import icons, theme
from twentyweeks.gui.widgets.timeline_places import (
    Places,
    minimum_width,
    place,
    strong_face,
)
from twentyweeks.present.timeline import WEEKS, Disc, Mark, Part, Timeline

SIGNS = {Mark.DONE: "check", Mark.WAITING: "clock", Mark.NEXT: "flag"}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TimelineBar(QWidget):
    """Milestones on a bar; Left and Right go from one to the next and `chose` tells."""

    chose = Signal(int)

    def __init__(
        self,
        timeline: Timeline,
        name: str = "Twenty weeks",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._chosen = name, 0
        self._places: Places | None = None
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_timeline(timeline)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show another case, or the same one after something has happened."""
        self.timeline = timeline
        self._chosen = 0
        self._places = None
        self._heights.clear()
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(timeline.sentence())
        self.updateGeometry()
        self.update()

    def chosen(self) -> Disc:
        """Return the milestone that the keyboard stands on."""
        return self.timeline.discs[self._chosen]

    def choose(self, index: int) -> None:
        """Stand on a milestone, and say so to a screen reader."""
        self._chosen = min(max(index, 0), len(self.timeline.discs) - 1)
        self.setAccessibleName(f"{self._name}. {self.chosen().sentence()}")
        self.update()
        self.chose.emit(self._chosen)

    def places(self) -> Places:
        """Return where everything stands at the present width."""
        if self._places is None:
            self._places = place(self.timeline, self.width())
        return self._places

    def painted_words(self) -> list[tuple[QRect, str, QFont]]:
        """Return what is drawn where, for the test that nothing is cut."""
        found = self.places()
        drawn = [(text.rect, text.words, text.face) for text in found.texts]
        if not found.pill.isEmpty():
            drawn.append((found.pill, self.timeline.today_words, strong_face()))
        return drawn

    def sizeHint(self) -> QSize:
        width = theme.current().px(720)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(minimum_width(self.timeline), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = place(self.timeline, width).height
        return self._heights[width]

    def resizeEvent(self, _event: object) -> None:
        self._places = None

    def dress(self) -> None:
        """Measure everything again at another text size."""
        self._places = None
        self._heights.clear()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not self.timeline.discs:
            super().keyPressEvent(event)
        else:
            self.choose(self._chosen + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._disc_at(event.position().toPoint())
        if found is not None:
            self.choose(found)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = self._disc_at(event.pos())
            told = "" if found is None else self.timeline.discs[found].sentence()
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.places()
        self._paint_bar(painter, places)
        self._paint_words(painter, places)
        self._paint_today(painter, places)
        for index, disc in enumerate(self.timeline.discs):
            self._paint_disc(painter, disc, places.discs[index], index)

    def _disc_at(self, point: QPoint) -> int | None:
        reach = theme.current().px(20)
        near = [
            (abs(centre.x() - point.x()), index)
            for index, centre in enumerate(self.places().discs)
        ]
        distance, index = min(near, default=(reach + 1, 0))
        return index if distance <= reach else None

    def _paint_bar(self, painter: QPainter, places: Places) -> None:
        bar = QRectF(places.bar)
        whole = QPainterPath()
        whole.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.setClipPath(whole)
        for part in self.timeline.parts:
            self._paint_part(painter, bar, part)
        painter.setClipping(False)
        self._paint_ticks(painter, bar)

    def _paint_part(self, painter: QPainter, bar: QRectF, part: Part) -> None:
        wears = theme.current()
        gap = wears.px(4) / 2
        left = self._at(bar, part.starts) + (gap if part.starts > 0 else 0)
        right = self._at(bar, part.ends) - (gap if part.ends < WEEKS else 0)
        now = WEEKS if self.timeline.today is None else self.timeline.today
        over = self.timeline.today is None or now >= part.ends
        ground = wears.tokens.done if over else wears.tokens.track
        room = QRectF(left, bar.y(), right - left, bar.height())
        painter.fillRect(room, theme.colour(ground))
        if part.starts < now < part.ends:
            room.setRight(self._at(bar, now))
            painter.fillRect(room, theme.colour(wears.tokens.accent))

    def _paint_ticks(self, painter: QPainter, bar: QRectF) -> None:
        px = theme.current().px
        painter.setPen(QPen(theme.colour(theme.current().tokens.line2), 1))
        top = bar.bottom() + px(4)
        for week in range(0, 21, 2):
            x = round(self._at(bar, week)) + 0.5
            painter.drawLine(QLineF(x, top, x, top + px(3)))

    def _at(self, bar: QRectF, week: float) -> float:
        return bar.x() + bar.width() * min(max(week, 0.0), WEEKS) / WEEKS

    def _paint_words(self, painter: QPainter, places: Places) -> None:
        tokens = theme.current().tokens
        for text in places.texts:
            painter.setFont(text.face)
            painter.setPen(theme.colour(str(getattr(tokens, text.ink))))
            align = text.align | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(text.rect, align, text.words)

    def _paint_today(self, painter: QPainter, places: Places) -> None:
        if places.today is None:
            return
        wears = theme.current()
        ink = theme.colour(wears.tokens.ink)
        bottom = places.bar.bottom() + wears.px(8)
        painter.setPen(QPen(ink, wears.px(2)))
        painter.drawLine(places.today, places.pill.bottom(), places.today, bottom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        round_by = places.pill.height() / 2
        painter.drawRoundedRect(places.pill, round_by, round_by)
        painter.setPen(theme.colour(wears.tokens.surface))
        painter.setFont(strong_face())
        words = self.timeline.today_words
        painter.drawText(places.pill, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_disc(
        self, painter: QPainter, disc: Disc, centre: QPoint, index: int
    ) -> None:
        wears = theme.current()
        tokens, radius = wears.tokens, wears.px(11)
        surface = theme.colour(tokens.surface)
        self._paint_leader(painter, centre, self.places().leaders[index])
        painter.setPen(QPen(surface, wears.px(3)))
        painter.setBrush(surface if disc.mark is Mark.OPEN else self._fill(disc))
        painter.drawEllipse(centre, radius + 1, radius + 1)
        if disc.mark is Mark.OPEN:
            painter.setPen(QPen(self._fill(disc), wears.px(2)))
            painter.drawEllipse(centre, radius - 2, radius - 2)
        else:
            size = wears.px(13)
            density = self.devicePixelRatioF()
            sign = icons.pixmap(SIGNS[disc.mark], tokens.surface, size, density)
            painter.drawPixmap(centre.x() - size // 2, centre.y() - size // 2, sign)
        if self.hasFocus() and index == self._chosen:
            painter.setPen(QPen(theme.colour(tokens.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius + 3, radius + 3)

    def _fill(self, disc: Disc) -> QColor:
        return theme.colour(theme.current().ink(disc.tone))

    def _paint_leader(self, painter: QPainter, centre: QPoint, down: int) -> None:
        if not down:
            return
        px = theme.current().px
        painter.setPen(QPen(theme.colour(theme.current().tokens.line2), 1))
        top = centre.y() + px(12)
        painter.drawLine(centre.x(), top, centre.x(), top + down + px(4))
