"""The record tables as a projection of the journal, rebuilt an entity at a time."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.types import TypeEngine

from twentyweeks.casework import Record, from_wire
from twentyweeks.casework.fields import Code, Coupled, Flag, Guid, Iso
from twentyweeks.storage.operation import WHOLE, Operation, Verb, operation_from_row
from twentyweeks.storage.reducer import Entity
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
    connection.execute(update(guard).values(open=True))
    yield
    connection.execute(update(guard).values(open=False))


def project(connection: Connection, entities: Iterable[Entity]) -> None:
    """Bring the rows of these entities, and their conflicts, up to the journal."""
    with open_guard(connection):
        for ent, eid in entities:
            if ent in RECORDS:
                _project_one(connection, ent, eid)


def heads_of(connection: Connection, ent: str, eid: UUID) -> dict[str, list[Operation]]:
    """Return each field's heads, the one to show first at the front."""
    rows = connection.execute(
        select(operation)
        .join(head, head.c.op == operation.c.id)
        .where(head.c.ent == ent, head.c.eid == eid)
        .order_by(operation.c.hlc.desc(), operation.c.id)
    ).mappings()
    fields: dict[str, list[Operation]] = defaultdict(list)
    for row in rows:
        fields[row["f"]].append(operation_from_row(dict(row)))
    return fields


def _project_one(connection: Connection, ent: str, eid: UUID) -> None:
    table = RECORDS[ent]
    fields = heads_of(connection, ent, eid)
    gone, edited_since = _deletion(fields)
    values = _values(table, fields)
    connection.execute(delete(table).where(table.c.id == eid))
    if values is not None and (edited_since or not gone):
        connection.execute(insert(table).values(id=eid, **values))
    _list_conflicts(connection, (ent, eid), fields, edited_since=edited_since)


def _deletion(fields: dict[str, list[Operation]]) -> tuple[bool, bool]:
    deletions = [op for op in fields.get(WHOLE, ()) if op.verb == Verb.DELETE]
    if not deletions:
        return False, False
    seen = {each for op in deletions for each in op.saw}
    unseen = any(
        op.id not in seen for name, ops in fields.items() if name for op in ops
    )
    return True, unseen


def _values(table: Table, fields: dict[str, list[Operation]]) -> dict[str, Any] | None:
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


def _list_conflicts(
    connection: Connection,
    entity: Entity,
    fields: dict[str, list[Operation]],
    *,
    edited_since: bool,
) -> None:
    ent, eid = entity
    connection.execute(
        delete(contested).where(contested.c.ent == ent, contested.c.eid == eid)
    )
    rows = [
        {"ent": ent, "eid": eid, "f": name, "kind": "differs", "case_id": _case(ops)}
        for name, ops in fields.items()
        if name != WHOLE and len({json.dumps(op.v, sort_keys=True) for op in ops}) > 1
    ]
    if edited_since:
        whole = fields[WHOLE]
        kind = "edited_after_deletion"
        rows.append(
            {"ent": ent, "eid": eid, "f": WHOLE, "kind": kind, "case_id": _case(whole)}
        )
    if rows:
        connection.execute(insert(contested), rows)


def _case(ops: list[Operation]) -> UUID | None:
    return next((op.case for op in ops if op.case is not None), None)
