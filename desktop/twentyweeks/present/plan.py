"""What the Plan screen says: section by section, and what the plan still lacks."""

from dataclasses import dataclass
from datetime import date

from twentyweeks.present.case import Chip
from twentyweeks.present.letter import Answered, Finding
from twentyweeks.present.tone import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One paragraph, need, outcome or line of provision.

    `id` is empty for advice, which is filed on the case and not written here.
    `details` are pairs of a label and what stands there, empty where nothing does yet.
    """

    id: str
    label: str  # "B1", "F2"; empty for what says who was asked
    words: str
    about: str = ""  # "For need B1 and outcome E2"
    asked: str = ""  # "Asked: none"; empty for a part that says something itself
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """One section of the plan: its parts, how it stands, and what was found in it."""

    section: str
    title: str
    parts: tuple[PartLine, ...]
    told: str  # what this section sets out
    mark: Chip
    findings: tuple[Finding, ...] = ()
    answered: tuple[Answered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """One line of the map: a need, the help that meets it, the outcome it leads to.

    A cell that is empty where something should stand has its `*_tone` red or amber and
    says so in words.
    """

    need: str
    help: str
    outcome: str
    section: str  # where the line is mended: "F"
    need_tone: Tone | None = None
    help_tone: Tone | None = None
    outcome_tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version that another can be compared with."""

    number: int
    title: str  # "Draft plan, version 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One line that a reader marks, with what is met and what is not."""

    criterion: str
    words: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """One officer's look at a version, and what its marks come to."""

    by: str
    words: str
    result: str  # "78 of 100: 9 lines were marked, each by its weight."
    kind: str = ""  # "Signed off"; empty for a second look
    poor: tuple[str, ...] = ()  # what was met in part or not at all


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The Plan screen of one case; `plan_id` is empty where none has been begun.

    `is_open` says that it may still be written, `issued` that it may not, and why.
    """

    case_id: str
    child: str
    plan_id: str = ""
    title: str = "No plan has been begun"  # "Draft plan, version 2"
    state: str = ""  # "draft", "final" or ""
    is_open: bool = False
    issued: str = ""
    leaves_by: date | None = None  # the last day of the limit that it must keep
    place: tuple[tuple[str, str], ...] = ()  # Section I, in pairs of label and words
    budget: tuple[tuple[str, str], ...] = ()  # the same of a personal budget
    pays_direct: bool = False  # a direct payment was agreed: Section J is open
    sections: tuple[SectionLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    answered: tuple[Answered, ...] = ()
    links: tuple[LinkLine, ...] = ()
    versions: tuple[VersionLine, ...] = ()
    readings: tuple[ReadingLine, ...] = ()
    waits_for_reader: bool = False

    @property
    def whole(self) -> tuple[Finding, ...]:
        """What was found in no one section of it."""
        return tuple(each for each in self.findings if not _in_one(each.where))

    @property
    def whole_answered(self) -> tuple[Answered, ...]:
        """What was passed of no one section of it."""
        return tuple(each for each in self.answered if not _in_one(each.where))

    @property
    def standing(self) -> str:
        """Say how much is still missing: of the law first, then of our practice."""
        law = sum(each.of_the_law for each in self.findings)
        ours = len(self.findings) - law
        required = "Nothing that the law requires is missing"
        if law:
            things = "1 thing is" if law == 1 else f"{law} things are"
            required = f"{things} missing that the law requires"
        told = f"{required}, and {ours or 'nothing'} of our practice to look at."
        return f"{told} It waits for a second look." if self.waits_for_reader else told


def _in_one(where: str) -> bool:
    return where.startswith("Section ")
