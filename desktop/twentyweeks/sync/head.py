"""A station's head: how far it is, what it has seen, and what state that makes."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from twentyweeks.storage.operation import SCHEMA
from twentyweeks.sync.book import frontier_hash, last_own, seen, state_hash, unsent
from twentyweeks.sync.envelope import BadFile, moment, pack, read_moment, unpack
from twentyweeks.sync.roster import Mark, Roster
from twentyweeks.sync.run import APP, Lane
from twentyweeks.sync.statement import GENERATION, is_hash, is_mark, is_marks
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.station import Domain

if TYPE_CHECKING:
    from twentyweeks.casework import Wire

FORMAT = "twentyweeks-head/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What another station said of itself, under its signature."""

    station: str
    seq: int
    hash: str | None
    created: datetime
    roster: Mark
    seen: dict[str, Mark]
    state: tuple[str, str] | None


def read_head(raw: bytes, roster: Roster, compartment: Compartment) -> Head:
    """Believe a head, or raise BadFile with the check that failed."""
    envelope = unpack(raw, Domain.HEAD)
    told = envelope.fields()
    try:
        if (told["team"], told["gen"]) != (roster.team, GENERATION):
            raise BadFile("team")
        if told["comp"] != compartment:
            raise BadFile("compartment")
        author = roster.stations.get(told["station"])
        if author is None:
            raise BadFile("station")
        if not envelope.is_signed_by(author.sign):
            raise BadFile("signature")
        return _read(told)
    except (KeyError, TypeError):
        raise BadFile("header") from None


def make_head(lane: Lane, connection: Connection) -> tuple[int, bytes]:
    """Return this station's head as it is now, and how far its log goes."""
    run, comp = lane.run, lane.compartment
    seq, held = last_own(connection, run.station, comp)
    marks = seen(connection, comp)
    header: dict[str, Wire] = {
        "fmt": FORMAT,
        "team": lane.roster.team,
        "gen": GENERATION,
        "comp": comp.value,
        "station": run.station,
        "seq": seq,
        "hash": held or None,
        "created": moment(run.now),
        "sv": SCHEMA,
        "app": APP,
        "roster": list(lane.roster.place),
        "seen": {name: list(mark) for name, mark in marks.items()},
        "state": None if lane.state is None else list(lane.state),
        "low_disk": False,
    }
    return seq, pack(Domain.HEAD, header, run.caseload.station)


def own_state(
    connection: Connection, compartment: Compartment
) -> tuple[str, str] | None:
    """Return what was taken and what it comes to; None while something is unsent."""
    if unsent(connection):
        return None
    return frontier_hash(connection, compartment), state_hash(connection)


def told_of(head: Head) -> str:
    """Return what is kept of a head that was read."""
    return json.dumps(
        {
            "seq": head.seq,
            "hash": head.hash,
            "roster": head.roster,
            "seen": head.seen,
            "state": head.state,
        }
    )


def _read(told: dict[str, Any]) -> Head:
    seq, state, place = told["seq"], told["state"], told["roster"]
    well_formed = (
        told["fmt"] == FORMAT
        and type(seq) is int
        and seq >= 0
        and (told["hash"] is None or is_hash(told["hash"]))
        and is_mark(place)
        and is_marks(told["seen"])
        and (state is None or (len(state) == 2 and all(map(is_hash, state))))
    )
    if not well_formed:
        raise BadFile("header")
    return Head(
        station=told["station"],
        seq=seq,
        hash=told["hash"],
        created=read_moment(told["created"]),
        roster=(place[0], place[1]),
        seen={name: (at, held) for name, (at, held) in told["seen"].items()},
        state=None if state is None else (state[0], state[1]),
    )
