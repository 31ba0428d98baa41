"""New request: the day on which it arrived starts the clock, whoever opened it."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from twentyweeks.gui import theme
from twentyweeks.gui.form import LAID_OUT, Form, first_editor
from twentyweeks.gui.kept import KeptLine
from twentyweeks.gui.request.fields import add_child, add_more, add_parent, add_request
from twentyweeks.gui.request.known import KnownCard
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.register_request import (
    KnownAlready,
    NewRequest,
    register_request,
)
from twentyweeks.operations.unlock import Caseload

DRAFT = "request"


class RequestPage(ScrollPage):
    """A form of four cards; saved, it gives way to the new case."""

    def __init__(self, sitting: Sitting, _case_id: str = "", _about: str = "") -> None:
        super().__init__()
        self._sitting = sitting
        self.setWindowTitle("New request")
        self.setAccessibleName("New request")
        self.form = Form()
        for add in (add_request, add_child, add_parent, add_more):
            self.form.body.addWidget(add(self.form, sitting.today()))
        self.known = KnownCard()
        self.known.chosen.connect(self._save_as)
        self.waiting = Waiting()
        self.kept = KeptLine(sitting, self.form, DRAFT)
        self._lay_out()
        self.setFocusProxy(first_editor(self.form))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    @Slot()
    def save(self) -> None:
        """Register the request."""
        self._save_as("")

    def values(self) -> NewRequest:
        """Return what was typed, as the operation takes it."""
        typed = self.form.values()
        lines = tuple(line for line in typed.pop("parent_address").split("\n") if line)
        return NewRequest(**typed, parent_address=lines)

    @Slot(str)
    def _save_as(self, known_already: str) -> None:
        if not self.save_button.isEnabled():
            return
        self.save_button.setEnabled(False)
        self.form.clear_errors()
        self.known.hide()
        saving = self._saving(replace(self.values(), known_already=known_already))
        self.waiting.wait_for(self._sitting.write(self, saving), "Saving")

    def _saving(self, new: NewRequest) -> Saving[str | KnownAlready]:
        def work(
            caseload: Caseload, now: datetime, _errand: Errand
        ) -> str | KnownAlready:
            try:
                return register_request(caseload, new, now)
            except KnownAlready as known:
                return known

        return Saving(work=work, then=self._saved, failed=self._refused)

    def _saved(self, result: str | KnownAlready) -> None:
        self.waiting.over()
        self.save_button.setEnabled(True)
        if isinstance(result, KnownAlready):
            self.known.ask(result.people)
            see = partial(self.ensureWidgetVisible, self.known)
            QTimer.singleShot(LAID_OUT, self, see)
            return
        self.kept.drop()
        self._sitting.told.emit("The request is registered. The six weeks have begun.")
        self._sitting.swapped.emit("case", result, "")

    def _refused(self, sentence: str, field: str) -> None:
        self.waiting.over()
        self.save_button.setEnabled(True)
        self.form.refuse(sentence, field)

    def _lay_out(self) -> None:
        px = theme.current().px
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        self.save_button = Button("Register the request", Kind.PRIMARY, "check")
        self.save_button.clicked.connect(self.save)
        sentence = "The clock runs from the day on which the request arrived."
        way = QHBoxLayout()
        way.addWidget(back)
        way.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(self.save_button)
        foot.addWidget(self.kept, 1)
        foot.addStretch(1)
        self.body.addLayout(way)
        self.body.addWidget(Heading("New request", sentence))
        for part in (self.form, self.known, self.waiting):
            self.body.addWidget(part)
        self.body.addLayout(foot)
        self.body.addStretch(1)
