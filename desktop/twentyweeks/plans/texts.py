"""Every text of a plan, with the name that people call it by."""

from collections.abc import Iterator
from dataclasses import dataclass

from twentyweeks.plans.sections import (
    Answer,
    Need,
    PlanFacts,
    Provision,
    Section,
    Told,
    label_of,
)


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its section, its name such as B2, and its words.

    `spoken` are somebody's own words, which nobody mends.
    """

    section: Section
    label: str
    words: str
    spoken: bool = False


def texts_of(facts: PlanFacts) -> Iterator[Text]:
    """Return every text in the order of the sections, empty ones left out."""
    for text in _texts(facts):
        if text.words.strip():
            yield text


def provision_of(facts: PlanFacts) -> Iterator[tuple[Section, tuple[Provision, ...]]]:
    """Return the four sections of help with their lines."""
    yield Section.F, facts.provision
    yield Section.G, facts.health_provision.provision
    yield Section.H1, facts.care_h1.provision
    yield Section.H2, facts.care_h2.provision


def needs_of(facts: PlanFacts) -> Iterator[tuple[Section, tuple[Need, ...]]]:
    """Return the three sections of needs with their needs."""
    yield Section.B, facts.needs
    yield Section.C, facts.health_needs.needs
    yield Section.D, facts.care_needs.needs


def answers_of(facts: PlanFacts) -> Iterator[tuple[Section, Answer]]:
    """Return who was asked for each section that is not education."""
    yield Section.C, facts.health_needs.answer
    yield Section.D, facts.care_needs.answer
    yield Section.G, facts.health_provision.answer
    yield Section.H1, facts.care_h1.answer
    yield Section.H2, facts.care_h2.answer


def _texts(facts: PlanFacts) -> Iterator[Text]:
    for number, said in enumerate(facts.views, start=1):
        spoken = said.told is Told.QUOTED or said.who != facts.views[0].who
        yield Text(Section.A, f"A{number}", said.words, spoken)
    for section, needs in needs_of(facts):
        for need in needs:
            words = f"{need.can_do} {need.words}".strip()
            yield Text(section, f"{section}{need.number}", words)
    for one in facts.outcomes:
        words = " ".join((one.words, *one.steps))
        yield Text(Section.E, f"E{one.number}", words)
    for section, lines in provision_of(facts):
        for number, line in enumerate(lines, start=1):
            yield Text(section, label_of(section, number), _line(line))


def _line(line: Provision) -> str:
    parts = (line.what, line.who, line.how_often, line.how_long, line.skill)
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())
