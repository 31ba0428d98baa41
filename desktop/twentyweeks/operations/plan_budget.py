"""Who asked for a personal budget, and what was decided: without it no Section J."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from twentyweeks.casework import BudgetOutcome, Case, PersonalBudget
from twentyweeks.errors import Refused
from twentyweeks.operations.changing import (
    Opened,
    SeenWrites,
    seen_writes,
    write_changes,
)
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import (
    KEPT,
    typed,
    typed_line,
    typed_past_day,
    typed_word,
)
from twentyweeks.present.dates import day_of
from twentyweeks.returns.cells import read_text
from twentyweeks.storage.caseload import Caseload

DIRECT, NOT_DIRECT = "yes", "no"
_DECIDED = (BudgetOutcome.AGREED, BudgetOutcome.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBudget:
    """A request and its outcome as the screen types them; days as written.

    `outcome` is a word of BudgetOutcome, `direct` "yes" or "no" where it was agreed.
    """

    asked_by: str = ""
    asked_on: str = ""
    outcome: str = BudgetOutcome.WAITING.value
    decided_by: str = ""
    decided_on: str = ""
    covers: str = ""
    direct: str = ""
    why: str = ""


_LACKING = {
    "asked_by": "Who asked: a parent or the young person. Say who.",
    "decided_by": "Who decided: say who, or which panel.",
    "covers": "What it covers: say the amount, or the services in it.",
    "direct": "Paid direct: say whether any of it is a direct payment.",
    "why": "Reasons: a refusal has reasons (SI 2014/1652 reg 7).",
}
_NEEDED = {
    BudgetOutcome.AGREED: ("decided_by", "covers", "direct"),
    BudgetOutcome.REFUSED: ("decided_by", "why"),
}
_NAMES = {
    "asked_by": "Who asked",
    "asked_on": "Asked on",
    "decided_by": "Who decided",
    "decided_on": "Decided on",
    "covers": "What it covers",
    "why": "Reasons",
}


def budget_form(caseload: Caseload, case_id: str) -> Opened[NewBudget]:
    """Return what is recorded of a personal budget, with the writes behind it."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        return Opened(_form(case), seen_writes(session, case))


def record_budget(
    caseload: Caseload, case_id: str, new: NewBudget, seen: SeenWrites, now: datetime
) -> None:
    """Keep who asked for a personal budget, and what was decided.

    Refused with the field for what its outcome still lacks, and for a decision of a
    day before the request.
    """
    budget = _read(new, day_of(now))
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        write_changes(journal, case, {"budget": budget}, seen)


def pays_direct(budget: PersonalBudget | None) -> bool:
    """Return whether a direct payment was agreed, for which Section J is open."""
    agreed = budget is not None and budget.outcome is BudgetOutcome.AGREED
    return budget is not None and agreed and budget.direct


def _read(new: NewBudget, today: date) -> PersonalBudget:
    outcome = typed_word(BudgetOutcome, new.outcome, "outcome", "What became of it")
    for name in ("asked_by", *_NEEDED.get(outcome, ())):
        if not getattr(new, name).strip():
            raise Refused(f"{_LACKING[name]} {KEPT}", field=name)
    asked_on = _day(new, "asked_on", today)
    decided_on = _day(new, "decided_on", today) if outcome in _DECIDED else None
    if decided_on and decided_on < asked_on:
        raise Refused(
            f"Decided on: that day is before it was asked for. {KEPT}",
            field="decided_on",
        )
    return PersonalBudget(
        asked_by=_line(new, "asked_by"),
        asked_on=asked_on,
        outcome=outcome,
        decided_by=_line(new, "decided_by") if decided_on else "",
        decided_on=decided_on,
        covers=_text(new, "covers") if outcome is BudgetOutcome.AGREED else "",
        direct=outcome is BudgetOutcome.AGREED and new.direct == DIRECT,
        why=_text(new, "why") if outcome is BudgetOutcome.REFUSED else "",
    )


def _line(new: NewBudget, name: str) -> str:
    return typed_line(getattr(new, name), name, _NAMES[name]) or ""


def _text(new: NewBudget, name: str) -> str:
    return typed(read_text, getattr(new, name), name, _NAMES[name]) or ""


def _day(new: NewBudget, name: str, today: date) -> date:
    return typed_past_day(getattr(new, name), name, _NAMES[name], today)


def _form(case: Case) -> NewBudget:
    held = case.budget
    if held is None:
        return NewBudget()
    values = {each.name: _typed(getattr(held, each.name)) for each in fields(NewBudget)}
    if held.outcome is not BudgetOutcome.AGREED:
        values["direct"] = ""
    return NewBudget(**values)


def _typed(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return DIRECT if value else NOT_DIRECT
        case date():
            return value.isoformat()
        case _:
            return str(value)
