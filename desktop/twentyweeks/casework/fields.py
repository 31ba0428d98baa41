"""How a field's value lies in the file, and how the journal writes it."""

import json
import types
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from functools import singledispatch
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import BLOB, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

Wire = str | int | float | bool | None | list["Wire"] | dict[str, "Wire"]
"""A field's value as the journal and a bundle write it: plain JSON."""


@singledispatch
def to_wire(value: object) -> Wire:
    """Return `value` as plain JSON; raise TypeError for what no field may hold."""
    if not is_dataclass(value) or isinstance(value, type):
        message = f"no field holds a {type(value).__name__}"
        raise TypeError(message)
    held = {each.name: getattr(value, each.name) for each in dataclass_fields(value)}
    return {
        name: to_wire(item) for name, item in held.items() if item not in (None, (), "")
    }


@to_wire.register(type(None))
@to_wire.register(int)
@to_wire.register(float)
def _plain(value: int | float | None) -> Wire:
    return value


@to_wire.register
def _text(value: str) -> Wire:
    return value.value if isinstance(value, StrEnum) else value


@to_wire.register
def _identifier(value: UUID) -> Wire:
    return value.hex


@to_wire.register
def _day(value: date) -> Wire:
    return value.isoformat()


@to_wire.register(tuple)
@to_wire.register(list)
def _many(value: tuple[object, ...] | list[object]) -> Wire:
    return [to_wire(item) for item in value]


@to_wire.register(Mapping)
def _named(value: Mapping[str, object]) -> Wire:
    return {key: to_wire(item) for key, item in value.items()}


def from_wire(kind: Any, raw: Any) -> Any:
    """Return the value of type `kind` that `to_wire` turned into `raw`.

    Raises ValueError, KeyError or TypeError where `raw` is not such a value.
    """
    if raw is None:
        return None
    if get_origin(kind) in (Union, types.UnionType):
        return from_wire(next(k for k in get_args(kind) if k is not type(None)), raw)
    if get_origin(kind) is tuple:
        return tuple(from_wire(get_args(kind)[0], item) for item in raw)
    if get_origin(kind) in (dict, Mapping):
        return dict(raw)
    return _one(kind, raw)


def _one(kind: Any, raw: Any) -> Any:
    if kind is UUID:
        return UUID(hex=raw)
    if isinstance(kind, type) and issubclass(kind, date):
        return kind.fromisoformat(raw)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        held = {
            name: from_wire(hints[name], raw[name]) for name in hints if name in raw
        }
        return cast("Any", kind)(**held)
    return kind(raw)


class Coupled(TypeDecorator[Any]):
    """A value that is kept, compared and settled whole: JSON in a TEXT column."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write compact JSON with sorted keys."""
        if value is None:
            return None
        return json.dumps(to_wire(value), ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the typed value back."""
        return None if value is None else from_wire(self.kind, json.loads(value))


class Iso(TypeDecorator[Any]):
    """A date, or a moment with its zone, as ISO text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[date]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write `YYYY-MM-DD`, or the moment with its offset."""
        return None if value is None else cast("date", value).isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the date or the moment."""
        return None if value is None else self.kind.fromisoformat(value)


class Guid(TypeDecorator[UUID]):
    """A UUID in sixteen bytes."""

    impl = BLOB
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        """Write the sixteen bytes."""
        return None if value is None else value.bytes

    def process_result_value(
        self, value: bytes | None, dialect: Dialect
    ) -> UUID | None:
        """Read the UUID."""
        return None if value is None else UUID(bytes=value)


class Code(TypeDecorator[Any]):
    """One word of a fixed list, as its text; an unknown word is kept as text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write the word."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the word."""
        return None if value is None else self.kind(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """Write 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Read yes or no."""
        return None if value is None else bool(value)
