"""What a plan lacks before it may go out.

The law's own requirements stop issue; the Code's and the courts' habits are for a
person to look at. A plan that is poor is still a plan, a plan without Section F
is none.
"""

from collections.abc import Iterator

from twentyweeks.plans.budget import check_budget
from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import CODE_OUTCOMES, REG_12, law, practice
from twentyweeks.plans.linked import check_links
from twentyweeks.plans.outdated import check_dates, is_adult
from twentyweeks.plans.provision import check_provision
from twentyweeks.plans.readable import check_reading
from twentyweeks.plans.sections import (
    Asked,
    Institution,
    PlanFacts,
    PlanState,
    Section,
)
from twentyweeks.plans.sourcing import check_sources
from twentyweeks.plans.strangers import check_strangers
from twentyweeks.plans.texts import provision_of
from twentyweeks.plans.views import check_spoken
from twentyweeks.plans.wordlists import found_in
from twentyweeks.plans.words import listed

_YEAR_OF_ADULTHOOD = 9


def check_plan(facts: PlanFacts, state: PlanState) -> tuple[Finding, ...]:
    """Return everything that a draft or a final plan lacks, section by section."""
    return (
        *_written(facts),
        *check_spoken(facts),
        *_asked(facts),
        *check_links(facts),
        *_outcomes(facts),
        *check_provision(facts, state),
        *_age(facts),
        *_place(facts, state),
        *check_budget(facts),
        *_appendices(facts),
        *check_sources(facts),
        *check_dates(facts),
        *check_strangers(facts),
        *check_reading(facts),
        *_signature(facts, state),
    )


def _written(facts: PlanFacts) -> Iterator[Finding]:
    for section, content in (
        (Section.A, facts.views),
        (Section.B, facts.needs),
        (Section.E, facts.outcomes),
        (Section.F, facts.provision),
    ):
        if not content:
            yield law(
                f"plan-{section}",
                f"Section {section} is empty.",
                section,
                "Write it, or record why it cannot be written yet.",
                REG_12,
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
        if section is Section.H1 and not content and is_adult(facts):
            continue
        answer = other.answer
        recorded = bool(answer.whom and answer.on)
        if answer.asked is Asked.NOT_ASKED and not content:
            missing = f"Section {section} is blank, and nobody was asked."
        elif answer.asked is not Asked.NOT_ASKED and not recorded:
            missing = f"Section {section} does not say who was asked, and on which day."
        else:
            continue
        yield law(
            f"plan-{section}-asked",
            missing,
            section,
            "Ask the service, and record who answered, when and what they said.",
            f"{REG_12}; SEND Regs 2014 reg 6(1)",
        )


def _outcomes(facts: PlanFacts) -> Iterator[Finding]:
    for outcome in facts.outcomes:
        name = f"Outcome E{outcome.number}"
        if outcome.by is None:
            yield practice(
                "plan-outcome-date",
                f"{name} has no date.",
                Section.E,
                "Say by which day it is to be reached.",
                CODE_OUTCOMES,
                outcome.words,
            )
        if found_in("service", outcome.words):
            yield practice(
                "plan-outcome-service",
                f"{name} describes a service, and not what will be different.",
                Section.E,
                "Say what the child or young person will be able to do.",
                CODE_OUTCOMES,
                outcome.words,
            )


def _age(facts: PlanFacts) -> Iterator[Finding]:
    if is_adult(facts) and facts.care_h1.provision:
        yield law(
            "plan-H1-adult",
            f"Section H1 has provision, and {facts.legal_name} is 18 or over.",
            Section.H1,
            "Move it to Section H2, with the adult care law that it rests on.",
            f"{REG_12}; Chronically Sick and Disabled Persons Act 1970 s.2",
        )
    if facts.year_group is None or facts.year_group < _YEAR_OF_ADULTHOOD:
        return
    every = [line for _, lines in provision_of(facts) for line in lines]
    if not any(line.for_adulthood for line in every):
        yield law(
            "plan-adulthood",
            "From year 9 the plan must help to prepare for adulthood, and none does.",
            Section.F,
            "Mark or write the provision that prepares for adult life.",
            "SEND Regs 2014 reg 12(3)",
        )


def _place(facts: PlanFacts, state: PlanState) -> Iterator[Finding]:
    says = facts.institution.says_something()
    if state is PlanState.DRAFT and says:
        yield law(
            "plan-I-draft",
            "Section I names a school or a type, and a draft must not.",
            Section.I,
            "Leave Section I empty until the plan is final.",
            "CFA 2014 s.38(5)",
        )
    if state is PlanState.FINAL and not says:
        yield law(
            "plan-I-final",
            "Section I gives neither a name and type nor a type.",
            Section.I,
            "Name the school and its type, or the type, or the arrangements (s.61).",
            "CFA 2014 ss.39, 40; SEND Regs 2014 reg 12(1)",
        )
    if facts.institution.name and not facts.institution.type:
        yield law(
            "plan-I-type",
            f"Section I names {facts.institution.name} without its type.",
            Section.I,
            "Write the type of school or college beside its name.",
            "SEND Regs 2014 reg 12(1)",
        )
    if state is PlanState.FINAL:
        yield from _type_alone(facts.institution)


def _type_alone(named: Institution) -> Iterator[Finding]:
    """Find a type that stands alone with no reason, or with nobody who owes a place."""
    given = named.name or named.otherwise or named.own
    if given or not named.type or (named.why and named.owed and named.named_by):
        return
    yield practice(
        "plan-I-why",
        "Section I gives a type alone, and not why, what is still owed and by when.",
        Section.I,
        "Say why no place is named, what is still owed, and by which day one will be.",
        "CFA 2014 ss.40, 42",
        named.type,
    )


def _appendices(facts: PlanFacts) -> Iterator[Finding]:
    if not facts.advice:
        yield law(
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
            yield practice(
                "plan-K-author",
                f"Advice K{advice.number} has no {listed(lacking)}.",
                Section.K,
                "Ask the adviser to sign and date it.",
            )


def _signature(facts: PlanFacts, state: PlanState) -> Iterator[Finding]:
    if state is PlanState.FINAL and not (facts.signed_by and facts.signed_on):
        yield practice(
            "plan-signed",
            "The final plan does not say who signed it, and on which day.",
            "The last page",
            "Have the responsible officer sign and date it.",
            "SEND Code 2015 9.125",
        )
