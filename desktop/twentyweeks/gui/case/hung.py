"""What hung on an e-mail: each file of it can become a paper of its own."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import Signal

from twentyweeks.gui.case.filing import ask_of_paper
from twentyweeks.gui.case.lines import Column
from twentyweeks.gui.case.lines import Line as Row
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.operations.hung import file_hung
from twentyweeks.operations.papers import NewPaper
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.hung import HungLine, HungPage

SENTENCE = (
    "It is filed as a paper of its own, as it came. The e-mail stays as it is, with "
    "everything that is attached to it."
)


class HungCard(Card):
    """Each file with a button that files it; `open` tells which paper it is already."""

    open = Signal(str)

    def __init__(self, sitting: Sitting, case_id: str, document_id: str) -> None:
        super().__init__("What is attached to this e-mail")
        self._sitting, self._case_id, self._document_id = sitting, case_id, document_id
        self._list = Column()
        self.body.addWidget(self._list)
        self.hide()

    def say(self, page: HungPage | None) -> None:
        """Show what was read; nothing where nothing hung on it."""
        if page is not None:
            old, self._list = self._list, Column()
            for line in page.lines:
                self._list.cards.addWidget(self._row(page, line))
            self.body.replaceWidget(old, self._list)
            old.hide()
            old.deleteLater()
        self.setVisible(page is not None)

    def ask(self, page: HungPage, line: HungLine, *_pressed: object) -> FormDialog:
        """Open the form that files one of them."""
        document_id = self._document_id

        def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
            return file_hung(caseload, document_id, line.place, NewPaper(**values), now)

        task = Task(
            title=f"File “{line.name}”",
            sentence=SENTENCE,
            save="File the paper",
            told="The paper is filed.",
            draft=f"hung:{self._case_id}:{document_id}:{line.place}",
            do=do,
        )
        dialog = FormDialog(self._sitting, HungFields(page, line), task, self)
        dialog.open()
        return dialog

    def _row(self, page: HungPage, line: HungLine) -> Row:
        row = Row(Sign("file-text")).say(line.name).say(line.words, tone="ink2")
        if line.document_id:
            eye = IconButton("eye", f"Open {line.name}")
            eye.clicked.connect(partial(self._open, line.document_id))
            return row.right(eye)
        button = Button("File it…", Kind.QUIET)
        button.setAccessibleName(f"File {line.name}")
        button.clicked.connect(partial(self.ask, page, line))
        return row.right(button)

    def _open(self, document_id: str, *_pressed: object) -> None:
        self.open.emit(document_id)


class HungFields(Form):
    """The fields of a paper that hung on an e-mail, received on the same day."""

    def __init__(self, page: HungPage, line: HungLine) -> None:
        super().__init__()
        ask_of_paper(self, page.received_on, page.advisers.items())
        self.fill({"title": PurePath(line.name).stem.replace("_", " ")})
