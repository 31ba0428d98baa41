"""One run of the exchange: what it works with, and what it has done so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from sqlalchemy import Connection

from twentyweeks import __version__
from twentyweeks.errors import Cancelled
from twentyweeks.storage.caseload import Caseload
from twentyweeks.sync.book import raise_alarm
from twentyweeks.sync.central import Away, Central, NotThere
from twentyweeks.sync.layout import TEAM, Tree
from twentyweeks.sync.roster import Mark, Roster
from twentyweeks.vault.keys import Compartment

Tell = Callable[[str], None]
APP = __version__
_WEEK = 7


@dataclass(slots=True)
class Done:
    """What a run has given and taken so far."""

    sent: int = 0
    received: int = 0
    given_by: set[str] = field(default_factory=set)
    put_back: int = 0
    restored: bool = False
    newer: int = 0
    bad: dict[str, str] = field(default_factory=dict)
    alarms: list[str] = field(default_factory=list)
    held_up: str = ""
    waits_for: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Run:
    """One run: a caseload, a central, a moment, and what may stop it."""

    caseload: Caseload
    central: Central
    now: datetime
    tell: Tell
    cancel: Event | None = None
    done: Done = field(default_factory=Done)

    @property
    def station(self) -> str:
        """This station's name."""
        return self.caseload.station.station_id

    def step(self, words: str) -> None:
        """Begin a step: say so, or stop where the officer asked for it."""
        if self.cancel is not None and self.cancel.is_set():
            raise Cancelled
        self.tell(words)

    def alarm(self, connection: Connection, about: str, words: str) -> None:
        """Warn once of a thing; the warning stays in the list."""
        if raise_alarm(connection, about, words, self.now):
            self.done.alarms.append(words)

    def fetch(self, name: str, largest: int) -> bytes | None:
        """Return a file; None where it is not whole on the central today."""
        try:
            if self.central.stat(name).size > largest:
                self.done.bad[name] = "size"
                return None
            return self.central.get(name)
        except NotThere:
            return None
        except Away:
            self.central.exists(TEAM)  # away altogether, or this one file alone?
            return None


@dataclass(slots=True, kw_only=True)
class Lane:
    """One compartment's way through a run."""

    run: Run
    roster: Roster
    compartment: Compartment
    full: bool = False
    listed: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    newest_roster: int = 0
    state: tuple[str, str] | None = None

    @property
    def tree(self) -> Tree:
        """Where this compartment's files lie."""
        return Tree(self.compartment)

    @property
    def file(self) -> Compartment:
        """In whose file its bundles are kept: the general one where it is closed."""
        is_open = self.compartment in self.run.caseload.open
        return self.compartment if is_open else Compartment.GENERAL

    def is_turn_of(self, held: str) -> bool:
        """Whether a file with this hash is among the seventh that is read today."""
        return int(held[:8], 16) % _WEEK == self.run.now.toordinal() % _WEEK

    def saw_roster(self, place: Mark) -> None:
        """Remember how far the roster goes that another station knows."""
        self.newest_roster = max(self.newest_roster, place[0])
