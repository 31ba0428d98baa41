"""Find one case by what an officer types: its reference or its identifier."""

from uuid import UUID

from sqlalchemy import func, select

from twentyweeks.casework import Case
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.unlock import Caseload


def find_case(caseload: Caseload, ref_or_id: str) -> str:
    """Return the identifier of a case.

    BadInput where no case carries the reference; Refused where two stations gave it
    to two cases before they exchanged.
    """
    wanted = ref_or_id.strip()
    with caseload.reading() as session:
        named = func.lower(Case.reference) == wanted.lower()
        found = session.scalars(select(Case.id).where(named).order_by(Case.id)).all()
        if not found and (identifier := _read_id(wanted)):
            found = session.scalars(select(Case.id).where(Case.id == identifier)).all()
    if not found:
        raise BadInput(
            f"No case has the reference “{wanted}”. Nothing was changed. Look it up in "
            "the list of cases.",
            field="reference",
        )
    if len(found) > 1:
        ids = " and ".join(each.hex for each in found)
        raise Refused(
            f"{len(found)} cases have the reference “{wanted}”. Nothing was changed. "
            f"Name the one you mean by its identifier: {ids}.",
            field="reference",
        )
    return found[0].hex


def _read_id(text: str) -> UUID | None:
    try:
        return UUID(hex=text)
    except ValueError:
        return None
