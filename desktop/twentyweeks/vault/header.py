"""The key file as bytes: written in one form, read in no other, checked by its MACs.

The file holds one HMAC-SHA256 a compartment, under a key derived from that
compartment's data key. It covers the format, the caseload and every slot that holds
the compartment, whole. Each slot holds the general compartment, so whoever unlocks
verifies every slot; who may open the restricted compartment verifies beside it that
nobody without its key changed a slot that holds it. An officer without that key can
still change their own slot, since the restricted MAC does not cover it.
"""

import base64
import hmac
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from twentyweeks.errors import Unavailable
from twentyweeks.vault.faults import KeyFileDamaged, KeyFileMissing, KeyFileNewer
from twentyweeks.vault.keys import Compartment, DataKey
from twentyweeks.vault.slots import (
    FORMAT,
    Header,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    canonical,
    is_id,
)

_LONGEST = 1 << 20
_NAME, _, _EDITION = FORMAT.partition("/")
_FIELDS = {"format", "caseload_id", "slots", "mac"}
_PASSPHRASE = {
    *("type", "id", "officer", "kdf", "salt"),
    *("memory_kib", "passes", "lanes", "wrapped"),
}
_RECOVERY = {"type", "id", "public_key", "wrapped"}


def read_header(path: Path) -> Header:
    """Read a key file, unverified; KeyFileMissing, KeyFileDamaged or KeyFileNewer.

    Unavailable where the disk will not give it.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(_LONGEST + 1)
    except FileNotFoundError:
        raise KeyFileMissing from None
    except OSError as fault:
        raise Unavailable(
            f"{path.name} could not be read ({fault.strerror}). Nothing has been "
            "changed. Check the disk and the folder's permissions, and try again."
        ) from fault
    return parse(content)


def parse(content: bytes) -> Header:
    """Read the bytes of a key file; KeyFileDamaged or KeyFileNewer."""
    if len(content) > _LONGEST:
        raise KeyFileDamaged
    try:
        header = _header(json.loads(content))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise KeyFileDamaged from None
    if compose(header) != content:
        raise KeyFileDamaged
    return header


def compose(header: Header) -> bytes:
    """Return the bytes of a key file."""
    content = {
        "format": FORMAT,
        "caseload_id": header.caseload_id,
        "slots": [_composed(slot) for slot in header.slots],
        "mac": {name: mac.hex() for name, mac in header.mac.items()},
    }
    return (json.dumps(content, indent=1) + "\n").encode()


def verify(header: Header, data: Mapping[Compartment, DataKey]) -> None:
    """Check every MAC that these keys can check; KeyFileDamaged if one fails."""
    for compartment, key in data.items():
        expected = mac_of(header, compartment, key)
        if not hmac.compare_digest(header.mac.get(compartment, b""), expected):
            raise KeyFileDamaged


def mac_of(header: Header, compartment: Compartment, key: DataKey) -> bytes:
    """Return the MAC of what concerns one compartment."""
    covered = {
        "format": FORMAT,
        "caseload_id": header.caseload_id,
        "compartment": compartment,
        "slots": [
            _composed(slot) for slot in header.slots if compartment in slot.wrapped
        ],
    }
    return hmac.digest(key.header_key(), canonical(covered), "sha256")


def _composed(slot: Slot) -> dict[str, object]:
    wrapped = {
        name: base64.b64encode(blob).decode() for name, blob in slot.wrapped.items()
    }
    return {**slot.public(), "wrapped": wrapped}


def _header(content: dict[str, object]) -> Header:
    _check_format(content["format"])
    _exactly(content, _FIELDS)
    slots = [_slot(slot) for slot in _listed(content["slots"])]
    recoveries = [slot for slot in slots if isinstance(slot, RecoverySlot)]
    officers = [slot for slot in slots if isinstance(slot, PassphraseSlot)]
    (recovery,) = recoveries
    if len({slot.officer for slot in officers}) != len(officers):
        _damaged()
    mac = {
        Compartment(name): bytes.fromhex(_text(value))
        for name, value in _object(content["mac"]).items()
    }
    if Compartment.GENERAL not in mac or set(mac) != set(recovery.wrapped):
        _damaged()
    for slot in officers:
        if not {Compartment.GENERAL} <= set(slot.wrapped) <= set(mac):
            _damaged()
    return Header(_id(content["caseload_id"]), recovery, tuple(officers), mac)


def _check_format(value: object) -> None:
    name, _, edition = _text(value).partition("/")
    if name != _NAME or not edition.isdecimal():
        _damaged()
    if int(edition) > int(_EDITION):
        raise KeyFileNewer
    if edition != _EDITION:
        _damaged()


def _slot(value: object) -> Slot:
    content = _object(value)
    if content["type"] == "recovery":
        _exactly(content, _RECOVERY)
        public_key = _text(content["public_key"])
        return RecoverySlot(_id(content["id"]), public_key, _wrapped(content))
    _exactly(content, _PASSPHRASE)
    if (content["type"], content["kdf"]) != ("passphrase", "argon2id"):
        _damaged()
    return PassphraseSlot(
        id=_id(content["id"]),
        officer=_id(content["officer"]),
        salt=bytes.fromhex(_id(content["salt"])),
        memory_kib=_number(content["memory_kib"]),
        passes=_number(content["passes"]),
        lanes=_number(content["lanes"]),
        wrapped=_wrapped(content),
    )


def _wrapped(content: dict[str, object]) -> dict[Compartment, bytes]:
    return {
        Compartment(name): base64.b64decode(_text(blob), validate=True)
        for name, blob in _object(content["wrapped"]).items()
    }


def _exactly(content: dict[str, object], fields: set[str]) -> None:
    if set(content) != fields:
        _damaged()


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else _damaged()


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else _damaged()


def _text(value: object) -> str:
    return value if isinstance(value, str) else _damaged()


def _number(value: object) -> int:
    return value if type(value) is int else _damaged()


def _id(value: object) -> str:
    text = _text(value)
    return text if is_id(text) else _damaged()


def _damaged() -> NoReturn:
    raise KeyFileDamaged
