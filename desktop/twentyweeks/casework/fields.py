"""How a field's value lies in the file, and how the journal writes it."""

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, is_dataclass
from dataclasses import fields as dataclass_fields
from datetime import date
from enum import StrEnum
from functools import singledispatch
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import BLOB, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

Wire = str | int | float | bool | None | list["Wire"] | dict[str, "Wire"]
"""A field's value as the journal and a bundle write it: plain JSON."""

_BEYOND = 1 << 63


@singledispatch
def to_wire(value: object) -> Wire:
    """Return `value` as plain JSON; raise TypeError for what no field may hold."""
    if not is_dataclass(value) or isinstance(value, type):
        message = f"no field holds a {type(value).__name__}"
        raise TypeError(message)
    held = {each: getattr(value, each.name) for each in dataclass_fields(value)}
    return {
        each.name: to_wire(item)
        for each, item in held.items()
        if item not in (None, (), "") or item != _unsaid(each)
    }


def _unsaid(field: Field[Any]) -> object:
    """Return what a dataclass takes where nothing is written."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


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
        return tuple(from_wire(get_args(kind)[0], item) for item in _a(list, raw))
    if get_origin(kind) in (dict, Mapping):
        return dict(_a(dict, raw))
    return _one(kind, raw)


def _one(kind: Any, raw: Any) -> Any:
    if kind is UUID:
        return UUID(hex=raw)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        held = {
            name: from_wire(hints[name], _a(dict, raw)[name])
            for name in hints
            if name in _a(dict, raw)
        }
        return cast("Any", kind)(**held)
    if issubclass(kind, date):
        return kind.fromisoformat(raw)
    return _plainly(kind, raw)


def _plainly(kind: Any, raw: Any) -> Any:
    if kind is float:
        return float(_a((int, float), raw))
    if kind is int and not -_BEYOND <= _a(int, raw) < _BEYOND:
        raise ValueError("a whole number of the file has 64 bits")
    return _a(kind, raw) if kind in (int, bool) else kind(_a(str, raw))


def _a(kind: type[Any] | tuple[type[Any], ...], raw: Any) -> Any:
    """Return `raw`, which must be of this kind: no word is made to fit."""
    if not isinstance(raw, kind) or (isinstance(raw, bool) and kind is not bool):
        message = f"not what this field holds: a {type(raw).__name__}"
        raise TypeError(message)
    return raw


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
    """One word of a fixed list, as its text.

    A word that this edition does not know stays in the journal and is not shown.
    """

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
