"""The only door through which a record changes: each write is journalled with it."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Case, Record, Wire, to_wire
from twentyweeks.errors import Refused
from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.operation import WHOLE, Operation, Verb
from twentyweeks.storage.projection import (
    head_ids,
    heads_of,
    known,
    project,
    project_gone,
    project_new,
)
from twentyweeks.storage.reducer import Entity, write
from twentyweeks.storage.shown import Fields
from twentyweeks.storage.tables import head

_R = TypeVar("_R", bound=Record)
_COUNT_BITS = 16
CLOCK = "clock"

Seen = tuple[UUID, ...]
"""The heads of one field when its form was opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who writes, when by the laptop's clock, from where and why."""

    by: UUID | None
    now: datetime
    src: str = "ui"
    why: str | None = None


@dataclass(slots=True)
class Journal:
    """One Save: what it writes, it writes with a line of the journal, or not at all.

    `session` reads within the same transaction; `touched` are the entities so far.
    """

    session: Session
    stamp: Stamp
    tx: str = field(default_factory=lambda: secrets.token_hex(8))
    touched: set[Entity] = field(default_factory=set)
    _clock: int | None = None
    _by_wall: int = field(init=False)
    _wall: str = field(init=False)

    def __post_init__(self) -> None:
        self._by_wall = int(self.stamp.now.timestamp() * 1000) << _COUNT_BITS
        self._wall = self.stamp.now.astimezone(UTC).isoformat()

    def create(self, record: _R) -> _R:
        """Write a new record, a field at a time; return it."""
        self.create_all([record])
        return record

    def create_all(self, records: Iterable[Record]) -> None:
        """Write many new records at once, as an import does."""
        self._make([op for record in records for op in self._written(record)])

    def set(
        self, record: Record, name: str, value: object, seen: Seen | None = None
    ) -> None:
        """Write one field, replacing the values that the officer was looking at.

        `seen` None means the values that stand at this moment. A value equal to the
        one that stands alone is no write.
        """
        held = self._heads(record).get(name, [])
        wire = to_wire(value)
        if len(held) == 1 and held[0].v == wire:
            return
        _refuse_issued(held, wire)
        ids = tuple(op.id for op in held) if seen is None else seen
        self._take([self._field(record, name, wire, ids)])

    def issue(self, record: _R, name: str) -> _R:
        """Write a new record whose field `name` nothing can ever replace."""
        written = self._written(record)
        saw = tuple(op.id for op in written if op.f != name)
        self._make(
            [
                _with(op, verb=Verb.ISSUE, saw=saw) if op.f == name else op
                for op in written
            ]
        )
        return record

    def delete(self, record: Record) -> None:
        """Delete an entity as it stands now; later edits by others are a conflict."""
        self.delete_all([record])

    def delete_all(self, records: Iterable[Record]) -> None:
        """Delete many entities at once, as taking an import back does."""
        gone = {(each.__tablename__, each.id): each for each in records}
        held = head_ids(self.connection, gone)
        made = [self._deletion(each, held[entity]) for entity, each in gone.items()]
        agreed = {
            entity
            for entity in gone
            if all(len(ops) == 1 for ops in held[entity].values())
        }
        with self.connection.begin_nested():
            write(self.connection, made)
            project_gone(self.connection, agreed)
            project(self.connection, gone.keys() - agreed)
        self._touch(gone.keys())

    def settle(
        self, entity: Entity, name: str, value: object, case: UUID | None
    ) -> None:
        """End a conflict: replace every value that stands by one."""
        held = heads_of(self.connection, *entity).get(name, [])
        if not held:
            raise Refused("There is nothing left to settle here. Nothing was changed.")
        _refuse_issued(held, to_wire(value))
        sup = tuple(op.id for op in held)
        settled = self._operation(*entity, case, name, to_wire(value), sup=sup)
        self._take([settled])

    def restore(self, entity: Entity, case: UUID | None) -> None:
        """Bring a deleted entity back."""
        held = heads_of(self.connection, *entity).get(WHOLE, [])
        sup = tuple(op.id for op in held)
        back = self._operation(*entity, case, WHOLE, None, sup=sup)
        self._take([_with(back, verb=Verb.UNDELETE)])

    @property
    def connection(self) -> Connection:
        """The transaction's connection."""
        return self.session.connection()

    def _deletion(
        self, record: Record, held: Mapping[str, Sequence[UUID]]
    ) -> Operation:
        saw = tuple(op for ops in held.values() for op in ops)
        sup = tuple(held.get(WHOLE, ()))
        return _with(self._field(record, WHOLE, None, sup), verb=Verb.DELETE, saw=saw)

    def _written(self, record: Record) -> list[Operation]:
        ent, case = record.__tablename__, case_of(record)
        return [
            self._operation(ent, record.id, case, name, value)
            for name, value in _filled(record)
        ]

    def _heads(self, record: Record) -> Fields:
        return heads_of(self.connection, record.__tablename__, record.id)

    def _field(self, record: Record, name: str, wire: object, sup: Seen) -> Operation:
        ent, eid = record.__tablename__, record.id
        case = case_of(record)
        return self._operation(ent, eid, case, name, wire, sup=sup)

    def _operation(
        self,
        ent: str,
        eid: UUID,
        case: UUID | None,
        name: str,
        wire: object,
        sup: Seen = (),
    ) -> Operation:
        return Operation(
            id=uuid4(),
            tx=self.tx,
            verb=Verb.SET,
            case=case,
            ent=ent,
            eid=eid,
            f=name,
            v=to_wire(wire),
            sup=sup,
            hlc=self._tick(),
            wall=self._wall,
            by=self.stamp.by,
            why=self.stamp.why,
            src=self.stamp.src,
        )

    def _tick(self) -> int:
        if self._clock is None:
            self._clock = int(read_fact(self.connection, CLOCK) or "0", 16)
        self._clock = max(self._by_wall, self._clock + 1)
        return self._clock

    def keep_clock(self) -> None:
        """Remember how far this station's clock of operations has gone."""
        if self._clock is not None:
            write_fact(self.connection, CLOCK, f"{self._clock:016x}")

    def _make(self, operations: list[Operation]) -> None:
        entities = {(op.ent, op.eid) for op in operations}
        if known(self.connection, entities):
            self._take(operations)
            return
        with self.connection.begin_nested():
            write(self.connection, operations)
            project_new(self.connection, operations)
        self._touch(entities)

    def _take(self, operations: list[Operation]) -> None:
        with self.connection.begin_nested():
            entities = write(self.connection, operations)
            project(self.connection, entities)
        self._touch(entities)

    def _touch(self, entities: AbstractSet[Entity]) -> None:
        self.touched |= entities
        self.session.expire_all()


