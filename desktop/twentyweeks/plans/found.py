"""What is written once of each kind of finding in a plan."""

from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.plans.wordlists import why_of

CODE_OUTCOMES = "SEND Code 2015 9.64 to 9.68"
REG_12 = "SEND Regs 2014 reg 12(1)"


def law(
    requirement: str, missing: str, where: str, mend: str, cite: str, about: str = ""
) -> Finding:
    """Return a finding that stops issue; `where` is a section or a phrase."""
    return _found(Rule.LAW, (requirement, missing, where, mend, cite, about))


def practice(
    requirement: str,
    missing: str,
    where: str,
    mend: str,
    cite: str = "",
    about: str = "",
) -> Finding:
    """Return a finding for a person to look at; `about` is the text it judges."""
    return _found(Rule.PRACTICE, (requirement, missing, where, mend, cite, about))


def _found(rule: Rule, told: tuple[str, str, str, str, str, str]) -> Finding:
    requirement, missing, where, mend, cite, about = told
    return Finding(
        rule=rule,
        requirement=requirement,
        missing=missing,
        where=where if " " in where else f"Section {where}",
        mend=mend,
        cite=cite,
        why=why_of(requirement),
        about=f"{missing} {about}" if about else "",
    )
