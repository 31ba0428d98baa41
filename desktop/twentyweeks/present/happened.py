"""What happened on a case, line by line: who recorded it, what was corrected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from twentyweeks.casework import Milestone
from twentyweeks.law import Event, Kind, date_of
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import LONDON, full, near, plain
from twentyweeks.present.law_words import (
    adviser_words,
    milestone_icon,
    milestone_words,
    step_words,
)
from twentyweeks.present.milestone_facts import Shape, fact_words
from twentyweeks.present.names import shortened

IN_THE_TITLE = ("kind", "on", "adviser", "school", "outcome", "notice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One correction or striking out, as the journal keeps it.

    `before` is the event that a correction replaced, where it can be read.
    """

    by: str
    at: datetime
    why: str
    struck: bool
    before: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HappenedLine:
    """One milestone, or one that was struck out; `changes` the latest first."""

    id: str
    icon: str
    title: str
    day: str
    facts: str
    signed: str
    changes: tuple[str, ...] = ()
    struck: bool = False


def happened_line(
    now: CaseNow, milestone: Milestone, event: Event, changes: Sequence[Change]
) -> HappenedLine:
    """Return one line of what happened, with all that was changed of it."""
    name, at = now.name_of(milestone.recorded_by), milestone.recorded_at
    return HappenedLine(
        id=milestone.id.hex,
        icon=milestone_icon(event),
        title=milestone_words(event),
        day=full(date_of(event)),
        facts="; ".join(_facts(event)),
        signed=_signed("Recorded", name, at, now.today),
        changes=tuple(_change(each, now.today) for each in changes),
        struck=any(each.struck for each in changes[:1]),
    )


def _facts(event: Event) -> Iterator[str]:
    given: Mapping[str, object] = event.facts()
    for name, value in given.items():
        if name in IN_THE_TITLE or (name, event.kind) == (
            "from",
            Kind.REQUEST_RECEIVED,
        ):
            continue
        label = fact_words(event.kind, name).label
        yield f"{label}: {_value(event.kind, name, value)}"


def _value(kind: Kind, name: str, value: object) -> str:
    words = fact_words(kind, name)
    options = dict(words.options)
    if (name, kind) == ("about", Kind.EXCEPTION_APPLIED):
        return adviser_words(str(value))
    if name == "rule":
        return step_words(str(value)).title
    if words.shape is Shape.DAY:
        return plain(date.fromisoformat(str(value)))
    if isinstance(value, list):
        return ", ".join(options[each] for each in value)
    return options.get(str(value), str(value))


def _change(change: Change, today: date) -> str:
    what = "Struck out" if change.struck else "Corrected"
    signed = _signed(what, change.by, change.at, today)
    if change.before is None:
        return f"{signed}: {change.why}"
    told = f"{milestone_words(change.before)}, {plain(date_of(change.before))}"
    facts = "; ".join(_facts(change.before))
    was = f"{told}; {facts}" if facts else told
    return f"{signed}: {change.why}. Before: {was}"


def _signed(what: str, name: str, at: datetime | None, today: date) -> str:
    by = f" by {shortened(name)}" if name else ""
    if at is None:
        return f"{what}{by}"
    there = at.astimezone(LONDON)
    return f"{what}{by}, {near(there.date(), today)} at {there:%H:%M}"
