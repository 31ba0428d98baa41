"""The place that all stations reach: any store that can do six things."""

from dataclasses import dataclass
from typing import Protocol

from twentyweeks.errors import Unavailable


class NotThere(Unavailable):
    """There is no file of this name on the central, or not yet."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is not on the central. Nothing has been lost here. Try again, and "
            "ask whoever keeps the central folder if it stays away."
        )


class Away(Unavailable):
    """The central cannot be reached, or not whole."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The central folder cannot be reached ({why}). Everything is kept on this "
            "laptop, and you can go on working. Exchange again when it is back."
        )


class Full(Unavailable):
    """The central takes no more."""

    def __init__(self) -> None:
        super().__init__(
            "The central folder is full. What is unsent is kept on this laptop. Ask "
            "whoever keeps the folder for more room, then exchange again."
        )


class ReadOnly(Unavailable):
    """The central may be read and not written to."""

    def __init__(self) -> None:
        super().__init__(
            "The central folder can be read and not written to. What is unsent is "
            "kept on this laptop. Ask whoever keeps the folder to let you create, "
            "change and delete files in it, then exchange again."
        )


class NotTaken(Unavailable):
    """What was put on the central did not read back as it was written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was put on the central folder and did not read back as it was "
            "written. It is kept on this laptop and will be sent again. Exchange again."
        )


@dataclass(frozen=True, slots=True)
class Stat:
    """How large a file is, in bytes, and when it was written, if the store says so."""

    size: int
    written: float | None = None


class Central(Protocol):
    """Six verbs on named files; names are relative, with `/` between their parts.

    Each raises Away where the store cannot be reached; `get` and `stat` raise
    NotThere, `put` and `delete` ReadOnly, `put` Full.
    """

    def put(self, name: str, content: bytes) -> None:
        """Put a file in place, whole or not at all."""

    def get(self, name: str) -> bytes:
        """Return a file's bytes."""

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the names of every file below a folder, sorted; none if it is absent.

        An empty folder name means everything.
        """

    def exists(self, name: str) -> bool:
        """Whether a file lies under this name."""

    def delete(self, name: str) -> None:
        """Remove a file; one that is absent is no fault."""

    def stat(self, name: str) -> Stat:
        """Return a file's size and its time, in seconds since 1970."""


def put_proved(central: Central, name: str, content: bytes) -> None:
    """Put a file and read it back; NotTaken where it is not as it was written."""
    central.put(name, content)
    try:
        taken = central.get(name)
    except NotThere:
        raise NotTaken(name) from None
    if taken != content:
        raise NotTaken(name)
