"""A form that was opened, and the writing of only what was changed on it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Record, Wire, to_wire
from twentyweeks.operations.saving import read_id
from twentyweeks.storage.journal import Journal, seen_of
from twentyweeks.storage.tables import operation

_F = TypeVar("_F")
SeenWrites = Mapping[str, tuple[str, ...]]
"""Each field's writes that stood when a form was opened, by their identifiers."""


@dataclass(frozen=True, slots=True)
class Opened(Generic[_F]):
    """A form as it stood, and the writes that a change of it replaces."""

    form: _F
    seen: SeenWrites


def seen_writes(session: Session, record: Record, prefix: str = "") -> SeenWrites:
    """Return the writes that stand behind each field of a record."""
    return {
        f"{prefix}{name}": tuple(each.hex for each in heads)
        for name, heads in seen_of(session, record).items()
    }


def write_changes(
    journal: Journal, record: Record, values: Mapping[str, object], seen: SeenWrites
) -> None:
    """Write the fields that differ from what the officer was looking at."""
    for name, value in values.items():
        heads = tuple(read_id(each, name) for each in seen.get(name, ()))
        shown = _shown(journal.connection, heads)
        if to_wire(value) != shown and (heads or value != getattr(record, name)):
            journal.set(record, name, value, heads)


def _shown(connection: Connection, heads: tuple[UUID, ...]) -> Wire:
    first = connection.execute(
        select(operation.c.v)
        .where(operation.c.id.in_(heads))
        .order_by(operation.c.hlc.desc(), operation.c.id)
    ).first()
    shown: Wire = None if first is None else json.loads(first.v)
    return shown
