"""Two versions of a plan: what changed in plain words, and the marked pages."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line, stacked
from twentyweeks.gui.editors import Choice
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.letter.paper_view import PaperView
from twentyweeks.gui.printing import Paper, PaperOut, Printers
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import ErrorSummary
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.plan import plan_form
from twentyweeks.operations.plan_marked import marked_plan
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.plan import PlanPage
from twentyweeks.present.plan_papers import PlanPaper

COMPARE = "compare"
TITLE = "Compare two versions"
ALONE = "There is one version of this plan. A new draft or a final plan is another."
KINDS = (
    ("changes", "What changed"),
    ("amendments", "Notice of proposed amendments"),
)


class CompareScreen(ScrollPage):
    """What changed from one version to another; the two are chosen at the top."""

    def __init__(self, sitting: Sitting, case_id: str) -> None:
        super().__init__()
        self._sitting, self._case_id = sitting, case_id
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.made: PlanPaper | None = None
        self.before, self.after = Choice(()), Choice(())
        self.kind = Choice(KINDS)
        self.waiting, self.heading = Waiting(), Heading(TITLE)
        self.errors = ErrorSummary()
        self.errors.setAccessibleName("There is a problem")
        self.paper = PaperView(sitting)
        self.paper.setAccessibleName("The pages with the changes marked")
        self.told = QFrame()
        self.told.setObjectName("clear")
        self._cards = QVBoxLayout(self.told)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        work = partial(plan_form, case_id=case_id, today=sitting.today())
        sitting.read(self, work, self._offer)

    @Slot()
    def compare(self) -> None:
        """Hold the two chosen versions against each other."""
        make = self._work()

        def work(caseload: Caseload, _now: datetime, _errand: Errand) -> PlanPaper:
            return make(caseload)

        looking = Saving(work=work, then=self._show, failed=self._cannot_show)
        errand = self._sitting.look(self, looking)
        self.waiting.wait_for(errand, "Comparing")

    def _work(self) -> "partial[PlanPaper]":
        numbers = int(self.before.currentData()), int(self.after.currentData())
        return partial(
            marked_plan,
            case_id=self._case_id,
            numbers=numbers,
            kind=str(self.kind.currentData()),
            today=self._sitting.today(),
        )

    def _make(self, caseload: Caseload) -> bytes:
        return self._work()(caseload).pdf

    def _offer(self, page: PlanPage) -> None:
        self.heading.say(TITLE, f"Plan of {page.child}")
        for version in page.versions:
            self.after.addItem(version.title, version.number)
            self.before.addItem(version.title, version.number)
        if len(page.versions) < 2:
            for part in (self._choices, self._columns):
                part.hide()
            self.body.insertWidget(
                self.body.indexOf(self._columns),
                EmptyState("copy", "Nothing to compare yet", ALONE),
            )
            return
        self.before.setCurrentIndex(1)
        self.compare()

    def _cannot_show(self, sentence: str, _field: str) -> None:
        self.waiting.over()
        self.made = None
        self._columns.hide()
        self.heading.say(TITLE, "")
        self.errors.show_sentence(sentence)
        self.errors.setFocus()

    def _show(self, made: PlanPaper) -> None:
        self.waiting.over()
        self.errors.clear()
        self._columns.show()
        self.made = made
        self.heading.say(made.title, made.sentence)
        self.paper.show_pdf(made.pdf, made.pages)
        card = Card("In plain words")
        if not made.changes:
            card.body.addWidget(Words("Nothing is different.", tone="ink2"))
        for section in dict.fromkeys(each.section for each in made.changes):
            card.body.addWidget(Words(f"Section {section}", Role.STRONG))
            for each in made.changes:
                if each.section == section:
                    card.body.addWidget(Line().say(each.words))
        self._fill([card, self._out(made)])

    def _out(self, made: PlanPaper) -> QWidget:
        printers = Printers(self._sitting)
        paper = Paper(words="comparison", file_name=made.file_name, make=self._make)
        out = PaperOut(self._sitting, paper, printers, (Kind.PLAIN, Kind.PLAIN))
        return stacked(printers, out)

    def _fill(self, widgets: list[QWidget]) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            self._cards.addWidget(widget)
        self._cards.addStretch(1)

    def _lay_out(self) -> None:
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        fields = (
            Field("From", self.before),
            Field("To", self.after),
            Field("As", self.kind),
        )
        self._choices = Flow(list(fields), gap=theme.current().px(16))
        for editor in (self.before, self.after, self.kind):
            editor.activated.connect(self.compare)
        head = (Flow([back]), self.heading, self.errors, self._choices, self.waiting)
        for part in head:
            self.body.addWidget(part)
        self._columns = Columns(self.told, self.paper, (6, 8))
        self.body.addWidget(self._columns)
        self.body.addStretch(1)
