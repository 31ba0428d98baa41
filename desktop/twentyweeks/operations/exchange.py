"""Give what is unsent to colleagues and take what they sent."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from threading import Event

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Officer
from twentyweeks.errors import Refused
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.settle import conflict_cards
from twentyweeks.operations.stations import CENTRAL, write_officer
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, moment
from twentyweeks.present.exchange import ExchangePage, ExchangeReport, StationLine
from twentyweeks.present.exchange_words import (
    asking_line,
    bad_words,
    gone_line,
    newer_words,
    put_back_words,
    report_words,
    state_words,
    station_line,
    waits_words,
)
from twentyweeks.storage.backup import sealed_copy
from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.sync_tables import heard
from twentyweeks.sync import exchange as run
from twentyweeks.sync.book import kept_roster, unsent
from twentyweeks.sync.central.chosen import central_at
from twentyweeks.sync.enrol import Standing, found_team, may_found, stand, team_words
from twentyweeks.sync.probe import no_team, plant, team_on
from twentyweeks.sync.pull import RUNS
from twentyweeks.sync.requests import kept_requests, station_words
from twentyweeks.sync.roster import Roster
from twentyweeks.sync.run import Done
from twentyweeks.vault.station import StationKeys


def _not_asked() -> Refused:
    return Refused(
        "This laptop has not asked to be let into a team yet. Nothing has been "
        "changed. Ask its administrator first."
    )


LAST = "last-exchange"


def set_central(caseload: Caseload, url: str, now: datetime) -> None:
    """Choose the folder through which the team exchanges.

    The team's first laptop makes an empty folder the team's own, as it does after a
    folder was lost. Refused where the folder is another team's or holds other files.
    """
    central = central_at(url, caseload.station.station_id)
    if may_found(caseload):
        found_team(caseload, now)
    with caseload.reading() as session:
        roster = kept_roster(session.connection())
    if roster is None:
        raise _not_asked()
    own = roster.members.get(caseload.station.station_id)
    if team_on(central) is None and (own is None or not own.is_administrator):
        raise no_team()
    plant(central, roster.team, roster.genesis)
    with caseload.local() as connection:
        write_fact(connection, CENTRAL, url)
    for comp in caseload.open:
        with caseload.local(comp) as connection:
            write_fact(connection, RUNS, "0")  # the next run looks at everything
    if own is not None:
        write_officer(caseload, now)


def exchange(
    caseload: Caseload,
    now: datetime,
    progress: Callable[[str], None] | None = None,
    cancel: Event | None = None,
) -> ExchangeReport:
    """Exchange once; a sealed copy is made before the first of a day.

    `progress` is told a sentence at each step. Unavailable where the central is away,
    full or emptied; Refused where it is another team's or this laptop may not;
    Cancelled between two steps. What was finished stays finished.
    """
    today = day_of(now)
    with caseload.reading() as session:
        address = read_fact(session.connection(), CENTRAL) or ""
    central = central_at(address, caseload.station.station_id)
    tell = progress or (lambda _: None)
    tell("Making a sealed copy first.")
    sealed_copy(caseload, now)
    try:
        done = run.exchange(caseload, central, now, tell, cancel)
    finally:
        refresh_all(caseload, today)
    with caseload.local() as connection:
        write_fact(connection, LAST, now.isoformat())
    return _report(caseload, done)


def exchange_page(caseload: Caseload, now: datetime) -> ExchangePage:
    """Return the Exchange screen: what waits, who is in the team, what differs."""
    today = day_of(now)
    keys = caseload.station
    with caseload.reading() as session:
        connection = session.connection()
        roster = kept_roster(connection)
        standing = stand(connection, roster, keys.station_id)
        central = read_fact(connection, CENTRAL) or ""
        last = read_fact(connection, LAST) or ""
        stations = () if roster is None else _lines(session, roster, keys, today)
    own = None if roster is None else roster.members.get(keys.station_id)
    words = team_words(roster.genesis) if roster else ()
    return ExchangePage(
        state=state_words(_waiting(caseload), last, central),
        central=central,
        enrolled=_ENROLLED[standing],
        own_words=" ".join(station_words(keys.sign_public, keys.age_public)),
        team_words=" ".join(words),
        last=f"Exchanged {moment(datetime.fromisoformat(last), today)}" if last else "",
        stations=stations,
        conflicts=conflict_cards(caseload),
        is_administrator=own is not None and own.is_administrator,
    )


_ENROLLED = {
    Standing.NEW: "Choose the central folder, and this laptop begins the team.",
    Standing.REQUESTED: "An administrator has to let this laptop in.",
    Standing.GRANTED: "This laptop was let in. Exchange, so that it gets its keys.",
    Standing.LOADING: "Exchange until everything has been read.",
    Standing.READY: "",
}


def _lines(
    session: Session, roster: Roster, keys: StationKeys, today: date
) -> tuple[StationLine, ...]:
    connection = session.connection()
    rows = session.execute(select(heard.c.station, heard.c.created))
    last = {row.station: datetime.fromisoformat(row.created) for row in rows}
    named = select(Officer.station, Officer.name).order_by(Officer.id.desc())
    names = {row.station: row.name for row in session.execute(named) if row.station}
    members = [
        station_line(
            station,
            names.get(station, ""),
            None if station == keys.station_id else last.get(station),
            today,
            is_this=station == keys.station_id,
        )
        for station in sorted(roster.members)
    ]
    gone = [gone_line(each, names.get(each, "")) for each in sorted(roster.revoked)]
    waiting = kept_requests(connection, roster.team).values()
    asking = [
        asking_line(each.station, " ".join(each.words))
        for each in waiting
        if each.station not in roster.stations
    ]
    return (*asking, *members, *gone)


def _waiting(caseload: Caseload) -> int:
    number = 0
    for comp in caseload.open:
        with caseload.reading(comp) as session:
            number += unsent(session.connection())
    return number


def _report(caseload: Caseload, done: Done) -> ExchangeReport:
    open_conflicts = len(conflict_cards(caseload))
    return ExchangeReport(
        words=report_words(
            done.sent, done.received, len(done.given_by), open_conflicts
        ),
        sent=done.sent,
        received=done.received,
        conflicts=open_conflicts,
        alarms=tuple(_told(done)),
    )


def _told(done: Done) -> Iterator[str]:
    yield from done.alarms
    if done.held_up:
        yield done.held_up
    for count in done.waits_for.values():
        yield waits_words(count)
    if done.newer:
        yield newer_words(done.newer)
    if done.put_back:
        yield put_back_words(done.put_back)
    if done.bad:
        yield bad_words(len(done.bad))
