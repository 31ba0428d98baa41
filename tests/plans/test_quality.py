from dataclasses import replace
from datetime import date

import pytest

from twentyweeks.plans.finding import Rule, stops_issue
from twentyweeks.plans.outdated import age_on
from twentyweeks.plans.quality import check_plan
from twentyweeks.plans.sections import (
    Answer,
    Asked,
    Institution,
    Need,
    OtherNeeds,
    OtherProvision,
    PlanState,
)
from twentyweeks.plans.wordlists import found_in

NAMED = Institution(name="Fell View Primary School", type="Mainstream primary school")


def check(facts, state=PlanState.DRAFT):
    return check_plan(facts, state)


def ids(findings):
    return [finding.requirement for finding in findings]


def line(plan, **change):
    first, *rest = plan.provision
    return replace(plan, provision=(replace(first, **change), *rest))


def test_a_good_draft_has_no_finding(plan):
    assert check(plan) == ()


def test_a_good_final_plan_has_no_finding(plan):
    final = replace(
        plan, institution=NAMED, signed_by="Ruth Hale", signed_on=date(2026, 7, 13)
    )
    assert check(final, PlanState.FINAL) == ()


def test_a_place_in_a_draft_stops_issue(plan):
    for place in (NAMED, Institution(type="Special school")):
        [finding] = check(replace(plan, institution=place))
        assert finding.rule is Rule.LAW
        assert finding.cite == "CFA 2014 s.38(5)"


def test_a_final_plan_needs_a_place_a_type_or_other_arrangements(plan):
    signed = replace(plan, signed_by="Ruth Hale", signed_on=date(2026, 7, 13))
    assert ids(check(signed, PlanState.FINAL)) == ["plan-I-final"]
    for enough in (
        Institution(
            type="Special school",
            why="No school has answered",
            owed="A place, found by Ruth Hale",
            named_by=date(2026, 9, 1),
        ),
        Institution(otherwise="Teaching at home under section 61"),
    ):
        assert check(replace(signed, institution=enough), PlanState.FINAL) == ()
    alone = replace(signed, institution=Institution(type="Special school"))
    [finding] = check(alone, PlanState.FINAL)
    assert (finding.requirement, finding.rule) == ("plan-I-why", Rule.PRACTICE)
    nameless = replace(signed, institution=Institution(name="Fell View"))
    assert ids(check(nameless, PlanState.FINAL)) == ["plan-I-type"]


def test_an_unsigned_final_plan_is_asked_about(plan):
    [finding] = check(replace(plan, institution=NAMED), PlanState.FINAL)
    assert (finding.requirement, finding.rule) == ("plan-signed", Rule.PRACTICE)
    assert finding.where == "The last page"


@pytest.mark.parametrize(
    ("field", "requirement"),
    [
        ("views", "plan-A"),
        ("needs", "plan-B"),
        ("outcomes", "plan-E"),
        ("provision", "plan-F"),
        ("advice", "plan-K"),
    ],
)
def test_an_empty_section_stops_issue(plan, field, requirement):
    findings = check(replace(plan, **{field: ()}))
    assert requirement in ids(findings)
    assert stops_issue(findings)


def test_a_need_without_provision_stops_issue(plan):
    [unmet] = check(replace(plan, provision=plan.provision[:1]))
    assert unmet.missing == "Need B2 has no provision in Section F."
    assert unmet.rule is Rule.LAW
    assert "ex p E" in unmet.cite


def test_provision_for_a_need_that_is_not_there(plan):
    findings = check(line(plan, need=9))
    assert ids(findings) == ["plan-need-unmet", "plan-provision-orphan"]


def test_an_outcome_needs_a_date_and_a_difference(plan):
    first, second = plan.outcomes
    vague = replace(first, by=None, words="Aled will receive help with reading")
    findings = check(replace(plan, outcomes=(vague, second)))
    assert ids(findings) == ["plan-outcome-date", "plan-outcome-service"]
    assert {finding.rule for finding in findings} == {Rule.PRACTICE}


def test_an_outcome_that_nothing_serves(plan):
    assert ids(check(line(plan, outcome=None))) == [
        "plan-provision-aimless",
        "plan-outcome-orphan",
    ]


