"""Section J: a personal budget that was agreed, and what is paid direct of it."""

from collections.abc import Iterator

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import REG_12, law, practice
from twentyweeks.plans.sections import Budget, PlanFacts, Section
from twentyweeks.plans.words import in_full, sentence

_CITE = "CFA 2014 s.49; SI 2014/1652 reg 4"


def budget_text(budget: Budget | None) -> str:
    """Return a budget that was agreed in sentences; nothing of any other."""
    if budget is None or budget.agreed_on is None:
        return ""
    paid = "is paid direct." if budget.direct else "is not paid direct."
    return (
        f"{budget.asked_by} asked for a personal budget on {in_full(budget.asked_on)}. "
        f"It was agreed on {in_full(budget.agreed_on)} and {paid} "
        f"It covers: {sentence(budget.covers)}"
    )


def check_budget(facts: PlanFacts) -> Iterator[Finding]:
    """Find payments that nobody agreed, agreed ones without a line, and poor lines."""
    yield from _agreed(facts)
    for number, pay in enumerate(facts.direct_payments, start=1):
        if not pay.meets:
            yield law(
                "plan-J-meets",
                f"Payment J{number} does not say which needs and outcomes it meets.",
                Section.J,
                "Write them beside it.",
                REG_12,
            )
        if not pay.amount:
            yield practice(
                "plan-J-amount",
                f"Payment J{number} does not say how much is paid.",
                Section.J,
                "Write the amount, and for how long.",
                about=pay.what,
            )


def _agreed(facts: PlanFacts) -> Iterator[Finding]:
    budget, pays = facts.budget, facts.direct_payments
    agreed = budget is not None and budget.agreed_on is not None
    if pays and not (budget and agreed and budget.direct):
        yield law(
            "plan-J-not-agreed",
            "Section J sets out direct payments, and none is recorded as agreed.",
            Section.J,
            "Record who asked for the personal budget and what was agreed, or take the "
            "payments out.",
            f"{REG_12}; {_CITE}",
        )
    if budget is None:
        return
    if agreed and budget.direct and not pays:
        yield law(
            "plan-J-empty",
            "Direct payments were agreed, and Section J does not set them out.",
            Section.J,
            "Write what is paid for, how much, and which needs and outcomes it meets.",
            REG_12,
        )
    if budget.waits:
        asked = in_full(budget.asked_on)
        yield practice(
            "plan-J-waits",
            f"{budget.asked_by} asked for a personal budget on {asked}, and nothing is "
            "decided.",
            Section.J,
            "Decide, and record it. A refusal has reasons and a right to a review.",
            f"{_CITE}, reg 7",
        )
