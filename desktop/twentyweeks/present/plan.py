"""What the Plan screen says: section by section, and what the plan still lacks."""

from dataclasses import dataclass

from twentyweeks.present.case import Chip
from twentyweeks.present.letter import Finding


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The Plan screen of one case; `plan_id` is empty where none has been begun."""

    case_id: str
    child: str
    plan_id: str
    title: str  # "Draft plan, version 2"
    state: str  # "draft", "final" or ""
    institution: str
    institution_type: str
    sections: tuple[SectionLine, ...]
    findings: tuple[Finding, ...]

    @property
    def standing(self) -> str:
        """Say how much is still missing: of the law first, then of our practice."""
        law = sum(each.of_the_law for each in self.findings)
        ours = len(self.findings) - law
        required = "Nothing that the law requires is missing"
        if law:
            things = "1 thing is" if law == 1 else f"{law} things are"
            required = f"{things} missing that the law requires"
        return f"{required}, and {ours or 'nothing'} of our practice to look at."
