"""What was found in a letter or a plan, for the screen and for the gate."""

import re
from collections.abc import Sequence
from datetime import date

from twentyweeks.errors import Refused
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.letter import Finding as Shown

_PAGE = re.compile(r"Page (\d+)")


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
        page=int(page[1]) if (page := _PAGE.fullmatch(finding.where)) else 0,
    )


def holding(
    findings: Sequence[Finding], leaves_by: date | None, today: date
) -> tuple[Finding, ...]:
    """Return what must be put right first, or, of our practice, be passed.

    The law has no override. Our practice holds nothing from the last day on, but what
    does not lapse.
    """
    is_due = leaves_by is not None and leaves_by <= today
    lapsed = is_due and Rule.PRACTICE
    return tuple(each for each in findings if not (each.lapses and each.rule is lapsed))


def refuse_held(held: Sequence[Finding], what: str) -> None:
    """Refuse to issue what something stands against, the law's first."""
    if not held:
        return
    first = min(held, key=lambda each: each.rule is not Rule.LAW)
    ours = first.rule is Rule.PRACTICE
    own = " Put it right, or pass it with a reason." if ours else ""
    more = f" {len(held) - 1} more stand against it." if held[1:] else ""
    raise Refused(
        f"The {what} cannot be issued: {first.missing} {first.mend}{own}{more} "
        "Nothing was issued.",
        field=first.requirement,
    )
