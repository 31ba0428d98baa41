"""A plan as it will be printed, what stands against it, and the copy that is kept."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.editors import Choice, read
from twentyweeks.gui.for_word import Export, WordButton
from twentyweeks.gui.form_dialog import FormDialog
from twentyweeks.gui.letter.answering import answer_dialog
from twentyweeks.gui.letter.choosing import SIZES
from twentyweeks.gui.letter.findings import Findings
from twentyweeks.gui.letter.paper_view import PaperView
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import Banner, ErrorSummary
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.passing import About
from twentyweeks.operations.plan import answer_finding, issue_plan, preview_plan
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.word_export import WordMade, export_plan
from twentyweeks.present.letter import Finding, LetterIssued, LetterPreview
from twentyweeks.present.tone import Tone

PREVIEW = "preview:"
TITLES = {"draft": "The draft plan", "final": "The final plan"}
ISSUES = {"draft": "Issue the draft", "final": "Issue the plan"}
DRAFT = "Section I stays blank in a draft. Every page says that it is one."
FINAL = "The final plan, as the family and the school will hold it."


class PreviewScreen(ScrollPage):
    """The pages of a plan in one state: "draft" or "final"."""

    def __init__(self, sitting: Sitting, case_id: str, state: str) -> None:
        super().__init__()
        self._sitting, self._case_id, self._state = sitting, case_id, state
        self.made: LetterPreview | None = None
        self.kept: Banner | None = None
        self.setWindowTitle(TITLES[state])
        self.setAccessibleName(TITLES[state])
        self.print_size = Choice((("0", "As the family asked"), *SIZES[1:]))
        self.print_size.activated.connect(self.resize_print)
        self._resized = False
        self.errors = ErrorSummary()
        self.errors.setAccessibleName("There is a problem")
        self.findings = Findings(TITLES[state], sitting.clock, self.answer)
        self.waiting = Waiting()
        self.issue_button = Button(ISSUES[state], Kind.PRIMARY, "check")
        self.issue_button.setEnabled(False)
        self.issue_button.clicked.connect(self.issue)
        self.word = WordButton(sitting, case_id, self._export, self)
        self.paper = PaperView(sitting)
        self.findings.turn.connect(self.paper.turn_to)
        self.paper.setAccessibleName("The plan as it will be printed")
        self._lay_out()
        sitting.changed.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        """Make the plan as it would be printed today, and show it."""
        today, state = self._sitting.today(), self._state
        case_id, size = self._case_id, int(read(self.print_size) or 0)

        def work(caseload: Caseload, _now: datetime, _errand: Errand) -> LetterPreview:
            return preview_plan(caseload, case_id, state, today, size)

        looking = Saving(work=work, then=self._show, failed=self._cannot_show)
        errand = self._sitting.look(self, looking)
        self.waiting.wait_for(errand, "Making the pages")

    @Slot()
    def resize_print(self) -> None:
        """Make the pages again in the size of print that was chosen."""
        self._resized = True
        self.issue_button.setEnabled(False)
        self.look()

    @Slot()
    def issue(self) -> None:
        """Freeze the plan as a paper of the case."""
        case_id, state = self._case_id, self._state
        shown, size = (
            self.made.sha256 if self.made else "",
            int(read(self.print_size) or 0),
        )

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> LetterIssued:
            return issue_plan(caseload, case_id, state, shown, now, size)

        self.issue_button.setEnabled(False)
        saving = Saving(work=work, then=self._issued, failed=self._refused)
        self.waiting.wait_for(self._sitting.write(self, saving), "Issuing the plan")

    def answer(self, found: Sequence[Finding]) -> None:
        """Ask for the reason why findings of our practice stand."""
        plan_answer(self._sitting, (self._case_id, self._state), found, self).open()

    def forms(self) -> list[FormDialog]:
        """Return the forms that lie open over this page."""
        return [each for each in self.findChildren(FormDialog) if each.isVisible()]

    def _export(self) -> Export:
        case_id, state = self._case_id, self._state

        def export(caseload: Caseload, reader: str, now: datetime) -> WordMade:
            return export_plan(caseload, case_id, state, reader, now)

        return export

    def _show(self, made: LetterPreview) -> None:
        self.waiting.over()
        self.errors.clear()
        self.made = made
        if made.kept and self.kept is None:
            self._say_kept(made.kept)
        elif made.kept and self.kept and self._resized:
            self.kept.say(made.kept)
        self.findings.show_preview(made)
        self.paper.show()
        self.paper.show_pdf(made.pdf, made.pages)
        self.issue_button.setEnabled(made.may_be_issued)

    def _issued(self, issued: LetterIssued) -> None:
        self.waiting.over()
        self._say_kept(issued.words).setFocus()

    def _say_kept(self, words: str) -> Button:
        write = Button("Write the letter with it", Kind.PLAIN, "mail")
        write.clicked.connect(self._write_letter)
        self.kept = Banner(words, Tone.GREEN, "circle-check", write)
        self._left.insertWidget(0, self.kept)
        for part in (self.issue_button, self.word):
            part.hide()
        return write

    def _cannot_show(self, sentence: str, field: str) -> None:
        self.made = None
        self.paper.hide()
        self.issue_button.setEnabled(False)
        self._refused(sentence, field)

    def _refused(self, sentence: str, _field: str) -> None:
        self.waiting.over()
        self.errors.show_sentence(sentence)
        self.errors.setFocus()

    @Slot()
    def _write_letter(self) -> None:
        about = f"{self._state}-plan"
        self._sitting.swapped.emit("letter", self._case_id, about)

    def _lay_out(self) -> None:
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        told = DRAFT if self._state == "draft" else FINAL
        left = QFrame()
        left.setObjectName("clear")
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(theme.current().px(16))
        size = Field("Size of print", self.print_size)
        shown: tuple[QWidget, ...] = (self.errors, size, self.findings, self.waiting)
        for part in (*shown, Flow([self.issue_button, self.word])):
            self._left.addWidget(part)
        self._left.addStretch(1)
        for part in (Flow([back]), Heading(TITLES[self._state], told)):
            self.body.addWidget(part)
        self.body.addWidget(Columns(left, self.paper, (6, 8)))
        self.body.addStretch(1)


def plan_answer(
    sitting: Sitting, spot: tuple[str, str], found: Sequence[Finding], over: QWidget
) -> FormDialog:
    """Return the form of a reason; `spot` is the case, and the state of its plan."""
    case_id, state = spot

    def keep(caseload: Caseload, about: About, reason: str, now: datetime) -> None:
        answer_finding(caseload, case_id, state, about, reason, now)

    return answer_dialog(sitting, f"plan-answer:{case_id}", found, keep, over)
