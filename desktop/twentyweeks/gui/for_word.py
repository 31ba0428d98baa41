"""Save for Word: for whom a draft leaves, and the file in which it does."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from twentyweeks.gui.editors import Choice
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.printing import write_file
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.word_export import WordMade
from twentyweeks.operations.word_readers import word_readers
from twentyweeks.present.letter import RecipientChoice

Export = Callable[[Caseload, str, datetime], WordMade]
"""Records the draft for a reader, and returns its file."""

TITLE = "Save for Word"
SENTENCE = (
    "A draft to comment on, in 12 point. Every page says DRAFT with today's day, and "
    "that it is not issued. It is kept among the papers of the case as it leaves."
)
HINT = "Searched first for what is kept apart from them, and for other children"
NOBODY = "Nobody of this case may have it."


class WordButton(Button):
    """Asks for whom, records the draft, and saves it where the officer asks.

    `draft` returns what records the draft that is on the page, or None where none is.
    """

    def __init__(
        self,
        sitting: Sitting,
        case_id: str,
        draft: Callable[[], Export | None],
        over: QWidget,
    ) -> None:
        super().__init__(TITLE, icon="file-pen")
        self._sitting, self._case_id, self._over = sitting, case_id, over
        self._draft = draft
        self.made: WordMade | None = None
        self.clicked.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask for whom the draft is."""
        day = self._sitting.today()
        work = partial(word_readers, case_id=self._case_id, today=day)
        self._sitting.read(self, work, self._ask_whom)

    def save_as(self, where: Path) -> None:
        """Write the draft that was recorded to the file that the officer asked for."""
        made = self.made
        if made is None:
            return

        def work(_caseload: Caseload) -> str:
            write_file(where, made.content)
            return f"Saved as {where.name}. {made.words}"

        self._sitting.read(self, work, self._sitting.told.emit)

    def _ask_whom(self, readers: Sequence[RecipientChoice]) -> None:
        export = self._draft()
        if export is None:
            return

        def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
            return export(caseload, values["reader"], now)

        task = Task(
            title=TITLE,
            sentence=SENTENCE,
            save="Save the draft",
            told="The draft is recorded.",
            draft=f"word:{self._case_id}",
            do=do,
            heed=self._take,
        )
        dialog = FormDialog(self._sitting, _form(readers), task, self._over)
        dialog.accepted.connect(self._ask_where)
        dialog.open()

    def _take(self, made: object) -> str:
        self.made = made if isinstance(made, WordMade) else None
        return ""

    @Slot()
    def _ask_where(self) -> None:
        name = self.made.file_name if self.made else ""
        where, _kind = QFileDialog.getSaveFileName(self, TITLE, name)
        if where:
            self.save_as(Path(where))


def _form(readers: Sequence[RecipientChoice]) -> Form:
    form = Form()
    may = [(each.id, each.words) for each in readers if not each.because]
    form.add("reader", Field("For whom", Choice(may or (("", NOBODY),)), HINT))
    for each in readers:
        if each.because:
            form.body.addWidget(Words(each.because, tone="ink2"))
    return form
