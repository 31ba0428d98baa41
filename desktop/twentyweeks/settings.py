"""Typed settings of one laptop: text size, colours, when it locks.

They belong to the laptop and not to a caseload, so nothing about a child, an officer
or an authority may stand in them: the file lies outside the encryption.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from twentyweeks.errors import Unavailable

COLOURS = ("system", "light", "dark")
TEXT_SIZES = range(100, 201)  # per cent
LOCK_AFTER = range(3, 31)  # minutes without a touch
LARGEST_FILE = 10_000  # bytes; ours has about a hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one laptop shows its window: per cent, a word of COLOURS, minutes."""

    text_size: int = 100
    colours: str = "system"
    lock_after: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The settings that hold; `told` is a sentence where a file gave some no value."""

    settings: Settings
    told: str = ""


IGNORED = (
    "The settings of this laptop {why}, so what could not be read is as at first. "
    "No caseload is touched. Choose again in Settings, under This laptop."
)


def read_settings(file: Path) -> Read:
    """Read the settings of this laptop; what cannot be read is as it was at first."""
    try:
        given = _content(file)
    except FileNotFoundError:
        return Read(settings=Settings())
    except (OSError, ValueError, RecursionError):
        given = None
    if given is None:
        return Read(settings=Settings(), told=IGNORED.format(why="are damaged"))
    first = Settings()
    held = Settings(
        text_size=_number(given.get("text_size"), TEXT_SIZES, first.text_size),
        colours=_word(given.get("colours"), first.colours),
        lock_after=_number(given.get("lock_after"), LOCK_AFTER, first.lock_after),
    )
    strange = any(given.get(name, now) != now for name, now in asdict(held).items())
    why = "hold what this edition does not know"
    return Read(settings=held, told=IGNORED.format(why=why) if strange else "")


def write_settings(file: Path, settings: Settings) -> None:
    """Write the settings whole or not at all; Unavailable where the disk says no."""
    making = file.with_name(f"{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with making.open("w", encoding="utf-8") as out:
            out.write(json.dumps(asdict(settings), indent=1) + "\n")
            out.flush()
            os.fsync(out.fileno())
        making.replace(file)
    except OSError as fault:
        raise Unavailable(
            f"The settings of this laptop could not be kept ({fault.strerror}). They "
            "hold until the window is closed; nothing else is touched."
        ) from fault


def _content(file: Path) -> Mapping[str, object] | None:
    with file.open("rb") as held:
        given = json.loads(held.read(LARGEST_FILE).decode("utf-8"))
    return given if isinstance(given, dict) else None


def _number(given: object, allowed: range, first: int) -> int:
    return given if type(given) is int and given in allowed else first


def _word(given: object, first: str) -> str:
    return given if isinstance(given, str) and given in COLOURS else first
