"""What a station has written down of the exchange: read back, a question each."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, func, insert, literal_column, select, update

from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.operation import Operation, operation_from_row
from twentyweeks.storage.sync_tables import alarm, claim, statement
from twentyweeks.storage.sync_tables import bundle as bundles
from twentyweeks.storage.tables import fact, head, operation
from twentyweeks.sync.envelope import digest_of
from twentyweeks.sync.merge import State
from twentyweeks.sync.roster import Mark, Roster, read_roster

GENESIS = "genesis"
TEAM = "team"
_EPOCH = "epoch-"


def epoch_secrets(connection: Connection) -> dict[int, str]:
    """Return the secrets of this compartment's epochs that were granted, by number."""
    rows = connection.execute(select(fact).where(fact.c.name.startswith(_EPOCH)))
    return {int(row.name.removeprefix(_EPOCH)): row.value for row in rows}


def keep_epoch(connection: Connection, number: int, secret: str) -> None:
    """Keep the secret of an epoch that was granted or made here."""
    write_fact(connection, f"{_EPOCH}{number}", secret)


def kept_roster(connection: Connection) -> Roster | None:
    """Return the team's roster as this station has it; None before it has one."""
    genesis = read_fact(connection, GENESIS)
    if genesis is None:
        return None
    files = connection.scalars(select(statement.c.raw))
    return read_roster(read_fact(connection, TEAM) or "", genesis, files)


def keep_statement(
    connection: Connection, held: str, raw: bytes, *, published: bool
) -> None:
    """Keep a statement's file."""
    row = {"hash": held, "raw": raw, "published": published}
    connection.execute(insert(statement).prefix_with("OR IGNORE").values(row))


def unsent(connection: Connection) -> int:
    """Return how many operations wait for their first bundle."""
    waiting = select(func.count()).select_from(operation)
    return connection.scalar(waiting.where(operation.c.bundle.is_(None))) or 0


def is_team_unsent(connection: Connection) -> bool:
    """Whether a statement of the roster waits to be sent."""
    waiting = select(statement.c.hash).where(statement.c.published.is_(False))
    return connection.scalar(waiting) is not None


def oldest_unsent(connection: Connection) -> datetime | None:
    """Return when the oldest operation was written that waits for its first bundle."""
    waiting = select(func.min(operation.c.wall)).where(operation.c.bundle.is_(None))
    oldest = connection.scalar(waiting)
    return None if oldest is None else datetime.fromisoformat(oldest)


def outbox(connection: Connection, most: int) -> Iterator[Operation]:
    """Yield up to so many operations that wait to be sealed, in the order written."""
    rows = connection.execute(
        select(operation)
        .where(operation.c.bundle.is_(None))
        .order_by(literal_column("operation.rowid"))
        .limit(most)
    ).mappings()
    for row in rows:
        yield operation_from_row(dict(row))


def last_own(connection: Connection, station: str, compartment: str) -> Mark:
    """Return this station's last bundle; (0, "") before the first."""
    row = connection.execute(
        select(bundles.c.seq, bundles.c.hash)
        .where(bundles.c.comp == compartment, bundles.c.station == station)
        .order_by(bundles.c.seq.desc(), bundles.c.hash)
    ).first()
    return (0, "") if row is None else (row.seq, row.hash)


def seen(connection: Connection, compartment: str) -> dict[str, Mark]:
    """Return, for each station, its last bundle here before the first gap."""
    rows = connection.execute(
        select(bundles.c.station, bundles.c.seq, bundles.c.hash)
        .where(bundles.c.comp == compartment)
        .order_by(bundles.c.station, bundles.c.seq, bundles.c.hash.desc())
    )
    marks: dict[str, Mark] = {}
    for station, seq, held in rows:
        if seq - marks.get(station, (0, ""))[0] in (0, 1):
            marks[station] = (seq, held)
    return marks


def forked(connection: Connection, compartment: str) -> list[str]:
    """Return the stations that wrote two bundles under one number."""
    rows = connection.execute(
        select(bundles.c.station)
        .where(bundles.c.comp == compartment)
        .group_by(bundles.c.station, bundles.c.seq)
        .having(func.count() > 1)
    )
    return sorted({row.station for row in rows})


def waited_for(connection: Connection, compartment: str) -> dict[str, int]:
    """Return how many bundles of each station others have seen and we have not."""
    have = seen(connection, compartment)
    wanted: dict[str, int] = defaultdict(int)
    for row in connection.execute(select(claim.c.station, claim.c.seq)):
        short = row.seq - have.get(row.station, (0, ""))[0]
        wanted[row.station] = max(wanted[row.station], short)
    return {station: short for station, short in wanted.items() if short > 0}


def frontier_hash(connection: Connection, compartment: str) -> str:
    """Return the digest of all bundles that were taken."""
    held = connection.scalars(
        select(bundles.c.hash).where(
            bundles.c.comp == compartment, bundles.c.state == State.APPLIED
        )
    )
    return digest_of(list(held))


def state_hash(connection: Connection) -> str:
    """Return the digest of all heads: equal wherever the same bundles were taken."""
    return digest_of([each.hex for each in connection.scalars(select(head.c.op))])


def publish(connection: Connection, held: str) -> None:
    """Remember that a bundle was read back from the central."""
    sent = update(bundles).where(bundles.c.hash == held)
    connection.execute(sent.values(published=True))


def alarms(connection: Connection) -> list[tuple[datetime, str]]:
    """Return the warnings that were raised here, each with its moment, newest first."""
    rows = connection.execute(
        select(alarm.c.raised_at, alarm.c.words).order_by(alarm.c.raised_at.desc())
    )
    return [(datetime.fromisoformat(row.raised_at), row.words) for row in rows]


def raise_alarm(connection: Connection, about: str, words: str, now: datetime) -> bool:
    """Keep a warning; return whether it is new."""
    if connection.scalar(select(alarm.c.about).where(alarm.c.about == about)):
        return False
    row = {"about": about, "words": words, "raised_at": now.isoformat()}
    connection.execute(insert(alarm).values(row))
    return True
