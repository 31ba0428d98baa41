"""How long each step took here in the last twelve months: the middle of many."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from math import ceil
from statistics import median
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    cast,
    func,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from twentyweeks.casework import Decision, Milestone, Question
from twentyweeks.law.counting import corresponding

FEWEST = 5
"""Fewer than these say nothing of how long a step takes."""

_LONGEST = timedelta(days=2 * 366)
_KINDS = (
    *("request_received", "became_responsible", "decided_to_assess"),
    *("refused_to_assess", "advice_requested", "advice_received", "school_consulted"),
    *("school_replied", "draft_plan_served", "final_plan_sent"),
)
_PANEL = "panel_decided"
_FACTS = cast(Milestone.facts, String)


@dataclass(frozen=True, slots=True)
class Median:
    """The middle of what was measured, in whole days, and how many it rests on."""

    days: int
    count: int


def recent_medians(session: Session, today: date) -> Mapping[str, Median]:
    """Return the median of each step that ended in the last twelve months.

    Named as expected times are; a step that was measured too seldom has none.
    """
    since = corresponding(today, -12)
    measured: dict[str, list[int]] = defaultdict(list)
    rows = session.execute(_happened(today))
    for _case, group in groupby(rows, key=lambda row: row.case_id):
        for step, ended, days in _measured(list(group)):
            if since < ended <= today and days >= 0:
                measured[step].append(days)
    return {
        step: Median(ceil(median(all_days)), len(all_days))
        for step, all_days in measured.items()
        if len(all_days) >= FEWEST
    }


def _happened(today: date) -> Select[Any]:
    """Select what begins and ends a step, in the order of each case's days."""
    since = (today - _LONGEST).isoformat()
    kind, on = _fact("kind"), _fact("on")
    about = func.coalesce(_fact("adviser"), _fact("school"), "")
    milestones = select(
        Milestone.case_id.label("case_id"),
        kind.label("kind"),
        on.label("day"),
        func.coalesce(_fact("received_on"), on).label("since"),
        about.label("about"),
    ).where(kind.in_(_KINDS), on >= since, on <= today.isoformat())
    decided = cast(Decision.decided_on, String)
    panels = select(
        Decision.case_id, cast(_PANEL, String), decided, decided, cast("", String)
    ).where(Decision.question == Question.ISSUE_PLAN, Decision.decided_on <= today)
    every = union_all(milestones, panels).subquery()
    return select(every).order_by(every.c.case_id, every.c.day)


def _fact(name: str) -> ColumnElement[str]:
    return func.json_extract(_FACTS, f"$.{name}", type_=String)


@dataclass(slots=True)
class _Begun:
    """What began and has not ended, while one case is walked through."""

    asked: dict[str, date] = field(default_factory=dict)
    steps: dict[str, date] = field(default_factory=dict)

    def end(self, step: str, day: date) -> Iterator[tuple[str, date, int]]:
        began = self.steps.pop(step, None)
        if began is not None:
            yield step, day, (day - began).days

    def answer(self, step: str, key: str, day: date) -> Iterator[tuple[str, date, int]]:
        asked = self.asked.pop(key, None)
        if asked is not None:
            yield step, day, (day - asked).days


def _measured(rows: Sequence[Row[Any]]) -> Iterator[tuple[str, date, int]]:
    begun = _Begun()
    for row in rows:
        day = date.fromisoformat(row.day)
        yield from _step(begun, row, day)


def _step(begun: _Begun, row: Row[Any], day: date) -> Iterator[tuple[str, date, int]]:
    match row.kind:
        case "request_received" | "became_responsible":
            begun.steps = {"decision": day}
        case "decided_to_assess" | "refused_to_assess":
            yield from begun.end("decision", day)
        case "advice_requested" | "school_consulted":
            since = date.fromisoformat(row.since)
            begun.asked.setdefault(f"{row.kind}:{row.about}", since)
        case "advice_received":
            begun.steps["panel"] = day
            key = f"advice_requested:{row.about}"
            yield from begun.answer(f"advice:{row.about}", key, day)
        case "school_replied":
            yield from begun.answer("reply", f"school_consulted:{row.about}", day)
        case _:
            yield from _late_step(begun, row.kind, day)


def _late_step(begun: _Begun, kind: str, day: date) -> Iterator[tuple[str, date, int]]:
    ends, begins = _LATE_STEPS[kind]
    yield from begun.end(ends, day)
    if begins:
        begun.steps[begins] = day


_LATE_STEPS = {
    _PANEL: ("panel", "draft"),
    "draft_plan_served": ("draft", "final"),
    "final_plan_sent": ("final", ""),
}
