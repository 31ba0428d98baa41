"""The Case screen: read again after every save, at the same place of the page."""

from functools import partial
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog

from twentyweeks.gui.case import tasks
from twentyweeks.gui.case.around import (
    AdviceCard,
    PapersCard,
    PeopleCard,
    RecentCard,
    notes_card,
)
from twentyweeks.gui.case.chosen import chosen_card, take_up_choice
from twentyweeks.gui.case.content import Content, Part, Parts
from twentyweeks.gui.case.forecast import forecast_card
from twentyweeks.gui.case.happened import HappenedCard
from twentyweeks.gui.case.head import Head, Way, alerts
from twentyweeks.gui.case.ledger import ledger_card, take_up_reason
from twentyweeks.gui.case.milestone_tasks import (
    ask_what_happened,
    correct_recorded,
    strike_dialog,
)
from twentyweeks.gui.case.own import own_card, take_up_wish
from twentyweeks.gui.case.people import change_child_dialog, change_person_dialog
from twentyweeks.gui.case.steps import DatesCard, StepsCard
from twentyweeks.gui.case.weeks import weeks_card
from twentyweeks.gui.case.why import WhyDialog
from twentyweeks.gui.form_dialog import FormDialog
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
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
PAGES = {"write_letter": "letter", "write_plan": "plan", "visit": "visit"}
TAKEN_UP = {"late": take_up_reason, "taken_back": take_up_choice, "wish": take_up_wish}


