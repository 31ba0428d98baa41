"""An issued letter: printed, saved as a file, and recorded as posted."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from twentyweeks.errors import Unavailable
from twentyweeks.gui.editors import Choice, Line, put
from twentyweeks.gui.form import Form
from twentyweeks.gui.letter.choosing import WAYS
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.letter import post_letter, print_letter, printers
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.letter import LetterIssued

NO_PRINTER = "No printer is set up on this computer. Save the letter and print it."


class IssuedCard(Card):
    """What can be done with the frozen copy."""

    def __init__(self, sitting: Sitting, issued: LetterIssued, file_name: str) -> None:
        super().__init__("Issued")
        self._sitting, self._issued, self._file_name = sitting, issued, file_name
        self.queue = Choice(())
        for widget in (self.queue, self.queue.view()):
            widget.setAccessibleName("Printer")
        self.print_button = Button("Print", Kind.PRIMARY, "printer")
        self.print_button.clicked.connect(self.print_it)
        save = Button("Save as…", Kind.PLAIN, "download")
        save.clicked.connect(self._ask_where)
        self.body.addWidget(Words(issued.words))
        self.body.addWidget(Flow([self.queue, self.print_button, save], gap=12))
        self.no_printer = Words(NO_PRINTER, tone="ink2")
        self.body.addWidget(self.no_printer)
        for part in (self.queue, self.print_button, self.no_printer):
            part.hide()
        sitting.read(self, lambda _caseload: printers(), self._show_printers)

    @Slot()
    def print_it(self) -> None:
        """Send the frozen copy to the printer, without a file on the way."""
        pdf, queue = self._issued.pdf, str(self.queue.currentData())

        def work(_caseload: Caseload) -> None:
            print_letter(pdf, queue)

        self._sitting.read(self, work, self._say_printed)

    def save_as(self, where: Path) -> None:
        """Write the frozen copy to the file that the officer asked for."""
        pdf = self._issued.pdf

        def work(_caseload: Caseload) -> str:
            write_file(where, pdf)
            return where.name

        self._sitting.read(self, work, self._say_saved)

    @Slot()
    def _ask_where(self) -> None:
        where, _kind = QFileDialog.getSaveFileName(
            self, "Save the letter", self._file_name
        )
        if where:
            self.save_as(Path(where))

    def _show_printers(self, queues: Sequence[str]) -> None:
        for queue in queues:
            self.queue.addItem(queue, queue)
        self.no_printer.setHidden(bool(queues))
        self.queue.setVisible(bool(queues))
        self.print_button.setVisible(bool(queues))

    def _say_printed(self, _done: None) -> None:
        self._sitting.told.emit("The letter was sent to the printer.")

    def _say_saved(self, name: str) -> None:
        self._sitting.told.emit(f"Saved as {name}.")


class PostingCard(Card):
    """When a letter left, how, and who looked into the envelope."""

    def __init__(self, sitting: Sitting, letter_id: str, way: str = "") -> None:
        super().__init__("Posted")
        self._sitting, self._letter_id = sitting, letter_id
        self.form = Form()
        posted = Line(14)
        put(posted, _british(sitting.today()))
        second = "A second person looks: one child's papers, and the right address"
        for name, field in (
            ("posted_on", Field("Posted on", posted, "For example 28/09/2026")),
            ("posted_by", Field("How it left", Choice(WAYS))),
            ("checked_by", Field("Checked by", Line(), second)),
        ):
            self.form.add(name, field)
        put(self.form.fields["posted_by"].editor, way or WAYS[0][0])
        self.save_button = Button("Record as posted", Kind.PLAIN, "send")
        self.save_button.clicked.connect(self.save)
        self.body.addWidget(self.form)
        self.body.addWidget(Flow([self.save_button]))

    @Slot()
    def save(self) -> None:
        """Record that it left; the days that follow from it begin."""
        self.form.clear_errors()
        typed, letter_id = self.form.values(), self._letter_id

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            post_letter(caseload, letter_id, **typed, now=now)

        saving = Saving(work=work, then=self._saved, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def _saved(self, _done: None) -> None:
        self._sitting.told.emit("The letter is recorded as posted.")
        self._sitting.left.emit()


def write_file(where: Path, content: bytes) -> None:
    """Write a file that the officer asked for; Unavailable where it cannot be."""
    try:
        where.write_bytes(content)
    except OSError as fault:
        raise Unavailable(
            "The file could not be written there. What it was made from is unharmed. "
            "Choose another folder and save it again."
        ) from fault


def _british(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"
