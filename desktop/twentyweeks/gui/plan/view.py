"""A plan as it stands: its sections at the left, the chosen one at the right."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.letter.findings import findings_card, leaves_line
from twentyweeks.gui.plan.section import SectionView
from twentyweeks.gui.plan.sections import SectionList
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.page import Heading
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.plan import PlanPage
from twentyweeks.present.tone import Tone

BEGINS = (
    "The first draft begins with the child's own words from the latest visit. "
    "No parent's words are put into it unasked."
)
OTHERS = (
    ("map", "Needs, help and outcomes", "link"),
    ("compare", "Compare versions", "copy"),
    ("comments", "Comments", "messages-square"),
)
APPEAL = ("working", "Working document", "gavel")
LAID_OUT = 60  # milliseconds after which a section has its full height


class PlanView(QFrame):
    """Everything on the Plan screen; what is pressed is told and done elsewhere."""

    left = Signal()
    begin = Signal()
    look = Signal()
    chose = Signal(str)
    sought = Signal(int)  # how far down the section stands that is wanted
    add = Signal(str)  # "part" or "asked"
    change = Signal(str, str)  # a part, and "part" or "asked"
    take_out = Signal(str, str)  # a part, and its name
    reorder = Signal(str, str)  # a part, and "up" or "down"
    answer = Signal(object)  # findings of our practice
    finish = Signal()
    replace_place = Signal()
    budget = Signal()
    turn = Signal(str)  # another page of this plan: "map", "compare"
    look_again = Signal()

    def __init__(self, shown: PlanPage, section: str, now: datetime) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._shown, self._now = shown, now
        self.list: SectionList | None = None
        self.view: SectionView | None = None
        self.whole: Card | None = None
        self._right = QFrame()
        self._right.setObjectName("clear")
        self._beside = _column(self._right, 16)
        self._lay_out(section)

    @Slot(str)
    def choose(self, section: str) -> None:
        """Show another section."""
        (line,) = [each for each in self._shown.sections if each.section == section]
        old, self.view = self.view, SectionView(self._shown, line)
        self.view.add.connect(self.add)
        self.view.change.connect(self.change)
        self.view.take_out.connect(self.take_out)
        self.view.reorder.connect(self.reorder)
        self.view.answer.connect(self.answer)
        self.view.finish.connect(self.finish)
        self.view.replace_place.connect(self.replace_place)
        self.view.budget.connect(self.budget)
        for gone in (old, self.whole):
            if gone is not None:
                self._beside.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self.whole = self._made_whole()
        self._beside.addWidget(self.view)
        if self.whole is not None:
            self._beside.addWidget(self.whole)

    def _lay_out(self, section: str) -> None:
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self.left)
        column = _column(self, 16)
        column.addWidget(Flow([back]))
        column.addWidget(self._heading())
        if self._shown.leaves_by is not None:
            what = "The draft" if self._shown.state == "draft" else "The final plan"
            column.addWidget(leaves_line(what, self._shown.leaves_by, self._now))
        if self._shown.issued:
            column.addWidget(Banner(self._shown.issued, Tone.BLUE, "lock"))
        if self._shown.plan_id:
            column.addWidget(self._others())
        column.addWidget(self._sections(section) if self._shown.plan_id else self._no())
        if self._shown.readings:
            column.addWidget(readings_card(self._shown))
        column.addStretch(1)

    def _sections(self, section: str) -> QWidget:
        self.list = SectionList(self._shown.sections, section)
        self.list.chose.connect(self.choose)
        self.list.chose.connect(self.chose)
        seek = partial(QTimer.singleShot, LAID_OUT, self, self._seek)
        self.list.went.connect(seek)
        columns = Columns(self.list, self._right, (4, 11))
        policy = columns.sizePolicy()  # no taller than its width calls for
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        columns.setSizePolicy(policy)
        self.choose(section)
        return columns

    def _heading(self) -> Heading:
        shown = self._shown
        title = f"Plan of {shown.child}"
        if not shown.plan_id:
            return Heading(title)
        heading = Heading(title, shown.standing)
        draft = shown.state == "draft"
        tone, icon = (Tone.BLUE, "file-pen") if draft else (Tone.GREEN, "file-check")
        heading.line.add(Chip(Status(shown.title, tone, icon)))
        if not shown.is_open:
            again = Button("Begin a new version", Kind.PLAIN, "plus")
            again.clicked.connect(self.begin)
            heading.line.add_right(again)
        words = "Preview the draft" if draft else "Preview the plan"
        words = "See it as it was issued" if shown.issued else words
        look = Button(words, Kind.PRIMARY, "file-search")
        look.clicked.connect(self.look)
        heading.line.add_right(look)
        return heading

    def _others(self) -> Flow:
        """Return the ways to what else is shown of this plan."""
        others = []
        final = any(each.title.startswith("Final") for each in self._shown.versions)
        for about, words, icon in (*OTHERS, *((APPEAL,) if final else ())):
            button = Button(words, Kind.PLAIN, icon)
            button.clicked.connect(partial(self._turn, about))
            others.append(button)
        read = Button("Second look", Kind.PLAIN, "eye")
        read.clicked.connect(self.look_again)
        others.append(read)
        return Flow(others, gap=10)

    def _made_whole(self) -> Card | None:
        shown = self._shown
        if not (shown.whole or shown.whole_answered):
            return None
        answer = None if shown.issued else self.answer.emit
        return findings_card(
            "The whole plan", shown.whole, shown.whole_answered, answer
        )

    def _turn(self, about: str, _on: object = None) -> None:
        self.turn.emit(about)

    def _no(self) -> EmptyState:
        begin = Button("Begin the plan", Kind.PRIMARY, "file-pen")
        begin.clicked.connect(self.begin)
        return EmptyState("file-text", "No plan has been begun", BEGINS, begin)

    @Slot()
    def _seek(self) -> None:
        """Tell where the chosen section stands, if that is below the list."""
        if self.list is not None and self._right.y() >= self.list.height():
            self.sought.emit(self._right.mapTo(self, QPoint(0, 0)).y())


def readings_card(shown: PlanPage) -> Card:
    """Return who has looked at this version, and what they saw."""
    card = Card("Second look")
    for each in shown.readings:
        line = Line(Sign("eye", Tone.BLUE)).say(each.by, Role.STRONG)
        line.say(each.kind).say(each.words).say(each.result, tone="ink2")
        for words in each.poor:
            line.say(words, tone="ink2")
        card.body.addWidget(line)
    if shown.waits_for_reader:
        card.body.addWidget(Words(STILL_WAITS, tone="ink2"))
    return card


STILL_WAITS = "It still waits for somebody who is not the officer of this case."


def _column(holder: QFrame, gap: int) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(gap))
    return column
