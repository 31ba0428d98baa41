"""Sheets in other languages: which there are, and a form for another."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from twentyweeks.gui.case.lines import Line as Row
from twentyweeks.gui.case.lines import column_of, quiet
from twentyweeks.gui.editors import DAY, Choice, Day, Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, IconButton
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.language_sheets import (
    LANGUAGE_OPTIONS,
    NewSheet,
    SheetLine,
    add_sheet,
    language_sheets,
    remove_sheet,
)
from twentyweeks.operations.unlock import Caseload

ABOUT = (
    "One page in a family's language goes in front of every letter to a person whose "
    "language is recorded. Your authority has it translated and approves it; nothing "
    "is translated by this program. The address of each letter is written on the "
    "sheet, so leave blank what the window of your envelope shows: the outer frame of "
    "the test sheet below."
)
PDFS = "PDF files (*.pdf)"


class SheetsCard(Card):
    """The approved sheets by language, and a form with which one is brought in."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__("Sheets in other languages")
        self._sitting = sitting
        self.lines: tuple[SheetLine, ...] = ()
        self._list = QWidget()
        self.form = Form()
        options = [("", "Choose"), *LANGUAGE_OPTIONS]
        self.form.beside(
            {
                "language": Field("Language", Choice(options)),
                "approved_by": Field("Approved by", Line()),
                "approved_on": Field("Approved on", Day(), DAY),
            }
        )
        choose = Button("Choose the PDF…", icon="plus")
        choose.clicked.connect(self._ask_which)
        for part in (quiet(ABOUT), self._list, self.form, Flow([choose])):
            self.body.addWidget(part)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read which sheets there are."""
        self._sitting.read(self, language_sheets, self._show)

    def add(self, path: Path) -> None:
        """Keep the sheet that lies at this path."""
        self.form.clear_errors()
        new = NewSheet(**self.form.values())

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> str:
            return add_sheet(caseload, path, new, now)

        saving = Saving(work=work, then=self._added, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def remove(self, sheet_id: str) -> None:
        """Take a sheet away."""

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            remove_sheet(caseload, sheet_id, now)

        def told(_done: None) -> None:
            self._sitting.told.emit("Letters in this language go without a sheet.")
            self.refresh()

        self._sitting.write(self, Saving(work=work, then=told))

    @Slot()
    def _ask_which(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, "Choose the sheet", "", PDFS)
        if path:
            self.add(Path(path))

    def _added(self, _sheet_id: str) -> None:
        self.form.fill({"language": "", "approved_by": "", "approved_on": ""})
        self._sitting.told.emit("The sheet goes in front of letters in its language.")
        self.refresh()

    def _show(self, lines: tuple[SheetLine, ...]) -> None:
        self.lines, old = lines, self._list
        self._list = QWidget()
        column = column_of(self._list)
        for line in lines:
            remove = IconButton("trash-2", f"Take away the sheet in {line.title}")
            remove.clicked.connect(partial(self.remove, line.id))
            row = Row(Sign("file-text"), middle=True).say(line.title)
            column.addWidget(row.say(line.words, Role.CAPTION, "ink2").right(remove))
        self.body.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()
        self._list.setVisible(bool(lines))
