"""A young person's capacity: presumed, and concluded on for one decision at a time."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code
from twentyweeks.casework.record import Record


class OwnDecision(StrEnum):
    """What a young person decides for themself."""

    ASKING = "asking"
    PLAN = "plan"
    CHALLENGE = "challenge"


class Capacity(Record, kw_only=True):
    """What was concluded on capacity for one decision (Mental Capacity Act 2005 s.2).

    Without such a record capacity is presumed; of several on one decision the one that
    was concluded last stands.
    """

    __tablename__ = "capacity"

    case_id: Mapped[UUID] = mapped_column(index=True)
    decision: Mapped[OwnDecision] = mapped_column(Code(OwnDecision))
    lacks: Mapped[bool]
    concluded_on: Mapped[date]
    concluded_by: Mapped[str]
    evidence: Mapped[str]
    support: Mapped[str]
    review_on: Mapped[date | None] = mapped_column(default=None)
