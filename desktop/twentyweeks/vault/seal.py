"""Attachments sealed beside the caseload: AES-256-GCM in chunks of 1 MiB.

A sealed file is `20WP1` and a line feed, a 16-byte salt, and chunks. Its own key is
HKDF of the papers key with that salt and the file's name; a chunk's nonce is its
number (11 bytes) and whether it is the last (1 byte). So a file that was cut short,
lengthened, put in another order, or given another file's name does not open.
"""

import re
import secrets
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from twentyweeks.vault.faults import SealBroken
from twentyweeks.vault.keys import derive

CHUNK = 1 << 20
_MAGIC = b"20WP1\n"
_SALT = 16
_TAG = 16
_LABEL = b"twentyweeks/paper/1\0"
_NAME = re.compile(r"[0-9a-f]{32,64}")


def new_name() -> str:
    """Return a random name for a sealed file: 32 hex digits that say nothing."""
    return secrets.token_hex(16)


def seal_paper(key: bytes, name: str, plaintext: bytes) -> bytes:
    """Seal a paper under the papers key and its name (32 to 64 hex digits).

    The name may be random or made from the content (`blob_name`); ValueError if it is
    anything that could say more.
    """
    if not _NAME.fullmatch(name):
        raise ValueError("a sealed paper's name is 32 to 64 hex digits")
    salt = secrets.token_bytes(_SALT)
    sealer = _sealer(key, name, salt)
    chunks = _chunks(plaintext, CHUNK)
    sealed = (sealer.encrypt(nonce, chunk, _MAGIC) for nonce, chunk in chunks)
    return b"".join((_MAGIC, salt, *sealed))


def open_paper(key: bytes, name: str, sealed: bytes) -> bytes:
    """Return the paper; SealBroken unless key, name and every byte are as sealed."""
    magic, rest = sealed[: len(_MAGIC)], sealed[len(_MAGIC) :]
    salt, body = rest[:_SALT], rest[_SALT:]
    if magic != _MAGIC:
        raise SealBroken
    opener = _sealer(key, name, salt)
    try:
        return b"".join(
            opener.decrypt(nonce, chunk, _MAGIC)
            for nonce, chunk in _chunks(body, CHUNK + _TAG)
        )
    except (InvalidTag, ValueError):
        raise SealBroken from None


def _sealer(key: bytes, name: str, salt: bytes) -> AESGCM:
    return AESGCM(derive(key, _LABEL + name.encode(), salt))


def _chunks(content: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    count = max(1, -(-len(content) // size))
    for number in range(count):
        last = number == count - 1
        nonce = number.to_bytes(11, "big") + bytes([last])
        yield nonce, content[number * size : (number + 1) * size]
