"""A second reader's look: what was seen, and the marks of the audit."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.editors import Choice, Paragraph
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.plan_second_look import MARKS, audit_lines, record_reading
from twentyweeks.operations.unlock import Caseload

WORDS = "words"


def reading_dialog(sitting: Sitting, plan_id: str, over: QWidget) -> FormDialog:
    """Return the form of a reader's look at one version."""
    form = Form()
    grades = [("", "Not marked"), *MARKS]
    hint = "In a sentence or two; it is kept with your name"
    form.add(WORDS, Field("What you saw", Paragraph(3), hint))
    for each in audit_lines():
        form.add(each.criterion, Field(each.words, Choice(grades), each.example))

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        marks = {
            name: int(mark) for name, mark in values.items() if name != WORDS and mark
        }
        return record_reading(caseload, plan_id, values[WORDS], marks, now)

    task = Task(
        title="Read the plan as a second pair of eyes",
        sentence="Mark what you looked at, and leave the rest.",
        save="Keep the reading",
        told="The reading is kept.",
        draft=f"plan-reading:{plan_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, over)
