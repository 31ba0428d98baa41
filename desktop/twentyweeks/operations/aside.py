"""Look at what was set aside of a laptop that was taken off, and let it through."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from twentyweeks.casework import Case, Involved, Officer, Person
from twentyweeks.errors import Refused
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.exchange import AsideCard
from twentyweeks.present.exchange_words import (
    MOST_SHOWN,
    aside_title,
    aside_why,
    change_line,
    unread_words,
)
from twentyweeks.storage.operation import Operation
from twentyweeks.sync.aside import Aside, accept, set_aside
from twentyweeks.sync.book import kept_roster
from twentyweeks.sync.roster import Roster

_ID = 12


def aside_cards(caseload: Caseload) -> tuple[AsideCard, ...]:
    """Return a card for each package that was set aside and can be opened here."""
    roster = _roster(caseload)
    if roster is None:
        return ()
    with caseload.reading() as general:
        return tuple(
            _card(general, roster, each) for each in _all_aside(caseload, roster)
        )


def accept_package(caseload: Caseload, package: str, now: datetime) -> None:
    """Let a package through that was set aside; the next exchange takes it in.

    `package` is the id of its card. Refused where this laptop is no administrator's.
    """
    roster = _roster(caseload)
    if roster is None:
        raise Refused("There is no team yet. Nothing has been changed.")
    found = [
        each for each in _all_aside(caseload, roster) if each.hash[:_ID] == package
    ]
    accept(caseload, roster, found, now)


def _roster(caseload: Caseload) -> Roster | None:
    with caseload.reading() as session:
        return kept_roster(session.connection())


def _all_aside(caseload: Caseload, roster: Roster) -> Iterator[Aside]:
    for comp in sorted(caseload.open):
        with caseload.reading(comp) as session:
            yield from set_aside(session.connection(), roster, comp)


def _card(general: Session, roster: Roster, aside: Aside) -> AsideCard:
    operations = aside.operations
    told = [each for each in operations or () if _is_told(each)]
    lines = [_line(general, each) for each in told[:MOST_SHOWN]]
    more = len(told) - len(lines)
    return AsideCard(
        id=aside.hash[:_ID],
        title=aside_title(_authors(general, operations), _count(operations)),
        why=aside_why(roster.reason_for(aside.station), aside.seq, aside.created),
        changes=tuple(lines) if operations is not None else (unread_words(),),
        more=more,
    )


def _count(operations: tuple[Operation, ...] | None) -> int | None:
    return None if operations is None else len(operations)


def _is_told(operation: Operation) -> bool:
    hidden = operation.f.endswith("_id") or operation.f == "id"
    return not hidden and (not operation.f or operation.v not in (None, "", [], {}))


def _authors(general: Session, operations: tuple[Operation, ...] | None) -> list[str]:
    named = {
        each.eid: str(each.v)
        for each in operations or ()
        if (each.ent, each.f) == (Officer.__tablename__, "name")
    }
    for by in {each.by for each in operations or () if each.by is not None}:
        officer = general.get(Officer, by)
        if officer is not None:
            named[by] = officer.name
    return sorted(set(named.values()))


def _line(general: Session, operation: Operation) -> str:
    child = _child(general, operation)
    name = child.name if child else ""
    return change_line(name, operation.ent, operation.f, operation.v)


def _child(general: Session, operation: Operation) -> Person | None:
    if operation.ent == Person.__tablename__:
        return general.get(Person, operation.eid)
    if operation.ent == Involved.__tablename__:
        involved = general.get(Involved, operation.eid)
        return general.get(Person, involved.child_id) if involved else None
    case = general.get(Case, operation.case) if operation.case else None
    return general.get(Person, case.person_id) if case else None
