"""One statement of the roster: read in full form, or not at all; and how one is made.

A statement is clear text and names no person.
"""

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from twentyweeks.casework import Wire
from twentyweeks.storage.unlock import founding_of
from twentyweeks.sync.envelope import BadFile, Envelope, moment, pack, sha256, unpack
from twentyweeks.vault.age import seal_to
from twentyweeks.vault.station import Domain, StationKeys, station_id, verify

FORMAT = "twentyweeks-roster/1"
GENERATION = 1
RECOVERY = "recovery"


class Type(StrEnum):
    """What a statement says."""

    GENESIS = "genesis"
    ADD = "add"
    REVOKE = "revoke"
    EPOCH = "epoch"
    ACCEPT = "accept"


class Role(StrEnum):
    """What a station is for; only an administrator's statements count."""

    ADMINISTRATOR = "admin"
    STEWARD = "steward"
    OFFICER = "officer"
    READER = "reader"
    IMPORTER = "importer"


class Reason(StrEnum):
    """Why a station was revoked."""

    LOST = "lost"
    STOLEN = "stolen"
    LEFT = "left"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it lies in its file; whether it counts is the roster's to say."""

    hash: str
    raw: bytes = field(repr=False)
    envelope: Envelope = field(repr=False)
    type: str
    n: int
    prev: tuple[str, ...]
    by: str
    told: Mapping[str, Any] = field(repr=False)


def read_statement(raw: bytes, team: str) -> Statement:
    """Read a statement's file; BadFile where it is no statement of this team."""
    envelope = unpack(raw, Domain.ROSTER)
    told = envelope.fields()
    if told.get("fmt") != FORMAT or envelope.body:
        raise BadFile("header")
    if (told.get("team"), told.get("gen")) != (team, GENERATION):
        raise BadFile("team")
    try:
        for name, is_so in {**_ALL, **_FORMS.get(told["type"], {})}.items():
            _hold(is_so(told[name]))
        _hold(told["type"] != Type.ADD or station_id(told["sign"]) == told["station"])
        _hold(told["type"] != Type.GENESIS or _is_vouched(told))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadFile("header") from None
    return Statement(
        hash=sha256(raw),
        raw=raw,
        envelope=envelope,
        type=told["type"],
        n=told["n"],
        prev=tuple(told["prev"]),
        by=told["by"],
        told=told,
    )


@dataclass(frozen=True, slots=True)
class After:
    """Where in the graph a new statement stands: behind every tip that is known."""

    team: str
    n: int
    prev: tuple[str, ...]


def make_statement(
    kind: Type,
    after: After,
    keys: StationKeys,
    now: datetime,
    told: Mapping[str, Wire],
) -> bytes:
    """Return the file of a statement, signed by this station."""
    header: dict[str, Wire] = {
        **told,
        "fmt": FORMAT,
        "team": after.team,
        "gen": GENERATION,
        "n": after.n,
        "prev": list(after.prev),
        "by": keys.station_id,
        "created": moment(now),
        "type": kind.value,
    }
    return pack(Domain.ROSTER, header, keys)


def _hold(holds: object) -> None:
    if not holds:
        raise BadFile("header")


def is_hash(value: object) -> bool:
    """Whether this is 64 hex digits."""
    return isinstance(value, str) and bool(re.fullmatch(r"[0-9a-f]{64}", value))


def _is_station(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[0-9a-f]{16}", value))


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_age(value: object) -> bool:
    seal_to(str(value), b"")
    return isinstance(value, str)


def _is_grants(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(base64.b64decode(each, validate=True), bytes)
        for each in value.values()
    )


def _is_keys(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_age, value.values()))


def is_mark(value: object) -> bool:
    """Whether this is a bundle's place and hash: [seq, sha256]."""
    return (
        isinstance(value, list)
        and len(value) == 2
        and _is_count(value[0])
        and is_hash(value[1])
    )


def is_marks(value: object) -> bool:
    """Whether this is {station: [seq, sha256]}."""
    return isinstance(value, dict) and all(
        _is_station(station) and is_mark(mark) for station, mark in value.items()
    )


def _is_vouched(told: Mapping[str, Any]) -> bool:
    """Whether the recovery key signed who began the team, where it is named at all."""
    if "recovery_sign" not in told:
        return True
    founding = founding_of(told["team"], told["sign"])
    proof = bytes.fromhex(told["recovery_proof"])
    return verify(told["recovery_sign"], Domain.FOUNDING, founding, proof)


def _is_frontier(value: object) -> bool:
    return isinstance(value, dict) and all(map(is_marks, value.values()))


def _is_cut(value: object) -> bool:
    return isinstance(value, dict) and all(
        mark is None or is_mark(mark) for mark in value.values()
    )


def _is_hashes(value: object) -> bool:
    return isinstance(value, list) and all(map(is_hash, value))


_Form = Callable[[Any], bool]
_ALL: Mapping[str, _Form] = {
    "type": lambda value: isinstance(value, str),
    "n": lambda value: _is_count(value) and value > 0,
    "prev": _is_hashes,
    "by": _is_station,
    "created": lambda value: isinstance(value, str),
}
_STATION: Mapping[str, _Form] = {
    "station": _is_station,
    "sign": is_hash,
    "age": _is_age,
    "role": lambda value: value in set(Role),
    "keyring": _is_grants,
}
_FORMS: Mapping[str, Mapping[str, _Form]] = {
    Type.GENESIS: {
        **_STATION,
        "recovery": _is_age,
        "epochs": _is_keys,
        "recovery_keyring": _is_grants,
    },
    Type.ADD: {**_STATION, "frontier": _is_frontier},
    Type.REVOKE: {
        "station": _is_station,
        "cut": _is_cut,
        "reason": set(Reason).__contains__,
    },
    Type.EPOCH: {
        "comp": lambda value: isinstance(value, str),
        "epoch": lambda value: _is_count(value) and value > 0,
        "pub": _is_age,
        "grants": _is_grants,
    },
    Type.ACCEPT: {"station": _is_station, "hashes": _is_hashes},
}
