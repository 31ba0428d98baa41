"""Where a case stands in the list, and which stand before and after it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, literal, select, tuple_
from sqlalchemy.orm import Session

from twentyweeks.casework.fields import Guid
from twentyweeks.present.case_now import Phase
from twentyweeks.storage.tables import case_line

NO_DAY = "9999-12-31"
_LINE = case_line.c
_LISTED = _LINE.phase != Phase.CLOSED.value
_IDS = select(_LINE.case_id).where(_LISTED).limit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The place as words, and the neighbours' ids; empty where there is none."""

    position: str = ""
    previous_id: str = ""
    next_id: str = ""


def beside(session: Session, case_id: UUID) -> Beside:
    """Return the neighbours by due date, those without a date last.

    Where the case has a date, the columns are compared as they are, so that the
    index of the list is used; with ten thousand cases that is 3 ms instead of 9.
    """
    own = session.execute(
        select(_LINE.next_due, _LINE.name).where(_LINE.case_id == case_id, _LISTED)
    ).first()
    if own is None:
        return Beside()
    due = _LINE.next_due if own.next_due else func.coalesce(_LINE.next_due, NO_DAY)
    columns = (due, _LINE.name, _LINE.case_id)
    here = tuple_(own.next_due or NO_DAY, own.name, literal(case_id, Guid()))
    key = tuple_(*columns)
    counts = select(func.count(), func.count().filter(key < here)).where(_LISTED)
    of, before = session.execute(counts).one()
    descending = [each.desc() for each in columns]
    previous = session.scalar(_IDS.where(key < here).order_by(*descending))
    following = session.scalar(_IDS.where(key > here).order_by(*columns))
    if following is None and own.next_due:
        undated = _IDS.where(_LINE.next_due.is_(None))
        following = session.scalar(undated.order_by(_LINE.name, _LINE.case_id))
    return Beside(
        position=f"{before + 1} of {of}",
        previous_id=previous.hex if previous else "",
        next_id=following.hex if following else "",
    )
