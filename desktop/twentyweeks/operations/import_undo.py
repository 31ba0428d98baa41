"""Take an import back, but for the children on whom somebody has worked since."""

from collections import defaultdict
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Case,
    Contact,
    ImportRun,
    Involved,
    Milestone,
    Person,
    Record,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.present.dates import day_of, full
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.tables import operation

SRC = "import:"
_KINDS: tuple[type[Record], ...] = (Contact, Milestone, Case, Involved, Person)
"""What an import makes, in the order in which it is taken back."""
_R = TypeVar("_R", bound=Record)
_SHOWN = 10
AT_ONCE = 500


def undo_import(caseload: Caseload, import_id: str, now: datetime) -> str:
    """Delete what an import made; return what was taken back and what stays.

    A child stays whole where anything of them was changed or added since.
    """
    with saving(caseload, now) as journal:
        session = journal.session
        run = session.get(ImportRun, read_id(import_id, "import"))
        if run is None:
            raise missing("import")
        if run.undone_at is not None:
            raise Refused(
                f"This import was taken back on {full(day_of(run.undone_at))}. {KEPT}"
            )
        src = f"{SRC}{run.id.hex}"
        made = _made(session, src)
        owners = _owners(session, made)
        worked_on = _worked_on(session, src, made, owners)
        names = _names(session, worked_on)
        gone = [
            record
            for kind in _KINDS
            for record in _standing(session, kind, made[kind.__tablename__])
            if owners[record.id] not in worked_on
        ]
        journal.delete_all(gone)
        journal.set(run, "undone_at", now)
        people = sum(isinstance(record, Person) for record in gone)
        cases = sum(isinstance(record, Case) for record in gone)
    return _words(people, cases, names)


def _made(session: Session, src: str) -> defaultdict[str, set[UUID]]:
    made: defaultdict[str, set[UUID]] = defaultdict(set)
    rows = select(operation.c.ent, operation.c.eid).where(operation.c.src == src)
    for ent, eid in session.execute(rows.distinct()):
        made[ent].add(eid)
    return made


def _owners(session: Session, made: defaultdict[str, set[UUID]]) -> dict[UUID, UUID]:
    """Return whose each record is: a child's, or a case's where the child was here."""
    owners = {person: person for person in made["person"]}
    for case in _standing(session, Case, made["case"]):
        child = case.person_id
        owners[case.id] = child if child in made["person"] else case.id
    for parent in _standing(session, Involved, made["involved"]):
        owners[parent.id] = parent.child_id
    within: list[Milestone | Contact] = [
        *_standing(session, Milestone, made["milestone"]),
        *_standing(session, Contact, made["contact"]),
    ]
    for each in within:
        owners[each.id] = owners.get(each.case_id, each.case_id)
    return owners


def _worked_on(
    session: Session,
    src: str,
    made: defaultdict[str, set[UUID]],
    owners: dict[UUID, UUID],
) -> set[UUID]:
    """Return the owners on whom somebody has worked since the import."""
    own = _entities(src, "case", "person")
    changed = session.scalars(
        select(operation.c.eid)
        .where(operation.c.src != src, operation.c.eid.in_(_entities(src)))
        .distinct()
    )
    within = session.scalars(
        select(operation.c.case_id)
        .where(operation.c.src != src, operation.c.case_id.in_(own))
        .distinct()
    )
    beside = session.execute(
        select(Involved.id, Involved.child_id).where(Involved.child_id.in_(own))
    ).all()
    joined = session.execute(
        select(Case.id, Case.person_id).where(Case.person_id.in_(own))
    ).all()
    added = [child for each, child in beside if each not in made["involved"]] + [
        child for each, child in joined if each not in made["case"]
    ]
    return {owners[each] for each in (*changed, *within, *added) if each in owners}


def _entities(src: str, *kinds: str) -> Select[tuple[UUID]]:
    found = select(operation.c.eid).where(operation.c.src == src)
    return found.where(operation.c.ent.in_(kinds)) if kinds else found


def _standing(session: Session, kind: type[_R], ids: set[UUID]) -> list[_R]:
    """Return the records of a kind that are still there, in their order."""
    wanted = sorted(ids)
    return [
        record
        for start in range(0, len(wanted), AT_ONCE)
        for record in session.scalars(
            select(kind).where(kind.id.in_(wanted[start : start + AT_ONCE]))
        )
    ]


def _names(session: Session, owners: set[UUID]) -> list[str]:
    children = _standing(session, Person, owners)
    cases = _standing(session, Case, owners)
    return sorted([*(each.name for each in children), *(c.reference for c in cases)])


def _words(people: int, cases: int, names: list[str]) -> str:
    taken = f"Taken back: {_many(people, 'child', 'children')}, {_many(cases, 'case')}."
    if not names:
        return taken
    more = len(names) - _SHOWN
    listed = ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
    stay = "stays" if len(names) == 1 else "stay"
    return f"{taken} {listed} {stay}, because somebody has worked on them since."


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
