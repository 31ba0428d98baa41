"""The age format (X25519 identities): the only module that calls pyrage.

An identity is secret text, `AGE-SECRET-KEY-1…`; its public half is `age1…`. What is
sealed here opens with the stock `age` program as well.
"""

import pyrage  # type: ignore[import-untyped]

from twentyweeks.vault.faults import SealBroken


def new_identity() -> str:
    """Make a secret identity, as text."""
    return str(pyrage.x25519.Identity.generate())


def public_of(identity: str) -> str:
    """Return the public half of an identity; ValueError if it is not one."""
    return str(_identity(identity).to_public())


def seal_to(public: str, plaintext: bytes) -> bytes:
    """Seal bytes so that only the holder of the public key's secret reads them."""
    try:
        recipient = pyrage.x25519.Recipient.from_str(public)
    except pyrage.RecipientError:
        raise ValueError("not an age public key") from None
    sealed: bytes = pyrage.encrypt(plaintext, [recipient])
    return sealed


def open_with(identity: str, sealed: bytes) -> bytes:
    """Return what was sealed to this identity; SealBroken if it was not, or not so."""
    try:
        plaintext: bytes = pyrage.decrypt(sealed, [_identity(identity)])
    except pyrage.DecryptError:
        raise SealBroken from None
    return plaintext


def _identity(text: str) -> "pyrage.x25519.Identity":
    try:
        return pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        raise ValueError("not an age identity") from None
