"""The import of a tracker: choose, look, bring in, and take back if it was wrong."""

import json
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from twentyweeks.errors import Cancelled, Refused, Unavailable
from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.imports.preview import OUT, UNANSWERED, PreviewCards
from twentyweeks.gui.printing import write_file
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.import_tracker import (
    import_tracker,
    past_imports,
    preview_import,
    undo_import,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.imports import ImportDone, ImportPreview, PastImport
from twentyweeks.present.tone import Tone

SHEETS = "Sheets (*.xlsx *.xls *.xlsb *.ods *.csv *.txt);;All files (*)"
REPORT = "import-report.json"
CHOOSE = (
    "Choose the sheet that your cases are kept in now, or drop it here. Excel, "
    "OpenDocument and CSV files can be read."
)
SENTENCE = "Nothing is written before you have seen what will come in."
STOPPED = "The import was stopped. Nothing was brought in."


class ImportScreen(ScrollPage):
    """One file at a time; `about` may name it."""

    def __init__(self, sitting: Sitting, _case_id: str = "", about: str = "") -> None:
        super().__init__()
        self._sitting = sitting
        self.path: Path | None = None
        self.answers: dict[str, str] = {}
        self.cards: PreviewCards | None = None
        self.done: ImportDone | None = None
        self.setWindowTitle("Bring in a tracker")
        self.setAccessibleName("Bring in a tracker")
        self.setAcceptDrops(True)
        self.choose_button = Button("Choose a file…", Kind.PLAIN, "folder-open")
        self.choose_button.clicked.connect(self._choose)
        self.bring_button = Button("Bring it in", Kind.PRIMARY, "download")
        self.bring_button.clicked.connect(self.bring_in)
        self.waiting = Waiting()
        self.said, self.shown, self.past = _stack(), _stack(), _stack()
        self._lay_out()
        sitting.changed.connect(self.read)
        self.read()
        if about:
            self.look(Path(about))

    @Slot()
    def read(self) -> None:
        """Read which imports were made."""
        self._sitting.read(self, past_imports, self._show_past)

    def look(self, path: Path) -> None:
        """Say what this file would bring in."""
        if path != self.path:
            self.answers = {}
        self.path = path
        today, answers = self._sitting.today(), self._given()

        def work(caseload: Caseload) -> ImportPreview | str:
            try:
                return preview_import(path, today, answers, caseload)
            except (Refused, Unavailable) as no:
                return no.sentence

        self.bring_button.hide()
        errand = self._sitting.read(self, work, self._show)
        self.waiting.wait_for(errand, f"Reading {path.name}")

    @Slot()
    def bring_in(self) -> None:
        """Bring the file in as one step; stopped, nothing of it stays."""
        path, answers = self.path, self._given()
        if path is None or self.bring_button.isHidden():
            return
        self.bring_button.hide()

        def work(
            caseload: Caseload, now: datetime, errand: Errand
        ) -> ImportDone | None:
            try:
                return import_tracker(
                    caseload,
                    path,
                    now,
                    errand.tell,
                    errand.cancelled,
                    answers=answers,
                )
            except Cancelled:
                return None

        saving = Saving(
            work=work,
            then=self._show_done,
            failed=self._refused,
            progress=self.waiting.tell,
        )
        errand = self._sitting.write(self, saving)
        self.waiting.wait_for(errand, f"Bringing in {path.name}")

    def save_report(self, where: Path) -> None:
        """Write what was brought in, and what not, to the file that was asked for."""
        done = self.done
        if done is None:
            return
        report = json.dumps(done.report, indent=1, ensure_ascii=False, default=str)

        def work(_caseload: Caseload) -> str:
            write_file(where, report.encode())
            return where.name

        def then(name: str) -> None:
            self._sitting.told.emit(f"Saved as {name}.")

        self._sitting.read(self, work, then)

    def take_back(self, import_id: str, _on: object = None) -> None:
        """Undo one import as one step."""

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> str:
            return undo_import(caseload, import_id, now)

        saving = Saving(work=work, then=self._say_taken, failed=self._refused)
        self._sitting.write(self, saving)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            self.look(Path(url.toLocalFile()))

    def _given(self) -> dict[str, str]:
        known = {key: to for key, to in self.answers.items() if to != UNANSWERED}
        return {key: "" if to == OUT else to for key, to in known.items()}

    @Slot()
    def _choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, "A tracker", "", SHEETS)
        if path:
            self.look(Path(path))

    @Slot(str, str)
    def _answer(self, heading: str, field: str) -> None:
        self.answers[heading] = field
        if self.path is not None:
            self.look(self.path)

    def _show(self, found: ImportPreview | str) -> None:
        self.waiting.over()
        _fill(self.said, [])
        if isinstance(found, str):
            self.cards = None
            _fill(self.shown, [Banner(found, Tone.RED)])
            return
        self.cards = PreviewCards(found, self.answers)
        self.cards.answered.connect(self._answer)
        _fill(self.shown, [self.cards])
        self.bring_button.setVisible(found.rows > 0)

    def _show_done(self, done: ImportDone | None) -> None:
        self.waiting.over()
        if done is None:
            _fill(self.said, [Banner(STOPPED, Tone.BLUE)])
            self.bring_button.show()
            return
        self.done, self.cards = done, None
        save = Button("Save the report…", Kind.PLAIN, "download")
        save.clicked.connect(self._ask_where)
        card = Card("Brought in")
        card.body.addWidget(Words(done.words))
        card.body.addWidget(Flow([save]))
        _fill(self.said, [card])
        _fill(self.shown, [])

    @Slot()
    def _ask_where(self) -> None:
        where, _kind = QFileDialog.getSaveFileName(self, "Save the report", REPORT)
        if where:
            self.save_report(Path(where))

    def _refused(self, sentence: str, _field: str) -> None:
        self.waiting.over()
        self.bring_button.setVisible(self.cards is not None)
        _fill(self.said, [Banner(sentence, Tone.RED)])

    def _say_taken(self, words: str) -> None:
        _fill(self.said, [Banner(words, Tone.BLUE)])

    def _show_past(self, past: tuple[PastImport, ...]) -> None:
        card = Card("Brought in before")
        for each in past:
            card.body.addWidget(self._past_line(each))
        _fill(self.past, [card] if past else [])

    def _past_line(self, past: PastImport) -> Line:
        line = Line(middle=True).say(past.words)
        if past.is_undone:
            return line.right(Words("Taken back", tone="ink2").one_line())
        back = Button("Take back", Kind.PLAIN, "undo-2")
        back.setAccessibleName(f"Take back {past.words}")
        back.clicked.connect(partial(self.take_back, past.import_id))
        return line.right(back)

    def _lay_out(self) -> None:
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        actions = [self.choose_button, self.bring_button]
        heading = Heading("Bring in a tracker", SENTENCE, actions)
        parts = (Flow([back]), heading, self.waiting, self.said, self.shown, self.past)
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.bring_button.hide()
        _fill(self.shown, [EmptyState("folder-open", "No file is chosen", CHOOSE)])


def _stack() -> QFrame:
    made = QFrame()
    made.setObjectName("clear")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(16))
    return made


def _fill(stack: QFrame, parts: list[QWidget]) -> None:
    column = stack.layout()
    if column is None:
        return
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for part in parts:
        column.addWidget(part)
    stack.setVisible(bool(parts))
