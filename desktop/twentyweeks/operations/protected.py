"""The details that are kept apart of one child or of one person around a child."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Address, ProtectedAddress
from twentyweeks.errors import Refused
from twentyweeks.operations.changing import SeenWrites, seen_writes, write_changes
from twentyweeks.operations.typed import KEPT
from twentyweeks.operations.unlock import Caseload
from twentyweeks.vault.keys import Compartment

_APART = "protected."
_EMPTY: Mapping[str, object] = {
    "lines": (),
    "postcode": None,
    "telephone": None,
    "new_name": None,
    "setting": None,
}


def may_open(caseload: Caseload) -> bool:
    """Whether this officer's passphrase opens what is kept apart."""
    return Compartment.RESTRICTED in caseload.open


def protected_of(session: Session, of_id: UUID) -> ProtectedAddress | None:
    """Return what the restricted file keeps of a child or a person, or None."""
    rows = select(ProtectedAddress).where(ProtectedAddress.of_id == of_id)
    return session.scalars(rows.order_by(ProtectedAddress.id)).first()


def seen_apart(session: Session, held: ProtectedAddress) -> SeenWrites:
    """Return the writes behind each detail, as a form keeps them beside its own."""
    return seen_writes(session, held, _APART)


def address_apart(address: Address | None) -> dict[str, object]:
    """Return an address as it is kept apart."""
    told = address or Address()
    return {"lines": told.lines, "postcode": told.postcode or None}


def keep_details(
    caseload: Caseload,
    of_id: UUID,
    details: Mapping[str, object],
    seen: SeenWrites,
    now: datetime,
) -> None:
    """Keep these details of a child or a person apart, and no others."""
    told = {**_EMPTY, **details}
    with caseload.writing(caseload.stamp(now), Compartment.RESTRICTED) as journal:
        held = protected_of(journal.session, of_id)
        if held is not None:
            looked_at = {
                name: seen[f"{_APART}{name}"]
                for name in told
                if f"{_APART}{name}" in seen
            }
            write_changes(journal, held, told, looked_at)
        elif any(told.values()):
            made = ProtectedAddress(of_id=of_id)
            for name, value in told.items():
                setattr(made, name, value)
            journal.create(made)


def refuse_without_key(
    caseload: Caseload, details: Mapping[str, object], field_of: Mapping[str, str]
) -> None:
    """Refuse details that must lie apart to an officer who has no key to that part.

    `field_of` names the field of the form for each detail.
    """
    given = [field_of[name] for name, value in details.items() if value]
    if given and not may_open(caseload):
        raise Refused(
            "A protected address, telephone, name or school is kept apart, and your "
            f"passphrase does not open that part. {KEPT} Leave it empty and ask your "
            "manager to file it.",
            field=given[0],
        )
