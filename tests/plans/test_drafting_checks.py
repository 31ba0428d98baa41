"""What the checks say while a plan is drafted, each finding in its own words."""

from dataclasses import replace
from datetime import date

import pytest

from twentyweeks.plans.finding import Rule
from twentyweeks.plans.quality import check_plan
from twentyweeks.plans.readable import reading_age
from twentyweeks.plans.sections import (
    Cited,
    DirectPayment,
    Need,
    PlanState,
    Provision,
    Section,
    label_of,
)
from twentyweeks.plans.wordlists import phrases, read_toml, why_of


def found(plan, requirement):
    checked = check_plan(plan, PlanState.DRAFT)
    return [each for each in checked if each.requirement == requirement]


def said(plan, requirement):
    return [each.missing for each in found(plan, requirement)]


def needing(plan, words, **more):
    first, *rest = plan.needs
    return replace(plan, needs=(replace(first, words=words, **more), *rest))


def helping(plan, what):
    first, *rest = plan.provision
    return replace(plan, provision=(replace(first, what=what), *rest))


def test_every_finding_says_why_it_matters(plan):
    worse = needing(helping(plan, "Access to support from the core offer"), "Age 4")
    findings = check_plan(replace(worse, views=(), advice=()), PlanState.DRAFT)
    assert len(findings) == 4
    for each in findings:
        assert each.why == why_of(each.requirement) != ""
        assert each.where
        assert each.mend


def test_every_reason_is_of_a_finding_that_has_one():
    assert all(words.endswith(".") for words in read_toml("why").values())


@pytest.mark.parametrize("name", ["vague", "teaches", "policy", "service"])
def test_lists_are_in_order_and_say_nothing_twice(name):
    held = phrases(name)
    assert len(set(held)) == len(held)
    assert all(each == each.lower() for each in held)


def test_a_wrong_age_is_asked_about(plan):
    assert said(needing(plan, "He is 6 years old and reads little"), "plan-age") == [
        "B1 says “6 years old”, and Aled is 8."
    ]
    assert said(needing(plan, "Aged 8, he reads little"), "plan-age") == []


@pytest.mark.parametrize(
    "words",
    ["When aged 3 he spoke", "He was aged 5 then", "Seen at age 4", "By age 11"],
)
def test_an_age_of_another_time_is_not(plan, words):
    assert said(needing(plan, words), "plan-age") == []


def test_a_year_or_a_phase_that_is_over_is_asked_about(plan):
    assert said(needing(plan, "He works below Year 1 level"), "plan-year") == [
        "B1 says “Year 1”; by age this is Year 3."
    ]
    assert said(needing(plan, "In the nursery he plays alone"), "plan-year") == [
        "B1 says “nursery”; by age this is Year 3."
    ]
    assert said(needing(plan, "By Year 6 he will move"), "plan-year") == []


def test_an_outcome_whose_day_has_passed_is_asked_about(plan):
    first, *rest = plan.outcomes
    past = replace(first, by=date(2026, 6, 21))
    assert said(replace(plan, outcomes=(past, *rest)), "plan-outcome-past") == [
        "Outcome E1 was for 21 June 2026, which has passed."
    ]


def test_advice_of_two_years_ago_and_advice_listed_twice(plan):
    one, two = plan.advice
    old = replace(one, dated=date(2024, 6, 22), sha256="a" * 64)
    twice = replace(two, dated=date(2024, 6, 23), sha256="a" * 64)
    aged = replace(plan, advice=(old, twice))
    assert said(aged, "plan-K-old") == [
        "Advice K1 is of 22 June 2024: more than 2 years old."
    ]
    assert said(aged, "plan-K-twice") == ["Advice K2 is the same paper as K1."]


def test_another_child_s_pronoun_school_and_birth_are_asked_about(plan):
    his = replace(plan, pronouns="he/him")
    assert said(needing(his, "She finds her place"), "plan-pronoun") == [
        "B1 says “she” and “her”; the pronouns given are he/him."
    ]
    assert said(his, "plan-pronoun") == []
    assert said(needing(his, "At Larkspur Infants he sat alone"), "plan-school") == [
        "B1 names Larkspur Infants, which is no school of this case."
    ]
    assert said(needing(his, "At Fell View Primary School"), "plan-school") == []
    assert said(needing(his, "Born on 5 May 2018"), "plan-born") == [
        "B1 gives 5 May 2018 as a date of birth; this child was born on 4 May 2018."
    ]
    assert said(needing(his, "Born 04/05/2018"), "plan-born") == []


