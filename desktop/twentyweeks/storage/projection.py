"""The record tables as a projection of the journal, rebuilt an entity at a time."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.types import TypeEngine

from twentyweeks.casework import Record, from_wire
from twentyweeks.casework.fields import Code, Coupled, Flag, Guid, Iso
from twentyweeks.storage.operation import WHOLE, Operation, Verb, operation_from_row
from twentyweeks.storage.reducer import Entity, chunks
from twentyweeks.storage.tables import contested, guard, head, operation

Fields = dict[str, list[Operation]]

RECORDS: dict[str, Table] = {
    mapper.local_table.name: mapper.local_table
    for mapper in Record.registry.mappers
    if isinstance(mapper.local_table, Table)
}
"""The record tables by the name that operations call their entity."""


@contextmanager
def open_guard(connection: Connection) -> Iterator[None]:
    """Let the journal, and nothing else, write to the record tables."""
    connection.execute(update(guard).values(open=True))
    yield
    connection.execute(update(guard).values(open=False))


def project(connection: Connection, entities: Iterable[Entity]) -> None:
    """Bring the rows of these entities, and their conflicts, up to the journal."""
    of: dict[str, list[UUID]] = defaultdict(list)
    for ent, eid in entities:
        of[ent].append(eid)
    with open_guard(connection):
        for ent in of.keys() & RECORDS.keys():
            for some in chunks(of[ent]):
                _project(connection, ent, some)


def heads_of(connection: Connection, ent: str, eid: UUID) -> Fields:
    """Return each field's heads, the one to show first at the front."""
    return _heads(connection, ent, [eid])[eid]


def _heads(
    connection: Connection, ent: str, eids: Collection[UUID]
) -> dict[UUID, Fields]:
    rows = connection.execute(
        select(operation)
        .join(head, head.c.op == operation.c.id)
        .where(head.c.ent == ent, head.c.eid.in_(eids))
        .order_by(operation.c.hlc.desc(), operation.c.id)
    ).mappings()
    heads: dict[UUID, Fields] = {eid: defaultdict(list) for eid in eids}
    for row in rows:
        heads[row["eid"]][row["f"]].append(operation_from_row(dict(row)))
    return heads


def _project(connection: Connection, ent: str, eids: Sequence[UUID]) -> None:
    table = RECORDS[ent]
    rows: list[dict[str, Any]] = []
    conflicts: list[dict[str, Any]] = []
    for eid, fields in _heads(connection, ent, eids).items():
        values = _values(table, fields)
        gone, edited_since = _deletion(fields)
        if values is not None and (edited_since or not gone):
            rows.append({"id": eid, **values})
        conflicts += _conflicts((ent, eid), fields, edited_since=edited_since)
    connection.execute(delete(table).where(table.c.id.in_(eids)))
    settled = delete(contested).where(contested.c.ent == ent)
    connection.execute(settled.where(contested.c.eid.in_(eids)))
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


def _values(table: Table, fields: Fields) -> dict[str, Any] | None:
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.name == "id":
            continue
        value = _value(column.type, fields.get(column.name, []))
        if value is None and not column.nullable:
            return None
        values[column.name] = value
    return values


def _value(kind: TypeEngine[Any], ops: list[Operation]) -> object:
    for op in ops:
        try:
            value: object = from_wire(_python_type(kind), op.v)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # written by a newer edition: kept, not shown
        return value
    return None


def _python_type(kind: TypeEngine[Any]) -> object:
    if isinstance(kind, Coupled | Iso | Code):
        held: object = kind.kind
        return held
    if isinstance(kind, Guid):
        return UUID
    if isinstance(kind, Flag):
        return bool
    return kind.python_type


def _conflicts(
    entity: Entity, fields: Fields, *, edited_since: bool
) -> list[dict[str, Any]]:
    kinds = {
        name: "differs"
        for name, ops in fields.items()
        if name != WHOLE and len({json.dumps(op.v, sort_keys=True) for op in ops}) > 1
    }
    if edited_since:
        kinds[WHOLE] = "edited_after_deletion"
    ent, eid = entity
    return [
        {"ent": ent, "eid": eid, "f": f, "kind": kind, "case_id": _case(fields[f])}
        for f, kind in kinds.items()
    ]


def _case(ops: list[Operation]) -> UUID | None:
    return next((op.case for op in ops if op.case is not None), None)
