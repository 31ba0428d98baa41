"""The Case screen: read again after every save, at the same place of the page."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case import tasks
from twentyweeks.gui.case.around import (
    AdviceCard,
    NotesCard,
    PapersCard,
    PeopleCard,
    RecentCard,
)
from twentyweeks.gui.case.head import Head, Way, alerts
from twentyweeks.gui.case.lines import stacked
from twentyweeks.gui.case.people import change_child_dialog, change_person_dialog
from twentyweeks.gui.case.steps import DatesCard, StepsCard
from twentyweeks.gui.case.weeks import weeks_card
from twentyweeks.gui.case.why import WhyDialog
from twentyweeks.gui.form_dialog import FormDialog
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import ScrollPage
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.close_case import reopen_case
from twentyweeks.operations.people import (
    ChildForm,
    Opened,
    PersonForm,
    child_form,
    person_form,
)
from twentyweeks.operations.record import done_reminder
from twentyweeks.present.case import CasePage
from twentyweeks.present.case_now import Phase

PLAN_QUESTIONS = ("refuse_plan_notice",)


class CaseScreen(ScrollPage):
    """One case; `about` may name a form to open at once, as `contact`."""

    def __init__(self, sitting: Sitting, case_id: str, about: str = "") -> None:
        super().__init__()
        self._sitting, self._case_id, self._about = sitting, case_id, about
        self.shown: CasePage | None = None
        self._content: QWidget | None = None
        self.setAccessibleName("Case")
        self.setWindowTitle("Case")
        self.setAcceptDrops(True)
        self._place = 0
        self.verticalScrollBar().rangeChanged.connect(self._scroll_back)
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the case again and show it."""
        today = self._sitting.today()
        work = partial(case_page, case_id=self._case_id, today=today)
        self._sitting.read(self, work, self._show)

    def open_task(self, name: str, about: str = "") -> QDialog | None:
        """Open one of the forms of this case by its name."""
        if self.shown is None:
            return None
        dialog = tasks.TASKS[name](self._sitting, self.shown, about, self)
        dialog.open()
        return dialog

    def forms(self) -> list[FormDialog]:
        """Return the forms that lie open over this page."""
        return [each for each in self.findChildren(FormDialog) if each.isVisible()]

    def whys(self) -> list[WhyDialog]:
        """Return the workings that lie open over this page."""
        return [each for each in self.findChildren(WhyDialog) if each.isVisible()]

    def open_why(self, limit: str) -> WhyDialog | None:
        """Show the working of one date."""
        found = (
            [each for each in self.shown.why if each.limit == limit]
            if self.shown
            else []
        )
        if not found:
            return None
        dialog = WhyDialog(found[0], self)
        dialog.open()
        return dialog

    @Slot(str)
    def change_person(self, person_id: str) -> None:
        """Read a person's form and open it."""

        def then(opened: Opened[PersonForm]) -> None:
            change_person_dialog(self._sitting, person_id, opened, self).open()

        work = partial(person_form, involved_id=person_id)
        self._sitting.read(self, work, then)

    @Slot()
    def change_child(self) -> None:
        """Read the child's form and open it."""
        shown = self.shown
        if shown is None:
            return

        def then(opened: Opened[ChildForm]) -> None:
            change_child_dialog(self._sitting, shown, opened, self).open()

        work = partial(child_form, person_id=shown.person_id)
        self._sitting.read(self, work, then)

    def act(self, action: str, limit: str = "") -> None:
        """Do what a step or a button asks for, here or on a page of its own."""
        name, _, about = action.partition(":")
        if name == "record_decision":
            asks = limit.partition(":")[0] in PLAN_QUESTIONS
            self._go("decision", "issue_plan" if asks else "assess")
        elif name == "write_letter":
            self._go("letter", about)
        elif name == "write_plan":
            self._go("plan", "")
        elif name == "visit":
            self._go("visit", "")
        else:
            self.open_task(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _files(event)[:1]:
            self.open_task("file_paper", path)

    def _go(self, page: str, about: str) -> None:
        self._sitting.opened.emit(page, self._case_id, about)

    def _show(self, shown: CasePage) -> None:
        at, held = self.verticalScrollBar().value(), _held(self)
        self.shown = shown
        self.setWindowTitle(shown.name)
        self.setAccessibleName(f"Case of {shown.name}")
        old, self._content = self._content, self._built(shown)
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.body.addWidget(self._content)
        self._content.show()
        self.body.activate()
        self._place = at
        QTimer.singleShot(0, self, partial(self._return_to, held))
        if self._about:
            self.open_task(self._about)
            self._about = ""

    @Slot(int, int)
    def _scroll_back(self, _least: int, most: int) -> None:
        if 0 < self._place <= most:
            self.verticalScrollBar().setValue(self._place)
            self._place = 0

    def _return_to(self, held: str) -> None:
        for widget in self.findChildren(QWidget):
            if held and widget.accessibleName() == held and widget.isVisible():
                widget.setFocus()
                return

    def _built(self, shown: CasePage) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(16))
        for widget in (self._way(shown), *alerts(shown), self._head(shown)):
            column.addWidget(widget)
        weeks = weeks_card(shown)
        if weeks is not None:
            column.addWidget(weeks)
        column.addWidget(Columns(self._left(shown), self._right(shown)))
        column.addWidget(Flow([self._end(shown)]))
        column.addStretch(1)
        return content

    def _end(self, shown: CasePage) -> Button:
        if is_closed(shown):
            button = Button("Open this case again", Kind.QUIET, "undo-2")
            button.clicked.connect(self._reopen)
            return button
        button = Button("Close this case…", Kind.QUIET, "archive")
        button.clicked.connect(partial(self.open_task, "close"))
        return button

    @Slot()
    def _reopen(self) -> None:
        saving: Saving[None] = Saving(
            work=lambda caseload, now, _errand: reopen_case(
                caseload, self._case_id, now
            ),
            then=lambda _done: self._sitting.told.emit("The case is open again."),
        )
        self._sitting.write(self, saving)

    def _way(self, shown: CasePage) -> Way:
        way = Way(shown)
        way.left.connect(self._sitting.left)
        way.went.connect(lambda id_: self._sitting.swapped.emit("case", id_, ""))
        return way

    def _head(self, shown: CasePage) -> Head:
        head = Head(shown)
        first = shown.steps[0].limit if shown.steps else ""
        head.change.connect(self.change_child)
        head.asked.connect(lambda action: self.act(action, first))
        return head

    def _left(self, shown: CasePage) -> QWidget:
        steps, advice = StepsCard(shown), AdviceCard(shown)
        papers, dates = PapersCard(shown), DatesCard(shown)
        steps.asked.connect(self.act)
        steps.why.connect(self.open_why)
        steps.done.connect(self._tick)
        steps.reminder_asked.connect(partial(self.open_task, "reminder"))
        advice.ask.connect(partial(self.open_task, "ask_advice"))
        advice.came.connect(partial(self.open_task, "advice_in"))
        advice.open.connect(partial(self._go, "paper"))
        papers.file.connect(partial(self.open_task, "file_paper"))
        papers.open.connect(partial(self._go, "paper"))
        papers.post.connect(lambda letter: self._go("letter", f"posted:{letter}"))
        dates.why.connect(self.open_why)
        return stacked(steps, advice, papers, dates)

    def _right(self, shown: CasePage) -> QWidget:
        people, recent = PeopleCard(shown), RecentCard(shown)
        people.add.connect(partial(self.open_task, "person"))
        people.change.connect(self.change_person)
        recent.answered.connect(partial(self.open_task, "answer"))
        notes = [NotesCard(shown)] if shown.notes else []
        return stacked(people, recent, *notes)

    @Slot(str)
    def _tick(self, reminder_id: str) -> None:
        saving: Saving[None] = Saving(
            work=lambda caseload, now, _errand: done_reminder(
                caseload, reminder_id, now
            ),
            then=lambda _done: self._sitting.told.emit("The reminder is done."),
        )
        self._sitting.write(self, saving)


def is_closed(shown: CasePage) -> bool:
    """Return whether the case is out of the lists of work."""
    return any(each.words == Phase.CLOSED.words for each in shown.chips)


def _held(page: QWidget) -> str:
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus and page.isAncestorOf(focus) else ""


def _files(event: QDragEnterEvent | QDropEvent) -> list[str]:
    urls = event.mimeData().urls()
    return [each.toLocalFile() for each in urls if Path(each.toLocalFile()).is_file()]
