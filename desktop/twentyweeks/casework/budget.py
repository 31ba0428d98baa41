"""A personal budget: who asked for it, and what was decided (CFA 2014 s.49)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BudgetOutcome(StrEnum):
    """What became of a request for a personal budget."""

    WAITING = "waiting"
    AGREED = "agreed"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalBudget:
    """The latest request, and what was agreed: an amount or the services in it.

    `direct` says whether any of it is a direct payment, which Section J then sets
    out; `why` holds the reasons of a refusal.
    """

    asked_by: str
    asked_on: date
    outcome: BudgetOutcome = BudgetOutcome.WAITING
    decided_by: str = ""
    decided_on: date | None = None
    covers: str = ""
    direct: bool = False
    why: str = ""
