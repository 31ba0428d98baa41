"""The records that one row of a tracker becomes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Address,
    Case,
    Contact,
    Direction,
    Involved,
    Milestone,
    Officer,
    Person,
    Record,
    Setting,
    Way,
)
from twentyweeks.errors import BadInput
from twentyweeks.law import read_event
from twentyweeks.operations.register_request import FIRST_NUMBER
from twentyweeks.present.names import folded
from twentyweeks.returns.import_plan import Event, Fault, ImportRow, PersonFacts

_NO_NAME = "Parent or carer, name not known"
_TRACKER = "The tracker"


@dataclass(slots=True, kw_only=True)
class Making:
    """What is the same for every row, and what was noticed while making."""

    officers: Mapping[str, UUID]
    references: set[str]
    officer: UUID | None
    now: datetime
    today: date
    cases: int = 0
    faults: list[Fault] = field(default_factory=list)
    _next: dict[str, int] = field(default_factory=dict)

    def reference(self, year: int) -> str:
        """Return the next free reference of a year."""
        stem = f"EHC-{year % 100:02}-"
        number = self._next.get(stem, FIRST_NUMBER)
        while f"{stem}{number}" in self.references:
            number += 1
        self._next[stem] = number + 1
        return f"{stem}{number}"


def making(
    session: Session, officer: UUID | None, now: datetime, today: date
) -> Making:
    """Read what every row's records need."""
    held = session.scalars(select(Officer))
    return Making(
        officers={folded(each.name): each.id for each in held},
        references=set(session.scalars(select(Case.reference))),
        officer=officer,
        now=now,
        today=today,
    )


def child_records(row: ImportRow, making: Making) -> tuple[Person, list[Record]]:
    """Return the child of a row, and all that is about them."""
    person = _person(row)
    records: list[Record] = [person]
    if row.parent_names or row.parent_phone or row.parent_email:
        records.append(
            Involved(
                child_id=person.id,
                name=row.parent_names or _NO_NAME,
                telephone=row.parent_phone,
                email=row.parent_email,
            )
        )
    records += case_records(row, person.id, making)
    return person, records


def case_records(row: ImportRow, person_id: UUID, making: Making) -> list[Record]:
    """Return the case of a row, none where it tells of nothing that happened."""
    events = [each for each in row.milestones if _is_event(row, each, making)]
    if not events:
        _blame_homeless(row, making)
        return []
    year = int(events[0]["on"][:4])
    case = Case(
        person_id=person_id,
        reference=making.reference(year),
        officer_id=_officer(row, making),
        closed_on=date.fromisoformat(row.person.died) if row.person.died else None,
        closed_because="The child died." if row.person.died else None,
    )
    making.cases += 1
    milestones = [
        Milestone(
            case_id=case.id,
            facts=dict(event),
            recorded_by=making.officer,
            recorded_at=making.now,
        )
        for event in events
    ]
    return [case, *milestones, *_comment(row, case, making)]


def _person(row: ImportRow) -> Person:
    given = row.person
    return Person(
        forename=given.forenames,
        surname=given.surname,
        known_as=given.known_as,
        born=date.fromisoformat(given.born) if given.born else None,
        sex=given.sex,
        ethnicity=given.ethnicity,
        upn=given.upn,
        former_upn=given.former_upn,
        upn_unknown=given.upn_unknown,
        uln=given.uln,
        nhs_number=given.nhs_number,
        local_id=given.local_id,
        setting=_setting(row),
        address=_address(given),
    )


def _setting(row: ImportRow) -> Setting | None:
    if not (row.school_name or row.school_urn):
        return None
    urn = row.school_urn or ""
    return Setting(name=row.school_name or f"School {urn}", urn=urn)


def _address(given: PersonFacts) -> Address | None:
    if not (given.address or given.postcode):
        return None
    lines = tuple(part.strip() for part in (given.address or "").split(","))
    return Address(
        lines=tuple(line for line in lines if line), postcode=given.postcode or ""
    )


def _is_event(row: ImportRow, event: Event, making: Making) -> bool:
    try:
        read_event(event)
    except BadInput as fault:
        kind, day = event["kind"].replace("_", " "), event["on"]
        making.faults.append(Fault(row.number, kind, day, fault.sentence))
        return False
    return True


def _officer(row: ImportRow, making: Making) -> UUID | None:
    if not row.case_officer:
        return None
    found = making.officers.get(folded(row.case_officer))
    if found is None:
        reason = "No officer of this name works on the caseload: the case has none."
        making.faults.append(
            Fault(row.number, "Case officer", row.case_officer, reason)
        )
    return found


def _comment(row: ImportRow, case: Case, making: Making) -> Iterator[Contact]:
    if row.comments:
        yield Contact(
            case_id=case.id,
            on=making.today,
            way=Way.MESSAGE,
            direction=Direction.TO_US,
            with_name=_TRACKER,
            words=row.comments,
            by=making.officer,
        )


def _blame_homeless(row: ImportRow, making: Making) -> None:
    """Keep as faults what only a case could hold."""
    for column, value in (
        ("Date of death", row.person.died),
        ("Case officer", row.case_officer),
        ("Comments", row.comments),
    ):
        if value:
            reason = "The row has no request, and so no case that could hold it."
            making.faults.append(Fault(row.number, column, value, reason))
