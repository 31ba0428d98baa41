"""Who belongs to the team, judged from a set of statements: in any order, the same.

Two administrators may make statements apart, so they are a graph. What a statement may
say follows from its own ancestry; which of those statements count, from the whole set.
"""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from twentyweeks.sync.envelope import digest_of
from twentyweeks.sync.statement import (
    RECOVERY,
    After,
    Role,
    Statement,
    Type,
    read_statement,
)
from twentyweeks.vault.station import station_id

Mark = tuple[int, str]
"""A bundle's place in its station's log, and its hash."""


@dataclass(frozen=True, slots=True)
class Member:
    """A station that was let in: its public keys and what it is for."""

    station: str
    sign: str
    age: str
    role: str
    frontier: Mapping[str, Mapping[str, Mark]]

    @property
    def is_administrator(self) -> bool:
        """Whether its statements count."""
        return self.role == Role.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class EpochNow:
    """The epoch that a compartment is sealed under."""

    number: int
    public: str


@dataclass(frozen=True, slots=True)
class Roster:
    """What the statements come to.

    `stations` are all that were ever let in, `revoked` those of them who may no
    longer write, each with the last bundle of each compartment that is still theirs.
    """

    team: str
    genesis: str
    statements: Mapping[str, Statement]
    stations: Mapping[str, Member]
    revoked: Mapping[str, Mapping[str, Mark | None]]
    accepted: frozenset[str]
    epochs: Mapping[str, EpochNow]
    counted: tuple[Statement, ...]

    @property
    def members(self) -> dict[str, Member]:
        """Return the stations of the team as it is now."""
        return {
            name: member
            for name, member in self.stations.items()
            if name not in self.revoked
        }

    def reason_for(self, station: str) -> str:
        """Return why a station was revoked: a word of Reason; empty if it was not."""
        found = _revocations(station, self.counted)
        return str(found[0].told["reason"]) if found else ""

    @property
    def recovery(self) -> str:
        """The team's public recovery key."""
        return str(self.statements[self.genesis].told["recovery"])

    @property
    def tips(self) -> list[str]:
        """Return the statements that none stands behind."""
        named = {each for one in self.statements.values() for each in one.prev}
        return sorted(self.statements.keys() - named)

    @property
    def place(self) -> Mark:
        """How far this roster goes: its greatest n, and the digest of its tips."""
        greatest = max(each.n for each in self.statements.values())
        return greatest, digest_of(self.tips)

    def after(self) -> After:
        """Return where the next statement stands."""
        return After(self.team, self.place[0] + 1, tuple(self.tips))

    def holders_of(self, compartment: str) -> set[str]:
        """Return the stations that were granted a compartment's present epoch."""
        made = [
            each
            for each in self.counted
            if each.type == Type.EPOCH and each.told["comp"] == compartment
        ]
        last = max(made, key=lambda each: (each.n, each.hash), default=None)
        held = set(last.told["grants"]) if last else set()
        for each in self.counted:
            knew = last is None or last.hash in self._behind(each)
            if _lets_in(each) and knew and compartment in each.told["keyring"]:
                held.add(each.told["station"])
        return held

    def _behind(self, one: Statement) -> set[str]:
        known: set[str] = set()
        waiting = list(one.prev)
        while waiting:
            held = waiting.pop()
            if held not in known:
                known.add(held)
                waiting += self.statements[held].prev
        return known

    def grants_to(self, station: str) -> list[tuple[str, bytes]]:
        """Return the grants made to a station or to the paper, by compartment."""
        grants: list[tuple[str, str]] = []
        for each in self.counted:
            if each.type == Type.EPOCH and station in each.told["grants"]:
                grants.append((each.told["comp"], each.told["grants"][station]))
            elif _lets_in(each) and each.told["station"] == station:
                grants += each.told["keyring"].items()
            elif each.type == Type.GENESIS and station == RECOVERY:
                grants += each.told["recovery_keyring"].items()
        return [(comp, base64.b64decode(sealed)) for comp, sealed in grants]


def evaluate(team: str, genesis: str, statements: Iterable[Statement]) -> Roster | None:
    """Judge the statements; None where the genesis that was pinned is not there."""
    valid: dict[str, Statement] = {}
    behind: dict[str, frozenset[str]] = {}
    for each in sorted(statements, key=lambda one: (one.n, one.hash)):
        if not _is_linked(each, valid, genesis):
            continue
        ancestry = frozenset().union(*({p, *behind[p]} for p in each.prev))
        if _is_valid(each, [valid[name] for name in ancestry], behind):
            valid[each.hash] = each
            behind[each.hash] = ancestry
    if genesis not in valid:
        return None
    return _roster(team, genesis, valid, behind)


def read_roster(team: str, genesis: str, files: Iterable[bytes]) -> Roster | None:
    """Judge statements as they were kept, each in its file."""
    return evaluate(team, genesis, (read_statement(raw, team) for raw in files))


