"""Show what officers changed apart, and end it by an ordinary write with a reason."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Text, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from twentyweeks.casework import (
    Case,
    Document,
    ExpectedTime,
    Involved,
    Officer,
    OwnWording,
    Person,
    Plan,
    PlanPart,
    ProtectedAddress,
    Record,
    Wire,
)
from twentyweeks.casework.fields import Iso
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.lines import refresh_lines
from twentyweeks.operations.saving import touched_cases
from twentyweeks.operations.typed import KEPT, typed_day
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.wording_source import TITLES
from twentyweeks.present.dates import day_of
from twentyweeks.present.exchange import ConflictCard, ConflictValue
from twentyweeks.present.exchange_words import only_here, value_words, who_words
from twentyweeks.present.expected import step_title
from twentyweeks.present.record_words import field_words
from twentyweeks.present.wording import title_of
from twentyweeks.storage.journal import Journal
from twentyweeks.storage.projection import RECORDS
from twentyweeks.sync.conflict import Conflict, Written, conflicts
from twentyweeks.vault.keys import Compartment

DELETED = "Delete it"
KEEP = "Keep it, with what was changed"
_THIS = "this laptop"
_HASHES = (Document.blob.key, Document.sha256.key)
_AGAIN = (
    "That has changed since you looked, or is settled already. Nothing was saved. Look "
    "at the conflicts again."
)


def conflict_cards(caseload: Caseload) -> tuple[ConflictCard, ...]:
    """Return a card for each field that holds several values, both kept."""
    cards: list[ConflictCard] = []
    with caseload.reading() as general:
        for comp in sorted(caseload.open):
            with caseload.reading(comp) as session:
                found = conflicts(session.connection(), comp)
                cards += [_card(caseload, general, session, each) for each in found]
    return tuple(cards)


def settle_conflict(
    caseload: Caseload,
    conflict_id: str,
    choice: int | None,
    value: str | None,
    reason: str,
    now: datetime,
) -> None:
    """Settle a conflict: keep the value numbered `choice` (from 1), or type a third.

    Refused without a reason; BadInput where there is no such conflict or value.
    """
    if not reason.strip():
        raise Refused(f"Give the reason for your choice. {KEPT}", field="reason")
    conflict = _find(caseload, conflict_id)
    stamp = caseload.stamp(now, src="settle", why=reason.strip())
    with caseload.writing(stamp, conflict.compartment) as journal:
        if conflict_id not in _ids(journal.connection, conflict.compartment):
            raise BadInput(_AGAIN, field="id")
        if conflict.is_of_deletion:
            _settle_deletion(journal, conflict, choice)
        else:
            wire = _chosen(conflict, choice, value, now)
            entity = (conflict.ent, conflict.eid)
            journal.settle(entity, conflict.f, wire, conflict.case)
        session = journal.session
        refresh_lines(session, touched_cases(session, journal.touched), day_of(now))


def _find(caseload: Caseload, conflict_id: str) -> Conflict:
    for comp in sorted(caseload.open):
        with caseload.reading(comp) as session:
            for each in conflicts(session.connection(), comp):
                if each.id == conflict_id:
                    return each
    raise BadInput(_AGAIN, field="id")


def _ids(connection: Connection, comp: Compartment) -> set[str]:
    return {each.id for each in conflicts(connection, comp)}


def _settle_deletion(journal: Journal, conflict: Conflict, choice: int | None) -> None:
    if choice == 1:
        kind = next(
            mapper.class_
            for mapper in Record.registry.mappers
            if mapper.local_table is RECORDS[conflict.ent]
        )
        journal.delete(journal.session.get_one(kind, conflict.eid))
    elif choice == 2:
        journal.restore((conflict.ent, conflict.eid), conflict.case)
    else:
        raise _no_such(2)


def _chosen(
    conflict: Conflict, choice: int | None, value: str | None, now: datetime
) -> Wire:
    if value is not None:
        return _typed(conflict, value, now)
    if choice is None or not 1 <= choice <= len(conflict.values):
        raise _no_such(len(conflict.values))
    return conflict.values[choice - 1].value


def _no_such(last: int) -> BadInput:
    return BadInput(
        f"Choose one of the values, 1 to {last}, or type another. {KEPT}",
        field="choice",
    )


def _typed(conflict: Conflict, value: str, now: datetime) -> Wire:
    words = value.strip()
    if not _is_typed(conflict):
        raise BadInput(
            f"This one cannot be typed: choose one of the values. {KEPT}",
            field="value",
        )
    if not words:
        raise Refused(f"Type the value, or choose one of them. {KEPT}", field="value")
    if _is_day(conflict):
        return typed_day(words, "value", "Value", day_of(now)).isoformat()
    return words


def _is_typed(conflict: Conflict) -> bool:
    """Whether a third value may be typed: a day or a text, but no paper's hash."""
    if conflict.is_of_deletion or conflict.f in _HASHES:
        return False
    return type(_kind(conflict)) is Text or _is_day(conflict)


