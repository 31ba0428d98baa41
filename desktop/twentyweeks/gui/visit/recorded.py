"""After a visit is recorded: what can be left with each of the family."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from twentyweeks.errors import Unavailable
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.visit.answers import Answers
from twentyweeks.gui.visit.pieces import said
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.visit import visit_summary

FILE = "summary-of-our-visit.pdf"


class Recorded(ScrollPage):
    """Offers a copy for each parent, which holds no other parent's words."""

    def __init__(self, sitting: Sitting, visit_id: str, answers: Answers) -> None:
        super().__init__()
        self._sitting, self._visit_id = sitting, visit_id
        self.setAccessibleName("The visit is recorded")
        sentence = f"{answers.page.child}. Nothing leaves this laptop yet."
        done = Button("Back to the case", Kind.TOUCH_PRIMARY)
        done.clicked.connect(sitting.left)
        card = Card("A summary to leave with the family")
        card.body.addWidget(Words("It can be printed from the file that you save."))
        copies = Flow(gap=12)
        for name in answers.parents():
            if name:
                copy = Button(f"Save a copy for {name}", Kind.TOUCH, "download")
                copy.clicked.connect(partial(self.save_copy, name))
                copies.add(copy)
        card.body.addWidget(copies)
        card.body.addWidget(
            said("eye-off", "Each copy holds that person's own words and no other's.")
        )
        for part in (Heading("The visit is recorded", sentence), card, Flow([done])):
            self.body.addWidget(part)
        self.body.addStretch(1)

    @Slot()
    def save_copy(self, name: str, _on: object = None) -> None:
        """Ask where the copy for one person goes, and write it there."""
        where, _kind = QFileDialog.getSaveFileName(self, "Save the summary", FILE)
        if where:
            self.write_copy(name, Path(where))

    def write_copy(self, name: str, where: Path) -> None:
        """Write the copy for one person to a file."""
        visit_id = self._visit_id

        def work(caseload: Caseload) -> Path:
            _write(where, visit_summary(caseload, visit_id, name))
            return where

        self._sitting.read(self, work, self._say_written)

    def _say_written(self, where: Path) -> None:
        self._sitting.told.emit(f"Saved as {where.name}.")


def _write(where: Path, content: bytes) -> None:
    try:
        where.write_bytes(content)
    except OSError as fault:
        raise Unavailable(
            "The file could not be written there. The visit is recorded. Choose "
            "another folder and save the summary again."
        ) from fault