def _refuse_issued(held: Sequence[Operation], wire: Wire) -> None:
    if any(op.verb == Verb.ISSUE and op.v != wire for op in held):
        raise Refused(
            "This was issued and stays as it was issued. Nothing was changed. Make a "
            "new one, or an amendment."
        )


def case_of(record: Record) -> UUID | None:
    """Return the case that a record belongs to, where it belongs to one."""
    if isinstance(record, Case):
        return record.id
    held: UUID | None = getattr(record, "case_id", None)
    return held


def _filled(record: Record) -> Iterator[tuple[str, object]]:
    for name, may_be_empty in _columns(type(record)):
        value = getattr(record, name)
        if value is not None and (value != () or not may_be_empty):
            yield name, value


@cache
def _columns(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    columns = kind.__table__.columns
    return tuple(
        (each.name, bool(each.nullable)) for each in columns if each.name != "id"
    )


def seen_of(session: Session, record: Record) -> dict[str, Seen]:
    """Return each field's heads as they stand: what a form shows when it opens."""
    rows = session.execute(
        select(head.c.f, head.c.op).where(
            head.c.ent == record.__tablename__, head.c.eid == record.id
        )
    )
    seen: dict[str, Seen] = {}
    for name, op in rows:
        seen[name] = (*seen.get(name, ()), op)
    return seen


def _with(operation: Operation, *, verb: Verb, saw: Seen = ()) -> Operation:
    return replace(operation, verb=verb, saw=saw)
