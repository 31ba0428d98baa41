"""One case as it stands on a day: its records, its events and its limits.

Held only inside the caseload's thread, while the mapped objects live.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from twentyweeks.casework import Case, Contact, LateReason, Milestone, Person
from twentyweeks.law import HOLIDAYS, Event, Holidays, Kind, Timetable
from twentyweeks.law.citation import Force, Owner
from twentyweeks.law.events import date_of
from twentyweeks.law.limits import Limit, Status


class Phase(StrEnum):
    """Where a case is on its way."""

    NOTHING_YET = "nothing_yet"
    CONSIDERING = "considering"
    ASSESSING = "assessing"
    DRAFT_OUT = "draft_out"
    PLAN = "plan"
    REFUSED = "refused"
    MOVED_OUT = "moved_out"
    CEASED = "ceased"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """Say it as a chip."""
        return _PHASES[self]


_PHASES = {
    Phase.NOTHING_YET: "Nothing recorded yet",
    Phase.CONSIDERING: "Deciding whether to assess",
    Phase.ASSESSING: "Assessment under way",
    Phase.DRAFT_OUT: "Draft plan with the family",
    Phase.PLAN: "Plan in force",
    Phase.REFUSED: "Refused",
    Phase.MOVED_OUT: "Moved to another authority",
    Phase.CEASED: "Plan ceased",
    Phase.CLOSED: "Closed",
}
WITHIN_TWENTY_WEEKS = (Phase.CONSIDERING, Phase.ASSESSING, Phase.DRAFT_OUT)
STARTS = (Kind.REQUEST_RECEIVED, Kind.BECAME_RESPONSIBLE)
_LEADS_TO = {
    Kind.REQUEST_RECEIVED: Phase.CONSIDERING,
    Kind.BECAME_RESPONSIBLE: Phase.CONSIDERING,
    Kind.DECIDED_TO_ASSESS: Phase.ASSESSING,
    Kind.DECIDED_TO_REASSESS: Phase.ASSESSING,
    Kind.REFUSED_TO_ASSESS: Phase.REFUSED,
    Kind.REFUSED_PLAN: Phase.REFUSED,
    Kind.DRAFT_PLAN_SERVED: Phase.DRAFT_OUT,
    Kind.FINAL_PLAN_SENT: Phase.PLAN,
    Kind.REASSESSED_PLAN_SENT: Phase.PLAN,
    Kind.PLAN_TRANSFERRED_IN: Phase.PLAN,
    Kind.PLAN_TRANSFERRED_OUT: Phase.MOVED_OUT,
    Kind.PLAN_CEASED: Phase.CEASED,
}
_FORCE_ORDER = {Force.STATUTE: 0, Force.GUIDANCE: 1, Force.CONVENTION: 2}
_RUNNING = (Status.OPEN, Status.OVERDUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNow:
    """What a screen's words are made from.

    `milestones` and `events` stand in the same order, one for one; `will_issue` that
    a plan was decided on, so that no notice of refusal is still to be thought of.
    """

    case: Case
    person: Person
    officers: Mapping[UUID, str]
    promise_days: int
    milestones: tuple[Milestone, ...]
    events: tuple[Event, ...]
    timetable: Timetable
    contacts: tuple[Contact, ...]
    today: date
    will_issue: bool = False
    late_reasons: tuple[LateReason, ...] = ()
    holidays: Holidays = HOLIDAYS

    def name_of(self, officer: UUID | None) -> str:
        """Return an officer's name, or nothing where it is not known."""
        return "" if officer is None else self.officers.get(officer, "")

    @property
    def officer(self) -> str:
        """The name of the officer whose case it is."""
        return self.name_of(self.case.officer_id)

    @property
    def closed_on(self) -> date | None:
        """The day on which the case left the lists of work, or None before."""
        day = self.case.closed_on
        return day if day is not None and day <= self.today else None

    @property
    def phase(self) -> Phase:
        """Where the case is on its way."""
        if self.closed_on is not None:
            return Phase.CLOSED
        for event in reversed(self.past):
            if event.kind in _LEADS_TO:
                return _LEADS_TO[event.kind]
        return Phase.NOTHING_YET

    @property
    def past(self) -> tuple[Event, ...]:
        """What had happened by the end of the day."""
        return tuple(each for each in self.events if date_of(each) <= self.today)

    @property
    def started(self) -> date | None:
        """The day from which the latest twenty weeks are counted."""
        for event in reversed(self.past):
            if event.kind in STARTS:
                return date_of(event)
        return None


def running(limits: tuple[Limit, ...], *owners: Owner) -> list[Limit]:
    """Return the open and overdue limits of these owners, the first due first.

    On one day a statutory limit stands before guidance, and that before a target.
    """
    chosen = [each for each in limits if each.status in _RUNNING and each.due]
    return sorted((each for each in chosen if each.owner in owners), key=_order)


def owed(now: CaseNow) -> list[Limit]:
    """Return what the authority has still to do, the first due first."""
    limits = running(now.timetable.limits, Owner.AUTHORITY)
    return [each for each in limits if not is_settled(now, each)]


def is_settled(now: CaseNow, limit: Limit) -> bool:
    """Whether a decision to issue a plan has settled a notice that there is none."""
    return now.will_issue and limit.rule == "refuse_plan_notice"


def next_limit(now: CaseNow) -> Limit | None:
    """Return what the authority must do next, or None where it owes nothing dated."""
    return next(iter(owed(now)), None)


def awaited(timetable: Timetable) -> Limit | None:
    """Return whose answer the case waits on, the one due first."""
    others = running(timetable.limits, Owner.ADVISER, Owner.SCHOOL)
    replies = [
        each for each in others if each.rule in ("advice_return", "consult_reply")
    ]
    family = running(timetable.limits, Owner.FAMILY)
    views = [each for each in family if each.rule in ("draft_reps", "ar_reps")]
    return next(iter([*replies, *views]), None)


def _order(limit: Limit) -> tuple[date, int, str, int]:
    due = limit.due or date.max
    return (due, _FORCE_ORDER[limit.force], limit.rule, limit.started_by)
