"""Section A: somebody's own words, and how they were learned."""

from dataclasses import replace
from datetime import date

from twentyweeks.paper import render, text_of
from twentyweeks.plans.compose import compose_plan
from twentyweeks.plans.quality import check_plan
from twentyweeks.plans.sections import Cited, OtherProvision, PlanState, Told


def found(plan, *wanted):
    checked = check_plan(plan, PlanState.DRAFT)
    return [each.missing for each in checked if each.requirement in wanted]


def first_view(plan, **fields):
    first, *rest = plan.views
    return replace(plan, views=(replace(first, **fields), *rest))


def test_words_that_nobody_can_trace_are_named(plan):
    untold = first_view(plan, how=" ")
    assert found(untold, "plan-A-how") == ["A1 does not say how we came to know it."]
    cited = first_view(plan, how="", cites=(Cited(advice=1),))
    assert found(cited, "plan-A-how") == []


def test_a_section_in_our_words_alone_is_named(plan):
    assert found(plan, "plan-A-own") == []
    ours = tuple(replace(each, told=Told.PARAPHRASED) for each in plan.views)
    told = found(replace(plan, views=ours), "plan-A-own")
    assert told == ["Section A holds nobody's own words."]
    assert found(replace(plan, views=()), "plan-A-own") == []


def test_nobody_is_asked_about_section_h1_of_an_adult(plan):
    unasked = replace(plan, care_h1=OtherProvision())
    asked = ["Section H1 is blank, and nobody was asked."]
    assert found(unasked, "plan-H1-asked") == asked
    grown = replace(unasked, born=date(2008, 1, 5))
    assert found(grown, "plan-H1-asked") == []
    words = " ".join(
        "\n".join(text_of(render(compose_plan(grown, PlanState.DRAFT)))).split()
    )
    assert "person under 18 This section is for people under 18." in words
