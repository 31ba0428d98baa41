"""A field for a passphrase, hidden until its eye is pressed."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QToolButton

from twentyweeks.gui import icons, theme
from twentyweeks.gui.editors import Line


class Secret(Line):
    """One line that shows dots; the eye at its end, or Alt+V, shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = QToolButton(self)  # Qt's own action keeps its picture at 16 pixels
        self.eye.setStyleSheet("padding: 0; border: 0; background: transparent;")
        self.eye.setCursor(Qt.CursorShape.PointingHandCursor)
        self.eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.eye.clicked.connect(self._turn)
        keys = QShortcut(QKeySequence("Alt+V"), self)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._turn)
        self.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def dress(self) -> None:
        """Draw the eye in the colours and the size of the theme."""
        wears, size = theme.current(), theme.current().px(18)
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        words = "Show what is typed" if hidden else "Hide what is typed"
        name = "eye" if hidden else "eye-off"
        self.eye.setAccessibleName(words)
        self.eye.setToolTip(f"{words} (Alt+V)")
        self.eye.setIcon(icons.icon(name, wears.tokens.ink2, size))
        self.eye.setIconSize(QSize(size, size))
        self.setTextMargins(0, 0, wears.px(28), 0)
        self._place()

    @Slot()
    def _turn(self) -> None:
        shown = self.echoMode() is QLineEdit.EchoMode.Normal
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Password if shown else modes.Normal)
        self.dress()

    def _place(self) -> None:
        wide = theme.current().px(36)
        self.eye.setGeometry(self.width() - wide, 0, wide, self.height())
