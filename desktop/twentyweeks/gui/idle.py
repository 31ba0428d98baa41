"""Tell when nobody has touched keys, mouse, pen or glass for a while."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Emits `idle` once after so many minutes; any touch begins the wait again."""

    idle = Signal()

    def __init__(self, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self.wait(minutes)

    def wait(self, minutes: float) -> None:
        """Begin to wait anew, for another time."""
        self._timer.start(round(minutes * 60_000))

    def watch(self, app: QGuiApplication) -> None:
        """See every touch that reaches a window of the application.

        A filter on the application itself would be asked of each event of each widget,
        some thousands for one page.
        """
        once = Qt.ConnectionType.UniqueConnection
        app.focusWindowChanged.connect(self._watch_window, once)
        self._watch_window(app.focusWindow())

    @Slot(QWindow)
    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._timer.start()
        return False
