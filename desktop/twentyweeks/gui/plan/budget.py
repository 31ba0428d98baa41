"""The form of a personal budget: who asked, and what was decided."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.editors import DAY, Choice, Day, Line, Paragraph, read
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.people import Opened
from twentyweeks.operations.plan_budget import NewBudget, record_budget
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.plan_budget import BUDGET_OUTCOMES

PAID = (("", "Not chosen"), ("yes", "Yes"), ("no", "No: we or a service arrange it"))
_SHOWN = {
    "agreed": ("decided_by", "decided_on", "covers", "direct"),
    "refused": ("decided_by", "decided_on", "why"),
}
_DEPENDING = ("decided_by", "decided_on", "covers", "direct", "why")


class BudgetForm(Form):
    """A request for a personal budget; a decision asks for its own fields."""

    def __init__(self) -> None:
        super().__init__()
        who = "The parent, or the young person"
        self.add("asked_by", Field("Who asked for it", Line(), who))
        self.add("asked_on", Field("Asked on", Day(), DAY))
        outcomes = [(each.value, words) for each, words in BUDGET_OUTCOMES.items()]
        self.add("outcome", Field("What became of it", Choice(outcomes)))
        who = "A person or a panel"
        self.add("decided_by", Field("Who decided", Line(), who))
        self.add("decided_on", Field("Decided on", Day(), DAY))
        covers = "The amount, or the services in it"
        self.add("covers", Field("What it covers", Paragraph(3), covers))
        direct = "Section J then sets out each payment and what it meets"
        paid = Field("Is any of it paid direct?", Choice(PAID), direct)
        self.add("direct", paid)
        why = "The family is told them, and that they can ask for a review"
        self.add("why", Field("Reasons", Paragraph(3), why))
        self.edited.connect(self._show_what_fits)
        self._show_what_fits()

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values in, and show the fields that they call for."""
        super().fill(values)
        self._show_what_fits()

    def budget(self, values: Mapping[str, str]) -> NewBudget:
        """Return what was typed; what is not shown counts as empty."""
        fits = self._fitting()
        return NewBudget(**{k: v for k, v in values.items() if k in fits})

    def _show_what_fits(self) -> None:
        fits = self._fitting()
        for name in _DEPENDING:
            self.fields[name].setVisible(name in fits)

    def _fitting(self) -> tuple[str, ...]:
        chosen = read(self.fields["outcome"].editor)
        return ("asked_by", "asked_on", "outcome", *_SHOWN.get(chosen, ()))


def budget_dialog(
    sitting: Sitting, case_id: str, opened: Opened[NewBudget], over: QWidget
) -> FormDialog:
    """Return the form of a personal budget as it stands."""
    form = BudgetForm()
    form.fill(asdict(opened.form))

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        record_budget(caseload, case_id, form.budget(values), opened.seen, now)

    task = Task(
        title="Personal budget",
        sentence="A family may ask for one while a draft is prepared, or a plan is "
        "reviewed or re-assessed (CFA 2014 s.49).",
        save="Save",
        told="The personal budget is recorded.",
        draft=f"budget:{case_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, over)
