"""What a letter says of a plan that moves, a mediation and an order of the Tribunal."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Decision, Outcome, Question
from twentyweeks.law import Event, Kind, Limit, date_of
from twentyweeks.letters.facts import (
    LetterKind,
    MediationFacts,
    MoveFacts,
    OrderFacts,
)
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import full
from twentyweeks.present.law_words import step_words

_ORDERED = {
    "assess": "The tribunal ordered us to carry out an EHC needs assessment",
    "make_plan": "The tribunal ordered us to make and maintain an EHC plan",
    "reconsider": "The tribunal sent the matter back to us, to decide it again",
    "amend": "The tribunal ordered us to amend the plan",
    "name": "The tribunal ordered us to name another school, college or type of place",
    "continue": "The tribunal ordered us to go on maintaining the plan",
    "continue_and_amend": "The tribunal ordered us to go on maintaining the plan, and "
    "to amend it",
    "cease_upheld": "The tribunal agreed with our decision that the plan may end",
}
_MOVES = {
    LetterKind.TRANSFER_IN: (Kind.PLAN_TRANSFERRED_IN,),
    LetterKind.TRANSFER_OUT: (Kind.MOVE_NOTIFIED, Kind.PLAN_TRANSFERRED_OUT),
}
_AFTER = " after the Tribunal's order"


def last_event(now: CaseNow, *kinds: Kind) -> Event | None:
    """Return the latest of some kinds that has happened; None where none has."""
    return max((e for e in now.past if e.kind in kinds), key=date_of, default=None)


def move_facts(session: Session, now: CaseNow, kind: LetterKind) -> MoveFacts | None:
    """Return the move that a letter is about; None where none is recorded."""
    moved = last_event(now, *_MOVES.get(kind, ()))
    if moved is None:
        return None
    went = moved.kind is not Kind.MOVE_NOTIFIED
    return MoveFacts(
        transferred_on=date_of(moved) if went else None,
        will_assess=_will_assess(session, now, moved),
    )


def _will_assess(session: Session, now: CaseNow, moved: Event) -> bool | None:
    held = session.scalars(
        select(Decision)
        .where(
            Decision.case_id == now.case.id,
            Decision.question == Question.TRANSFER,
            Decision.decided_on >= date_of(moved),
        )
        .order_by(Decision.decided_on.desc(), Decision.id.desc())
    ).first()
    return held.outcome is Outcome.YES if held else None


def mediation_facts(now: CaseNow, where: str) -> MediationFacts | None:
    """Return the mediation that was fixed last, at the place that is told."""
    fixed = last_event(now, Kind.MEDIATION_FIXED)
    asked = last_event(now, Kind.MEDIATION_REQUESTED)
    if fixed is None or fixed.mediation_on is None:
        return None
    issues = asked.issues if asked and asked.issues else ()
    return MediationFacts(on=fixed.mediation_on, where=where.strip(), issues=issues)


def order_facts(now: CaseNow) -> OrderFacts | None:
    """Return the Tribunal's last order with each step that follows from it."""
    ordered = last_event(now, Kind.TRIBUNAL_ORDERED)
    if ordered is None:
        return None
    return OrderFacts(
        ordered_on=date_of(ordered),
        ordered=_ORDERED.get(ordered.order or "", ""),
        steps=tuple(
            _step(each)
            for each in now.timetable.limits
            if now.events[each.started_by] is ordered and each.due
        ),
    )


def _step(limit: Limit) -> str:
    title = step_words(limit.rule).title.removesuffix(_AFTER)
    return f"{title} by {full(limit.due)}" if limit.due else title


def phase_facts(now: CaseNow) -> Event | None:
    """Return the transfer between phases that is still to come."""
    coming = last_event(now, Kind.PHASE_TRANSFER_EXPECTED)
    if coming is None or coming.transfer_on is None or coming.transfer_on < now.today:
        return None
    return coming
