"""By which day a letter or a plan must leave, where a limit says so."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter
from twentyweeks.law import Limit
from twentyweeks.law.forecast import FINALS
from twentyweeks.law.limits import Status
from twentyweeks.law.plans import ASSESS_REFUSE, MAKE_PLAN_DRAFT
from twentyweeks.letters.facts import LetterKind
from twentyweeks.present.case_now import CaseNow

_RULES: Mapping[LetterKind, tuple[str, ...]] = {
    LetterKind.WILL_ASSESS: ("assess_decision", "reassess_decision"),
    LetterKind.REFUSE_TO_ASSESS: ("assess_decision",),
    LetterKind.WILL_NOT_ISSUE: ("refuse_plan_notice", *ASSESS_REFUSE),
    LetterKind.DRAFT_PLAN: ("draft_latest", *MAKE_PLAN_DRAFT),
    LetterKind.AMENDMENT_NOTICE: ("ar_amend_notice",),
    LetterKind.FINAL_PLAN: (*FINALS, "ar_final"),
}
_DECIDED = (
    LetterKind.WILL_ASSESS,
    LetterKind.REFUSE_TO_ASSESS,
    LetterKind.WILL_NOT_ISSUE,
)
"""Their limit asks for the notice; what is recorded before it is the decision."""
_RUNNING = (Status.OPEN, Status.OVERDUE)
_MET = (Status.MET, Status.MET_LATE)


def leaves_by(session: Session, now: CaseNow, *kinds: LetterKind) -> date | None:
    """Return the last day of what one of these letters must keep, or None."""
    for kind in kinds:
        limits = [each for each in now.timetable.limits if _asks(each, kind)]
        if limits and not _has_left(session, now, kind):
            return max(limits, key=lambda each: each.started_by).due
    return None


def _asks(limit: Limit, kind: LetterKind) -> bool:
    stands = (*_RUNNING, *_MET) if kind in _DECIDED else _RUNNING
    known = limit.rule in _RULES.get(kind, ())
    return known and limit.due is not None and limit.status in stands


def _has_left(session: Session, now: CaseNow, kind: LetterKind) -> bool:
    """Whether a notice of a decision went already; the others end their limit."""
    if kind not in _DECIDED or now.started is None:
        return False
    sent = select(Letter.id).where(
        Letter.case_id == now.case.id,
        Letter.kind == kind.value,
        Letter.posted_on >= now.started,
    )
    return session.scalars(sent.limit(1)).first() is not None
