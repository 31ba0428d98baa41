"""Today, top to bottom: what binds, who waits, what was left lying."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.lines import Line, stacked
from twentyweeks.gui.question import Question, ask
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.today.section import SectionCard
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Link
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.drafts import drop_draft
from twentyweeks.operations.today_page import today_page
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.today import TodayPage, TodaySection, Unfinished
from twentyweeks.present.tone import Tone

PAGES = ("request", "visit", "decision", "letter", "wording")
FORMS = {
    "contact": "record_contact",
    "reminder": "reminder",
    "ask": "ask_advice",
    "came": "advice_in",
    "close": "close",
    "paper": "file_paper",
    "person": "person",
    "capacity": "capacity",
    "milestone": "milestone",
    "answer:": "answer",
    "correct:": "correct",
    "strike:": "strike",
    "person:": "change_person",
    "child:": "change_child",
    "late:": "late",
    "taken-back:": "taken_back",
    "wish:": "wish",
}
"""Which form of the case a draft is of; with a colon, of something on the case."""
LATE = "late-"
OPENED_FROM = {"budget": "plan", "bundle-reason": "bundle"}


class TodayScreen(ScrollPage):
    """The day's groups in two columns; each line opens its case."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._content: QWidget | None = None
        new = Button("New request", Kind.PRIMARY, "plus")
        new.clicked.connect(lambda _on=False: sitting.opened.emit("request", "", ""))
        self.heading = Heading("Today", "", [new])
        self.body.addWidget(self.heading)
        self.body.addStretch(1)
        self.setAccessibleName("Today")
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the day again."""
        today, now = self._sitting.today(), self._sitting.clock()

        def work(caseload: Caseload) -> TodayPage:
            return today_page(caseload, today, now)

        self._sitting.read(self, work, self._show)

    def _show(self, shown: TodayPage) -> None:
        self.heading.say("Today", f"{shown.date} · {shown.truth}")
        old, self._content = self._content, self._built(shown)
        self.body.insertWidget(1, self._content)
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _built(self, shown: TodayPage) -> QWidget:
        above = [self._section(each) for each in shown.sections if each.is_above]
        first, *others = [
            self._section(each) for each in shown.sections if not each.is_above
        ]
        left: list[QWidget]
        left = [*above, first, *others[1::2]]
        right = [*others[::2], self._sync(shown.sync)]
        if shown.warning:
            left.insert(0, Banner(shown.warning, Tone.AMBER, "calendar"))
        if shown.passed:
            right.append(self._passed(shown.passed))
        if shown.drafts:
            right.insert(0, self._drafts(shown.drafts))
        return Columns(stacked(*left), stacked(*right), (1, 1))

    def _section(self, section: TodaySection) -> Card:
        card = SectionCard(section)
        card.opened.connect(self._open)
        card.went.connect(self._go)
        return card

    @Slot(str)
    def _open(self, case_id: str) -> None:
        self._sitting.opened.emit("case", case_id, "")

    @Slot(str)
    def _go(self, page: str) -> None:
        self._sitting.opened.emit(page, "", "")

    def _drafts(self, drafts: Sequence[Unfinished]) -> Card:
        card = Card("Begun and not saved")
        for draft in drafts:
            link = Link(draft.words)
            link.clicked.connect(lambda draft=draft: self._take_up(draft))
            throw = IconButton("trash-2", f"Throw away: {draft.words}")
            throw.clicked.connect(lambda _on=False, draft=draft: self.throw_away(draft))
            line = Line(Sign("pen-line"), middle=True)
            card.body.addWidget(line.put(link).right(throw))
        return card

    def throw_away(self, draft: Unfinished) -> None:
        """Ask, and let a half-typed form go."""

        def work(caseload: Caseload, _now: datetime, _errand: Errand) -> None:
            drop_draft(caseload, draft.name)

        saving: Saving[None] = Saving(
            work=work, then=lambda _done: self._sitting.told.emit("It is thrown away.")
        )
        question = Question(
            words="Throw this away?",
            detail=f"{draft.words}. What was typed cannot be brought back.",
            yes="Throw it away",
            no="Keep it",
        )
        ask(question, partial(self._sitting.write, self, saving), self)

    def _take_up(self, draft: Unfinished) -> None:
        kind, _, about = draft.name.partition(":")
        if kind.startswith(LATE):
            kind, about = "late", kind.removeprefix(LATE)
        if kind in PAGES:
            page, task = kind, about.removeprefix(draft.case_id).removeprefix(":")
        elif kind in OPENED_FROM or kind.startswith("plan"):
            page, task = OPENED_FROM.get(kind, "plan"), ""
        elif kind in ("translation", "hung"):
            page, task = "paper", about.split(":")[1]
        else:
            own = about == draft.case_id
            named = FORMS.get(kind if own else f"{kind}:", "")
            page, task = "case", named if own or not named else f"{named}:{about}"
        self._sitting.opened.emit(page, draft.case_id, task)

    def _passed(self, sentence: str) -> Card:
        card = Card("Our own checks")
        link = Link(sentence)
        link.clicked.connect(lambda: self._sitting.opened.emit("quality", "", ""))
        card.body.addWidget(Line(Sign("eye")).put(link))
        return card

    def _sync(self, sentence: str) -> Card:
        card = Card("Exchange with the others")
        line = Line(Sign("refresh-cw")).say(sentence, tone="ink2")
        card.body.addWidget(line)
        return card
