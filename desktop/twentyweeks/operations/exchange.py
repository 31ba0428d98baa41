"""Give what is unsent to colleagues and take what they sent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from twentyweeks.errors import Refused
from twentyweeks.operations.aside import aside_cards
from twentyweeks.operations.exchange_lines import (
    is_off,
    package_lines,
    station_lines,
    waiting,
    warning_lines,
)
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.protecting import part_protected
from twentyweeks.operations.settle import conflict_cards
from twentyweeks.operations.stations import CENTRAL, write_officer
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, moment
from twentyweeks.present.exchange import (
    ExchangePage,
    ExchangeReport,
    PackageLine,
    StationLine,
)
from twentyweeks.present.exchange_words import (
    TEAM_WAITS,
    bad_words,
    hidden_words,
    newer_words,
    put_back_words,
    report_words,
    restored_words,
    state_words,
    waits_words,
)
from twentyweeks.storage.backup import sealed_copy
from twentyweeks.storage.caseload import KEYS
from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.sync import exchange as run
from twentyweeks.sync.book import is_team_unsent, kept_roster
from twentyweeks.sync.central.chosen import central_at
from twentyweeks.sync.enrol import Standing, found_team, may_found, stand, team_words
from twentyweeks.sync.probe import no_team, plant, team_on
from twentyweeks.sync.pull import RUNS
from twentyweeks.sync.requests import station_words
from twentyweeks.sync.roster import Roster
from twentyweeks.sync.run import Done
from twentyweeks.vault.unlock import forget_officers


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
        is_other = read_fact(connection, CENTRAL) != url
        write_fact(connection, CENTRAL, url)
    for comp in caseload.open if is_other else ():
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
    Cancelled between two steps. What was finished stays finished. A laptop that learns
    that it was reported lost opens with the recovery key alone from then on.
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
    except run.TakenOff as told:
        if told.is_out_of_hand:
            forget_officers(caseload.home / KEYS, caseload.keys)
        raise
    finally:
        hidden = part_protected(caseload, now)
        refresh_all(caseload, today)
    with caseload.local() as connection:
        write_fact(connection, LAST, now.isoformat())
    return _report(caseload, done, hidden)


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
        team_waits = bool(last) and is_team_unsent(connection)
        warnings = warning_lines(connection, today)
        team = _Team()
        if roster is not None:
            team = _Team(
                words=" ".join(team_words(roster.genesis)),
                stations=station_lines(session, roster, keys, today),
                packages=package_lines(caseload, roster),
                is_administrator=_is_administrator(roster, keys.station_id),
                is_off=is_off(connection, roster, keys.station_id),
                is_revoked=keys.station_id in roster.revoked,
            )
    number, since = waiting(caseload, today)
    return ExchangePage(
        state=TEAM_WAITS if team_waits else state_words(number, last, central, since),
        central=central,
        enrolled=_OFF if team.is_off else _ENROLLED[standing],
        own_words=" ".join(station_words(keys.sign_public, keys.age_public)),
        team_words=team.words,
        last=f"Exchanged {moment(datetime.fromisoformat(last), today)}" if last else "",
        stations=team.stations,
        conflicts=conflict_cards(caseload),
        is_administrator=team.is_administrator,
        packages=team.packages,
        aside=aside_cards(caseload) if team.is_administrator else (),
        warnings=warnings,
        is_off=team.is_off,
        may_exchange=bool(central) and not team.is_revoked,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Team:
    """What the page says of a team, and nothing where there is none yet."""

    words: str = ""
    stations: tuple[StationLine, ...] = ()
    packages: tuple[PackageLine, ...] = ()
    is_administrator: bool = False
    is_off: bool = False
    is_revoked: bool = False


def _is_administrator(roster: Roster, own: str) -> bool:
    member = roster.members.get(own)
    return member is not None and member.is_administrator


_OFF = (
    "This laptop was taken off the team, or its key runs on two machines. What is on "
    "it is kept, and is not sent. It can ask to be let in as a new laptop."
)
_ENROLLED = {
    Standing.NEW: "Choose the central folder, and this laptop begins the team.",
    Standing.REQUESTED: "An administrator has to let this laptop in.",
    Standing.GRANTED: "This laptop was let in. Exchange, so that it gets its keys.",
    Standing.LOADING: "Exchange until everything has been read.",
    Standing.READY: "",
}


def _report(caseload: Caseload, done: Done, hidden: int) -> ExchangeReport:
    open_conflicts = len(conflict_cards(caseload))
    return ExchangeReport(
        words=report_words(
            done.sent, done.received, len(done.given_by), open_conflicts
        ),
        sent=done.sent,
        received=done.received,
        conflicts=open_conflicts,
        alarms=(*_told(done), *([hidden_words(hidden)] if hidden else [])),
    )


def _told(done: Done) -> Iterator[str]:
    yield from done.alarms
    if done.restored:
        yield restored_words()
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
