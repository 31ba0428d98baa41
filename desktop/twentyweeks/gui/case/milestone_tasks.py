"""Record what happened, correct it, or strike it out: each a form over the case."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.milestone import MilestoneFields
from twentyweeks.gui.editors import Paragraph, in_figures
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.milestone_form import (
    MilestoneForm,
    OpenedMilestone,
    correct_typed,
    form_of,
    open_milestone,
    record_typed,
    weigh,
)
from twentyweeks.operations.record import strike_milestone
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.happened import HappenedLine

NEVER_TYPED = "Give the day it happened. Due dates follow from it and are never typed."


def ask_what_happened(sitting: Sitting, case_id: str, page: QWidget) -> None:
    """Read the form for something that happened on a case and open it."""

    def then(form: MilestoneForm) -> None:
        record_dialog(sitting, form, page).open()

    work = partial(form_of, case_id=case_id, today=sitting.today())
    sitting.read(page, work, then)


def correct_recorded(sitting: Sitting, milestone_id: str, page: QWidget) -> None:
    """Read what was recorded and open it, to be corrected."""

    def then(opened: OpenedMilestone) -> None:
        correct_dialog(sitting, opened, page).open()

    today = sitting.today()
    work = partial(open_milestone, milestone_id=milestone_id, today=today)
    sitting.read(page, work, then)


def record_dialog(sitting: Sitting, form: MilestoneForm, page: QWidget) -> FormDialog:
    """Open the form for what happened."""
    fields = MilestoneFields(form, in_figures(sitting.today()))
    _weigh(sitting, fields, form.case_id, "")
    task = Task(
        title="Record what happened",
        sentence=f"{form.name}. {NEVER_TYPED}",
        save="Save",
        told="It is recorded, and the dates follow.",
        draft=f"milestone:{form.case_id}",
        do=partial(_record, case_id=form.case_id),
    )
    return FormDialog(sitting, fields, task, page)


def correct_dialog(
    sitting: Sitting, opened: OpenedMilestone, page: QWidget
) -> FormDialog:
    """Open what was recorded, to be corrected with a reason."""
    fields = MilestoneFields(opened.form, "", corrects=True)
    fields.fill(opened.values)
    _weigh(sitting, fields, opened.form.case_id, opened.id)

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        correct_typed(caseload, opened.id, values, opened.seen, now)

    task = Task(
        title="Correct what was recorded",
        sentence=f"{opened.form.name}. {NEVER_TYPED}",
        save="Save the correction",
        told="It is corrected. The journal keeps what stood there.",
        draft=f"correct:{opened.id}",
        do=do,
    )
    return FormDialog(sitting, fields, task, page)


def strike_dialog(sitting: Sitting, line: HappenedLine, page: QWidget) -> FormDialog:
    """Ask why a milestone was recorded by mistake, and strike it out."""
    form = Form()
    hint = "The journal keeps it, with what was struck out."
    form.add("why", Field("Why it is struck out", Paragraph(2), hint))

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        strike_milestone(caseload, line.id, values["why"], now)

    task = Task(
        title="Strike out what was recorded by mistake",
        sentence=f"{line.title}, {line.day}. It starts and meets no date any more, and "
        "stays to be read.",
        save="Strike it out",
        told="It is struck out. The journal keeps it.",
        draft=f"strike:{line.id}",
        do=do,
    )
    return FormDialog(sitting, form, task, page)


def _record(
    caseload: Caseload, values: Mapping[str, str], now: datetime, case_id: str
) -> object:
    return record_typed(caseload, case_id, values, now)


def _weigh(
    sitting: Sitting, fields: MilestoneFields, case_id: str, instead_of: str
) -> None:
    """Say what is typed would do to the dates, whenever the officer pauses."""

    def ask() -> None:
        typed, today = fields.values(), sitting.today()

        def work(caseload: Caseload) -> tuple[str, ...]:
            return weigh(caseload, case_id, typed, today, instead_of)

        sitting.read(fields, work, fields.say_effect)

    fields.pause.timeout.connect(ask)
