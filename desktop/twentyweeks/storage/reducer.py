"""The merge by explicit replacement: which writes are the current ones.

A write replaces those that its author was looking at, and no others. The heads of a
field are the writes that nobody has replaced; two heads that differ are a conflict.
Order, duplicates, lateness and wrong clocks cannot change the result.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.sql.elements import ColumnElement

from twentyweeks.storage.operation import Operation, Verb
from twentyweeks.storage.tables import head, operation, superseded

Entity = tuple[str, UUID]

_T = TypeVar("_T")
_AT_ONCE = 500


def apply(
    connection: Connection, operations: Iterable[Operation], bundle: str | None = None
) -> set[Entity]:
    """Take operations in; return the entities that they touched.

    An operation that is here already changes nothing. One that was replaced before it
    came is remembered and never becomes a head.
    """
    given = {each.id: each for each in operations}
    known = _found(connection, operation.c.id, given)
    new = [each for each in given.values() if each.id not in known]
    if not new:
        return set()
    rows = [{**each.to_row(), "bundle": bundle} for each in new]
    connection.execute(insert(operation), rows)
    _supersede(connection, new)
    late = _found(connection, superseded.c.id, [each.id for each in new])
    heads = [
        {"ent": each.ent, "eid": each.eid, "f": each.f, "op": each.id}
        for each in new
        if each.id not in late or each.verb == Verb.ISSUE
    ]
    if heads:
        connection.execute(insert(head), heads)
    return {(each.ent, each.eid) for each in new}


def _supersede(connection: Connection, new: Sequence[Operation]) -> None:
    replaced = {old for each in new for old in each.sup}
    if not replaced:
        return
    ids = [{"id": old} for old in replaced]
    connection.execute(insert(superseded).prefix_with("OR IGNORE"), ids)
    issued = _found(connection, operation.c.id, replaced, operation.c.verb == "issue")
    fallen = [
        {"in_ent": each.ent, "in_eid": each.eid, "old": old}
        for each in new
        for old in each.sup
        if old not in issued
    ]
    if fallen:
        connection.execute(_FALL, fallen)


_FALL = delete(head).where(
    head.c.ent == bindparam("in_ent"),
    head.c.eid == bindparam("in_eid"),
    head.c.op == bindparam("old"),
)


def _found(
    connection: Connection,
    column: ColumnElement[UUID],
    ids: Collection[UUID],
    *also: ColumnElement[bool],
) -> set[UUID]:
    return {
        found
        for some in chunks(list(ids))
        for found in connection.scalars(select(column).where(column.in_(some), *also))
    }


def chunks(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Yield `items` in runs short enough for one statement."""
    for at in range(0, len(items), _AT_ONCE):
        yield items[at : at + _AT_ONCE]


def rebuild_heads(connection: Connection) -> set[Entity]:
    """Make heads and superseded anew from the operations; return every entity."""
    connection.execute(delete(head))
    connection.execute(delete(superseded))
    rows = connection.execute(
        select(
            operation.c.id,
            operation.c.verb,
            operation.c.ent,
            operation.c.eid,
            operation.c.f,
            operation.c.sup,
        )
    ).all()
    replaced = {UUID(hex=old) for row in rows for old in json.loads(row.sup)}
    if replaced:
        connection.execute(insert(superseded), [{"id": old} for old in replaced])
    live = [
        {"ent": row.ent, "eid": row.eid, "f": row.f, "op": row.id}
        for row in rows
        if row.verb == Verb.ISSUE or row.id not in replaced
    ]
    if live:
        connection.execute(insert(head), live)
    return {(row.ent, row.eid) for row in rows}
