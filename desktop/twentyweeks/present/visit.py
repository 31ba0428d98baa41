"""What the Visit screen asks, section by section, and in which words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildWordsTopic:
    """One topic of the child's own words."""

    topic: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A choice that the family may make; its wording is kept with the answer."""

    purpose: str
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """One answer to a choice: "yes, Ngozi Okafor, signed, 20 April 2026"."""

    consent_id: str
    purpose: str
    by: str
    title: str
    words: str
    wording: str  # what they were asked, in the words of that day
    stands: bool  # this person answered nothing else to it later
    can_be_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """One recorded visit: "20 April 2026", "At home. Agreed when it was read back"."""

    visit_id: str
    held_on: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCopies:
    """A recorded visit, and for whom a summary of it can be made."""

    child: str
    held_on: str
    readers: tuple[str, ...]  # the parents, whoever else spoke, and the child


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPage:
    """The Visit screen before anything is typed; `draft` is the form as last kept."""

    case_id: str
    child: str
    known_as: str
    today: str
    parents: tuple[str, ...]
    told: str  # what the law makes us do, read out and recorded as told
    choices: tuple[Choice, ...]
    topics: tuple[ChildWordsTopic, ...]
    areas: tuple[str, ...]  # the prompts of section 6
    safeguarding: str  # the authority's number, shown offline
    can_write_restricted: bool
    protected: bool = False  # an address around the child is protected
    chosen: tuple[ConsentLine, ...] = ()  # what was answered before, as it stands
    draft: str = ""  # JSON of the form as it was kept
    draft_kept: str = ""  # "Kept at 14:02"
