"""Record and correct a milestone as it is typed in a form, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from twentyweeks.casework import Milestone, Wire
from twentyweeks.errors import Refused
from twentyweeks.law import BOOK, Kind, timetable
from twentyweeks.law.events import Event
from twentyweeks.law.reading import FACTS
from twentyweeks.operations.gather import gather, in_order
from twentyweeks.operations.milestones import correct_milestone, write_milestone
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import (
    KEPT,
    typed_day,
    typed_line,
    typed_past_day,
    typed_word,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import day_of
from twentyweeks.present.milestone_effect import effect_of
from twentyweeks.present.milestone_facts import Shape, fact_words
from twentyweeks.present.milestone_form import (
    LIMBS_OF,
    MilestoneForm,
    milestone_form,
)
from twentyweeks.storage.journal import seen_of

__all__ = [
    "MilestoneForm",
    "OpenedMilestone",
    "correct_typed",
    "form_of",
    "open_milestone",
    "record_typed",
    "weigh",
]

Typed = Mapping[str, str]
LONGEST = 200
_LATER = {"reopens": "from", "back": "from", "to": "from"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedMilestone:
    """A milestone as its form shows it, and the writes that a correction replaces."""

    id: str
    form: MilestoneForm
    values: Typed
    seen: tuple[str, ...]


def form_of(caseload: Caseload, case_id: str, today: date) -> MilestoneForm:
    """Return the form in which something that happened is recorded."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        return milestone_form(now)


def open_milestone(
    caseload: Caseload, milestone_id: str, today: date
) -> OpenedMilestone:
    """Return the form of a milestone that is to be corrected."""
    with caseload.reading() as session:
        found = session.get(Milestone, read_id(milestone_id, "milestone"))
        if found is None:
            raise missing("milestone")
        (now,) = gather(session, [found.case_id], today)
        heads = seen_of(session, found).get("facts", ())
        values = dict(_shown(found.facts))
        return OpenedMilestone(
            id=found.id.hex,
            form=milestone_form(now, values),
            values=values,
            seen=tuple(each.hex for each in heads),
        )


def record_typed(
    caseload: Caseload, case_id: str, typed: Typed, now: datetime
) -> tuple[str, ...]:
    """Record a milestone, and the officer's judgement with it where one was given.

    Returns the ids of what was recorded; Refused names the field.
    """
    today = day_of(now)
    facts = facts_of(typed, today)
    judged = _judgement(typed, facts, today)
    with saving(caseload, now) as journal:
        case = read_id(case_id, "case")
        made = [write_milestone(journal, case, each) for each in (facts, *judged)]
        return tuple(each.hex for each in made)


def correct_typed(
    caseload: Caseload,
    milestone_id: str,
    typed: Typed,
    seen: tuple[str, ...],
    now: datetime,
) -> None:
    """Correct a milestone; the field `why` gives the reason that the journal keeps."""
    facts = facts_of(typed, day_of(now))
    correct_milestone(caseload, milestone_id, facts, typed.get("why", ""), seen, now)


def weigh(
    caseload: Caseload, case_id: str, typed: Typed, today: date, instead_of: str = ""
) -> tuple[str, ...]:
    """Say what a half-typed milestone would do to the dates; nothing is written.

    `instead_of` is the milestone that it would correct. Nothing is said while what is
    typed cannot be read yet.
    """
    try:
        facts = [facts_of(typed, today)]
        facts += _judgement(typed, facts[0], today)
    except Refused:
        return ()
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        events = _with(now, facts, instead_of)
    born = now.person.born
    after = timetable(events, today, born, holidays=now.holidays)
    return effect_of(now.timetable, after, Kind(str(facts[0]["kind"])))


def _with(
    now: CaseNow, facts: list[dict[str, Wire]], instead_of: str
) -> tuple[Event, ...]:
    kept = [each for each in now.milestones if each.id.hex != instead_of]
    made = [Milestone(case_id=now.case.id, facts=each) for each in facts]
    return tuple(event for _, event in in_order([*kept, *made]))


def facts_of(typed: Typed, today: date) -> dict[str, Wire]:
    """Read what was typed as the facts of a milestone; Refused names the field."""
    kind = typed_word(Kind, typed.get("kind", ""), "kind", "What happened")
    facts: dict[str, Wire] = {"kind": kind.value}
    for name, fact in FACTS[kind].items():
        value = _fact(kind, name, typed, today)
        if value is not None:
            facts[name] = value
        elif fact.needed:
            raise Refused(
                f"{fact_words(kind, name).label}: it is missing. {KEPT}", field=name
            )
    _check_together(kind, facts)
    return facts


