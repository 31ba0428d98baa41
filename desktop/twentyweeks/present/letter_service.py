"""Whether a letter that left was good service, told from what happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from twentyweeks.casework import Letter, PostedBy
from twentyweeks.law import Event, Holidays, Kind, service_day, timetable
from twentyweeks.present.dates import full, plain

DEFECTIVE = "Defective: not good service"
CAME_BACK = "Came back"
VIEWS: Mapping[str, Kind] = {
    "draft-plan": Kind.DRAFT_PLAN_SERVED,
    "amendment-notice": Kind.AMENDMENT_NOTICE_SERVED,
}
"""What must be served, by the letter's word: 15 days for views run from service."""
_NOTICES: Mapping[str, Kind] = {
    **VIEWS,
    "refuse-to-assess": Kind.REFUSED_TO_ASSESS,
    "will-not-issue": Kind.REFUSED_PLAN,
    "final-plan": Kind.FINAL_PLAN_SENT,
    "keep-plan": Kind.DECIDED_NOT_TO_AMEND,
    "not-amend": Kind.DECIDED_NOT_TO_AMEND,
    "cease-plan": Kind.CEASE_NOTICE_SENT,
    "will-not-reassess": Kind.REFUSED_TO_REASSESS,
}
_RIGHTS = {
    "draft_reps": "views",
    "ar_reps": "views",
    "mediation_contact": "the mediation adviser",
    "appeal": "an appeal",
}
_HOW = {
    PostedBy.FIRST_CLASS: "first class",
    PostedBy.SECOND_CLASS: "second class",
    PostedBy.EMAIL: "by e-mail",
    PostedBy.HAND: "by hand",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a letter did not do what it was sent for."""

    chip: str
    words: str


def service_fault(letter: Letter, holidays: Holidays) -> Fault | None:
    """Return why a letter was not good service: it came back, or left too late.

    Too late is what leaves the family fewer days than the law gives, by the last
    days that the letter itself prints. None for one that has not left yet.
    """
    if letter.returned_on is not None:
        words = f"It came back on {plain(letter.returned_on)}: they have not had it."
        return Fault(
            chip=DEFECTIVE if letter.kind in _NOTICES else CAME_BACK, words=words
        )
    printed = _printed(letter)
    for rule, lawful in _lawful(letter, holidays).items():
        if rule in printed and printed[rule] < lawful:
            words = (
                f"It left {_how(letter)}. It gives {full(printed[rule])} as the last "
                f"day for {_RIGHTS[rule]}; the law gives until {full(lawful)}."
            )
            return Fault(chip=DEFECTIVE, words=words)
    return None


def counts_as_served(letter: Letter, holidays: Holidays) -> date | None:
    """Return the day on which a letter that left counts as served."""
    if letter.posted_on is None or letter.posted_by is None:
        return None
    return service_day(letter.posted_on, letter.posted_by, holidays)


def last_day_for_views(letter: Letter, holidays: Holidays) -> date | None:
    """Return the last day of one person's 15: as printed, or the law's if later."""
    rule = {"draft-plan": "draft_reps", "amendment-notice": "ar_reps"}.get(letter.kind)
    days = (_printed(letter).get(rule or ""), _lawful(letter, holidays).get(rule or ""))
    return max((day for day in days if day), default=None)


def replaced_by(letters: Iterable[Letter]) -> dict[UUID, Letter]:
    """Return the letters that were issued in the place of others, by whose."""
    return {
        UUID(hex=old): each
        for each in letters
        if isinstance(old := each.issued.get("replaces"), str)
    }


def _printed(letter: Letter) -> dict[str, date]:
    """Return the last days that a letter prints, by the rule that each rests on."""
    held = letter.issued.get("limits")
    printed = {
        str(each["rule"]): date.fromisoformat(str(each["due"]))
        for each in (held if isinstance(held, list) else ())
        if isinstance(each, dict) and each.get("rule") in _RIGHTS and each.get("due")
    }
    last = letter.issued.get("last_day")
    if isinstance(last, str):
        views = [rule for rule in printed if _RIGHTS[rule] == "views"]
        printed |= dict.fromkeys(views, date.fromisoformat(last))
    return printed


def _lawful(letter: Letter, holidays: Holidays) -> dict[str, date]:
    """Return the last days that the law gives for a letter, as it truly left."""
    kind, on = _NOTICES.get(letter.kind), letter.posted_on
    if kind is None or on is None:
        return {}
    by = letter.posted_by if letter.kind in VIEWS else None
    sent = Event(kind=kind, on=on, sent_by=by.value if by else None)
    limits = timetable([sent], on, holidays=holidays).limits
    return {each.rule: each.due for each in limits if each.rule in _RIGHTS and each.due}


def _how(letter: Letter) -> str:
    on = f"on {plain(letter.posted_on)}" if letter.posted_on else ""
    by = f", {_HOW[letter.posted_by]}" if letter.posted_by else ""
    return f"{on}{by}"
