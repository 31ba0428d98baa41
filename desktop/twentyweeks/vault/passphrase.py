"""The officer's passphrase: Argon2id stretches it, AES-256-GCM wraps with it."""

import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from twentyweeks.errors import Refused
from twentyweeks.vault.faults import KeyFileDamaged, NoMemory, WrongPassphrase
from twentyweeks.vault.keys import KEY_BYTES, Compartment, DataKey
from twentyweeks.vault.slots import FORMAT, PassphraseSlot, canonical, is_id

SHORTEST = 12  # characters, after normalisation
PASSES = 3
LANES = 4
DEFAULT_KIB = (64 * 1024, 256 * 1024)  # floor: second choice of RFC 9106; cap: 8 GB
READABLE_KIB = (8 * 1024, 1024 * 1024)
_READABLE_PASSES = range(3, 11)
_READABLE_LANES = range(1, 9)
_AIM = 0.7  # seconds an unlock should take
_MIB = 1024
_NONCE = 12


@dataclass(frozen=True)
class Holder:
    """Whom a slot is for: an officer's id (32 hex digits) and their passphrase.

    `memory_kib` is Argon2id's memory; None measures what this laptop can bear.
    """

    officer: str
    passphrase: str = field(repr=False)
    memory_kib: int | None = None

    def __post_init__(self) -> None:
        if not is_id(self.officer):
            raise ValueError("an officer's id is 32 hex digits")
        if self.memory_kib is not None and not _readable(self.memory_kib):
            raise ValueError(f"{self.memory_kib} KiB would not be read back")


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short to keep anything safe."""
    if len(_normalised(passphrase)) < SHORTEST:
        raise Refused(
            f"A passphrase needs at least {SHORTEST} characters: four words that do "
            "not belong together are easy to remember. Nothing has been changed.",
            field="passphrase",
        )


def calibrated_kib(timer: Callable[[], float] = perf_counter) -> int:
    """Return the Argon2id memory that takes this laptop about 0.7 s, in KiB."""
    floor, cap = DEFAULT_KIB
    began = timer()
    _stretched("calibration", bytes(16), (floor, PASSES, LANES))
    took = max(timer() - began, 0.001)
    wanted = int(floor * _AIM / took) // _MIB * _MIB
    return min(max(wanted, floor), cap)


def make_slot(
    holder: Holder, caseload_id: str, data: Mapping[Compartment, DataKey]
) -> PassphraseSlot:
    """Wrap these data keys for an officer; Refused if the passphrase is too short."""
    check_passphrase(holder.passphrase)
    empty = PassphraseSlot(
        id=secrets.token_hex(16),
        officer=holder.officer,
        salt=secrets.token_bytes(16),
        memory_kib=holder.memory_kib or calibrated_kib(),
        passes=PASSES,
        lanes=LANES,
        wrapped={},
    )
    opener = AESGCM(_opening_key(empty, holder.passphrase))
    return replace(
        empty,
        wrapped={
            compartment: _wrap(opener, key, _bound(empty, caseload_id, compartment))
            for compartment, key in data.items()
        },
    )


def open_slot(
    slot: PassphraseSlot, passphrase: str, caseload_id: str
) -> dict[Compartment, DataKey]:
    """Return the data keys of a slot; WrongPassphrase or KeyFileDamaged."""
    if not _bearable(slot):
        raise KeyFileDamaged
    opener = AESGCM(_opening_key(slot, passphrase))
    try:
        return {
            compartment: _unwrap(opener, blob, _bound(slot, caseload_id, compartment))
            for compartment, blob in slot.wrapped.items()
        }
    except (InvalidTag, ValueError):
        raise WrongPassphrase from None


def _opening_key(slot: PassphraseSlot, passphrase: str) -> bytes:
    return _stretched(passphrase, slot.salt, (slot.memory_kib, slot.passes, slot.lanes))


def _stretched(passphrase: str, salt: bytes, costs: tuple[int, int, int]) -> bytes:
    memory_kib, passes, lanes = costs
    stretch = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=passes,
        lanes=lanes,
        memory_cost=memory_kib,
    )
    typed = _normalised(passphrase).encode("utf-8", "surrogatepass")
    try:
        return stretch.derive(typed)
    except MemoryError:
        raise NoMemory from None


def _normalised(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)


def _bound(slot: PassphraseSlot, caseload_id: str, compartment: Compartment) -> bytes:
    return canonical(
        {
            "format": FORMAT,
            "caseload_id": caseload_id,
            "compartment": compartment,
            "slot": slot.public(),
        }
    )


def _wrap(opener: AESGCM, key: DataKey, bound: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + opener.encrypt(nonce, key.secret(), bound)


def _unwrap(opener: AESGCM, blob: bytes, bound: bytes) -> DataKey:
    return DataKey(opener.decrypt(blob[:_NONCE], blob[_NONCE:], bound))


def _bearable(slot: PassphraseSlot) -> bool:
    return (
        _readable(slot.memory_kib)
        and slot.passes in _READABLE_PASSES
        and slot.lanes in _READABLE_LANES
    )


def _readable(memory_kib: int) -> bool:
    lowest, highest = READABLE_KIB
    return lowest <= memory_kib <= highest
