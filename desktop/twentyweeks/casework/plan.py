"""The EHC plan in parts, each with an identity of its own."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code
from twentyweeks.casework.record import Record
from twentyweeks.casework.visit import Asked


class PlanState(StrEnum):
    """Whether a plan is still a draft."""

    DRAFT = "draft"
    FINAL = "final"


class Section(StrEnum):
    """The sections of regulation 12(1), H in its two parts."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"
    H1 = "H1"
    H2 = "H2"
    I = "I"  # noqa: E741
    J = "J"
    K = "K"


class Plan(Record, kw_only=True):
    """One version of a child's plan."""

    __tablename__ = "plan"

    case_id: Mapped[UUID] = mapped_column(index=True)
    number: Mapped[int]
    state: Mapped[PlanState] = mapped_column(Code(PlanState), default=PlanState.DRAFT)
    begun_on: Mapped[date]
    institution: Mapped[str | None] = mapped_column(default=None)
    institution_type: Mapped[str | None] = mapped_column(default=None)


class PlanPart(Record, kw_only=True):
    """A paragraph, need, outcome or line of provision in one section.

    `need_id` and `outcome_id` link provision to its need and its outcome.
    """

    __tablename__ = "plan_part"

    plan_id: Mapped[UUID] = mapped_column(index=True)
    section: Mapped[Section] = mapped_column(Code(Section))
    place: Mapped[str]
    words: Mapped[str]
    asked: Mapped[Asked | None] = mapped_column(Code(Asked), default=None)
    asked_of: Mapped[str | None] = mapped_column(default=None)
    need_id: Mapped[UUID | None] = mapped_column(default=None)
    outcome_id: Mapped[UUID | None] = mapped_column(default=None)
    by_when: Mapped[date | None] = mapped_column(default=None)
    who: Mapped[str | None] = mapped_column(default=None)
    how_often: Mapped[str | None] = mapped_column(default=None)
    how_long: Mapped[str | None] = mapped_column(default=None)
    group_size: Mapped[str | None] = mapped_column(default=None)
    skill: Mapped[str | None] = mapped_column(default=None)
