"""Redact a paper: words to find, boxes to draw, the copy as it will be filed."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame

from twentyweeks.gui.case.lines import column_of
from twentyweeks.gui.editors import Line, Paragraph, read
from twentyweeks.gui.letter.paper_view import PaperView
from twentyweeks.gui.papers.marker import Marker
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
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.received import ShownPaper, show_paper
from twentyweeks.operations.redact import (
    Redacted,
    Redaction,
    file_redacted,
    preview_redacted,
    words_of,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.paper.parts import Box

TITLE = "Make a redacted copy"
SENTENCE = (
    "What is black in the copy is gone from it. The original stays as it was filed."
)
LOOK = "Look at every page of the copy before you file it."
UNTITLED = "Left empty, it is named after the paper, without what is painted over"


class RedactScreen(ScrollPage):
    """A copy under way; nothing is filed before the officer has seen its pages."""

    def __init__(self, sitting: Sitting, case_id: str, document_id: str) -> None:
        super().__init__()
        del case_id
        self._sitting, self._document_id = sitting, document_id
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.original: ShownPaper | None = None
        self.made: Redacted | None = None
        self.boxes: tuple[Box, ...] = ()
        self.words, self.title = Paragraph(4), Line()
        self.words.textChanged.connect(self._change)
        self.told = Words("", tone="ink2")
        self.errors, self.waiting = ErrorSummary(), Waiting()
        self.paper = PaperView(sitting, "The pages, on which boxes are drawn")
        self.marker = Marker(self.paper.sheet, self.paper.page, self.draw)
        self.file_button = Button("File the copy", Kind.PRIMARY, "check")
        self._lay_out()
        work = partial(show_paper, document_id=document_id)
        sitting.read(self, work, self._begin)

    def redaction(self) -> Redaction:
        """Return what is to be painted over."""
        words = words_of(read(self.words))
        return Redaction(words=words, boxes=self.boxes, title=read(self.title))

    def draw(self, box: Box) -> None:
        """Add a box; the copy has to be looked at again."""
        self._set(*self.boxes, box)

    @Slot()
    def black_page(self) -> None:
        """Put a box over the whole page that is shown."""
        self.draw(Box(self.paper.page(), 0, 0, 1, 1))

    @Slot()
    def take_back(self) -> None:
        """Take the last box away."""
        self._set(*self.boxes[:-1])

    @Slot()
    def look(self) -> None:
        """Make the copy and show it."""
        self.errors.clear()
        document_id, redaction = self._document_id, self.redaction()
        today = self._sitting.today()

        def work(caseload: Caseload, _now: datetime, _errand: Errand) -> Redacted:
            return preview_redacted(caseload, document_id, redaction, today)

        looking = Saving(work=work, then=self._show, failed=self._refused)
        errand = self._sitting.look(self, looking)
        self.waiting.wait_for(errand, "Painting over")

    @Slot()
    def file_it(self) -> None:
        """File the copy among the papers of the case."""
        document_id, redaction = self._document_id, self.redaction()

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> str:
            return file_redacted(caseload, document_id, redaction, now)

        saving = Saving(work=work, then=self._filed, failed=self._refused)
        self.waiting.wait_for(self._sitting.write(self, saving), "Filing the copy")

    @Slot()
    def show_original(self) -> None:
        """Show the original with its boxes; a copy is looked at before it is filed."""
        self.made = None
        self.file_button.hide()
        if self.original is not None:
            self.paper.show_pdf(self.original.pdf, self.original.pages)
            self.marker.show()
            self.marker.show_boxes(self.boxes)
        self._count()

    @Slot()
    def _change(self) -> None:
        if self.made is not None:
            self.show_original()

    def _begin(self, original: ShownPaper) -> None:
        self.original = original
        self.heading.say(TITLE, f"{original.opened.title}. {SENTENCE}")
        self.show_original()

    def _set(self, *boxes: Box) -> None:
        self.boxes = boxes
        self.show_original()

    def _count(self) -> None:
        count = len(self.boxes)
        drawn = "1 box is drawn." if count == 1 else f"{count} boxes are drawn."
        self.told.setText(drawn)

    def _show(self, made: Redacted) -> None:
        self.waiting.over()
        self.made = made
        self.marker.hide()
        self.paper.show_pdf(made.pdf, made.pages)
        places = len(made.found)
        found = (
            f"Found and painted over: {places} {'place' if places == 1 else 'places'}."
        )
        nowhere = ", ".join(f"“{each}”" for each in made.not_found)
        missed = f" Not found as words: {nowhere}." if nowhere else ""
        self.told.setText(f"{found}{missed} {LOOK}")
        self.file_button.show()

    def _filed(self, _document_id: str) -> None:
        self._sitting.told.emit("The redacted copy is filed beside the original.")
        self._sitting.left.emit()

    def _refused(self, sentence: str, _field: str) -> None:
        self.waiting.over()
        self.errors.show_sentence(sentence)
        self.errors.setFocus()

    def _card(self) -> Card:
        card = Card("What is painted over")
        hint = "One a line, each found wherever it stands as words"
        black = Button("Black out this page", Kind.QUIET, "square-check")
        undo = Button("Take the last box back", Kind.QUIET, "undo-2")
        again = Button("Show the original", Kind.QUIET, "eye")
        look = Button("Look at the copy", Kind.PLAIN, "eye")
        for button, run in (
            (black, self.black_page),
            (undo, self.take_back),
            (again, self.show_original),
            (look, self.look),
            (self.file_button, self.file_it),
        ):
            button.clicked.connect(run)
        drag = Words("Drag over the page to draw a box where a picture says it.")
        for part in (
            Field("Words", self.words, hint),
            drag,
            Flow([black, undo]),
            Field("Title of the copy", self.title, UNTITLED),
            self.told,
            Flow([look, again, self.file_button]),
        ):
            card.body.addWidget(part)
        return card

    def _lay_out(self) -> None:
        self.heading = Heading(TITLE, SENTENCE)
        self.file_button.hide()
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        for part in (Flow([back]), self.heading, self.errors, self.waiting):
            self.body.addWidget(part)
        holder = QFrame()
        holder.setObjectName("clear")
        left = column_of(holder)
        left.addWidget(self._card())
        left.addStretch(1)
        self.body.addWidget(Columns(holder, self.paper, (6, 8)))
        self.body.addStretch(1)
