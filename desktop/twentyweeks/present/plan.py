"""What the Plan screen says: section by section, and what the plan still lacks."""

from dataclasses import dataclass

from twentyweeks.present.letter import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One paragraph, need, outcome or line of provision."""

    id: str
    label: str  # "B1", "F2"; empty for what says who was asked
    words: str
    about: str = ""  # "For need B1 and outcome E2"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """One section of the plan with its parts."""

    section: str
    title: str
    parts: tuple[PartLine, ...]


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
