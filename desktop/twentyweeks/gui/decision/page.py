"""The Decision screen: nothing is decided here before its test is answered."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut

from twentyweeks.gui.decision.form import DecisionForm
from twentyweeks.gui.kept import KeptLine
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.decision import decision_page, draft_name, record_decision
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.decision import DecisionPage


class DecisionScreen(ScrollPage):
    """One question of one case; `about` is the question, or empty for what is open."""

    def __init__(self, sitting: Sitting, case_id: str, about: str) -> None:
        super().__init__()
        self._sitting, self._case_id, self._question = sitting, case_id, about
        self.form: DecisionForm | None = None
        self.setWindowTitle("Decision")
        self.setAccessibleName("Decision")
        work = partial(
            decision_page, case_id=case_id, question=about, today=sitting.today()
        )
        sitting.read(self, work, self._show)

    @Slot()
    def save(self) -> None:
        """Record the decision with its milestone."""
        if self.form is None or not self.save_button.isEnabled():
            return
        self.save_button.setEnabled(False)
        self.form.clear_errors()
        errand = self._sitting.write(self, self._saving(self.form))
        self.waiting.wait_for(errand, "Recording the decision")

    def _saving(self, form: DecisionForm) -> Saving[str]:
        new, case_id = form.decision(), self._case_id

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> str:
            return record_decision(caseload, case_id, new, now)

        return Saving(work=work, then=self._saved, failed=self._refused)

    def _saved(self, _decision_id: str) -> None:
        self.kept.drop()
        self._sitting.told.emit("The decision is recorded. The letter comes next.")
        self._sitting.left.emit()

    def _refused(self, sentence: str, field: str) -> None:
        self.waiting.over()
        self.save_button.setEnabled(True)
        if self.form is not None:
            self.form.refuse(sentence, field)

    def _other(self, question: str, words: str) -> Button:
        """Return what puts another question that is open in this one's place."""
        other = Button(words, Kind.PLAIN, "gavel")
        swap = partial(self._sitting.swapped.emit, "decision", self._case_id, question)
        other.clicked.connect(lambda: swap())
        return other

    def _show(self, page: DecisionPage) -> None:
        self._question = page.question
        self.setWindowTitle(page.title)
        self.form = DecisionForm(page)
        self.kept = KeptLine(
            self._sitting, self.form, draft_name(self._case_id, self._question)
        )
        self.waiting = Waiting()
        self.save_button = Button("Record the decision", Kind.PRIMARY, "gavel")
        self.save_button.clicked.connect(self.save)
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        self.others = Flow([self._other(key, words) for key, words in page.others])
        self.others.setVisible(bool(page.others))
        heading = Heading(page.title, page.due)
        top = (Flow([back]), heading, self.others)
        parts = (*top, self.form, self.waiting, self.kept)
        for part in (*parts, Flow([self.save_button])):
            self.body.addWidget(part)
        self.body.addStretch(1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
