"""Exceptions: what lifts a limit, whether the facts make it out, who applied it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twentyweeks.law.citation import Evidence
from twentyweeks.law.counting import from_to, in_words
from twentyweeks.law.facts import Applied, Facts, Stretch, Stretches
from twentyweeks.law.limits import Running

_DAY = timedelta(days=1)
_CLOSED_AT_LEAST = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Limb:
    """One exception: what it lifts and what must be shown."""

    id: str
    lifts: str
    test: str
    cite: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    """Whether one exception is made out for one limit, and whether it was applied."""

    limb: str
    rule: str
    about: str | None
    made_out: bool
    applied: bool
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one fact comes to for one limit; `weight` says how near it comes."""

    made_out: bool
    since: date
    weight: int
    because: str


def _finding(
    because: str, since: date, weight: int, *, made_out: bool = False
) -> Finding:
    return Finding(made_out=made_out, since=since, weight=weight, because=because)


LIMBS: Mapping[str, Limb] = {
    limb.id: limb
    for limb in (
        Limb(
            id="exc_school_closed",
            lifts="regs 5 (6 weeks), 10 (16 weeks), 13 (20 weeks), 27 (14 weeks)",
            test="The school was closed for at least 4 weeks, and advice was asked of "
            "its head from one week before it closed to one week before it reopened.",
            cite="SEND Regs 2014 regs 5(4)(a), 10(4)(a), 13(3), 27(3)(a)",
            evidence=Evidence.CHECKED,
        ),
        Limb(
            id="exc_ey_closed",
            lifts="the same",
            test="The same of an early years provider and its person responsible.",
            cite="SEND Regs 2014 regs 5(4)(b), 10(4)(b), 13(3), 27(3)(b)",
            evidence=Evidence.UNVERIFIED,
        ),
        Limb(
            id="exc_personal",
            lifts="the same",
            test="Exceptional personal circumstances affected the child or parent, or "
            "the young person, during that time. Staffing, panels and late advice are "
            "none.",
            cite="SEND Regs 2014 regs 5(4)(c), 10(4)(c), 13(3), 27(3)(c)",
            evidence=Evidence.SECONDARY,
        ),
        Limb(
            id="exc_absent",
            lifts="the same",
            test="The family was absent from the area for at least 4 weeks on end "
            "during that time.",
            cite="SEND Regs 2014 regs 5(4)(d), 10(4)(d), 13(3), 27(3)(d)",
            evidence=Evidence.SECONDARY,
        ),
        Limb(
            id="exc_advice",
            lifts="reg 8 (the adviser's 6 weeks)",
            test="Exceptional circumstances; absence of at least 4 weeks; or an "
            "appointment with that adviser missed during the 6 weeks.",
            cite="SEND Regs 2014 reg 8(2)",
            evidence=Evidence.UNVERIFIED,
        ),
        Limb(
            id="exc_order",
            lifts="regs 44, 45",
            test="Exceptional personal circumstances, or absence of at least 2 weeks.",
            cite="SEND Regs 2014 regs 44(3), 45",
            evidence=Evidence.SECONDARY,
        ),
    )
}
_ABSENT_AT_LEAST = {"exc_absent": 28, "exc_advice": 28, "exc_order": 14}
_SETTINGS = {"exc_school_closed": "school", "exc_ey_closed": "early_years"}
_CIRCUMSTANCES = frozenset(("exc_personal", "exc_advice", "exc_order"))
_NAMED_RULE = "advice_return"
_NO_RUNS = Stretches()

_Name = tuple[str, str | None]


def judge(rows: Sequence[Running], facts: Facts, as_of: date) -> list[ExceptionRow]:
    """Find what each exception comes to, and mark the limits that it lifts."""
    if facts.are_none():
        return []
    by_rule: dict[_Name, list[Running]] = defaultdict(list)
    for row in rows:
        if row.rule.exceptions:
            by_rule[_name(row)].append(row)
    _lift(by_rule, facts, as_of)
    recorded = {(one.limb, one.rule, one.about) for one in facts.applied}
    found = list(_findings(by_rule, facts, as_of))
    found += _only_recorded(recorded, found)
    return sorted(
        (_row(key, finding, applied=key in recorded) for key, finding in found),
        key=lambda row: (row.limb, row.rule, row.about or ""),
    )


