"""The outside of every file that is exchanged: magic, header, signature, body."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from twentyweeks.casework import Wire
from twentyweeks.vault.station import Domain, StationKeys, verify

LONGEST_HEADER = 65_536
_LENGTH = 4
_SIGNATURE = 64
_MAGIC = 6
MAGICS = {
    b"20WB1\n": Domain.BUNDLE,
    b"20WH1\n": Domain.HEAD,
    b"20WR1\n": Domain.ROSTER,
    b"20WQ1\n": Domain.REQUEST,
    b"20WN1\n": Domain.SNAPSHOT,
    b"20WX1\n": Domain.BASE,
}
_MAGIC_OF = {domain: magic for magic, domain in MAGICS.items()}
_WIDEST = 2**63


class BadFile(ValueError):
    """A file of the central that is not what it should be: left alone.

    `check` is the name under which docs/bundle-format.md lists what failed.
    """

    def __init__(self, check: str) -> None:
        super().__init__(check)
        self.check = check


@dataclass(frozen=True, slots=True)
class Envelope:
    """A file in its parts; nothing of it is believed yet."""

    domain: Domain
    header: bytes
    signature: bytes
    body: bytes

    def fields(self) -> dict[str, Any]:
        """Return the header as JSON; BadFile where it is none."""
        told = read_json(self.header, "header")
        if not isinstance(told, dict):
            raise BadFile("header")
        return told

    def is_signed_by(self, sign_public: str) -> bool:
        """Whether this key signed this header for this kind of file."""
        return verify(sign_public, self.domain, self.header, self.signature)


def pack(
    domain: Domain, header: dict[str, Wire], keys: StationKeys, body: bytes = b""
) -> bytes:
    """Return the bytes of a file with this header, signed by this station."""
    told = json.dumps(header, ensure_ascii=False, sort_keys=True).encode()
    length = len(told).to_bytes(_LENGTH, "big")
    return _MAGIC_OF[domain] + length + told + keys.sign(domain, told) + body


def unpack(raw: bytes, domain: Domain) -> Envelope:
    """Take a file of one kind apart; BadFile where it is another or is cut short."""
    if MAGICS.get(raw[:_MAGIC]) is not domain:
        raise BadFile("magic")
    start = _MAGIC + _LENGTH
    length = int.from_bytes(raw[_MAGIC:start], "big")
    end = start + length
    if length > LONGEST_HEADER or len(raw) < end + _SIGNATURE:
        raise BadFile("length")
    after = end + _SIGNATURE
    return Envelope(domain, raw[start:end], raw[end:after], raw[after:])


def read_json(told: bytes, check: str) -> Any:  # noqa: ANN401
    """Read JSON that every station reads alike; BadFile(check) where it is not so."""
    try:
        return json.loads(
            told.decode(), parse_constant=_refuse, parse_int=_narrow, parse_float=_real
        )
    except (ValueError, RecursionError):
        raise BadFile(check) from None


def _refuse(word: str) -> None:
    raise ValueError(word)


def _narrow(digits: str) -> int:
    number = int(digits)
    if not -_WIDEST <= number < _WIDEST:
        raise ValueError(digits)
    return number


def _real(digits: str) -> float:
    number = float(digits)
    if not abs(number) < _WIDEST:
        raise ValueError(digits)
    return number


def sha256(raw: bytes) -> str:
    """Return the SHA-256 of a file, in hex."""
    return hashlib.sha256(raw).hexdigest()


def digest_of(names: list[str]) -> str:
    """Return the SHA-256 of names, sorted, one a line."""
    return sha256("\n".join(sorted(names)).encode())


def moment(now: datetime) -> str:
    """Write a moment as headers do: UTC, milliseconds, Z."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def read_moment(told: str) -> datetime:
    """Read a moment of a header; BadFile where it is none."""
    try:
        when = datetime.fromisoformat(told)
    except (ValueError, TypeError):
        raise BadFile("header") from None
    if when.tzinfo is None:
        raise BadFile("header")
    return when
