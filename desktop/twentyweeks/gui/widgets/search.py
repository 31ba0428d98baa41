"""The box that finds a case, a person or a command."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from twentyweeks.gui import icons, theme
from twentyweeks.gui.fonts import Role, font


class SearchField(QLineEdit):
    """A line to search in; `keys` is shown at its end until something is typed."""

    def __init__(
        self,
        words: str = "Search or jump to…",
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.keys = keys
        self.setObjectName("search")
        self.setPlaceholderText(words)
        self.setAccessibleName(words.rstrip("…"))
        self.dress()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.placeholderText())
        room = theme.current().px(110) + words + self._keys_width()
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def painted_words(self) -> list[tuple[QRect, str, QFont]]:
        """Return what is drawn where, for the test that nothing is cut."""
        return [(self._keys_rect(), self.keys, self._face())] if self.keys else []

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        wears = theme.current()
        painter = QPainter(self)
        size, ink = wears.px(18), wears.tokens.ink3
        glass = icons.pixmap("search", ink, size, self.devicePixelRatioF())
        painter.drawPixmap(wears.px(13), (self.height() - size) // 2, glass)
        if self.keys and not self.text():
            painter.setFont(self._face())
            painter.setPen(theme.colour(ink))
            painter.drawText(self._keys_rect(), Qt.AlignmentFlag.AlignCenter, self.keys)

    def dress(self) -> None:
        """Leave the room of the theme around and between."""
        px = theme.current().px
        self.setTextMargins(px(34), 0, px(10) + self._keys_width(), 0)
        self.updateGeometry()

    def _face(self) -> QFont:
        return font(Role.CAPTION, theme.current().scale)

    def _keys_width(self) -> int:
        return QFontMetrics(self._face()).horizontalAdvance(self.keys)

    def _keys_rect(self) -> QRect:
        gap, width = theme.current().px(14), self._keys_width() + 2
        return QRect(self.width() - gap - width, 0, width, self.height())
