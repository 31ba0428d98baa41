"""The encrypted caseload in one folder: a file and a key for each compartment."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

from filelock import FileLock
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from twentyweeks.errors import Unavailable
from twentyweeks.storage.engine import engine_for, told_plainly
from twentyweeks.storage.facts import read_fact
from twentyweeks.storage.journal import Journal, Stamp
from twentyweeks.storage.papers import Papers
from twentyweeks.vault.keys import Compartment, Keys
from twentyweeks.vault.station import StationKeys

GENERAL = Compartment.GENERAL
KEYS = "caseload.keys"
LOCK = "caseload.lock"
IN_USE = "caseload.inuse"
STATION = "station"
COPIES = "copies"


class Caseload:
    """An unlocked caseload; what is not unlocked is not in `open`.

    One thread writes and one reads, each with a connection of its own.
    """

    def __init__(self, home: Path, keys: Keys, lock: FileLock) -> None:
        self.home = home
        self.keys = keys
        self._lock = lock
        self._engines: dict[Compartment, Engine] = {
            each: engine_for(file_of(home, each), key)
            for each, key in keys.data.items()
        }
        try:
            self.station = self._station()
        except BaseException:
            self._dispose()
            raise

    @property
    def officer(self) -> UUID | None:
        """Who unlocked it; None with the recovery key."""
        return None if self.keys.officer is None else UUID(hex=self.keys.officer)

    @property
    def open(self) -> frozenset[Compartment]:
        """Return the compartments that this officer may open."""
        return frozenset(self._engines)

    def stamp(self, now: datetime, src: str = "ui", why: str | None = None) -> Stamp:
        """Return this officer's stamp for what is written at `now`."""
        return Stamp(by=self.officer, now=now, src=src, why=why)

    def papers(self, compartment: Compartment = GENERAL) -> Papers:
        """Return the papers of one compartment."""
        folder = self.home / "papers" / compartment.value
        return Papers(folder, self.keys.data[compartment])

    @contextmanager
    def reading(self, compartment: Compartment = GENERAL) -> Iterator[Session]:
        """Read at one moment; nothing read may leave as a mapped object."""
        with told_plainly(), Session(self._engine(compartment)) as session:
            yield session

    @contextmanager
    def writing(
        self, stamp: Stamp, compartment: Compartment = GENERAL
    ) -> Iterator[Journal]:
        """Write one Save: all of it is kept, or, on any error, none of it."""
        with self._session(compartment) as session:
            journal = Journal(session, stamp)
            yield journal
            journal.keep_clock()

    @contextmanager
    def local(self, compartment: Compartment = GENERAL) -> Iterator[Connection]:
        """Write to local and derived tables: drafts, bookkeeping, lists."""
        with self._session(compartment) as session:
            yield session.connection()

    @contextmanager
    def trying(self, compartment: Compartment = GENERAL) -> Iterator[Connection]:
        """Write, and keep nothing of it."""
        with told_plainly(), self._writer(compartment).connect() as connection:
            yield connection
            connection.rollback()

    def close(self) -> None:
        """Let the files go, wipe the keys and free the folder."""
        self._dispose()
        self.keys.wipe()
        let_go(self.home, self._lock)

    def _dispose(self) -> None:
        for engine in self._engines.values():
            engine.dispose()

    def _station(self) -> StationKeys:
        with self.reading() as session:
            stored = read_fact(session.connection(), STATION)
        if stored is None:
            raise Unavailable(
                "This caseload holds no keys of a station: it was not finished when "
                "it was made. Nothing in it is lost. Restore a backup, or make it anew."
            )
        return StationKeys.from_private_bytes(bytes.fromhex(stored))

    @contextmanager
    def _session(self, compartment: Compartment) -> Iterator[Session]:
        writer = self._writer(compartment)
        with told_plainly(), Session(writer) as session, session.begin():
            yield session

    def _writer(self, compartment: Compartment) -> Engine:
        return self._engine(compartment).execution_options(begin="BEGIN IMMEDIATE")

    def _engine(self, compartment: Compartment) -> Engine:
        if compartment not in self._engines:
            raise Unavailable(
                "These notes are kept apart, and your passphrase does not open them. "
                "Ask your manager, who can say who may."
            )
        return self._engines[compartment]


def let_go(home: Path, lock: FileLock) -> None:
    """Let another window have the caseload."""
    with suppress(OSError):
        (home / IN_USE).unlink(missing_ok=True)
    lock.release()


def file_of(home: Path, compartment: Compartment) -> Path:
    """Return where a compartment's file lies."""
    return home / f"{compartment.value}.db"
