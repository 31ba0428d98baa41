"""A form in a window of its own over a page: Ctrl+Enter saves, Escape leaves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.dialog_size import dialog_size
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import LAID_OUT, Form, first_editor
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
    """What a form is for: its words, where its draft is kept, and what saving does.

    `heed` makes of what saving returned a sentence that must be seen, or nothing.
    """

    title: str
    sentence: str
    save: str
    told: str
    draft: str
    do: Do
    leave: str = "Close"
    heed: Callable[[object], str] | None = None


class FormDialog(QDialog):
    """Saves through one operation; what is refused is shown beside its field."""

    def __init__(
        self, sitting: Sitting, form: Form, task: Task, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._sitting, self._task, self._over = sitting, task, parent
        self.setWindowTitle(task.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kept = KeptLine(sitting, form, task.draft)
        self.waiting = Waiting()
        self.save_button = Button(task.save, Kind.PRIMARY)
        self.save_button.clicked.connect(self.save)
        self._page, self._foot = ScrollPage(), self._made_foot()
        self._lay_out()
        self._page.verticalScrollBar().rangeChanged.connect(self._grow_in_sight)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        sitting.locking.connect(self.close)

    def done(self, result: int, /) -> None:
        """Keep what is half typed, whichever way the form is left."""
        self.kept.keep_now()
        super().done(result)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

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

    def _saved(self, result: object) -> None:
        self.waiting.over()
        self.kept.drop()
        sentence = self._task.heed(result) if self._task.heed else ""
        if sentence:
            self._sitting.faulted.emit(sentence)
        else:
            self._sitting.told.emit(self._task.told)
        self.accept()

    def _refused(self, sentence: str, field: str) -> None:
        self.waiting.over()
        self.save_button.setEnabled(True)
        self.form.refuse(sentence, field)
        QTimer.singleShot(LAID_OUT, self, self._grow)

    def _lay_out(self) -> None:
        page = self._page
        page.setAccessibleName(self._task.title)
        page.body.addWidget(Words(self._task.title, Role.H2))
        if self._task.sentence:
            page.body.addWidget(Words(self._task.sentence, tone="ink2"))
        page.body.addWidget(self.form)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((page, 1), (rule(), 0), (self._foot, 0)):
            column.addWidget(part, stretch)
        self.ensurePolished()
        self.resize(self._wanted())
        first_editor(self.form).setFocus()

    def _wanted(self) -> QSize:
        below = self._foot.sizeHint().height()
        return dialog_size(self._over, self._page, below, 620)

    @Slot()
    def _grow_in_sight(self) -> None:
        if self.isVisible():
            self._grow()

    @Slot()
    def _grow(self) -> None:
        """Make room for what has come to stand on the form."""
        more = self._wanted().height() - self.height()
        if more > 0:
            self.resize(self.width(), self.height() + more)
            self.move(self.x(), max(self.y() - more // 2, 0))

    def _made_foot(self) -> QFrame:
        px = theme.current().px
        foot = QFrame()
        foot.setObjectName("clear")
        close = Button(self._task.leave, Kind.PLAIN)
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
