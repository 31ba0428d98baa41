"""Make the vectors of tests/sync/vectors once: they are pinned and not made again.

Run from the project's folder: python tests/sync/make_vectors.py. A new kind of file
gets new vectors; the old ones stay, for they are what lies on real centrals.
"""

import base64
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import zstandard

from twentyweeks.storage.operation import Operation
from twentyweeks.sync.bundle import Inside, Place, Sealing, seal_bundle
from twentyweeks.sync.envelope import moment, pack, sha256
from twentyweeks.sync.payload import LARGEST, squeeze
from twentyweeks.sync.requests import FORMAT as REQUEST
from twentyweeks.sync.statement import After, Type, make_statement
from twentyweeks.vault.age import new_identity, public_of, seal_to
from twentyweeks.vault.epoch import grant
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.station import Domain, StationKeys

FOLDER = Path(__file__).parent / "vectors"
TEAM = "0123456789abcdef0123456789abcdef"
NOW = datetime(2026, 11, 21, 19, 5, 11, 123000, UTC)
JO, SAM, THIEF = StationKeys.new(), StationKeys.new(), StationKeys.new()
EPOCH, LATER, PAPER = new_identity(), new_identity(), new_identity()
OPERATIONS = tuple(
    Operation(
        id=UUID(int=number),
        tx="00000000000000aa",
        verb="set",
        case=UUID(int=900),
        ent="case",
        eid=UUID(int=900),
        f="reference",
        v=value,
        sup=(UUID(int=number - 1),) if number > 1 else (),
        hlc=0x0199C0FFEE120000 + number,
        wall="2026-11-21T19:05:00+00:00",
        by=UUID(int=7),
        why=None,
    )
    for number, value in ((1, "EHC-26-1001"), (2, "EHC-26-1002"), (3, "ŵ é £"))
)


def granted(age):
    return base64.b64encode(grant({0: EPOCH}, age)).decode()


def station(keys, role):
    return {
        "station": keys.station_id,
        "sign": keys.sign_public,
        "age": keys.age_public,
        "role": role,
        "keyring": {"general": granted(keys.age_public)},
    }


def statements():
    told = {
        **station(JO, "admin"),
        "recovery": public_of(PAPER),
        "epochs": {"general": public_of(EPOCH)},
        "recovery_keyring": {"general": granted(public_of(PAPER))},
    }
    genesis = make_statement(Type.GENESIS, After(TEAM, 1, ()), JO, NOW, told)
    told = {**station(SAM, "officer"), "frontier": {"general": {}}}
    added = make_statement(Type.ADD, After(TEAM, 2, (sha256(genesis),)), JO, NOW, told)
    return genesis, added


def place(keys, **other):
    told = {
        "team": TEAM,
        "compartment": Compartment.GENERAL.value,
        "station": keys.station_id,
        "seq": 1,
        "prev": None,
        **other,
    }
    return Place(**told)


INSIDE = Inside(operations=OPERATIONS, seen={}, blobs=())
UNDER = Sealing(
    epoch=0, public=public_of(EPOCH), roster=(2, "0" * 64), app="0.1.0", now=NOW
)


def parts(raw):
    length = int.from_bytes(raw[6:10], "big")
    return json.loads(raw[10 : 10 + length]), raw[10 + length + 64 :]


def signed(raw, keys, body=None, **other):
    """Sign a bundle's header anew with other fields, over this body or its own."""
    header, own = parts(raw)
    body = own if body is None else body
    header |= {"ct": sha256(body), "len": len(body), **other}
    return pack(Domain.BUNDLE, header, keys, body)


def lines(*told):
    first = {
        "team": TEAM,
        "gen": 1,
        "comp": "general",
        "station": SAM.station_id,
        "seq": 1,
        "n": len(told),
        "seen": {},
        "blobs": [],
    }
    return seal_to(public_of(EPOCH), squeeze([first, *told]))


