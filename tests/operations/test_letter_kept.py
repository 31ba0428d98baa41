"""Plans that are kept, re-assessed or are to end: decided, written and posted."""

from datetime import date

import pytest

from letter_case import letter_case, mother
from letter_sent import happen, happened, said
from make import at
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.decision import (
    NewDecision,
    decision_page,
    record_decision,
)
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    post_letter,
    preview_letter,
)
from twentyweeks.operations.limits_of import limits_of


@pytest.fixture
def case(caseload):
    """A plan of 20 July 2026, reviewed on 2 February 2027."""
    case_id = letter_case(caseload)
    happen(caseload, case_id, "final_plan_sent", "2026-07-20")
    happen(caseload, case_id, "review_meeting_held", "2027-02-02")
    return case_id


def decide(caseload, case_id, question, outcome, on, **fields):
    whole = {
        "decided_by": "Northmoor SEND panel",
        "test": "The panel looked at the plan and found that it still fits.",
        "reasons": (
            "Amara reaches three of the outcomes, says the report of Ashgrove Primary.",
        ),
        "evidence": ("Report of the review, Ashgrove Primary, 2 February 2027",),
        **fields,
    }
    new = NewDecision(question=question, outcome=outcome, decided_on=on, **whole)
    return record_decision(caseload, case_id, new, at(on))


def sent(caseload, case_id, kind, on):
    """Issue a letter to the mother on a day and post it; return its words."""
    choice = LetterChoice(kind=kind, recipient_id=mother(caseload))
    preview = preview_letter(caseload, case_id, choice, date.fromisoformat(on))
    assert preview.may_be_issued
    issued = issue_letter(caseload, case_id, choice, at(on))
    post_letter(caseload, issued.letter_id, on, "first_class", "Sam Pike", at(on))
    return said(issued.pdf)


def days(caseload, case_id, rule, as_of):
    limits = limits_of(caseload, case_id, date.fromisoformat(as_of)).limits
    return [(each.due, each.earliest) for each in limits if each.rule == rule]


def test_a_plan_that_is_kept_gets_a_letter_with_reasons_and_rights(caseload, case):
    decide(caseload, case, "review", "keep", "2027-02-18")
    words = sent(caseload, case, "keep-plan", "2027-02-22")
    assert "We have decided to keep Amara\u2019s Education" in words
    assert "on Thursday 18 February 2027, after the annual review" in words
    assert "Amara reaches three of the outcomes" in words
    assert "mediation adviser by Thursday 22 April 2027" in words
    assert "5pm on Thursday 22 April 2027" in words
    assert "again by Monday 21 February 2028" in words
    assert happened(caseload, "review_decided") == [
        {"kind": "review_decided", "outcome": "keep", "on": "2027-02-22"}
    ]


def test_ceasing_is_consulted_on_then_decided_then_held(caseload, case):
    with pytest.raises(Refused, match="have not been consulted on ceasing"):
        decide(caseload, case, "cease", "yes", "2027-02-18")
    decide(caseload, case, "cease", "consult", "2027-02-18")
    words = sent(caseload, case, "consult-ceasing", "2027-02-22")
    assert "Nothing is decided. Please tell us what you think by Thursday 11" in words
    assert happened(caseload, "ceasing_considered") == [
        {"kind": "ceasing_considered", "on": "2027-02-22"}
    ]
    decide(caseload, case, "cease", "yes", "2027-03-15")
    words = sent(caseload, case, "cease-plan", "2027-03-16")
    assert "cannot end before Tuesday 18 May 2027" in words
    assert "what you think on Monday 22 February 2027" in words
    assert happened(caseload, "cease_notice_sent") == [
        {"kind": "cease_notice_sent", "on": "2027-03-16"}
    ]
    held = days(caseload, case, "cease_hold", "2027-03-16")
    assert held == [(None, date(2027, 5, 18))]


