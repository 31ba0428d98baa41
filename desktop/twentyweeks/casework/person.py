"""The child or young person, and the people around them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code, Coupled
from twentyweeks.casework.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address: one coupled value."""

    lines: tuple[str, ...] = ()
    postcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The school or other setting attended now."""

    name: str
    urn: str = ""


class Standing(StrEnum):
    """In what right a person is written to (Education Act 1996 s.576)."""

    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    CARE_OF_CHILD = "care_of_child"
    YOUNG_PERSON = "young_person"
    REPRESENTATIVE = "representative"
    ADVISER = "adviser"
    SETTING = "setting"
    AUTHORITY = "authority"
    UNKNOWN = "unknown"


class MayBeTold(StrEnum):
    """What may be sent to a person about this child."""

    EVERYTHING = "everything"
    LETTERS = "letters"
    ASKED_ADVICE_ONLY = "asked_advice_only"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitingOrder:
    """An order of a court that limits contact with a person, or what they are told.

    It holds from `since` to `until`, both days included, or until it is taken off;
    `paper` is the filed document that it was read from, `sha256` of which bytes.
    """

    since: date
    limits: str
    until: date | None = None
    paper: UUID | None = None
    sha256: str = ""

    def holds(self, day: date) -> bool:
        """Return whether the order is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWish:
    """A young person's wish that somebody gets a copy of what is written to them.

    It holds from `on` until the day before `until`, on which it was taken back.
    """

    on: date
    how: str
    until: date | None = None
    how_ended: str = ""

    def holds(self, day: date) -> bool:
        """Return whether the wish stands on a day."""
        return self.on <= day and (self.until is None or day < self.until)


class Person(Record, kw_only=True):
    """A child or young person."""

    __tablename__ = "person"

    forename: Mapped[str | None] = mapped_column(default=None)
    surname: Mapped[str | None] = mapped_column(default=None)
    known_as: Mapped[str | None] = mapped_column(default=None)
    born: Mapped[date | None] = mapped_column(default=None)
    sex: Mapped[str | None] = mapped_column(default=None)
    pronouns: Mapped[str | None] = mapped_column(default=None)
    ethnicity: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    letter_size: Mapped[int | None] = mapped_column(default=None)
    upn: Mapped[str | None] = mapped_column(default=None)
    former_upn: Mapped[str | None] = mapped_column(default=None)
    upn_unknown: Mapped[str | None] = mapped_column(default=None)
    uln: Mapped[str | None] = mapped_column(default=None)
    nhs_number: Mapped[str | None] = mapped_column(default=None)
    local_id: Mapped[str | None] = mapped_column(default=None)
    setting: Mapped[Setting | None] = mapped_column(Coupled(Setting), default=None)
    address: Mapped[Address | None] = mapped_column(Coupled(Address), default=None)
    address_is_protected: Mapped[bool | None] = mapped_column(default=None)

    @property
    def name(self) -> str:
        """What the child is called, or the identifier where no name is known."""
        first = self.known_as or self.forename or ""
        named = f"{first} {self.surname or ''}".strip()
        return named or self.local_id or self.upn or self.nhs_number or "No name yet"


class Involved(Record, kw_only=True):
    """A parent, carer, representative, adviser or setting's contact for a child."""

    __tablename__ = "involved"

    child_id: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[str]
    salutation: Mapped[str | None] = mapped_column(default=None)
    role: Mapped[str | None] = mapped_column(default=None)
    standing: Mapped[Standing] = mapped_column(Code(Standing), default=Standing.UNKNOWN)
    standing_shown_by: Mapped[str | None] = mapped_column(default=None)
    may_be_told: Mapped[MayBeTold] = mapped_column(
        Code(MayBeTold), default=MayBeTold.NOTHING
    )
    address: Mapped[Address | None] = mapped_column(Coupled(Address), default=None)
    address_is_protected: Mapped[bool] = mapped_column(default=False)
    telephone: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    best_way: Mapped[str | None] = mapped_column(default=None)
    do_not: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(default=None)
    interpreter: Mapped[str | None] = mapped_column(default=None)
    letter_size: Mapped[int] = mapped_column(default=12)
    limited_by: Mapped[LimitingOrder | None] = mapped_column(
        Coupled(LimitingOrder), default=None
    )
    copy_wished: Mapped[OwnWish | None] = mapped_column(Coupled(OwnWish), default=None)
