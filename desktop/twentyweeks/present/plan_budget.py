"""What is recorded of a personal budget, in pairs of a label and its words."""

from datetime import date

from twentyweeks.casework import BudgetOutcome, PersonalBudget
from twentyweeks.present.dates import full

BUDGET_OUTCOMES = {
    BudgetOutcome.WAITING: "Nothing is decided yet",
    BudgetOutcome.AGREED: "Agreed",
    BudgetOutcome.REFUSED: "Refused",
    BudgetOutcome.TAKEN_BACK: "The request was taken back",
}


def budget_of(budget: PersonalBudget | None) -> tuple[tuple[str, str], ...]:
    """Return what is known; nothing where nobody has asked for one."""
    if budget is None:
        return ()
    agreed = budget.outcome is BudgetOutcome.AGREED
    pairs = (
        ("Who asked for a personal budget", budget.asked_by),
        ("Asked on", full(budget.asked_on)),
        ("What became of it", BUDGET_OUTCOMES[budget.outcome]),
        ("Who decided", budget.decided_by),
        ("Decided on", _day(budget.decided_on)),
        ("What it covers", budget.covers),
        ("Paid direct", ("Yes" if budget.direct else "No") if agreed else ""),
        ("Reasons", budget.why),
    )
    return tuple(pair for pair in pairs if pair[1])


def _day(day: date | None) -> str:
    return full(day) if day else ""
