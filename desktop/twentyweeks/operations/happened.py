"""What happened on a case, with what was corrected and what was struck out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Milestone
from twentyweeks.law import Event
from twentyweeks.operations.gather import in_order
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.happened import Change, HappenedLine, happened_line
from twentyweeks.storage.operation import Operation, Verb, operation_from_row
from twentyweeks.storage.tables import operation

ENT = Milestone.__tablename__


def happened_in(session: Session, now: CaseNow) -> tuple[HappenedLine, ...]:
    """Return each milestone of a case, the latest first; struck out ones at the end."""
    written = _written(session, now.case.id)
    lines = [
        happened_line(now, milestone, event, _changes(now, written, milestone.id))
        for milestone, event in zip(now.milestones, now.events, strict=True)
    ]
    return (*reversed(lines), *_struck(now, written))


def _written(session: Session, case_id: UUID) -> Mapping[UUID, list[Operation]]:
    """Read what the journal holds of the milestones that were ever changed."""
    of_case = (operation.c.case_id == case_id, operation.c.ent == ENT)
    changed = select(operation.c.eid).where(*of_case, operation.c.why.is_not(None))
    rows = session.execute(
        select(operation)
        .where(*of_case, operation.c.eid.in_(changed))
        .order_by(operation.c.hlc, operation.c.id)
    ).mappings()
    found: defaultdict[UUID, list[Operation]] = defaultdict(list)
    for row in rows:
        found[row["eid"]].append(operation_from_row(dict(row)))
    return found


def _struck(
    now: CaseNow, written: Mapping[UUID, list[Operation]]
) -> Iterator[HappenedLine]:
    standing = {each.id for each in now.milestones}
    for eid, made in written.items():
        if eid in standing or made[-1].verb != Verb.DELETE:
            continue
        last = _last(made)
        for milestone, event in in_order([last] if last else []):
            yield happened_line(now, milestone, event, _changes(now, written, eid))


def _last(made: Iterable[Operation]) -> Milestone | None:
    """Return a milestone as it stood when it was struck out."""
    values = {each.f: each.v for each in made if each.verb == Verb.SET}
    facts = values.get("facts")
    if not isinstance(facts, dict):
        return None
    first = next(each for each in made if each.f == "facts")
    return Milestone(
        id=first.eid,
        case_id=first.case or first.eid,
        facts=facts,
        recorded_by=first.by,
        recorded_at=datetime.fromisoformat(first.wall),
    )


def _changes(
    now: CaseNow, written: Mapping[UUID, list[Operation]], eid: UUID
) -> tuple[Change, ...]:
    made = written.get(eid, [])
    by_id = {each.id: each for each in made}
    changes = [
        Change(
            by=now.name_of(each.by),
            at=datetime.fromisoformat(each.wall),
            why=each.why,
            struck=each.verb == Verb.DELETE,
            before=_before(each, by_id),
        )
        for each in reversed(made)
        if each.why is not None and (each.sup or each.verb == Verb.DELETE)
    ]
    return tuple(changes)


def _before(change: Operation, made: Mapping[UUID, Operation]) -> Event | None:
    """Return the event that a correction replaced, where it can be read."""
    replaced = [made[each].v for each in change.sup if each in made]
    was = [
        Milestone(case_id=change.case or change.eid, facts=facts)
        for facts in replaced
        if isinstance(facts, dict)
    ]
    return next((event for _, event in in_order(was)), None)
