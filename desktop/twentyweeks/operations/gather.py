"""Read cases with all that their limits depend on, many at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Authority,
    Case,
    Contact,
    Decision,
    LateReason,
    Milestone,
    Officer,
    Outcome,
    Person,
    Question,
    Wire,
)
from twentyweeks.errors import BadInput
from twentyweeks.law import Event, Holidays, read_event, timetable
from twentyweeks.operations.bank_holidays import holidays_in
from twentyweeks.present.case_now import CaseNow

_R = TypeVar("_R", Milestone, Contact, LateReason)
PROMISE_DAYS = 14
AT_ONCE = 500
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What many cases have in common."""

    officers: Mapping[UUID, str]
    promise_days: int
    today: date
    holidays: Holidays


def gather(
    session: Session, case_ids: Iterable[UUID], today: date
) -> Iterator[CaseNow]:
    """Return these cases as they stand on a day, in no particular order."""
    around = _Around(
        officers={each.id: each.name for each in session.scalars(select(Officer))},
        promise_days=_promise_days(session),
        today=today,
        holidays=holidays_in(session),
    )
    ids = list(case_ids)
    for start in range(0, len(ids), AT_ONCE):
        yield from _some(session, ids[start : start + AT_ONCE], around)


def _promise_days(session: Session) -> int:
    found = session.scalars(select(Authority.promise_days).order_by(Authority.id))
    return found.first() or PROMISE_DAYS


def _some(session: Session, ids: list[UUID], around: _Around) -> Iterator[CaseNow]:
    cases = session.scalars(select(Case).where(Case.id.in_(ids))).all()
    wanted = select(Person).where(Person.id.in_({each.person_id for each in cases}))
    persons = {each.id: each for each in session.scalars(wanted)}
    milestones = _by_case(session, Milestone, ids)
    contacts = _by_case(session, Contact, ids)
    reasons = _by_case(session, LateReason, ids)
    decided = set(
        session.scalars(
            select(Decision.case_id).where(
                Decision.case_id.in_(ids),
                Decision.question == Question.ISSUE_PLAN,
                Decision.outcome == Outcome.YES,
            )
        )
    )
    for case in cases:
        known = persons.get(case.person_id) or Person()  # not here yet: no exchange
        ordered = in_order(milestones[case.id])
        events = tuple(event for _, event in ordered)
        yield CaseNow(
            case=case,
            person=known,
            officers=around.officers,
            promise_days=case.promise_days or around.promise_days,
            milestones=tuple(milestone for milestone, _ in ordered),
            events=events,
            timetable=timetable(
                events, around.today, known.born, holidays=around.holidays
            ),
            contacts=tuple(contacts[case.id]),
            will_issue=case.id in decided,
            late_reasons=tuple(reasons[case.id]),
            holidays=around.holidays,
            today=around.today,
        )


def _by_case(
    session: Session, kind: type[_R], ids: list[UUID]
) -> defaultdict[UUID, list[_R]]:
    found: defaultdict[UUID, list[_R]] = defaultdict(list)
    for each in session.scalars(select(kind).where(kind.case_id.in_(ids))):
        found[each.case_id].append(each)
    return found


def in_order(milestones: Iterable[Milestone]) -> list[tuple[Milestone, Event]]:
    """Return milestones with their events, by day, then as they were recorded.

    What a newer edition of the program wrote, and this one cannot read, is left out.
    """
    kept = sorted(milestones, key=_place)
    while True:
        events = read_events(kept)
        if None not in events:
            return [
                (milestone, event)
                for milestone, event in zip(kept, events, strict=True)
                if event is not None
            ]
        kept = [
            milestone
            for milestone, event in zip(kept, events, strict=True)
            if event is not None
        ]


def read_events(milestones: Sequence[Milestone]) -> list[Event | None]:
    """Read each milestone as an event of the law, None where it cannot be read."""
    places = {each.id.hex: place for place, each in enumerate(milestones)}
    return [_event(each.facts, places) for each in milestones]


def _event(facts: Mapping[str, Wire], places: Mapping[str, int]) -> Event | None:
    try:
        return read_event(with_place(facts, places))
    except BadInput:
        return None


def with_place(facts: Mapping[str, Wire], places: Mapping[str, int]) -> dict[str, Wire]:
    """Return facts whose `notice` is a milestone's place, as the law counts it."""
    told = dict(facts)
    notice = told.get("notice")
    if isinstance(notice, str):
        told.pop("notice")
        if notice in places:
            told["notice"] = places[notice]
    return told


def _place(milestone: Milestone) -> tuple[str, datetime, UUID]:
    facts = milestone.facts
    day = str(facts.get("on") or facts.get("from") or "")
    return (day, milestone.recorded_at or _NEVER, milestone.id)
