"""Section J: only for a personal budget, and then not empty."""

from dataclasses import replace
from datetime import date

import pytest

from twentyweeks.paper import render, text_of
from twentyweeks.plans.budget import budget_text, check_budget
from twentyweeks.plans.compare import compare
from twentyweeks.plans.compose import compose_plan
from twentyweeks.plans.finding import Rule
from twentyweeks.plans.sections import Budget, DirectPayment, PlanState

ASKED = Budget(asked_by="Sian Prosser", asked_on=date(2026, 5, 4), waits=True)
AGREED = replace(
    ASKED,
    waits=False,
    agreed_on=date(2026, 5, 18),
    covers="40 pounds a week for a helper",
    direct=True,
)
SERVICES = replace(AGREED, direct=False)
REFUSED = replace(ASKED, waits=False)
HELPER = DirectPayment(what="A helper", amount="40 pounds a week", meets="B2 and E2")
IN_WORDS = (
    "Sian Prosser asked for a personal budget on Monday 4 May 2026. It was agreed on "
    "Monday 18 May 2026 and is paid direct. It covers: 40 pounds a week for a helper."
)


def with_budget(plan, budget, pays):
    return replace(plan, budget=budget, direct_payments=pays)


@pytest.mark.parametrize(
    ("budget", "pays", "found"),
    [
        (None, (), []),
        (None, (HELPER,), [("plan-J-not-agreed", Rule.LAW)]),
        (ASKED, (), [("plan-J-waits", Rule.PRACTICE)]),
        (
            ASKED,
            (HELPER,),
            [("plan-J-not-agreed", Rule.LAW), ("plan-J-waits", Rule.PRACTICE)],
        ),
        (AGREED, (HELPER,), []),
        (AGREED, (), [("plan-J-empty", Rule.LAW)]),
        (SERVICES, (), []),
        (SERVICES, (HELPER,), [("plan-J-not-agreed", Rule.LAW)]),
        (REFUSED, (), []),
        (REFUSED, (HELPER,), [("plan-J-not-agreed", Rule.LAW)]),
    ],
)
def test_section_j_is_held_against_the_budget(plan, budget, pays, found):
    checked = check_budget(with_budget(plan, budget, pays))
    assert [(each.requirement, each.rule) for each in checked] == found


def test_only_an_agreed_budget_is_told_in_the_plan():
    assert budget_text(AGREED) == IN_WORDS
    assert "is not paid direct" in budget_text(SERVICES)
    assert [budget_text(each) for each in (None, ASKED, REFUSED)] == ["", "", ""]


def test_the_budget_is_printed_in_section_j(plan):
    paid = with_budget(plan, AGREED, (HELPER,))
    words = " ".join(printed(paid).split())
    assert f"Section J: Personal budget {IN_WORDS}" in words
    assert "No money is paid direct" not in words
    assert "No money is paid direct" in printed(with_budget(plan, ASKED, ()))


def test_a_budget_that_is_new_is_a_change(plan):
    changed = compare(with_budget(plan, None, ()), with_budget(plan, SERVICES, ()))
    assert [each.section for each in changed] == ["J"]
    assert "is new" in changed[0].sentence


def printed(plan):
    return "\n".join(text_of(render(compose_plan(plan, PlanState.DRAFT))))
