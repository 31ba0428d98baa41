"""Let a further laptop into the team: asked for, compared by voice, granted, joined."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Event
from uuid import UUID

from sqlalchemy import select

from twentyweeks.casework import Officer, new_id
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.typed import KEPT, typed_line, typed_word
from twentyweeks.operations.unlock import Caseload
from twentyweeks.storage.caseload import KEYS
from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.papers import FIRST_EPOCH
from twentyweeks.storage.unlock import (
    TEAM,
    Joining,
    is_caseload,
    join_caseload,
    opened,
)
from twentyweeks.sync.book import GENESIS, keep_statement, kept_roster
from twentyweeks.sync.central.chosen import central_at
from twentyweeks.sync.compartments import complete
from twentyweeks.sync.enrol import COMPARED, READY, Standing, let_in, stand, team_words
from twentyweeks.sync.exchange import exchange
from twentyweeks.sync.probe import team_at
from twentyweeks.sync.requests import (
    called,
    kept_requests,
    put_request,
    station_words,
)
from twentyweeks.sync.revoke import take_off
from twentyweeks.sync.statement import Reason, Statement
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import check_passphrase
from twentyweeks.vault.unlock import hand_over_slot
from twentyweeks.vault.words import same_words

CENTRAL = "central"
OFFICER_NAME = "officer-name"
ASKING = "0" * 16
BY_PAPER = "by paper"
_WAITING = (
    "Your administrator has not let this laptop in yet. Nothing has been lost. Try "
    "again once they have, and have exchanged."
)
_LOADING = (
    "This laptop is in the team and has not read everything yet. Exchange again until "
    "it has; nothing can be written before."
)
_IN = "This laptop is in the team and up to date."


@dataclass(frozen=True, slots=True)
class Wish:
    """Who works on a laptop that is new to its team, and through which folder."""

    central: str
    officer: str
    passphrase: str = field(repr=False)
    memory_kib: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """The words that two people compare by voice, six each way."""

    station: str
    own_words: str
    team_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """How far a laptop is on its way into the team."""

    is_ready: bool
    words: str


def request_station(
    home: Path,
    central: str,
    officer: str,
    passphrase: str,
    now: datetime,
    memory_kib: int | None = None,
) -> Requested:
    """Make an empty caseload in `home` and ask the team on `central` to let it in.

    Asking again, after a power cut or a wait, is harmless. Refused where `home` holds
    another team's caseload or the passphrase is too short.
    """
    wish = Wish(central, officer, passphrase, memory_kib)
    place = central_at(central, ASKING)
    team, genesis = team_at(place)
    with begun(home, wish, genesis, now) as caseload:
        name = called(officer, str(genesis.told["age"]))
        put_request(place, team, caseload.station, now, name)
        keys = caseload.station
        return Requested(
            station=keys.station_id,
            own_words=" ".join(station_words(keys.sign_public, keys.age_public)),
            team_words=" ".join(team_words(genesis.hash)),
        )


@contextmanager
def begun(
    home: Path, wish: Wish, genesis: Statement, now: datetime
) -> Iterator[Caseload]:
    """Make an empty caseload that pins this team, or open the one begun before."""
    name = typed_line(wish.officer, "officer", "Your name")
    if name is None:
        raise Refused(f"Your name is needed. {KEPT}", field="officer")
    check_passphrase(wish.passphrase)
    team = str(genesis.told["team"])
    if not is_caseload(home):
        joining = Joining(
            officer=new_id(),
            passphrase=wish.passphrase,
            recovery_public=str(genesis.told["recovery"]),
            team=team,
            memory_kib=wish.memory_kib,
        )
        join_caseload(home, joining)
    with opened(home, wish.passphrase, now) as caseload:
        with caseload.local() as connection:
            pinned = read_fact(connection, GENESIS) or genesis.hash
            if (read_fact(connection, TEAM), pinned) != (team, genesis.hash):
                raise Refused(
                    "The caseload in this folder belongs to another team. It has not "
                    "been changed. Choose another folder for it.",
                    field="home",
                )
            write_fact(connection, GENESIS, genesis.hash)
            write_fact(connection, CENTRAL, wish.central)
            write_fact(connection, OFFICER_NAME, name)
            keep_statement(connection, genesis.hash, genesis.raw, published=True)
        yield caseload


def approve_station(
    caseload: Caseload,
    station: str,
    words: str,
    compartments: Iterable[str],
    now: datetime,
) -> None:
    """Let a laptop in whose six words were read out and typed here.

    `compartments` may name "restricted"; the general one is always given. Refused
    where the words differ, or this officer may not. It goes out with the next exchange.
    """
    with caseload.reading() as session:
        roster = kept_roster(session.connection())
        waiting = (
            {} if roster is None else kept_requests(session.connection(), roster.team)
        )
    request = waiting.get(station)
    if roster is None or request is None:
        raise BadInput(
            f"No laptop {station} is waiting to be let in. Nothing has been changed. "
            "Exchange first, so that its request is read.",
            field="station",
        )
    if not same_words(words, request.words):
        raise Refused(
            "Those are not the six words of this laptop's request. Nobody has been let "
            "in. Ask the officer to read them again from their own screen; if they "
            "still differ, somebody may be tampering with the central folder.",
            field="words",
        )
    let_in(caseload, roster, request, _chosen(compartments), now)


def revoke_station(
    caseload: Caseload, station: str, reason: str, now: datetime
) -> None:
    """Take a laptop off the team, for good; a laptop that comes back asks anew.

    `reason` is lost, stolen, left or replaced. The keys change for what comes after;
    it goes out with the next exchange, which should be at once.
    """
    why = typed_word(Reason, reason, "reason", "Reason")
    with caseload.reading() as session:
        roster = kept_roster(session.connection())
    if roster is None:
        raise Refused("There is no team yet. Nothing has been changed.")
    take_off(caseload, roster, station, why, now)


def join(
    home: Path,
    passphrase: str,
    words: str,
    now: datetime,
    *,
    progress: Callable[[str], None] | None = None,
    cancel: Event | None = None,
) -> Joined:
    """Go on joining: compare the team's six words, fetch the keys, read everything.

    `words` are those that the administrator read out. Call it again until `is_ready`;
    it is harmless afterwards too.
    """
    complete(home, passphrase)
    tell = progress or (lambda _: None)
    joined, lacking = _go_on(home, passphrase, words, now, tell, cancel)
    if lacking:
        complete(home, passphrase, lacking)
        joined, _ = _go_on(home, passphrase, words, now, tell, cancel)
    return joined


def words_while_asking(caseload: Caseload) -> str:
    """Return this laptop's six words until its team has let it in; afterwards ""."""
    with caseload.reading() as session:
        connection = session.connection()
        held = (read_fact(connection, READY), read_fact(connection, FIRST_EPOCH))
    if held != (None, None):
        return ""
    keys = caseload.station
    return " ".join(station_words(keys.sign_public, keys.age_public))


