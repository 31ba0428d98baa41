"""What was found in a letter or a plan, for the screen and for the gate."""

from collections.abc import Sequence

from twentyweeks.errors import Refused
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.letter import Finding as Shown


def shown(finding: Finding) -> Shown:
    """Return a finding as the screen says it."""
    return Shown(
        of_the_law=finding.rule is Rule.LAW,
        words=finding.missing,
        mend=finding.mend,
        cite=finding.cite,
        where=finding.where,
        why=finding.why,
        requirement=finding.requirement,
        judged=finding.words,
    )


def refuse_stopped(findings: Sequence[Finding], what: str) -> None:
    """Refuse to issue what a finding of the law stands against, naming the first."""
    stops = [each for each in findings if each.rule is Rule.LAW]
    if stops:
        first = stops[0]
        more = f" {len(stops) - 1} more stand against it." if stops[1:] else ""
        raise Refused(
            f"The {what} cannot be issued: {first.missing} {first.mend}{more} Nothing "
            "was issued.",
            field=first.requirement,
        )
