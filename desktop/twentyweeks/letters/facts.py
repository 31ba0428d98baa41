"""What a letter is made from: plain values, with every date already computed."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from twentyweeks.paper.window import POST_HOUSE, Window


class LetterKind(StrEnum):
    """The letters; each value is the word that the command line takes."""

    RECEIVED = "received"
    WILL_ASSESS = "will-assess"
    REFUSE_TO_ASSESS = "refuse-to-assess"
    WILL_NOT_ISSUE = "will-not-issue"
    ADVICE_REQUEST = "advice-request"
    ADVICE_CHASE = "advice-chase"
    DRAFT_PLAN = "draft-plan"
    CONSULT_SCHOOL = "consult-school"
    FINAL_PLAN = "final-plan"
    AMENDMENT_NOTICE = "amendment-notice"
    KEEP_PLAN = "keep-plan"
    NOT_AMEND = "not-amend"
    CONSULT_CEASING = "consult-ceasing"
    CEASE_PLAN = "cease-plan"
    WILL_REASSESS = "will-reassess"
    WILL_NOT_REASSESS = "will-not-reassess"
    TRANSFER_IN = "transfer-in"
    TRANSFER_OUT = "transfer-out"
    MEDIATION = "mediation"
    TRIBUNAL_ORDER = "tribunal-order"
    UPDATE = "update"


TO_OTHERS = (
    LetterKind.ADVICE_REQUEST,
    LetterKind.ADVICE_CHASE,
    LetterKind.CONSULT_SCHOOL,
)
"""Letters that an adviser or a school gets in its own right, and no family does."""


class Standing(StrEnum):
    """Why a person may receive the letter (Education Act 1996 s.576)."""

    PARENTAL_RESPONSIBILITY = "parental responsibility"
    HAS_CARE = "has care of the child"
    YOUNG_PERSON = "young person"
    REPRESENTATIVE = "representative"
    ADVISER = "adviser"
    SETTING = "setting"
    AUTHORITY = "another authority"
    UNKNOWN = "unknown"


FAMILY = (
    Standing.PARENTAL_RESPONSIBILITY,
    Standing.HAS_CARE,
    Standing.YOUNG_PERSON,
    Standing.REPRESENTATIVE,
    Standing.UNKNOWN,
)


class Size(StrEnum):
    """The body text that the recipient asked for, in points."""

    ORDINARY = "12"
    LARGE = "18"
    VERY_LARGE = "24"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A body or a person to write to or ring; what is empty is not known."""

    name: str
    address_lines: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The council that writes, and the bodies that its letters must name."""

    name: str
    address_lines: tuple[str, ...]
    telephone: str
    email: str
    website: str
    sendiass: Contact
    mediation_adviser: Contact
    mediation_contact: Contact
    disagreement_resolution: Contact
    tribunal: Contact
    complaints: Contact
    school_information: str
    window: Window = POST_HOUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """The one child or young person whom the letter is about."""

    legal_name: str
    known_as: str
    born: date
    setting: str
    reference: str
    pronouns: str = ""
    is_young_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """The one person whom the letter is for; `language` is a BCP 47 tag.

    `acts_as` says in which role, as "as the representative of Rowan Hale", where they
    have it in the young person's place.
    """

    name: str
    salutation: str
    standing: Standing
    address_lines: tuple[str, ...]
    email: str = ""
    size: Size = Size.ORDINARY
    language: str = "en-GB"
    acts_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFacts:
    """The officer whom the reader can ring."""

    name: str
    job_title: str
    telephone: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One paper that the panel read."""

    what: str
    by: str
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """The panel's decision as it was recorded, in the panel's own words.

    `consulted_on` is the day on which a family was asked about ceasing, where it was.
    """

    decided_on: date
    panel: str
    test: str
    for_this_child: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    other_help: tuple[str, ...]
    next_steps_meeting: str
    consulted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessFacts:
    """The decision to assess, or again: who is asked for advice, and the visit."""

    decided_on: date
    advisers: tuple[str, ...]
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceFacts:
    """What one adviser is asked, and why; the last two for advice that is late."""

    service: str
    questions: tuple[str, ...]
    why_asked: str
    asked_on: date | None = None
    days_late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """The draft that goes out: the advice with it, and a sentence on its service.

    `names_a_place` is whether Section I of the draft holds anything; it must not.
    """

    advice: tuple[str, ...]
    served_how: str
    names_a_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultFacts:
    """What a school is asked to read before it may be named: the reports enclosed.

    `amends` is whether the draft changes a plan that there is already.
    """

    papers: tuple[str, ...]
    served_how: str
    amends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotChanged:
    """Something the family asked for that the final plan does not have, and why."""

    asked: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalFacts:
    """The final plan: what changed since the draft, and Section I in sentences.

    `not_changed` is the reader's own; `own_arrangements` is whether the family makes
    them (CFA 2014 s.42(5)); `is_issued` whether the plan is frozen as it goes out;
    `moves_on` the day of a transfer between phases that the plan is amended for.
    """

    changes: tuple[str, ...]
    not_changed: tuple[NotChanged, ...]
    section_i: tuple[str, ...]
    is_issued: bool
    own_arrangements: bool = False
    moves_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendingFacts:
    """Proposed amendments: each in a sentence, their evidence, and their service.

    `reviewed_on` is the day of the decision after a review that they come from.
    """

    changes: tuple[str, ...]
    evidence: tuple[str, ...]
    served_how: str
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFacts:
    """A plan that came or goes: the day, and whether we assess; None is not decided."""

    transferred_on: date | None
    will_assess: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationFacts:
    """A mediation that is arranged: its day, where and when, and what it is about."""

    on: date
    where: str
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """What the Tribunal ordered, and each step of it with its last day in words."""

    ordered_on: date
    ordered: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFacts:
    """One fact of this case; the four last fields are for a step that is late."""

    came_in: str
    awaited: str
    awaited_since: date | None
    next_contact_on: date
    about: str = "EHC needs assessment"
    late: str = ""
    late_why: str = ""
    doing: str = ""
    expected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateFacts:
    """A letter that leaves after its limit: by how much, for what, and why.

    `to_do` is what the law gave the day for, as "to send you the final plan";
    `proposed` is what the ledger reckons, which is told to no family unconfirmed.
    """

    due: date
    days: int
    to_do: str
    why: str = ""
    proposed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates that the law gives for this case; no person types them."""

    request_received_on: date | None = None
    decide_by: date | None = None
    advice_due: date | None = None
    served_on: date | None = None
    representations_last_day: date | None = None
    final_plan_due: date | None = None
    mediation_last_day: date | None = None
    appeal_last_day: date | None = None
    review_by: date | None = None
    no_plan_by: date | None = None
    reply_by: date | None = None
    plan_stays_until: date | None = None
    transfer_by: date | None = None
    name_by: date | None = None
    inform_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Everything that one letter to one person about one child is made from.

    `asked_by` is who made the request, empty where no one is to be named; the
    recipient's own name becomes "you". `own_people` are names that belong in this
    child's papers; `last_update` is what the last update told, so that no update
    says the same again. `replaces` is the date of the letter in whose place this goes.
    """

    kind: LetterKind
    written_on: date
    authority: Authority
    child: Child
    recipient: Recipient
    officer: OfficerFacts
    dates: Dates = field(default_factory=Dates)
    asked_by: str = ""
    reasons: Reasons | None = None
    assess: AssessFacts | None = None
    advice: AdviceFacts | None = None
    draft: DraftFacts | None = None
    consult: ConsultFacts | None = None
    final: FinalFacts | None = None
    amending: AmendingFacts | None = None
    move: MoveFacts | None = None
    mediation: MediationFacts | None = None
    order: OrderFacts | None = None
    update: UpdateFacts | None = None
    own_people: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    last_update: UpdateFacts | None = None
    replaces: date | None = None
    late: LateFacts | None = None

    def to_family(self) -> bool:
        """Return whether the rights in the letter are the reader's own."""
        return self.recipient.standing in FAMILY
