"""The lateness ledger: what held each late limit, and a reason proposed for it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from twentyweeks.law.book import BOOK
from twentyweeks.law.citation import Owner
from twentyweeks.law.events import Event, Kind, date_of
from twentyweeks.law.exceptions import ExceptionRow
from twentyweeks.law.forecast import FINALS
from twentyweeks.law.holidays import HOLIDAYS, Holidays
from twentyweeks.law.limits import Book, Limit, Status
from twentyweeks.law.plans import ASSESS_REFUSE, MAKE_PLAN_DRAFT
from twentyweeks.law.timetable import Timetable, timetable

LATE = frozenset((Status.MET_LATE, Status.OVERDUE))
_TO_PLAN = frozenset(
    (
        *("refuse_plan_notice", "draft_target", "draft_latest"),
        *(*FINALS, *ASSESS_REFUSE, *MAKE_PLAN_DRAFT),
    )
)
_AFTER_MEETING = frozenset(("ar_decision", "ar_amend_notice", "ar_total", "ar_12m"))
_DECIDED = frozenset((Kind.DECIDED_TO_ASSESS, Kind.DECIDED_TO_REASSESS))
_DRAFTED = frozenset((Kind.DRAFT_PLAN_SERVED, Kind.REFUSED_PLAN))
_BEGINS = frozenset(
    (
        *(Kind.REQUEST_RECEIVED, Kind.BECAME_RESPONSIBLE, Kind.TRIBUNAL_ORDERED),
        *(Kind.APPEAL_CONCEDED, Kind.MEDIATION_AGREED, Kind.DECIDED_TO_REASSESS),
    )
)
_TELLS = ("assess_decision", "order_assess_notify", "unopposed_assess_notify")
_FAMILY_LIMBS = frozenset(("exc_absent", "exc_personal", "exc_order", "exc_advice"))
_FOUR_WEEKS = timedelta(weeks=4)
_DAY = timedelta(days=1)


class Reason(StrEnum):
    """Why a step was late, as a report counts it."""

    ADVICE_LATE = "advice_late"
    ADVICE_RETURNED = "advice_returned"
    SCHOOL_REPLY = "school_reply"
    PANEL = "panel"
    STAFF = "staff"
    FAMILY = "family"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """What held a limit: a rule's id, `panel` or the kind of a family's event.

    `days` are those over the step's own time, while the limit was running or late.
    """

    step: str
    about: str | None
    owner: Owner
    days: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEntry:
    """One limit met late or overdue, by how many days, and what held it."""

    limit: Limit
    days: int
    held_by: Hold


def ledger(
    events: Sequence[Event],
    as_of: date,
    born: date | None = None,
    book: Book = BOOK,
    holidays: Holidays = HOLIDAYS,
) -> tuple[LateEntry, ...]:
    """List every limit met late or overdue, each with the step that held it most.

    The reason is proposed from the events alone; nothing here excuses lateness.
    """
    return ledger_of(events, timetable(events, as_of, born, book, holidays), as_of)


def ledger_of(
    events: Sequence[Event], found: Timetable, as_of: date
) -> tuple[LateEntry, ...]:
    """List the same where the timetable of that day was worked out already."""
    case = _Case(
        events=events,
        limits=found.limits,
        excused={(x.rule, x.about) for x in found.exceptions if _is_family(x)},
        as_of=as_of,
    )
    return tuple(
        _entry(case, limit, limit.due)
        for limit in found.limits
        if limit.status in LATE and limit.due is not None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    events: Sequence[Event]
    limits: Sequence[Limit]
    excused: Collection[tuple[str, str | None]]
    as_of: date

    def placed_on(self, limit: Limit) -> date:
        return date_of(self.events[limit.started_by])

    def inside(self, limit: Limit, rules: Sequence[str]) -> Iterator[Limit]:
        """Give the limits of rules that were started while one was running."""
        first, last = self.placed_on(limit), limit.met_on or self.as_of
        for one in self.limits:
            if one.rule in rules and first <= self.placed_on(one) <= last:
                yield one

    def days_of(self, kinds: frozenset[Kind], first: date, last: date) -> list[date]:
        """Give in order the days of events between two days."""
        days = (date_of(one) for one in self.events if one.kind in kinds)
        return sorted(day for day in days if first <= day <= last)


def _entry(case: _Case, limit: Limit, due: date) -> LateEntry:
    days = ((limit.met_on or case.as_of) - due).days
    own = Hold(
        step=limit.rule,
        about=limit.about,
        owner=limit.owner,
        days=days,
        reason=_REASON_OF.get(limit.owner, Reason.OTHER),
    )
    return LateEntry(limit=limit, days=days, held_by=_held_by(case, limit, own))


def _held_by(case: _Case, limit: Limit, own: Hold) -> Hold:
    if limit.rule == "advice_return":
        return _advice_hold(case, limit, limit)
    if limit.owner is not Owner.AUTHORITY:
        return own
    holds = [*_family_holds(case, limit)]
    if limit.rule in _TO_PLAN:
        holds += _plan_holds(case, limit)
    elif limit.rule in _AFTER_MEETING:
        holds += _others(case, limit, "ar_report")
    elif limit.rule == "ar_final":
        holds += _others(case, limit, "consult_reply")
    longest = max(holds, key=lambda hold: hold.days, default=own)
    return longest if longest.days > 0 else own


def _plan_holds(case: _Case, limit: Limit) -> Iterator[Hold]:
    """Give what each step to a plan took beyond its own share of the time."""
    first, last = case.placed_on(limit), limit.met_on or case.as_of
    for decision in case.inside(limit, _TELLS):
        yield _staff(decision.rule, _over(decision, last))
    advice = list(case.inside(limit, ("advice_return",)))
    asked = min(map(case.placed_on, advice), default=last)
    decided = [day for day in case.days_of(_DECIDED, first, last) if day <= asked]
    if decided:
        yield _staff("advice_request", asked - decided[-1])
    for one in advice:
        yield _advice_hold(case, one, limit)
    yield from _others(case, limit, "consult_reply")
    drafted = min(case.days_of(_DRAFTED, first, last), default=last)
    if advice and all(one.met_on for one in advice):
        arrived = max(one.met_on for one in advice if one.met_on)
        panel = drafted - arrived - _FOUR_WEEKS
        yield _hold("panel", Owner.AUTHORITY, panel, Reason.PANEL)
    yield _staff(limit.rule, last - drafted - _FOUR_WEEKS)


def _advice_hold(case: _Case, advice: Limit, limit: Limit) -> Hold:
    """Say what held one adviser: the family, a return of the advice, or lateness."""
    last = limit.met_on or case.as_of
    again = case.placed_on(advice)
    over = _over(advice, last)
    reason, owner = Reason.ADVICE_LATE, Owner.ADVISER
    if ("advice_return", advice.about) in case.excused:
        reason, owner = Reason.FAMILY, Owner.FAMILY
    elif _had_come(case, advice.about, again):
        reason, over = Reason.ADVICE_RETURNED, min(advice.met_on or last, last) - again
    return _hold("advice_return", owner, over, reason, advice.about)


def _had_come(case: _Case, adviser: str | None, again: date) -> bool:
    """Tell whether an adviser's advice came in this round, before it was asked anew."""
    began = max(case.days_of(_BEGINS, date.min, again), default=date.min)
    return any(
        one.adviser == adviser and began <= date_of(one) <= again
        for one in case.events
        if one.kind is Kind.ADVICE_RECEIVED
    )


