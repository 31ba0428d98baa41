"""What is said of a plan: comments, answers to findings, and a second look."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code, Coupled
from twentyweeks.casework.plan import Section
from twentyweeks.casework.record import Record


class CommentKind(StrEnum):
    """What somebody wants with a comment; `not_clear` has a clock of its own."""

    COMMENT = "comment"
    WISH = "wish"
    TAKE_OUT = "take_out"
    NOT_CLEAR = "not_clear"
    AGREED = "agreed"


class Reply(StrEnum):
    """What became of a comment."""

    CHANGED = "changed"
    PARTLY = "partly"
    KEPT = "kept"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """The answer to one comment, with its reason."""

    reply: Reply
    reason: str
    on: date
    by: UUID | None = None


class PlanComment(Record, kw_only=True):
    """One thing that one person said of one version, and what was answered.

    `part_id` is the part that it is about; `proposed` the wording that they want.
    """

    __tablename__ = "plan_comment"

    case_id: Mapped[UUID] = mapped_column(index=True)
    plan_id: Mapped[UUID] = mapped_column(index=True)
    by: Mapped[str]
    kind: Mapped[CommentKind] = mapped_column(Code(CommentKind))
    words: Mapped[str]
    received_on: Mapped[date]
    section: Mapped[Section | None] = mapped_column(Code(Section), default=None)
    part_id: Mapped[UUID | None] = mapped_column(default=None)
    proposed: Mapped[str | None] = mapped_column(default=None)
    replied: Mapped[Replied | None] = mapped_column(Coupled(Replied), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Who looked at something, and on which day."""

    on: date
    by: UUID | None = None


class FindingAnswer(Record, kw_only=True):
    """Why a finding of our practice stands: not asked again for the same words.

    `paper` is the letter or plan that it was passed for, `found` the sentence that
    stood there; `looked_at` is by somebody other than who answered.
    """

    __tablename__ = "finding_answer"

    case_id: Mapped[UUID] = mapped_column(index=True)
    requirement: Mapped[str]
    words: Mapped[str]
    reason: Mapped[str]
    answered_on: Mapped[date]
    answered_by: Mapped[UUID | None] = mapped_column(default=None)
    paper: Mapped[str | None] = mapped_column(default=None)
    found: Mapped[str | None] = mapped_column(default=None)
    looked_at: Mapped[Looked | None] = mapped_column(Coupled(Looked), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One criterion of the audit: how far it is met, 0 to 3, and what was seen."""

    criterion: str
    score: int
    words: str = ""


class ReadingKind(StrEnum):
    """What a reading of a plan is for."""

    SECOND_LOOK = "second_look"
    SIGN_OFF = "sign_off"
    MODERATION = "moderation"


class PlanReading(Record, kw_only=True):
    """One officer's reading of a version, with the marks of an audit if it was one."""

    __tablename__ = "plan_reading"

    case_id: Mapped[UUID] = mapped_column(index=True)
    plan_id: Mapped[UUID] = mapped_column(index=True)
    read_by: Mapped[UUID | None] = mapped_column(default=None)
    read_on: Mapped[date]
    kind: Mapped[ReadingKind] = mapped_column(
        Code(ReadingKind), default=ReadingKind.SECOND_LOOK
    )
    words: Mapped[str | None] = mapped_column(default=None)
    marks: Mapped[tuple[Mark, ...]] = mapped_column(
        Coupled(tuple[Mark, ...]), default=()
    )
