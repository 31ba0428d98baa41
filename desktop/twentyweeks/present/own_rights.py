"""What a young person decides for themself, as a case shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from twentyweeks.casework import Capacity, OwnDecision, OwnWish
from twentyweeks.present.dates import days, plain
from twentyweeks.present.today import TodayLine
from twentyweeks.present.tone import Tone

DECISIONS: Mapping[OwnDecision, str] = {
    OwnDecision.ASKING: "Asking for an assessment and taking part in it",
    OwnDecision.PLAN: "What the plan says and which place it names",
    OwnDecision.CHALLENGE: "Going to mediation or to the Tribunal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """Whether one person gets a copy of what is written to the young person."""

    involved_id: str
    name: str
    words: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityLine:
    """Who takes one decision, and on what conclusion that rests.

    It `differs` where two officers recorded opposite conclusions of one day.
    """

    title: str
    words: str
    because: str
    lacks: bool
    is_due: bool
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRights:
    """What a case shows from the end of compulsory schooling."""

    words: str
    copies: tuple[CopyLine, ...]
    capacity: tuple[CapacityLine, ...]


def rights_words(name: str) -> str:
    """Say to whom letters go, and who else may have a copy."""
    return (
        f"Letters are written to {name}: the rights are their own now. Somebody else "
        f"gets a copy only where {name} wishes it."
    )


def wish_words(wish: OwnWish | None) -> str:
    """Say what a young person wished of copies to one person, and when."""
    if wish is None:
        return "Gets no copy: no wish is recorded"
    given = f"{plain(wish.on)} ({wish.how})"
    if wish.until is None:
        return f"Gets a copy, as wished on {given}"
    return (
        f"Gets no copy: what was wished on {given} was taken back on "
        f"{plain(wish.until)} ({wish.how_ended})"
    )


def decision_words(decision: OwnDecision) -> str:
    """Name a decision within a sentence."""
    words = DECISIONS[decision]
    return words[:1].lower() + words[1:]


def lacking_words(name: str, held: Capacity) -> str:
    """Say that capacity for one decision was found to be lacking, and when."""
    return (
        f"{name} was found on {plain(held.concluded_on)} to lack capacity for one "
        f"decision: {decision_words(held.decision)}."
    )


def capacity_line(
    name: str, decision: OwnDecision, held: Capacity | None, acting: str, today: date
) -> CapacityLine:
    """Return what stands on one decision; `acting` says who acts where it is lacking.

    It is due where the day by which it was to be looked at again is past.
    """
    if held is None:
        words = f"{name} decides: capacity is presumed"
        return CapacityLine(
            title=DECISIONS[decision],
            words=words,
            because="",
            lacks=False,
            is_due=False,
        )
    found = f"{plain(held.concluded_on)} by {held.concluded_by}"
    because = f"Evidence: {held.evidence}. Support tried: {held.support}"
    words = f"{name} decides: capacity was found on {found}"
    if held.lacks:
        words = f"{acting} Capacity was found to be lacking on {found}"
    return CapacityLine(
        title=DECISIONS[decision],
        words=f"{words}. {_review(held, today)}".removesuffix(". "),
        because=because,
        lacks=held.lacks,
        is_due=is_past_review(held, today),
    )


def is_past_review(held: Capacity, today: date) -> bool:
    """Return whether a finding that capacity is lacking was to be reviewed before."""
    return held.lacks and held.review_on is not None and held.review_on < today


def past_review_line(held: Capacity, name: str, today: date) -> TodayLine:
    """Say on Today which finding should have been looked at again, and since when."""
    late = (today - (held.review_on or today)).days
    return TodayLine(
        case_id=held.case_id.hex,
        name=name,
        words=f"Found to lack capacity on {plain(held.concluded_on)}: "
        f"{decision_words(held.decision)}. {_review(held, today)}",
        chip=f"Late by {days(late)}",
        tone=Tone.AMBER,
    )


def _review(held: Capacity, today: date) -> str:
    if held.review_on is None:
        return ""
    was = "It was to be" if is_past_review(held, today) else "To be"
    return f"{was} looked at again by {plain(held.review_on)}"
