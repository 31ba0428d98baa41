"""Steps 3 to 6 of a run: what is new, taken in a transaction each, and judged again."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import StatementError

from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.sync_tables import bundle as bundles
from twentyweeks.storage.sync_tables import heard
from twentyweeks.sync.book import epoch_secrets, forked, seen, waited_for
from twentyweeks.sync.bundle import Bundle, check_bundle
from twentyweeks.sync.envelope import LONGEST_HEADER, BadFile
from twentyweeks.sync.head import Head, read_head, told_of
from twentyweeks.sync.layout import hash_in, read_head_name
from twentyweeks.sync.merge import (
    State,
    Taken,
    cut_chain,
    keep,
    put_aside,
    read,
    retry,
    take_in,
)
from twentyweeks.sync.payload import LARGEST
from twentyweeks.sync.ready import CLOCK_OFF, span_words
from twentyweeks.sync.run import Lane
from twentyweeks.vault.keys import Compartment

FULL_EVERY = 20
RUNS = "exchange-runs"
_LOOKED = "exchange-looked-on"
_SHARD = 1000
_LARGEST_HEAD = 2 * LONGEST_HEADER
_UNREADABLE = (
    ValueError,
    TypeError,
    OverflowError,
    AttributeError,
    StatementError,
)


def pull_list(lane: Lane) -> list[str]:
    """Read the heads and return the names of bundles that may be new."""
    central, tree = lane.run.central, lane.tree
    lane.heads = central.list(tree.heads)
    known = _take_heads(lane)
    with lane.run.caseload.local(lane.compartment) as connection:
        runs = int(read_fact(connection, RUNS) or "0")
        write_fact(connection, RUNS, str(runs + 1))
        looked_on, today = read_fact(connection, _LOOKED), lane.run.now.date()
        have = seen(connection, lane.compartment)
        short = waited_for(connection, lane.compartment)
        hashes = _short_hashes(connection, lane.compartment)
    gone = known - {each.station for each in map(read_head_name, lane.heads) if each}
    rested = runs % FULL_EVERY == 0 or looked_on != today.isoformat()
    lane.full = rested or bool(short) or bool(gone)
    lane.listed = central.list(tree.log) if lane.full else _beyond(lane, have)
    if lane.full:
        with lane.run.caseload.local(lane.compartment) as connection:
            write_fact(connection, _LOOKED, today.isoformat())
    return [name for name in lane.listed if hash_in(name) not in hashes]


def pull(lane: Lane, names: Iterable[str]) -> None:
    """Take each bundle in; a bad one keeps no other from being read."""
    for name in names:
        lane.run.step("Reading what colleagues sent.")
        raw = lane.run.fetch(name, LARGEST)
        if raw is not None:
            _take(lane, name, raw)


def read_again(lane: Lane) -> None:
    """Read what was kept unread, now that a key or an edition may have come."""
    with lane.run.caseload.reading(lane.compartment) as session:
        rows = session.execute(
            select(bundles.c.raw).where(
                bundles.c.comp == lane.compartment,
                bundles.c.state.in_((State.NEWER, State.LOCKED)),
            )
        ).all()
    for row in rows:
        try:
            bundle = check_bundle(row.raw, lane.roster, lane.compartment)
        except BadFile:
            continue  # its author was let in by one who may not: put aside below
        with lane.run.caseload.local(lane.compartment) as connection:
            taken = retry(connection, bundle, epoch_secrets(connection), lane.run.now)
        if taken is None:
            lane.run.done.newer += bundle.is_newer
        else:
            _count(lane, bundle, taken)


def reclassify(lane: Lane) -> None:
    """Hold the revoked stations' bundles against their cuts: a function of the set."""
    comp, roster = lane.compartment, lane.roster
    with lane.run.caseload.reading(comp) as session:
        rows = session.execute(
            select(bundles.c.station, bundles.c.hash, bundles.c.state)
            .where(bundles.c.comp == comp)
            .where(bundles.c.station.not_in(roster.members))
        ).all()
    for station in sorted({row.station for row in rows}):
        states = {row.hash: row.state for row in rows if row.station == station}
        with lane.run.caseload.local(comp) as connection:
            cut = roster.revoked.get(station, {}).get(comp)
            theirs = cut_chain(connection, station, cut, comp) | roster.accepted
            applied = {held for held, state in states.items() if state == State.APPLIED}
            put_aside(connection, applied - theirs)
            aside = {
                held for held, state in states.items() if state == State.QUARANTINE
            }
            for held in sorted(aside & theirs) if station in roster.stations else ():
                _let_through(lane, connection, held)


def _let_through(lane: Lane, connection: Connection, held: str) -> None:
    raw = connection.scalar(select(bundles.c.raw).where(bundles.c.hash == held))
    bundle = check_bundle(raw or b"", lane.roster, lane.compartment)
    taken = retry(connection, bundle, epoch_secrets(connection), lane.run.now)
    if taken is not None:
        _count(lane, bundle, taken)


