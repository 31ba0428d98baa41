"""What joining a team has done for it, off the window's thread.

The operations are imported here and not before, as in `work`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twentyweeks.errors import Refused
from twentyweeks.gui.unlock.work import Asking

if TYPE_CHECKING:
    from collections.abc import Callable

    from twentyweeks.gui.unlock.work import Door, Opened
    from twentyweeks.gui.worker import Errand


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was typed to join a team."""

    officer: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)
    central: str
    memory_kib: int | None = None


def ask_team(door: Door, wish: Wish) -> Asking:
    """Make an empty caseload and ask the team in the folder to let it in."""
    from twentyweeks.operations.stations import request_station

    if wish.passphrase != wish.again:
        raise Refused(
            "The two passphrases are not the same. Nothing was saved. Type both again.",
            field="again",
        )
    requested = request_station(
        door.home,
        wish.central,
        wish.officer,
        wish.passphrase,
        door.clock(),
        memory_kib=wish.memory_kib,
    )
    return Asking(own_words=requested.own_words, passphrase=wish.passphrase)


def go_on(
    door: Door,
    asking: Asking,
    words: str,
    tell: Callable[[str], None],
    errand: Errand,
) -> Opened | str:
    """Go on joining; return the open caseload, or in words what is waited for."""
    from twentyweeks.operations.stations import join

    joined = join(
        door.home,
        asking.passphrase,
        words,
        door.clock(),
        progress=tell,
        cancel=errand.cancelled,
    )
    if not joined.is_ready:
        return joined.words
    return door.open(asking.passphrase, errand)
