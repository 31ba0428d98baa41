"""Takes out of the general records of a child what is to be kept apart.

What lies in the journal already stays there: nothing is ever taken out of it.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Address, Case, Involved, Person, Visit
from twentyweeks.operations.drafts import draft_name, drop_fields, part_draft
from twentyweeks.operations.protected import (
    address_apart,
    keep_details,
    may_open,
    protected_of,
)
from twentyweeks.operations.saving import saving
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.visit_apart import (
    clear_visit,
    hold_apart,
    part_visits,
    remembered,
)
from twentyweeks.present.dates import day_of
from twentyweeks.storage.journal import Journal
from twentyweeks.vault.keys import Compartment

FORM_HIDES = ("lines", "postcode", "telephone", "school", "school_urn", "new_name")
"""The fields of the forms of people that no general file keeps of who is protected."""


def part_protected(caseload: Caseload, now: datetime) -> int:
    """Keep apart what a protection that was taken in now hides; count the children.

    A colleague protects an address on another laptop: what the general records here
    still say of it goes out of them with this, before anything is shown.
    """
    with caseload.reading() as session:
        children = _protected_children(session)
    return sum(part_child(caseload, each, (), now) for each in children)


def part_child(
    caseload: Caseload, child_id: UUID, homes: Iterable[Address], now: datetime
) -> bool:
    """Keep apart what the general records say of a child's protected details.

    `homes` are addresses that are protected, besides those that lie apart already.
    Returns whether anything was still said. What was said is kept apart where this
    officer may; else it is in the journal alone.
    """
    known = [*homes, *_homes(caseload, child_id)]
    parted = False
    if _is_to_part(caseload, child_id, known):
        with saving(caseload, now) as journal:
            parted = _part(journal, caseload, (child_id, known), now)
    if may_open(caseload):
        _bring_back(caseload, child_id, now)
    drafts = [*_part_drafts(caseload, child_id), *_part_forms(caseload, child_id)]
    return parted or any(drafts)


def same_address(one: Address, other: Address) -> bool:
    """Whether two addresses are one house, however they were typed."""
    first, second = _house(one), _house(other)
    postcodes = {_bare(each.postcode) for each in (one, other)} - {""}
    return bool(first) and first == second and len(postcodes) < 2


def at_the_same_address(
    session: Session, person: Involved, home: Address
) -> tuple[str, ...]:
    """Name those around the child whose general record says the same address."""
    rows = select(Involved).where(
        Involved.child_id == person.child_id, Involved.id != person.id
    )
    return tuple(
        each.name
        for each in session.scalars(rows.order_by(Involved.id))
        if each.address is not None and same_address(each.address, home)
    )


def _protected_children(session: Session) -> tuple[UUID, ...]:
    around = select(Involved.child_id).where(Involved.address_is_protected)
    rows = select(Person.id).where(
        or_(Person.address_is_protected.is_(True), Person.id.in_(around))
    )
    return tuple(session.scalars(rows.order_by(Person.id)))


def _homes(caseload: Caseload, child_id: UUID) -> list[Address]:
    if not may_open(caseload):
        return []
    with caseload.reading() as session:
        around = session.scalars(
            select(Involved.id).where(
                Involved.child_id == child_id, Involved.address_is_protected
            )
        ).all()
    with caseload.reading(Compartment.RESTRICTED) as session:
        held = [protected_of(session, each) for each in around]
        return [
            Address(lines=each.lines, postcode=each.postcode or "")
            for each in held
            if each is not None
        ]


def _is_to_part(caseload: Caseload, child_id: UUID, homes: list[Address]) -> bool:
    with caseload.reading() as session:
        cases = select(Case).where(Case.person_id == child_id)
        return (
            any(each.held_apart is None for each in session.scalars(cases))
            or bool(part_visits(session, child_id))
            or _hides(session.get(Person, child_id), homes)
        )


def _part(
    journal: Journal,
    caseload: Caseload,
    whose: tuple[UUID, list[Address]],
    now: datetime,
) -> bool:
    child_id, homes = whose
    cases = select(Case).where(Case.person_id == child_id)
    for case in journal.session.scalars(cases):
        hold_apart(journal, case, caseload, day_of(now))
    told = _part_visits(journal, caseload, child_id, now)
    child = journal.session.get(Person, child_id)
    if child is None or not _hides(child, homes):
        return told
    if may_open(caseload):
        keep_details(caseload, child_id, address_apart(child.address), {}, now)
    journal.set(child, "address_is_protected", value=True)
    journal.set(child, "address", None)
    return True


def _part_visits(
    journal: Journal, caseload: Caseload, child_id: UUID, now: datetime
) -> bool:
    parts = part_visits(journal.session, child_id)
    made = [told.record(each.id, each.case_id, each.held_on) for each, told in parts]
    if made and may_open(caseload):
        stamp = caseload.stamp(now)
        with caseload.writing(stamp, Compartment.RESTRICTED) as restricted:
            new = [e for e in made if restricted.session.get(Visit, e.id) is None]
            restricted.create_all(new)
    for visit, told in parts:
        clear_visit(journal, visit, told)
    return bool(parts)


def _bring_back(caseload: Caseload, child_id: UUID, now: datetime) -> None:
    """Keep apart what an officer without the key could only take out of a visit."""
    cases = select(Case.id).where(Case.person_id == child_id)
    with caseload.reading() as session:
        visits = session.scalars(select(Visit).where(Visit.case_id.in_(cases))).all()
        known = [(each, remembered(session, each)) for each in visits]
        told = [
            parts.record(each.id, each.case_id, each.held_on)
            for each, parts in known
            if parts.apart
        ]
    with caseload.reading(Compartment.RESTRICTED) as session:
        lost = [each for each in told if session.get(Visit, each.id) is None]
    if lost:
        with caseload.writing(caseload.stamp(now), Compartment.RESTRICTED) as journal:
            journal.create_all(lost)


def _part_drafts(caseload: Caseload, child_id: UUID) -> list[bool]:
    with caseload.reading() as session:
        rows = select(Case.id).where(Case.person_id == child_id)
        cases = session.scalars(rows).all()
    return [part_draft(caseload, draft_name(each.hex)) for each in cases]


def _part_forms(caseload: Caseload, child_id: UUID) -> list[bool]:
    """Let go what half-typed forms of who is protected say: it is saved nowhere."""
    with caseload.reading() as session:
        child = session.get(Person, child_id)
        hidden = select(Involved.id).where(
            Involved.child_id == child_id, Involved.address_is_protected
        )
        forms = [f"person:{each.hex}" for each in session.scalars(hidden)]
        if child is not None and child.address_is_protected:
            forms.append(f"child:{child_id.hex}")
    return [drop_fields(caseload, each, FORM_HIDES) for each in forms]


def _hides(child: Person | None, homes: list[Address]) -> bool:
    if child is None or child.address is None:
        return False
    own = child.address
    return bool(child.address_is_protected) or any(
        same_address(own, each) for each in homes
    )


def _house(address: Address) -> str:
    return _bare(address.lines[0]) if address.lines else _bare(address.postcode)


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
