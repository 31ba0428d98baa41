"""The content of an EHC plan, Section A to Section K (SEND Regulations reg 12)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PlanState(StrEnum):
    """Whether the family is asked about the plan or bound parties by it."""

    DRAFT = "draft"
    FINAL = "final"


class Section(StrEnum):
    """The sections; each must be separately identified."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"
    H1 = "H1"
    H2 = "H2"
    I = "I"  # noqa: E741 - the statute's letter
    J = "J"
    K = "K"


def label_of(section: Section, number: int) -> str:
    """Return what a part is called: B1, F2, H1.3."""
    return f"{section}{'.' if section[-1].isdigit() else ''}{number}"


class Asked(StrEnum):
    """Whether anybody was asked about a section, and what came of it."""

    YES = "asked: yes"
    NONE = "asked: none"
    DECLINED = "declined"
    NOT_ASKED = "not asked"


class Told(StrEnum):
    """Whether words are the speaker's own."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Where words come from: `advice` is the number in Section K, 0 if it is not there.

    `sentence` 0 stands for the whole text.
    """

    advice: int
    page: str = ""
    paragraph: str = ""
    sentence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one person said for Section A, and how we came to know it."""

    who: str
    topic: str
    words: str
    told: Told
    how: str
    cites: tuple[Cited, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One need, numbered so that provision can point at it.

    `key` is the same in every version of the plan, here and below; `source` is what
    is in no paper of Section K.
    """

    number: int
    area: str
    words: str
    can_do: str = ""
    source: str = ""
    cites: tuple[Cited, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the child or young person will be able to do, and by when."""

    number: int
    words: str
    by: date | None
    steps: tuple[str, ...] = ()
    cites: tuple[Cited, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One line of help: `need` and `outcome` are the numbers that it serves."""

    need: int
    outcome: int | None
    what: str
    who: str
    how_often: str
    how_long: str
    group_size: str
    skill: str
    for_adulthood: bool = False
    cites: tuple[Cited, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who was asked about a section, on which day, and what was said."""

    asked: Asked = Asked.NOT_ASKED
    whom: str = ""
    on: date | None = None
    said: str = ""
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherNeeds:
    """Section C or Section D."""

    answer: Answer = field(default_factory=Answer)
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherProvision:
    """Section G, H1 or H2; `agreed_by` and `agreed_on` are the health commissioner's.

    They are for Section G alone (SEND Regs 2014 reg 12(2)).
    """

    answer: Answer = field(default_factory=Answer)
    provision: tuple[Provision, ...] = ()
    agreed_by: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """Section I: a name and type, a type alone, or what is arranged instead.

    `otherwise` is education otherwise than at school (s.61), `own` what the parents
    arrange themselves (s.42(5)). With a type alone stands why no place is named, what
    is still owed, and by which day a place will be.
    """

    name: str = ""
    type: str = ""
    otherwise: str = ""
    own: str = ""
    why: str = ""
    owed: str = ""
    named_by: date | None = None

    def says_something(self) -> bool:
        """Return whether Section I would not be blank."""
        return bool(self.name or self.type or self.otherwise or self.own)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectPayment:
    """Section J: one direct payment, with the needs and outcomes it meets."""

    what: str
    amount: str
    meets: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A personal budget that was asked for (CFA 2014 s.49).

    `agreed_on` is None where it was not agreed, `waits` whether nothing is decided;
    `covers` is an amount or services, `direct` whether any of it is paid direct.
    """

    asked_by: str
    asked_on: date
    agreed_on: date | None = None
    waits: bool = False
    covers: str = ""
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One appendix of Section K."""

    number: int
    title: str
    author: str
    role: str
    dated: date | None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """A whole plan about one child or young person, dated `dated`."""

    authority: str
    legal_name: str
    known_as: str
    born: date
    reference: str
    setting: str
    dated: date
    year_group: int | None = None
    views: tuple[Said, ...] = ()
    needs: tuple[Need, ...] = ()
    health_needs: OtherNeeds = field(default_factory=OtherNeeds)
    care_needs: OtherNeeds = field(default_factory=OtherNeeds)
    outcomes: tuple[Outcome, ...] = ()
    provision: tuple[Provision, ...] = ()
    health_provision: OtherProvision = field(default_factory=OtherProvision)
    care_h1: OtherProvision = field(default_factory=OtherProvision)
    care_h2: OtherProvision = field(default_factory=OtherProvision)
    institution: Institution = field(default_factory=Institution)
    budget: Budget | None = None
    direct_payments: tuple[DirectPayment, ...] = ()
    advice: tuple[Advice, ...] = ()
    signed_by: str = ""
    signed_job: str = ""
    signed_on: date | None = None
    pronouns: str = ""
    own_places: tuple[str, ...] = ()
    size: float = 12


TITLES = {
    Section.A: "Views, interests and hopes",
    Section.B: "Special educational needs",
    Section.C: "Health needs",
    Section.D: "Social care needs",
    Section.E: "Outcomes",
    Section.F: "Special educational provision",
    Section.G: "Health provision",
    Section.H1: "Social care provision for a disabled person under 18",
    Section.H2: "Other social care provision",
    Section.I: "School, college or other place",
    Section.J: "Personal budget",
    Section.K: "Advice and information",
}
