"""Plans that come and go, mediations, orders and transfers between phases."""

from datetime import date

import pytest

from letter_case import beside, letter_case, mother
from letter_sent import happen, happened, said
from make import at
from twentyweeks.casework import Standing
from twentyweeks.errors import Refused
from twentyweeks.operations.decision import NewDecision, record_decision
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    post_letter,
    preview_letter,
)


@pytest.fixture
def case(caseload):
    return letter_case(caseload)


def looked_at(caseload, case_id, kind, on, **fields):
    choice = LetterChoice(kind=kind, recipient_id=mother(caseload), **fields)
    shown = preview_letter(caseload, case_id, choice, date.fromisoformat(on))
    return shown, said(shown.pdf)


def posted(caseload, case_id, kind, on, **fields):
    choice = LetterChoice(kind=kind, recipient_id=mother(caseload), **fields)
    issued = issue_letter(caseload, case_id, choice, at(on))
    post_letter(caseload, issued.letter_id, on, "first_class", "Sam Pike", at(on))


def days_of(caseload, kind):
    return [each["on"] for each in happened(caseload, kind)]


def test_a_plan_that_came_is_told_with_what_follows(caseload, case):
    made = {"plan_made_on": "2026-09-01"}
    happen(caseload, case, "plan_transferred_in", "2027-02-01", **made)
    shown, _ = looked_at(caseload, case, "transfer-in", "2027-02-22")
    assert [each.requirement for each in shown.findings] == ["N9-whether_assess"]
    assert not shown.may_be_issued
    no = NewDecision(question="transfer", outcome="no", decided_on="2027-02-18")
    record_decision(caseload, case, no, at("2027-02-18"))
    shown, words = looked_at(caseload, case, "transfer-in", "2027-02-22")
    assert shown.may_be_issued
    assert "has transferred to us. From Monday 1 February 2027" in words
    assert "We do not think that a new EHC needs assessment is needed now" in words
    assert "review the plan with you by Tuesday 31 August 2027" in words
    posted(caseload, case, "transfer-in", "2027-02-22")
    assert days_of(caseload, "family_told_of_transfer") == ["2027-02-22"]


def test_a_plan_that_goes_is_told_with_the_day_of_the_law(caseload, case):
    happen(caseload, case, "final_plan_sent", "2026-09-01")
    happen(caseload, case, "move_notified", "2027-02-15", moves_on="2027-02-20")
    shown, words = looked_at(caseload, case, "transfer-out", "2027-02-16")
    assert shown.may_be_issued
    assert "By law this happens on Friday 5 March 2027" in words
    happen(caseload, case, "plan_transferred_out", "2027-03-05")
    shown, words = looked_at(caseload, case, "transfer-out", "2027-03-08")
    assert shown.may_be_issued
    assert "transferred to the council of your new home on Friday 5 March" in words


def test_a_mediation_is_told_with_its_day_and_place(caseload, case):
    happen(caseload, case, "refused_to_assess", "2026-04-09")
    issues = ["education", "health"]
    happen(caseload, case, "mediation_requested", "2026-05-01", issues=issues)
    fixed = {"mediation_on": "2026-05-27"}
    happen(caseload, case, "mediation_fixed", "2026-05-06", **fixed)
    shown, _ = looked_at(caseload, case, "mediation", "2026-05-06")
    assert [each.requirement for each in shown.findings] == ["mediation-notice"]
    where = "Northmoor Library, at 10am"
    shown, words = looked_at(caseload, case, "mediation", "2026-05-06", where=where)
    assert shown.may_be_issued
    assert "The meeting is on Wednesday 27 May 2026" in words
    assert "Northmoor Library, at 10am." in words
    assert "disagree about education and health" in words
    posted(caseload, case, "mediation", "2026-05-06", where=where)
    assert days_of(caseload, "family_told_of_mediation") == ["2026-05-06"]


def test_an_order_is_told_with_each_step_and_its_day(caseload, case):
    happen(caseload, case, "refused_to_assess", "2026-04-09")
    happen(caseload, case, "tribunal_ordered", "2026-09-14", order="assess")
    shown, words = looked_at(caseload, case, "tribunal-order", "2026-09-16")
    assert shown.may_be_issued
    assert "ordered us to carry out an EHC needs assessment" in words
    assert "Tell the family that we will assess by Monday 28 September 2026" in words
    assert "Send the final plan by Monday 21 December 2026" in words


def test_a_letter_of_a_move_is_not_for_a_school(caseload, case):
    happen(caseload, case, "move_notified", "2027-02-15", moves_on="2027-02-20")
    school = beside(caseload, "Millbank Academy", standing=Standing.SETTING)
    choice = LetterChoice(kind="transfer-out", recipient_id=school)
    with pytest.raises(Refused, match="this letter is for the family"):
        preview_letter(caseload, case, choice, date(2027, 2, 16))


def test_the_new_authority_is_told_what_follows_and_by_when(caseload, case):
    happen(caseload, case, "final_plan_sent", "2026-09-01")
    happen(caseload, case, "move_notified", "2027-02-15", moves_on="2027-02-20")
    council = beside(caseload, "Otterby Council", standing=Standing.AUTHORITY)
    choice = LetterChoice(kind="transfer-out", recipient_id=council)
    shown = preview_letter(caseload, case, choice, date(2027, 2, 16))
    words = said(shown.pdf)
    assert shown.may_be_issued
    assert (
        "as Amara moves into your area. By law this happens on Friday 5 March" in words
    )
    assert "tell the family by Friday 16 April 2027 that the plan has" in words
    assert "review the plan by Tuesday 31 August 2027" in words
    happen(caseload, case, "plan_transferred_out", "2027-03-01")
    shown = preview_letter(caseload, case, choice, date(2027, 3, 2))
    words = said(shown.pdf)
    assert shown.may_be_issued
    assert "transferred to you on Monday 1 March 2027" in words
    assert "tell the family by Monday 12 April 2027 that the plan has" in words