class CaseScreen(ScrollPage):
    """One case; `about` may say what to do at once, as an action of a step does."""

    def __init__(self, sitting: Sitting, case_id: str, about: str = "") -> None:
        super().__init__()
        self._sitting, self._case_id, self._about = sitting, case_id, about
        self.shown: CasePage | None = None
        self._content: Content | None = None
        self.body.addStretch(1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Case")
        self.setWindowTitle("Case")
        self.setAcceptDrops(True)
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the case again and show it."""
        today = self._sitting.today()
        work = partial(case_page, case_id=self._case_id, today=today)
        self._sitting.read(self, work, self._show)

    @Slot()
    def record(self) -> None:
        """Open the form for something that happened."""
        ask_what_happened(self._sitting, self._case_id, self)

    @Slot(str)
    def strike(self, milestone_id: str) -> None:
        """Ask why what happened was recorded by mistake; nothing where it is gone."""
        for line in self.shown.happened if self.shown else ():
            if line.id == milestone_id and not line.struck:
                strike_dialog(self._sitting, line, self).open()

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
        shown = self.shown
        if shown is None:
            return

        def then(opened: Opened[PersonForm]) -> None:
            about = (shown, person_id)
            change_person_dialog(self._sitting, about, opened, self).open()

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
            first = "assess" if limit else ""
            self._go("decision", "issue_plan" if asks else about or first)
        elif name in PAGES:
            self._go(PAGES[name], about)
        elif name in tasks.TASKS:
            self.open_task(name, about)
        else:
            self._ask(name, about)

    def _ask(self, name: str, about: str) -> None:
        """Open a form that reads what it shows first."""
        if name == "milestone":
            self.record()
        elif name == "correct":
            correct_recorded(self._sitting, about, self)
        elif name == "strike":
            self.strike(about)
        elif name == "change_person":
            self.change_person(about)
        elif name == "change_child":
            self.change_child()
        elif name in TAKEN_UP and self.shown is not None:
            TAKEN_UP[name](self._sitting, self.shown, about, self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _files(event)[:1]:
            self.open_task("file_paper", path)

    def _go(self, page: str, about: str) -> None:
        self._sitting.opened.emit(page, self._case_id, about)

    def is_whole(self) -> bool:
        """Return whether every part of the page is there, also those out of sight."""
        return self._content is not None and self._content.is_whole()

    def _show(self, shown: CasePage) -> None:
        if self._content is None:
            self._content = Content(self._parts(), shown, self.page)
            self._take(shown)
            self._put(self._content)
        else:
            self._content.say(shown)

    @Slot(object)
    def _take(self, shown: CasePage) -> None:
        self.shown = shown
        self.setWindowTitle(shown.name)
        self.setAccessibleName(f"Case of {shown.name}")

    def _put(self, content: Content) -> None:
        content.whole.connect(self._take)
        self.body.insertWidget(0, content)
        content.resize(self.body.contentsRect().width(), content.height())
        content.show()
        self.body.activate()
        self.repaint()
        if self._about:
            self.act(self._about)

    def _parts(self) -> Parts:
        return Parts(
            top=(
                Part(self._way, attrgetter("position", "previous_id", "next_id")),
                Part(
                    alerts,
                    attrgetter("alerts", "held_apart", "conflicts", "recorded_twice"),
                ),
                Part(self._head, _said_at_the_head),
                Part(
                    weeks_card,
                    attrgetter("timeline", "timeline_chip", "silence", "final_due"),
                ),
            ),
            left=(
                Part(self._steps, attrgetter("steps")),
                Part(self._advice, attrgetter("advice")),
                Part(
                    partial(forecast_card, self._sitting, page=self),
                    attrgetter("forecast"),
                ),
                Part(self._papers, attrgetter("papers")),
                Part(
                    partial(ledger_card, self._sitting, page=self), attrgetter("late")
                ),
                Part(self._dates, attrgetter("limits")),
                Part(self._happened, attrgetter("happened")),
            ),
            right=(
                Part(self._people, attrgetter("people")),
                Part(partial(own_card, self._sitting, page=self), attrgetter("own")),
                Part(
                    partial(chosen_card, self._sitting, page=self),
                    attrgetter("visits", "chosen"),
                ),
                Part(self._recent, attrgetter("contacts")),
                Part(notes_card, attrgetter("notes")),
            ),
            foot=(Part(self._end, is_closed),),
        )

    def _end(self, shown: CasePage) -> Flow:
        if is_closed(shown):
            button = Button("Open this case again", Kind.QUIET, "undo-2")
            button.clicked.connect(self._reopen)
        else:
            button = Button("Close this case…", Kind.QUIET, "archive")
            button.clicked.connect(partial(self.open_task, "close"))
        return Flow([button])

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

    def _steps(self, shown: CasePage) -> StepsCard:
        card = StepsCard(shown)
        card.asked.connect(self.act)
        card.why.connect(self.open_why)
        card.done.connect(self._tick)
        card.reminder_asked.connect(partial(self.open_task, "reminder"))
        return card

    def _advice(self, shown: CasePage) -> AdviceCard:
        card = AdviceCard(shown)
        card.ask.connect(partial(self.open_task, "ask_advice"))
        card.came.connect(partial(self.open_task, "advice_in"))
        card.open.connect(partial(self._go, "paper"))
        return card

    def _papers(self, shown: CasePage) -> PapersCard:
        card = PapersCard(shown)
        card.file.connect(partial(self.open_task, "file_paper"))
        card.open.connect(partial(self._go, "paper"))
        card.post.connect(lambda letter: self._go("letter", f"posted:{letter}"))
        card.bundle.connect(partial(self._go, "bundle", ""))
        card.came_back.connect(lambda letter: self._go("letter", f"back:{letter}"))
        card.replace.connect(lambda letter: self._go("letter", f"replaces:{letter}"))
        return card

    def _dates(self, shown: CasePage) -> DatesCard:
        card = DatesCard(shown)
        card.why.connect(self.open_why)
        return card

    def _happened(self, shown: CasePage) -> HappenedCard:
        card = HappenedCard(shown)
        card.record.connect(self.record)
        card.correct.connect(partial(correct_recorded, self._sitting, page=self))
        card.strike.connect(self.strike)
        return card

    def _people(self, shown: CasePage) -> PeopleCard:
        card = PeopleCard(shown)
        card.add.connect(partial(self.open_task, "person"))
        card.change.connect(self.change_person)
        card.open.connect(partial(self._go, "paper"))
        return card

    def _recent(self, shown: CasePage) -> RecentCard:
        card = RecentCard(shown)
        card.answered.connect(partial(self.open_task, "answer"))
        return card

    @Slot(str)
    def _tick(self, reminder_id: str) -> None:
        saving: Saving[None] = Saving(
            work=lambda caseload, now, _errand: done_reminder(
                caseload, reminder_id, now
            ),
            then=lambda _done: self._sitting.told.emit("The reminder is done."),
        )
        self._sitting.write(self, saving)


def _said_at_the_head(shown: CasePage) -> object:
    """Return what the head says: of the steps, the first."""
    return shown.name, shown.chips, shown.facts, shown.steps[:1]


def is_closed(shown: CasePage) -> bool:
    """Return whether the case is out of the lists of work."""
    return any(each.words == Phase.CLOSED.words for each in shown.chips)


def _files(event: QDragEnterEvent | QDropEvent) -> list[str]:
    urls = event.mimeData().urls()
    return [each.toLocalFile() for each in urls if Path(each.toLocalFile()).is_file()]
