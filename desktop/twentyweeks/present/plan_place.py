"""What Section I of a final plan came to, in pairs of a label and its words."""

from datetime import date

from twentyweeks.casework import Placing, Plan
from twentyweeks.present.dates import full

_OUTCOMES = {
    "named": "A school or other place is named",
    "type_only": "The type alone is given",
    "otherwise": "Education otherwise than at school (CFA 2014 s.61)",
    "own": "The parents' own arrangement (CFA 2014 s.42(5))",
}


def place_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return what is known of the place; what is not, and need not be, is left out."""
    placing = plan.placing or Placing(outcome="")
    pairs = (
        ("What it came to", _OUTCOMES.get(placing.outcome, "")),
        ("Name", plan.institution or ""),
        ("Type", plan.institution_type or ""),
        ("Why no place is named", placing.why),
        ("What is still owed", placing.owed),
        ("A place is named by", _day(placing.named_by)),
        ("What is arranged", placing.arranged),
        *_interim(placing),
        *_county(placing),
    )
    return tuple(pair for pair in pairs if pair[1])


def _interim(placing: Placing) -> tuple[tuple[str, str], ...]:
    return (
        ("Interim place", placing.interim),
        ("From", _day(placing.interim_from)),
        ("Looked at again", _day(placing.interim_review)),
        ("Who pays", placing.interim_paid_by),
    )


def _county(placing: Placing) -> tuple[tuple[str, str], ...]:
    return (
        ("Authority of that area", placing.county),
        ("Consulted on", _day(placing.county_asked_on)),
        ("Travel", placing.transport),
    )


def _day(day: date | None) -> str:
    return full(day) if day else ""
