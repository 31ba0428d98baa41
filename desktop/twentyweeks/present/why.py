"""Why that date: the working of each limit, for an officer who is no lawyer."""

from collections.abc import Iterator

from twentyweeks.law import BOOK, LIMBS, ExceptionRow, Kind, Limit, Status, date_of
from twentyweeks.present.case import Chip, Why
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.closed import unmet, unmet_chip
from twentyweeks.present.dates import days, due_words, full, plain, short_weekday
from twentyweeks.present.law_words import (
    EVIDENCE,
    FORCES,
    adviser_words,
    cited,
    duty_words,
    step_words,
)
from twentyweeks.present.law_words import LIMBS as LIMB_WORDS
from twentyweeks.present.steps import due_chip, limit_key
from twentyweeks.present.tone import Tone


def whys(now: CaseNow) -> tuple[Why, ...]:
    """Return the working of every limit of the case, by due date."""
    return tuple(_why(limit, now) for limit in now.timetable.limits)


def limit_lines(now: CaseNow) -> tuple[tuple[str, str, Chip], ...]:
    """Return each limit's key, its duty and date, and its state."""
    return tuple(
        (limit_key(limit), _line(limit), unmet_chip(now, limit) or _chip(limit, now))
        for limit in now.timetable.limits
    )


def _why(limit: Limit, now: CaseNow) -> Why:
    force = FORCES[limit.force]
    duty = _about(limit, duty_words(limit.rule))
    return Why(
        limit=limit_key(limit),
        title=_about(limit, step_words(limit.rule).title),
        duty=f"{duty.rstrip('.')} ({force})." if force else duty,
        date=full(limit.due) if limit.due else "No date yet",
        working=limit.working,
        cite=cited(limit.cite),
        evidence=EVIDENCE[limit.evidence],
        edition=f"Rule book {BOOK.edition}",
        state=_state(limit, now),
        exceptions=tuple(_exceptions(limit, now)),
        warnings=limit.warnings,
    )


def _line(limit: Limit) -> str:
    day = f", {short_weekday(limit.due)} {limit.due.year}" if limit.due else ""
    return f"{_about(limit, step_words(limit.rule).title)}{day}"


def _about(limit: Limit, words: str) -> str:
    if limit.about is None:
        return words
    return f"{adviser_words(limit.about)}: {words}"


def _state(limit: Limit, now: CaseNow) -> str:
    if ended := unmet(now, limit):
        return ended
    match limit.status:
        case Status.OPEN:
            left = f"Open, {_left(limit, now)}"
            return left if limit.due else "Open, without a date"
        case Status.OVERDUE:
            return _left(limit, now)
        case Status.MET:
            met = f"Met on {full(limit.met_on)}" if limit.met_on else "Met"
            return f"{met}, under a lifted date" if limit.lifted_by else met
        case Status.MET_LATE:
            return _met_late(limit)
        case Status.LIFTED | Status.ENDED:
            return _CLOSED[limit.status]


_CLOSED = {
    Status.LIFTED: "Lifted by an exception: there is no new date, only as soon as "
    "practicable",
    Status.ENDED: "Ended",
}


def _left(limit: Limit, now: CaseNow) -> str:
    words = due_words(limit.due, now.today) if limit.due else ""
    return "due today" if words == "Due today" else words


def _met_late(limit: Limit) -> str:
    on = f", {full(limit.met_on)}" if limit.met_on and limit.due else ""
    return f"{_late(limit)}{on}"


def _late(limit: Limit) -> str:
    if limit.met_on is None or limit.due is None:
        return "Met late"
    return f"Met {days((limit.met_on - limit.due).days)} late"


def _chip(limit: Limit, now: CaseNow) -> Chip:
    if limit.status in (Status.OPEN, Status.OVERDUE) and limit.due:
        return due_chip(limit.due, now.today, FORCES[limit.force])
    match limit.status:
        case Status.MET:
            return Chip(words="Met", tone=Tone.GREEN, icon="circle-check")
        case Status.MET_LATE:
            return Chip(words=_late(limit), tone=Tone.AMBER, icon="circle-check")
        case Status.LIFTED:
            return Chip(words="Lifted", tone=Tone.BLUE, icon="info")
        case Status.ENDED:
            return Chip(words="Ended", tone=Tone.GREY, icon="circle-dashed")
        case _:
            return Chip(words="No date yet", tone=Tone.GREY, icon="circle-dashed")


def _exceptions(limit: Limit, now: CaseNow) -> Iterator[str]:
    for row in now.timetable.exceptions:
        if row.rule == limit.rule and row.about in (None, limit.about):
            name = LIMB_WORDS.get(row.limb, row.limb)
            said = (standing(row), row.because, *_judgements(row, now), _test(row))
            yield f"{name}: {' '.join(each for each in said if each)}"


def _judgements(row: ExceptionRow, now: CaseNow) -> Iterator[str]:
    """Yield each officer's record that this exception was applied to this limit."""
    for milestone, event in zip(now.milestones, now.events, strict=True):
        if (
            event.kind is Kind.EXCEPTION_APPLIED
            and (event.limb, event.rule) == (row.limb, row.rule)
            and event.about in (None, row.about)
        ):
            officer = now.name_of(milestone.recorded_by)
            by = f" by {officer}" if officer else ""
            told = event.family_told_on
            family = f" The family was told on {plain(told)}." if told else ""
            reason = f": {event.reason.rstrip('.')}" if event.reason else ""
            yield f"Recorded on {plain(date_of(event))}{by}{reason}.{family}"


def _test(row: ExceptionRow) -> str:
    limb = LIMBS.get(row.limb)
    if limb is None:
        return ""
    evidence = EVIDENCE[limb.evidence]
    return f"The test: {limb.test} {limb.cite}. {evidence}."


def standing(row: ExceptionRow) -> str:
    """Say how far an exception has come: facts, judgement, both or neither."""
    if row.made_out and row.applied:
        return "made out and recorded."
    if row.made_out:
        return (
            "the facts are there; missing is the officer's record that they made it "
            "impractical to keep the date."
        )
    if row.applied:
        return "recorded, but the facts are missing, so the date stands."
    return "not made out."
