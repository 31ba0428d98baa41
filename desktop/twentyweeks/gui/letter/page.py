"""The Letter screen: the real page beside its choices, and what stands against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twentyweeks.errors import Refused
from twentyweeks.gui import theme
from twentyweeks.gui.for_word import Export, WordButton
from twentyweeks.gui.letter.answering import answer_dialog
from twentyweeks.gui.letter.choosing import ChoosingForm, refusal
from twentyweeks.gui.letter.findings import Findings
from twentyweeks.gui.letter.issued import IssuedCard, PostingCard
from twentyweeks.gui.letter.paper_view import PaperView
from twentyweeks.gui.letter.returned import ReturnedCard
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.letter import (
    LetterChoice,
    answer_letter,
    issue_letter,
    letter_page,
    preview_letter,
)
from twentyweeks.operations.letter_replacing import replacing
from twentyweeks.operations.letter_tray import posting_days
from twentyweeks.operations.passing import About
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.word_export import WordMade, export_letter
from twentyweeks.present.case import CasePage
from twentyweeks.present.letter import (
    Finding,
    LetterIssued,
    LetterPage,
    LetterPreview,
)

SOON = 300  # milliseconds after the last change, then the letter is made again
POSTED, BACK, REPLACES = "posted", "back", "replaces"
NOBODY = "Nobody can be written to yet, or no letter can. The reasons stand below."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """What the screen begins with."""

    page: LetterPage
    leaves: Mapping[str, date]
    replaced: LetterChoice | None


class LetterScreen(ScrollPage):
    """One letter of one case.

    `about` is the kind to begin with; or `posted:`, `back:` or `replaces:` and the
    letter that has left, that came back, or that this one is written in place of.
    """

    def __init__(self, sitting: Sitting, case_id: str, about: str) -> None:
        super().__init__()
        self._sitting, self._case_id, self._about = sitting, case_id, about
        self.form: ChoosingForm | None = None
        self.preview: LetterPreview | None = None
        self.issued: IssuedCard | None = None
        self.posting: PostingCard | None = None
        self.returned: ReturnedCard | None = None
        self._replaces = ""
        self._asked = 0
        self.setWindowTitle("Letter")
        self.setAccessibleName("Letter")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self.look)
        sitting.locking.connect(self._timer.stop)
        sitting.changed.connect(self.look)
        self._begin()

    @Slot()
    def look(self) -> None:
        """Make the letter as it would leave today, and show it."""
        choice = self._choice()
        if choice is None:
            return
        self._asked += 1
        asked, today = self._asked, self._sitting.today()

        def work(caseload: Caseload) -> LetterPreview | Refused:
            try:
                return preview_letter(caseload, self._case_id, choice, today)
            except Refused as refused:
                return refused

        def then(made: LetterPreview | Refused) -> None:
            if asked == self._asked:
                self._show_made(made)

        self._sitting.read(self, work, then)

    @Slot()
    def issue(self) -> None:
        """Freeze the letter that is on the screen."""
        choice = self._choice()
        if choice is None or self.preview is None:
            return
        self.issue_button.setEnabled(False)
        shown = replace(choice, shown=self.preview.sha256)
        case_id = self._case_id

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> LetterIssued:
            return issue_letter(caseload, case_id, shown, now)

        saving = Saving(work=work, then=self._show_issued, failed=self._refuse)
        self.waiting.wait_for(self._sitting.write(self, saving), "Issuing the letter")

    def answer(self, found: Sequence[Finding]) -> None:
        """Ask for the reason why findings of our practice stand."""
        choice, case_id = self._choice(), self._case_id
        if choice is None:
            return

        def keep(caseload: Caseload, about: About, reason: str, now: datetime) -> None:
            answer_letter(caseload, case_id, choice, about, reason, now)

        draft = f"letter-answer:{case_id}"
        answer_dialog(self._sitting, draft, found, keep, self).open()

    def _begin(self) -> None:
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        self.heading = Heading("Letter")
        self.body.addWidget(Flow([back]))
        self.body.addWidget(self.heading)
        kind, _, letter_id = self._about.partition(":")
        if kind == POSTED:
            self.posting = PostingCard(self._sitting, letter_id, title="")
            days = "The day on which it left decides which days follow."
            self._record("Posted", days, self.posting)
            self._say_which(letter_id, "Posted", days)
        elif kind == BACK:
            self.returned = ReturnedCard(self._sitting, letter_id)
            served = "What is in nobody's hands is not served."
            self._record("Came back", served, self.returned)
            self._say_which(letter_id, "Came back", served)
        else:
            self._replaces = letter_id
            self._sitting.read(self, self._read, self._show)

    def _record(self, title: str, sentence: str, card: QWidget) -> None:
        self.heading.say(title, sentence)
        self.setWindowTitle(title)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _say_which(self, letter_id: str, title: str, sentence: str) -> None:
        today = self._sitting.today()

        def then(case: CasePage) -> None:
            for line in case.papers:
                if line.letter_id == letter_id:
                    said = f"{line.words}. {sentence}"
                    self.heading.say(f"{title}: {line.title}", said)

        work = partial(case_page, case_id=self._case_id, today=today)
        self._sitting.read(self, work, then)

    def _read(self, caseload: Caseload) -> "_Begun":
        now, today = self._sitting.clock(), self._sitting.today()
        return _Begun(
            page=letter_page(caseload, self._case_id, today),
            leaves=posting_days(caseload, now),
            replaced=replacing(caseload, self._replaces) if self._replaces else None,
        )

    def _show(self, begun: "_Begun") -> None:
        page = begun.page
        self.heading.say(f"Letter about {page.child}", "")
        self.setWindowTitle(f"Letter about {page.child}")
        kind = "" if self._replaces else self._about.replace("_", "-")
        self.form = ChoosingForm(page, kind, begun.leaves)
        if begun.replaced:
            self.form.take_place_of(begun.replaced)
        self.form.edited.connect(self._look_again)
        self.findings = Findings("The letter", self._sitting.clock, self.answer)
        self.paper = PaperView(self._sitting)
        self.findings.turn.connect(self.paper.turn_to)
        self.waiting = Waiting()
        self.issue_button = Button("Issue the letter", Kind.PRIMARY, "check")
        self.issue_button.setEnabled(False)
        self.issue_button.clicked.connect(self.issue)
        self.word = WordButton(self._sitting, self._case_id, self._export, self)
        out = Flow([self.issue_button, self.word])
        self.left = _column(self.form, self.findings, self.waiting, out)
        self.body.addWidget(Columns(self.left, self.paper, (6, 8)))
        self.body.addStretch(1)
        self.look()

    @Slot()
    def _look_again(self) -> None:
        self._asked += 1  # a letter that is still being made is not this one
        self.issue_button.setEnabled(False)
        self._timer.start()

    def _export(self) -> Export | None:
        choice, case_id = self._choice(), self._case_id
        if choice is None:
            return None

        def export(caseload: Caseload, reader: str, now: datetime) -> WordMade:
            return export_letter(caseload, case_id, choice, reader, now)

        return export

    def _choice(self) -> LetterChoice | None:
        form, today = self.form, self._sitting.today()
        if form is None or self.issued is not None:
            return None
        form.clear_errors()
        wrong = refusal(form, today)
        if wrong is not None:
            form.refuse(wrong.sentence, wrong.field or "")
            return None
        choice = replace(form.choice(today), replaces=self._replaces)
        if not (choice.kind and choice.recipient_id):
            form.summary.show_sentence(NOBODY)
            return None
        return choice

    def _show_made(self, made: LetterPreview | Refused) -> None:
        if isinstance(made, Refused):
            self._refuse(made.sentence, made.field or "")
            self.findings.clear()
            self.preview = None
            self.paper.hide()
            self.issue_button.setEnabled(False)
            return
        self.preview = made
        if self.form is not None:
            self.form.show_late(is_late=made.is_late)
        self.findings.show_preview(made)
        self.paper.show()
        self.paper.show_pdf(made.pdf, made.pages)
        self.issue_button.setEnabled(made.may_be_issued)

    def _refuse(self, sentence: str, field: str) -> None:
        self.waiting.over()
        self.issue_button.setEnabled(self.preview is not None)
        if self.form is not None:
            self.form.refuse(sentence, field)

    def _show_issued(self, issued: LetterIssued) -> None:
        self.waiting.over()
        choice, preview = self._choice(), self.preview
        if preview is None or choice is None or self.form is None:
            return
        self.issued = IssuedCard(self._sitting, issued)
        for part in (self.form, self.findings, self.issue_button, self.word):
            part.hide()
        column = self.left.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, self.issued)
            self.posting = PostingCard(self._sitting, issued.letter_id, choice.sent_by)
            column.insertWidget(1, self.posting)
        self.issued.letter.save_button.setFocus()
        self.paper.show_pdf(issued.pdf, preview.pages)


def _column(*parts: QWidget) -> QFrame:
    made = QFrame()
    made.setObjectName("clear")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(16))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return made
