"""Which children of a sheet are in the caseload already, so that none is made twice."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Case, Milestone, Person
from twentyweeks.present.names import folded
from twentyweeks.returns.import_plan import Fault, ImportRow, PersonFacts

_IDENTIFIERS = ("upn", "uln", "nhs_number", "local_id")
_NAMES = {
    "upn": "UPN",
    "uln": "ULN",
    "nhs_number": "NHS number",
    "local_id": "local identifier",
}
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The rows of a sheet held against the caseload.

    `new` make a child; `known` are of a child who is here, and whose.
    """

    new: tuple[ImportRow, ...]
    known: tuple[tuple[ImportRow, UUID], ...]
    clashes: tuple[Fault, ...]


@dataclass(slots=True)
class _Here:
    """Who is in the caseload, by each thing that tells them apart."""

    by_key: dict[_Key, UUID] = field(default_factory=dict)
    born: dict[UUID, str] = field(default_factory=dict)


def sort_rows(session: Session, rows: tuple[ImportRow, ...]) -> Sorted:
    """Part the rows into new children, known ones, and those that contradict."""
    here = _read(session)
    new: list[ImportRow] = []
    known: list[tuple[ImportRow, UUID]] = []
    clashes: list[Fault] = []
    for row in rows:
        found, by = _find(here, row.person)
        if found is None:
            new.append(row)
        elif _contradicts(here, found, row.person):
            clashes.append(_clash(row, by))
        else:
            known.append((row, found))
    return Sorted(new=tuple(new), known=tuple(known), clashes=tuple(clashes))


def requests_here(session: Session) -> set[tuple[UUID, str]]:
    """Return each known child with the day of each request that is recorded."""
    rows = session.execute(
        select(Case.person_id, Milestone.facts).join(
            Milestone, Milestone.case_id == Case.id
        )
    )
    return {
        (person, str(facts.get("on")))
        for person, facts in rows
        if facts.get("kind") == "request_received"
    }


def _read(session: Session) -> _Here:
    here = _Here()
    columns = [getattr(Person, name) for name in _IDENTIFIERS]
    names = (Person.forename, Person.known_as, Person.surname)
    for row in session.execute(select(Person.id, Person.born, *names, *columns)):
        born = row.born.isoformat() if row.born else ""
        here.born[row.id] = born
        for name in _IDENTIFIERS:
            if value := getattr(row, name):
                here.by_key.setdefault((name, value), row.id)
        for key in _name_keys(born, row.forename, row.known_as, row.surname):
            here.by_key.setdefault(key, row.id)
    return here


def _find(here: _Here, person: PersonFacts) -> tuple[UUID | None, str]:
    for name in _IDENTIFIERS:
        value = getattr(person, name)
        found = here.by_key.get((name, value)) if value else None
        if found is not None:
            return found, name
    names = (person.forenames, person.known_as, person.surname)
    for key in _name_keys(person.born or "", *names):
        if (found := here.by_key.get(key)) is not None:
            return found, "born"
    return None, ""


def _name_keys(
    born: str, forename: str | None, known_as: str | None, surname: str | None
) -> list[_Key]:
    if not born:
        return []
    firsts = dict.fromkeys(each for each in (forename, known_as) if each)
    if not surname:
        return [(born, folded(each)) for each in firsts]
    return [(born, folded(each, surname)) for each in firsts]


def _contradicts(here: _Here, found: UUID, person: PersonFacts) -> bool:
    held = here.born[found]
    return bool(held and person.born and held != person.born)


def _clash(row: ImportRow, by: str) -> Fault:
    value = str(getattr(row.person, by) or "")
    return Fault(
        row.number,
        _NAMES[by],
        value,
        "A child with this number and another date of birth is in the caseload, so the "
        "row was left out. Find out which is right.",
    )