def _fact(kind: Kind, name: str, typed: Typed, today: date) -> Wire:
    words = fact_words(kind, name)
    given = typed.get(name, "").strip()
    if kind is Kind.EXCEPTION_APPLIED and name in ("rule", "about"):
        rule, _, about = typed.get("rule", "").partition("|")
        return (rule if name == "rule" else about) or None
    match words.shape:
        case Shape.DAY:
            return _day(name, given, words.label, today) if given else None
        case Shape.TICKS:
            keys = [key for key, _ in words.options]
            ticked: list[Wire] = [key for key in keys if typed.get(f"{name}.{key}")]
            return ticked or None
        case Shape.TEXT:
            return _text(name, given, words.label)
        case Shape.CHOICE:
            return given or None


def _day(name: str, given: str, label: str, today: date) -> str:
    read = typed_past_day if name == "on" else typed_day
    return read(given, name, label, today).isoformat()


def _text(name: str, given: str, label: str) -> str | None:
    read = typed_line(given, name, label)
    if read is not None and len(read) > LONGEST:
        raise Refused(
            f"{label}: it has {len(read)} characters; at most {LONGEST} can be kept. "
            f"{KEPT}",
            field=name,
        )
    return read


def _check_together(kind: Kind, facts: Mapping[str, Wire]) -> None:
    """Refuse what the facts say of each other before the law does, at its field."""
    for later, first in _LATER.items():
        if later in facts and str(facts[later]) < str(facts[first]):
            label = fact_words(kind, later).label
            before = fact_words(kind, first).label
            raise Refused(
                f"{label}: that day lies before “{before}”. {KEPT}", field=later
            )
    if kind is Kind.PLAN_TRANSFERRED_IN and not {"plan_made_on", "last_review_on"} & {
        *facts
    }:
        raise Refused(
            "Give the day the plan was made, or of its last review. " + KEPT,
            field="plan_made_on",
        )
    if "sent_on" in facts:
        _check_sent(facts)
    if kind is Kind.EXCEPTION_APPLIED:
        _check_limb(facts)


def _check_sent(facts: Mapping[str, Wire]) -> None:
    if str(facts["sent_on"]) > str(facts["on"]):
        raise Refused(
            f"Sent on: it was served before it was sent. {KEPT}", field="sent_on"
        )
    if "sent_by" in facts and facts["sent_on"] != facts["on"]:
        raise Refused(
            "Sent on: with a way of sending, “Day” is the day it was sent, so leave "
            f"this empty. {KEPT}",
            field="sent_on",
        )


def _check_limb(facts: Mapping[str, Wire]) -> None:
    if str(facts["limb"]) not in _limbs_for(str(facts["rule"])):
        raise Refused(
            "Which exception: the law does not let this one excuse that step. " + KEPT,
            field="limb",
        )


def _judgement(
    typed: Typed, facts: Mapping[str, Wire], today: date
) -> list[dict[str, Wire]]:
    """Return the judgement that was given with a fact of an exception, or nothing."""
    kind = Kind(str(facts["kind"]))
    if kind not in LIMBS_OF:
        return []
    if not typed.get("rule"):
        _refuse_loose(typed)
        return []
    limb = _limb(kind, facts, typed["rule"].partition("|")[0])
    given = {**typed, "kind": Kind.EXCEPTION_APPLIED.value, "limb": limb}
    if not typed.get("reason", "").strip():
        raise Refused(
            f"{fact_words(Kind.EXCEPTION_APPLIED, 'reason').label}: it is missing. The "
            f"facts alone excuse nothing. {KEPT}",
            field="reason",
        )
    return [facts_of({**given, "on": today.isoformat()}, today)]


def _refuse_loose(typed: Typed) -> None:
    for name in ("reason", "family_told_on"):
        if typed.get(name, "").strip():
            raise Refused(
                "Which step it excuses: nothing was chosen, though a judgement is "
                f"typed. {KEPT}",
                field="rule",
            )


def _limb(kind: Kind, facts: Mapping[str, Wire], rule: str) -> str:
    limbs = LIMBS_OF[kind]
    if kind is Kind.SCHOOL_CLOSED:
        early = facts.get("setting") == "early_years"
        limbs = limbs[1:] if early else limbs[:1]
    allowed = _limbs_for(rule)
    return next((each for each in limbs if each in allowed), limbs[0])


def _limbs_for(rule: str) -> set[str]:
    return {limb for text in BOOK.texts(rule) for limb in text.exceptions}


def _shown(facts: Mapping[str, Wire]) -> Iterator[tuple[str, str]]:
    """Give the facts of a milestone back as they are typed."""
    kind = Kind(str(facts["kind"]))
    yield "kind", kind.value
    for name, value in facts.items():
        if name == "kind" or value is None:
            continue
        if kind is Kind.EXCEPTION_APPLIED and name in ("rule", "about"):
            yield "rule", f"{facts['rule']}|{facts.get('about') or ''}"
        elif isinstance(value, list | tuple):
            yield from ((f"{name}.{each}", "yes") for each in value)
        elif fact_words(kind, name).shape is Shape.DAY:
            yield name, f"{date.fromisoformat(str(value)):%d/%m/%Y}"
        else:
            yield name, str(value)
