"""Keep the window in the colours and the text size that the officer asked for."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from twentyweeks.gui import theme
from twentyweeks.gui.theme import Scheme

SMALLEST, LARGEST, STEP = 1.0, 2.0, 0.1
ASKED = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """Follows the system's light and dark, and its wish for contrast."""

    def __init__(
        self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, scale: float = 1.0
    ) -> None:
        super().__init__(app)
        self._app, self.scheme, self.scale = app, scheme, scale
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.wear)
        hints.accessibility().contrastPreferenceChanged.connect(self.wear)
        self.set_scheme(scheme)

    def set_scheme(self, scheme: Scheme) -> None:
        """Go light, dark, or with the system."""
        self.scheme = scheme
        QGuiApplication.styleHints().setColorScheme(ASKED[scheme])
        self.wear()

    def set_scale(self, scale: float) -> None:
        """Set the text size, 1.0 to 2.0."""
        self.scale = min(max(round(scale, 2), SMALLEST), LARGEST)
        self.wear()

    @Slot()
    def larger(self) -> None:
        """Make the text one step larger."""
        self.set_scale(self.scale + STEP)

    @Slot()
    def smaller(self) -> None:
        """Make the text one step smaller."""
        self.set_scale(self.scale - STEP)

    @Slot()
    def wear(self) -> None:
        """Dress the application again if anything has changed."""
        wanted = theme.choose(self.scheme, self.scale)
        if wanted != theme.current() or not self._app.styleSheet():
            theme.wear(self._app, wanted)
