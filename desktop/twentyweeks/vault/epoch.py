"""The team's keys: an epoch is an age identity whose secret each station is granted."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from twentyweeks.vault.age import new_identity, open_with, public_of, seal_to
from twentyweeks.vault.faults import SealBroken
from twentyweeks.vault.keys import derive

_BLOB_NAME = 20  # bytes: BLAKE2b-160


@dataclass(frozen=True)
class Epoch:
    """The secret that reads what was sealed under one epoch, and its public half."""

    identity: str = field(repr=False)
    public: str


def new_epoch() -> Epoch:
    """Make the key of a new epoch."""
    identity = new_identity()
    return Epoch(identity, public_of(identity))


def grant(secrets: Mapping[int, str], age_public: str) -> bytes:
    """Seal the secrets of these epochs, by number, to one station or to recovery."""
    told = {str(number): secrets[number] for number in sorted(secrets)}
    return seal_to(age_public, json.dumps(told).encode())


def read_grant(identity: str, sealed: bytes) -> dict[int, str]:
    """Return the epoch secrets of a grant, by number; SealBroken if it is not ours."""
    try:
        told = json.loads(open_with(identity, sealed))
        granted = {int(number): str(secret) for number, secret in told.items()}
        for secret in granted.values():
            public_of(secret)
    except (ValueError, AttributeError, RecursionError):
        raise SealBroken from None
    return granted


def blob_name(first_secret: str, plaintext: bytes) -> str:
    """Return an attachment's name on the central store, as 40 hex digits.

    It is keyed by the secret of the team's first epoch, so one file has one name in a
    team, and nobody outside can ask whether the team holds a file that they know.
    """
    key = derive(first_secret.encode(), b"blob-name")
    return hashlib.blake2b(plaintext, digest_size=_BLOB_NAME, key=key).hexdigest()
