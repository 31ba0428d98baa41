"""What a milestone does to the dates of a case, in sentences."""

from collections.abc import Iterator

from twentyweeks.law import ExceptionRow, Kind, Limit, Status, Timetable
from twentyweeks.present.dates import days, full
from twentyweeks.present.law_words import FORCES, adviser_words, step_words
from twentyweeks.present.milestone_form import LIMBS_OF, limit_title
from twentyweeks.present.why import standing

NO_DATE_MOVES = (
    "No date moves: an exception makes no new date. What it excuses is due as soon as "
    "practicable."
)
NOTHING_RAN = (
    "No step that this could excuse was running on those days. It is kept as a fact."
)
NOTHING = "It starts no date and meets none."
_Key = tuple[str, str | None, object]


def effect_of(before: Timetable, after: Timetable, kind: Kind) -> tuple[str, ...]:
    """Say what begins, is met, ends or is lifted; of an exception, what is missing."""
    told = list(_changes(before, after))
    if kind in LIMBS_OF or kind is Kind.EXCEPTION_APPLIED:
        rows = list(_exceptions(before, after, kind))
        told += rows or [NOTHING_RAN]
        return (*told, NO_DATE_MOVES)
    return tuple(told) or (NOTHING,)


def _changes(before: Timetable, after: Timetable) -> Iterator[str]:
    known = {_key(each): each for each in before.limits}
    for limit in after.limits:
        was = known.get(_key(limit))
        if was is None:
            yield f"{limit_title(limit)}: {_begun(limit)}."
        elif was.status is not limit.status:
            yield f"{limit_title(limit)}: {_STATES[limit.status]}{_late(limit)}."


def _key(limit: Limit) -> _Key:
    return limit.rule, limit.about, limit.due


def _begun(limit: Limit) -> str:
    force = FORCES[limit.force]
    due = f"due {full(limit.due)}" if limit.due else "begins, with no date yet"
    state = "" if limit.status is Status.OPEN else f", {_STATES[limit.status]}"
    return f"{due}{f' ({force})' if force else ''}{state}{_late(limit)}"


_STATES = {
    Status.OPEN: "open again",
    Status.OVERDUE: "overdue",
    Status.MET: "met",
    Status.MET_LATE: "met late",
    Status.LIFTED: "excused; due as soon as practicable",
    Status.ENDED: "no longer runs",
}


def _late(limit: Limit) -> str:
    if limit.status is not Status.MET_LATE or not limit.met_on or not limit.due:
        return ""
    return f", by {days((limit.met_on - limit.due).days)}"


def _exceptions(before: Timetable, after: Timetable, kind: Kind) -> Iterator[str]:
    limbs = LIMBS_OF.get(kind)
    for row in after.exceptions:
        concerned = row not in before.exceptions if limbs is None else row.limb in limbs
        if concerned:
            yield f"{_step(row)}: {standing(row)} {row.because}"


def _step(row: ExceptionRow) -> str:
    title = step_words(row.rule).title
    return f"{adviser_words(row.about)}: {title}" if row.about else title
