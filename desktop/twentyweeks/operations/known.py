"""Children who are in the caseload already, so that none is entered twice."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Case, Person
from twentyweeks.errors import Refused
from twentyweeks.present.dates import plain
from twentyweeks.present.names import folded, known_names

DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A child who may be the same, and in which words to ask."""

    person_id: str
    words: str


class KnownAlready(Refused):
    """The child of a request is probably in the caseload: the officer says which."""

    def __init__(self, people: tuple[Known, ...]) -> None:
        named = "; ".join(each.words for each in people)
        super().__init__(
            f"This child may be in the caseload already: {named}. Nothing was saved. "
            "Add the request to that child, or say that this is a different child.",
            field="known_already",
        )
        self.people = people


def known_people(session: Session, child: Person) -> tuple[Known, ...]:
    """Return who has the same UPN or NHS number, or the same name and birthday."""
    same_number = [
        column == value
        for column, value in (
            (Person.upn, child.upn),
            (Person.nhs_number, child.nhs_number),
        )
        if value is not None
    ]
    found = session.scalars(
        select(Person)
        .where(or_(Person.born == child.born, *same_number))
        .order_by(Person.id)
    )
    return tuple(_known(session, each) for each in found if _is_same(each, child))


def _is_same(known: Person, child: Person) -> bool:
    if child.upn is not None and known.upn == child.upn:
        return True
    if child.nhs_number is not None and known.nhs_number == child.nhs_number:
        return True
    names = {folded(name) for name in known_names(known)}
    return known.born == child.born and any(
        folded(name) in names for name in known_names(child)
    )


def _known(session: Session, person: Person) -> Known:
    references = session.scalars(
        select(Case.reference)
        .where(Case.person_id == person.id)
        .order_by(func.length(Case.reference), Case.reference)
    ).all()
    born = f", born {plain(person.born)}" if person.born else ""
    listed = f" ({', '.join(references)})" if references else ""
    return Known(person_id=person.id.hex, words=f"{person.name}{born}{listed}")
