"""Lines of provision: quantity, vague words, the right section, agreement."""

from collections.abc import Iterator
from textwrap import shorten

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import law, practice
from twentyweeks.plans.sections import PlanFacts, PlanState, Provision, Section
from twentyweeks.plans.texts import provision_of
from twentyweeks.plans.wordlists import found_in
from twentyweeks.plans.words import listed


def check_provision(facts: PlanFacts, state: PlanState) -> Iterator[Finding]:
    """Find provision that could not be held to, or that stands in a wrong place."""
    for section, lines in provision_of(facts):
        for line in lines:
            yield from _quantity(section, line)
            yield from check_words(section, line)
    yield from _agreed(facts, state)


def check_words(section: Section, line: Provision) -> Iterator[Finding]:
    """Find what the words of one line leave open, or say in a wrong place."""
    yield from _vague(section, line)
    yield from _educates(section, line)
    yield from _policy(section, line)


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
        yield practice(
            "plan-quantity",
            f"“{_short(line)}” does not say {listed(lacking)}.",
            section,
            "Fill these fields in, or say why this cannot be fixed.",
            "CFA 2014 s.37(2); SEND Code 2015 9.69",
            line.what,
        )


def _vague(section: Section, line: Provision) -> Iterator[Finding]:
    fixed = (line.who, line.how_often, line.how_long, line.group_size, line.skill)
    text = " ".join((line.what, *fixed))
    for words in found_in("vague", text):
        yield practice(
            "plan-vague",
            f"“{words}” in “{_short(line)}” cannot be held to.",
            section,
            "Say what is given, by whom, how often and for how long.",
            "CFA 2014 s.37(2); L v Clarke and Somerset [1998] ELR 129",
            text,
        )


def _educates(section: Section, line: Provision) -> Iterator[Finding]:
    """Find help outside Section F that teaches or trains, and so belongs there."""
    if section is not Section.F and found_in("teaches", line.what):
        yield practice(
            "plan-wrong-section",
            f"“{_short(line)}” may be help that educates or trains.",
            section,
            "If it educates or trains the child, move it to Section F.",
            "CFA 2014 s.21(5)",
            line.what,
        )


def _policy(section: Section, line: Provision) -> Iterator[Finding]:
    """Find what every child gets, or a budget, where provision should stand."""
    for words in found_in("policy", line.what):
        yield practice(
            "plan-policy",
            f"“{words}” in “{_short(line)}” is policy or money, and no provision.",
            section,
            "Say what this child is given, in hours and by whom.",
            "CFA 2014 s.37(2); SEND Code 2015 9.69",
            line.what,
        )


def _agreed(facts: PlanFacts, state: PlanState) -> Iterator[Finding]:
    """Find that nobody agreed Section G: a draft may go to the family before that."""
    health = facts.health_provision
    find = law if state is PlanState.FINAL else practice
    if health.provision and health.agreed_on is None:
        yield find(
            "plan-G-agreed",
            "The health commissioner has not agreed Section G.",
            Section.G,
            "Get the agreement, and record who gave it and on which day, where it is "
            "recorded who was asked.",
            "SEND Regs 2014 reg 12(2)",
        )