def write_officer(
    caseload: Caseload, now: datetime, officer_id: UUID | None = None
) -> None:
    """Write down who works on this laptop, so that colleagues read a name."""
    who = officer_id or caseload.officer
    if who is None:
        return
    station = caseload.station.station_id
    stamp = replace(caseload.stamp(now, src="station"), by=who)
    with caseload.writing(stamp) as journal:
        officer = journal.session.get(Officer, who)
        if officer is None:
            name = read_fact(journal.connection, OFFICER_NAME) or "An officer"
            journal.create(Officer(id=who, name=name, station=station))
        elif officer.station != station:
            journal.set(officer, "station", station)


def _be_the_same(caseload: Caseload, passphrase: str, now: datetime) -> None:
    """Go on as the officer of this name whose laptop is gone, if there is one.

    So that their cases are theirs still. Their next unlock is as that officer.
    """
    same = _gone_with_this_name(caseload)
    if same is not None:
        hand_over_slot(caseload.home / KEYS, passphrase, same.hex)
    write_officer(caseload, now, same)


def _gone_with_this_name(caseload: Caseload) -> UUID | None:
    with caseload.reading() as session:
        connection = session.connection()
        if session.get(Officer, caseload.officer or new_id()) is not None:
            return None
        name = (read_fact(connection, OFFICER_NAME) or "").casefold()
        roster = kept_roster(connection)
        by_paper = read_fact(connection, COMPARED) == BY_PAPER
        members = set(roster.members) if roster and not by_paper else set()
        named = session.scalars(select(Officer).order_by(Officer.id))
        return next(
            (
                each.id
                for each in named
                if each.name.casefold() == name and each.station not in members
            ),
            None,
        )


def _go_on(
    home: Path,
    passphrase: str,
    words: str,
    now: datetime,
    tell: Callable[[str], None],
    cancel: Event | None,
) -> tuple[Joined, set[str]]:
    with opened(home, passphrase, now) as caseload:
        address = _compare(caseload, words)
        place = central_at(address, caseload.station.station_id)
        try:
            exchange(caseload, place, now, tell, cancel)
        except Refused:
            if _standing(caseload) is not Standing.REQUESTED:
                raise
            return Joined(is_ready=False, words=_WAITING), set()
        ready = _standing(caseload) is Standing.READY
        if ready:
            _be_the_same(caseload, passphrase, now)
        return Joined(is_ready=ready, words=_IN if ready else _LOADING), _lacking(
            caseload
        )


def _compare(caseload: Caseload, words: str) -> str:
    with caseload.local() as connection:
        genesis = read_fact(connection, GENESIS)
        address = read_fact(connection, CENTRAL)
        if genesis is None or address is None:
            raise Refused(
                "This laptop has not asked to be let into a team. Nothing has been "
                "changed. Ask first."
            )
        if not same_words(words, team_words(genesis)):
            raise Refused(
                "Those are not the six words of the team in this central folder. "
                "Nothing has been read. Check that it is the right folder, and ask "
                "your administrator to read the words again.",
                field="words",
            )
        if read_fact(connection, COMPARED) is None:
            write_fact(connection, COMPARED, "by voice")
        return address


def _standing(caseload: Caseload) -> Standing:
    with caseload.reading() as session:
        connection = session.connection()
        roster = kept_roster(connection)
        return stand(connection, roster, caseload.station.station_id)


def _lacking(caseload: Caseload) -> set[str]:
    with caseload.reading() as session:
        roster = kept_roster(session.connection())
    if roster is None:
        return set()
    granted = {comp for comp, _ in roster.grants_to(caseload.station.station_id)}
    return granted - set(caseload.open)


def _chosen(compartments: Iterable[str]) -> set[Compartment]:
    try:
        return {Compartment(each) for each in compartments}
    except ValueError:
        raise BadInput(
            "A part of the caseload is “general” or “restricted”. Nothing has been "
            "changed.",
            field="compartments",
        ) from None
