"""The team's recovery key: an age identity on paper that opens every caseload."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from twentyweeks.errors import BadInput
from twentyweeks.vault.age import new_identity, open_with, public_of, seal_to
from twentyweeks.vault.faults import KeyFileDamaged, SealBroken, WrongRecoveryKey
from twentyweeks.vault.keys import Compartment, DataKey, derive
from twentyweeks.vault.slots import FORMAT, RecoverySlot, canonical
from twentyweeks.vault.station import StationKeys

_PREFIX = "AGE-SECRET-KEY-1"
_LETTERS = 58  # after the prefix; six of them are the check
_GROUP = 5
_GROUPS_A_LINE = 4
_ALIKE = str.maketrans({"O": "0", "I": "L", "1": "L", "B": "8"})

_PAPER = """\
RECOVERY KEY

This key opens every caseload of this team, on every laptop, without a passphrase.
It is needed when an officer has forgotten a passphrase or has left, or when a
laptop is lost and its caseload is brought back from a backup.

{lines}

Public half, which is no secret: {public}

Print this page twice. Put each copy in an envelope, seal it, and write the date
and your name across the flap. Keep the two envelopes in two locked places, and
never with a laptop. Keep no photograph and no copy on a computer.

If an envelope is found open, tell whoever looks after the council's data, and make
a new recovery key.
"""


@dataclass(frozen=True)
class Recovery:
    """A recovery key: the secret `identity` and its `public` half, both as text."""

    identity: str = field(repr=False)
    public: str


def new_recovery() -> Recovery:
    """Make the recovery key of a team; it is kept on paper alone."""
    identity = new_identity()
    return Recovery(identity, public_of(identity))


def paper(recovery: Recovery) -> str:
    """Return the page to print: what the key is, the key in groups, how to keep it."""
    letters = recovery.identity.removeprefix(_PREFIX)
    groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
    rows = [
        "  ".join(groups[at : at + _GROUPS_A_LINE])
        for at in range(0, len(groups), _GROUPS_A_LINE)
    ]
    lines = "\n".join(f"    {row}" for row in (_PREFIX, *rows))
    return _PAPER.format(lines=lines, public=recovery.public)


def read_recovery(typed: str) -> Recovery:
    """Take back what a manager types: spaces, lines, case and look-alikes forgiven.

    The prefix may be left out. BadInput where it is not a recovery key.
    """
    plain = "".join(letter for letter in typed.upper() if letter.isalnum())
    letters = plain.removeprefix("AGESECRETKEY1").translate(_ALIKE)
    if len(letters) != _LETTERS:
        raise BadInput(
            f"A recovery key has {_LETTERS} letters and figures after "
            f"{_PREFIX}, and this has {len(letters)}. Nothing has been changed. "
            "Compare it with the paper, group by group.",
            field="recovery",
        )
    identity = _PREFIX + letters
    try:
        return Recovery(identity, public_of(identity))
    except ValueError:
        raise BadInput(
            "One or more letters of this recovery key are not as on the paper. "
            "Nothing has been changed. Compare it with the paper, group by group.",
            field="recovery",
        ) from None


def as_station(recovery: Recovery) -> StationKeys:
    """Return the keys with which the paper signs: made from what stands on it alone."""
    seed = derive(recovery.identity.encode(), b"recovery-sign")
    return StationKeys(Ed25519PrivateKey.from_private_bytes(seed), recovery.identity)


def make_recovery_slot(
    public_key: str, caseload_id: str, data: Mapping[Compartment, DataKey]
) -> RecoverySlot:
    """Seal these data keys to the team's public recovery key; ValueError if not one."""
    return RecoverySlot(
        id=secrets.token_hex(16),
        public_key=public_key,
        wrapped={
            compartment: seal_to(public_key, _told(caseload_id, compartment, key))
            for compartment, key in data.items()
        },
    )


def open_recovery_slot(
    slot: RecoverySlot, recovery: Recovery, caseload_id: str
) -> dict[Compartment, DataKey]:
    """Return every data key; WrongRecoveryKey or KeyFileDamaged."""
    if recovery.public != slot.public_key:
        raise WrongRecoveryKey
    return {
        compartment: _heard(recovery.identity, blob, (caseload_id, compartment))
        for compartment, blob in slot.wrapped.items()
    }


def _told(caseload_id: str, compartment: Compartment, key: DataKey) -> bytes:
    return canonical(
        {
            "format": FORMAT,
            "caseload_id": caseload_id,
            "compartment": compartment,
            "key": key.secret().hex(),
        }
    )


def _heard(identity: str, blob: bytes, about: tuple[str, Compartment]) -> DataKey:
    try:
        told = json.loads(open_with(identity, blob))
        if (told["format"], told["caseload_id"], told["compartment"]) != (
            FORMAT,
            *about,
        ):
            raise KeyFileDamaged
        return DataKey(bytes.fromhex(told["key"]))
    except (SealBroken, ValueError, TypeError, KeyError, RecursionError):
        raise KeyFileDamaged from None