def look_over(lane: Lane) -> None:
    """Warn of forks and of bundles that others have and we have not."""
    with lane.run.caseload.local(lane.compartment) as connection:
        lane.run.done.waits_for |= waited_for(connection, lane.compartment)
        for station in forked(connection, lane.compartment):
            lane.run.alarm(
                connection,
                f"fork {station}",
                f"Two machines are using the key of laptop {station}, or it was "
                "restored from a backup. Nothing has been lost: both are kept. That "
                "laptop should be enrolled anew.",
            )


def carry(lane: Lane) -> None:
    """Keep the files of a compartment that is closed here, so that none is lost."""
    with lane.run.caseload.reading() as session:
        hashes = _short_hashes(session.connection(), lane.compartment)
    lane.listed = lane.run.central.list(lane.tree.log)
    for name in lane.listed:
        raw = None if hash_in(name) in hashes else lane.run.fetch(name, LARGEST)
        if raw is None:
            continue
        try:
            bundle = check_bundle(raw, lane.roster, lane.compartment)
        except BadFile as fault:
            lane.run.done.bad[name] = fault.check
            continue
        with lane.run.caseload.local() as connection:
            keep(connection, bundle, State.CARRIED)


def _beyond(lane: Lane, have: dict[str, tuple[int, str]]) -> tuple[str, ...]:
    names: list[str] = []
    for head in map(read_head_name, lane.heads):
        if head is None or head.station not in lane.roster.stations:
            continue
        first = have.get(head.station, (0, ""))[0] + 1
        if head.seq >= first:
            names += _shards(lane, head.station, first, head.seq)
    return tuple(dict.fromkeys(names))


def _shards(lane: Lane, station: str, first: int, last: int) -> list[str]:
    names: list[str] = []
    for at in range(first // _SHARD, last // _SHARD + 1):
        found = lane.run.central.list(lane.tree.shard(station, at * _SHARD))
        if not found:
            break
        names += found
    return names


def _take_heads(lane: Lane) -> set[str]:
    with lane.run.caseload.reading(lane.compartment) as session:
        kept = {row.name: row for row in session.execute(select(heard))}
    for name in lane.heads:
        row = kept.get(name)
        if row is not None:
            lane.saw_roster(tuple(json.loads(row.told)["roster"]))
            continue
        raw = lane.run.fetch(name, _LARGEST_HEAD)
        if raw is None:
            continue
        try:
            head = read_head(raw, lane.roster, lane.compartment)
        except BadFile as fault:
            lane.run.done.bad[name] = fault.check
            continue
        lane.saw_roster(head.roster)
        _hear(lane, name, head)
    return {row.station for row in kept.values()}


def _hear(lane: Lane, name: str, head: Head) -> None:
    created = head.created.isoformat()
    with lane.run.caseload.local(lane.compartment) as connection:
        known = connection.execute(
            select(heard.c.created, heard.c.told).where(heard.c.station == head.station)
        ).first()
        if known is not None:
            further = json.loads(known.told)["seq"] >= head.seq
            if known.created > created or (known.created == created and further):
                return
        row = {
            "station": head.station,
            "name": name,
            "created": created,
            "told": told_of(head),
        }
        connection.execute(insert(heard).prefix_with("OR REPLACE").values(row))


def _take(lane: Lane, name: str, raw: bytes) -> None:
    try:
        bundle = check_bundle(raw, lane.roster, lane.compartment)
        with lane.run.caseload.reading(lane.compartment) as session:
            connection = session.connection()
            held = select(bundles.c.hash).where(bundles.c.hash == bundle.hash)
            if connection.scalar(held):
                return
            secrets = epoch_secrets(connection)
        state, inside = read(bundle, lane.roster, secrets)
        with lane.run.caseload.local(lane.compartment) as connection:
            taken = take_in(connection, bundle, state, inside, lane.run.now)
            _check_clock(lane, connection, bundle)
    except BadFile as fault:
        lane.run.done.bad[name] = fault.check
    except _UNREADABLE:
        lane.run.done.bad[name] = "operation"
    else:
        _count(lane, bundle, taken)


def _count(lane: Lane, bundle: Bundle, taken: Taken) -> None:
    lane.saw_roster(bundle.roster)
    if taken.operations and bundle.place.station == lane.run.station:
        lane.run.done.restored = True
    elif taken.operations:
        lane.run.done.received += taken.operations
        lane.run.done.given_by.add(bundle.place.station)


def _check_clock(lane: Lane, connection: Connection, bundle: Bundle) -> None:
    ahead = bundle.created - lane.run.now
    if ahead > CLOCK_OFF:
        lane.run.alarm(
            connection,
            f"clock {bundle.place.station}",
            f"The clock of laptop {bundle.place.station}, or of this one, is wrong by "
            f"about {span_words(ahead)}. What was written is kept, in the right order.",
        )


def _short_hashes(connection: Connection, compartment: Compartment) -> set[str]:
    held = connection.scalars(
        select(bundles.c.hash).where(bundles.c.comp == compartment)
    )
    return {each[:12] for each in held}
