"""What a young person decides: who else gets a copy of what is written to them."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QFrame, QWidget

from twentyweeks.gui.case.lines import Line, quiet
from twentyweeks.gui.editors import Line as OneLine
from twentyweeks.gui.editors import in_figures
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.own_wish import record_wish, take_back_wish
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case import CasePage
from twentyweeks.present.own_rights import CopyLine, OwnRights

HINT = "In person, on the telephone, through an advocate"


def own_card(sitting: Sitting, shown: CasePage, page: QWidget) -> QWidget | None:
    """Return the card of a young person's rights, or None while they are a child."""
    return OwnCard(sitting, shown.name, shown.own, page) if shown.own else None


class OwnCard(Card):
    """To whom letters go, and who gets a copy by the young person's wish."""

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
    on = OneLine(14)
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
