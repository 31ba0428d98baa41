"""A Getting To Know You visit: what was seen, said, told and chosen."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code, Coupled
from twentyweeks.casework.person import Setting
from twentyweeks.casework.record import Record


class Asked(StrEnum):
    """How a prompt was answered: "none" only where somebody asked."""

    NONE = "none"
    YES = "yes"
    NOT_ASKED = "not_asked"
    DECLINED = "declined"


class ReadBack(StrEnum):
    """What the family said when the words were read back to them."""

    AGREED = "agreed"
    CHANGED = "changed"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Section 1: where, when and who came."""

    place: str = ""
    starts: str = ""
    ends: str = ""
    social_worker: str = ""
    social_worker_absent_because: str = ""
    invited: str = ""
    came: str = ""
    interpreter: str = ""
    child_present: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Section 2: names, responsibility, home and how to be in touch."""

    legal_name: str = ""
    known_as: str = ""
    parental_responsibility: str = ""
    others_at_home: str = ""
    siblings_with_plans: str = ""
    safe_address: str = ""
    safe_telephone: str = ""
    best_way: str = ""
    copies_to: str = ""
    own_wishes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Section 3, first part: what the law makes us do, told and not asked."""

    wording: str = ""
    told_to: str = ""
    objection: str = ""
    not_to_share_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Somebody's own words: whose, how obtained, quoted or paraphrased."""

    topic: str
    words: str
    whose: str = ""
    how: str = ""
    quoted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentWords:
    """Section 5: one parent's words, apart from every other's."""

    name: str
    on: date
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """Section 6: one area, asked or not, and what was said."""

    area: str
    answer: Asked = Asked.NOT_ASKED
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Section 7: people and reports."""

    people: str = ""
    reports_held: str = ""
    private_reports: str = ""
    earlier_advice_accepted: str = ""
    services_to_ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Future:
    """Section 8: the setting now, and thoughts that promise nothing."""

    setting_now: str = ""
    thoughts: str = ""
    travel: str = ""
    next_transfer: str = ""
    no_promise_made: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Section 9: read back, signed or typed, and what we owe."""

    result: ReadBack | None = None
    corrections: str = ""
    signed_by: str = ""
    strokes: tuple[tuple[tuple[float, ...], ...], ...] = field(default=())
    summary_given: bool = False
    questions_we_owe: str = ""
    next_contact_on: date | None = None


class Visit(Record, kw_only=True):
    """One visit; each section is a value of its own."""

    __tablename__ = "visit"

    case_id: Mapped[UUID] = mapped_column(index=True)
    held_on: Mapped[date]
    officer_id: Mapped[UUID | None] = mapped_column(default=None)
    meeting: Mapped[Meeting | None] = mapped_column(Coupled(Meeting), default=None)
    household: Mapped[Household | None] = mapped_column(
        Coupled(Household), default=None
    )
    told: Mapped[Told | None] = mapped_column(Coupled(Told), default=None)
    child_words: Mapped[tuple[Words, ...]] = mapped_column(
        Coupled(tuple[Words, ...]), default=()
    )
    parents_words: Mapped[tuple[ParentWords, ...]] = mapped_column(
        Coupled(tuple[ParentWords, ...]), default=()
    )
    prompts: Mapped[tuple[Prompt, ...]] = mapped_column(
        Coupled(tuple[Prompt, ...]), default=()
    )
    around: Mapped[Around | None] = mapped_column(Coupled(Around), default=None)
    future: Mapped[Future | None] = mapped_column(Coupled(Future), default=None)
    agreement: Mapped[Agreement | None] = mapped_column(
        Coupled(Agreement), default=None
    )


class NoteKind(StrEnum):
    """Why a note is kept apart."""

    OFFICER_SAFETY = "officer_safety"
    SAFEGUARDING_PASSED_ON = "safeguarding_passed_on"
    SENSITIVE = "sensitive"


class RestrictedNote(Record, kw_only=True):
    """Section 10, officer only: lies in the restricted compartment.

    A risk marker carries author, evidence and a day of review within twelve
    months, and lapses after it. A safeguarding note holds only that a concern
    was passed on, to whom and when.
    """

    __tablename__ = "restricted_note"

    case_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[NoteKind] = mapped_column(Code(NoteKind))
    words: Mapped[str]
    evidence: Mapped[str | None] = mapped_column(default=None)
    passed_to: Mapped[str | None] = mapped_column(default=None)
    written_on: Mapped[date]
    review_by: Mapped[date | None] = mapped_column(default=None)
    by: Mapped[UUID | None] = mapped_column(default=None)


class ProtectedAddress(Record, kw_only=True):
    """What must be kept from somebody: lies in the restricted compartment.

    Where a child, or a person around a child, really lives and is reached; the name
    they have taken; the school that the child goes to.
    """

    __tablename__ = "protected_address"

    of_id: Mapped[UUID] = mapped_column(index=True)
    lines: Mapped[tuple[str, ...]] = mapped_column(default=())
    postcode: Mapped[str | None] = mapped_column(default=None)
    telephone: Mapped[str | None] = mapped_column(default=None)
    new_name: Mapped[str | None] = mapped_column(default=None)
    setting: Mapped[Setting | None] = mapped_column(Coupled(Setting), default=None)
    because: Mapped[str | None] = mapped_column(default=None)
