"""The form in which an officer says why findings of our practice stand."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.editors import Paragraph
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.passing import About
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.letter import Finding

Pass = Callable[[Caseload, About, str, datetime], None]
"""Keeps the reason for findings by requirement and words."""
HINT = "Kept with your name for the manager. The same words are not asked of again"


def answer_dialog(
    sitting: Sitting,
    draft: str,
    found: Sequence[Finding],
    keep: Pass,
    over: QWidget,
) -> FormDialog:
    """Return the form; it lies open over a page, and its draft is kept under a name."""
    form = Form()
    form.add("reason", Field("Why it stands", Paragraph(4), HINT))
    first, *others = found
    about = [(each.requirement, each.judged) for each in found]

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        keep(caseload, about, values["reason"], now)

    every = f"{len(found)} things of our practice are passed with this one reason."
    task = Task(
        title="Pass with a reason" if others else "Answer what was found",
        sentence=every if others else f"{first.words} {first.why}".strip(),
        save="Keep the answer",
        told="The answer is kept.",
        draft=f"{draft}:{'every' if others else first.requirement}",
        do=do,
    )
    return FormDialog(sitting, form, task, over)
