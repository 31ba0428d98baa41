"""A form in a window of its own over a page: Ctrl+Enter saves, Escape leaves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form, first_editor
from twentyweeks.gui.kept import KeptLine
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.page import ScrollPage
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.unlock import Caseload

Do = Callable[[Caseload, Mapping[str, str], datetime], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a form is for: its words, where its draft is kept, and what saving does."""

    title: str
    sentence: str
    save: str
    told: str
    draft: str
    do: Do
    leave: str = "Close"


class FormDialog(QDialog):
    """Saves through one operation; what is refused is shown beside its field."""

    def __init__(
        self, sitting: Sitting, form: Form, task: Task, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._sitting, self._task = sitting, task
        self.setWindowTitle(task.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kept = KeptLine(sitting, form, task.draft)
        self.waiting = Waiting()
        self.save_button = Button(task.save, Kind.PRIMARY)
        self.save_button.clicked.connect(self.save)
        self.save_button.setAutoDefault(False)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        sitting.locking.connect(self.close)

    def done(self, result: int, /) -> None:
        """Keep what is half typed, whichever way the form is left."""
        self.kept.keep_now()
        super().done(result)

    @Slot()
    def save(self) -> None:
        """Do what the form is for."""
        if not self.save_button.isEnabled():
            return
        self.save_button.setEnabled(False)
        self.form.clear_errors()
        errand = self._sitting.write(self, self._saving(self.form.values()))
        self.waiting.wait_for(errand, "Saving")

    def _saving(self, values: Mapping[str, str]) -> Saving[object]:
        def work(caseload: Caseload, now: datetime, _errand: Errand) -> object:
            return self._task.do(caseload, values, now)

        return Saving(work=work, then=self._saved, failed=self._refused)

    def _saved(self, _result: object) -> None:
        self.waiting.over()
        self.kept.drop()
        self._sitting.told.emit(self._task.told)
        self.accept()

    def _refused(self, sentence: str, field: str) -> None:
        self.waiting.over()
        self.save_button.setEnabled(True)
        self.form.refuse(sentence, field)

    def _lay_out(self) -> None:
        px = theme.current().px
        page = ScrollPage()
        page.setAccessibleName(self._task.title)
        page.body.addWidget(Words(self._task.title, Role.H2))
        if self._task.sentence:
            page.body.addWidget(Words(self._task.sentence, tone="ink2"))
        page.body.addWidget(self.form)
        page.body.addStretch(1)
        foot = self._foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((page, 1), (rule(), 0), (foot, 0)):
            column.addWidget(part, stretch)
        self.ensurePolished()
        tall = page.page.heightForWidth(px(620)) + foot.sizeHint().height() + px(8)
        self.resize(px(620), min(max(tall, px(240)), px(640)))
        first_editor(self.form).setFocus()

    def _foot(self) -> QFrame:
        px = theme.current().px
        foot = QFrame()
        foot.setObjectName("clear")
        close = Button(self._task.leave, Kind.PLAIN)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.save_button)
        column = QVBoxLayout(foot)
        column.setContentsMargins(px(28), px(14), px(28), px(16))
        column.setSpacing(px(10))
        for part in (self.kept, self.waiting):
            column.addWidget(part)
        column.addLayout(row)
        return foot
