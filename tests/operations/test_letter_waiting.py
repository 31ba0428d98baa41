"""Two people served on different days: the final plan waits for the later one."""

from datetime import date

import pytest

from letter_case import assessed, beside, mother
from make import at
from plan_case import whole_plan
from twentyweeks.errors import Refused
from twentyweeks.operations.letter import LetterChoice, issue_letter, post_letter
from twentyweeks.operations.letter_replacing import replacing
from twentyweeks.operations.letter_returned import letter_returned
from twentyweeks.operations.plan import (
    NewPlace,
    begin_final,
    issue_plan,
    preview_plan,
)

SENT, LATER, MADE = at("2026-06-15"), at("2026-06-18"), at("2026-06-22")
PLACE = NewPlace(institution="Ashgrove Primary", institution_type="a mainstream school")


@pytest.fixture
def case_id(caseload):
    identifier = assessed(caseload)
    whole_plan(caseload, identifier)
    return identifier


def send(caseload, case_id, to, now):
    choice = LetterChoice(kind="draft-plan", recipient_id=to)
    made = issue_letter(caseload, case_id, choice, now).letter_id
    day = now.date().isoformat()
    post_letter(caseload, made, day, "first_class", "Sam Pike", now)
    return made


def stops(caseload, case_id, day, names=("plan-views-run", "plan-not-served")):
    preview = preview_plan(caseload, case_id, "final", day)
    return [
        (each.of_the_law, each.words)
        for each in preview.findings
        if each.requirement in names
    ]


@pytest.fixture
def both(caseload, case_id):
    """Send the draft to both parents, to the father three days later; make it final."""
    father = beside(caseload, "Emeka Okafor")
    hers = send(caseload, case_id, mother(caseload), SENT)
    his = send(caseload, case_id, father, LATER)
    begin_final(caseload, case_id, PLACE, MADE)
    return hers, his


def test_each_has_their_own_last_day_and_the_plan_waits_for_both(
    caseload, case_id, both
):
    hers = (
        True,
        "The 15 days of Ngozi Okafor for views still run, to Wednesday 1 July 2026.",
    )
    his = (
        True,
        "The 15 days of Emeka Okafor for views still run, to Monday 6 July 2026.",
    )
    assert stops(caseload, case_id, date(2026, 7, 1)) == [hers, his]
    assert stops(caseload, case_id, date(2026, 7, 2)) == [his]
    assert stops(caseload, case_id, date(2026, 7, 7)) == []
    shown = preview_plan(caseload, case_id, "final", date(2026, 7, 6))
    with pytest.raises(Refused, match="Emeka Okafor for views still run"):
        issue_plan(caseload, case_id, "final", shown.sha256, at("2026-07-06"))


def test_who_was_not_served_is_named_until_they_are(caseload, case_id, both):
    hers, his = both
    day = date(2026, 7, 7)
    letter_returned(caseload, his, "2026-06-25", at("2026-06-25"))
    assert stops(caseload, case_id, day) == [
        (
            False,
            "The letter to Emeka Okafor was not good service. It came back on 25 June "
            "2026: they have not had it.",
        )
    ]
    letter_returned(caseload, hers, "2026-06-26", at("2026-06-26"))
    assert [of_the_law for of_the_law, _ in stops(caseload, case_id, day)] == [
        True,
        True,
    ]


def test_a_parent_whom_nobody_wrote_to_is_named(caseload, case_id):
    beside(caseload, "Emeka Okafor")
    send(caseload, case_id, mother(caseload), SENT)
    begin_final(caseload, case_id, PLACE, MADE)
    assert stops(caseload, case_id, date(2026, 7, 10)) == [
        (False, "Emeka Okafor was not sent the draft, and others were.")
    ]


def test_a_letter_in_the_place_of_another_has_days_of_its_own(caseload, case_id):
    old = send(caseload, case_id, mother(caseload), SENT)
    again = at("2026-06-25")
    letter_returned(caseload, old, "2026-06-25", again)
    choice = replacing(caseload, old)
    new = issue_letter(caseload, case_id, choice, again).letter_id
    begin_final(caseload, case_id, PLACE, again)
    assert stops(caseload, case_id, date(2026, 7, 2)) == [
        (
            False,
            "The letter of 25 June 2026 to Ngozi Okafor, with the draft, is not "
            "recorded as posted.",
        )
    ]
    post_letter(caseload, new, "2026-06-25", "hand", "Sam Pike", again)
    day = date(2026, 7, 13)
    assert stops(caseload, case_id, day) == [
        (
            True,
            "The 15 days of Ngozi Okafor for views still run, to Monday 13 July 2026.",
        )
    ]
    assert stops(caseload, case_id, date(2026, 7, 14)) == []
