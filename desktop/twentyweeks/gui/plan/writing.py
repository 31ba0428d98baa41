"""What an officer does to a plan: each one operation, asked for over the page."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.plan.fields import PartForm
from twentyweeks.gui.plan.place import PlaceForm
from twentyweeks.gui.sitting import Sitting
from twentyweeks.operations.people import Opened
from twentyweeks.operations.plan import (
    NewPart,
    NewPlace,
    add_part,
    begin_final,
    change_part,
    change_place,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.plan import PlanPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in a plan something is written; `kind` is "part" or "asked"."""

    page: PlanPage
    section: str
    kind: str

    def title(self) -> str:
        """Return the section with its name."""
        titles = {line.section: line.title for line in self.page.sections}
        return f"Section {self.section}: {titles[self.section]}"


def add_dialog(sitting: Sitting, spot: Spot, over: QWidget) -> FormDialog:
    """Return the form of a new part."""
    form = PartForm(sitting, spot.page, spot.section, spot.kind)
    plan_id = spot.page.plan_id

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        return add_part(caseload, plan_id, form.part(values), now)

    task = Task(
        title=spot.title(),
        sentence=_about(spot),
        save="Add to the plan",
        told=f"Added to Section {spot.section}.",
        draft=f"plan:{plan_id}:{spot.section}:{spot.kind}",
        do=do,
    )
    return FormDialog(sitting, form, task, over)


def change_dialog(
    sitting: Sitting, spot: Spot, part_id: str, opened: Opened[NewPart], over: QWidget
) -> FormDialog:
    """Return the form of a part that was written before."""
    form = PartForm(sitting, spot.page, spot.section, spot.kind)
    form.show_part(opened.form)

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        change_part(caseload, part_id, form.part(values), opened.seen, now)

    task = Task(
        title=spot.title(),
        sentence=_about(spot),
        save="Save",
        told=f"Section {spot.section} is changed.",
        draft=f"plan-part:{part_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, over)


def final_dialog(sitting: Sitting, page: PlanPage, over: QWidget) -> FormDialog:
    """Return the form of Section I, from which the final plan is made."""
    form = PlaceForm()

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        return begin_final(caseload, page.case_id, form.place(values), now)

    task = Task(
        title="Make the final plan",
        sentence="The draft stays as it is. The final plan takes all of its parts and "
        "can be changed no more.",
        save="Make the final plan",
        told="The final plan is made.",
        draft=f"plan-final:{page.plan_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, over)


def place_dialog(
    sitting: Sitting, page: PlanPage, opened: Opened[NewPlace], over: QWidget
) -> FormDialog:
    """Return the form of Section I of a final plan that is not issued yet."""
    form = PlaceForm()
    form.fill(asdict(opened.form))
    plan_id = page.plan_id

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        change_place(caseload, plan_id, form.place(values), opened.seen, now)

    task = Task(
        title="Section I of the final plan",
        sentence="It can be changed until the plan is issued.",
        save="Save",
        told="Section I is changed.",
        draft=f"plan-place:{plan_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, over)


def _about(spot: Spot) -> str:
    if spot.kind == "asked":
        return "Who was asked, when, and what they said."
    told = {line.section: line.told for line in spot.page.sections}
    return told[spot.section]