def test_a_child_s_own_words_are_not_mended(plan):
    said_so = replace(plan.views[0], words="She is 5 years old and sits by her")
    told = replace(plan, views=(said_so, plan.views[1]), pronouns="he/him")
    assert said(told, "plan-age") == []
    assert said(told, "plan-pronoun") == []


def test_policy_and_money_are_no_provision(plan):
    assert said(helping(plan, "Band 4 funding for a helper"), "plan-policy") == [
        "“band” in “Band 4 funding for a helper” is policy or money, and no provision.",
        "“funding” in “Band 4 funding for a helper” is policy or money, and no "
        "provision.",
    ]


def test_a_word_of_the_trade_has_plain_words_beside_it(plan):
    (one,) = found(needing(plan, "His working memory is weak"), "plan-jargon")
    assert one.missing == "“working memory” is a word of the trade."
    assert "holding in mind what was just said" in one.mend
    told = "His working memory (holding in mind what was just said) is weak"
    assert said(needing(plan, told), "plan-jargon") == []


def test_hard_sections_and_long_plans_are_asked_about(plan):
    hard = (
        "Notwithstanding considerable environmental accommodations previously "
        "implemented, significant difficulties persist regarding the acquisition, "
        "generalisation and application of foundational literacy competencies across "
        "multiple educational environments and unfamiliar communicative situations, "
        "necessitating individualised multidisciplinary consideration throughout."
    )
    (one,) = found(needing(plan, hard), "plan-reading")
    assert one.missing.startswith("Section B reads as for the age of ")
    assert said(plan, "plan-reading") == []
    assert said(needing(plan, "He can run. " * 2001), "plan-long") == [
        "The plan has about 6100 words."
    ]


def test_plain_words_are_read_by_the_young():
    assert reading_age("The cat sat on the mat. It was a red mat.") == 5
    assert reading_age("") == 0


def test_a_need_without_source_and_a_source_that_is_gone(plan):
    assert said(needing(plan, "He reads little", source=""), "plan-uncited") == [
        "Need B1 does not say which advice it comes from."
    ]
    cited = needing(plan, "He reads little", source="", cites=(Cited(advice=2),))
    assert said(cited, "plan-uncited") == []
    gone = needing(plan, "He reads little", cites=(Cited(advice=0),))
    assert said(gone, "plan-cite-gone") == [
        "B1 comes from a paper that is no longer in Section K."
    ]


def test_a_payment_says_what_it_meets(plan):
    pay = DirectPayment(what="A helper at home", amount="", meets="")
    paid = replace(plan, direct_payments=(pay,))
    assert [each.rule for each in found(paid, "plan-J-meets")] == [Rule.LAW]
    assert [each.rule for each in found(paid, "plan-J-amount")] == [Rule.PRACTICE]


def test_a_need_of_health_that_nobody_helps_is_asked_about(plan):
    bare = replace(plan.health_provision, provision=())
    assert said(replace(plan, health_provision=bare), "plan-need-unmet-other") == [
        "Need C1 has no provision in Section G."
    ]


def test_help_without_a_need_is_named_by_where_it_stands(plan):
    stray = Provision(
        need=0,
        outcome=1,
        what="A ramp",
        who="The council",
        how_often="Once",
        how_long="For good",
        group_size="Alone",
        skill="A builder",
    )
    care = replace(plan.care_h1, provision=(stray,))
    (one,) = found(replace(plan, care_h1=care), "plan-provision-orphan")
    assert (one.missing, one.where) == ("Provision H1.1 is for no need.", "Section H1")


def test_parts_of_both_halves_of_h_can_be_told_apart():
    assert label_of(Section.H1, 1) == "H1.1"
    assert label_of(Section.B, 12) == "B12"


def test_needs_of_one_section_are_numbered_alone(plan):
    need = Need(number=2, area="Sight", words="Glasses", source="K2")
    more = replace(plan.health_needs, needs=(*plan.health_needs.needs, need))
    assert said(replace(plan, health_needs=more), "plan-need-unmet-other") == [
        "Need C2 has no provision in Section G."
    ]
