"""The data keys of a caseload, one a compartment, and what is derived from them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from twentyweeks.vault.faults import Locked

KEY_BYTES = 32


class Compartment(StrEnum):
    """A part of the caseload with a file and a key of its own."""

    GENERAL = "general"
    RESTRICTED = "restricted"


class DataKey:
    """The random key of one compartment: only keys derived from it are ever used."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a data key is 32 bytes")
        self._key = bytearray(key)

    @classmethod
    def new(cls) -> "DataKey":
        """Make a key from the operating system's randomness."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def database_hex(self) -> str:
        """Return the raw SQLCipher key of the compartment's file, as 64 hex digits."""
        return self._derived(b"twentyweeks/database/1").hex()

    def papers_key(self) -> bytes:
        """Return the key from which each attachment's own key is made."""
        return self._derived(b"twentyweeks/papers/1")

    def sealing_key(self) -> bytes:
        """Return the key that seals copies leaving the caseload folder."""
        return self._derived(b"twentyweeks/sealing/1")

    def header_key(self) -> bytes:
        """Return the key of the key file's own check."""
        return self._derived(b"twentyweeks/header/1")

    def secret(self) -> bytes:
        """Return the key itself, for a slot to wrap and for nothing else."""
        if not self._key:
            raise Locked
        return bytes(self._key)

    def wipe(self) -> None:
        """Overwrite the key; every later use raises Locked."""
        self._key[:] = bytes(len(self._key))
        self._key.clear()

    def _derived(self, label: bytes) -> bytes:
        return derive(self.secret(), label)

    def __repr__(self) -> str:
        return "DataKey()"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is not copied or stored")


@dataclass(frozen=True)
class Keys:
    """What an unlocked key file yields.

    `officer` is None when the recovery key opened it; `missing` are compartments that
    exist and that this slot does not open.
    """

    caseload_id: str
    officer: str | None
    data: Mapping[Compartment, DataKey]
    missing: frozenset[Compartment]

    def wipe(self) -> None:
        """Overwrite every data key."""
        for key in self.data.values():
            key.wipe()


def derive(secret: bytes, label: bytes, salt: bytes | None = None) -> bytes:
    """Return 32 bytes made from a secret for one purpose (HKDF-SHA256, RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt, label).derive(secret)
