"""The visits of a case, and what the family chose: each choice can be taken back."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QFrame, QWidget

from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.editors import Choice, Day, in_figures
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.visit.law import HOW
from twentyweeks.gui.visit.page import COPIES
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.operations.consent import withdraw_consent
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case import CasePage
from twentyweeks.present.visit import ConsentLine, VisitLine


def chosen_card(sitting: Sitting, shown: CasePage, page: QWidget) -> QWidget | None:
    """Return the card of visits and choices, or None before the first visit."""
    return ChosenCard(sitting, shown, page) if shown.visits else None


class ChosenCard(Card):
    """What was chosen at the visits; nothing of it is written over."""

    def __init__(self, sitting: Sitting, shown: CasePage, page: QWidget) -> None:
        super().__init__("Visits, and what the family chose")
        self._sitting, self._case_id, self._page = sitting, shown.case_id, page
        for visit in shown.visits:
            self.body.addWidget(self._visit(visit))
        if shown.chosen:
            self.body.addWidget(rule())
        for chosen in shown.chosen:
            self.body.addWidget(self._chosen(chosen))

    def take_back(self, chosen: ConsentLine) -> FormDialog:
        """Open the form in which a choice is taken back."""
        dialog = take_back_dialog(self._sitting, chosen, self._page)
        dialog.open()
        return dialog

    def _visit(self, visit: VisitLine) -> QFrame:
        line = Line(Sign("house")).say(f"Visit of {visit.held_on}", Role.STRONG)
        line.say(visit.words, tone="ink2")
        button = IconButton("printer", f"Copies of the visit of {visit.held_on}")
        button.clicked.connect(lambda _on=False: self._copies(visit.visit_id))
        return line.right(button)

    def _copies(self, visit_id: str) -> None:
        self._sitting.opened.emit("visit", self._case_id, f"{COPIES}{visit_id}")

    def _chosen(self, chosen: ConsentLine) -> QFrame:
        line = Line(Sign("circle-check" if chosen.can_be_withdrawn else "info"))
        line.say(chosen.title, Role.STRONG)
        words = f"{chosen.words[:1].upper()}{chosen.words[1:]}"
        line.say(words, tone="ink" if chosen.stands else "ink2")
        line.say(f"Asked: {chosen.wording}", Role.CAPTION, "ink2")
        if chosen.can_be_withdrawn:
            button = Button("Taken back…", Kind.QUIET)
            button.setAccessibleName(f"Taken back: {chosen.title}, {chosen.by}")
            button.clicked.connect(lambda _on=False: self.take_back(chosen))
            line.right(button)
        return line


def take_up_choice(
    sitting: Sitting, shown: CasePage, about: str, page: QWidget
) -> None:
    """Open what was begun about a choice; nothing where it does not stand any more."""
    for chosen in shown.chosen:
        if chosen.consent_id == about and chosen.can_be_withdrawn:
            take_back_dialog(sitting, chosen, page).open()


def take_back_dialog(
    sitting: Sitting, chosen: ConsentLine, page: QWidget
) -> FormDialog:
    """Return the form of one choice that is taken back."""
    form = Form()
    form.body.addWidget(Words(f"They were asked: {chosen.wording}", tone="ink2"))
    on = Day()
    on.setText(in_figures(sitting.today()))
    form.add("on", Field("Taken back on", on))
    form.add("how", Field("How", Choice(HOW)))

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        given = (chosen.consent_id, values["on"], values["how"])
        withdraw_consent(caseload, *given, now)

    task = Task(
        title=f"{chosen.title}: taken back",
        sentence=f"Now: {chosen.words}. What was given stays on the record, with the "
        "day on which it ended. Nothing else closes.",
        save="Record that it was taken back",
        told="It is recorded as taken back.",
        draft=f"taken-back:{chosen.consent_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, page)