@pytest.mark.parametrize(
    ("field", "section"),
    [
        ("health_needs", "C"),
        ("care_needs", "D"),
        ("health_provision", "G"),
        ("care_h1", "H1"),
        ("care_h2", "H2"),
    ],
)
def test_blank_health_and_care_sections_must_have_been_asked(plan, field, section):
    blank = OtherNeeds() if field.endswith("needs") else OtherProvision()
    finding, *_links = check(replace(plan, **{field: blank}))
    assert finding.missing == f"Section {section} is blank, and nobody was asked."
    assert finding.rule is Rule.LAW
    none = Answer(asked=Asked.NONE)
    finding, *_links = check(replace(plan, **{field: replace(blank, answer=none)}))
    assert finding.missing == (
        f"Section {section} does not say who was asked, and on which day."
    )


def test_h1_is_for_people_under_18(plan):
    help_at_home = replace(plan.care_h1, provision=plan.health_provision.provision)
    care = Need(number=1, area="Home", words="Aled is helped to wash", source="K2")
    needs = replace(plan.care_needs, needs=(care,))
    child = replace(plan, care_h1=help_at_home, care_needs=needs)
    adult = replace(child, born=date(2008, 6, 22), year_group=None)
    assert check(child) == ()
    [finding] = check(adult)
    assert (finding.requirement, finding.rule) == ("plan-H1-adult", Rule.LAW)
    assert "Chronically Sick" in finding.cite


def test_from_year_9_a_plan_prepares_for_adulthood(plan):
    assert ids(check(replace(plan, year_group=8))) == []
    assert ids(check(replace(plan, year_group=9))) == ["plan-adulthood"]
    assert check(line(replace(plan, year_group=11), for_adulthood=True)) == ()


def test_provision_without_quantity_says_what_is_lacking(plan):
    [finding] = check(line(plan, how_often="", group_size=" "))
    assert finding.missing == (
        "“A reading programme that links letters…” does not say how often and in "
        "what group."
    )
    assert finding.rule is Rule.PRACTICE


def test_vague_words_are_named(plan):
    vague = line(plan, what="Access to regular phonics", how_long="up to 1 hour")
    findings = check(vague)
    assert [finding.missing for finding in findings] == [
        "“access to” in “Access to regular phonics” cannot be held to.",
        "“regular” in “Access to regular phonics” cannot be held to.",
        "“up to” in “Access to regular phonics” cannot be held to.",
    ]


def test_vague_words_are_whole_words():
    assert list(found_in("vague", "irregular verbs, accessto, uptown")) == []
    assert list(found_in("vague", "As required, and as required")) == ["as required"]


def test_teaching_in_the_health_section_is_asked_about(plan):
    [check_up] = plan.health_provision.provision
    therapy = replace(check_up, what="Occupational therapy for writing")
    health = replace(plan.health_provision, provision=(therapy,))
    [finding] = check(replace(plan, health_provision=health))
    assert finding.cite == "CFA 2014 s.21(5)"
    assert finding.where == "Section G"


def test_the_health_commissioner_must_agree_section_g(plan):
    health = replace(plan.health_provision, agreed_on=None)
    [finding] = check(replace(plan, health_provision=health))
    assert finding.cite == "SEND Regs 2014 reg 12(2)"


def test_advice_without_author_or_date(plan):
    first, second = plan.advice
    unsigned = replace(first, author="", dated=None)
    findings = check(replace(plan, advice=(unsigned, second)))
    assert [finding.missing for finding in findings] == [
        "Advice K1 has no author and date."
    ]


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2026, 5, 3), 7), (date(2026, 5, 4), 8), (date(2026, 12, 31), 8)],
)
def test_age_turns_on_the_birthday(day, age):
    assert age_on(date(2018, 5, 4), day) == age


@pytest.mark.parametrize(
    ("state", "rule"),
    [(PlanState.DRAFT, Rule.PRACTICE), (PlanState.FINAL, Rule.LAW)],
)
def test_a_draft_may_go_before_the_commissioner_agreed(plan, state, rule):
    health = replace(plan.health_provision, agreed_on=None)
    found = check(replace(plan, health_provision=health, institution=NAMED), state)
    rules = {finding.requirement: finding.rule for finding in found}
    assert rules["plan-G-agreed"] is rule
