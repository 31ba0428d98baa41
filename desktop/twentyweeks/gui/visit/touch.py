"""A part of the window for fingers: everything in it is a little larger."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame

from twentyweeks.gui import fonts, theme
from twentyweeks.gui.sheet import sheet

LARGER = 1.15
ENOUGH = 1.5  # a text size that makes every target large by itself


class Touch(QFrame):
    """Wears the window's theme at 1.15 of its size, up to one and a half."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._worn: object = None
        self._wear()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._wear()
        super().changeEvent(event)

    def _wear(self) -> None:
        worn = theme.current()
        if worn != self._worn:
            self._worn = worn
            scale = max(worn.scale, min(worn.scale * LARGER, ENOUGH))
            size, _weight = fonts.SIZES[fonts.Role.BODY]
            body = f"QWidget {{ font-size: {round(size * scale)}px; }}\n"
            fingers = f"QLineEdit, QComboBox {{ min-height: {round(44 * scale)}px; }}\n"
            own = sheet(worn.tokens, scale, worn.border)
            self.setStyleSheet(body + own + fingers)
