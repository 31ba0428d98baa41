"""A finished paper leaves: sent to a printer, or saved where the officer asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from twentyweeks.errors import Unavailable
from twentyweeks.gui import theme
from twentyweeks.gui.editors import Choice
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.letter import print_letter, printers
from twentyweeks.operations.printed import record_printed
from twentyweeks.operations.unlock import Caseload

NO_PRINTER = "No printer is set up on this computer. Save the paper and print it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that may leave: what it is called, its file's name, how it is made."""

    words: str  # "letter", "copy for Ngozi Okafor"
    file_name: str
    make: Callable[[Caseload], bytes]
    sides: int = 0  # of each sheet; 0 leaves it to the printer
    letters: tuple[str, ...] = ()  # the issued letters that it holds


class Printers(QFrame):
    """The printers of this computer, one of them chosen; or that there is none."""

    found = Signal(bool)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.queue = Choice(())
        for widget in (self.queue, self.queue.view()):
            widget.setAccessibleName("Printer")
        self.no_printer = Words(NO_PRINTER, tone="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (Flow([self.queue]), self.no_printer):
            column.addWidget(part)
        self.queue.hide()
        self.no_printer.hide()
        sitting.read(self, lambda _caseload: printers(), self._show)

    def chosen(self) -> str:
        """Return the printer that is chosen, or nothing."""
        return str(self.queue.currentData() or "")

    def _show(self, queues: Sequence[str]) -> None:
        for queue in queues:
            self.queue.addItem(queue, queue)
        self.queue.setVisible(bool(queues))
        self.no_printer.setHidden(bool(queues))
        self.found.emit(bool(queues))


class SaveButton(Button):
    """Saves one paper where the officer asks."""

    def __init__(
        self,
        sitting: Sitting,
        paper: Paper,
        words: str = "Save as…",
        kind: Kind = Kind.PLAIN,
    ) -> None:
        super().__init__(words, kind, "download")
        self._sitting, self._paper = sitting, paper
        self.setAccessibleName(f"Save the {paper.words} as a file")
        self.clicked.connect(self._ask_where)

    def save_as(self, where: Path) -> None:
        """Write the paper to the file that the officer asked for."""
        make = self._paper.make

        def work(caseload: Caseload) -> str:
            write_file(where, make(caseload))
            return where.name

        self._sitting.read(self, work, self._say_saved)

    @Slot()
    def _ask_where(self) -> None:
        where, _kind = QFileDialog.getSaveFileName(
            self, f"Save the {self._paper.words}", self._paper.file_name
        )
        if where:
            self.save_as(Path(where))

    def _say_saved(self, name: str) -> None:
        self._sitting.told.emit(f"Saved as {name}.")


class PaperOut(Flow):
    """Print and Save as… for one paper; the paper itself lies in no file of ours."""

    def __init__(
        self,
        sitting: Sitting,
        paper: Paper,
        at: Printers,
        kinds: tuple[Kind, Kind] = (Kind.PRIMARY, Kind.PLAIN),
    ) -> None:
        self._sitting, self._paper, self._printers = sitting, paper, at
        self.print_button = Button("Print", kinds[0], "printer")
        self.save_button = SaveButton(sitting, paper, kind=kinds[1])
        self.save_as = self.save_button.save_as
        super().__init__(
            [self.print_button, self.save_button], gap=theme.current().px(12)
        )
        self.print_button.setAccessibleName(f"Print the {paper.words}")
        self.print_button.clicked.connect(self.print_it)
        self.print_button.setVisible(bool(at.chosen()))
        at.found.connect(self.print_button.setVisible)

    @Slot()
    def print_it(self) -> None:
        """Send the paper to the printer, without a file on the way."""
        paper, queue = self._paper, self._printers.chosen()

        def work(caseload: Caseload) -> None:
            print_letter(paper.make(caseload), queue, paper.sides)

        self._sitting.read(self, work, self._say_printed)

    def _say_printed(self, _done: None) -> None:
        self._sitting.told.emit(f"The {self._paper.words} was sent to the printer.")
        letters = self._paper.letters

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            record_printed(caseload, letters, now)

        if letters:
            self._sitting.write(self, Saving(work=work, then=lambda _: None))


def write_file(where: Path, content: bytes) -> None:
    """Write a file that the officer asked for; Unavailable where it cannot be."""
    try:
        where.write_bytes(content)
    except OSError as fault:
        raise Unavailable(
            "The file could not be written there. What it was made from is unharmed. "
            "Choose another folder and save it again."
        ) from fault
