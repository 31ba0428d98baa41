"""The wording of the letters, read once from the shipped resources."""

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from twentyweeks import places
from twentyweeks.errors import Unavailable

Source: TypeAlias = Callable[[str], str]
"""Gives the text of one wording, for instance of `refuse-to-assess`, by its name."""


@cache
def wording(name: str) -> str:
    """Return the shipped text of one wording, for instance `refuse-to-assess`."""
    path = places.resources() / "wording" / f"{name}.txt"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Unavailable(
            f"The wording of the letter “{name}” cannot be read. Nothing is lost. "
            "Install Twenty Weeks again, or ask your support desk to."
        ) from error


def wordings() -> tuple[str, ...]:
    """Return the names of the shipped wordings in the order of the alphabet."""
    folder = places.resources() / "wording"
    return tuple(sorted(path.stem for path in folder.glob("*.txt")))