def _is_linked(one: Statement, valid: Mapping[str, Statement], genesis: str) -> bool:
    if one.type == Type.GENESIS:
        return one.hash == genesis and one.n == 1 and not one.prev
    if not one.prev or any(name not in valid for name in one.prev):
        return False
    return one.n == 1 + max(valid[name].n for name in one.prev)


def _is_valid(
    one: Statement,
    ancestors: list[Statement],
    behind: Mapping[str, frozenset[str]],
) -> bool:
    if one.type == Type.GENESIS:
        founder = one.told["station"] == one.by == station_id(one.told["sign"])
        return founder and one.envelope.is_signed_by(one.told["sign"])
    adds, _ = _judged(ancestors, behind)
    sign = _administrator(one.by, adds)
    return (
        sign is not None
        and not (one.by in adds and _revocations(one.by, ancestors))
        and one.envelope.is_signed_by(sign)
    )


def _administrator(station: str, adds: Mapping[str, Statement]) -> str | None:
    """Return the key of an administrator's station, or of the paper; None else."""
    added = adds.get(station)
    if added is not None:
        told = added.told
        return told["sign"] if told["role"] == Role.ADMINISTRATOR else None
    genesis = next(iter(adds.values()), None)
    paper = None if genesis is None else genesis.told.get("recovery_sign")
    return paper if paper is not None and station_id(paper) == station else None


def _judged(
    valid: Iterable[Statement], behind: Mapping[str, frozenset[str]]
) -> tuple[dict[str, Statement], list[Statement]]:
    ordered = sorted(valid, key=lambda one: (one.n, one.hash))
    adds: dict[str, Statement] = {}
    counted: list[Statement] = []
    for each in ordered:
        if not _counts(each, ordered, adds, behind):
            continue
        counted.append(each)
        if _lets_in(each):
            adds.setdefault(each.told["station"], each)
    return adds, counted


def _counts(
    one: Statement,
    valid: list[Statement],
    adds: Mapping[str, Statement],
    behind: Mapping[str, frozenset[str]],
) -> bool:
    if one.type in (Type.GENESIS, Type.REVOKE):
        return True
    if _administrator(one.by, adds) is None:
        return False
    return one.by not in adds or not any(
        one.hash not in behind[each.hash] for each in _revocations(one.by, valid)
    )


def _lets_in(one: Statement) -> bool:
    return one.type in (Type.GENESIS, Type.ADD)


def _revocations(station: str, among: Iterable[Statement]) -> list[Statement]:
    return [
        each
        for each in among
        if each.type == Type.REVOKE and each.told["station"] == station
    ]


def _roster(
    team: str,
    genesis: str,
    valid: Mapping[str, Statement],
    behind: Mapping[str, frozenset[str]],
) -> Roster:
    adds, counted = _judged(valid.values(), behind)
    accepts = (each for each in counted if each.type == Type.ACCEPT)
    return Roster(
        team=team,
        genesis=genesis,
        statements=valid,
        stations={name: _member(each.told) for name, each in adds.items()},
        revoked=_revoked(counted),
        accepted=frozenset(each for one in accepts for each in one.told["hashes"]),
        epochs=_epochs(valid[genesis], counted),
        counted=tuple(counted),
    )


def _member(told: Mapping[str, Any]) -> Member:
    frontier = {
        comp: {station: (seq, held) for station, (seq, held) in marks.items()}
        for comp, marks in told.get("frontier", {}).items()
    }
    return Member(told["station"], told["sign"], told["age"], told["role"], frontier)


def _revoked(counted: list[Statement]) -> dict[str, dict[str, Mark | None]]:
    revoked: dict[str, dict[str, Mark | None]] = {}
    for each in counted:
        if each.type != Type.REVOKE:
            continue
        cuts = {comp: _mark(mark) for comp, mark in each.told["cut"].items()}
        held = revoked.get(each.told["station"])
        revoked[each.told["station"]] = cuts if held is None else _lower(held, cuts)
    return revoked


def _mark(told: list[Any] | None) -> Mark | None:
    return None if told is None else (told[0], told[1])


def _lower(
    one: Mapping[str, Mark | None], other: Mapping[str, Mark | None]
) -> dict[str, Mark | None]:
    pairs = {comp: (one.get(comp), other.get(comp)) for comp in {*one, *other}}
    return {
        comp: None if a is None or b is None else min(a, b)
        for comp, (a, b) in pairs.items()
    }


def _epochs(genesis: Statement, counted: list[Statement]) -> dict[str, EpochNow]:
    epochs = {
        comp: EpochNow(0, public) for comp, public in genesis.told["epochs"].items()
    }
    for each in counted:  # in the order of n and hash, so that the greatest stays
        if each.type == Type.EPOCH:
            told = each.told
            epochs[told["comp"]] = EpochNow(told["epoch"], told["pub"])
    return epochs