def _others(case: _Case, limit: Limit, rule: str) -> Iterator[Hold]:
    last = limit.met_on or case.as_of
    for one in case.inside(limit, (rule,)):
        over = _over(one, last)
        yield _hold(rule, one.owner, over, Reason.SCHOOL_REPLY, one.about)


_ENDS = {
    Kind.ABSENT_FROM_AREA: lambda one: one.back and one.back - _DAY,
    Kind.PERSONAL_CIRCUMSTANCES: lambda one: one.to,
}


def _family_holds(case: _Case, limit: Limit) -> Iterator[Hold]:
    """Give the family's own time, where the facts make an exception out."""
    if (limit.rule, None) not in case.excused:
        return
    first, last = case.placed_on(limit), limit.met_on or case.as_of
    for one in case.events:
        end = _ENDS[one.kind](one) if one.kind in _ENDS else None
        if end is not None:
            run = min(end, last) - max(date_of(one), first) + _DAY
            yield _hold(one.kind.value, Owner.FAMILY, run, Reason.FAMILY)


def _is_family(row: ExceptionRow) -> bool:
    return row.made_out and row.limb in _FAMILY_LIMBS


def _over(limit: Limit, last: date) -> timedelta:
    """Measure what a limit took beyond its last day, up to a day."""
    return min(limit.met_on or last, last) - (limit.due or last)


def _staff(step: str, over: timedelta) -> Hold:
    return _hold(step, Owner.AUTHORITY, over, Reason.STAFF)


def _hold(
    step: str,
    owner: Owner,
    over: timedelta,
    reason: Reason,
    about: str | None = None,
) -> Hold:
    return Hold(step=step, about=about, owner=owner, days=over.days, reason=reason)


_REASON_OF = {
    Owner.AUTHORITY: Reason.STAFF,
    Owner.SCHOOL: Reason.SCHOOL_REPLY,
}
