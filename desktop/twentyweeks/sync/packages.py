"""What was last sent and last taken, at both ends, each with its hash."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from twentyweeks.storage.sync_tables import bundle as bundles
from twentyweeks.storage.sync_tables import claim, heard
from twentyweeks.storage.tables import operation
from twentyweeks.sync.book import seen
from twentyweeks.sync.roster import Mark
from twentyweeks.vault.keys import Compartment


@dataclass(frozen=True, slots=True)
class Package:
    """A bundle by its number and hash, with its changes where they are known here."""

    seq: int
    hash: str
    changes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BothEnds:
    """How far this station and another are with each other; None is nothing yet."""

    station: str
    sent: Package | None
    taken_there: Package | None
    sent_there: Package | None
    taken: Package | None


def both_ends(
    connection: Connection, compartment: Compartment, own: str
) -> tuple[BothEnds, ...]:
    """Return a line for each other station whose head was read in a compartment."""
    have = seen(connection, compartment)
    sent = _counted(connection, _last_sent(connection, compartment, own))
    rows = connection.execute(select(heard).order_by(heard.c.station))
    return tuple(
        _line(connection, row.station, json.loads(row.told), have, (own, sent))
        for row in rows
        if row.station != own
    )


def _line(
    connection: Connection,
    station: str,
    told: dict[str, Any],
    have: dict[str, Mark],
    own: tuple[str, Package | None],
) -> BothEnds:
    said = (told["seq"], told["hash"]) if told.get("hash") else None
    claimed = connection.execute(
        select(claim.c.seq, claim.c.hash)
        .where(claim.c.by == station)
        .where(claim.c.station == own[0])
    ).first()
    there = told.get("seen", {}).get(own[0])
    return BothEnds(
        station=station,
        sent=own[1],
        taken_there=_further(there, claimed),
        sent_there=_further(said, have.get(station)),
        taken=_counted(connection, have.get(station)),
    )


def _further(one: Sequence[Any] | None, other: Sequence[Any] | None) -> Package | None:
    """Return the later of two: of what a head said, and of what came since."""
    known = [Package(each[0], each[1]) for each in (one, other) if each is not None]
    return max(known, key=lambda each: each.seq, default=None)


def _last_sent(
    connection: Connection, compartment: Compartment, own: str
) -> Mark | None:
    row = connection.execute(
        select(bundles.c.seq, bundles.c.hash)
        .where(bundles.c.comp == compartment, bundles.c.station == own)
        .where(bundles.c.published.is_(True))
        .order_by(bundles.c.seq.desc(), bundles.c.hash)
    ).first()
    return None if row is None else (row.seq, row.hash)


def _counted(connection: Connection, mark: Mark | None) -> Package | None:
    if mark is None:
        return None
    inside = select(func.count()).where(operation.c.bundle == mark[1])
    return Package(mark[0], mark[1], connection.scalar(inside) or 0)
