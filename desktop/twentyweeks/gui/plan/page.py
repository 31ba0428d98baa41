"""The Plan screen: its sections at the left, the chosen one at the right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.form_dialog import FormDialog
from twentyweeks.gui.plan.budget import budget_dialog
from twentyweeks.gui.plan.comments import COMMENTS, REPLIES_TO, CommentsScreen
from twentyweeks.gui.plan.compare import COMPARE, CompareScreen
from twentyweeks.gui.plan.links import LINKS, LinksScreen
from twentyweeks.gui.plan.paper import WORKING, replies_screen, working_screen
from twentyweeks.gui.plan.preview import PREVIEW, PreviewScreen, plan_answer
from twentyweeks.gui.plan.reading import reading_dialog
from twentyweeks.gui.plan.view import PlanView
from twentyweeks.gui.plan.writing import (
    Spot,
    add_dialog,
    change_dialog,
    final_dialog,
    place_dialog,
)
from twentyweeks.gui.question import Question, ask
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.notices import ErrorSummary
from twentyweeks.gui.widgets.page import ScrollPage
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.people import Opened
from twentyweeks.operations.plan import (
    NewPart,
    NewPlace,
    begin_plan,
    move_part,
    part_form,
    place_form,
    plan_form,
    take_part_out,
)
from twentyweeks.operations.plan_budget import NewBudget, budget_form
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.letter import Finding
from twentyweeks.present.plan import PlanPage

FIRST = "A"
PAGES: Mapping[str, Callable[[Sitting, str], QWidget]] = {
    LINKS: LinksScreen,
    COMPARE: CompareScreen,
    COMMENTS: CommentsScreen,
    WORKING: working_screen,
}
"""What else is shown of a plan, on a page of its own."""


def plan_page(sitting: Sitting, case_id: str, about: str) -> QWidget:
    """Return the plan of a case, or its pages where `about` is `preview:` and which."""
    if about in PAGES:
        return PAGES[about](sitting, case_id)
    if about.startswith(REPLIES_TO):
        return replies_screen(sitting, case_id, about.removeprefix(REPLIES_TO))
    if about.startswith(PREVIEW):
        return PreviewScreen(sitting, case_id, about.removeprefix(PREVIEW))
    return PlanScreen(sitting, case_id, about)


class PlanScreen(ScrollPage):
    """The newest version of one plan; `about` is the section to begin with."""

    def __init__(self, sitting: Sitting, case_id: str, about: str) -> None:
        super().__init__()
        self._sitting, self._case_id = sitting, case_id
        self.section = about or FIRST
        self.shown: PlanPage | None = None
        self.content: PlanView | None = None
        self._place = 0
        self.errors = ErrorSummary()
        self.errors.setAccessibleName("There is a problem")
        self.setWindowTitle("Plan")
        self.setAccessibleName("Plan")
        self.body.addWidget(self.errors)
        self.verticalScrollBar().rangeChanged.connect(self._scroll_back)
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the plan again and show it."""
        today = self._sitting.today()
        work = partial(plan_form, case_id=self._case_id, today=today)
        self._sitting.read(self, work, self._show)

    @Slot()
    def begin(self) -> None:
        """Begin a draft: the first, or a new version of the final plan."""
        case_id = self._case_id

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> str:
            return begin_plan(caseload, case_id, now)

        saving = Saving(work=work, then=self._begun, failed=self._refused)
        self._sitting.write(self, saving)

    @Slot()
    def preview(self) -> None:
        """Show the plan as it would be printed today."""
        if self.shown is not None:
            about = f"{PREVIEW}{self.shown.state}"
            self._sitting.opened.emit("plan", self._case_id, about)

    @Slot(str)
    def turn_to(self, about: str) -> None:
        """Open another page of this plan."""
        self._sitting.opened.emit("plan", self._case_id, about)

    @Slot(str)
    def _remember(self, section: str) -> None:
        self.section = section

    @Slot(str)
    def add(self, kind: str) -> None:
        """Open the form of a new part of this section."""
        if self.shown is not None:
            add_dialog(self._sitting, self._spot(self.shown, kind), self).open()

    @Slot(str, str)
    def change(self, part_id: str, kind: str) -> None:
        """Read a part and open its form."""
        shown = self.shown
        if shown is None:
            return
        spot = self._spot(shown, kind)

        def then(opened: Opened[NewPart]) -> None:
            change_dialog(self._sitting, spot, part_id, opened, self).open()

        self._sitting.read(self, partial(part_form, part_id=part_id), then)

    @Slot(str, str)
    def take_out(self, part_id: str, name: str) -> None:
        """Ask, and take a part out."""

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            take_part_out(caseload, part_id, now)

        def told(_done: None) -> None:
            self._sitting.told.emit(f"{name[:1].upper()}{name[1:]} is taken out.")

        saving = Saving(work=work, then=told, failed=self._refused)
        question = Question(
            words=f"Take {name} out of the plan?",
            detail="What leads to it from elsewhere in the plan then leads nowhere. "
            "The journal keeps what it said.",
            yes="Take it out",
            no="Leave it",
        )
        ask(question, partial(self._sitting.write, self, saving), self)

    @Slot(str, str)
    def reorder(self, part_id: str, way: str) -> None:
        """Let a part change places with the one above or below."""

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            move_part(caseload, part_id, way, now)

        saving = Saving(work=work, then=self._moved, failed=self._refused)
        self._sitting.write(self, saving)

    @Slot(object)
    def answer(self, found: Sequence[Finding]) -> None:
        """Ask for the reason why findings of our practice stand."""
        if self.shown is not None:
            spot = (self._case_id, self.shown.state)
            plan_answer(self._sitting, spot, found, self).open()

    @Slot()
    def read_through(self) -> None:
        """Open the form of a second reader's look."""
        if self.shown is not None:
            reading_dialog(self._sitting, self.shown.plan_id, self).open()

    @Slot()
    def finish(self) -> None:
        """Open the form from which the final plan is made."""
        if self.shown is not None:
            final_dialog(self._sitting, self.shown, self).open()

    @Slot()
    def replace_place(self) -> None:
        """Read Section I of the final plan and open its form."""
        shown = self.shown
        if shown is None:
            return

        def then(opened: Opened[NewPlace]) -> None:
            place_dialog(self._sitting, shown, opened, self).open()

        self._sitting.read(self, partial(place_form, plan_id=shown.plan_id), then)

    @Slot()
    def open_budget(self) -> None:
        """Read what is recorded of a personal budget and open its form."""

        def then(opened: Opened[NewBudget]) -> None:
            budget_dialog(self._sitting, self._case_id, opened, self).open()

        self._sitting.read(self, partial(budget_form, case_id=self._case_id), then)

    def forms(self) -> list[FormDialog]:
        """Return the forms that lie open over this page."""
        return [each for each in self.findChildren(FormDialog) if each.isVisible()]

    @Slot(int)
    def _scroll_to(self, top: int) -> None:
        if self.content is not None:
            self.verticalScrollBar().setValue(self.content.y() + top)

    def _spot(self, shown: PlanPage, kind: str) -> Spot:
        return Spot(page=shown, section=self.section, kind=kind)

    def _begun(self, _plan_id: str) -> None:
        self._sitting.told.emit("The draft is begun.")
        self.errors.clear()

    def _moved(self, _done: None) -> None:
        self.errors.clear()

    def _refused(self, sentence: str, _field: str) -> None:
        self.errors.show_sentence(sentence)
        self.errors.setFocus()
        self.ensureWidgetVisible(self.errors)

    def _show(self, shown: PlanPage) -> None:
        held, self._place = _held(self), self.verticalScrollBar().value()
        self.shown = shown
        self.setWindowTitle(f"Plan of {shown.child}")
        self.setAccessibleName(f"Plan of {shown.child}")
        old, self.content = self.content, self._built(shown)
        self.body.addWidget(self.content)
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        QTimer.singleShot(0, self, partial(self._return_to, held))

    def _built(self, shown: PlanPage) -> PlanView:
        content = PlanView(shown, self.section, self._sitting.clock())
        content.left.connect(self._sitting.left)
        content.begin.connect(self.begin)
        content.look.connect(self.preview)
        content.chose.connect(self._remember)
        content.sought.connect(self._scroll_to)
        content.add.connect(self.add)
        content.change.connect(self.change)
        content.take_out.connect(self.take_out)
        content.reorder.connect(self.reorder)
        content.answer.connect(self.answer)
        content.finish.connect(self.finish)
        content.replace_place.connect(self.replace_place)
        content.budget.connect(self.open_budget)
        content.turn.connect(self.turn_to)
        content.look_again.connect(self.read_through)
        return content

    @Slot(int, int)
    def _scroll_back(self, _least: int, most: int) -> None:
        if 0 < self._place <= most:
            self.verticalScrollBar().setValue(self._place)
            self._place = 0

    def _return_to(self, held: str) -> None:
        content = self.content
        if not held or content is None:
            return
        for widget in content.findChildren(QWidget):
            if widget.accessibleName() == held and widget.isVisible():
                widget.setFocus()
                return
        if content.list is not None:
            content.list.rows[self.section].setFocus()


def _held(page: QWidget) -> str:
    """Return the name of what has the focus inside this page, or nothing."""
    held = page.window().focusWidget()
    within = [each for each in page.findChildren(QWidget) if each is held]
    return within[0].accessibleName() if within else ""
