"""How a date ended that was still running when its case was closed."""

from twentyweeks.law import Limit, Status
from twentyweeks.present.case import Chip
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.tone import Tone

_RUNNING = (Status.OPEN, Status.OVERDUE)


def unmet(now: CaseNow, limit: Limit) -> str:
    """Say how a closed case ended a date; nothing where it had ended by itself."""
    if now.closed_on is None or limit.due is None or limit.status not in _RUNNING:
        return ""
    if limit.due < now.closed_on:
        return "Not met when the case closed"
    return "Closed before it was due"


def unmet_chip(now: CaseNow, limit: Limit) -> Chip | None:
    """Return the same as a chip, or None; nobody waits for that date any more."""
    words = unmet(now, limit)
    return Chip(words=words, tone=Tone.GREY, icon="archive") if words else None
