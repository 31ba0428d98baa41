"""An order of a court that limits contact, read from a form and tied to its paper."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from twentyweeks.casework import Case, Document, LimitingOrder
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import read_id
from twentyweeks.operations.typed import KEPT, typed_day, typed_line
from twentyweeks.present.dates import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrder:
    """An order as it was typed; `paper` is a document of the child's, or empty."""

    since: str
    until: str
    limits: str
    paper: str


def typed_order(
    session: Session, child_id: UUID, new: NewOrder, now: datetime
) -> LimitingOrder | None:
    """Read the order on a form; None where there is none.

    Refused, with the field, for one that does not say from when and what it limits,
    and for a paper of another child. It stands before its paper is filed, too.
    """
    if not any(each.strip() for each in (new.since, new.until, new.limits, new.paper)):
        return None
    today = day_of(now)
    since = typed_day(new.since, "order_since", "Order from", today)
    until = None
    if new.until.strip():
        until = typed_day(new.until, "order_until", "Order until", today)
    if until is not None and until < since:
        raise Refused(
            f"Order until: that day is before it begins. {KEPT}", field="order_until"
        )
    limits = typed_line(new.limits, "order_limits", "What the order limits")
    if limits is None:
        raise Refused(
            f"What the order limits: it is missing. {KEPT}", field="order_limits"
        )
    paper = _paper(session, child_id, new.paper)
    return LimitingOrder(
        since=since,
        until=until,
        limits=limits,
        paper=paper.id if paper else None,
        sha256=paper.sha256 if paper else "",
    )


def _paper(session: Session, child_id: UUID, document_id: str) -> Document | None:
    if not document_id:
        return None
    held = session.get(Document, read_id(document_id, "order_paper"))
    case = session.get(Case, held.case_id) if held else None
    if held is None or case is None or case.person_id != child_id:
        raise Refused(
            "The order is filed as: that paper is not among the papers of this child. "
            f"{KEPT} File the order on the case first.",
            field="order_paper",
        )
    return held
