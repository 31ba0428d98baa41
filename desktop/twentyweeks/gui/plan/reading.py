"""A reading of a plan: a second look, a sign-off, or the audit of the sample."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.editors import Choice, Paragraph
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import Do, FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.plan_second_look import MARKS, audit_lines, record_reading
from twentyweeks.operations.unlock import Caseload

WORDS, KIND = "words", "kind"
READINGS = (
    ("second_look", "A second look"),
    ("sign_off", "A sign-off, as manager or lawyer"),
)


def reading_dialog(sitting: Sitting, plan_id: str, over: QWidget) -> FormDialog:
    """Return the form of a reader's look at one version."""
    form = Form()
    form.add(KIND, Field("What this is", Choice(READINGS)))
    task = Task(
        title="Read the plan as a second pair of eyes",
        sentence="Mark what you looked at, and leave the rest.",
        save="Keep the reading",
        told="The reading is kept.",
        draft=f"plan-reading:{plan_id}",
        do=_kept(plan_id),
    )
    return FormDialog(sitting, _marked(form), task, over)


def moderation_dialog(sitting: Sitting, plan_id: str, over: QWidget) -> FormDialog:
    """Return the form of the audit that is held against the first."""
    task = Task(
        title="Audit the plan once more",
        sentence="Mark the same lines without looking at the first marks.",
        save="Keep the audit",
        told="The audit is kept beside the first.",
        draft=f"plan-moderation:{plan_id}",
        do=_kept(plan_id),
    )
    return FormDialog(sitting, _marked(Form()), task, over)


def _marked(form: Form) -> Form:
    grades = [("", "Not marked"), *MARKS]
    hint = "In a sentence or two; it is kept with your name"
    form.add(WORDS, Field("What you saw", Paragraph(3), hint))
    for each in audit_lines():
        form.add(each.criterion, Field(each.words, Choice(grades), each.example))
    return form


def _kept(plan_id: str) -> Do:
    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        marks = {
            name: int(mark)
            for name, mark in values.items()
            if name not in (WORDS, KIND) and mark
        }
        kind = values.get(KIND, "moderation")
        return record_reading(caseload, plan_id, values[WORDS], marks, now, kind)

    return do
