"""The way through a visit: one step on the screen, Back and Next below it."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScroller, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.visit.answers import Answers
from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.closing import closing
from twentyweeks.gui.visit.keeping import Kept
from twentyweeks.gui.visit.record import record
from twentyweeks.gui.visit.signature import SignaturePad
from twentyweeks.gui.visit.steps import SECTIONS, Step, steps_of
from twentyweeks.gui.visit.touch import ENOUGH
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import ErrorSummary
from twentyweeks.gui.widgets.page import ScrollPage, Title
from twentyweeks.gui.widgets.steps import StepBar
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.unlock import Caseload

LAST = Step(
    key="sections",
    section=len(SECTIONS) + 1,
    title="All that was written down",
    build=closing,
)
STAYS = "Nothing leaves this laptop until you exchange."


class Walk(QFrame):
    """Shows the steps; `recorded` tells the identifier of the visit."""

    recorded = Signal(str)
    left = Signal()

    def __init__(self, sitting: Sitting, case_id: str, answers: Answers) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.answers = answers
        self._sitting, self._case_id = sitting, case_id
        self._steps = (*steps_of(answers), LAST)
        self.ask = Asking(answers)
        self.kept = Kept(sitting, case_id, answers)
        self.ask.edited.connect(self.kept.soon)
        self.ask.fresh.connect(self._show)
        self._lay_out()
        keys = [step.key for step in self._steps]
        self._at = keys.index(answers.step) if answers.step in keys else 0
        self._show()

    def step(self) -> Step:
        """Return the step on the screen."""
        return self._steps[self._at]

    def go(self, key: str) -> None:
        """Show a step by its key; what stands on this one is kept at once."""
        self._turn([step.key for step in self._steps].index(key))

    @Slot()
    def next(self) -> None:
        """Show the step after this one, or record the visit from the last."""
        if self._at == len(self._steps) - 1:
            self.save()
        else:
            self._turn(self._at + 1)

    @Slot()
    def back(self) -> None:
        """Show the step before this one, or leave from the first."""
        if self._at == 0:
            self.left.emit()
        else:
            self._turn(self._at - 1)

    @Slot()
    def see_all(self) -> None:
        """Show all sections, with what stands in each."""
        self._turn(len(self._steps) - 1)

    def save(self) -> None:
        """Record the visit in one Save."""
        answers, case_id = self.answers, self._case_id
        self.next_button.setEnabled(False)
        self.kept.keep_now()

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> str:
            return record(caseload, case_id, answers, now)

        self._sitting.write(
            self, Saving(work=work, then=self._saved, failed=self._refused)
        )

    def hideEvent(self, event: QHideEvent) -> None:
        self.kept.keep_now()
        super().hideEvent(event)

    def _saved(self, visit_id: str) -> None:
        self.kept.end()
        self.recorded.emit(visit_id)

    def _refused(self, sentence: str, field: str) -> None:
        self.next_button.setEnabled(True)
        at = [number for number, step in enumerate(self._steps) if field in step.fields]
        if at and field:
            self._turn(at[0])
        wrong = self._field(field)
        if wrong is None:
            self.summary.show_sentence(sentence)
        else:
            self.summary.show_errors([(wrong, sentence)])

    def _field(self, name: str) -> Field | None:
        endings = ("review_by", name) if name == "notes" else (name,)
        named = (path for path in self.ask.fields if path.endswith(endings))
        path = next(named, "")
        return self.ask.fields.get(path)

    def _turn(self, number: int) -> None:
        self._at = number
        self._show()
        self.setFocus()  # Tab goes on to what is asked
        self.kept.keep()

    @Slot()
    def _show(self) -> None:
        step = self.step()
        self.answers.step = step.key
        self.ask.fields.clear()
        self.summary.clear()
        self._say_where(step)
        self._fill(step.build(self.ask))
        last = self._at == len(self._steps) - 1
        ahead = "" if last else self._steps[self._at + 1].title
        self.next_button.say("Record the visit" if last else f"Next: {ahead}")
        if not last and (ahead == step.title or theme.current().scale >= ENOUGH):
            self.next_button.setText("Next")
        self.back_button.say("Leave" if self._at == 0 else "Back")
        self.all_button.setVisible(not last)

    def _say_where(self, step: Step) -> None:
        own = [each for each in self._steps if each.section == step.section]
        of = "Visit, before you record it"
        if step is not LAST:
            of = f"Visit, {step.section} of {len(SECTIONS)}"
            section = SECTIONS[step.section - 1].title
            of += f": {section}" if section != step.title else ""
        if len(own) > 1:
            of += f", screen {own.index(step) + 1} of {len(own)}"
        self.where.setText(of)
        self.title.setText(step.title)
        self.setAccessibleName(f"{step.title}. {of}")
        self.bar.show_step(min(step.section, len(SECTIONS)), len(SECTIONS))

    def _fill(self, parts: Sequence[QWidget]) -> None:
        old = self.page.takeWidget()
        if old is not None:
            old.deleteLater()
        shown = QFrame()
        shown.setObjectName("page")
        px = theme.current().px
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, px(36), 0)
        column.setSpacing(px(16))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        if theme.current().scale >= ENOUGH:
            column.addWidget(Words(STAYS, tone="ink2"))
        self.page.setWidget(shown)
        self._tab_on(shown)
        for pad in shown.findChildren(SignaturePad):
            pad.touched.connect(self._hold)
        for opens in shown.findChildren(Button):
            if opens.property("opens"):
                opens.clicked.connect(self._open)

    def _tab_on(self, shown: QWidget) -> None:
        """Let Tab go through what is asked, and then along the foot."""
        asked = [each for each in shown.findChildren(QWidget) if _takes_tab(each)]
        foot = [self.back_button, self.all_button, self.next_button]
        for before, after in pairwise([self, *asked, *foot]):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _open(self) -> None:
        self.go(str(self.sender().property("opens")))

    @Slot(bool)
    def _hold(self, down: bool) -> None:  # noqa: FBT001  # a slot has no keywords
        """Let no finger scroll the page while it signs."""
        viewport = self.page.viewport()
        if down:
            QScroller.ungrabGesture(viewport)
        else:
            touch = QScroller.ScrollerGestureType.TouchGesture
            QScroller.grabGesture(viewport, touch)

    def _lay_out(self) -> None:
        px = theme.current().px
        self.where = Title("", Role.BODY, "ink2")
        self.title = Title("", Role.H1)
        self.bar = StepBar(1, len(SECTIONS))
        self.bar.setFixedHeight(px(6))
        self.summary = ErrorSummary()
        self.summary.setAccessibleName("There is a problem")
        self.page = ScrollPage()
        self.page.setAccessibleName("What is asked")
        self.page.setMinimumHeight(px(60))  # the head is never squeezed for it
        above, foot = QVBoxLayout(), QVBoxLayout()
        for part in (self._head(), self.bar, self.summary):
            above.addWidget(part)
        foot.addWidget(self._foot())
        for lines in (above, foot):
            lines.setContentsMargins(0, 0, px(36), 0)
        above.setSpacing(px(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(36), px(24), 0, px(20))
        column.setSpacing(px(16))
        column.addLayout(above)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        for keys, run in (("Ctrl+PgDown", self.next), ("Ctrl+PgUp", self.back)):
            QShortcut(QKeySequence(keys), self, run)

    def _head(self) -> QWidget:
        words = QFrame()
        words.setObjectName("clear")
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = Flow([self.where], gap=theme.current().px(12))
        line.add_right(self.kept)
        column.addWidget(line)
        column.addWidget(self.title)
        return words

    def _foot(self) -> Flow:
        px = theme.current().px
        self.back_button = Button("Back", Kind.TOUCH, "chevron-left")
        self.next_button = Button("Next", Kind.TOUCH_PRIMARY)
        self.all_button = Button("All sections", Kind.TOUCH, "list-checks")
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        self.all_button.clicked.connect(self.see_all)
        foot = Flow([self.back_button, self.all_button], gap=px(12))
        if theme.current().scale < ENOUGH:
            foot.add_right(Title(STAYS, Role.BODY, "ink2"))
        foot.add_right(self.next_button)
        return foot


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
