"""One kind of letter to several: ticked, looked through, issued, printed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.lines import column_of
from twentyweeks.gui.editors import Choice, Day, in_figures, put
from twentyweeks.gui.form import Form
from twentyweeks.gui.letter.choosing import WAYS
from twentyweeks.gui.several.cards import BatchIssuedCard, LookCard
from twentyweeks.gui.several.ticking import Ticking
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.caseload_page import listed_cases
from twentyweeks.operations.letter_batch import (
    Batch,
    batch_kinds,
    issue_batch,
    look_through,
)
from twentyweeks.operations.letter_tray import posting_days
from twentyweeks.operations.typed import typed_day
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.caseload import ListedCase
from twentyweeks.present.letter_batch import BatchIssued, BatchLook, counted

ABOUT = (
    "Each letter is made and checked as by itself. Nothing is issued before you have "
    "seen who gets one and who does not."
)
NOBODY = "Tick at least one case. Nothing was made."


class SeveralPage(ScrollPage):
    """`about` is the filter and the search of the list that the officer came from."""

    def __init__(self, sitting: Sitting, _case_id: str, about: str) -> None:
        super().__init__()
        self._sitting = sitting
        self.ticking: Ticking | None = None
        self._leaves: dict[str, str] = {}
        self.looked: BatchLook | None = None
        self.result: QWidget | None = None
        self.issued: BatchIssuedCard | None = None
        self.setWindowTitle("Letters to several")
        self.setAccessibleName("Letters to several")
        self._lay_out()
        pill, _, search = about.partition("|")
        today = sitting.today()
        work = partial(listed_cases, today=today, pill=pill or "all", search=search)
        sitting.read(self, work, self._show)
        now = sitting.clock()
        sitting.read(self, partial(posting_days, now=now), self._show_days)

    @Slot()
    def look(self) -> None:
        """Make every letter, issue none, and show who gets one and who does not."""
        self.form.clear_errors()
        cases = self.ticking.ticked() if self.ticking else ()
        if not cases:
            self.form.refuse(NOBODY, "")
            return
        self._begin()
        batch, today = self.form.values(), self._sitting.today()
        kind, way, typed = batch["kind"], batch["sent_by"], batch["leaves_on"]

        def work(caseload: Caseload, now: datetime, errand: Errand) -> BatchLook:
            is_typed = bool(typed.strip())
            on = typed_day(typed, "leaves_on", "Leaves on", today) if is_typed else None
            wanted = Batch(case_ids=cases, kind=kind, sent_by=way, leaves_on=on)
            return look_through(caseload, wanted, now, errand.cancelled, errand.tell)

        looking = Saving(
            work=work,
            then=self._show_look,
            failed=self._refuse,
            progress=self.waiting.tell,
        )
        errand = self._sitting.look(self, looking)
        self.waiting.wait_for(errand, "Making the letters, to look at")

    @Slot()
    def issue(self) -> None:
        """Issue what was looked through, one letter after the other."""
        looked = self.looked
        if looked is None:
            return
        self._begin()

        def work(caseload: Caseload, now: datetime, errand: Errand) -> BatchIssued:
            return issue_batch(caseload, looked, now, errand.cancelled, errand.tell)

        saving = Saving(
            work=work,
            then=self._show_issued,
            failed=self._refuse,
            progress=self.waiting.tell,
        )
        errand = self._sitting.write(self, saving)
        self.waiting.wait_for(errand, "Issuing the letters")

    def _lay_out(self) -> None:
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        self.form, card = Form(), Card("Which letter")
        kind = Field("Letter", Choice(batch_kinds()))
        way = Field("How it is to leave", Choice(WAYS))
        self.form.add("kind", kind, card.body)
        self.form.add("sent_by", way, card.body)
        leaves = Field("Leaves on", Day(), "The days that it gives run from here.")
        self.form.add("leaves_on", leaves, card.body)
        self.form.body.addWidget(card)
        self.form.edited.connect(self._look_again)
        self.waiting = Waiting()
        self.look_button = Button("Look through", Kind.PRIMARY, "eye")
        self.look_button.clicked.connect(self.look)
        self.issue_button = Button("Issue", Kind.PRIMARY, "check")
        self.issue_button.clicked.connect(self.issue)
        self.issue_button.hide()
        buttons = Flow([self.look_button, self.issue_button])
        left, self.right = QWidget(), QWidget()
        self._column, self._tickings = column_of(left), column_of(self.right)
        for part in (self.form, self.waiting, buttons):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.body.addWidget(Flow([back]))
        self.body.addWidget(Heading("Letters to several", ABOUT))
        self.body.addWidget(Columns(left, self.right, (6, 5)))
        self.body.addStretch(1)

    def _show(self, shown: Sequence[ListedCase]) -> None:
        rows = [(each.id, f"{each.name}  ·  {each.reference}") for each in shown]
        self.ticking = Ticking("About whom", rows, ("case is", "cases are"), ())
        self.ticking.edited.connect(self._look_again)
        self._tickings.addWidget(self.ticking)
        self._tickings.addStretch(1)

    def _show_days(self, days: Mapping[str, date]) -> None:
        self._leaves = {way: in_figures(day) for way, day in days.items()}
        self._follow_way()

    def _follow_way(self) -> None:
        """Put the next day for this way of sending, unless one was typed."""
        typed = self.form.values()
        if typed["leaves_on"] in ("", *self._leaves.values()):
            put(self.form.fields["leaves_on"].editor, self._leaves[typed["sent_by"]])

    @Slot()
    def _look_again(self) -> None:
        """Let what was looked through go: it is not what is asked for now."""
        self.looked = None
        if self._leaves:
            self._follow_way()
        self.issue_button.hide()
        self.look_button.show()
        self._put(None)

    def _begin(self) -> None:
        for button in (self.look_button, self.issue_button):
            button.setEnabled(False)

    def _over(self) -> None:
        self.waiting.over()
        for button in (self.look_button, self.issue_button):
            button.setEnabled(True)

    def _refuse(self, sentence: str, field: str) -> None:
        self._over()
        self.form.refuse(sentence, field)

    def _show_look(self, shown: BatchLook) -> None:
        self._over()
        self.looked = shown
        self._put(LookCard(shown))
        many = len(shown.gets)
        self.issue_button.setText(f"Issue {counted(many, 'letter', 'letters')}")
        self.issue_button.setVisible(many > 0)
        self.look_button.setVisible(many == 0)

    def _show_issued(self, issued: BatchIssued) -> None:
        self._over()
        self.looked = None
        self.issued = BatchIssuedCard(issued)
        self.issued.went.connect(partial(self._post, issued.letter_ids))
        self._put(self.issued)
        self.right.setEnabled(False)
        for part in (self.form, self.look_button, self.issue_button):
            part.hide()

    def _post(self, letter_ids: Sequence[str]) -> None:
        self._sitting.swapped.emit("post", "", ",".join(letter_ids))

    def _put(self, card: QWidget | None) -> None:
        old, self.result = self.result, card
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if card is not None:
            self._column.insertWidget(self._column.indexOf(self.waiting), card)
