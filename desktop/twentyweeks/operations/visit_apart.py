"""What a visit says of a protected address: kept in the restricted compartment.

Where the address of anybody around the child is protected, the place of the visit, the
safe address and the safe telephone lie in no general file. The restricted file holds a
visit of the same identifier with these three alone.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Case,
    Contact,
    HeldApart,
    Involved,
    Officer,
    Person,
    Visit,
    Way,
    from_wire,
)
from twentyweeks.casework.visit import Household, Meeting
from twentyweeks.present.visit_words import ORDINARY_PLACES, VISIT
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal
from twentyweeks.storage.tables import operation
from twentyweeks.vault.keys import Compartment

MANAGER = "the manager of the SEND team"
_S = TypeVar("_S", Meeting, Household)
_DETAILS = {"meeting": ("place",), "household": ("safe_address", "safe_telephone")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """Sections 1 and 2 of a visit: what is general, and what is kept apart."""

    meeting: Meeting
    household: Household
    place: str
    safe_address: str
    safe_telephone: str

    @property
    def apart(self) -> bool:
        """Whether anything is to be kept apart."""
        return bool(self.place or self.safe_address or self.safe_telephone)

    @property
    def field(self) -> str:
        """The field that an officer without the key must leave empty."""
        told = {"place": self.place, "safe_address": self.safe_address}
        return next((name for name, words in told.items() if words), "safe_telephone")

    def record(self, visit_id: UUID, case_id: UUID, held_on: date) -> Visit:
        """Return the part of the visit that lies in the restricted compartment."""
        return Visit(
            id=visit_id,
            case_id=case_id,
            held_on=held_on,
            meeting=Meeting(place=self.place),
            household=Household(
                safe_address=self.safe_address, safe_telephone=self.safe_telephone
            ),
        )


def parted(meeting: Meeting, household: Household) -> Parted:
    """Part the two sections; "At home", "At school" and "By video" tell no address."""
    place = meeting.place.strip()
    ordinary = place in ORDINARY_PLACES
    return Parted(
        meeting=meeting if ordinary else replace(meeting, place=""),
        household=replace(household, safe_address="", safe_telephone=""),
        place="" if ordinary else place,
        safe_address=household.safe_address.strip(),
        safe_telephone=household.safe_telephone.strip(),
    )


def take_details(form: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Take the three out of a half-typed form; return them by section and name."""
    taken: dict[str, dict[str, Any]] = {}
    for section, names in _DETAILS.items():
        said: dict[str, Any] = form.get(section) or {}
        for name in names:
            if said.get(name) and said[name] not in ORDINARY_PLACES:
                taken.setdefault(section, {})[name] = said.pop(name)
    return taken


def is_protected(session: Session, child_id: UUID) -> bool:
    """Whether the address of this child, or of anybody around them, is protected."""
    child = session.get(Person, child_id)
    if child is not None and child.address_is_protected:
        return True
    found = select(Involved.id).where(
        Involved.child_id == child_id, Involved.address_is_protected
    )
    return session.scalar(found.limit(1)) is not None


def hold_apart(journal: Journal, case: Case, caseload: Caseload, today: date) -> None:
    """Say on the case, once, that something is kept apart, and whom to ask."""
    if case.held_apart is None:
        apart = HeldApart(since=today, ask=whom_to_ask(journal.session, caseload))
        journal.set(case, "held_apart", apart)


def whom_to_ask(session: Session, caseload: Caseload) -> str:
    """Return who can open what is kept apart: this officer, where they have the key."""
    if Compartment.RESTRICTED not in caseload.open or caseload.officer is None:
        return MANAGER
    officer = session.get(Officer, caseload.officer)
    return officer.name if officer else MANAGER


def part_visits(session: Session, child_id: UUID) -> list[tuple[Visit, Parted]]:
    """Return the visits whose general record still says what is to be kept apart."""
    cases = select(Case.id).where(Case.person_id == child_id)
    visits = session.scalars(select(Visit).where(Visit.case_id.in_(cases)))
    both = [
        (each, parted(each.meeting or Meeting(), each.household or Household()))
        for each in visits
    ]
    return [(visit, parts) for visit, parts in both if parts.apart]


def remembered(session: Session, visit: Visit) -> Parted:
    """Return what the journal still knows of a visit that was cleared.

    An officer without the key can only take it out of the general record: one who has
    the key finds it here.
    """
    meeting = _last(session, visit, "meeting", Meeting)
    household = _last(session, visit, "household", Household)
    return parted(meeting or Meeting(), household or Household())


def _last(session: Session, visit: Visit, field: str, kind: type[_S]) -> _S | None:
    rows = session.scalars(
        select(operation.c.v)
        .where(operation.c.ent == Visit.__tablename__, operation.c.eid == visit.id)
        .where(operation.c.f == field, operation.c.v.is_not(None))
        .order_by(operation.c.hlc.desc(), operation.c.id)
    )
    held: list[_S] = [from_wire(kind, json.loads(each)) for each in rows]
    return next((each for each in held if _tells(each)), None)


def _tells(section: Meeting | Household) -> bool:
    return any(
        getattr(section, name, "") not in ("", *ORDINARY_PLACES)
        for names in _DETAILS.values()
        for name in names
    )


def clear_visit(journal: Journal, visit: Visit, parts: Parted) -> None:
    """Take what is kept apart out of the visit's general record and its contact."""
    case_id, held_on = visit.case_id, visit.held_on
    for name, value in (("meeting", parts.meeting), ("household", parts.household)):
        if getattr(visit, name) is not None:
            journal.set(visit, name, value)
    for contact in _contacts(journal.session, case_id, held_on):
        if parts.place and contact.words == f"{VISIT}: {parts.place}":
            journal.set(contact, "words", VISIT)


def _contacts(session: Session, case_id: UUID, on: date) -> tuple[Contact, ...]:
    found = select(Contact).where(
        Contact.case_id == case_id, Contact.on == on, Contact.way == Way.VISIT
    )
    return tuple(session.scalars(found))


def told_apart(visit: Visit) -> Iterator[str]:
    """Yield what the restricted part of a visit says, for who may read it."""
    meeting, household = visit.meeting or Meeting(), visit.household or Household()
    for name, words in (
        ("Place", meeting.place),
        ("Safe address", household.safe_address),
        ("Safe telephone", household.safe_telephone),
    ):
        if words:
            yield f"{name}: {' '.join(words.split())}"
