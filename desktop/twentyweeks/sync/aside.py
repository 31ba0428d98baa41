"""Bundles that were set aside: what they say, why, and how one is let through."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from twentyweeks.errors import BadInput
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.operation import Operation
from twentyweeks.storage.sync_tables import bundle as bundles
from twentyweeks.sync.book import epoch_secrets, keep_statement
from twentyweeks.sync.bundle import check_bundle, open_bundle
from twentyweeks.sync.enrol import check_administrator
from twentyweeks.sync.envelope import BadFile, sha256
from twentyweeks.sync.merge import State
from twentyweeks.sync.roster import Roster
from twentyweeks.sync.statement import Type, make_statement
from twentyweeks.vault.keys import Compartment

if TYPE_CHECKING:
    from twentyweeks.casework import Wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A bundle in quarantine; `operations` is None where it cannot be read here."""

    hash: str
    station: str
    seq: int
    created: datetime
    operations: tuple[Operation, ...] | None


def set_aside(
    connection: Connection, roster: Roster, compartment: Compartment
) -> tuple[Aside, ...]:
    """Return the bundles of one compartment that are in quarantine and not accepted."""
    rows = connection.execute(
        select(bundles.c.hash, bundles.c.raw)
        .where(bundles.c.comp == compartment, bundles.c.state == State.QUARANTINE)
        .where(bundles.c.station.in_(roster.stations))
        .order_by(bundles.c.station, bundles.c.seq, bundles.c.hash)
    ).all()
    secrets = epoch_secrets(connection)
    return tuple(
        _looked_at(row.raw, roster, compartment, secrets)
        for row in rows
        if row.hash not in roster.accepted
    )


def accept(
    caseload: Caseload, roster: Roster, chosen: Iterable[Aside], now: datetime
) -> None:
    """Let bundles through, for every station of the team.

    Refused where this station is no administrator; BadInput where none was chosen. They
    are taken in by the next exchange, which carries the statement out.
    """
    check_administrator(caseload, roster)
    by_station: dict[str, list[str]] = {}
    for each in chosen:
        by_station.setdefault(each.station, []).append(each.hash)
    if not by_station:
        raise BadInput(
            "There is no such package set aside. Nothing has been changed. Look at "
            "the list again.",
            field="id",
        )
    after = roster.after()
    with caseload.local() as connection:
        for station, hashes in sorted(by_station.items()):
            told: dict[str, Wire] = {"station": station, "hashes": [*sorted(hashes)]}
            raw = make_statement(Type.ACCEPT, after, caseload.station, now, told)
            keep_statement(connection, sha256(raw), raw, published=False)


def _looked_at(
    raw: bytes, roster: Roster, compartment: Compartment, secrets: dict[int, str]
) -> Aside:
    bundle = check_bundle(raw, roster, compartment)
    try:
        operations = open_bundle(bundle, secrets).operations
    except BadFile:
        operations = None
    return Aside(
        hash=bundle.hash,
        station=bundle.place.station,
        seq=bundle.place.seq,
        created=bundle.created,
        operations=operations,
    )
