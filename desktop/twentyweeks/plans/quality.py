"""What a plan lacks before it may go out.

The law's own requirements stop issue; the Code's and the courts' habits are for a
person to look at. A plan that is poor is still a plan, a plan without Section F
is none.
"""

from collections.abc import Iterator
from datetime import date

from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.plans.provision import check_provision
from twentyweeks.plans.sections import (
    Asked,
    PlanFacts,
    PlanState,
    Provision,
    Section,
)
from twentyweeks.plans.words import listed

_ADULT = 18
_YEAR_OF_ADULTHOOD = 9
_REG_12 = "SEND Regs 2014 reg 12(1)"


def check_plan(facts: PlanFacts, state: PlanState) -> tuple[Finding, ...]:
    """Return everything that a draft or a final plan lacks, section by section."""
    return (
        *_written(facts),
        *_asked(facts),
        *_met(facts),
        *_outcomes(facts),
        *check_provision(facts),
        *_age(facts),
        *_place(facts, state),
        *_appendices(facts),
        *_signature(facts, state),
    )


def _law(
    requirement: str, missing: str, where: Section, mend: str, cite: str
) -> Finding:
    return Finding(
        rule=Rule.LAW,
        requirement=requirement,
        missing=missing,
        where=f"Section {where}",
        mend=mend,
        cite=cite,
    )


def _practice(
    requirement: str, missing: str, where: Section, mend: str, cite: str = ""
) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement=requirement,
        missing=missing,
        where=f"Section {where}",
        mend=mend,
        cite=cite,
    )


def _written(facts: PlanFacts) -> Iterator[Finding]:
    for section, content in (
        (Section.A, facts.views),
        (Section.B, facts.needs),
        (Section.E, facts.outcomes),
        (Section.F, facts.provision),
    ):
        if not content:
            yield _law(
                f"plan-{section}",
                f"Section {section} is empty.",
                section,
                "Write it, or record why it cannot be written yet.",
                _REG_12,
            )


def _asked(facts: PlanFacts) -> Iterator[Finding]:
    """Find a section that is blank with no record that anybody was asked."""
    for section, other, content in (
        (Section.C, facts.health_needs, facts.health_needs.needs),
        (Section.D, facts.care_needs, facts.care_needs.needs),
        (Section.G, facts.health_provision, facts.health_provision.provision),
        (Section.H1, facts.care_h1, facts.care_h1.provision),
        (Section.H2, facts.care_h2, facts.care_h2.provision),
    ):
        answer = other.answer
        recorded = bool(answer.whom and answer.on)
        if answer.asked is Asked.NOT_ASKED and not content:
            missing = f"Section {section} is blank, and nobody was asked."
        elif answer.asked is not Asked.NOT_ASKED and not recorded:
            missing = f"Section {section} does not say who was asked, and on which day."
        else:
            continue
        yield _law(
            f"plan-{section}-asked",
            missing,
            section,
            "Ask the service, and record who answered, when and what they said.",
            f"{_REG_12}; SEND Regs 2014 reg 6(1)",
        )


def _met(facts: PlanFacts) -> Iterator[Finding]:
    met = {line.need for line in facts.provision}
    for need in facts.needs:
        if need.number not in met:
            yield _law(
                "plan-need-unmet",
                f"Need B{need.number} has no provision in Section F.",
                Section.F,
                "Write the provision that this need calls for.",
                "CFA 2014 s.37(2); R v SoS for Education ex p E [1992] 1 FLR 377",
            )
    known = {need.number for need in facts.needs}
    for number in sorted(met - known):
        yield _practice(
            "plan-provision-orphan",
            f"Provision in Section F is for need B{number}, which Section B lacks.",
            Section.F,
            "Write the need, or point the provision at the right one.",
        )


_SERVICE = ("will receive", "will have access", "will be given", "will attend")