_Key = tuple[str, str, str | None]


def _findings(
    by_rule: Mapping[_Name, list[Running]], facts: Facts, as_of: date
) -> Iterator[tuple[_Key, Finding]]:
    for (rule_id, about), rows in by_rule.items():
        limbs = sorted({limb for row in rows for limb in row.rule.exceptions})
        newest = list({_times(row): row for row in reversed(rows)}.values())
        for limb in limbs:
            best = _best_of_all(limb, newest, facts, as_of)
            if best is not None:
                yield (limb, rule_id, about), best


def _only_recorded(
    recorded: Iterable[_Key], found: Sequence[tuple[_Key, Finding]]
) -> Iterator[tuple[_Key, Finding]]:
    seen = {key for key, _ in found}
    nothing = "No fact is recorded that bears on this limit while it ran."
    for key in recorded:
        if key not in seen:
            yield key, _finding(nothing, date.min, 0)


def _row(key: _Key, finding: Finding, *, applied: bool) -> ExceptionRow:
    limb, rule_id, about = key
    return ExceptionRow(
        limb=limb,
        rule=rule_id,
        about=about,
        made_out=finding.made_out,
        applied=applied,
        because=finding.because,
    )


def _lift(by_rule: Mapping[_Name, list[Running]], facts: Facts, as_of: date) -> None:
    """Mark each limit that a record and a fact together lift, with the moment."""
    records: dict[_Name, list[Applied]] = defaultdict(list)
    for one in facts.applied:
        records[one.rule, one.about].append(one)
    for name, named in records.items():
        firsts: dict[tuple[str, int], tuple[Applied, Running]] = {}
        for applied, row in _touched(by_rule.get(name, []), named):
            firsts.setdefault((applied.limb, row.started_by), (applied, row))
        for applied, row in firsts.values():
            _lift_one(applied, row, facts, as_of)


def _lift_one(applied: Applied, row: Running, facts: Facts, as_of: date) -> None:
    best = _made_out(applied.limb, row, facts, as_of)
    if best is not None and applied.limb in row.rule.exceptions:
        row.lifts += ((max(best.since, applied.on), applied.limb),)


def _touched(
    rows: list[Running], records: Iterable[Applied]
) -> Iterator[tuple[Applied, Running]]:
    """Give each record the latest limit started by its day and still running.

    Both are in the order of their days, so a limit that had closed before one
    record's day need not be looked at for the next.
    """
    started: list[Running] = []
    place = 0
    for record in records:
        while place < len(rows) and rows[place].placed_on <= record.on:
            started.append(rows[place])
            place += 1
        while started and (started[-1].closed_on or date.max) < record.on:
            started.pop()
        if place:
            yield record, started[-1] if started else rows[place - 1]


def _best_of_all(
    limb: str, rows: Sequence[Running], facts: Facts, as_of: date
) -> Finding | None:
    """Find what makes an exception out; failing that, what comes nearest."""
    for search in (_made_out, _nearest_miss):
        for row in rows:
            found = search(limb, row, facts, as_of)
            if found is not None:
                return found
    return None


def _made_out(limb: str, row: Running, facts: Facts, as_of: date) -> Finding | None:
    """Find the first fact that makes the exception out."""
    until = row.closed_on or as_of
    facts = facts.lasting(_CLOSED_AT_LEAST, _ABSENT_AT_LEAST.get(limb, 0))
    if limb in _SETTINGS and not _could_be_closed(_SETTINGS[limb], row, facts):
        return None
    findings = _each(limb, row, facts, until)
    return next((finding for finding in findings if finding.made_out), None)


def _could_be_closed(setting: str, row: Running, facts: Facts) -> bool:
    last = row.due or date.max
    return facts.asked_around_closure(setting, row.placed_on, last)


def _nearest_miss(limb: str, row: Running, facts: Facts, as_of: date) -> Finding | None:
    findings = _each(limb, row, facts, row.closed_on or as_of)
    return max(findings, key=lambda finding: finding.weight, default=None)


