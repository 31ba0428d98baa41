"""Whether what a plan says can be traced to the advice that it rests on."""

from collections.abc import Iterator

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import practice
from twentyweeks.plans.sections import Cited, Need, PlanFacts, Section, label_of
from twentyweeks.plans.texts import answers_of, needs_of, provision_of


def check_sources(facts: PlanFacts) -> Iterator[Finding]:
    """Find needs without a source, and sources that lead nowhere."""
    for section, needs in needs_of(facts):
        for need in needs:
            if not _is_sourced(need):
                yield _unsourced(section, f"Need {section}{need.number}", need.words)
    for section, name, cites in _cited(facts):
        if any(not cite.advice for cite in cites):
            yield _gone(section, name)


def _cited(facts: PlanFacts) -> Iterator[tuple[Section, str, tuple[Cited, ...]]]:
    """Return everything that may name a source, as people call it."""
    for number, said in enumerate(facts.views, start=1):
        yield Section.A, f"A{number}", said.cites
    for section, needs in needs_of(facts):
        for need in needs:
            yield section, f"{section}{need.number}", need.cites
    for section, answer in answers_of(facts):
        yield section, f"What was said for Section {section}", answer.cites
    for one in facts.outcomes:
        yield Section.E, f"E{one.number}", one.cites
    for section, lines in provision_of(facts):
        for number, line in enumerate(lines, start=1):
            yield section, label_of(section, number), line.cites


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


def _gone(section: Section, name: str) -> Finding:
    return practice(
        "plan-cite-gone",
        f"{name} comes from a paper that is no longer in Section K.",
        section,
        "Name another source, or put the paper back.",
    )