def test_a_review_that_ends_in_ceasing_has_one_day_for_both(caseload, case):
    happen(caseload, case, "ceasing_considered", "2027-02-03")
    decide(caseload, case, "review", "cease", "2027-02-25")
    sent(caseload, case, "cease-plan", "2027-03-01")
    assert happened(caseload, "review_decided", "cease_notice_sent") == [
        {"kind": "review_decided", "outcome": "cease", "on": "2027-03-01"},
        {"kind": "cease_notice_sent", "on": "2027-03-01"},
    ]


def test_amendments_that_are_given_up_carry_rights(caseload, case):
    happen(caseload, case, "amendment_notice_served", "2027-03-01")
    decide(caseload, case, "amend", "no", "2027-03-22")
    words = sent(caseload, case, "not-amend", "2027-03-23")
    assert "We have decided not to make the changes" in words
    assert "5pm on Monday 24 May 2027" in words
    assert happened(caseload, "decided_not_to_amend") == [
        {"kind": "decided_not_to_amend", "on": "2027-03-23"}
    ]


def test_a_re_assessment_is_agreed_with_its_own_days(caseload, case):
    happen(caseload, case, "reassessment_requested", "2027-03-01")
    decide(caseload, case, "reassess", "yes", "2027-03-08")
    words = sent(caseload, case, "will-reassess", "2027-03-10")
    assert "We have decided to carry out a new EHC needs assessment" in words
    assert "asked for all the advice by Wednesday 21 April 2027" in words
    assert "send you the final plan by Wednesday 16 June 2027" in words
    due = days(caseload, case, "reassess_final", "2027-03-10")
    assert due == [(date(2027, 6, 16), None)]


def test_a_re_assessment_is_refused_with_its_test_and_rights(caseload, case):
    with pytest.raises(Refused, match="no request for a re-assessment"):
        decide(caseload, case, "reassess", "no", "2027-03-08")
    happen(caseload, case, "reassessment_requested", "2027-03-01")
    decide(caseload, case, "reassess", "no", "2027-03-08")
    words = sent(caseload, case, "will-not-reassess", "2027-03-10")
    assert "section 44(2) of the Children and Families Act 2014" in words
    assert "5pm on Monday 10 May 2027" in words


@pytest.mark.parametrize(
    ("question", "outcome"), [("review", "keep"), ("review", "cease"), ("cease", "yes")]
)
@pytest.mark.parametrize("field", ["test", "reasons", "evidence"])
def test_what_can_be_appealed_needs_test_reasons_and_evidence(
    caseload, case, question, outcome, field
):
    empty = "" if field == "test" else ()
    with pytest.raises(Refused) as caught:
        decide(caseload, case, question, outcome, "2027-02-18", **{field: empty})
    assert caught.value.field == field


def test_to_amend_needs_no_reasons_and_no_other_question_has_its_answers(
    caseload, case
):
    given = {"test": "", "reasons": (), "evidence": ()}
    with pytest.raises(BadInput, match="“amend” is none of yes, no"):
        decide(caseload, case, "assess", "amend", "2027-02-18", **given)
    decide(caseload, case, "review", "amend", "2027-02-18", **given)
    with pytest.raises(Refused, match="decided already, on 18 February 2027"):
        decide(caseload, case, "review", "keep", "2027-02-19")


def test_the_screen_offers_what_else_is_open(caseload, case):
    page = decision_page(caseload, case, "review", date(2027, 2, 18))
    assert page.title == "Decide after the review of the plan for Amara Okafor"
    assert page.due == "By Tuesday 2 March 2027, 12 days left"
    assert page.outcomes == (
        ("keep", "Keep the plan as it is"),
        ("amend", "Amend the plan"),
        ("cease", "Cease to maintain the plan"),
    )
    assert page.refusals == ("keep", "cease")
    assert ("cease", "Whether to cease") in page.others
    assert "reassess" not in dict(page.others)
