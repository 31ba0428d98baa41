"""The form in which an officer says why a finding of our practice stands."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.editors import Paragraph
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.plan import answer_finding
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.letter import Finding


def answer_dialog(
    sitting: Sitting, spot: tuple[str, str], found: Finding, over: QWidget
) -> FormDialog:
    """Return the form; `spot` is the case, and the state of its plan."""
    form = Form()
    kept = "Kept with your name. The same words are not asked of again"
    form.add("reason", Field("Why it stands", Paragraph(4), kept))
    case_id, state = spot
    about = found.requirement, found.judged

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        answer_finding(caseload, case_id, state, about, values["reason"], now)

    task = Task(
        title="Answer what was found",
        sentence=f"{found.words} {found.why}".strip(),
        save="Keep the answer",
        told="The answer is kept.",
        draft=f"plan-answer:{case_id}:{found.requirement}",
        do=do,
    )
    return FormDialog(sitting, form, task, over)
