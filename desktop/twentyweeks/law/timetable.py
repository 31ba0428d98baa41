"""The timetable of a case: from its dated events to its limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from twentyweeks.law import (
    appeals,
    ceasing,
    mediation,
    moves,
    orders,
    phases,
    plans,
    reassessments,
    requests,
    reviews,
)
from twentyweeks.law.book import BOOK
from twentyweeks.law.counting import in_full, in_words
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Event, Kind, date_of
from twentyweeks.law.exceptions import ExceptionRow, judge
from twentyweeks.law.facts import Applied, Stretch
from twentyweeks.law.holidays import HOLIDAYS, Holidays
from twentyweeks.law.limits import Book, Limit, Running, limit_on


@dataclass(frozen=True, slots=True)
class Timetable:
    """Every limit of a case on one day, and every exception that bears on it."""

    limits: tuple[Limit, ...]
    exceptions: tuple[ExceptionRow, ...]


def timetable(
    events: Sequence[Event],
    as_of: date,
    born: date | None = None,
    book: Book = BOOK,
    holidays: Holidays = HOLIDAYS,
) -> Timetable:
    """Work out the limits of a case from its events, as they stand on a day."""
    course = Course(book, holidays, born)
    for index in _in_order(events, as_of):
        event = events[index]
        course.enter(index, event)
        _STEPS[event.kind](course)
    _tell_of_holidays(course.rows, holidays)
    exceptions = judge(course.rows, course.facts, as_of)
    limits = sorted([limit_on(row, as_of) for row in course.rows], key=_place)
    return Timetable(tuple(limits), tuple(exceptions))


def _tell_of_holidays(rows: Sequence[Running], holidays: Holidays) -> None:
    """Name added holidays in a working; warn where the published list had ended."""
    until = holidays.published_until
    for row in rows:
        if row.worked is None:
            continue
        for day, name in holidays.added_between(*row.worked):
            row.working += (
                f" {in_full(day)} ({name}) is a bank holiday proclaimed since the list "
                "was published, so it is no working day."
            )
        if until is not None and row.worked[1] > until:
            row.warnings += (
                f"Bank holidays are published to {in_words(until)}; later ones are "
                "computed here. See whether one has been proclaimed before this day "
                "is relied on.",
            )


def _place(limit: Limit) -> tuple[date, str, int, str]:
    return limit.due or date.max, limit.rule, limit.started_by, limit.about or ""


def _in_order(events: Sequence[Event], as_of: date) -> list[int]:
    """Order events by day, and within a day what starts before what ends."""
    keys = [(date_of(event), _RANK[event.kind]) for event in events]
    order = sorted(
        (index for index, key in enumerate(keys) if key[0] <= as_of),
        key=keys.__getitem__,
    )
    settled: list[int] = []
    for _, together in groupby(order, key=keys.__getitem__):
        same = list(together)
        if len(same) > 1:
            same.sort(key=lambda index: str(_CONTENT(events[index])))
        settled += same
    return settled


def _closed(course: Course) -> None:
    if course.event.reopens is None or course.event.institution is None:
        return
    last = course.event.reopens - timedelta(days=1)
    setting = course.event.setting or "school"
    if last >= course.day:
        closure = Stretch(course.day, last, course.event.institution)
        course.facts.closures[setting].add(closure)


def _absent(course: Course) -> None:
    if course.event.back is not None and course.event.back > course.day:
        run = Stretch(course.day, course.event.back - timedelta(days=1))
        course.facts.absences.add(run)


def _circumstances(course: Course) -> None:
    if course.event.to is not None:
        course.facts.circumstances.add(Stretch(course.day, course.event.to))


def _applied(course: Course) -> None:
    if course.event.limb is not None and course.event.rule is not None:
        applied = Applied(
            course.day, course.event.limb, course.event.rule, course.event.about
        )
        course.facts.applied.append(applied)


_STEPS: Mapping[Kind, Step] = {
    **requests.STEPS,
    **plans.STEPS,
    **mediation.STEPS,
    **appeals.STEPS,
    **orders.STEPS,
    **reviews.STEPS,
    **phases.STEPS,
    **reassessments.STEPS,
    **moves.STEPS,
    **ceasing.STEPS,
    Kind.SCHOOL_CLOSED: _closed,
    Kind.ABSENT_FROM_AREA: _absent,
    Kind.PERSONAL_CIRCUMSTANCES: _circumstances,
    Kind.EXCEPTION_APPLIED: _applied,
}

_SAME_DAY = (
    Kind.REQUEST_RECEIVED,
    Kind.BECAME_RESPONSIBLE,
    Kind.REASSESSMENT_REQUESTED,
    Kind.PLAN_TRANSFERRED_IN,
    Kind.REVIEW_MEETING_ARRANGED,
    Kind.PHASE_TRANSFER_EXPECTED,
    Kind.MOVE_NOTIFIED,
    Kind.MEDIATION_AGREED,
    Kind.APPEAL_CONCEDED,
    Kind.TRIBUNAL_ORDERED,
    Kind.TRIBUNAL_RECOMMENDED,
    Kind.REFUSED_TO_ASSESS,
    Kind.DECIDED_TO_ASSESS,
    Kind.ADVICE_REQUESTED,
    Kind.SCHOOL_CONSULTED,
    Kind.ADVICE_RECEIVED,
    Kind.SCHOOL_REPLIED,
    Kind.APPOINTMENT_MISSED,
    Kind.REFUSED_PLAN,
    Kind.DRAFT_PLAN_SERVED,
    Kind.FINAL_PLAN_SENT,
    Kind.REVIEW_INVITED,
    Kind.REVIEW_PAPERS_CIRCULATED,
    Kind.REVIEW_MEETING_HELD,
    Kind.REVIEW_REPORT_SENT,
    Kind.REVIEW_DECIDED,
    Kind.AMENDMENT_NOTICE_SERVED,
    Kind.AMENDED_PLAN_SENT,
    Kind.DECIDED_NOT_TO_AMEND,
    Kind.PHASE_PLACE_NAMED,
    Kind.REFUSED_TO_REASSESS,
    Kind.DECIDED_TO_REASSESS,
    Kind.REASSESSED_PLAN_SENT,
    Kind.CEASING_CONSIDERED,
    Kind.CEASE_NOTICE_SENT,
    Kind.MEDIATION_DECLINED,
    Kind.MEDIATION_REQUESTED,
    Kind.ICB_TOLD_OF_MEDIATION,
    Kind.MEDIATION_FIXED,
    Kind.FAMILY_TOLD_OF_MEDIATION,
    Kind.MEDIATION_CANNOT_BE_ARRANGED,
    Kind.MEDIATION_HELD,
    Kind.CERTIFICATE_ISSUED,
    Kind.APPEAL_RECEIVED,
    Kind.APPEAL_ANSWERED,
    Kind.RECOMMENDATION_ANSWERED,
    Kind.ORDER_RECONSIDERED,
    Kind.APPEAL_DETERMINED,
    Kind.FAMILY_TOLD_OF_TRANSFER,
    Kind.PLAN_TRANSFERRED_OUT,
    Kind.PLAN_CEASED,
    Kind.SCHOOL_CLOSED,
    Kind.ABSENT_FROM_AREA,
    Kind.PERSONAL_CIRCUMSTANCES,
    Kind.EXCEPTION_APPLIED,
)
_RANK = {kind: place for place, kind in enumerate(_SAME_DAY)}
_CONTENT = attrgetter(
    *(one.name for one in fields(Event) if one.name not in ("kind", "on", "notice"))
)
