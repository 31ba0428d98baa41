"""The lists of the Exchange screen: laptops, packages at both ends, what waits."""

from datetime import date, datetime

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Officer
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, moment
from twentyweeks.present.exchange import PackageLine, StationLine
from twentyweeks.present.exchange_words import (
    asking_line,
    gone_line,
    package_line,
    package_words,
    station_line,
)
from twentyweeks.storage.sync_tables import heard
from twentyweeks.sync.book import alarms, forked, oldest_unsent, unsent
from twentyweeks.sync.packages import BothEnds, Package, both_ends
from twentyweeks.sync.requests import kept_requests
from twentyweeks.sync.roster import Roster
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.station import StationKeys

MOST_WARNINGS = 10


def station_lines(
    session: Session, roster: Roster, keys: StationKeys, today: date
) -> tuple[StationLine, ...]:
    """Return who asks to be let in, who is in the team, and who was taken off."""
    connection, own = session.connection(), keys.station_id
    rows = connection.execute(select(heard.c.station, heard.c.created))
    last = {row.station: datetime.fromisoformat(row.created) for row in rows}
    names = _names(session)
    members = [
        station_line(
            station,
            names.get(station, ""),
            None if station == own else last.get(station),
            today,
            is_this=station == own,
        )
        for station in sorted(roster.members)
    ]
    gone = [gone_line(each, names.get(each, "")) for each in sorted(roster.revoked)]
    waiting = kept_requests(connection, roster.team).values()
    asking = [
        asking_line(each.station, each.officer(keys.identity), " ".join(each.words))
        for each in waiting
        if each.station not in roster.stations
    ]
    return (*asking, *members, *gone)


def package_lines(caseload: Caseload, roster: Roster) -> tuple[PackageLine, ...]:
    """Return what was last sent and last taken, for each other laptop of the team."""
    with caseload.reading() as general:
        names = _names(general)
    own = caseload.station.station_id
    lines: list[PackageLine] = []
    for comp in sorted(caseload.open):
        with caseload.reading(comp) as session:
            found = both_ends(session.connection(), comp, own)
        lines += [
            _package_line(each, names, comp)
            for each in found
            if each.station in roster.members
        ]
    return tuple(lines)


def waiting(caseload: Caseload, today: date) -> tuple[int, date | None]:
    """Return how many changes are unsent, and the oldest's day where it is not today.

    Of all compartments that are open here.
    """
    number, oldest = 0, today
    for comp in caseload.open:
        with caseload.reading(comp) as session:
            connection = session.connection()
            number += unsent(connection)
            since = oldest_unsent(connection)
            oldest = oldest if since is None else min(oldest, day_of(since))
    return number, oldest if oldest < today else None


def warning_lines(connection: Connection, today: date) -> tuple[str, ...]:
    """Return the newest warnings that were given here, each with its moment."""
    told = [(moment(at, today), words) for at, words in alarms(connection)]
    return tuple(f"Told {when}. {words}" for when, words in told[:MOST_WARNINGS])


def is_off(connection: Connection, roster: Roster, own: str) -> bool:
    """Whether this laptop was taken off its team, or runs on two machines."""
    return own in roster.revoked or own in forked(connection, Compartment.GENERAL)


def _names(session: Session) -> dict[str, str]:
    named = select(Officer.station, Officer.name).order_by(Officer.id.desc())
    return {row.station: row.name for row in session.execute(named) if row.station}


def _package_line(
    ends: BothEnds, names: dict[str, str], comp: Compartment
) -> PackageLine:
    apart = "" if comp is Compartment.GENERAL else ", restricted notes"
    name = names.get(ends.station) or f"Laptop {ends.station}"
    words = [
        _words(each)
        for each in (ends.sent, ends.taken_there, ends.sent_there, ends.taken)
    ]
    same = _is_same(ends.sent, ends.taken_there) and _is_same(
        ends.sent_there, ends.taken
    )
    return package_line(f"{name}{apart}", words, is_same=same)


def _words(package: Package | None) -> str:
    if package is None:
        return ""
    return package_words(package.seq, package.hash, package.changes)


def _is_same(one: Package | None, other: Package | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.hash == other.hash
