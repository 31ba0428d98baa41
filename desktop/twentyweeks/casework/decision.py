"""What the panel decided, by which test, on what evidence."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code
from twentyweeks.casework.record import Record


class Question(StrEnum):
    """What was decided (Children and Families Act 2014 ss.36, 37, 44, 45)."""

    ASSESS = "assess"
    ISSUE_PLAN = "issue_plan"
    REVIEW = "review"
    AMEND = "amend"
    REASSESS = "reassess"
    CEASE = "cease"
    TRANSFER = "transfer"


class Outcome(StrEnum):
    """Which way it was decided."""

    YES = "yes"
    NO = "no"
    KEEP = "keep"
    AMEND = "amend"
    CEASE = "cease"
    CONSULT = "consult"


class Decision(Record, kw_only=True):
    """A decision with its test, reasons for this child and evidence."""

    __tablename__ = "decision"

    case_id: Mapped[UUID] = mapped_column(index=True)
    milestone_id: Mapped[UUID | None] = mapped_column(default=None)
    question: Mapped[Question] = mapped_column(Code(Question))
    outcome: Mapped[Outcome] = mapped_column(Code(Outcome))
    decided_on: Mapped[date]
    decided_by: Mapped[str | None] = mapped_column(default=None)
    test: Mapped[str | None] = mapped_column(default=None)
    reasons: Mapped[tuple[str, ...]] = mapped_column(default=())
    evidence: Mapped[tuple[str, ...]] = mapped_column(default=())
    other_help: Mapped[tuple[str, ...]] = mapped_column(default=())
    next_steps_meeting: Mapped[str | None] = mapped_column(default=None)
