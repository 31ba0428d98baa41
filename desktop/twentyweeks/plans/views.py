"""Section A: whose words stand there, and how we came to know them."""

from collections.abc import Iterator

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import practice
from twentyweeks.plans.sections import PlanFacts, Section, Told

_CODE = "SEND Code 2015 9.61"


def check_spoken(facts: PlanFacts) -> Iterator[Finding]:
    """Find views that nobody can trace, and a section in our words alone."""
    if facts.views and all(each.told is not Told.QUOTED for each in facts.views):
        yield practice(
            "plan-A-own",
            "Section A holds nobody's own words.",
            Section.A,
            "Write what was said as it was said, in quotation marks.",
            _CODE,
        )
    for number, said in enumerate(facts.views, start=1):
        if not (said.how.strip() or said.cites):
            yield practice(
                "plan-A-how",
                f"A{number} does not say how we came to know it.",
                Section.A,
                "Say who asked, in what way and on which day, or name the paper.",
                _CODE,
                said.words,
            )
