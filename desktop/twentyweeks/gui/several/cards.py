"""What a batch of letters comes to: who gets one, who does not, and the envelopes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.printing import Paper, PaperOut, Printers
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.operations.letter_envelopes import Stack, stacks, write_folder
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.letter_batch import (
    BatchIssued,
    BatchLook,
    BatchNot,
    counted,
)

READ_BACK = (
    "A cover sheet lies before each letter, and every page was read back: none names "
    "another child. Record each letter as posted once it has left."
)
HOUSE = "For a print-and-post house: one PDF a recipient, and an index."


class LookCard(Card):
    """The dry run: who would get a letter, and who is left out."""

    def __init__(self, shown: BatchLook) -> None:
        super().__init__("Before anything is issued")
        self.body.addWidget(Words(shown.words, Role.STRONG))
        for each in shown.gets:
            line = Line(Sign("mail")).say(each.child, Role.STRONG)
            pages = counted(each.pages, "page", "pages")
            self.body.addWidget(line.say(f"To {each.recipient}, {pages}", tone="ink2"))
        _say_not(self, shown.nots)


class BatchIssuedCard(Card):
    """What was issued, printed by envelope or written for a print-and-post house."""

    def __init__(self, sitting: Sitting, issued: BatchIssued) -> None:
        super().__init__("Issued")
        self._sitting, self._issued = sitting, issued
        self.out: list[PaperOut] = []
        self.printers = Printers(sitting)
        self.house = Button("Save in a folder…", Kind.PLAIN, "folder-open")
        self.house.clicked.connect(self._ask_where)
        self.body.addWidget(Words(issued.words, Role.STRONG))
        _say_not(self, issued.nots)
        if not issued.letters:
            return
        parts: list[QWidget] = [Words(READ_BACK, tone="ink2"), self.printers, rule()]
        for part in (*parts, Words(HOUSE, tone="ink2"), Flow([self.house])):
            self.body.addWidget(part)
        today = sitting.today()
        sitting.read(self, lambda _caseload: stacks(issued, today), self._show)

    def save_in(self, folder: Path) -> None:
        """Write a file a recipient, and the index, into this folder."""
        issued, today = self._issued, self._sitting.today()

        def work(_caseload: Caseload) -> int:
            return write_folder(issued, folder, today)

        def then(many: int) -> None:
            letters = counted(many, "letter", "letters")
            self._sitting.told.emit(f"Saved: {letters} and an index.")

        self._sitting.read(self, work, then)

    def _show(self, made: Sequence[Stack]) -> None:
        at = self.body.indexOf(self.printers) + 1
        for stack in reversed(made):
            out = PaperOut(self._sitting, _paper(stack), self.printers)
            self.out.insert(0, out)
            self.body.insertWidget(at, out)
            self.body.insertWidget(at, Words(stack.words, Role.STRONG))

    @Slot()
    def _ask_where(self) -> None:
        where = QFileDialog.getExistingDirectory(self, "An empty folder")
        if where:
            self.save_in(Path(where))


def _paper(stack: Stack) -> Paper:
    name = f"letters-{stack.envelope}-{stack.sent_by}.pdf"
    return Paper(words=stack.words, file_name=name, make=lambda _: stack.pdf)


def _say_not(card: Card, nots: Sequence[BatchNot]) -> None:
    if not nots:
        return
    card.body.addWidget(rule())
    card.body.addWidget(Words("Left out", Role.STRONG))
    for each in nots:
        line = Line(Sign("circle-alert")).say(each.child, Role.STRONG)
        card.body.addWidget(line.say(each.because, tone="ink2"))
