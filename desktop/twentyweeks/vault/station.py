"""A station's own keys: it signs with Ed25519 and is sealed to by age (X25519)."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from twentyweeks.vault.age import new_identity, open_with, public_of
from twentyweeks.vault.faults import SealBroken

_MAGIC = b"20WK1\n"
_SEED = 32
_SEEDED = len(_MAGIC) + _SEED


class Domain(StrEnum):
    """What a signature is for; one made for one kind of file never fits another."""

    BUNDLE = "twentyweeks/bundle/1\0"
    HEAD = "twentyweeks/head/1\0"
    SNAPSHOT = "twentyweeks/snapshot/1\0"
    ROSTER = "twentyweeks/roster/1\0"
    BASE = "twentyweeks/base/1\0"
    REQUEST = "twentyweeks/request/1\0"
    FOUNDING = "twentyweeks/founding/1\0"


@dataclass(frozen=True)
class StationKeys:
    """The two secrets of a station; they lie only inside its encrypted caseload."""

    signing: Ed25519PrivateKey = field(repr=False)
    identity: str = field(repr=False)

    @classmethod
    def new(cls) -> "StationKeys":
        """Make the keys of a station, on that station."""
        return cls(Ed25519PrivateKey.generate(), new_identity())

    @classmethod
    def from_private_bytes(cls, stored: bytes) -> "StationKeys":
        """Read back what `private_bytes` gave; SealBroken if it is anything else."""
        seed, identity = stored[len(_MAGIC) : _SEEDED], stored[_SEEDED:]
        try:
            keys = cls(Ed25519PrivateKey.from_private_bytes(seed), identity.decode())
            public_of(keys.identity)
        except ValueError:
            raise SealBroken from None
        if not stored.startswith(_MAGIC):
            raise SealBroken
        return keys

    def private_bytes(self) -> bytes:
        """Return both secrets, to be kept inside the encrypted caseload alone."""
        return _MAGIC + self.signing.private_bytes_raw() + self.identity.encode()

    @property
    def sign_public(self) -> str:
        """The public signing key, as 64 hex digits."""
        return self.signing.public_key().public_bytes_raw().hex()

    @property
    def age_public(self) -> str:
        """The public key that grants are sealed to, `age1…`."""
        return public_of(self.identity)

    @property
    def station_id(self) -> str:
        """The station's name on the central store, as 16 hex digits."""
        return station_id(self.sign_public)

    def sign(self, domain: Domain, header: bytes) -> bytes:
        """Return the 64-byte signature over the domain and the header as stored."""
        return self.signing.sign(domain.encode() + header)

    def open(self, sealed: bytes) -> bytes:
        """Return what was sealed to this station; SealBroken if it was not."""
        return open_with(self.identity, sealed)


def station_id(sign_public: str) -> str:
    """Return the first 16 hex digits of the public key's SHA-256.

    ValueError if it is no hex.
    """
    return hashlib.sha256(bytes.fromhex(sign_public)).hexdigest()[:16]


def verify(public_hex: str, domain: Domain, header: bytes, signature: bytes) -> bool:
    """Whether this key signed this header for this domain; never raises."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_hex))
        public.verify(signature, domain.encode() + header)
    except (ValueError, InvalidSignature):
        return False
    return True
