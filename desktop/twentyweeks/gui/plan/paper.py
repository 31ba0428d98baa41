"""A paper made from a plan: its pages, to be read, printed and saved."""

from collections.abc import Callable
from datetime import date, datetime

from twentyweeks.gui.letter.paper_view import PaperView
from twentyweeks.gui.printing import Paper, PaperOut, Printers
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import ErrorSummary
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.plan_replies import reply_table
from twentyweeks.operations.plan_working import working_document
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.plan_papers import PlanPaper

WORKING = "working"
Make = Callable[[Caseload, str, date], PlanPaper]


class PaperScreen(ScrollPage):
    """One paper; `make` is given the caseload, the case and the day."""

    def __init__(self, sitting: Sitting, case_id: str, title: str, make: Make) -> None:
        super().__init__()
        self._sitting, self._case_id, self._make = sitting, case_id, make
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.made: PlanPaper | None = None
        self.heading, self.waiting = Heading(title), Waiting()
        self.paper = PaperView(sitting)
        self.paper.setAccessibleName("The pages as they will be printed")
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(sitting.left)
        self.errors = ErrorSummary()
        self.errors.setAccessibleName("There is a problem")
        for part in (Flow([back]), self.heading, self.errors, self.waiting, self.paper):
            self.body.addWidget(part)
        self.body.addStretch(1)

        def work(caseload: Caseload, _now: datetime, _errand: Errand) -> PlanPaper:
            return self._work(caseload)

        looking = Saving(work=work, then=self._show, failed=self._cannot_show)
        self.waiting.wait_for(sitting.look(self, looking), "Making it")

    def _work(self, caseload: Caseload) -> PlanPaper:
        return self._make(caseload, self._case_id, self._sitting.today())

    def _bytes(self, caseload: Caseload) -> bytes:
        return self._work(caseload).pdf

    def _cannot_show(self, sentence: str, _field: str) -> None:
        self.waiting.over()
        self.paper.hide()
        self.errors.show_sentence(sentence)
        self.errors.setFocus()

    def _show(self, made: PlanPaper) -> None:
        self.waiting.over()
        self.made = made
        self.heading.say(made.title, made.sentence)
        self.paper.show_pdf(made.pdf, made.pages)
        printers = Printers(self._sitting)
        paper = Paper(words="paper", file_name=made.file_name, make=self._bytes)
        out = PaperOut(self._sitting, paper, printers, (Kind.PLAIN, Kind.PRIMARY))
        at = self.body.indexOf(self.paper)
        for part in (out, printers):
            self.body.insertWidget(at, part)


def working_screen(sitting: Sitting, case_id: str) -> PaperScreen:
    """Return the working document of an appeal."""
    return PaperScreen(sitting, case_id, "Working document", working_document)


def replies_screen(sitting: Sitting, case_id: str, by: str) -> PaperScreen:
    """Return the table of replies to one person."""

    def make(caseload: Caseload, case_id: str, today: date) -> PlanPaper:
        return reply_table(caseload, case_id, by, today)

    return PaperScreen(sitting, case_id, f"Replies to {by}", make)
