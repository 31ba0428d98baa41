"""Whether a letter leaves after its limit, and why, as it will say itself."""

from collections.abc import Mapping
from datetime import date

from twentyweeks.law import Reason
from twentyweeks.letters.facts import LateFacts, LetterFacts, LetterKind
from twentyweeks.operations.causes import corrections, late_entries, late_place
from twentyweeks.operations.leaving import RULES
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.lateness import cause_words, corrected_to

_ASSESS = "to tell you whether we will assess"
_REVIEWED = "to tell you our decision after the review"
_REASSESS = "to tell you whether we will re-assess"
_FINAL = "to send you the final plan"
_TO_DO: Mapping[LetterKind, str] = {
    LetterKind.RECEIVED: _ASSESS,
    LetterKind.WILL_ASSESS: _ASSESS,
    LetterKind.REFUSE_TO_ASSESS: _ASSESS,
    LetterKind.WILL_NOT_ISSUE: "to tell you that we will not write a plan",
    LetterKind.DRAFT_PLAN: _FINAL,
    LetterKind.FINAL_PLAN: _FINAL,
    LetterKind.AMENDMENT_NOTICE: "to send you the changes that we propose",
    LetterKind.KEEP_PLAN: _REVIEWED,
    LetterKind.NOT_AMEND: "to tell you what we decided about the changes",
    LetterKind.CONSULT_CEASING: _REVIEWED,
    LetterKind.CEASE_PLAN: _REVIEWED,
    LetterKind.WILL_REASSESS: _REASSESS,
    LetterKind.WILL_NOT_REASSESS: _REASSESS,
    LetterKind.TRANSFER_IN: "to tell you that the plan has come to us",
    LetterKind.TRANSFER_OUT: "to transfer the plan",
}
"""What the law gave a day for; the other letters speak of their days themselves."""
_WHY: Mapping[Reason, str] = {
    Reason.ADVICE_LATE: "Advice that we need reached us late",
    Reason.ADVICE_RETURNED: "We sent advice back, as it did not hold what we need",
    Reason.SCHOOL_REPLY: "A school replied late",
    Reason.PANEL: "Our panel met too late",
    Reason.STAFF: "We did not have enough staff",
}
"""What is told of a reason that an officer has confirmed on the case."""


def late_facts(
    now: CaseNow, facts: LetterFacts, last_day: date | None, leaves_on: date, why: str
) -> LateFacts | None:
    """Return by how much a letter is late; None where it keeps its limit.

    A draft has none of its own: it is late once the final plan is.
    """
    kind = facts.kind
    due = facts.dates.final_plan_due if kind is LetterKind.DRAFT_PLAN else last_day
    if due is None or kind not in _TO_DO or leaves_on <= due:
        return None
    held = [e for e in late_entries(now) if e.limit.rule in RULES[kind]]
    entry = held[-1] if held else None
    known = corrections(now).get(late_place(now, entry)) if entry else None
    confirmed = corrected_to(known)
    return LateFacts(
        due=due,
        days=(leaves_on - due).days,
        to_do=_TO_DO[kind],
        why=why.strip() or (_WHY.get(confirmed, "") if confirmed else ""),
        proposed=f"{cause_words(entry)}." if entry else "",
    )
