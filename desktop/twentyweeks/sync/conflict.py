"""Conflicts: fields with several values, each with who wrote it, where, and over what.

Nothing here decides anything: a conflict ends by an officer's own write.
"""

import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from twentyweeks.casework import Wire
from twentyweeks.storage.operation import WHOLE, Operation, operation_from_row
from twentyweeks.storage.projection import heads_of
from twentyweeks.storage.sync_tables import bundle as bundles
from twentyweeks.storage.tables import contested, operation
from twentyweeks.vault.keys import Compartment

_ID = 12


@dataclass(frozen=True, slots=True)
class Written:
    """A value with its write; `station` is None for one that is still unsent here."""

    value: Wire
    operation: Operation
    station: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One field, or one entity as a whole, that officers changed apart.

    `values` are the different ones, the one shown in the meantime first. `id` changes
    when another value arrives, so nobody settles what they have not seen.
    """

    id: str
    compartment: Compartment
    ent: str
    eid: UUID
    f: str
    case: UUID | None
    before: Wire
    values: tuple[Written, ...]

    @property
    def is_of_deletion(self) -> bool:
        """Whether one deleted what another changed."""
        return self.f == WHOLE


def conflicts(connection: Connection, compartment: Compartment) -> tuple[Conflict, ...]:
    """Return the open conflicts of one compartment, by entity and field."""
    rows = connection.execute(
        select(contested).order_by(contested.c.ent, contested.c.eid, contested.c.f)
    ).all()
    return tuple(
        _conflict(connection, compartment, (row.ent, row.eid, row.f), row.case_id)
        for row in rows
    )


def _conflict(
    connection: Connection,
    compartment: Compartment,
    about: tuple[str, UUID, str],
    case: UUID | None,
) -> Conflict:
    ent, eid, f = about
    fields = heads_of(connection, ent, eid)
    heads = fields[f] + (_unseen(fields) if f == WHOLE else [])
    told = [compartment.value, ent, eid.hex, f, *sorted(op.id.hex for op in heads)]
    return Conflict(
        id=hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_ID],
        compartment=compartment,
        ent=ent,
        eid=eid,
        f=f,
        case=case,
        before=_before(connection, heads),
        values=tuple(_written(connection, op) for op in _different(heads)),
    )


def _unseen(fields: dict[str, list[Operation]]) -> list[Operation]:
    saw = {each for op in fields[WHOLE] for each in op.saw}
    return [op for f, ops in fields.items() if f for op in ops if op.id not in saw]


def _different(heads: list[Operation]) -> list[Operation]:
    told: dict[tuple[str, str], Operation] = {}
    for op in heads:
        told.setdefault((op.f, json.dumps(op.v, sort_keys=True)), op)
    return list(told.values())


def _written(connection: Connection, op: Operation) -> Written:
    station = connection.scalar(
        select(bundles.c.station)
        .join(operation, operation.c.bundle == bundles.c.hash)
        .where(operation.c.id == op.id)
    )
    return Written(op.v, op, station)


def _before(connection: Connection, heads: list[Operation]) -> Wire:
    replaced = [set(op.sup) for op in heads if op.f == heads[0].f]
    common = set.intersection(*replaced) or set.union(*replaced)
    common -= {op.id for op in heads}
    rows = connection.execute(
        select(operation)
        .where(operation.c.id.in_(common))
        .order_by(operation.c.hlc.desc(), operation.c.id)
    ).mappings()
    return next((operation_from_row(dict(row)).v for row in rows), None)
