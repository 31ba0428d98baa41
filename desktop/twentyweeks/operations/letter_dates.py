"""The days that a letter promises, each from the law engine, with what they rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twentyweeks.law import Event, Kind, Limit, Status, date_of, service_day, timetable
from twentyweeks.letters.facts import Dates, LetterKind
from twentyweeks.operations.letter_tray import Leaving
from twentyweeks.present.case_now import CaseNow

NOTICES: Mapping[LetterKind, Kind] = {
    LetterKind.REFUSE_TO_ASSESS: Kind.REFUSED_TO_ASSESS,
    LetterKind.WILL_NOT_ISSUE: Kind.REFUSED_PLAN,
    LetterKind.KEEP_PLAN: Kind.REVIEW_DECIDED,
    LetterKind.NOT_AMEND: Kind.DECIDED_NOT_TO_AMEND,
    LetterKind.WILL_NOT_REASSESS: Kind.REFUSED_TO_REASSESS,
}
"""Refusals: the family's days run from the day on which the notice is sent."""
_ASKING = (
    LetterKind.ADVICE_REQUEST,
    LetterKind.ADVICE_CHASE,
    LetterKind.WILL_ASSESS,
    LetterKind.WILL_REASSESS,
)
_PHASES = ("phase_school", "phase_post16", "phase_p16_p16")
_RUNS = (Status.OPEN, Status.OVERDUE)
_CONSULTED = timedelta(days=15)
"""For views on ceasing the law gives no number; by convention 15 days from service."""
SERVED = (LetterKind.DRAFT_PLAN, LetterKind.AMENDMENT_NOTICE)
"""What must be served: the family's 15 days for views run from service."""
_BEGINS_FINAL = (Kind.DRAFT_PLAN_SERVED, Kind.AMENDMENT_NOTICE_SERVED)
_BEGINS_ANEW = (Kind.DECIDED_TO_ASSESS, Kind.DECIDED_TO_REASSESS)
_ADVISER = "the adviser of this letter"
_SCHOOL = "the school of this letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDates:
    """A letter's days, and the limits that they were taken from."""

    dates: Dates
    relied_on: tuple[Limit, ...]


def letter_dates(
    now: CaseNow, kind: LetterKind, leaving: Leaving, adviser: str = ""
) -> LetterDates:
    """Work out the days of a letter that leaves on a certain day in a certain way.

    `adviser` is the word of the one adviser whom the letter asks. The last day for
    views is the law's, and the days that the authority adds.
    """
    events, own_place = _as_if_sent(now, kind, leaving, adviser)
    as_of = max([leaving.on, *map(date_of, events[len(now.events) :])])
    table = timetable(events, as_of, now.person.born, holidays=now.holidays)
    limits = {limit.rule: limit for limit in table.limits}
    own = {each.rule: each for each in table.limits if each.started_by == own_place}
    wanted = {
        "decide_by": limits.get("assess_decision"),
        "advice_due": own.get("advice_return"),
        "final_plan_due": own.get("ar_final") or _final(table.limits),
        "no_plan_by": limits.get("refuse_plan_notice"),
        "representations_last_day": own.get("draft_reps") or own.get("ar_reps"),
        "mediation_last_day": own.get("mediation_contact"),
        "appeal_last_day": own.get("appeal"),
        "review_by": own.get("ar_12m") or _of(limits, kind, LetterKind.TRANSFER_IN),
        "transfer_by": limits.get("move_transfer"),
        "name_by": next(filter(None, map(limits.get, _PHASES)), None),
        "reply_by": own.get("consult_reply"),
    }
    relied_on = {name: limit for name, limit in wanted.items() if limit and limit.due}
    days = {name: limit.due for name, limit in relied_on.items()}
    if last := days.get("representations_last_day"):
        days["representations_last_day"] = last + timedelta(days=leaving.views_added)
    if kind is LetterKind.TRANSFER_OUT:
        days |= _taken_over(now, limits)
    served = service_day(leaving.on, leaving.by, now.holidays)
    if kind is LetterKind.CONSULT_CEASING:
        days["reply_by"] = served + _CONSULTED
    dates = Dates(
        request_received_on=now.started,
        served_on=served if kind in SERVED else None,
        plan_stays_until=own["cease_hold"].earliest if "cease_hold" in own else None,
        **days,
    )
    return LetterDates(dates=dates, relied_on=tuple(relied_on.values()))


