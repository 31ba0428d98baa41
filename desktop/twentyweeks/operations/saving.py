"""One Save: what an officer did, and the lists with it, or nothing at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import BankHoliday, Case
from twentyweeks.errors import BadInput
from twentyweeks.operations.lines import refresh_lines
from twentyweeks.present.dates import day_of
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal
from twentyweeks.storage.reducer import Entity
from twentyweeks.storage.tables import operation


@contextmanager
def saving(
    caseload: Caseload, now: datetime, src: str = "ui", why: str | None = None
) -> Iterator[Journal]:
    """Write one Save and refresh the lines of every case that it touched.

    `why` is the reason that the journal keeps with what is written.
    """
    with caseload.writing(caseload.stamp(now, src=src, why=why)) as journal:
        yield journal
        session = journal.session
        refresh_lines(session, touched_cases(session, journal.touched), day_of(now))


def touched_cases(session: Session, touched: Iterable[Entity]) -> set[UUID]:
    """Return the cases whose lines may have changed with these entities."""
    entities = list(touched)
    if any(ent == BankHoliday.__tablename__ for ent, _ in entities):
        return set(session.scalars(select(Case.id)))
    persons = {eid for ent, eid in entities if ent == "person"}
    cases = {eid for ent, eid in entities if ent == "case"}
    others = [eid for ent, eid in entities if ent not in ("person", "case")]
    for some in _hundreds(others):
        found = select(operation.c.case_id).where(
            operation.c.eid.in_(some), operation.c.case_id.is_not(None)
        )
        cases |= {each for each in session.scalars(found) if each is not None}
    for some in _hundreds(list(persons)):
        cases |= set(session.scalars(select(Case.id).where(Case.person_id.in_(some))))
    return cases


def case_in(session: Session, case_id: str) -> Case:
    """Return the case with this identifier; BadInput where there is none."""
    found = session.get(Case, read_id(case_id, "case"))
    if found is None:
        raise missing("case")
    return found


def read_id(text: str, field: str) -> UUID:
    """Read an identifier as it crosses between window and operation."""
    try:
        return UUID(hex=text)
    except (ValueError, AttributeError) as fault:
        raise missing(field) from fault


def missing(what: str) -> BadInput:
    """Say that something that was asked for is not in the caseload."""
    return BadInput(
        f"There is no such {what} in this caseload: it may have been deleted. Nothing "
        "was saved. Go back to the list and open it again.",
        field=what,
    )


def _hundreds(ids: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(ids), 500):
        yield ids[start : start + 500]
