"""What held a late limit, whose that was and how long, in sentences."""

from dataclasses import dataclass
from datetime import date

from twentyweeks.casework import LateReason
from twentyweeks.law import Force, Hold, LateEntry, Owner, Reason, Status
from twentyweeks.present.dates import days
from twentyweeks.present.law_words import (
    adviser_in_a_sentence,
    adviser_words,
    step_words,
)
from twentyweeks.present.tone import Tone

REASONS = {
    Reason.ADVICE_LATE: "Advice late",
    Reason.ADVICE_RETURNED: "Advice sent back",
    Reason.SCHOOL_REPLY: "School's reply late",
    Reason.PANEL: "Panel",
    Reason.STAFF: "Our own staff",
    Reason.FAMILY: "The family's time",
    Reason.OTHER: "Other",
}
_OWNERS = {
    Owner.AUTHORITY: "the authority",
    Owner.FAMILY: "the family",
    Owner.SCHOOL: "the school",
    Owner.ADVISER: "the adviser",
    Owner.ICB: "the health commissioner",
    Owner.TRIBUNAL: "the Tribunal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLine:
    """One limit that was met late or is overdue.

    `key` names it for a correction; `found` is the reason that was reckoned, which
    stays beside `corrected`. `reason` and `words` are what a form begins with, and
    `seen` the writes that a correction replaces.
    """

    key: str
    title: str
    late: str  # "21 days late", "7 days overdue"
    tone: Tone  # red only where a date of the law is overdue
    held: str
    found: str
    corrected: str = ""  # "Corrected to Panel: …"
    by: str = ""  # "J Marlow, 3 March 2026"
    reason: str = ""
    words: str = ""
    seen: tuple[str, ...] = ()
    differs: bool = False


def late_key(rule: str, milestone: str, about: str | None) -> str:
    """Return what names one late limit of a case wherever it was started."""
    return ":".join((rule, milestone, about or ""))


def late_line(entry: LateEntry, key: str, closed_on: date | None = None) -> LateLine:
    """Say one entry of the ledger as it was reckoned, on an open or a closed case."""
    limit = entry.limit
    title = step_words(limit.rule).title
    if limit.about:
        title = f"{adviser_words(limit.about)}: {title}"
    unmet = limit.status is Status.OVERDUE
    overdue = unmet and closed_on is None
    how = "overdue" if overdue else "late when the case closed" if unmet else "late"
    return LateLine(
        key=key,
        title=title,
        late=f"{days(entry.days)} {how}",
        tone=Tone.RED if overdue and limit.force is Force.STATUTE else Tone.AMBER,
        held=held_words(entry),
        found=REASONS[entry.held_by.reason],
    )


def held_words(entry: LateEntry) -> str:
    """Say which step held a limit, how long, and who owed it."""
    hold = entry.held_by
    who = _OWNERS[hold.owner]
    if (hold.step, hold.about) == (entry.limit.rule, entry.limit.about):
        return f"Nothing else is recorded that held it; it was for {who} to do."
    return f"Held by {_step(hold)} for {days(hold.days)}; that was for {who} to do."


def cause_words(entry: LateEntry, corrected: Reason | None = None) -> str:
    """Say a cause shortly, for a list: the reason, whose, and how long."""
    hold = entry.held_by
    if corrected is not None and corrected is not hold.reason:
        return f"{REASONS[corrected]}, as an officer corrected it"
    own = (hold.step, hold.about) == (entry.limit.rule, entry.limit.about)
    if own:
        return "Ours: no other step held it"
    return f"{REASONS[hold.reason]}: {_step(hold)}, {days(hold.days)}"


def corrected_to(held: LateReason | None) -> Reason | None:
    """Return the reason that an officer gave, where this edition knows it."""
    given = held.correction.reason if held and held.correction else ""
    return Reason(given) if given in tuple(Reason) else None


def _step(hold: Hold) -> str:
    if hold.step == "advice_return":
        return f"the advice from {adviser_in_a_sentence(hold.about or '')}"
    if hold.step == "consult_reply":
        return f"the reply of {hold.about}"
    if hold.step in _HELD:
        return _HELD[hold.step]
    title = step_words(hold.step).title
    return f"the step before it: {title[:1].lower()}{title[1:]}"


_HELD = {
    "panel": "the way from the last advice to the draft",
    "absent_from_area": "the family's absence",
    "personal_circumstances": "the family's circumstances",
    "advice_request": "the asking for advice",
}
