"""How a team begins, and how a further station is let in: words are compared by voice.

NEW, REQUESTED, GRANTED, LOADING, READY; each survives a kill, and before READY nothing
is written to a log.
"""

import base64
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from twentyweeks.casework import Wire
from twentyweeks.errors import Refused
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.papers import FIRST_EPOCH
from twentyweeks.storage.sync_tables import bundle as bundles
from twentyweeks.storage.unlock import RECOVERY, RECOVERY_PROOF, RECOVERY_SIGN
from twentyweeks.sync.book import (
    GENESIS,
    TEAM,
    epoch_secrets,
    keep_statement,
    seen,
)
from twentyweeks.sync.envelope import sha256
from twentyweeks.sync.requests import Request
from twentyweeks.sync.roster import Roster
from twentyweeks.sync.run import Lane
from twentyweeks.sync.statement import RECOVERY as PAPER
from twentyweeks.sync.statement import After, Role, Type, make_statement
from twentyweeks.vault.age import public_of
from twentyweeks.vault.epoch import grant, read_grant
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.recovery import Recovery, as_station
from twentyweeks.vault.words import words_of

COMPARED = "compared"
READY = "ready"


class Standing(StrEnum):
    """How far a station is on its way into the team."""

    NEW = "new"
    REQUESTED = "requested"
    GRANTED = "granted"
    LOADING = "loading"
    READY = "ready"


def stand(connection: Connection, roster: Roster | None, station: str) -> Standing:
    """Say how far this station is, from its general file."""
    if read_fact(connection, READY) is not None:
        return Standing.READY
    if roster is None:
        return Standing.NEW
    if read_fact(connection, COMPARED) is None or station not in roster.stations:
        return Standing.REQUESTED
    if not epoch_secrets(connection):
        return Standing.GRANTED
    return Standing.LOADING


def team_words(genesis: str) -> tuple[str, ...]:
    """Return the six words of a team."""
    return words_of(bytes.fromhex(genesis))


def may_found(caseload: Caseload) -> bool:
    """Whether this is a team's first station, and the team has no roster yet."""
    with caseload.reading() as session:
        connection = session.connection()
        pinned = read_fact(connection, GENESIS)
        return pinned is None and read_fact(connection, FIRST_EPOCH) is not None


def found_team(caseload: Caseload, now: datetime) -> None:
    """Make the genesis of this caseload's team: its station, epochs and recovery."""
    secrets = {comp: _secrets(caseload, comp) for comp in sorted(caseload.open)}
    station = caseload.station
    with caseload.local() as connection:
        team = read_fact(connection, TEAM) or ""
        recovery = read_fact(connection, RECOVERY) or ""
        told: dict[str, Wire] = {
            "station": station.station_id,
            "sign": station.sign_public,
            "age": station.age_public,
            "role": Role.ADMINISTRATOR.value,
            "recovery": recovery,
            **_vouched(connection),
            "epochs": {comp: public_of(held[0]) for comp, held in secrets.items()},
            "keyring": _keyring(secrets, station.age_public),
            "recovery_keyring": _keyring(secrets, recovery),
        }
        raw = make_statement(Type.GENESIS, After(team, 1, ()), station, now, told)
        keep_statement(connection, sha256(raw), raw, published=False)
        write_fact(connection, GENESIS, sha256(raw))
        write_fact(connection, COMPARED, "own")
        write_fact(connection, READY, "founder")
    for comp in caseload.open - {Compartment.GENERAL}:
        with caseload.local(comp) as connection:
            write_fact(connection, READY, "founder")


