"""Keeps a visit as it is typed, and says when it was last kept."""

from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout
from shiboken6 import isValid

from twentyweeks.errors import Refused, Unavailable
from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.visit.answers import Answers
from twentyweeks.gui.widgets.page import Title
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.worker import Asked, Errand
from twentyweeks.operations.visit import draft_name, keep_draft
from twentyweeks.present.dates import moment
from twentyweeks.present.tone import Tone

AFTER = 800  # milliseconds after the last key


class Kept(QFrame):
    """Says "Kept on this laptop at 14:02" once it is so, and why where it is not."""

    def __init__(self, sitting: Sitting, case_id: str, answers: Answers) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._sitting, self._answers = sitting, answers
        self._name = draft_name(case_id)
        self._ended = False
        self._sign = Sign("check", Tone.GREEN)
        self.words = Title(answers.page.draft_kept, Role.BODY, "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(10))
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        self._sign.setVisible(bool(answers.page.draft_kept))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self.keep)
        sitting.locking.connect(self.keep_now)

    @Slot()
    def soon(self) -> None:
        """Keep everything 800 ms after the last change."""
        if not self._ended:
            self._timer.start()

    @Slot()
    def keep_now(self) -> None:
        """Keep what has changed since it was last kept."""
        if self._timer.isActive():
            self.keep()

    @Slot()
    def keep(self) -> None:
        """Keep everything as it stands."""
        self._timer.stop()
        if self._ended:
            return
        caseload, name = self._sitting.caseload, self._name
        words, now = self._answers.as_draft(), self._sitting.clock()

        def work(_errand: Errand) -> datetime:
            keep_draft(caseload, name, words, now)
            return now

        asked = Asked(work=work, then=self._say_kept, failed=self._say_fault)
        self._sitting.lanes.writing.ask(asked)

    def end(self) -> None:
        """Keep no more: the visit is recorded, and its draft is gone."""
        self._timer.stop()
        self._ended = True

    def _say_kept(self, at: datetime) -> None:
        if isValid(self):
            when = moment(at, self._sitting.today()).removesuffix(" today")
            self._say("check", Tone.GREEN, f"Kept on this laptop {when}")

    def _say_fault(self, error: Exception) -> None:
        if not isinstance(error, Refused | Unavailable):
            raise error
        if isValid(self):
            self._say("circle-alert", Tone.RED, f"Not kept. {error.sentence}")

    def _say(self, icon: str, tone: Tone, words: str) -> None:
        self._sign.show_icon(icon, tone)
        self._sign.show()
        self.words.setText(words)
        self.words.set_tone("red" if tone is Tone.RED else "ink2")
        self.updateGeometry()
