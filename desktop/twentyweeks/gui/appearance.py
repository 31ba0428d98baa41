"""How this laptop shows the window and when it locks, remembered in a file of its own.

No caseload knows of it, so it is the same with every folder and before any is open.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from twentyweeks.errors import Unavailable
from twentyweeks.gui import theme
from twentyweeks.gui.theme import Scheme
from twentyweeks.settings import Settings, read_settings, write_settings

SMALLEST, LARGEST, STEP = 1.0, 2.0, 0.1
ASKED = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """Follows the system's light and dark, and its wish for contrast.

    `told` is a sentence where the settings of this laptop could not be read whole.
    """

    changed = Signal()
    unkept = Signal(str)  # a sentence: what was chosen could not be kept

    def __init__(
        self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, scale: float = 1.0
    ) -> None:
        super().__init__(app)
        self._app, self.scheme, self.scale = app, scheme, scale
        self.lock_after, self.told = Settings().lock_after, ""
        self._file: Path | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.wear)
        hints.accessibility().contrastPreferenceChanged.connect(self.wear)
        self.set_scheme(scheme)

    def remember(self, file: Path) -> None:
        """Wear what this file says, and keep in it what is chosen from now on."""
        found = read_settings(file)
        self.told, self.lock_after = found.told, found.settings.lock_after
        self.scale = found.settings.text_size / 100
        self.set_scheme(Scheme(found.settings.colours))
        self._file = file

    def set_scheme(self, scheme: Scheme) -> None:
        """Go light, dark, or with the system."""
        self.scheme = scheme
        QGuiApplication.styleHints().setColorScheme(ASKED[scheme])
        self._take()

    def set_scale(self, scale: float) -> None:
        """Set the text size, 1.0 to 2.0."""
        self.scale = min(max(round(scale, 2), SMALLEST), LARGEST)
        self._take()

    def set_lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a touch, 3 to 30."""
        self.lock_after = minutes
        self._take()

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

    def _take(self) -> None:
        self.wear()
        self.changed.emit()
        if self._file is not None:
            self._keep(self._file)

    def _keep(self, file: Path) -> None:
        settings = Settings(
            text_size=round(self.scale * 100),
            colours=self.scheme.value,
            lock_after=self.lock_after,
        )
        if settings == read_settings(file).settings:
            return
        try:
            write_settings(file, settings)
        except Unavailable as fault:
            self.unkept.emit(fault.sentence)
