"""What the Case screen says: who, what is due and why, what happened."""

from dataclasses import dataclass, field

from twentyweeks.present.forecast import ForecastCard
from twentyweeks.present.happened import HappenedLine
from twentyweeks.present.lateness import LateLine
from twentyweeks.present.own_rights import OwnRights
from twentyweeks.present.timeline import Timeline
from twentyweeks.present.tone import Tone
from twentyweeks.present.visit import ConsentLine, VisitLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A short status: words, tone and the icon that goes with it."""

    words: str
    tone: Tone
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happens next.

    `action` names what a press on it does: `record_decision`, `ask_advice`,
    `write_letter:received`, `record_contact`, `visit`, `file_paper`, `why`; empty for
    a reminder that is only ticked (`reminder_id`). `limit` names the limit behind it
    for the "why this date?" panel; `force` is empty for a statutory date, else
    "guidance" or "our target".
    """

    title: str
    words: str
    chip: Chip
    action: str = ""
    limit: str = ""
    force: str = ""
    reminder_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """One person around the child, what they are and what they may be told."""

    id: str
    name: str
    initials: str
    role: str  # "Mother, main contact, phone after 3 pm"
    standing: str  # "Has parental responsibility"
    may_be_told: str
    address: str  # "Address protected" where it is
    telephone: str
    email: str
    warnings: tuple[str, ...] = ()
    order_paper: str = ""  # the document of an order that limits contact


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceLine:
    """One adviser: asked, due, in, late; `key` is the word of the milestones."""

    key: str
    adviser: str
    icon: str
    words: str
    chip: Chip
    document_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper on the case; a letter carries `letter_id` and how it was posted.

    `fault` says why a letter was not good service; `may_return` and `may_replace` are
    what can be recorded or done about it. A translated copy has `translates`, the
    title of its English original, and says in `stale` since when that is replaced.
    """

    document_id: str
    title: str
    words: str  # "Letter to Ngozi Okafor, printed 3 March, not posted"
    media_type: str
    letter_id: str = ""
    unposted: bool = False
    fault: str = ""  # "Defective: not good service"
    fault_words: str = ""
    may_return: bool = False
    may_replace: bool = False
    translates: str = ""
    stale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """One thing that was said or happened, newest first."""

    icon: str
    title: str
    words: str  # "4 Nov, J. Marlow"
    contact_id: str = ""  # where it is a contact
    asks_us: str = ""  # the family's question, while it waits for an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The working of one date, for an officer who is no lawyer."""

    limit: str
    title: str  # "Decide whether to assess"
    duty: str
    date: str  # "Monday 13 April 2026"
    working: str
    cite: str
    evidence: str  # "Checked against the text of the regulation"
    edition: str
    state: str  # "Open, 12 days left"
    exceptions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedTwice:
    """Two live milestones of a kind that can happen only once in a round."""

    words: str
    milestone_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """The whole Case screen."""

    case_id: str
    person_id: str
    name: str
    initials: str
    chips: tuple[Chip, ...]
    facts: tuple[str, ...]  # "Age 7, born 4 March 2019", "Year 3, Ashgrove Primary"
    alerts: tuple[str, ...]  # cannot be closed: protected address, interpreter …
    position: str  # "3 of 214"
    previous_id: str
    next_id: str
    timeline: Timeline | None
    timeline_chip: Chip | None  # "Health advice is holding this up"
    final_due: str  # "Final plan due Monday 11 January 2027, 49 days left"
    steps: tuple[Step, ...]
    people: tuple[PersonCard, ...]
    advice: tuple[AdviceLine, ...]
    papers: tuple[PaperLine, ...]
    contacts: tuple[ContactLine, ...]
    why: tuple[Why, ...]
    limits: tuple[tuple[str, str, Chip], ...]  # (limit, duty and date, state)
    silence: Chip | None  # "Not heard from us for 16 days"
    recorded_twice: tuple[RecordedTwice, ...] = ()
    conflicts: int = 0
    held_apart: str = ""  # "There are notes that … Ask …"; empty if none or readable
    notes: tuple[ContactLine, ...] = ()  # restricted notes, where they may be read
    forecast: ForecastCard = field(default_factory=ForecastCard)
    late: tuple[LateLine, ...] = ()
    visits: tuple[VisitLine, ...] = ()
    chosen: tuple[ConsentLine, ...] = ()  # what the family chose, and took back
    own: OwnRights | None = None  # from the end of compulsory schooling
    happened: tuple[HappenedLine, ...] = ()  # the latest first, struck out ones last
