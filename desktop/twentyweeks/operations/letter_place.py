"""Section I of a final plan, as the letter with it says it: each outcome in full."""

from collections.abc import Iterator

from twentyweeks.casework import Placing, Plan
from twentyweeks.operations.plan_place import OTHERWISE, OWN
from twentyweeks.plans.words import in_full, sentence

_ACT = "the Children and Families Act 2014"
_NAMED = f"The law is sections 39 and 40 of {_ACT}."
_TYPE = f"The law is section 40 of {_ACT}."
_OTHERWISE = f"The law is section 61 of {_ACT}."
_OWN = f"The law is section 42(5) of {_ACT}."


def section_i(plan: Plan) -> tuple[str, ...]:
    """Return what Section I came to, a paragraph each; nothing where it is blank."""
    placing = plan.placing or Placing(outcome="")
    return (*_outcome(plan, placing), *_interim(placing))


def _outcome(plan: Plan, placing: Placing) -> Iterator[str]:
    if placing.outcome == OTHERWISE:
        yield (
            "Section I names no school or college. The help is given otherwise than at "
            f"school: {sentence(placing.arranged)} {_OTHERWISE}"
        )
    elif placing.outcome == OWN:
        kind = f" gives a type alone: {sentence(plan.institution_type or '')} It"
        yield (
            f"Section I{kind if plan.institution_type else ''} names no place, because "
            "the family has made arrangements of its own: "
            f"{sentence(placing.arranged)} {_OWN}"
        )
    elif plan.institution:
        kind = f", {plan.institution_type}," if plan.institution_type else ""
        yield f"{plan.institution}{kind} is named in Section I. {_NAMED}"
    elif plan.institution_type:
        yield from _type_alone(plan.institution_type, placing)


def _type_alone(kind: str, placing: Placing) -> Iterator[str]:
    yield f"Section I gives a type of place alone: {sentence(kind)} {_TYPE}"
    if placing.why:
        yield f"Why no place is named yet: {sentence(placing.why)}"
    if placing.owed:
        yield f"What we still owe: {sentence(placing.owed)}"
    if placing.named_by:
        yield f"A place will be named by {in_full(placing.named_by)}."


def _interim(placing: Placing) -> Iterator[str]:
    if not placing.interim:
        return
    begins = placing.interim_from
    again, paid = placing.interim_review, placing.interim_paid_by
    told = (
        f"Until then: {sentence(placing.interim)}",
        f"This begins on {in_full(begins)}." if begins else "",
        f"We look at it again by {in_full(again)}." if again else "",
        f"It is paid for by {sentence(paid)}" if paid else "",
    )
    yield " ".join(each for each in told if each)
