"""What Section I of a final plan comes to, as it is typed and as it is kept."""

from dataclasses import dataclass
from datetime import date, timedelta

from twentyweeks.casework import Placing
from twentyweeks.errors import Refused
from twentyweeks.operations.typed import (
    KEPT,
    typed,
    typed_day,
    typed_line,
)
from twentyweeks.returns.cells import read_text

NAMED, TYPE_ONLY, OTHERWISE, OWN = "named", "type_only", "otherwise", "own"
OUTCOMES = (NAMED, TYPE_ONLY, OTHERWISE, OWN)
INTERIM_REVIEW = timedelta(weeks=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """Section I as the screen types it; days as written.

    `outcome` is one of `named`, `type_only`, `otherwise` (CFA 2014 s.61) and `own`
    (the parents' own arrangement, s.42(5)).
    """

    outcome: str = NAMED
    institution: str = ""
    institution_type: str = ""
    why: str = ""
    owed: str = ""
    named_by: str = ""
    arranged: str = ""
    interim: str = ""
    interim_from: str = ""
    interim_review: str = ""
    interim_paid_by: str = ""
    county: str = ""
    county_asked_on: str = ""
    transport: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Section I as it is kept."""

    name: str | None
    type: str | None
    placing: Placing


_NEEDED = {
    NAMED: ("institution", "institution_type"),
    TYPE_ONLY: ("institution_type", "why", "owed", "named_by"),
    OTHERWISE: ("arranged",),
    OWN: ("institution_type", "arranged"),
}
_LACKING = {
    "institution": "School or place: name it, or choose that the type alone is given.",
    "institution_type": "Type: Section I names a school with its type, or the type "
    "alone (CFA 2014 ss.39, 40).",
    "why": "Why: say why no school is named.",
    "owed": "What is still owed: the child needs a place, and somebody must own it.",
    "named_by": "By which day: say when a place will be named.",
    "arranged": "What is arranged: say what, where and by whom.",
    "interim_from": "From which day: say when the interim place begins.",
    "interim_review": "Looked at again: give a day within four weeks of its beginning.",
    "interim_paid_by": "Who pays: say who pays for the interim place.",
    "county_asked_on": "Asked on: say when the other authority was consulted.",
    "transport": "Travel: say what was decided about travel.",
}
_NAMES = {
    "institution": "School or place",
    "institution_type": "Type",
    "why": "Why",
    "owed": "What is still owed",
    "arranged": "What is arranged",
    "interim": "Interim place",
    "interim_paid_by": "Who pays",
    "county": "Authority",
    "transport": "Travel",
    "named_by": "By which day",
    "interim_from": "From which day",
    "interim_review": "Looked at again",
    "county_asked_on": "Asked on",
}


def read_place(place: NewPlace, today: date) -> Placed:
    """Read Section I; Refused with the field for what its outcome still lacks."""
    if place.outcome not in OUTCOMES:
        raise Refused(f"Section I: nothing was chosen. {KEPT}", field="outcome")
    _check_needed(place)
    named = place.outcome == NAMED
    return Placed(
        name=_line(place, "institution") if named else None,
        type=_line(place, "institution_type"),
        placing=Placing(
            outcome=place.outcome,
            why=_text(place, "why"),
            owed=_text(place, "owed"),
            named_by=_day(place, "named_by", today),
            arranged=_text(place, "arranged"),
            interim=_text(place, "interim"),
            interim_from=_day(place, "interim_from", today),
            interim_review=_review(place, today),
            interim_paid_by=_text(place, "interim_paid_by"),
            county=_text(place, "county"),
            county_asked_on=_day(place, "county_asked_on", today),
            transport=_text(place, "transport"),
        ),
    )


def _check_needed(place: NewPlace) -> None:
    needed = list(_NEEDED[place.outcome])
    if place.interim.strip():
        needed += ["interim_from", "interim_review", "interim_paid_by"]
    if place.county.strip():
        needed += ["county_asked_on", "transport"]
    for name in needed:
        if not getattr(place, name).strip():
            raise Refused(f"{_LACKING[name]} {KEPT}", field=name)


def _review(place: NewPlace, today: date) -> date | None:
    begins = _day(place, "interim_from", today)
    again = _day(place, "interim_review", today)
    if begins and again and not begins < again <= begins + INTERIM_REVIEW:
        raise Refused(f"{_LACKING['interim_review']} {KEPT}", field="interim_review")
    return again


def _line(place: NewPlace, name: str) -> str | None:
    return typed_line(getattr(place, name), name, _NAMES[name])


def _text(place: NewPlace, name: str) -> str:
    return typed(read_text, getattr(place, name), name, _NAMES[name]) or ""


def _day(place: NewPlace, name: str, today: date) -> date | None:
    words = getattr(place, name)
    return typed_day(words, name, _NAMES[name], today) if words.strip() else None
