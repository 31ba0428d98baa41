"""Lines of the Today screen, each from what a list keeps of its case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from twentyweeks.casework import Letter, Reminder
from twentyweeks.law import Force
from twentyweeks.present.activity import letter_words
from twentyweeks.present.dates import (
    LONDON,
    days,
    due_tone,
    due_words,
    full,
    moment,
    near,
    plain,
)
from twentyweeks.present.law_words import (
    FORCES,
    adviser_words,
    cite_words,
    step_words,
)
from twentyweeks.present.letter_service import Fault
from twentyweeks.present.silence import silence_words
from twentyweeks.present.today import TodayLine, Unfinished
from twentyweeks.present.tone import Tone

_DRAFTS = {
    "visit": "Visit to",
    "decision": "Decision for",
    "contact": "Contact about",
    "plan": "Plan of",
    "letter": "Letter about",
    "reminder": "Reminder about",
    "ask": "A request for advice about",
    "came": "Advice that came in about",
    "answer": "An answer to the family of",
    "paper": "A paper about",
    "translation": "A translation for",
    "hung": "A paper that came by e-mail about",
    "close": "Closing the case of",
    "person": "A person around",
    "child": "Details of",
    "milestone": "What happened with",
    "correct": "A correction of what was recorded about",
    "strike": "Striking out what was recorded about",
    "late": "The reason of a late date of",
    "taken": "A choice taken back by the family of",
    "capacity": "A conclusion on the capacity of",
    "wish": "A wish for copies of",
    "budget": "A personal budget of",
    "bundle": "A bundle about",
    "word": "A copy for Word about",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One limit of one case, as a list keeps it."""

    case_id: str
    name: str
    rule: str
    about: str
    due: date
    force: str
    held_by: str = ""


def due_line(each: Due, today: date) -> TodayLine:
    """Say what the authority must do by when."""
    force = FORCES[Force(each.force)]
    title = step_words(each.rule).title
    note = f" ({force})" if force else ""
    return TodayLine(
        case_id=each.case_id,
        name=each.name,
        words=f"{title} by {full(each.due)}{note}",
        chip=due_words(each.due, today),
        tone=due_tone(each.due, today, force),
        cite=cite_words(each.rule),
        cause="" if force else each.held_by,
    )


def advice_line(each: Due, today: date) -> TodayLine:
    """Say whose advice is late."""
    return TodayLine(
        case_id=each.case_id,
        name=each.name,
        words=f"{adviser_words(each.about)}, due {full(each.due)}",
        chip=due_words(each.due, today),
        tone=due_tone(each.due, today, FORCES[Force(each.force)]),
        cite=cite_words(each.rule),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """When one family last heard something new, as a list keeps it."""

    case_id: str
    name: str
    told_on: date | None
    words: Mapping[str, str]


def silent_line(each: Told, today: date) -> TodayLine:
    """Say since when a family waits, for news or for an answer."""
    if "silent" not in each.words and "promised_on" in each.words:
        since = date.fromisoformat(each.words["promised_on"])
        words = f"We promised to be in touch on {full(since)}"
    elif "silent" not in each.words and "asked_on" in each.words:
        since = date.fromisoformat(each.words["asked_on"])
        words = f"Asked us: {each.words.get('asks', '')}"
    else:
        since = each.told_on or today
        words = silence_words(since, today, told="told" in each.words)
    return TodayLine(
        case_id=each.case_id,
        name=each.name,
        words=words,
        chip=f"Waiting {days((today - since).days)}",
        tone=Tone.AMBER,
    )


def reminder_line(each: Reminder, name: str, today: date) -> TodayLine:
    """Say what an officer wanted to remember; it is never a limit."""
    chip = "Today" if each.on == today else f"From {near(each.on, today)}"
    return TodayLine(
        case_id=each.case_id.hex,
        name=name,
        words=each.words,
        chip=chip,
        tone=Tone.BLUE,
    )


def letter_line(each: Letter, name: str, today: date) -> TodayLine:
    """Say which letter lies written and unposted, and since when."""
    waited = (today - each.written_on).days
    return TodayLine(
        case_id=each.case_id.hex,
        name=name,
        words=f"Letter to {each.recipient_name}: {letter_words(each.kind)}, written "
        f"{plain(each.written_on)}",
        chip="Written today" if waited == 0 else f"Unposted {days(waited)}",
        tone=Tone.BLUE if waited == 0 else Tone.AMBER,
    )


def fault_line(each: Letter, fault: Fault, name: str) -> TodayLine:
    """Say which letter the family cannot be held to, and why."""
    return TodayLine(
        case_id=each.case_id.hex,
        name=name,
        words=f"Letter to {each.recipient_name}: {letter_words(each.kind)}, written "
        f"{plain(each.written_on)}. {fault.words} Send one in its place.",
        chip=fault.chip,
        tone=Tone.RED,
    )


def unfinished(
    draft: str, case_id: str, child: str, kept_at: datetime, today: date
) -> Unfinished:
    """Say which half-typed form was kept, and when."""
    kind = draft.partition(":")[0].partition("-")[0]
    if kind == "wording":
        words = f"Our own wording of a letter, kept {moment(kept_at, today)}"
        return Unfinished(name=draft, case_id=case_id, words=words)
    what = _DRAFTS.get(kind, "Unfinished work on")
    about = child or "a new case"
    words = f"{what} {about}, kept {moment(kept_at, today)}"
    return Unfinished(name=draft, case_id=case_id, words=words)


def sync_words(last: str | None, waiting: int, today: date) -> str:
    """Say when this laptop last exchanged, and how many changes wait."""
    waits = {0: "nothing waits", 1: "1 change waits"}.get(
        waiting, f"{waiting:,} changes wait"
    )
    try:
        when = None if last is None else datetime.fromisoformat(last)
    except ValueError:
        when = None
    if when is None:
        return f"Never exchanged; {waits}."
    there = when.astimezone(LONDON)
    day = "today" if there.date() == today else full(there.date())
    return f"Last exchanged {day} at {there:%H:%M}; {waits}."


def passed_words(count: int) -> str:
    """Say how many reasons of others wait to be looked at; nothing where none does."""
    if not count:
        return ""
    checks = "1 check was" if count == 1 else f"{count} checks were"
    return f"{checks} passed with a reason that nobody has looked at yet."
