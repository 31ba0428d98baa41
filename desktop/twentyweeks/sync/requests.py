"""A laptop's wish to be let in: signed by its own key, and of no authority."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from twentyweeks.storage.sync_tables import request as requests
from twentyweeks.sync.central import Central, put_proved
from twentyweeks.sync.envelope import (
    LONGEST_HEADER,
    BadFile,
    moment,
    pack,
    sha256,
    unpack,
)
from twentyweeks.sync.layout import REQUESTS, request_name
from twentyweeks.sync.roster import Roster
from twentyweeks.sync.run import Run
from twentyweeks.sync.statement import GENERATION, is_hash
from twentyweeks.vault.age import seal_to
from twentyweeks.vault.station import Domain, StationKeys, station_id
from twentyweeks.vault.words import words_of

FORMAT = "twentyweeks-request/1"
_LARGEST = 2 * LONGEST_HEADER


@dataclass(frozen=True, slots=True)
class Request:
    """The keys of a laptop that asks to be let in."""

    station: str
    sign: str
    age: str

    @property
    def words(self) -> tuple[str, ...]:
        """The six words that its officer reads out."""
        return station_words(self.sign, self.age)


def station_words(sign: str, age: str) -> tuple[str, ...]:
    """Return the six words of a station's two public keys."""
    return words_of(bytes.fromhex(sign) + age.encode())


def put_request(central: Central, team: str, keys: StationKeys, now: datetime) -> None:
    """Ask the team on this central to let a station in."""
    raw = pack(
        Domain.REQUEST,
        {
            "fmt": FORMAT,
            "team": team,
            "gen": GENERATION,
            "station": keys.station_id,
            "sign": keys.sign_public,
            "age": keys.age_public,
            "created": moment(now),
        },
        keys,
    )
    put_proved(central, request_name(keys.station_id, sha256(raw)), raw)


def read_request(raw: bytes, team: str) -> Request:
    """Read a request; BadFile where it is none, or not signed by its own key."""
    envelope = unpack(raw, Domain.REQUEST)
    told = envelope.fields()
    try:
        request = Request(told["station"], told["sign"], told["age"])
        seal_to(request.age, b"")
        named = station_id(request.sign)
        ours = (told["team"], told["gen"]) == (team, GENERATION)
        well_formed = told["fmt"] == FORMAT and is_hash(request.sign)
    except (KeyError, TypeError, ValueError):
        raise BadFile("header") from None
    if not well_formed:
        raise BadFile("header")
    if not ours:
        raise BadFile("team")
    if named != request.station:
        raise BadFile("station")
    if not envelope.is_signed_by(request.sign):
        raise BadFile("signature")
    return request


def take_requests(run: Run, roster: Roster) -> None:
    """Keep the requests that wait, where this station may answer them."""
    own = roster.stations[run.station]
    if not own.is_administrator:
        return
    waiting: dict[str, bytes] = {}
    for name in run.central.list(REQUESTS):
        raw = run.fetch(name, _LARGEST)
        if raw is None:
            continue
        try:
            request = read_request(raw, roster.team)
        except BadFile as fault:
            run.done.bad[name] = fault.check
            continue
        if request.station not in roster.stations:
            waiting[request.station] = raw
    with run.caseload.local() as connection:
        connection.execute(delete(requests))
        for station, raw in waiting.items():
            connection.execute(insert(requests).values(station=station, raw=raw))


def kept_requests(connection: Connection, team: str) -> dict[str, Request]:
    """Return the requests that wait here, by station."""
    rows = connection.execute(select(requests).order_by(requests.c.station))
    return {row.station: read_request(row.raw, team) for row in rows}
