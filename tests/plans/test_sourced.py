"""Each sentence of a plan can name the advice that it comes from."""

from dataclasses import replace
from datetime import date

from twentyweeks.paper import render, text_of
from twentyweeks.plans.compose import compose_plan
from twentyweeks.plans.quality import check_plan
from twentyweeks.plans.sections import Cited, PlanState, Told

K2 = Cited(advice=2, page="3")
GONE = Cited(advice=0)


def printed(plan):
    pages = text_of(render(compose_plan(plan, PlanState.DRAFT)))
    return " ".join(" ".join(pages).split())


def said_first(plan, told, words, cites):
    first, *rest = plan.views
    view = replace(first, told=told, words=words, cites=cites)
    return replace(plan, views=(view, *rest))


def answered(plan, **fields):
    answer = replace(plan.health_needs.answer, **fields)
    return replace(plan, health_needs=replace(plan.health_needs, answer=answer))


def test_own_words_keep_their_letters_and_name_their_paper(plan):
    told = said_first(plan, Told.QUOTED, "i like trains", (K2,))
    assert "“i like trains” (K2, page 3)" in printed(told)


def test_a_sentence_of_a_view_names_its_own_paper(plan):
    cites = (replace(K2, sentence=1),)
    told = said_first(plan, Told.PARAPHRASED, "He likes trains. He draws.", cites)
    assert "He likes trains. (K2, page 3) He draws." in printed(told)


def test_what_a_service_said_names_its_paper(plan):
    told = answered(plan, said="He hears less in noise", cites=(K2,))
    assert "He hears less in noise. (K2, page 3)" in printed(told)


def test_a_source_that_is_gone_is_found_wherever_it_stands(plan):
    plan = answered(plan, cites=(GONE,))
    plan = said_first(plan, Told.QUOTED, "I like trains", (GONE,))
    first, *rest = plan.outcomes
    plan = replace(plan, outcomes=(replace(first, cites=(GONE,)), *rest))
    found = check_plan(plan, PlanState.DRAFT)
    assert [each.missing for each in found if each.requirement == "plan-cite-gone"] == [
        "A1 comes from a paper that is no longer in Section K.",
        "What was said for Section C comes from a paper that is no longer in Section "
        "K.",
        "E1 comes from a paper that is no longer in Section K.",
    ]


def test_the_agreement_to_section_g_names_who_gave_it(plan):
    day = date(2026, 6, 15)
    agreed = replace(
        plan.health_provision, agreed_by="Dr Sen, Northmoor ICB", agreed_on=day
    )
    words = printed(replace(plan, health_provision=agreed))
    assert (
        "Dr Sen, Northmoor ICB agreed this section for the health commissioner on "
        "Monday 15 June 2026."
    ) in words
    nothing = replace(agreed, provision=())
    assert "health commissioner" not in printed(replace(plan, health_provision=nothing))


def test_vague_training_is_found(plan):
    first, *rest = plan.provision
    vague = replace(first, skill="Appropriate training")
    found = check_plan(replace(plan, provision=(vague, *rest)), PlanState.DRAFT)
    assert [each.missing for each in found if each.requirement == "plan-vague"] == [
        "“appropriate” in “A reading programme that links letters…” cannot be held to."
    ]
