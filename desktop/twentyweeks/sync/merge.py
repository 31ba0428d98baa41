"""Taking bundles in: one transaction each, the same in every order.

A bundle's file, its operations, what they make current and what it has seen go in
together. What cannot be read yet is kept as it came, and read when it can be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from twentyweeks.casework import Authority, BankHoliday, Case
from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.journal import CLOCK
from twentyweeks.storage.operation import Operation
from twentyweeks.storage.projection import project
from twentyweeks.storage.reducer import Entity, apply, chunks, rebuild_heads
from twentyweeks.storage.sync_tables import bundle as bundles
from twentyweeks.storage.sync_tables import claim
from twentyweeks.storage.tables import case_line, operation
from twentyweeks.sync.bundle import Bundle, Inside, open_bundle
from twentyweeks.sync.envelope import BadFile
from twentyweeks.sync.roster import Mark, Roster

_FUTURE = timedelta(hours=24)
_COUNT_BITS = 16


class State(StrEnum):
    """What was done with a bundle that is kept."""

    APPLIED = "applied"
    QUARANTINE = "quarantine"
    NEWER = "newer"
    LOCKED = "locked"
    CARRIED = "carried"


_WAITS = {"newer": State.NEWER, "epoch": State.LOCKED}


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a bundle: its state and how many operations were new."""

    state: State
    operations: int = 0


def read(
    bundle: Bundle, roster: Roster, secrets: Mapping[int, str]
) -> tuple[State, Inside | None]:
    """Say what is to be done with a checked bundle, and read it where it is to be.

    BadFile where its inside is not what it should be.
    """
    if bundle.place.station in roster.revoked:
        return State.QUARANTINE, None
    try:
        return State.APPLIED, open_bundle(bundle, secrets)
    except BadFile as fault:
        if fault.check not in _WAITS:
            raise
        return _WAITS[fault.check], None


def take_in(
    connection: Connection,
    bundle: Bundle,
    state: State,
    inside: Inside | None,
    now: datetime,
) -> Taken:
    """Take in a bundle of another station, or one of ours that came back."""
    keep(connection, bundle, state)
    if inside is None:
        return Taken(state)
    return Taken(state, _apply(connection, bundle, inside, now))


def keep(
    connection: Connection, bundle: Bundle, state: State, *, published: bool = True
) -> None:
    """Keep a bundle's file; one that was sealed here is not published yet."""
    row = {
        "hash": bundle.hash,
        "comp": bundle.place.compartment,
        "station": bundle.place.station,
        "seq": bundle.place.seq,
        "prev": bundle.place.prev,
        "raw": bundle.raw,
        "state": state,
        "published": published,
        "created": bundle.created.isoformat(),
    }
    connection.execute(insert(bundles).prefix_with("OR IGNORE").values(row))


def retry(
    connection: Connection, bundle: Bundle, secrets: Mapping[int, str], now: datetime
) -> Taken | None:
    """Read a bundle that was kept unread; None where it still cannot be read."""
    try:
        inside = open_bundle(bundle, secrets)
    except BadFile:
        return None
    _set_state(connection, [bundle.hash], State.APPLIED)
    return Taken(State.APPLIED, _apply(connection, bundle, inside, now))


def put_aside(connection: Connection, hashes: Iterable[str]) -> None:
    """Take the operations of these bundles out again; their files stay."""
    names = list(hashes)
    if not names:
        return
    _set_state(connection, names, State.QUARANTINE)
    everything = set(_entities(connection))
    for some in chunks(names):
        connection.execute(delete(operation).where(operation.c.bundle.in_(some)))
    project(connection, everything | rebuild_heads(connection))
    connection.execute(update(case_line).values(as_of=""))


def rebuild(connection: Connection) -> None:
    """Make heads and records anew from the operations."""
    project(connection, set(_entities(connection)) | rebuild_heads(connection))
    connection.execute(update(case_line).values(as_of=""))


def cut_chain(
    connection: Connection, station: str, cut: Mark | None, compartment: str
) -> set[str]:
    """Return the bundles of a revoked station on the chain that ends at its cut."""
    rows = connection.execute(
        select(bundles.c.hash, bundles.c.prev).where(
            bundles.c.station == station, bundles.c.comp == compartment
        )
    )
    before = {row.hash: row.prev for row in rows}
    chain: set[str] = set()
    at = cut[1] if cut is not None else None
    while at is not None and at in before and at not in chain:
        chain.add(at)
        at = before[at]
    return chain


def _entities(connection: Connection) -> Iterable[Entity]:
    rows = connection.execute(select(operation.c.ent, operation.c.eid).distinct())
    return [(row.ent, row.eid) for row in rows]


def _apply(
    connection: Connection, bundle: Bundle, inside: Inside, now: datetime
) -> int:
    touched = apply(connection, inside.operations, bundle.hash)
    project(connection, touched)
    _stale(connection, touched, inside.operations)
    _claim(connection, bundle, inside)
    _tick(connection, inside.operations, now)
    new = connection.scalar(_NEW, {"held": bundle.hash}) or 0
    stamp(connection, inside.operations, bundle.hash)
    return new


_NEW = (
    select(func.count())
    .select_from(operation)
    .where(operation.c.bundle == bindparam("held"))
)


def stamp(connection: Connection, sent: Iterable[Operation], held: str) -> None:
    """Remember in which bundle operations went that were unsent until now."""
    for some in chunks([each.id for each in sent]):
        unsent = operation.c.id.in_(some) & operation.c.bundle.is_(None)
        connection.execute(update(operation).where(unsent).values(bundle=held))


_EVERYWHERE = frozenset((Authority.__tablename__, BankHoliday.__tablename__))
"""Records on which the lines of every case rest: what is promised, what is counted."""


def _stale(
    connection: Connection, touched: set[Entity], operations: Iterable[Operation]
) -> None:
    if any(ent in _EVERYWHERE for ent, _ in touched):
        connection.execute(update(case_line).values(as_of=""))
        return
    cases = {each.case for each in operations if each.case is not None}
    people = [eid for ent, eid in touched if ent == "person"]
    for some in chunks(people):
        found = select(Case.id).where(Case.person_id.in_(some))
        cases |= set(connection.scalars(found))
    mark_stale(connection, cases)


def mark_stale(connection: Connection, cases: Iterable[UUID]) -> None:
    """Have the lines of these cases made anew before they are shown."""
    for some in chunks(list(cases)):
        stale = update(case_line).where(case_line.c.case_id.in_(some))
        connection.execute(stale.values(as_of=""))


def _claim(connection: Connection, bundle: Bundle, inside: Inside) -> None:
    by = bundle.place.station
    for station, (seq, held) in inside.seen.items():
        claimed = connection.scalar(
            select(claim.c.seq).where(claim.c.by == by, claim.c.station == station)
        )
        if claimed is None or claimed < seq:
            row = {"by": by, "station": station, "seq": seq, "hash": held}
            connection.execute(insert(claim).prefix_with("OR REPLACE").values(row))


def _tick(
    connection: Connection, operations: Iterable[Operation], now: datetime
) -> None:
    furthest = int((now + _FUTURE).timestamp() * 1000) << _COUNT_BITS
    own = int(read_fact(connection, CLOCK) or "0", 16)
    near = [each.hlc for each in operations if own < each.hlc <= furthest]
    if near:
        write_fact(connection, CLOCK, f"{max(near):016x}")


def _set_state(connection: Connection, hashes: list[str], state: State) -> None:
    for some in chunks(hashes):
        changed = update(bundles).where(bundles.c.hash.in_(some))
        connection.execute(changed.values(state=state))
