"""The law holds a paper to the end; our practice until a reason, or its last day."""

from dataclasses import replace
from datetime import date

import pytest

from twentyweeks.operations.finding_answers import judged
from twentyweeks.operations.letter_shown import holding
from twentyweeks.plans.finding import Finding, Rule

LAST_DAY = date(2026, 4, 13)
LAW = Finding(
    rule=Rule.LAW,
    requirement="plan-F",
    missing="Section F is empty.",
    where="Section F",
    mend="Write it.",
)
PRACTICE = replace(LAW, rule=Rule.PRACTICE, requirement="plan-vague")
TO_LOOK_AT = replace(PRACTICE, requirement="page-read", lapses=False)
ANSWERS = {
    ("plan-F", "Section F is empty."): ("It is late.", "Jo Marlow, 10 April 2026"),
    ("plan-vague", "Section F is empty."): ("It is.", "Jo Marlow, 10 April 2026"),
}


def test_an_answer_passes_our_practice_and_never_the_law():
    found = judged(ANSWERS, (LAW, PRACTICE))
    assert found.open == (LAW,)
    assert [(each, told.reason) for each, told in found.answered] == [
        (PRACTICE, "It is.")
    ]


@pytest.mark.parametrize(
    ("leaves_by", "today", "holds"),
    [
        (None, LAST_DAY, (LAW, PRACTICE, TO_LOOK_AT)),
        (LAST_DAY, date(2026, 4, 12), (LAW, PRACTICE, TO_LOOK_AT)),
        (LAST_DAY, LAST_DAY, (LAW, TO_LOOK_AT)),
        (LAST_DAY, date(2026, 4, 14), (LAW, TO_LOOK_AT)),
    ],
)
def test_from_the_last_day_on_the_law_holds_and_what_must_be_looked_at(
    leaves_by, today, holds
):
    assert holding((LAW, PRACTICE, TO_LOOK_AT), leaves_by, today) == holds
