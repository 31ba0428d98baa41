"""One line of the caseload: what is kept of a case for lists, and how it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from twentyweeks.law.citation import Force, Owner
from twentyweeks.law.limits import Limit, Status
from twentyweeks.present.case_now import (
    WITHIN_TWENTY_WEEKS,
    CaseNow,
    Phase,
    awaited,
    next_limit,
    owed,
    running,
)
from twentyweeks.present.caseload import CaseRow
from twentyweeks.present.dates import (
    due_tone,
    due_words,
    school_year,
    short_weekday,
)
from twentyweeks.present.law_words import (
    FORCES,
    adviser_icon,
    adviser_words,
    step_words,
)
from twentyweeks.present.names import folded, known_names, shortened
from twentyweeks.present.silence import silence_of
from twentyweeks.present.tone import Tone

WEEKS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is kept of a case so that lists can be filtered, sorted and shown.

    `waiting_on` is whose advice is awaited; `words` is what only the shown row needs:
    step, school, officer, who else is awaited and the like.
    """

    name: str
    reference: str
    next_due: date | None
    phase: str
    waiting_on: str
    told_on: date | None
    force: str
    overdue: bool
    unheard: bool
    search: str
    words: Mapping[str, str]


def line_of(now: CaseNow) -> Line:
    """Make the line of a case as it stands."""
    phase = now.phase
    closed = phase is Phase.CLOSED
    due = None if closed else next_limit(now)
    silence = silence_of(now)
    setting = now.person.setting
    school = setting.name if setting else ""
    identifiers = (now.case.reference, now.person.upn, school)
    return Line(
        name=now.person.name,
        reference=now.case.reference,
        next_due=due.due if due else None,
        phase=phase,
        waiting_on="" if closed else _advice_awaited(now),
        told_on=silence.since,
        force=FORCES[due.force] if due else "",
        overdue=not closed and any(map(_is_overdue, owed(now))),
        unheard=not closed and silence.is_felt,
        search=folded(now.person.name, *known_names(now.person), *identifiers),
        words=_words(now, due, school),
    )


def _words(now: CaseNow, due: Limit | None, school: str) -> dict[str, str]:
    silence = silence_of(now)
    started = now.started if now.phase in WITHIN_TWENTY_WEEKS else None
    question = silence.question
    waiting, icon = _waiting(awaited(now.timetable))
    words = {
        "rule": due.rule if due else "",
        "born": _iso(now.person.born),
        "school": school,
        "officer": shortened(now.officer) if now.officer else "",
        "started": _iso(started),
        "waiting": waiting,
        "icon": icon,
        "told": "yes" if silence.told else "",
        "silent": "yes" if silence.is_broken else "",
        "promised_on": _iso(silence.promised_on if silence.is_owed else None),
        "asked_on": _iso(question.on if question else None),
        "asks": (question.asks_us or "") if question else "",
    }
    return {name: value for name, value in words.items() if value}


def _is_overdue(limit: Limit) -> bool:
    return (
        limit.status is Status.OVERDUE
        and limit.owner is Owner.AUTHORITY
        and limit.force is Force.STATUTE
    )


def _advice_awaited(now: CaseNow) -> str:
    first = next(iter(running(now.timetable.limits, Owner.ADVISER)), None)
    return "" if first is None else _waiting(first)[0]


def _waiting(limit: Limit | None) -> tuple[str, str]:
    if limit is None:
        return "", ""
    if limit.owner is Owner.ADVISER:
        adviser = limit.about or ""
        return adviser_words(adviser), adviser_icon(adviser)
    if limit.owner is Owner.SCHOOL:
        return limit.about or "School", "school"
    return "Parent or carer", "users"


def row_of(
    case_id: str, line: Mapping[str, str], columns: "Columns", today: date
) -> CaseRow:
    """Make the shown row of a line, with its days counted to `today`."""
    due = columns.next_due
    step = step_words(line["rule"]).short if due and "rule" in line else ""
    weeks, done = weeks_of(_day(line.get("started")), today)
    tone = due_tone(due, today, columns.force) if due else Tone.GREY
    born = _day(line.get("born"))
    year = f" · {school_year(born, today)}" if born else ""
    row = CaseRow(
        id=case_id,
        name=columns.name,
        reference_and_year=f"{columns.reference}{year}",
        due=due_words(due, today) if due else Phase(columns.phase).words,
        due_tone=tone,
        step=step,
        on=short_weekday(due) if due else "",
        force=columns.force,
        weeks=weeks,
        weeks_done=done,
        weeks_tone=Tone.RED if tone is Tone.RED and due != today else Tone.ACCENT,
        waiting_icon=line.get("icon", ""),
        waiting_on=line.get("waiting", ""),
        school=line.get("school", ""),
        officer=line.get("officer", ""),
    )
    return _spoken(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a line that its row is shown from."""

    name: str
    reference: str
    next_due: date | None
    phase: str
    force: str


def _spoken(row: CaseRow) -> CaseRow:
    step = " ".join(each for each in (row.step, row.on and f"by {row.on}") if each)
    parts = (
        row.name,
        step,
        row.due,
        row.force,
        row.weeks and f"week {row.weeks}",
        row.waiting_on and f"waiting on {row.waiting_on}",
        row.school,
        row.officer and f"officer {row.officer}",
        row.reference_and_year.replace(" · ", ", "),
    )
    return replace(row, sentence=", ".join(part for part in parts if part))


def weeks_of(started: date | None, today: date) -> tuple[str, float]:
    """Return the week of twenty that it is, in words, and how much has gone."""
    if started is None or started > today:
        return "", 0.0
    gone = (today - started).days
    return f"{gone // 7 + 1} of {WEEKS}", min(gone / (7 * WEEKS), 1.0)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
