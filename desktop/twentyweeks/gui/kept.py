"""Half-typed forms: kept in the caseload while one types, brought back, thrown away."""

import json
from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.dates import moment

AFTER = 800  # milliseconds after the last key, then the draft is kept


class KeptLine(QFrame):
    """Keeps a half-typed form in the caseload, says so, and lets it be thrown away."""

    def __init__(self, sitting: Sitting, form: Form, name: str) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._sitting, self._form, self._name = sitting, form, name
        self._blank = form.kept()
        self._words = Words("", tone="ink2")
        self._throw = Button("Throw away", Kind.QUIET, "trash-2")
        self._throw.clicked.connect(self._throw_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._throw)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self.keep)
        form.edited.connect(self._timer.start)
        sitting.locking.connect(self.keep_now)
        sitting.draft(self, name, self._bring_back)

    @Slot()
    def keep_now(self) -> None:
        """Keep what has been typed since it was last kept."""
        if self._timer.isActive():
            self._timer.stop()
            self.keep()

    @Slot()
    def keep(self) -> None:
        """Keep the form as it stands."""
        values = self._form.kept()
        typed = {
            name: words
            for name, words in values.items()
            if words != self._blank.get(name)
        }
        self._sitting.keep(self._name, json.dumps(typed) if typed else "")
        self._say(self._sitting.clock(), "Kept")
        self.setVisible(bool(typed))

    def drop(self) -> None:
        """Let the draft go, because it was saved or thrown away."""
        self._timer.stop()
        self._sitting.keep(self._name, "")

    def _bring_back(self, words: str, at: datetime) -> None:
        if not self._timer.isActive():
            self._form.fill(json.loads(words))
            self._say(at, "Brought back as it was kept")
            self.show()

    def _say(self, at: datetime, what: str) -> None:
        when = moment(at, self._sitting.today())
        self._words.setText(f"{what} {when}, not yet saved.")

    @Slot()
    def _throw_away(self) -> None:
        self.drop()
        self._form.fill(self._blank)
        self._form.clear_errors()
        self.hide()
