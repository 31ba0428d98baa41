"""Whether what a plan says can be traced to the advice that it rests on."""

from collections.abc import Iterator

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import practice
from twentyweeks.plans.sections import Cited, Need, PlanFacts, Section, label_of
from twentyweeks.plans.texts import needs_of, provision_of


def check_sources(facts: PlanFacts) -> Iterator[Finding]:
    """Find needs and provision without a source, and sources that lead nowhere."""
    for section, needs in needs_of(facts):
        for need in needs:
            label = f"{section}{need.number}"
            if not _is_sourced(need):
                yield _unsourced(section, f"Need {label}", need.words)
            yield from _gone(section, label, need.cites)
    for one in facts.outcomes:
        yield from _gone(Section.E, f"E{one.number}", one.cites)
    for section, lines in provision_of(facts):
        for number, line in enumerate(lines, start=1):
            yield from _gone(section, label_of(section, number), line.cites)


def _is_sourced(need: Need) -> bool:
    return bool(need.cites or need.source.strip())


def _unsourced(section: Section, name: str, words: str) -> Finding:
    return practice(
        "plan-uncited",
        f"{name} does not say which advice it comes from.",
        section,
        "Name the paper of Section K with its page.",
        about=words,
    )


def _gone(section: Section, label: str, cites: tuple[Cited, ...]) -> Iterator[Finding]:
    if any(not cite.advice for cite in cites):
        yield practice(
            "plan-cite-gone",
            f"{label} comes from a paper that is no longer in Section K.",
            section,
            "Name another source, or put the paper back.",
        )
