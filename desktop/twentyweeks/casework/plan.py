"""The EHC plan in parts, each with an identity of its own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code, Coupled
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """What Section I came to: one of `named`, `type_only`, `otherwise`, `own`.

    `why` and `owed` are for a type alone: why no place is named, and what is still
    owed, with the day by which a place will be. `arranged` is what is provided under
    section 61, or what the parents arrange themselves (section 42(5)).
    """

    outcome: str
    why: str = ""
    owed: str = ""
    named_by: date | None = None
    arranged: str = ""
    interim: str = ""
    interim_from: date | None = None
    interim_review: date | None = None
    interim_paid_by: str = ""
    county: str = ""
    county_asked_on: date | None = None
    transport: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """The frozen copy of a version: which paper, its hash, and on which day.

    `content` is the hash of the version's parts as they stood; the bytes of its page
    for e-mail lie under the name `html_blob`.
    """

    document: UUID
    sha256: str
    on: date
    content: str = ""
    html_blob: str = ""
    html_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a part, or one of its sentences, was taken from; sentence 0 is all."""

    advice: UUID
    page: str = ""
    paragraph: str = ""
    sentence: int = 0


class Plan(Record, kw_only=True):
    """One version of a child's plan; once issued it is never written again."""

    __tablename__ = "plan"

    case_id: Mapped[UUID] = mapped_column(index=True)
    number: Mapped[int]
    state: Mapped[PlanState] = mapped_column(Code(PlanState), default=PlanState.DRAFT)
    begun_on: Mapped[date]
    institution: Mapped[str | None] = mapped_column(default=None)
    institution_type: Mapped[str | None] = mapped_column(default=None)
    placing: Mapped[Placing | None] = mapped_column(Coupled(Placing), default=None)
    issued: Mapped[Issued | None] = mapped_column(Coupled(Issued), default=None)


class PlanPart(Record, kw_only=True):
    """A paragraph, need, outcome or line of provision in one section.

    `need_id` and `outcome_id` link provision to its need and its outcome; `origin_id`
    is the part that the first version had in its place; `steps` are one on a line;
    `agreed_on` is the day of the health commissioner's agreement to Section G.
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
    can_do: Mapped[str | None] = mapped_column(default=None)
    steps: Mapped[str | None] = mapped_column(default=None)
    for_adulthood: Mapped[bool] = mapped_column(default=False)
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    origin_id: Mapped[UUID | None] = mapped_column(default=None)
    cites: Mapped[tuple[Citation, ...]] = mapped_column(
        Coupled(tuple[Citation, ...]), default=()
    )
