"""The merge by explicit replacement: which writes are the current ones.

A write replaces those that its author was looking at, and no others. The heads of a
field are the writes that nobody has replaced; two heads that differ are a conflict.
Order, duplicates, lateness and wrong clocks cannot change the result.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from twentyweeks.storage.operation import Operation, Verb
from twentyweeks.storage.tables import head, operation, superseded

Entity = tuple[str, UUID]


def apply(
    connection: Connection, operations: Iterable[Operation], bundle: str | None = None
) -> set[Entity]:
    """Take operations in; return the entities that they touched.

    An operation that is here already changes nothing.
    """
    touched: set[Entity] = set()
    for each in operations:
        if _take(connection, each, bundle):
            touched.add((each.ent, each.eid))
    return touched


def _take(connection: Connection, each: Operation, bundle: str | None) -> bool:
    row = {**each.to_row(), "bundle": bundle}
    taken = connection.execute(insert(operation).prefix_with("OR IGNORE").values(row))
    if taken.rowcount == 0:
        return False
    _supersede(connection, each)
    late = connection.scalar(select(superseded.c.id).where(superseded.c.id == each.id))
    if late is None or each.verb == Verb.ISSUE:
        connection.execute(
            insert(head).values(ent=each.ent, eid=each.eid, f=each.f, op=each.id)
        )
    return True


def _supersede(connection: Connection, each: Operation) -> None:
    if not each.sup:
        return
    ids = [{"id": replaced} for replaced in each.sup]
    connection.execute(insert(superseded).prefix_with("OR IGNORE"), ids)
    issued = select(operation.c.id).where(
        operation.c.id.in_(each.sup), operation.c.verb == Verb.ISSUE
    )
    connection.execute(
        delete(head).where(
            head.c.ent == each.ent,
            head.c.eid == each.eid,
            head.c.op.in_(each.sup),
            head.c.op.not_in(issued),
        )
    )


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
