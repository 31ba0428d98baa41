"""A laptop's wish to be let in: signed by its own key, and of no authority."""

from base64 import b64decode, b64encode
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
from twentyweeks.vault.age import open_with, seal_to
from twentyweeks.vault.faults import SealBroken
from twentyweeks.vault.station import Domain, StationKeys, station_id
from twentyweeks.vault.words import words_of

FORMAT = "twentyweeks-request/1"
_LARGEST = 2 * LONGEST_HEADER


@dataclass(frozen=True, slots=True)
class Request:
    """The keys of a laptop that asks to be let in; `called` is sealed, or empty."""

    station: str
    sign: str
    age: str
    called: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The six words that its officer reads out."""
        return station_words(self.sign, self.age)

    def officer(self, identity: str) -> str:
        """Return who says that they ask; nothing where it was not sealed to us."""
        try:
            return open_with(identity, b64decode(self.called, validate=True)).decode()
        except (SealBroken, ValueError):
            return ""


def station_words(sign: str, age: str) -> tuple[str, ...]:
    """Return the six words of a station's two public keys."""
    return words_of(bytes.fromhex(sign) + age.encode())


def called(officer: str, age: str) -> str:
    """Seal the name of the officer who asks, for the administrator with this key."""
    return b64encode(seal_to(age, officer.encode())).decode()


def put_request(
    central: Central, team: str, keys: StationKeys, now: datetime, name: str = ""
) -> None:
    """Ask the team on this central to let a station in; `name` is sealed already."""
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
            "called": name,
        },
        keys,
    )
    put_proved(central, request_name(keys.station_id, sha256(raw)), raw)


def read_request(raw: bytes, team: str) -> Request:
    """Read a request; BadFile where it is none, or not signed by its own key."""
    envelope = unpack(raw, Domain.REQUEST)
    told = envelope.fields()
    try:
        name = str(told.get("called", ""))
        request = Request(told["station"], told["sign"], told["age"], name)
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
