"""What the unlock screens have done for them, off the window's thread.

The operations are imported here and not before, so that the passphrase can be typed
while the database and the paper layer are being loaded.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from twentyweeks.gui.worker import Errand
    from twentyweeks.operations.unlock import (
        Caseload,
        Found,
        Recovery,
        Who,
    )

LOADED = (
    "case_page",
    "caseload_page",
    "today_page",
    "record",
    "register_request",
    "stations",
)
NEEDED = {
    "authority": "Give the council's name. Nothing was saved.",
    "officer": "Give your name. Nothing was saved.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The caseload that is to be opened, and the clock."""

    home: Path
    clock: Callable[[], datetime]
    own: bool = True  # whether a new caseload may be made here

    def look(self) -> Found:
        """Load what opening needs, and say what lies in the folder."""
        for name in LOADED:
            import_module(f"twentyweeks.operations.{name}")
        from twentyweeks.operations.unlock import look_at

        return look_at(self.home)

    def open(self, passphrase: str, errand: Errand) -> Opened:
        """Unlock with a passphrase and bring the lists up to today."""
        from twentyweeks.operations.unlock import open_caseload

        return self._ready(open_caseload(self.home, passphrase, self.clock()), errand)

    def enter(self, passphrase: str, errand: Errand) -> Opened | Asking:
        """Unlock as `open` does, or say that this laptop is not in its team yet."""
        from twentyweeks.operations.stations import words_while_asking
        from twentyweeks.operations.unlock import open_caseload

        caseload = open_caseload(self.home, passphrase, self.clock())
        with ExitStack() as ends:
            ends.callback(caseload.close)
            if words := words_while_asking(caseload):
                return Asking(own_words=words, passphrase=passphrase)
            ends.pop_all()
        return self._ready(caseload, errand)

    def recover(self, recovery: str) -> Recovered:
        """Unlock with the recovery key, to give an officer a new passphrase."""
        from twentyweeks.operations.unlock import officers, recover

        caseload = recover(self.home, recovery, self.clock())
        return Recovered(caseload=caseload, officers=officers(caseload))

    def give(self, recovered: Recovered, officer_id: str, passphrase: str) -> None:
        """Give an officer a new passphrase and close the caseload again."""
        from twentyweeks.operations.unlock import give_passphrase

        give_passphrase(recovered.caseload, officer_id, passphrase)
        recovered.caseload.close()

    def new_key(self, typed: Typed) -> Key:
        """Refuse what cannot make a caseload, and make the team's recovery key."""
        from twentyweeks.errors import Refused
        from twentyweeks.operations.unlock import (
            check_passphrase,
            new_recovery,
            recovery_paper,
        )

        for name, words in NEEDED.items():
            if not getattr(typed, name).strip():
                raise Refused(words, field=name)
        check_passphrase(typed.passphrase)
        if typed.passphrase != typed.again:
            raise Refused(
                "The two passphrases are not the same. Nothing was saved. Type both "
                "again.",
                field="again",
            )
        recovery = new_recovery()
        return Key(recovery=recovery, paper=recovery_paper(recovery))

    def make(self, typed: Typed, key: Key, typed_back: str, errand: Errand) -> Opened:
        """Make a new caseload and open it."""
        from twentyweeks.operations.unlock import NewCaseload, make_caseload

        new = NewCaseload(
            authority=typed.authority,
            officer=typed.officer,
            job_title=typed.job_title,
            passphrase=typed.passphrase,
            recovery=key.recovery,
            typed_back=typed_back,
            memory_kib=typed.memory_kib,
        )
        make_caseload(self.home, new, self.clock())
        return self.open(typed.passphrase, errand)

    def demonstrate(self, errand: Errand) -> Door:
        """Return the door of the demonstration, made in its own folder if it is new."""
        from twentyweeks import places
        from twentyweeks.operations.demonstration import make_demonstration

        home = places.demonstration()
        if not home.exists():
            make_demonstration(home, self.clock(), errand.step)
        return Door(home=home, clock=self.clock, own=False)

    def _ready(self, caseload: Caseload, errand: Errand) -> Opened:
        from twentyweeks.operations.lines import refresh_all
        from twentyweeks.operations.unlock import who
        from twentyweeks.present.dates import day_of

        try:
            today = day_of(self.clock())
            refresh_all(caseload, today, errand.tell, errand.cancelled)
            return Opened(caseload=caseload, who=who(caseload))
        except BaseException:
            caseload.close()
            raise


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open caseload and whose it is."""

    caseload: Caseload
    who: Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A caseload that its team has not let in yet, and the words to read out."""

    own_words: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """A caseload that the recovery key opened, and the officers who may be let in."""

    caseload: Caseload
    officers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed to make a new caseload."""

    authority: str
    officer: str
    job_title: str
    passphrase: str
    again: str
    memory_kib: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A new recovery key and the page to print."""

    recovery: Recovery
    paper: str
