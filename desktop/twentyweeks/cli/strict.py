"""JSON as the command line takes it: one object, no field twice, at most 64 MB."""

import json
from collections.abc import Mapping
from pathlib import Path

from twentyweeks.errors import BadInput, Unavailable
from twentyweeks.law.reading import shown

LARGEST = 64 * 1024 * 1024


class _Object(dict[str, object]):
    """A JSON object that remembers a key that was given twice."""

    twice: str | None = None


def object_in(text: str) -> Mapping[str, object]:
    """Read one JSON object; BadInput for anything else, or a field given twice."""
    try:
        raw = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BadInput(
            f"The file is not JSON: line {error.lineno}, column {error.colno} cannot "
            "be read."
        ) from None
    except (ValueError, RecursionError):
        raise BadInput("The file is not JSON that can be read.") from None
    if not isinstance(raw, _Object):
        raise BadInput("The file must hold one object, in curly brackets.")
    refuse_twice(raw, "The file gives")
    return raw


def text_of(file: Path) -> str:
    """Return what is in a file of text; a byte order mark is let pass."""
    raw = _bytes_of(file)
    if len(raw) > LARGEST:
        raise BadInput("The file is over 64 MB. Nothing was worked out from it.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("The file is not text in UTF-8, so it cannot be read.") from None
    if not text.strip():
        raise BadInput("The file is empty: it needs an object with events.")
    return text


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise BadInput(f"There is no file {shown(str(file))} to read.") from None
    except OSError:
        raise Unavailable(
            f"The file {shown(str(file))} cannot be opened. Nothing was changed. See "
            "whether another program holds it, and try again."
        ) from None


def _object(pairs: list[tuple[str, object]]) -> _Object:
    made = _Object(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                made.twice = name
            seen.add(name)
    return made


def _no_constant(word: str) -> object:
    raise ValueError(word)


def refuse_twice(raw: object, where: str) -> None:
    """Refuse an object in which a field was given twice."""
    if isinstance(raw, _Object) and raw.twice is not None:
        raise BadInput(f"{where} the field {shown(raw.twice)} twice.", field=raw.twice)
