"""Advice and information asked for under regulation 6, and consents."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code
from twentyweeks.casework.record import Record


class Advice(Record, kw_only=True):
    """One adviser's place in the register of required advice.

    `adviser` is the word that the milestones of this adviser carry; when it was
    asked for and when it came are milestones, not fields.
    """

    __tablename__ = "advice"

    case_id: Mapped[UUID] = mapped_column(index=True)
    adviser: Mapped[str]
    name: Mapped[str | None] = mapped_column(default=None)
    service: Mapped[str | None] = mapped_column(default=None)
    institution: Mapped[str | None] = mapped_column(default=None)
    asked_because: Mapped[str | None] = mapped_column(default=None)
    document_id: Mapped[UUID | None] = mapped_column(default=None)


class Answer(StrEnum):
    """What a person said to a choice."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOT_ASKED = "not_asked"


class Consent(Record, kw_only=True):
    """A choice that a family may make; refusing one closes nothing else."""

    __tablename__ = "consent"

    case_id: Mapped[UUID] = mapped_column(index=True)
    visit_id: Mapped[UUID | None] = mapped_column(default=None)
    purpose: Mapped[str]
    wording: Mapped[str]
    answer: Mapped[Answer] = mapped_column(Code(Answer))
    by: Mapped[str | None] = mapped_column(default=None)
    on: Mapped[date | None] = mapped_column(default=None)
    how: Mapped[str | None] = mapped_column(default=None)
