"""Quality: what was passed with a reason, and which plans are read once more."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.lines import Line, quiet, stacked
from twentyweeks.gui.editors import Line as TextLine
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog
from twentyweeks.gui.plan.reading import moderation_dialog
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Link
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.moderation import quality_page, set_share
from twentyweeks.operations.passed import mark_looked_at
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.quality import (
    ModeratedLine,
    PassedLine,
    QualityPage,
    SampleLine,
)
from twentyweeks.present.tone import Tone

QUALITY = "quality"
NOTHING = "Nothing waits. What the law requires can never be passed."
SHARE = (
    "Which plans are picked follows from the plan's own mark and the quarter; nobody "
    "chooses. Somebody who has not had the plan in hand marks the same lines again."
)


class QualityScreen(ScrollPage):
    """What the manager looks at: reasons at the left, the sample at the right."""

    def __init__(self, sitting: Sitting, _case_id: str = "", _about: str = "") -> None:
        super().__init__()
        self._sitting = sitting
        self.shown: QualityPage | None = None
        self._content: QWidget | None = None
        self.setWindowTitle("Quality")
        self.setAccessibleName("Quality")
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(sitting.left)
        told = "What our own checks found and somebody passed, and what is read again."
        for part in (Flow([back]), Heading("Quality", told)):
            self.body.addWidget(part)
        self.form = Form()
        hint = "0 to 100; of a quarter that is over, one plan at least"
        self.form.add("share", Field("Plans in a hundred", TextLine(4), hint))
        self.save_share = Button("Save the share")
        self.save_share.clicked.connect(self.keep_share)
        self._share = Card("How many are read once more")
        self._share.body.addWidget(quiet(SHARE))
        self._share.body.addWidget(self.form)
        self._share.body.addWidget(Flow([self.save_share]))
        self.body.addWidget(self._share)
        self.body.addStretch(1)
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read what waits and the samples again."""
        work = partial(quality_page, today=self._sitting.today())
        self._sitting.read(self, work, self._show)

    @Slot()
    def keep_share(self) -> None:
        """Keep how many plans in a hundred are read once more."""
        share = self.form.values()["share"]
        self.form.clear_errors()
        self._do(
            lambda caseload, now: set_share(caseload, share, now),
            "The share is saved.",
            self.form.refuse,
        )

    def look_at(self, answer_id: str) -> None:
        """Mark one reason as looked at."""
        self._do(
            lambda caseload, now: mark_looked_at(caseload, answer_id, now),
            "Marked as looked at.",
        )

    def moderate(self, plan_id: str) -> None:
        """Open the form of the second audit."""
        moderation_dialog(self._sitting, plan_id, self).open()

    def forms(self) -> list[FormDialog]:
        """Return the forms that lie open over this page."""
        return [each for each in self.findChildren(FormDialog) if each.isVisible()]

    def _do(
        self,
        work: Callable[[Caseload, datetime], None],
        told: str,
        failed: Callable[[str, str], None] | None = None,
    ) -> None:
        def do(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            work(caseload, now)

        def then(_done: None) -> None:
            self._sitting.told.emit(told)

        self._sitting.write(self, Saving(work=do, then=then, failed=failed))

    def _show(self, shown: QualityPage) -> None:
        if self.shown is None or self.shown.share != shown.share:
            self.form.fill({"share": str(shown.share)})
        self.shown, old = shown, self._content
        samples = [self._sample(each) for each in shown.samples]
        left, right = self._passed(shown), stacked(*samples)
        self._content = Columns(left, right, (8, 6))
        self.body.insertWidget(2, self._content)
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _passed(self, shown: QualityPage) -> QWidget:
        card = Card("Passed with a reason")
        for each in shown.waiting:
            card.body.addWidget(self._line(each))
        if not shown.waiting:
            card.body.addWidget(quiet(NOTHING))
        if not shown.looked_at:
            return stacked(card)
        looked = Card("Looked at")
        for each in shown.looked_at:
            looked.body.addWidget(self._line(each))
        return stacked(card, looked)

    def _line(self, passed: PassedLine) -> Line:
        done = bool(passed.looked_at)
        sign = Sign("circle-check", Tone.GREEN) if done else Sign("eye", Tone.AMBER)
        line = Line(sign).put(self._child(passed.child, passed.case_id, passed.paper))
        line.say(passed.found).say(f"“{passed.reason}” {passed.by}", tone="ink2")
        line.say(passed.looked_at, tone="ink2")
        if not done and passed.may_be_looked_at:
            button = Button("Looked at", Kind.PLAIN)
            button.setAccessibleName(f"Looked at: {passed.found}")
            button.clicked.connect(lambda _on=False: self.look_at(passed.id))
            line.right(button)
        return line

    def _child(self, name: str, case_id: str, paper: str) -> Link:
        link = Link(f"{name}: {paper}")
        link.clicked.connect(
            lambda _on=False: self._sitting.opened.emit("case", case_id, "")
        )
        return link

    def _sample(self, sample: SampleLine) -> Card:
        card = Card(f"Read once more: {sample.quarter}")
        card.body.addWidget(quiet(sample.words))
        for each in sample.plans:
            card.body.addWidget(self._moderated(each))
        return card

    def _moderated(self, plan: ModeratedLine) -> Line:
        sign = Sign("circle-check", Tone.GREEN) if plan.again else Sign("eye", "ink2")
        line = Line(sign).put(self._child(plan.child, plan.case_id, plan.title))
        line.say(f"First: {plan.first}", tone="ink2")
        if not plan.again:
            audit = Button("Audit it", Kind.PLAIN)
            audit.setAccessibleName(f"Audit the plan of {plan.child}")
            audit.clicked.connect(lambda _on=False: self.moderate(plan.plan_id))
            return line.right(audit)
        line.say(f"Again: {plan.again}", tone="ink2").say(plan.agreement, Role.STRONG)
        for words in plan.differ:
            line.say(words, tone="ink2")
        return line