def _each(limb: str, row: Running, facts: Facts, until: date) -> Iterator[Finding]:
    if limb in _SETTINGS:
        for run in facts.closures.get(_SETTINGS[limb], _NO_RUNS).touching(
            row.start, until
        ):
            yield _closure(run, row, facts.asked.get(run.name, []))
    if limb in _CIRCUMSTANCES:
        yield from _circumstances(row, facts.circumstances, until)
    if limb in _ABSENT_AT_LEAST:
        yield from _absences(row, facts.absences, until, _ABSENT_AT_LEAST[limb])
    if limb == "exc_advice" and row.about is not None:
        yield from _missed(row, facts.missed.get(row.about, []), until)


def _circumstances(row: Running, runs: Stretches, until: date) -> Iterator[Finding]:
    run = next(runs.touching(row.start, until), None)
    if run is None:
        return
    inside = row.due is not None and run.first <= row.due
    said = f"Personal circumstances are recorded from {_span(run)}"
    if inside:
        because = f"{said}, while the time ran; whether they are exceptional is "
        because += "the officer's judgement."
    else:
        because = f"{said}, after the limit had passed."
    yield _finding(because, run.first, run.days, made_out=inside)


def _absences(
    row: Running, runs: Stretches, until: date, least: int
) -> Iterator[Finding]:
    for run in runs.touching(row.start, until):
        last = run.last if row.due is None else min(run.last, row.due)
        days = max(0, (last - max(run.first, row.start + _DAY)).days + 1)
        because = (
            f"The absence from {_span(run)} has {days} days inside the time of this "
            f"limit; it must have at least {least} on end."
        )
        yield _finding(because, run.first, days, made_out=days >= least)
        if row.due is not None and run.first > row.due:
            return


def _missed(row: Running, days: list[date], until: date) -> Iterator[Finding]:
    place = bisect_left(days, row.start)
    if place == len(days) or days[place] > until:
        return
    day = days[place]
    inside = row.due is not None and day <= row.due
    end = "during the 6 weeks" if inside else "after the 6 weeks had passed"
    because = f"An appointment was missed on {in_words(day)}, {end}."
    yield _finding(because, day, 1, made_out=inside)


def _closure(run: Stretch, row: Running, asked: list[date]) -> Finding:
    if run.days < _CLOSED_AT_LEAST:
        because = (
            f"The closure from {in_words(run.first)} to the reopening on "
            f"{in_words(run.ends_before)} lasted {run.days} days; it must last at "
            f"least {_CLOSED_AT_LEAST}."
        )
        return _finding(because, run.first, run.days)
    opens, closes = run.asking
    window = f"the window runs from {from_to(opens, closes)}"
    day = _nearest(asked, opens, closes, row)
    if day is None:
        because = f"No advice is recorded as asked of the head; {window}."
        return _finding(because, run.first, 28)
    timely = row.placed_on <= day and (row.due is None or day <= row.due)
    made_out = opens <= day <= closes and timely
    because = f"Advice was asked of the head on {in_words(day)}; {window}"
    if not timely:
        because += ", but this limit was not running on that day"
    since = max(run.first, day)
    return _finding(f"{because}.", since, run.days, made_out=made_out)


def _nearest(asked: list[date], opens: date, closes: date, row: Running) -> date | None:
    """Choose the request that comes nearest to the window while the limit ran."""
    first = max(opens, row.placed_on)
    place = bisect_left(asked, first)
    if place < len(asked) and asked[place] <= closes:
        return asked[place]
    around = asked[max(0, place - 1) : place + 1]
    return min(around, key=lambda day: _distance(day, opens, closes), default=None)


def _distance(day: date, opens: date, closes: date) -> int:
    return max((opens - day).days, (day - closes).days, 0)


def _span(run: Stretch) -> str:
    return from_to(run.first, run.last)


def _times(row: Running) -> tuple[date | None, ...]:
    return row.placed_on, row.start, row.due, row.closed_on


def _name(row: Running) -> _Name:
    return row.rule.id, row.about if row.rule.id == _NAMED_RULE else None
