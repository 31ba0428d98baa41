"""Recorded twice: what can happen once in a round, and stands there two times."""

from collections import defaultdict

from twentyweeks.casework import Milestone
from twentyweeks.law import Event, Kind, date_of
from twentyweeks.present.case import RecordedTwice
from twentyweeks.present.case_now import STARTS, CaseNow
from twentyweeks.present.dates import plain
from twentyweeks.present.law_words import milestone_words

_DECISION = "decision"
_ONCE = {
    Kind.REQUEST_RECEIVED: "request",
    Kind.BECAME_RESPONSIBLE: "request",
    Kind.DECIDED_TO_ASSESS: _DECISION,
    Kind.REFUSED_TO_ASSESS: _DECISION,
    Kind.REFUSED_PLAN: "plan",
    Kind.FINAL_PLAN_SENT: "plan",
}
_NEW_ROUND = (
    Kind.REASSESSMENT_REQUESTED,
    Kind.TRIBUNAL_ORDERED,
    Kind.APPEAL_CONCEDED,
    Kind.MEDIATION_AGREED,
)
_CLOSES = (Kind.REFUSED_TO_ASSESS, Kind.REFUSED_PLAN, Kind.FINAL_PLAN_SENT)

Recorded = tuple[Milestone, Event]


def recorded_twice(now: CaseNow) -> tuple[RecordedTwice, ...]:
    """Return what two officers recorded apart, so that one of them is settled.

    A decision to assess after an earlier refusal is a change of mind, and no double.
    """
    groups: dict[str, list[Recorded]] = defaultdict(list)
    rounds = 0
    closed = False
    asked: dict[str, int] = defaultdict(int)
    for milestone, event in zip(now.milestones, now.events, strict=True):
        if event.kind in _NEW_ROUND or (event.kind in STARTS and closed):
            rounds, closed = rounds + 1, False
        closed = closed or event.kind in _CLOSES
        if event.kind is Kind.ADVICE_REQUESTED:
            asked[event.adviser or ""] += 1
        if key := _key(event, asked):
            groups[f"{rounds} {key}"].append((milestone, event))
    return tuple(_told(now, group) for group in groups.values() if _is_double(group))


def _key(event: Event, asked: dict[str, int]) -> str:
    if event.kind is Kind.ADVICE_RECEIVED:
        adviser = event.adviser or ""
        return f"advice {asked[adviser]} {adviser}"
    return _ONCE.get(event.kind, "")


def _is_double(group: list[Recorded]) -> bool:
    kinds = [event.kind for _, event in group]
    if len(set(kinds)) < len(kinds):
        return True
    return len(group) > 1 and len({date_of(event) for _, event in group}) == 1


def _told(now: CaseNow, group: list[Recorded]) -> RecordedTwice:
    said = [
        f"{milestone_words(event)} on {plain(date_of(event))}"
        f" ({now.name_of(milestone.recorded_by)})"
        for milestone, event in group
    ]
    return RecordedTwice(
        words=f"Recorded twice: {'; '.join(said)}. Delete or correct one; until then "
        "no notice that rests on it can be issued.",
        milestone_ids=tuple(milestone.id.hex for milestone, _ in group),
    )