def bad(good):
    header, body = parts(good)
    whole = OPERATIONS[0].to_json()
    bomb = zstandard.ZstdCompressor().compress(b"0" * (LARGEST + 1))
    jos = seal_bundle(place(JO), INSIDE, JO, UNDER)
    return {
        "magic-other": ("magic", b"20WH1\n" + good[6:]),
        "magic-empty": ("magic", b""),
        "length-torn": ("length", good[:200]),
        "length-body-torn": ("length", good[:-40]),
        "length-header-huge": ("length", good[:6] + b"\x00\x01\x00\x01" + good[10:]),
        "header-no-json": ("header", good[:10] + b"x" * 40 + good[50:]),
        "header-no-field": ("header", signed(good, SAM, seq="one")),
        "header-other-format": (
            "header",
            signed(good, SAM, fmt="twentyweeks-bundle/2"),
        ),
        "team-other": ("team", signed(good, SAM, team="f" * 32)),
        "team-generation": ("team", signed(good, SAM, gen=2)),
        "compartment-other": ("compartment", signed(good, SAM, comp="restricted")),
        "station-unknown": ("station", signed(good, THIEF, station=THIEF.station_id)),
        "signature-thief": ("signature", signed(good, THIEF)),
        "signature-other-kind": (
            "signature",
            b"20WB1\n" + pack(Domain.HEAD, header, SAM, body)[6:],
        ),
        "hash-flipped": ("hash", good[:-1] + bytes([good[-1] ^ 1])),
        "newer-schema": ("newer", signed(good, SAM, min_sv=99)),
        "epoch-unknown": ("epoch", signed(good, SAM, epoch=5)),
        "seal-other-key": (
            "seal",
            signed(good, SAM, seal_to(public_of(LATER), squeeze([]))),
        ),
        "seal-none": ("seal", signed(good, SAM, b"plain words")),
        "size-bomb": ("size", signed(good, SAM, seal_to(public_of(EPOCH), bomb))),
        "size-no-frame": ("size", signed(good, SAM, seal_to(public_of(EPOCH), b"x"))),
        "identity-taken-over": ("identity", signed(jos, SAM, station=SAM.station_id)),
        "identity-seq": ("identity", signed(good, SAM, seq=2)),
        "operation-count": (
            "operation",
            signed(good, SAM, seal_to(public_of(EPOCH), squeeze(_miscounted(good)))),
        ),
        "operation-no-pad": (
            "operation",
            signed(
                good,
                SAM,
                seal_to(public_of(EPOCH), zstandard.ZstdCompressor().compress(b"{}\n")),
            ),
        ),
        "operation-no-id": ("operation", signed(good, SAM, lines({**whole, "id": 5}))),
        "operation-clock": (
            "operation",
            signed(good, SAM, lines({**whole, "hlc": "f" * 16})),
        ),
        "operation-nan": (
            "operation",
            signed(good, SAM, lines({**whole, "v": float("nan")})),
        ),
        "operation-wide": (
            "operation",
            signed(good, SAM, lines({**whole, "v": 2**70})),
        ),
        "operation-half-letter": (
            "operation",
            signed(good, SAM, _half_letter(whole)),
        ),
    }


def _miscounted(good):
    first = {**parts(good)[0], "n": 9, "seen": {}, "blobs": []}
    return [first, OPERATIONS[0].to_json()]


def _half_letter(whole):
    first = {
        **parts(lines_header())[0],
        "n": 1,
        "seen": {},
        "blobs": [],
    }
    text = json.dumps(first) + "\n" + json.dumps({**whole, "v": "\ud800"}) + "\n"
    packed = zstandard.ZstdCompressor().compress(text.encode() + b'{"pad": ""}\n')
    return seal_to(public_of(EPOCH), packed)


def lines_header():
    return seal_bundle(place(SAM), INSIDE, SAM, UNDER)


def main():
    if FOLDER.joinpath("vectors.json").exists():
        sys.exit("The vectors are there, and they are pinned.")
    good = lines_header()
    genesis, added = statements()
    second = seal_bundle(
        replace(place(SAM), seq=2, prev=sha256(good)),
        replace(INSIDE, seen={JO.station_id: (4, "a" * 64)}, blobs=("b" * 40,)),
        SAM,
        UNDER,
    )
    request = pack(
        Domain.REQUEST,
        {
            "fmt": REQUEST,
            "team": TEAM,
            "gen": 1,
            "station": THIEF.station_id,
            "sign": THIEF.sign_public,
            "age": THIEF.age_public,
            "created": moment(NOW),
        },
        THIEF,
    )
    files = {
        "good-1.bdl": good,
        "good-2.bdl": second,
        "genesis.ros": genesis,
        "add.ros": added,
        "good.req": request,
    }
    failing = bad(good)
    files |= {f"bad-{name}.bdl": raw for name, (_, raw) in failing.items()}
    for name, raw in files.items():
        FOLDER.joinpath(name).write_bytes(raw)
    told = {
        "about": "Made once with keys that protect nothing.",
        "team": TEAM,
        "genesis": sha256(genesis),
        "station": SAM.station_id,
        "epochs": {"0": EPOCH},
        "recovery": PAPER,
        "operations": [each.to_json() for each in OPERATIONS],
        "bad": {f"bad-{name}.bdl": check for name, (check, _) in failing.items()},
    }
    text = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False)
    FOLDER.joinpath("vectors.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
