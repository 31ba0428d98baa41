"""The authority, its officers, and the services that its letters must name."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Coupled
from twentyweeks.casework.person import Address
from twentyweeks.casework.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How a service is reached."""

    name: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    address: Address = field(default_factory=Address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The window envelope that letters go in, and how far the printer is out, in mm.

    `kind` is a word of `paper.window.ENVELOPES`.
    """

    kind: str = ""
    right: float = 0
    down: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """How the authority's post goes: when its tray closes, and its margin.

    `tray_closes` is a time as 15:30, empty where none is kept to; `views_added` are
    days that a family gets beyond its 15.
    """

    tray_closes: str = ""
    views_added: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDirection:
    """How many pages the Tribunal takes of each part of a bundle, from a day on.

    `cite` is the practice direction that says so.
    """

    since: date
    cite: str
    core: int
    plan: int
    working: int
    expert: int
    witness: int


class Authority(Record, kw_only=True):
    """The local authority whose caseload this is."""

    __tablename__ = "authority"

    name: Mapped[str]
    reach: Mapped[Reach | None] = mapped_column(Coupled(Reach), default=None)
    sendiass: Mapped[Reach | None] = mapped_column(Coupled(Reach), default=None)
    mediation_adviser: Mapped[Reach | None] = mapped_column(
        Coupled(Reach), default=None
    )
    mediation_contact: Mapped[Reach | None] = mapped_column(
        Coupled(Reach), default=None
    )
    disagreement: Mapped[Reach | None] = mapped_column(Coupled(Reach), default=None)
    tribunal: Mapped[Reach | None] = mapped_column(Coupled(Reach), default=None)
    complaints: Mapped[Reach | None] = mapped_column(Coupled(Reach), default=None)
    school_information: Mapped[str | None] = mapped_column(default=None)
    safeguarding: Mapped[Reach | None] = mapped_column(Coupled(Reach), default=None)
    promise_days: Mapped[int] = mapped_column(default=14)
    posting: Mapped[Posting | None] = mapped_column(Coupled(Posting), default=None)
    moderation_share: Mapped[int] = mapped_column(default=10)
    envelope: Mapped[Envelope | None] = mapped_column(Coupled(Envelope), default=None)
    directions: Mapped[tuple[PracticeDirection, ...] | None] = mapped_column(
        Coupled(tuple[PracticeDirection, ...]), default=None
    )


class Officer(Record, kw_only=True):
    """A person who works on the caseload."""

    __tablename__ = "officer"

    name: Mapped[str]
    job_title: Mapped[str | None] = mapped_column(default=None)
    telephone: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    station: Mapped[str | None] = mapped_column(default=None)