def _outcomes(facts: PlanFacts) -> Iterator[Finding]:
    served = {line.outcome for line in _all_lines(facts)}
    for outcome in facts.outcomes:
        name = f"Outcome E{outcome.number}"
        if outcome.by is None:
            yield _practice(
                "plan-outcome-date",
                f"{name} has no date.",
                Section.E,
                "Say by which day it is to be reached.",
                "SEND Code 2015 9.64 to 9.68",
            )
        if any(words in outcome.words.lower() for words in _SERVICE):
            yield _practice(
                "plan-outcome-service",
                f"{name} describes a service, and not what will be different.",
                Section.E,
                "Say what the child or young person will be able to do.",
                "SEND Code 2015 9.64 to 9.68",
            )
        if outcome.number not in served:
            yield _practice(
                "plan-outcome-orphan",
                f"No provision serves outcome E{outcome.number}.",
                Section.E,
                "Point the provision that leads there at this outcome.",
            )


def _all_lines(facts: PlanFacts) -> Iterator[Provision]:
    yield from facts.provision
    for other in (facts.health_provision, facts.care_h1, facts.care_h2):
        yield from other.provision


def _age(facts: PlanFacts) -> Iterator[Finding]:
    if age_on(facts.born, facts.dated) >= _ADULT and facts.care_h1.provision:
        yield _law(
            "plan-H1-adult",
            f"Section H1 has provision, and {facts.legal_name} is 18 or over.",
            Section.H1,
            "Move it to Section H2, with the adult care law that it rests on.",
            f"{_REG_12}; Chronically Sick and Disabled Persons Act 1970 s.2",
        )
    if facts.year_group is None or facts.year_group < _YEAR_OF_ADULTHOOD:
        return
    if not any(line.for_adulthood for line in _all_lines(facts)):
        yield _law(
            "plan-adulthood",
            "From year 9 the plan must help to prepare for adulthood, and none does.",
            Section.F,
            "Mark or write the provision that prepares for adult life.",
            "SEND Regs 2014 reg 12(3)",
        )


def age_on(born: date, day: date) -> int:
    """Return the age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _place(facts: PlanFacts, state: PlanState) -> Iterator[Finding]:
    says = facts.institution.says_something()
    if state is PlanState.DRAFT and says:
        yield _law(
            "plan-I-draft",
            "Section I names a school or a type, and a draft must not.",
            Section.I,
            "Leave Section I empty until the plan is final.",
            "CFA 2014 s.38(5)",
        )
    if state is PlanState.FINAL and not says:
        yield _law(
            "plan-I-final",
            "Section I gives neither a name and type nor a type.",
            Section.I,
            "Name the school and its type, or the type, or the arrangements (s.61).",
            "CFA 2014 ss.39, 40; SEND Regs 2014 reg 12(1)",
        )
    if facts.institution.name and not facts.institution.type:
        yield _law(
            "plan-I-type",
            f"Section I names {facts.institution.name} without its type.",
            Section.I,
            "Write the type of school or college beside its name.",
            "SEND Regs 2014 reg 12(1)",
        )


def _appendices(facts: PlanFacts) -> Iterator[Finding]:
    if not facts.advice:
        yield _law(
            "plan-K",
            "Section K lists no advice.",
            Section.K,
            "List every advice of the assessment, and attach it.",
            "SEND Regs 2014 reg 12(4)",
        )
    for advice in facts.advice:
        lacking = [
            what
            for what, known in (
                ("author", advice.author),
                ("role", advice.role),
                ("date", advice.dated),
            )
            if not known
        ]
        if lacking:
            yield _practice(
                "plan-K-author",
                f"Advice K{advice.number} has no {listed(lacking)}.",
                Section.K,
                "Ask the adviser to sign and date it.",
            )


def _signature(facts: PlanFacts, state: PlanState) -> Iterator[Finding]:
    if state is PlanState.FINAL and not (facts.signed_by and facts.signed_on):
        yield Finding(
            rule=Rule.PRACTICE,
            requirement="plan-signed",
            missing="The final plan does not say who signed it, and on which day.",
            where="The last page",
            mend="Have the responsible officer sign and date it.",
            cite="SEND Code 2015 9.125",
        )
