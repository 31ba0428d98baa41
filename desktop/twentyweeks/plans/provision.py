"""Lines of provision: quantity, vague words, the right section, agreement."""

from collections.abc import Iterator
from textwrap import shorten

from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.plans.sections import PlanFacts, Provision, Section
from twentyweeks.plans.vague import vague_words
from twentyweeks.plans.words import listed

_TEACHES = (
    "speech and language therapy",
    "occupational therapy",
    "physiotherapy",
    "training",
    "teaching",
)


def check_provision(facts: PlanFacts) -> Iterator[Finding]:
    """Find provision that could not be held to, or that stands in a wrong place."""
    for section, lines in _by_section(facts):
        for line in lines:
            yield from _quantity(section, line)
            yield from _vague(section, line)
    yield from _educates(facts)
    yield from _agreed(facts)


def _by_section(
    facts: PlanFacts,
) -> Iterator[tuple[Section, tuple[Provision, ...]]]:
    yield Section.F, facts.provision
    yield Section.G, facts.health_provision.provision
    yield Section.H1, facts.care_h1.provision
    yield Section.H2, facts.care_h2.provision


def _short(line: Provision) -> str:
    return shorten(line.what, 40, placeholder="…")


def _quantity(section: Section, line: Provision) -> Iterator[Finding]:
    lacking = [
        what
        for what, known in (
            ("who gives it", line.who),
            ("how often", line.how_often),
            ("how long", line.how_long),
            ("in what group", line.group_size),
            ("with what skill", line.skill),
        )
        if not known.strip()
    ]
    if lacking:
        yield Finding(
            rule=Rule.PRACTICE,
            requirement="plan-quantity",
            missing=f"“{_short(line)}” does not say {listed(lacking)}.",
            where=f"Section {section}",
            mend="Fill these fields in, or say why this cannot be fixed.",
            cite="CFA 2014 s.37(2); SEND Code 2015 9.69",
        )


def _vague(section: Section, line: Provision) -> Iterator[Finding]:
    text = " ".join((line.what, line.who, line.how_often, line.how_long))
    for words in vague_words(text):
        yield Finding(
            rule=Rule.PRACTICE,
            requirement="plan-vague",
            missing=f"“{words}” in “{_short(line)}” cannot be held to.",
            where=f"Section {section}",
            mend="Say what is given, by whom, how often and for how long.",
            cite="CFA 2014 s.37(2); L v Clarke and Somerset [1998] ELR 129",
        )


def _educates(facts: PlanFacts) -> Iterator[Finding]:
    """Find help in G or H that teaches or trains, which belongs in Section F."""
    for section, lines in _by_section(facts):
        if section is Section.F:
            continue
        for line in lines:
            if any(words in line.what.lower() for words in _TEACHES):
                yield Finding(
                    rule=Rule.PRACTICE,
                    requirement="plan-wrong-section",
                    missing=f"“{_short(line)}” may be help that educates or trains.",
                    where=f"Section {section}",
                    mend="If it educates or trains the child, move it to Section F.",
                    cite="CFA 2014 s.21(5)",
                )


def _agreed(facts: PlanFacts) -> Iterator[Finding]:
    health = facts.health_provision
    if health.provision and health.agreed_on is None:
        yield Finding(
            rule=Rule.LAW,
            requirement="plan-G-agreed",
            missing="The health commissioner has not agreed Section G.",
            where="Section G",
            mend="Get the agreement and record its day.",
            cite="SEND Regs 2014 reg 12(2)",
        )
