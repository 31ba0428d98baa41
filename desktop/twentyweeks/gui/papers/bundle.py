"""Make a bundle: pick and order papers, for whom, what was found, the pages."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame

from twentyweeks.gui.case.lines import column_of
from twentyweeks.gui.editors import Choice, Paragraph, read
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.letter.paper_view import PaperView
from twentyweeks.gui.papers.choosing import ChoosingCard
from twentyweeks.gui.papers.found import FoundCard
from twentyweeks.gui.printing import Paper, PaperOut, Printers
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import ErrorSummary
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand, unless_stopped
from twentyweeks.operations.bundle import (
    BundleChoice,
    bundle_page,
    make_bundle,
    pass_bundle_finding,
    preview_bundle,
)
from twentyweeks.operations.bundle_looked import looked_again, mark_page_read
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.bundle import (
    BundleMade,
    BundlePage,
    BundlePreview,
    PageToRead,
)
from twentyweeks.present.letter import Finding

T = TypeVar("T")
TITLE = "Make a bundle"
SENTENCE = (
    "Papers of this child alone, with an index, a number on every page and bookmarks."
)


class BundleScreen(ScrollPage):
    """One bundle under way; nothing is kept of it before it is recorded."""

    def __init__(self, sitting: Sitting, case_id: str, _about: str = "") -> None:
        super().__init__()
        self._sitting, self._case_id = sitting, case_id
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.choosing: ChoosingCard | None = None
        self.made: BundlePreview | None = None
        self.heading, self.waiting = Heading(TITLE), Waiting()
        self.errors = ErrorSummary()
        self.reader = Choice(())
        self.look_button = Button("Look at the bundle", Kind.PRIMARY, "eye")
        self.look_button.clicked.connect(self.look)
        self.found = QFrame()
        self.found.setObjectName("clear")
        self._results = column_of(self.found)
        self.paper = PaperView(sitting, "The pages of the bundle")
        self.paper.hide()
        self._lay_out()
        work = partial(bundle_page, case_id=case_id, today=sitting.today())
        sitting.read(self, work, self._offer)

    def choice(self) -> BundleChoice:
        """Return what is ticked, in its order, and for whom."""
        papers = self.choosing.chosen() if self.choosing else ()
        return BundleChoice(papers=papers, reader=read(self.reader))

    @Slot()
    def look(self) -> None:
        """Put the bundle together and show it, with what was found."""
        self.errors.clear()
        choice, case_id, today = self.choice(), self._case_id, self._sitting.today()

        def work(
            caseload: Caseload, _now: datetime, errand: Errand
        ) -> BundlePreview | None:
            making = partial(preview_bundle, caseload, case_id, choice, today)
            return unless_stopped(partial(making, errand.step))

        looking = self._saving(work, self._show)
        errand = self._sitting.look(self, looking)
        self.waiting.wait_for(errand, "Putting the papers together")

    @Slot()
    def record(self) -> None:
        """Keep the bundle that is shown as one that leaves."""
        choice, case_id = self.choice(), self._case_id
        shown = self.made.sha256 if self.made else ""

        def work(
            caseload: Caseload, now: datetime, errand: Errand
        ) -> BundleMade | None:
            keeping = partial(make_bundle, caseload, case_id, choice, shown, now)
            return unless_stopped(partial(keeping, errand.step))

        saving = self._saving(work, self._recorded)
        self.waiting.wait_for(self._sitting.write(self, saving), "Keeping the bundle")

    def pass_it(self, finding: Finding, *_pressed: object) -> None:
        """Ask for the reason why a finding of our practice stands."""
        form = Form()
        form.add("reason", Field("Why it stands", Paragraph(3)))
        choice, case_id = self.choice(), self._case_id
        about = (finding.requirement, finding.judged)

        def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
            pass_bundle_finding(caseload, case_id, choice, about, values["reason"], now)

        task = Task(
            title="Pass with a reason",
            sentence=finding.words,
            save="Keep the reason",
            told="The reason is kept.",
            draft=f"bundle-reason:{case_id}",
            do=do,
        )
        dialog = FormDialog(self._sitting, form, task, self)
        dialog.finished.connect(self.look)
        dialog.open()

    def forms(self) -> list[FormDialog]:
        """Return the forms that lie open over this page."""
        return [each for each in self.findChildren(FormDialog) if each.isVisible()]

    def looked_at(self, page: PageToRead, *_pressed: object) -> None:
        """Record that this page was looked at for this reader."""
        choice, case_id = self.choice(), self._case_id

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            mark_page_read(caseload, case_id, choice, page.key, now)

        saving = Saving(work=work, then=self._look_again, failed=self._refused)
        errand = self._sitting.write(self, saving)
        self.waiting.wait_for(errand, "Keeping that you looked")

    def _look_again(self, _done: None) -> None:
        if self.made is not None:
            work = partial(
                looked_again,
                case_id=self._case_id,
                shown=self.made,
                today=self._sitting.today(),
            )
            self._sitting.read(self, work, self._find)

    def _offer(self, page: BundlePage) -> None:
        self.heading.say(TITLE, f"Papers about {page.child}. {SENTENCE}")
        for reader in page.readers:
            if not reader.because:
                self.reader.addItem(reader.words, reader.id)
        self.choosing = ChoosingCard(page)
        card = Card("For whom")
        card.body.addWidget(Field("Who gets it", self.reader))
        for reader in page.readers:
            if reader.because:
                card.body.addWidget(Words(reader.because, tone="ink2"))
        card.body.addWidget(Flow([self.look_button]))
        for at, part in enumerate((self.choosing, card)):
            self._left.insertWidget(at, part)

    def _saving(
        self, work: Callable[[Caseload, datetime, Errand], T], then: Callable[[T], None]
    ) -> Saving[T]:
        return Saving(
            work=work, then=then, failed=self._refused, progress=self.waiting.tell
        )

    def _show(self, made: BundlePreview | None) -> None:
        if made is None:
            self._stopped()
            return
        self.paper.show()
        self.paper.show_pdf(made.pdf, made.pages)
        self._find(made)

    def _find(self, made: BundlePreview) -> None:
        self.waiting.over()
        self.made = made
        found = FoundCard(made, self.pass_it, self.looked_at, self.turn_to)
        found.body.insertWidget(1, Words(made.sentence))
        if made.may_leave:
            keep = Button("Record it and keep a copy", Kind.PRIMARY, "check")
            keep.clicked.connect(self.record)
            found.body.addWidget(Flow([keep]))
        self._put(found)

    def turn_to(self, bundle_page: int, *_pressed: object) -> None:
        """Show one page of the bundle, counted from 1."""
        self.paper.turn_to(bundle_page)

    def _stopped(self) -> None:
        self.waiting.over()
        self._sitting.told.emit("Stopped. Nothing was made.")

    def _recorded(self, made: BundleMade | None) -> None:
        if made is None:
            self._stopped()
            return
        self.waiting.over()
        card = Card("Recorded")
        printers = Printers(self._sitting)
        paper = Paper(
            words="bundle", file_name=made.file_name, make=lambda _caseload: made.pdf
        )
        out = PaperOut(self._sitting, paper, printers, (Kind.PLAIN, Kind.PRIMARY))
        for part in (Words(made.words), printers, out):
            card.body.addWidget(part)
        self._put(card)

    def _refused(self, sentence: str, _field: str) -> None:
        self.waiting.over()
        self.errors.show_sentence(sentence)
        self.errors.setFocus()

    def _put(self, card: Card) -> None:
        while (item := self._results.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._results.addWidget(card)

    def _lay_out(self) -> None:
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        for part in (Flow([back]), self.heading, self.errors, self.waiting):
            self.body.addWidget(part)
        holder = QFrame()
        holder.setObjectName("clear")
        self._left = column_of(holder)
        self._left.addWidget(self.found)
        self._left.addStretch(1)
        self.body.addWidget(Columns(holder, self.paper, (6, 8)))
        self.body.addStretch(1)
