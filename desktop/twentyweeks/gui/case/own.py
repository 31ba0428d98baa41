"""What a young person decides: who else gets a copy of what is written to them."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from twentyweeks.gui.case.lines import Line, quiet
from twentyweeks.gui.editors import DAY, Choice, Day, Paragraph, in_figures
from twentyweeks.gui.editors import Line as OneLine
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.operations.capacity import NewCapacity, record_capacity
from twentyweeks.operations.own_wish import record_wish, take_back_wish
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case import CasePage
from twentyweeks.present.own_rights import (
    DECISIONS,
    CapacityLine,
    CopyLine,
    OwnRights,
)
from twentyweeks.present.tone import Tone

FOUND = (("", "Choose"), ("has", "Has capacity"), ("lacks", "Lacks capacity"))
HINT = "In person, on the telephone, through an advocate"


def own_card(sitting: Sitting, shown: CasePage, page: QWidget) -> QWidget | None:
    """Return the card of a young person's rights, or None while they are a child."""
    if shown.own is None:
        return None
    card = OwnCard(sitting, shown.name, shown.own, page)
    card.conclude.connect(lambda: capacity_task(sitting, shown, "", page).open())
    return card


class OwnCard(Card):
    """To whom letters go, who gets a copy by a wish, and who takes each decision."""

    conclude = Signal()

    def __init__(
        self, sitting: Sitting, name: str, own: OwnRights, page: QWidget
    ) -> None:
        super().__init__("The young person's own rights")
        self._sitting, self._name, self._page = sitting, name, page
        self.body.addWidget(Words(own.words, tone="ink2"))
        for copy in own.copies:
            self.body.addWidget(self._copy(copy))
        if not own.copies:
            self.body.addWidget(quiet("Nobody of the family is recorded."))
        self.body.addWidget(rule())
        for held in own.capacity:
            self.body.addWidget(_capacity(held))
        button = Button("Record a conclusion on capacity…", Kind.QUIET, "plus")
        button.clicked.connect(self.conclude)
        self.body.addWidget(Flow([button]))
        self.body.addStretch(1)

    def ask(self, copy: CopyLine) -> FormDialog:
        """Open the form in which a wish is recorded, or taken back where it stands."""
        dialog = wish_dialog(self._sitting, self._name, copy, self._page)
        dialog.open()
        return dialog

    def _copy(self, copy: CopyLine) -> QFrame:
        line = Line(Sign("circle-check" if copy.stands else "info"))
        line.say(copy.name, Role.STRONG).say(copy.words, tone="ink2")
        button = Button("Taken back…" if copy.stands else "Wishes a copy…", Kind.QUIET)
        button.setAccessibleName(
            f"The wish was taken back: copies to {copy.name}"
            if copy.stands
            else f"{self._name} wishes that {copy.name} gets copies"
        )
        button.clicked.connect(lambda _on=False: self.ask(copy))
        return line.right(button)


def _capacity(held: CapacityLine) -> QFrame:
    line = Line(Sign("users" if held.lacks else "user")).say(held.title, Role.STRONG)
    line.say(held.words, tone="ink2").say(held.because, Role.CAPTION, "ink2")
    if held.differs:
        line.put(Flow([Chip(Status("Recorded twice", Tone.RED, "git-merge"))]))
    if held.is_due:
        line.put(Flow([Chip(Status("Look at it again", Tone.AMBER, "clock"))]))
    return line


def capacity_task(
    sitting: Sitting, shown: CasePage, _about: str, page: QWidget
) -> FormDialog:
    """Record what was concluded on capacity for one decision."""
    form = Form()
    decisions = [(each.value, words) for each, words in DECISIONS.items()]
    form.add("decision", Field("For which decision", Choice(decisions)))
    form.add("found", Field("What was found", Choice(FOUND)))
    on = Day()
    on.setText(in_figures(sitting.today()))
    by = Field("Concluded by", OneLine(), "Name, and what they are")
    form.beside({"concluded_on": Field("Concluded on", on), "concluded_by": by})
    form.add("evidence", Field("On what evidence", Paragraph(3)))
    form.add("support", Field("What support to decide was tried", Paragraph(3)))
    hint = f"Needed where capacity is lacking. {DAY}"
    form.add("review_on", Field("To be looked at again by", Day(), hint))

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        return record_capacity(caseload, shown.case_id, NewCapacity(**values), now)

    task = Task(
        title="Capacity for one decision",
        sentence=f"It is presumed that {shown.name} can decide, whatever their age or "
        "need. A conclusion holds for this one decision until the next on it.",
        save="Record the conclusion",
        told="The conclusion is recorded.",
        draft=f"capacity:{shown.case_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, page)


def take_up_wish(sitting: Sitting, shown: CasePage, about: str, page: QWidget) -> None:
    """Open what was begun about a wish; nothing where it is not so any more."""
    for copy in shown.own.copies if shown.own else ():
        if _about(copy) == about:
            wish_dialog(sitting, shown.name, copy, page).open()


def wish_dialog(
    sitting: Sitting, child: str, copy: CopyLine, page: QWidget
) -> FormDialog:
    """Return the form of a wish for copies, or of its end where it stands."""
    form = Form()
    on = Day()
    on.setText(in_figures(sitting.today()))
    form.add("on", Field("Taken back on" if copy.stands else "Wished on", on))
    form.add("how", Field(f"How {child} told us", OneLine(), HINT))
    task = _end(copy, child) if copy.stands else _begin(copy, child)
    return FormDialog(sitting, form, task, page)


def _begin(copy: CopyLine, child: str) -> Task:
    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        record_wish(caseload, copy.involved_id, values["on"], values["how"], now)

    return Task(
        title=f"Copies to {copy.name}",
        sentence=f"{child} is asked, and nobody else can wish it for them. It can be "
        "taken back at any time.",
        save="Record the wish",
        told="The wish is recorded.",
        draft=f"wish:{_about(copy)}",
        do=do,
    )


def _end(copy: CopyLine, child: str) -> Task:
    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        take_back_wish(caseload, copy.involved_id, values["on"], values["how"], now)

    return Task(
        title=f"No more copies to {copy.name}",
        sentence=f"{copy.words}. What was sent until then stays on the record of "
        f"{child}'s case.",
        save="Record that it was taken back",
        told="The wish is recorded as taken back.",
        draft=f"wish:{_about(copy)}",
        do=do,
    )


def _about(copy: CopyLine) -> str:
    return f"{copy.involved_id}:{'end' if copy.stands else 'begin'}"
