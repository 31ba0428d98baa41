"""A bundle: operations of one station, sealed to an epoch's key and signed.

Seal writes one; check believes its outside; open_bundle reads its inside. Each check
has the name and the place that docs/bundle-format.md gives it.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from twentyweeks.casework import Wire
from twentyweeks.storage.operation import SCHEMA, Operation, operation_from_json
from twentyweeks.sync.envelope import (
    BadFile,
    Envelope,
    moment,
    pack,
    read_json,
    read_moment,
    sha256,
    unpack,
)
from twentyweeks.sync.payload import squeeze, unsqueeze
from twentyweeks.sync.roster import Mark, Roster
from twentyweeks.sync.statement import GENERATION, is_hash, is_mark, is_marks
from twentyweeks.vault.age import open_with, seal_to
from twentyweeks.vault.faults import SealBroken
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.station import Domain, StationKeys

FORMAT = "twentyweeks-bundle/1"
_PAPER = re.compile(r"[0-9a-f]{40}")
_WIDEST = 2**63


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a bundle stands: whose it is, and how far their log goes with it."""

    team: str
    compartment: str
    station: str
    seq: int
    prev: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle whose header, signature and body's hash have held."""

    hash: str
    place: Place
    epoch: int
    min_sv: int
    created: datetime
    roster: Mark
    raw: bytes = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def is_newer(self) -> bool:
        """Whether it takes a later edition of the program to read it."""
        return self.min_sv > SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What a bundle says."""

    operations: tuple[Operation, ...] = field(repr=False)
    seen: Mapping[str, Mark]
    blobs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """Under which key and with which knowledge a bundle is sealed."""

    epoch: int
    public: str
    roster: Mark
    app: str
    now: datetime


def seal_bundle(
    place: Place, inside: Inside, keys: StationKeys, under: Sealing
) -> bytes:
    """Return the file of a bundle, made once and kept before it is sent."""
    body = seal_to(under.public, squeeze(_lines(place, inside)))
    clock = max((each.hlc for each in inside.operations), default=0)
    header: dict[str, Wire] = {
        **_identity(place),
        "fmt": FORMAT,
        "prev": place.prev,
        "epoch": under.epoch,
        "ct": sha256(body),
        "len": len(body),
        "created": moment(under.now),
        "tz": "Europe/London",
        "hlc": f"{clock:016x}",
        "sv": SCHEMA,
        "min_sv": max((each.sv for each in inside.operations), default=SCHEMA),
        "app": under.app,
        "roster": list(under.roster),
    }
    return pack(Domain.BUNDLE, header, keys, body)


def check_bundle(raw: bytes, roster: Roster, compartment: Compartment) -> Bundle:
    """Believe the outside of a bundle, or raise BadFile with the check that failed."""
    envelope = unpack(raw, Domain.BUNDLE)
    told = envelope.fields()
    if len(envelope.body) != told.get("len"):
        raise BadFile("length")
    bundle = _read_header(raw, envelope, told)
    if bundle.place.team != roster.team or told["gen"] != GENERATION:
        raise BadFile("team")
    if bundle.place.compartment != compartment:
        raise BadFile("compartment")
    author = roster.stations.get(bundle.place.station)
    if author is None:
        raise BadFile("station")
    if not envelope.is_signed_by(author.sign):
        raise BadFile("signature")
    if sha256(envelope.body) != told["ct"]:
        raise BadFile("hash")
    return bundle


def open_bundle(bundle: Bundle, secrets: Mapping[int, str]) -> Inside:
    """Read the inside of a checked bundle with the epochs' secrets, by number."""
    if bundle.is_newer:
        raise BadFile("newer")
    if bundle.epoch not in secrets:
        raise BadFile("epoch")
    try:
        payload = open_with(secrets[bundle.epoch], bundle.body)
    except SealBroken:
        raise BadFile("seal") from None
    return _read_lines(bundle.place, unsqueeze(payload))


def _lines(place: Place, inside: Inside) -> Iterable[object]:
    yield {
        **dict[str, object](_identity(place)),
        "n": len(inside.operations),
        "seen": {name: list(mark) for name, mark in inside.seen.items()},
        "blobs": list(inside.blobs),
    }
    for each in inside.operations:
        yield each.to_json()


def _identity(place: Place) -> dict[str, Wire]:
    return {
        "team": place.team,
        "gen": GENERATION,
        "comp": place.compartment,
        "station": place.station,
        "seq": place.seq,
    }


def _read_header(raw: bytes, envelope: Envelope, told: Mapping[str, Any]) -> Bundle:
    try:
        numbers = [told[name] for name in ("seq", "epoch", "min_sv", "gen")]
        well_formed = (
            told["fmt"] == FORMAT
            and all(type(each) is int and 0 <= each < _WIDEST for each in numbers)
            and isinstance(told["station"], str)
            and is_mark(told["roster"])
            and (told["prev"] is None or is_hash(told["prev"]))
        )
        if not well_formed or told["seq"] < 1:
            raise BadFile("header")
        return Bundle(
            hash=sha256(raw),
            place=Place(
                team=told["team"],
                compartment=told["comp"],
                station=told["station"],
                seq=told["seq"],
                prev=told["prev"],
            ),
            epoch=told["epoch"],
            min_sv=told["min_sv"],
            created=read_moment(told["created"]),
            roster=(told["roster"][0], told["roster"][1]),
            raw=raw,
            body=envelope.body,
        )
    except KeyError:
        raise BadFile("header") from None


def _read_lines(place: Place, lines: Sequence[bytes]) -> Inside:
    told = read_json(lines[0], "identity") if lines else None
    if not isinstance(told, dict) or _identity(place).items() - _pairs(told):
        raise BadFile("identity")
    if told.get("n") != len(lines) - 1 or not is_marks(told.get("seen")):
        raise BadFile("operation")
    return Inside(
        operations=tuple(_read_operation(line) for line in lines[1:]),
        seen={name: (seq, held) for name, (seq, held) in told["seen"].items()},
        blobs=_read_blobs(told.get("blobs")),
    )


def _pairs(told: Mapping[str, Any]) -> set[tuple[str, Any]]:
    return {
        (name, value)
        for name, value in told.items()
        if isinstance(value, str) or type(value) is int
    }


def _read_blobs(told: object) -> tuple[str, ...]:
    if not isinstance(told, list):
        raise BadFile("operation")
    for each in told:
        if not isinstance(each, str) or not _PAPER.fullmatch(each):
            raise BadFile("operation")
    return tuple(told)


def _read_operation(line: bytes) -> Operation:
    told = read_json(line, "operation")
    try:
        operation = operation_from_json(told)
        json.dumps(told, ensure_ascii=False).encode()
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise BadFile("operation") from None
    if not 0 <= operation.hlc < _WIDEST or operation.sv < 0:
        raise BadFile("operation")
    for word in (operation.ent, operation.f, operation.why or ""):
        if not isinstance(word, str):
            raise BadFile("operation")
    return operation
