"""Steps 7 to 12 of a run: what is unsent is sealed, kept, put, and read back."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row, select

from twentyweeks.storage.operation import Operation
from twentyweeks.storage.sync_tables import bundle as bundles
from twentyweeks.storage.sync_tables import heard, statement
from twentyweeks.sync.book import (
    epoch_secrets,
    last_own,
    outbox,
    publish,
    seen,
)
from twentyweeks.sync.bundle import (
    Inside,
    Place,
    Sealing,
    check_bundle,
    seal_bundle,
)
from twentyweeks.sync.central import put_proved
from twentyweeks.sync.envelope import sha256
from twentyweeks.sync.head import make_head, own_state
from twentyweeks.sync.layout import hash_in, read_head_name, statement_name
from twentyweeks.sync.merge import State, keep, rebuild, stamp
from twentyweeks.sync.payload import LARGEST
from twentyweeks.sync.run import APP, Lane
from twentyweeks.vault.age import public_of

MOST = 2_000
"""Operations in one bundle: so few that taking it in holds nobody up."""

LONGEST = 8 * 1024 * 1024
"""Bytes of lines in one bundle."""

_NAMING = {("document", "blob"), ("language_sheet", "blob"), ("letter", "html_blob")}
"""The fields that name the bytes of a paper."""

_NO_KEY = (
    "This laptop lacks the team's present key, so nothing was sent. Nothing has been "
    "lost. Ask an administrator to let it in again."
)
_NEWER_ROSTER = (
    "Another laptop knows of a change in the team that has not reached the central "
    "folder, so nothing was sent yet. Nothing has been lost. Exchange again later."
)


def gate(lane: Lane) -> bool:
    """Whether this station may seal now; the run says why where it may not."""
    now = lane.roster.epochs.get(lane.compartment)
    with lane.run.caseload.reading(lane.compartment) as session:
        secrets = epoch_secrets(session.connection())
    if now is None or now.number not in secrets:
        lane.run.done.held_up = _NO_KEY
        return False
    if public_of(secrets[now.number]) != now.public:
        lane.run.done.held_up = _NO_KEY
        return False
    if lane.newest_roster > lane.roster.place[0]:
        lane.run.done.held_up = _NEWER_ROSTER
        return False
    return True


def seal(lane: Lane) -> None:
    """Seal what is unsent; each bundle is kept here, whole, before it is sent."""
    while _seal_one(lane):
        lane.run.step("Sealing what is unsent.")


def push(lane: Lane) -> None:
    """Put the sealed bundles on the central, in order; sent is what reads back."""
    for row in _kept(lane, published=False):
        lane.run.step("Sending your changes.")
        name = lane.tree.bundle(row.station, row.seq, row.hash)
        put_proved(lane.run.central, name, _raw(lane, row.hash))
        with lane.run.caseload.local(lane.compartment) as connection:
            publish(connection, row.hash)
        lane.listed = (*lane.listed, name)


def heal(lane: Lane) -> None:
    """Put back every verified file that the central has lost or damaged."""
    if not lane.full:
        return
    there = {hash_in(name) for name in lane.listed}
    for row in _kept(lane, published=True):
        name = lane.tree.bundle(row.station, row.seq, row.hash)
        if row.hash[:12] not in there or _is_damaged(lane, name, row.hash):
            lane.run.step("Putting back what the central folder has lost.")
            put_proved(lane.run.central, name, _raw(lane, row.hash))
            lane.run.done.put_back += 1


def heal_roster(lane: Lane) -> None:
    """Put back statements that were damaged where they lie."""
    if not lane.full:
        return
    with lane.run.caseload.reading() as session:
        rows = session.execute(select(statement)).all()
    for row in rows:
        name = statement_name(lane.roster.statements[row.hash].n, row.hash)
        if lane.run.fetch(name, LARGEST) != row.raw:
            put_proved(lane.run.central, name, row.raw)
            lane.run.done.put_back += 1


def put_head(lane: Lane) -> None:
    """Say how far this station is; its older heads go."""
    with lane.run.caseload.reading(lane.compartment) as session:
        seq, raw = make_head(lane, session.connection())
    name = lane.tree.head(lane.run.station, seq, sha256(raw))
    put_proved(lane.run.central, name, raw)
    for older in lane.heads:
        named = read_head_name(older)
        if named and named.station == lane.run.station and older != name:
            lane.run.central.delete(older)


def compare(lane: Lane) -> None:
    """Hold our state against that of stations that took the same bundles."""
    _work_out_state(lane)
    if _differing(lane):
        with lane.run.caseload.local(lane.compartment) as connection:
            rebuild(connection)
        _work_out_state(lane)
    for station in _differing(lane):
        with lane.run.caseload.local(lane.compartment) as connection:
            lane.run.alarm(
                connection,
                f"state {station}",
                f"This laptop and laptop {station} hold the same changes and do not "
                "agree on what they come to. Nothing has been lost. Please report it.",
            )


def _work_out_state(lane: Lane) -> None:
    with lane.run.caseload.reading(lane.compartment) as session:
        lane.state = own_state(session.connection(), lane.compartment)


def _differing(lane: Lane) -> list[str]:
    with lane.run.caseload.reading(lane.compartment) as session:
        rows = session.execute(select(heard.c.station, heard.c.told)).all()
    own = lane.state
    others = [(row.station, json.loads(row.told)) for row in rows]
    return [
        station
        for station, told in others
        if own is not None
        and told["state"] is not None
        and told["roster"] == list(lane.roster.place)
        and told["state"][0] == own[0]
        and told["state"][1] != own[1]
        and station != lane.run.station
    ]


def _kept(lane: Lane, *, published: bool) -> Sequence[Row[Any, Any, Any]]:
    with lane.run.caseload.reading(lane.file) as session:
        return session.execute(
            select(bundles.c.hash, bundles.c.station, bundles.c.seq)
            .where(bundles.c.comp == lane.compartment)
            .where(bundles.c.published.is_(published))
            .order_by(bundles.c.station, bundles.c.seq)
        ).all()


def _raw(lane: Lane, held: str) -> bytes:
    with lane.run.caseload.reading(lane.file) as session:
        found = select(bundles.c.raw).where(bundles.c.hash == held)
        return bytes(session.scalars(found).one())


def _seal_one(lane: Lane) -> bool:
    run, comp = lane.run, lane.compartment
    now = lane.roster.epochs[comp]
    with run.caseload.local(comp) as connection:
        operations = tuple(_fitting(outbox(connection, MOST)))
        if not operations:
            return False
        seq, prev = last_own(connection, run.station, comp)
        marks = seen(connection, comp)
        place = Place(
            team=lane.roster.team,
            compartment=comp.value,
            station=run.station,
            seq=seq + 1,
            prev=prev or None,
        )
        inside = Inside(
            operations=operations,
            seen={name: mark for name, mark in marks.items() if name != run.station},
            blobs=_blobs(operations),
        )
        under = Sealing(
            epoch=now.number,
            public=now.public,
            roster=lane.roster.place,
            app=APP,
            now=run.now,
        )
        raw = seal_bundle(place, inside, run.caseload.station, under)
        bundle = check_bundle(raw, lane.roster, comp)
        keep(connection, bundle, State.APPLIED, published=False)
        stamp(connection, operations, bundle.hash)
    run.done.sent += len(operations)
    return True


def _fitting(waiting: Iterator[Operation]) -> Iterator[Operation]:
    room = LONGEST
    for count, each in enumerate(waiting):
        room -= len(json.dumps(each.to_json(), ensure_ascii=False).encode())
        if count and room < 0:
            return
        yield each


def _blobs(operations: tuple[Operation, ...]) -> tuple[str, ...]:
    named = (each.v for each in operations if (each.ent, each.f) in _NAMING)
    return tuple(sorted({each for each in named if isinstance(each, str)}))


def _is_damaged(lane: Lane, name: str, held: str) -> bool:
    if not lane.is_turn_of(held):
        return False
    raw = lane.run.fetch(name, LARGEST)
    return raw is None or sha256(raw) != held
