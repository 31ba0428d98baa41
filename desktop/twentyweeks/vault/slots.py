"""The slots of a key file, as values: what is public and what is wrapped."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from twentyweeks.vault.keys import Compartment

FORMAT = "twentyweeks-keys/1"
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class PassphraseSlot:
    """The data keys that one officer's passphrase opens.

    `memory_kib`, `passes` and `lanes` are Argon2id's costs; each value of `wrapped`
    is a 12-byte nonce and an AES-256-GCM ciphertext.
    """

    id: str
    officer: str
    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    wrapped: Mapping[Compartment, bytes]

    def public(self) -> dict[str, object]:
        """Return the fields that anybody may read and nobody may edit."""
        return {
            "type": "passphrase",
            "id": self.id,
            "officer": self.officer,
            "kdf": "argon2id",
            "salt": self.salt.hex(),
            "memory_kib": self.memory_kib,
            "passes": self.passes,
            "lanes": self.lanes,
        }


@dataclass(frozen=True)
class RecoverySlot:
    """Every data key of the caseload, each an age file to the team's recovery key."""

    id: str
    public_key: str
    wrapped: Mapping[Compartment, bytes]

    def public(self) -> dict[str, object]:
        """Return the fields that anybody may read and nobody may edit."""
        return {"type": "recovery", "id": self.id, "public_key": self.public_key}


Slot = PassphraseSlot | RecoverySlot


@dataclass(frozen=True)
class Header:
    """A whole key file: one recovery slot, any number of officers' slots."""

    caseload_id: str
    recovery: RecoverySlot
    officers: tuple[PassphraseSlot, ...]
    mac: Mapping[Compartment, bytes]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Return every slot, the recovery slot first."""
        return (self.recovery, *self.officers)


def canonical(value: object) -> bytes:
    """Return the one JSON text of a value, for checks that bind its bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def is_id(text: str) -> bool:
    """Whether this is an id: 16 bytes as 32 lower-case hex digits."""
    return _ID.fullmatch(text) is not None
