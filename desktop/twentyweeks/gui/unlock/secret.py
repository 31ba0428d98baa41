"""A field for a passphrase, hidden until its eye is pressed."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from twentyweeks.gui import icons, theme
from twentyweeks.gui.editors import Line


class Secret(Line):
    """One line that shows dots; the eye at its end, or Alt+V, shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction("Show what is typed", self)
        self._eye.setShortcut("Alt+V")
        self._eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._eye.triggered.connect(self._turn)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setStyleSheet("padding: 0; border: 0;")
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    @Slot()
    def _turn(self) -> None:
        shown = self.echoMode() is QLineEdit.EchoMode.Normal
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Password if shown else modes.Normal)
        self._eye.setText("Show what is typed" if shown else "Hide what is typed")
        self._dress()

    def _dress(self) -> None:
        wears = theme.current()
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        name = "eye" if hidden else "eye-off"
        self._eye.setIcon(icons.icon(name, wears.tokens.ink2, wears.px(18)))