def let_in(
    caseload: Caseload,
    roster: Roster,
    request: Request,
    compartments: Iterable[Compartment],
    now: datetime,
) -> None:
    """Add a station with the keys of the compartments that the administrator chose.

    Refused where this station is no administrator of the team, or holds no key to one
    of them. The statement goes out with the next exchange.
    """
    check_administrator(caseload, roster)
    chosen = {Compartment.GENERAL, *compartments}
    if not chosen <= caseload.open:
        raise Refused(
            "You cannot open the restricted notes yourself, so you cannot give their "
            "key to another laptop. Nothing has been changed. Ask an officer who can."
        )
    secrets = {comp: _secrets(caseload, comp) for comp in sorted(chosen)}
    told: dict[str, Wire] = {
        "station": request.station,
        "sign": request.sign,
        "age": request.age,
        "role": Role.OFFICER.value,
        "keyring": _keyring(secrets, request.age),
        "frontier": {comp.value: _frontier(caseload, comp) for comp in sorted(chosen)},
    }
    raw = make_statement(Type.ADD, roster.after(), caseload.station, now, told)
    with caseload.local() as connection:
        keep_statement(connection, sha256(raw), raw, published=False)


def let_in_by_paper(
    caseload: Caseload, roster: Roster, recovery: Recovery, now: datetime
) -> None:
    """Add this station as an administrator's, with every key that the paper opens.

    Refused where it is another team's paper, or the team's genesis names none that may
    sign.
    """
    keys = as_station(recovery)
    named = roster.statements[roster.genesis].told.get("recovery_sign")
    if named != keys.sign_public:
        raise not_this_paper()
    secrets: dict[Compartment, dict[int, str]] = {}
    for comp, sealed in roster.grants_to(PAPER):
        opened = read_grant(recovery.identity, sealed)
        secrets.setdefault(Compartment(comp), {}).update(opened)
    own = caseload.station
    told: dict[str, Wire] = {
        "station": own.station_id,
        "sign": own.sign_public,
        "age": own.age_public,
        "role": Role.ADMINISTRATOR.value,
        "keyring": _keyring(secrets, own.age_public),
        "frontier": {comp.value: {} for comp in sorted(secrets)},
    }
    raw = make_statement(Type.ADD, roster.after(), keys, now, told)
    with caseload.local() as connection:
        for held, each in roster.statements.items():
            keep_statement(connection, held, each.raw, published=True)
        keep_statement(connection, sha256(raw), raw, published=False)


def not_this_paper() -> Refused:
    """Say that a recovery key is not the team's."""
    return Refused(
        "This is not the recovery key of the team in this folder. Nothing has been "
        "made or changed. Look for the team's own envelope.",
        field="recovery",
    )


def check_administrator(caseload: Caseload, roster: Roster) -> None:
    """Refused unless this station may change who is in the team."""
    own = roster.members.get(caseload.station.station_id)
    if own is None or not own.is_administrator:
        raise Refused(
            "Only an administrator's laptop can change who is in the team. Nothing has "
            "been changed. Ask the officer who set the team up."
        )


def reach(lane: Lane) -> bool:
    """Whether this station may write to a compartment: it has read what it must."""
    comp, station = lane.compartment, lane.run.station
    with lane.run.caseload.local(comp) as connection:
        if read_fact(connection, READY) is not None:
            return True
        marks = lane.roster.stations[station].frontier.get(comp.value)
        if marks is None or not epoch_secrets(connection):
            return False
        wanted = {held for _, held in marks.values()}
        have = connection.scalars(
            select(bundles.c.hash).where(bundles.c.hash.in_(wanted))
        )
        if wanted - set(have):
            return False
        write_fact(connection, READY, lane.run.now.isoformat())
        return True


def _secrets(caseload: Caseload, comp: Compartment) -> dict[int, str]:
    with caseload.reading(comp) as session:
        return epoch_secrets(session.connection())


def _keyring(
    secrets: dict[Compartment, dict[int, str]], age_public: str
) -> dict[str, Wire]:
    return {
        comp.value: base64.b64encode(grant(held, age_public)).decode()
        for comp, held in secrets.items()
    }


def _vouched(connection: Connection) -> dict[str, Wire]:
    sign = read_fact(connection, RECOVERY_SIGN)
    proof = read_fact(connection, RECOVERY_PROOF)
    return {"recovery_sign": sign, "recovery_proof": proof} if sign else {}


def _frontier(caseload: Caseload, comp: Compartment) -> dict[str, Wire]:
    with caseload.reading(comp) as session:
        marks = seen(session.connection(), comp)
    return {station: list(mark) for station, mark in marks.items()}
