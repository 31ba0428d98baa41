"""A letter that leaves after its limit says so, why, and how to complain."""

from dataclasses import replace
from datetime import date

import pytest

from letter_case import NO, beside, letter_case, refused
from letter_sent import refusal, said
from make import at
from twentyweeks.casework import Standing
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.lateness import correct_reason
from twentyweeks.operations.letter import issue_letter, preview_letter

LAST, AFTER = date(2026, 4, 13), date(2026, 4, 16)
DUE = (
    "By law we had until Monday 13 April 2026 to tell you whether we will assess. This "
    "letter is 3 days late."
)
COMPLAIN = (
    "You can complain about the delay. It does not change how we treat Amara. "
    "Northmoor complaints team, telephone 01632 960155"
)


@pytest.fixture
def case_id(caseload):
    return refused(caseload)


def made(caseload, case_id, day=AFTER, **fields):
    return preview_letter(caseload, case_id, refusal(caseload, **fields), day)


def test_on_its_last_day_it_says_nothing_of_it(caseload, case_id):
    assert "late" not in said(made(caseload, case_id, LAST).pdf).split()


def test_after_it_the_letter_says_so_below_the_decision_and_why(caseload, case_id):
    told = "Two of our officers were ill"
    words = said(made(caseload, case_id, late_why=told).pdf)
    assert f"tells you how. {DUE} {told}. {COMPLAIN}" in words


def test_without_a_reason_the_officer_is_asked_for_one(caseload, case_id):
    shown = made(caseload, case_id)
    assert DUE in said(shown.pdf)
    [found] = [each for each in shown.findings if each.requirement == "late-why"]
    assert not found.of_the_law
    assert "does not say why" in found.words
    assert shown.may_be_issued
    assert issue_letter(caseload, case_id, refusal(caseload), at("2026-04-16")).pdf


def test_a_reason_that_was_confirmed_on_the_case_is_told(caseload):
    case_id = letter_case(caseload)
    late = replace(NO, decided_on="2026-04-15")
    record_decision(caseload, case_id, late, at("2026-04-15"))
    page = case_page(caseload, case_id, AFTER)
    [line] = page.late
    given = {"reason": "panel", "words": "The panel of 2 April fell out."}
    correct_reason(caseload, case_id, line.key, given, at("2026-04-16"), line.seen)
    shown = made(caseload, case_id)
    assert f"{DUE} Our panel met too late." in said(shown.pdf)
    assert not [e for e in shown.findings if e.requirement == "late-why"]


def test_a_school_is_not_told_of_it(caseload, case_id):
    school = beside(caseload, "Ashgrove Primary", standing=Standing.SETTING)
    shown = preview_letter(caseload, case_id, refusal(caseload, school), AFTER)
    assert "By law we had until" not in said(shown.pdf)
