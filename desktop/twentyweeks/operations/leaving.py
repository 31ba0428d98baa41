"""By which day a letter or a plan must leave, where a limit says so."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter
from twentyweeks.law import Limit, date_of
from twentyweeks.law.forecast import FINALS
from twentyweeks.law.limits import Status
from twentyweeks.law.orders import CONCESSION_RULES, ORDER_RULES
from twentyweeks.law.phases import PLACES
from twentyweeks.law.plans import ASSESS_REFUSE, MAKE_PLAN_DRAFT
from twentyweeks.letters.facts import LetterKind
from twentyweeks.operations.letter_decided import DECIDED
from twentyweeks.present.case_now import CaseNow

_TOLD_ASSESSED = ("order_assess_notify", "unopposed_assess_notify")
_AMENDED = ("ar_final", "ar_total")
_ORDERED_AMENDED = (
    "order_amend",
    "order_name",
    "order_continue_amend",
    "unopposed_amend",
    "unopposed_name",
    "unopposed_cease_amend",
)
_ORDERED = tuple(
    dict.fromkeys(
        rule
        for rules in (*ORDER_RULES.values(), *CONCESSION_RULES.values())
        for rule in rules
    )
)
RULES: Mapping[LetterKind, tuple[str, ...]] = {
    LetterKind.RECEIVED: ("assess_decision",),
    LetterKind.WILL_ASSESS: ("assess_decision", *_TOLD_ASSESSED),
    LetterKind.REFUSE_TO_ASSESS: ("assess_decision",),
    LetterKind.WILL_NOT_ISSUE: ("refuse_plan_notice", *ASSESS_REFUSE),
    LetterKind.ADVICE_REQUEST: (),
    LetterKind.ADVICE_CHASE: (),
    LetterKind.DRAFT_PLAN: (*MAKE_PLAN_DRAFT, *FINALS),
    LetterKind.CONSULT_SCHOOL: (),
    LetterKind.FINAL_PLAN: (*FINALS, *_AMENDED, *_ORDERED_AMENDED, *PLACES),
    LetterKind.AMENDMENT_NOTICE: ("ar_amend_notice",),
    LetterKind.KEEP_PLAN: ("ar_decision",),
    LetterKind.NOT_AMEND: _AMENDED,
    LetterKind.CONSULT_CEASING: ("ar_decision",),
    LetterKind.CEASE_PLAN: ("ar_decision",),
    LetterKind.WILL_REASSESS: ("reassess_decision", *_TOLD_ASSESSED),
    LetterKind.WILL_NOT_REASSESS: ("reassess_decision",),
    LetterKind.TRANSFER_IN: ("move_inform",),
    LetterKind.TRANSFER_OUT: ("move_transfer",),
    LetterKind.MEDIATION: ("mediation_notice",),
    LetterKind.TRIBUNAL_ORDER: _ORDERED,
    LetterKind.UPDATE: (),
}
"""The limits that each letter keeps. None: the law gives it no last day."""
_VIEWS = timedelta(days=15)
"""What a draft leaves the family before the last day of the final plan."""
_RUNNING = (Status.OPEN, Status.OVERDUE)
_MET = (Status.MET, Status.MET_LATE)


def leaves_by(
    session: Session, now: CaseNow, kind: LetterKind, reader: UUID
) -> date | None:
    """Return the last day of what a letter to this reader must keep, or None.

    A decision is recorded before its notice goes, and two people get a letter of their
    own: a limit that was met binds until this reader's letter has left.
    """
    limits = [each for each in now.timetable.limits if each.rule in RULES[kind]]
    running = _first(limits, kind)
    if running is not None:
        return running
    met = [each for each in limits if each.status in _MET]
    if not met:
        return None
    last = max(met, key=lambda each: each.started_by)
    had = _had(session, now, kind, last)
    waits = reader not in had and (bool(had) or kind in _NOTICES)
    return _spared(last, kind) if waits else None


def plan_leaves_by(now: CaseNow, kinds: Collection[LetterKind]) -> date | None:
    """Return the last day of the first of the letters that a plan goes out with."""
    days = (_first(now.timetable.limits, kind) for kind in kinds)
    return min((day for day in days if day is not None), default=None)


_NOTICES = (*DECIDED, LetterKind.WILL_ASSESS)
"""Their limit asks for the notice; what is recorded before it is the decision."""


def _first(limits: Sequence[Limit], kind: LetterKind) -> date | None:
    days = (
        _spared(each, kind)
        for each in limits
        if each.rule in RULES[kind] and each.status in _RUNNING
    )
    return min((day for day in days if day is not None), default=None)


def _spared(limit: Limit, kind: LetterKind) -> date | None:
    is_early = kind is LetterKind.DRAFT_PLAN and limit.rule in FINALS
    return limit.due - _VIEWS if limit.due and is_early else limit.due


def _had(
    session: Session, now: CaseNow, kind: LetterKind, limit: Limit
) -> set[UUID | None]:
    """Return who had a letter of this kind since a limit began to run."""
    sent = select(Letter.recipient_id).where(
        Letter.case_id == now.case.id,
        Letter.kind == kind.value,
        Letter.posted_on >= date_of(now.events[limit.started_by]),
    )
    return set(session.scalars(sent))
