"""One wording: its text at the left, the page of an invented child at the right."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line as Row
from twentyweeks.gui.case.lines import stacked
from twentyweeks.gui.editors import Choice, Paragraph, read
from twentyweeks.gui.form import Form
from twentyweeks.gui.kept import KeptLine
from twentyweeks.gui.letter.page import SOON
from twentyweeks.gui.letter.paper_view import PaperView
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Pair, Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.changing import Opened
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.wording import (
    look_at_wording,
    open_wording,
    take_shipped,
    use_wording,
)
from twentyweeks.present.tone import Tone
from twentyweeks.present.wording import WordingLook, WordingSheet

LINES = 26  # of the text that are in sight
MARKS = (
    ("# Heading", "One to three signs, then a space. A letter begins with one."),
    ("- item", "A list. 1. makes a numbered one, > a box round its lines."),
    ("**words**", "Strong words. A \\ at the end of a line begins a new one."),
    ("{child}", "Filled in from the case; {child's} is “Amara's” or “your”."),
    ("{{reasons}}", "Whole paragraphs from the case, on a line of their own."),
    ("(part rights)", "Puts another wording in, on a line of its own."),
    (
        "(if refusal)",
        "Above a paragraph: it stands only where there is one. Or unless.",
    ),
    ("(new page)", "What follows begins on a new page."),
)
PAGE = "The letter of an invented child"
_Write = Callable[[Caseload, datetime], None]


class WordingScreen(ScrollPage):
    """The wording of this name, tried on invented letters while it is typed."""

    def __init__(self, sitting: Sitting, name: str) -> None:
        super().__init__()
        self._sitting, self._name, self._asked = sitting, name, 0
        self.opened: Opened[WordingSheet] | None = None
        self.look: WordingLook | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self.try_it)
        sitting.locking.connect(self._timer.stop)
        self.setWindowTitle("Wording")
        self.setAccessibleName("Wording")
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(sitting.left)
        self.heading = Heading("Wording")
        self.body.addWidget(Flow([back]))
        self.body.addWidget(self.heading)
        self.content: QWidget = QWidget()
        self.body.addWidget(self.content)
        self.body.addStretch(1)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read what is in use."""
        work = partial(open_wording, name=self._name)
        self._sitting.read(self, work, self._show)

    @Slot()
    def try_it(self) -> None:
        """Make the invented letter in the wording as it stands, and check it."""
        self._asked += 1
        asked, words = self._asked, self.form.values()["words"]
        reader = int(read(self.reader) or 0)

        def work(caseload: Caseload) -> WordingLook:
            return look_at_wording(caseload, self._name, words, reader)

        def then(look: WordingLook) -> None:
            if asked == self._asked:
                self._show_look(look)

        self._sitting.read(self, work, then)

    @Slot()
    def use(self) -> None:
        """Put the wording into use, where nothing stands against it."""
        words, opened = self.form.values()["words"], self.opened
        if opened is not None:
            name, seen = self._name, opened.seen
            told = "In use. New letters are written in it."
            self._write(lambda held, at: use_wording(held, name, words, seen, at), told)

    @Slot()
    def take_shipped(self) -> None:
        """Go back to the shipped wording."""
        opened = self.opened
        if opened is not None:
            name, seen = self._name, opened.seen
            told = "The shipped wording is in use again."
            self._write(lambda held, at: take_shipped(held, name, seen, at), told)

    def _write(self, write: _Write, told: str) -> None:
        self.form.clear_errors()

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            write(caseload, now)

        def then(_done: None) -> None:
            self.kept.drop()
            self._sitting.told.emit(told)
            self.read()

        saving = Saving(work=work, then=then, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def _show(self, opened: Opened[WordingSheet]) -> None:
        self.opened, sheet = opened, opened.form
        self.heading.say(sheet.title, sheet.state)
        self.setWindowTitle(f"Wording: {sheet.title}")
        self.form = Form()
        card = Card("The wording")
        self.form.add("words", Field("Text", Paragraph(LINES)), card.body)
        self.form.fill({"words": sheet.words})
        self.kept = KeptLine(self._sitting, self.form, f"wording:{self._name}")
        self.form.body.addWidget(card)
        self.form.edited.connect(self._timer.start)
        self.check = CheckCard()
        left = stacked(
            *(Banner(each, Tone.AMBER) for each in sheet.told),
            self.form,
            self.kept,
            self.check,
            self._buttons(sheet),
            marks_card(),
        )
        self.paper = PaperView(self._sitting, PAGE)
        self._place(Columns(left, self._right(sheet), (7, 8)))
        self.try_it()

    def _right(self, sheet: WordingSheet) -> QWidget:
        readers = [(str(at), words) for at, words in enumerate(sheet.readers)]
        self.reader = Choice(readers)
        self.reader.activated.connect(self.try_it)
        return stacked(Field("Shown in", self.reader), self.paper)

    def _buttons(self, sheet: WordingSheet) -> Flow:
        self.use_button = Button("Use this wording", Kind.PRIMARY, "check")
        self.use_button.clicked.connect(self.use)
        self.use_button.setEnabled(False)
        self.shipped_button = Button("Back to the shipped wording", Kind.QUIET)
        self.shipped_button.clicked.connect(self.take_shipped)
        self.shipped_button.setVisible(sheet.is_own)
        return Flow([self.use_button, self.shipped_button])

    def _place(self, content: QWidget) -> None:
        old, self.content = self.content, content
        self.body.replaceWidget(old, content)
        old.hide()
        old.deleteLater()
        content.show()

    def _is_new(self) -> bool:
        """Whether anything changes by its use: the text, or what it was made from."""
        sheet = self.opened.form if self.opened else None
        typed = self.form.values()["words"]
        return sheet is None or typed != sheet.words or bool(sheet.told)

    def _show_look(self, look: WordingLook) -> None:
        self.look = look
        self.check.show_look(look)
        self.use_button.setEnabled(look.may_be_used() and self._is_new())
        if look.pdf:
            self.paper.show_pdf(look.pdf, look.pages)


class CheckCard(Card):
    """What stands against a wording: what is not understood, what the law misses."""

    def __init__(self) -> None:
        super().__init__("Before it is used")
        self.chip = Chip(Status("Looking", Tone.GREY))
        self.beside_title(self.chip)
        self._lines = QWidget()
        self.body.addWidget(self._lines)

    def show_look(self, look: WordingLook) -> None:
        """Show what was found, each with the provision that wants it."""
        old, self._lines = self._lines, QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        for fault in look.faults:
            column.addWidget(_line(Words(fault)))
        for each in look.findings:
            cited = f"({each.cite})" if each.cite else ""
            detail = " ".join(part for part in (each.mend, cited, each.where) if part)
            column.addWidget(_line(Pair(each.words, detail)))
        if look.may_be_used():
            column.addWidget(Words("All that the law requires is in it.", tone="ink2"))
        stops = len(look.faults) + len(look.findings)
        self.chip.show_status(_status(stops))
        self.body.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()
        self._lines.show()

    def words(self) -> str:
        """Return all that is shown."""
        return "\n".join(each.text() for each in self._lines.findChildren(Words))


def marks_card() -> Card:
    """Return what the marks of a wording mean."""
    card = Card("The marks")
    for mark, words in MARKS:
        card.body.addWidget(Pair(mark, words))
    return card


def _line(words: QWidget) -> Row:
    return Row(Sign("circle-alert", Tone.RED)).put(words)


def _status(stops: int) -> Status:
    if stops:
        return Status(f"{stops} to put right", Tone.RED)
    return Status("May be used", Tone.GREEN)
