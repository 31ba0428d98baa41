"""What an officer typed into a field, read or refused with that field's name."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from twentyweeks.errors import BadInput, Refused
from twentyweeks.returns.cells import read_line
from twentyweeks.returns.days import read_day

_T = TypeVar("_T")
_W = TypeVar("_W", bound=StrEnum)
KEPT = "Nothing was saved."


def typed(read: Callable[[str], _T], words: str, field: str, name: str) -> _T | None:
    """Read one field, or return None where it was left empty.

    Raises BadInput that names the field and says what is wrong with it.
    """
    if not words.strip():
        return None
    try:
        return read(words)
    except BadInput as fault:
        raise BadInput(f"{name}: {fault.sentence} {KEPT}", field=field) from fault


def typed_line(words: str, field: str, name: str) -> str | None:
    """Read one short text, trimmed, or None where it was left empty."""
    return typed(read_line, words, field, name)


def typed_day(words: str, field: str, name: str, today: date) -> date:
    """Read a day that must be given, in British order or year first."""
    day = typed(lambda each: read_day(each, today), words, field, name)
    if day is None:
        raise Refused(f"{name}: give a day, as 28/09/2026. {KEPT}", field=field)
    return day


def typed_past_day(words: str, field: str, name: str, today: date) -> date:
    """Read the day of something that has happened: not later than today."""
    day = typed_day(words, field, name, today)
    if day > today:
        raise Refused(f"{name}: that day is in the future. {KEPT}", field=field)
    return day


def typed_word(kind: type[_W], word: str, field: str, name: str) -> _W:
    """Read one word of a fixed list."""
    if not word:
        raise Refused(f"{name}: nothing was chosen. {KEPT}", field=field)
    try:
        return kind(word)
    except ValueError as fault:
        allowed = ", ".join(kind)
        raise BadInput(
            f"{name}: “{word}” is none of {allowed}. {KEPT}", field=field
        ) from fault


SIZES = (12, 18, 24)


def typed_size(points: int, field: str, name: str) -> int:
    """Return a size of print in points; BadInput for one that no letter has."""
    if points not in SIZES:
        raise BadInput(
            f"{name}: {points} is none of 12, 18 and 24. {KEPT}", field=field
        )
    return points
