"""Make a laptop anew: from the recovery paper and the central, or from a backup."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Event

from sqlalchemy import Connection, delete

from twentyweeks.errors import Refused
from twentyweeks.operations.stations import (
    ASKING,
    BY_PAPER,
    CENTRAL,
    Joined,
    Wish,
    begun,
    join,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.storage.caseload import STATION
from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.tables import fact
from twentyweeks.sync.book import forked, kept_roster
from twentyweeks.sync.central.chosen import central_at
from twentyweeks.sync.enrol import (
    COMPARED,
    READY,
    let_in_by_paper,
    not_this_paper,
    team_words,
)
from twentyweeks.sync.probe import roster_at, team_at
from twentyweeks.sync.requests import put_request
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.recovery import as_station, read_recovery
from twentyweeks.vault.station import StationKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a laptop is made anew from: who works on it, and the recovery key."""

    wish: Wish
    recovery: str = field(repr=False)


def make_anew(
    home: Path,
    paper: Paper,
    now: datetime,
    *,
    progress: Callable[[str], None] | None = None,
    cancel: Event | None = None,
) -> Joined:
    """Make a laptop of the team with the recovery key alone, as an administrator's.

    It reads all that was ever sent. Where an officer of this name is known it goes on
    as that officer. Doing it again, after a power cut or until it is ready, is
    harmless. Refused where the paper is another team's.
    """
    recovery = read_recovery(paper.recovery)
    place = central_at(paper.wish.central, ASKING)
    team, genesis = team_at(place)
    if genesis.told.get("recovery_sign") != as_station(recovery).sign_public:
        raise not_this_paper()
    roster = roster_at(place, team, genesis.hash)
    with begun(home, paper.wish, genesis, now) as caseload:
        with caseload.local() as connection:
            write_fact(connection, COMPARED, BY_PAPER)
        with caseload.reading() as session:
            known = kept_roster(session.connection())
        own = caseload.station.station_id
        if own not in roster.stations and (known is None or own not in known.stations):
            let_in_by_paper(caseload, roster, recovery, now)
    words = " ".join(team_words(genesis.hash))
    passphrase = paper.wish.passphrase
    return join(home, passphrase, words, now, progress=progress, cancel=cancel)


def renew_station(caseload: Caseload, now: datetime) -> None:
    """Ask to be let in as a new laptop, with all that is here and is unsent.

    For a laptop that was taken off the team and is back, and for one whose key runs on
    two machines. Its administrator lets it in as any other; till then nothing is sent.
    Refused where this laptop is in the team and there is one of it.
    """
    own = caseload.station.station_id
    with caseload.reading() as session:
        connection = session.connection()
        roster = kept_roster(connection)
        twice = own in forked(connection, Compartment.GENERAL)
        address = read_fact(connection, CENTRAL) or ""
    if roster is None or (own in roster.members and not twice):
        raise Refused(
            "This laptop is in its team, or has none. Nothing has been changed. Only "
            "one that was taken off the team asks to be let in as a new one."
        )
    place = central_at(address, own)
    keys = StationKeys.new()
    put_request(place, roster.team, keys, now)
    for comp in sorted(caseload.open, reverse=True):  # general last: it holds the keys
        with caseload.local(comp) as connection:
            _forget(connection, READY)
            if comp is Compartment.GENERAL:
                write_fact(connection, STATION, keys.private_bytes().hex())
    caseload.station = keys


def _forget(connection: Connection, name: str) -> None:
    connection.execute(delete(fact).where(fact.c.name == name))
