"""What of an entity's writes is shown: a value a field, and where two differ.

What this edition cannot read (an unknown verb, field or word) stays in the journal,
is sent on, and is not shown.
"""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from twentyweeks.casework import from_wire
from twentyweeks.casework.fields import Code, Coupled, Flag, Guid, Iso
from twentyweeks.storage.operation import WHOLE, Operation, Verb, as_json

Fields = dict[str, list[Operation]]
"""Each field's heads, the one to show first at the front."""

_VALUES = (Verb.SET, Verb.ISSUE)


class _Place(NamedTuple):
    name: str
    read: Callable[[Any], object]
    needed: bool
    unsaid: object


def shown_row(table: Table, fields: Fields) -> dict[str, Any] | None:
    """Return the entity's row, or None while a field that it needs has not come."""
    row: dict[str, Any] = {}
    for place in _places(table):
        value = _value(place, fields.get(place.name, ()))
        if value is None and place.needed:
            return None
        row[place.name] = value
    return row


def conflicts_in(fields: Fields, *, edited_since: bool) -> dict[str, str]:
    """Return the fields whose writes differ, each with the kind of its conflict."""
    kinds = {
        name: "differs"
        for name, ops in fields.items()
        if name != WHOLE and len(ops) > 1 and _differ(ops)
    }
    if edited_since:
        kinds[WHOLE] = "edited_after_deletion"
    return kinds


def _differ(ops: Sequence[Operation]) -> bool:
    return len({as_json(op.v) for op in ops if op.verb in _VALUES}) > 1


def _value(place: _Place, ops: Sequence[Operation]) -> object:
    for op in ops:
        if op.verb not in _VALUES:
            continue
        try:
            value = place.read(op.v)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # written by a newer edition: kept, not shown
        return place.unsaid if value is None else value
    return place.unsaid


@cache
def _places(table: Table) -> tuple[_Place, ...]:
    return tuple(_place(column) for column in table.columns if column.name != "id")


def _place(column: Column[Any]) -> _Place:
    needed, usual = not column.nullable, column.default
    read = partial(from_wire, _kind(column))
    if needed and isinstance(usual, ScalarElementColumnDefault):
        return _Place(column.name, read, needed, usual.arg)
    return _Place(column.name, read, needed, None)


def _kind(column: Column[Any]) -> object:
    kind = column.type
    if isinstance(kind, Coupled | Iso | Code):
        held: object = kind.kind
        return held
    if isinstance(kind, Guid):
        return UUID
    return bool if isinstance(kind, Flag) else kind.python_type