def _taken_over(now: CaseNow, limits: Mapping[str, Limit]) -> dict[str, date]:
    """Return by when the new authority tells the family, and reviews the plan."""
    went = [e for e in now.past if e.kind is Kind.PLAN_TRANSFERRED_OUT]
    by = limits.get("move_transfer")
    moved = date_of(went[-1]) if went else by.due if by else None
    yearly = limits.get("ar_12m")
    if moved is None:
        return {}
    made = date_of(now.events[yearly.started_by]) if yearly else None
    came = Event(kind=Kind.PLAN_TRANSFERRED_IN, on=moved, plan_made_on=made)
    table = timetable([came], moved, now.person.born, holidays=now.holidays)
    due = {each.rule: each.due for each in table.limits if each.due}
    named = {"inform_by": "move_inform", "review_by": "move_review"}
    return {name: due[rule] for name, rule in named.items() if rule in due}


def _of(
    limits: Mapping[str, Limit], kind: LetterKind, wanted: LetterKind
) -> Limit | None:
    return limits.get("move_review") if kind is wanted else None


def _final(limits: Sequence[Limit]) -> Limit | None:
    """Return the limit of the plan that is being made, first or anew."""
    last = None
    for limit in limits:
        anew = limit.rule == "reassess_final" and limit.status in _RUNS
        if anew or (limit.rule == "final_plan" and last is None):
            last = limit
    return last


def _as_if_sent(
    now: CaseNow, kind: LetterKind, leaving: Leaving, adviser: str
) -> tuple[list[Event], int]:
    """Return the events as if this letter had left, and its event's place."""
    events = list(now.events)
    if kind in NOTICES:
        return _as_if_told(events, NOTICES[kind], leaving.on)
    if kind is LetterKind.WILL_REASSESS:
        _as_if_told(events, Kind.DECIDED_TO_REASSESS, leaving.on)
    if kind in _ASKING:
        return _as_if_asked(events, adviser, leaving.on)
    made = _made(now, kind, leaving)
    return ([*events, made], len(events)) if made else (events, -1)


def _made(now: CaseNow, kind: LetterKind, leaving: Leaving) -> Event | None:
    """Return what it is to send a letter; None for one that is no event of the law."""
    day, sent_by = leaving.on, leaving.by
    match kind:
        case LetterKind.DRAFT_PLAN:
            return Event(kind=Kind.DRAFT_PLAN_SERVED, on=day, sent_by=sent_by)
        case LetterKind.AMENDMENT_NOTICE:
            return Event(kind=Kind.AMENDMENT_NOTICE_SERVED, on=day, sent_by=sent_by)
        case LetterKind.FINAL_PLAN:
            return Event(kind=kind_of_final(now.events), on=day)
        case LetterKind.CONSULT_SCHOOL:
            received = service_day(day, sent_by, now.holidays)
            return Event(kind=Kind.SCHOOL_CONSULTED, on=received, school=_SCHOOL)
        case LetterKind.CEASE_PLAN:
            return Event(kind=Kind.CEASE_NOTICE_SENT, on=day)
        case _:
            return None


def _as_if_asked(
    events: list[Event], adviser: str, today: date
) -> tuple[list[Event], int]:
    if (place := asked_place(events, adviser)) is not None:
        return events, place
    asked = adviser or _ADVISER
    made = Event(kind=Kind.ADVICE_REQUESTED, on=today, adviser=asked)
    return [*events, made], len(events)


def kind_of_final(events: Sequence[Event]) -> Kind:
    """Return what it is to send a final plan: amended, where a notice of it went last.

    After a decision to re-assess, a draft that was served ends in a re-assessed plan.
    """
    begun = [each for each in events if each.kind in _BEGINS_FINAL]
    last = max(begun, key=date_of, default=None)
    if last is not None and last.kind is Kind.AMENDMENT_NOTICE_SERVED:
        return Kind.AMENDED_PLAN_SENT
    anew = [each for each in events if each.kind in _BEGINS_ANEW]
    if anew and max(anew, key=date_of).kind is Kind.DECIDED_TO_REASSESS:
        return Kind.REASSESSED_PLAN_SENT
    return Kind.FINAL_PLAN_SENT


def asked_place(events: Sequence[Event], adviser: str) -> int | None:
    """Return the place of the event that asked an adviser who has not answered."""
    places = [place for place, each in enumerate(events) if each.adviser == adviser]
    if adviser and places and events[places[-1]].kind is Kind.ADVICE_REQUESTED:
        return places[-1]
    return None


def _as_if_told(
    events: list[Event], kind: Kind, today: date
) -> tuple[list[Event], int]:
    places = [place for place, event in enumerate(events) if event.kind is kind]
    if not places:
        return events, -1
    last = places[-1]
    events[last] = replace(events[last], on=today)
    return events, last
