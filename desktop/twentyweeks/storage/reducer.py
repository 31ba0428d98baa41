"""The merge by explicit replacement: which writes are the current ones.

A write replaces those that its author was looking at, and no others. The heads of a
field are the writes that nobody has replaced; two heads that differ are a conflict.
Order, duplicates, lateness and wrong clocks cannot change the result.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.elements import ColumnElement

from twentyweeks.casework.fields import Guid
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
    elsewhere = _fallen(connection, new)
    _keep(connection, new, bundle)
    late = _found(connection, superseded.c.id, [each.id for each in new])
    _lead(connection, [op for op in new if op.id not in late or op.verb == Verb.ISSUE])
    return {(each.ent, each.eid) for each in new} | elsewhere


def write(connection: Connection, made: Sequence[Operation]) -> set[Entity]:
    """Take in operations that were made this moment; return what they touched.

    Nobody has heard of them yet, so nobody can have replaced them.
    """
    _keep(connection, made, None)
    _lead(connection, made)
    return {(each.ent, each.eid) for each in made}


def _fallen(connection: Connection, new: Sequence[Operation]) -> set[Entity]:
    """Return the entities whose operations these replace."""
    replaced = list({old for each in new for old in each.sup})
    place = select(operation.c.ent, operation.c.eid).distinct()
    return {
        (ent, eid)
        for some in chunks(replaced)
        for ent, eid in connection.execute(place.where(operation.c.id.in_(some)))
    }


def _keep(connection: Connection, new: Sequence[Operation], bundle: str | None) -> None:
    rows = [each.to_row(bundle) for each in new]
    replaced = [{"old": old} for old in {old for each in new for old in each.sup}]
    if rows:
        connection.exec_driver_sql(_INTO_OPERATION, rows)
    if replaced:
        connection.execute(_REMEMBER, replaced)
        connection.execute(_FALL, replaced)


def _lead(connection: Connection, leading: Sequence[Operation]) -> None:
    rows = [(each.ent, each.eid.bytes, each.f, each.id.bytes) for each in leading]
    if rows:
        connection.exec_driver_sql(_INTO_HEAD, rows)


def _into(table: Table) -> str:
    return str(insert(table).compile(dialect=sqlite.dialect()))


_INTO_OPERATION, _INTO_HEAD = _into(operation), _into(head)


_PLACE = (operation.c.ent, operation.c.eid, operation.c.f, operation.c.id)

_REMEMBER = (
    insert(superseded)
    .prefix_with("OR IGNORE")
    .values(id=bindparam("old", type_=Guid()))
)

_FALL = delete(head).where(
    tuple_(head.c.ent, head.c.eid, head.c.f, head.c.op).in_(
        select(*_PLACE).where(
            operation.c.id == bindparam("old", type_=Guid()),
            operation.c.verb != Verb.ISSUE,
        )
    )
)


def _found(
    connection: Connection, column: ColumnElement[UUID], ids: Collection[UUID]
) -> set[UUID]:
    return {
        found
        for some in chunks(list(ids))
        for found in connection.scalars(select(column).where(column.in_(some)))
    }


def chunks(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Yield `items` in runs short enough for one statement."""
    for at in range(0, len(items), _AT_ONCE):
        yield items[at : at + _AT_ONCE]


def rebuild_heads(connection: Connection) -> set[Entity]:
    """Make heads and superseded anew from the operations; return every entity."""
    connection.execute(delete(head))
    connection.execute(delete(superseded))
    named = func.json_each(operation.c.sup).table_valued("value")
    every = operation.join(named, true())
    replaced = select(func.unhex(named.c.value)).select_from(every).distinct()
    connection.execute(insert(superseded).from_select(["id"], replaced))
    fallen = operation.c.id.in_(select(superseded.c.id))
    leading = select(*_PLACE).where(or_(operation.c.verb == Verb.ISSUE, ~fallen))
    connection.execute(insert(head).from_select(["ent", "eid", "f", "op"], leading))
    entities = connection.execute(select(operation.c.ent, operation.c.eid).distinct())
    return {(ent, eid) for ent, eid in entities}
