"""A case: one child's way through the process, and what happened on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.budget import PersonalBudget
from twentyweeks.casework.fields import Coupled, Wire
from twentyweeks.casework.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldApart:
    """That something about a case lies in the restricted compartment.

    Says nothing of what it is: only since when, and whom to ask.
    """

    since: date
    ask: str


class Case(Record, kw_only=True):
    """One child's way from a request onward."""

    __tablename__ = "case"

    person_id: Mapped[UUID] = mapped_column(index=True)
    reference: Mapped[str] = mapped_column(index=True)
    officer_id: Mapped[UUID | None] = mapped_column(default=None)
    primary_need: Mapped[str | None] = mapped_column(default=None)
    promise_days: Mapped[int | None] = mapped_column(default=None)
    held_apart: Mapped[HeldApart | None] = mapped_column(
        Coupled(HeldApart), default=None
    )
    closed_on: Mapped[date | None] = mapped_column(default=None)
    closed_because: Mapped[str | None] = mapped_column(default=None)
    budget: Mapped[PersonalBudget | None] = mapped_column(
        Coupled(PersonalBudget), default=None
    )


class Milestone(Record, kw_only=True):
    """Something that happened on a day: an event as the deadline engine takes it.

    `facts` is one coupled value: kind, date and the event's own facts.
    """

    __tablename__ = "milestone"

    case_id: Mapped[UUID] = mapped_column(index=True)
    facts: Mapped[Mapping[str, Wire]] = mapped_column(Coupled(dict[str, Wire]))
    recorded_by: Mapped[UUID | None] = mapped_column(default=None)
    recorded_at: Mapped[datetime | None] = mapped_column(default=None)


class Reminder(Record, kw_only=True):
    """A day that an officer has written down: never a limit of the law."""

    __tablename__ = "reminder"

    case_id: Mapped[UUID] = mapped_column(index=True)
    on: Mapped[date]
    words: Mapped[str]
    done_on: Mapped[date | None] = mapped_column(default=None)