def _is_day(conflict: Conflict) -> bool:
    kind = _kind(conflict)
    return isinstance(kind, Iso) and kind.kind is not datetime


def _kind(conflict: Conflict) -> TypeEngine[object]:
    return RECORDS[conflict.ent].c[conflict.f].type


def _card(
    caseload: Caseload, general: Session, own: Session, conflict: Conflict
) -> ConflictCard:
    held = _case_held(general, conflict)
    of_id = _of_whom(own, conflict)
    person = _person(general, held, of_id)
    case = held or _case_of(general, person)
    if conflict.is_of_deletion:
        values = _deletion_values(caseload, general, conflict)
    else:
        values = tuple(
            ConflictValue(
                words=_told(general, each.value),
                who=_who(caseload, general, each),
                only_here=_only_here(each, conflict),
            )
            for each in conflict.values
        )
    return ConflictCard(
        id=conflict.id,
        case_id=case.id.hex if case else "",
        child=person.name if person else "",
        what=_what(general, conflict, person, of_id),
        before=_told(general, conflict.before),
        values=values,
        free_text=_is_typed(conflict),
    )


def _only_here(written: Written, conflict: Conflict) -> str:
    others = " ".join(
        value_words(each.value) for each in conflict.values if each is not written
    )
    return only_here(value_words(written.value), others)


def _deletion_values(
    caseload: Caseload, general: Session, conflict: Conflict
) -> tuple[ConflictValue, ...]:
    gone, *kept = conflict.values
    return (
        ConflictValue(words=DELETED, who=_who(caseload, general, gone)),
        *(
            ConflictValue(words=KEEP, who=_who(caseload, general, each))
            for each in kept[:1]
        ),
    )


def _who(caseload: Caseload, general: Session, written: Written) -> str:
    op = written.operation
    officer = general.get(Officer, op.by) if op.by else None
    name = officer.name if officer else "An officer"
    station = written.station or caseload.station.station_id
    if station == caseload.station.station_id:
        where = _THIS
    else:
        owners = select(Officer.name).where(Officer.station == station)
        owner = general.scalars(owners.order_by(Officer.id)).first()
        where = f"{owner}'s laptop" if owner else "another laptop"
    return who_words(name, datetime.fromisoformat(op.wall), where)


def _of_whom(own: Session, conflict: Conflict) -> UUID | None:
    """Return whom a record is of, where it is of a child or of somebody around one."""
    if conflict.ent in (Person.__tablename__, Involved.__tablename__):
        return conflict.eid
    if conflict.ent == ProtectedAddress.__tablename__:
        held = own.get(ProtectedAddress, conflict.eid)
        return held.of_id if held else None
    return None


def _person(general: Session, case: Case | None, of_id: UUID | None) -> Person | None:
    if of_id:
        involved = general.get(Involved, of_id)
        return general.get(Person, involved.child_id if involved else of_id)
    return general.get(Person, case.person_id) if case else None


def _case_held(general: Session, conflict: Conflict) -> Case | None:
    if conflict.ent == PlanPart.__tablename__:
        part = general.get(PlanPart, conflict.eid)
        plan = general.get(Plan, part.plan_id) if part else None
        return general.get(Case, plan.case_id) if plan else None
    return general.get(Case, conflict.case) if conflict.case else None


def _told(general: Session, value: Wire) -> str:
    """Write a value; where it points at another record, what that is called."""
    if not isinstance(value, str) or len(value) != 32:
        return value_words(value)
    try:
        identifier = UUID(value)
    except ValueError:
        return value_words(value)
    for kind, name in _CALLED.items():
        held = general.get(kind, identifier)
        if held is not None:
            return str(getattr(held, name))
    return value_words(value)


_CALLED: Mapping[type[Record], str] = {
    Officer: "name",
    Involved: "name",
    Document: "title",
    PlanPart: "words",
    Case: "reference",
    Person: "name",
}


def _case_of(general: Session, person: Person | None) -> Case | None:
    if person is None:
        return None
    cases = select(Case).where(Case.person_id == person.id).order_by(Case.id)
    return general.scalars(cases).first()


def _what(
    general: Session, conflict: Conflict, person: Person | None, of_id: UUID | None
) -> str:
    field = field_words(conflict.ent, conflict.f or conflict.ent)
    if of_id:
        whom = general.get(Involved, of_id) or person
        return f"{whom.name}: {field}" if whom else field
    if conflict.ent == ExpectedTime.__tablename__:
        held = general.get(ExpectedTime, conflict.eid)
        return f"{field}: {step_title(held.step)}" if held else field
    if conflict.ent == OwnWording.__tablename__:
        own = general.get(OwnWording, conflict.eid)
        return f"{field}: {title_of(own.name, TITLES)}" if own else field
    return field
