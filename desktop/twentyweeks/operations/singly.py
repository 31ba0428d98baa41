"""The cases whose letters are always written, printed and posted one by one."""

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Case, Involved, Person

SINGLY = (
    "An address is protected, or something is kept apart: letters of this case are "
    "always written singly."
)


def cases_done_singly(session: Session) -> set[UUID]:
    """Return the cases in which an address is protected or something lies apart."""
    around = select(Involved.child_id).where(Involved.address_is_protected)
    rows = (
        select(Case.id)
        .join(Person, Person.id == Case.person_id)
        .where(
            or_(
                Case.held_apart.is_not(None),
                Person.address_is_protected.is_(True),
                Person.id.in_(around),
            )
        )
    )
    return set(session.scalars(rows))
