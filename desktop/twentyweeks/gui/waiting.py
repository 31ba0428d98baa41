"""A bar for work that takes longer than a moment, always with a way to stop it."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from twentyweeks.gui import theme
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand

AFTER = 300  # milliseconds; shorter work shows nothing


class Waiting(QFrame):
    """Hidden until work has run for 300 ms; Cancel asks the errand to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._errand: Errand | None = None
        self._words = Words("", tone="ink2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button("Cancel", Kind.QUIET, "x")
        self._cancel.clicked.connect(self.stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self.show)
        self._lay_out()
        self.hide()

    def wait_for(self, errand: Errand, words: str) -> None:
        """Show this errand once it has run for a while."""
        self._errand = errand
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._timer.start()

    def tell(self, done: int, of: int) -> None:
        """Show how much is done."""
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)

    def over(self) -> None:
        """Take the bar away: the work has ended."""
        self._timer.stop()
        self._errand = None
        self.hide()

    def is_waiting(self) -> bool:
        """Return whether work is under way, shown already or not."""
        return self._errand is not None

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addLayout(row)
        column.addWidget(self._bar)

    @Slot()
    def stop(self) -> None:
        """Ask the work to stop; it does so between two of its steps."""
        self._cancel.setEnabled(False)
        if self._errand is not None:
            self._errand.cancel()
