"""The record tables as a projection of the journal, rebuilt an entity at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from twentyweeks.casework import Record
from twentyweeks.casework.fields import Flag, Guid
from twentyweeks.storage.operation import WHOLE, Operation, Verb, operation_from_row
from twentyweeks.storage.reducer import Entity, chunks, rebuild_heads
from twentyweeks.storage.shown import Fields, conflicts_in, shown_row
from twentyweeks.storage.tables import contested, guard, head, operation

RECORDS: dict[str, Table] = {
    mapper.local_table.name: mapper.local_table
    for mapper in Record.registry.mappers
    if isinstance(mapper.local_table, Table)
}
"""The record tables by the name that operations call their entity."""


@contextmanager
def open_guard(connection: Connection) -> Iterator[None]:
    """Let the journal, and nothing else, write to the record tables."""
    connection.execute(_SET_GUARD, {"now": True})
    yield
    connection.execute(_SET_GUARD, {"now": False})


_SET_GUARD = update(guard).values(open=bindparam("now", type_=Flag()))


def project(connection: Connection, entities: Iterable[Entity]) -> None:
    """Bring the rows of these entities, and their conflicts, up to the journal."""
    of = _by_name(entities)
    with open_guard(connection):
        for ent in of.keys() & RECORDS.keys():
            for some in chunks(of[ent]):
                _clear(connection, ent, some)
                _lay(connection, ent, _heads(connection, ent, some))


def project_new(connection: Connection, made: Iterable[Operation]) -> None:
    """Lay the rows of entities that had no operation before these."""
    of: dict[str, dict[UUID, Fields]] = defaultdict(dict)
    for op in made:
        of[op.ent].setdefault(op.eid, {})[op.f] = [op]
    with open_guard(connection):
        for ent, heads in of.items():
            _lay(connection, ent, heads)


def known(connection: Connection, entities: Iterable[Entity]) -> bool:
    """Whether the journal has heard of any of these."""
    of = _by_name(entities)
    return any(
        connection.execute(
            select(head.c.eid).where(head.c.ent == ent, head.c.eid.in_(some)).limit(1)
        ).first()
        for ent, eids in of.items()
        for some in chunks(eids)
    )


def rebuild(connection: Connection) -> None:
    """Make heads, records and conflicts anew from the operations alone."""
    entities = rebuild_heads(connection)
    with open_guard(connection):
        for table in (*RECORDS.values(), contested):
            connection.execute(delete(table))
    project(connection, entities)


def project_gone(connection: Connection, entities: Iterable[Entity]) -> None:
    """Take out the rows of entities whose deletion saw every write of theirs."""
    with open_guard(connection):
        for ent, eids in _by_name(entities).items():
            for some in chunks(eids):
                _clear(connection, ent, some)


def head_ids(
    connection: Connection, entities: Iterable[Entity]
) -> dict[Entity, dict[str, list[UUID]]]:
    """Return which writes stand behind each field of many entities."""
    heads: dict[Entity, dict[str, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    wanted = select(head.c.ent, head.c.eid, head.c.f, head.c.op)
    for ent, eids in _by_name(entities).items():
        for some in chunks(eids):
            own = wanted.where(head.c.ent == ent, head.c.eid.in_(some))
            for name, eid, f, op in connection.execute(own):
                heads[name, eid][f].append(op)
    return heads


def _by_name(entities: Iterable[Entity]) -> dict[str, list[UUID]]:
    of: dict[str, list[UUID]] = defaultdict(list)
    for ent, eid in entities:
        of[ent].append(eid)
    return of


def heads_of(connection: Connection, ent: str, eid: UUID) -> Fields:
    """Return each field's heads, the one to show first at the front."""
    return _heads(connection, ent, [eid])[eid]


def _heads(
    connection: Connection, ent: str, eids: Collection[UUID]
) -> dict[UUID, Fields]:
    asked = {"in_ent": ent, "in_eids": list(eids)}
    heads: dict[UUID, Fields] = {eid: defaultdict(list) for eid in eids}
    for row in connection.execute(_HEADS, asked).mappings():
        heads[row["eid"]][row["f"]].append(operation_from_row(dict(row)))
    return heads


_HEADS = (
    select(operation)
    .join(head, head.c.op == operation.c.id)
    .where(head.c.ent == bindparam("in_ent"))
    .where(head.c.eid.in_(bindparam("in_eids", expanding=True, type_=Guid())))
    .order_by((operation.c.verb == "issue").desc())
    .order_by(operation.c.hlc.desc(), operation.c.id)
)
"""What was issued is shown first, then the latest by the clock of operations."""


def _clear(connection: Connection, ent: str, eids: Sequence[UUID]) -> None:
    table = RECORDS[ent]
    connection.execute(delete(table).where(table.c.id.in_(eids)))
    settled = delete(contested).where(contested.c.ent == ent)
    connection.execute(settled.where(contested.c.eid.in_(eids)))


def _lay(connection: Connection, ent: str, heads: Mapping[UUID, Fields]) -> None:
    table = RECORDS[ent]
    rows: list[dict[str, Any]] = []
    conflicts: list[dict[str, Any]] = []
    for eid, fields in heads.items():
        gone, edited_since = _deletion(fields)
        row = shown_row(table, fields)
        if row is not None and (edited_since or not gone):
            rows.append({"id": eid, **row})
        for f, kind in conflicts_in(fields, edited_since=edited_since).items():
            case = next((op.case for op in fields[f] if op.case is not None), None)
            conflict = {"ent": ent, "eid": eid, "f": f, "kind": kind, "case_id": case}
            conflicts.append(conflict)
    if rows:
        connection.execute(insert(table), rows)
    if conflicts:
        connection.execute(insert(contested), conflicts)


def _deletion(fields: Fields) -> tuple[bool, bool]:
    deletions = [op for op in fields.get(WHOLE, ()) if op.verb == Verb.DELETE]
    if not deletions:
        return False, False
    seen = {each for op in deletions for each in op.saw}
    unseen = any(
        op.id not in seen for name, ops in fields.items() if name for op in ops
    )
    return True, unseen
