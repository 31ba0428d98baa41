"""Taking a station off the team, and changing the keys that it knew."""

import base64
import secrets
from datetime import datetime

from twentyweeks.casework import Wire
from twentyweeks.errors import Refused
from twentyweeks.storage.caseload import Caseload
from twentyweeks.sync.book import keep_epoch, keep_statement, seen
from twentyweeks.sync.enrol import check_administrator
from twentyweeks.sync.envelope import sha256
from twentyweeks.sync.roster import Roster
from twentyweeks.sync.statement import (
    RECOVERY,
    After,
    Reason,
    Type,
    make_statement,
)
from twentyweeks.vault.epoch import Epoch, grant, new_epoch
from twentyweeks.vault.keys import Compartment

_RANDOM_BITS = 24


def take_off(
    caseload: Caseload, roster: Roster, station: str, reason: Reason, now: datetime
) -> None:
    """Revoke a station, and change the key of every compartment that is open here.

    What it wrote up to the last bundle that is held here stays; later ones are put
    aside. Refused where this station is no administrator, or it is this station.
    """
    check_administrator(caseload, roster)
    if station not in roster.members or station == caseload.station.station_id:
        raise Refused(
            "That laptop cannot be taken off the team from here. Nothing has been "
            "changed. Choose another laptop of the list."
        )
    cut: dict[str, Wire] = {comp: _cut(caseload, comp, station) for comp in Compartment}
    told: dict[str, Wire] = {"station": station, "cut": cut, "reason": reason.value}
    files = [make_statement(Type.REVOKE, roster.after(), caseload.station, now, told)]
    for comp in sorted(caseload.open):
        n = roster.place[0] + 1 + len(files)
        after = After(roster.team, n, (sha256(files[-1]),))
        told = _new_epoch(caseload, roster, comp, station, n)
        files.append(make_statement(Type.EPOCH, after, caseload.station, now, told))
    with caseload.local() as connection:
        for each in files:
            keep_statement(connection, sha256(each), each, published=False)


def mend_epochs(caseload: Caseload, roster: Roster, now: datetime) -> bool:
    """Change a key that a revoked station knows or a member lacks; return whether so.

    Two administrators may have acted apart: one changed the key while the other let a
    laptop in, or took one off whose key the first then changed.
    """
    own = roster.members.get(caseload.station.station_id)
    if own is None or not own.is_administrator:
        return False
    wrong = [
        comp for comp in sorted(caseload.open) if not _is_granted_well(roster, comp)
    ]
    files: list[bytes] = []
    for comp in wrong:
        n = roster.place[0] + 1 + len(files)
        prev = (sha256(files[-1]),) if files else tuple(roster.tips)
        told = _new_epoch(caseload, roster, comp, "", n)
        after = After(roster.team, n, prev)
        files.append(make_statement(Type.EPOCH, after, caseload.station, now, told))
    with caseload.local() as connection:
        for each in files:
            keep_statement(connection, sha256(each), each, published=False)
    return bool(files)


def _is_granted_well(roster: Roster, comp: Compartment) -> bool:
    """Whether the members who may read hold the present key, and no revoked station."""
    may = {
        name
        for name in roster.stations
        if comp in {each for each, _ in roster.grants_to(name)}
    }
    return may & roster.members.keys() == may & roster.holders_of(comp)


def _cut(caseload: Caseload, comp: Compartment, station: str) -> Wire:
    file = comp if comp in caseload.open else Compartment.GENERAL
    with caseload.reading(file) as session:
        mark = seen(session.connection(), comp).get(station)
    return None if mark is None else list(mark)


def _new_epoch(
    caseload: Caseload, roster: Roster, comp: Compartment, gone: str, n: int
) -> dict[str, Wire]:
    epoch = new_epoch()
    number = n << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    with caseload.local(comp) as connection:
        keep_epoch(connection, number, epoch.identity)
    to = {
        name: member.age
        for name, member in roster.members.items()
        if name != gone and comp in {each for each, _ in roster.grants_to(name)}
    }
    to[RECOVERY] = roster.recovery
    grants: dict[str, Wire] = {
        name: _granted(number, epoch, age) for name, age in to.items()
    }
    return {
        "comp": comp.value,
        "epoch": number,
        "pub": epoch.public,
        "grants": grants,
    }


def _granted(number: int, epoch: Epoch, age: str) -> str:
    return base64.b64encode(grant({number: epoch.identity}, age)).decode()
