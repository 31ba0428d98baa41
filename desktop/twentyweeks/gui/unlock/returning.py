"""What bringing a laptop back has done for it, off the window's thread.

The operations are imported here and not before, as in `work`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from twentyweeks.errors import BadInput, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from twentyweeks.gui.unlock.work import Door, Opened
    from twentyweeks.gui.worker import Errand


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed to make a laptop anew from the recovery key."""

    recovery: str = field(repr=False)
    officer: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)
    central: str
    memory_kib: int | None = None


def make_anew(
    door: Door, typed: Typed, tell: Callable[[str], None], errand: Errand
) -> Opened | str:
    """Make the laptop anew; return it open, or in words what is waited for."""
    from twentyweeks.operations.anew import Paper
    from twentyweeks.operations.anew import make_anew as make
    from twentyweeks.operations.stations import Wish

    if typed.passphrase != typed.again:
        raise Refused(
            "The two passphrases are not the same. Nothing was saved. Type both again.",
            field="again",
        )
    wish = Wish(typed.central, typed.officer, typed.passphrase, typed.memory_kib)
    paper = Paper(wish=wish, recovery=typed.recovery)
    joined = make(
        door.home, paper, door.clock(), progress=tell, cancel=errand.cancelled
    )
    if not joined.is_ready:
        return joined.words
    return door.open(typed.passphrase, errand)


def look_into(backup: str) -> str:
    """Say what a backup holds, before it is brought back."""
    from twentyweeks.operations.keep import look_into_backup

    return look_into_backup(_file(backup))


def bring_back(door: Door, backup: str, passphrase: str, errand: Errand) -> Opened:
    """Bring a backup back and open it with the passphrase of its day."""
    from twentyweeks.operations.keep import restore

    restore(door.home, _file(backup), passphrase, door.clock())
    return door.open(passphrase, errand)


def bring_back_closed(door: Door, backup: str) -> None:
    """Bring a backup back for the recovery key to open."""
    from twentyweeks.operations.keep import restore_closed

    restore_closed(door.home, _file(backup))


def _file(backup: str) -> Path:
    if not backup.strip():
        raise BadInput("Choose the backup first. Nothing was changed.", field="backup")
    return Path(backup.strip()).expanduser()
