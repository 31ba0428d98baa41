"""The envelopes of the letters that are ticked: printed, or put in a folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from twentyweeks.gui.case.lines import Column
from twentyweeks.gui.editors import Choice
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.printing import Paper, PaperOut, Printers
from twentyweeks.gui.several.cards import say_not
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.letter_envelopes import Packed, pack
from twentyweeks.operations.letter_house import write_folder
from twentyweeks.operations.letter_stacks import Stack, stacks
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.letter_batch import BatchNot, counted

ABOUT = (
    "A cover sheet lies before each letter, and what the letter encloses behind it. "
    "Every page is read back: none is another child's."
)
HOUSE = "For a print-and-post house: one PDF a recipient, and an index."
SIDES = (("1", "One side of each sheet"), ("2", "Both sides of each sheet"))
MAILED = "No envelope is needed: save them in a folder, or each from its case."
NOBODY = "Tick at least one letter. Nothing was made."


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of the letters that were ticked."""

    stacks: tuple[Stack, ...]
    nots: tuple[BatchNot, ...]
    mailed: int = 0
    folder: str = ""


class StacksCard(Card):
    """`ticked` says which letters."""

    def __init__(self, sitting: Sitting, ticked: Callable[[], Sequence[str]]) -> None:
        super().__init__("Print")
        self._sitting, self._ticked = sitting, ticked
        self.out: list[PaperOut] = []
        self._result: QWidget | None = None
        self.form, self.waiting = Form(), Waiting()
        self.form.add("sides", Field("The printer prints on", Choice(SIDES)))
        self.form.edited.connect(self.clear)
        self.make = Button("Put the envelopes together", Kind.PRIMARY, "layers")
        self.make.clicked.connect(self.put_together)
        self.house = Button("Save in a folder…", Kind.PLAIN, "folder-open")
        self.house.clicked.connect(self._ask_where)
        self._asked = 0
        self._column = Column()
        about, house = Words(ABOUT, tone="ink2"), Words(HOUSE, tone="ink2")
        for part in (about, self.form, Flow([self.make]), self.waiting, self._column):
            self.body.addWidget(part)
        for widget in (rule(), house, Flow([self.house])):
            self.body.addWidget(widget)

    @Slot()
    def put_together(self) -> None:
        """Make one file for each size and class of envelope."""
        sides = self._sides()
        self._run(
            "Putting the envelopes together", lambda packed: _stacked(packed, sides)
        )

    def save_in(self, folder: Path) -> None:
        """Write a file a recipient, and the index, into this folder."""
        sides = self._sides()

        def work(packed: Packed) -> _Made:
            many = counted(write_folder(packed, folder, sides), "letter", "letters")
            return _Made((), packed.nots, folder=f"Saved: {many} and an index.")

        self._run("Writing the letters", work)

    @Slot()
    def clear(self) -> None:
        """Let go what was put together: it is not what is asked for now."""
        self._asked += 1  # what is still being made is not it either
        self.out = []
        old, self._result = self._result, None
        if old is not None:
            old.hide()
            old.deleteLater()

    def _sides(self) -> int:
        return int(self.form.values()["sides"])

    def _run(self, words: str, then: Callable[[Packed], _Made]) -> None:
        self.form.clear_errors()
        self.clear()
        letters, today = tuple(self._ticked()), self._sitting.today()
        if not letters:
            self.form.refuse(NOBODY, "")
            return

        def work(caseload: Caseload, _now: datetime, errand: Errand) -> _Made:
            return then(pack(caseload, letters, today, errand.cancelled, errand.tell))

        asked = self._asked

        def show(made: _Made) -> None:
            self._over()
            if asked == self._asked:
                self._show(made)

        looking = Saving(
            work=work,
            then=show,
            failed=self._refuse,
            progress=self.waiting.tell,
        )
        self._enable(on=False)
        self.waiting.wait_for(self._sitting.look(self, looking), words)

    def _enable(self, *, on: bool) -> None:
        for button in (self.make, self.house):
            button.setEnabled(on)

    def _refuse(self, sentence: str, field: str) -> None:
        self._over()
        self.form.refuse(sentence, field)

    def _over(self) -> None:
        self.waiting.over()
        self._enable(on=True)

    def _show(self, made: _Made) -> None:
        shown = Column()
        printers = Printers(self._sitting)
        printers.setVisible(bool(made.stacks))
        shown.cards.addWidget(printers)
        for stack in made.stacks:
            out = PaperOut(self._sitting, _paper(stack), printers)
            self.out.append(out)
            shown.cards.addWidget(Words(stack.words, Role.STRONG))
            shown.cards.addWidget(out)
        if made.mailed:
            many = counted(made.mailed, "letter", "letters")
            shown.cards.addWidget(Words(f"By e-mail: {many}. {MAILED}", tone="ink2"))
        say_not(shown.cards, made.nots)
        self._result = shown
        self._column.cards.addWidget(shown)
        if made.folder:
            self._sitting.told.emit(made.folder)

    @Slot()
    def _ask_where(self) -> None:
        where = QFileDialog.getExistingDirectory(self, "An empty folder")
        if where:
            self.save_in(Path(where))


def _stacked(packed: Packed, sides: int) -> _Made:
    mailed = sum(each.sent_by == "email" for each in packed.packets)
    return _Made(stacks(packed, sides), packed.nots, mailed)


def _paper(stack: Stack) -> Paper:
    name = f"letters-{stack.envelope}-{stack.sent_by}.pdf"
    return Paper(
        words=stack.words,
        file_name=name,
        make=lambda _: stack.pdf,
        sides=stack.sides,
        letters=stack.letters,
    )
