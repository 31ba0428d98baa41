"""What the letters of the first weeks say: received, to assess, asked, and news."""

from datetime import date

import pytest
from sqlalchemy import select

from letter_case import (
    YES,
    beside,
    letter_case,
    mother,
)
from letter_sent import NOW, said
from twentyweeks.casework import (
    Advice,
    Case,
    MayBeTold,
    Standing,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.ask_advice import ask_advice
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import (
    LetterChoice,
    preview_letter,
)
from twentyweeks.operations.milestones import record_milestone

DAY = date(2026, 4, 13)


def test_the_received_letter_says_who_asked_and_by_when(caseload):
    case_id = letter_case(caseload)
    choice = LetterChoice(kind="received", recipient_id=mother(caseload))
    words = said(preview_letter(caseload, case_id, choice, date(2026, 3, 3)).pdf)
    assert "We received the request on Monday 2 March 2026." in words
    assert "by Monday 13 April 2026" in words
    assert "You asked us for this." in words
    father = beside(caseload, "Emeka Okafor")
    choice = LetterChoice(kind="received", recipient_id=father)
    words = said(preview_letter(caseload, case_id, choice, date(2026, 3, 3)).pdf)
    assert "A parent asked us for this." in words


def test_the_letter_to_assess_says_whom_we_ask_and_by_when(caseload):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    choice = LetterChoice(kind="will-assess", recipient_id=mother(caseload))
    preview = preview_letter(caseload, case_id, choice, DAY)
    words = said(preview.pdf)
    assert "We made this decision on Thursday 9 April 2026." in words
    assert "Ashgrove Primary • A health care professional" in words
    assert "We have asked for all the advice by Monday 25 May 2026." in words
    assert "final one by Monday 20 July 2026" in words
    assert preview.may_be_issued


def test_the_family_is_told_of_each_adviser_who_it_is_and_what(caseload):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    asked = {
        "school": "Mrs Ward",
        "health": "",
        "educational_psychologist": "Dr Pryce",
        "social_care": "",
    }
    for adviser, name in asked.items():
        ask_advice(caseload, case_id, adviser, "2026-04-13", now=NOW, name=name)
    assess = LetterChoice(kind="will-assess", recipient_id=mother(caseload))
    words = said(preview_letter(caseload, case_id, assess, DAY).pdf)
    assert (
        "now: • Mrs Ward, Ashgrove Primary • The health service • Dr Pryce, "
        "educational psychologist • Social care Each of them" in words
    )
    update = LetterChoice(kind="update", recipient_id=mother(caseload))
    words = said(preview_letter(caseload, case_id, update, DAY).pdf)
    assert (
        "We are waiting for advice from the school, the health service, the "
        "educational psychologist and social care." in words
    )


def test_an_adviser_is_asked_with_the_six_weeks_in_full(caseload):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    pryce = beside(
        caseload,
        "Dr Pryce",
        standing=Standing.ADVISER,
        may_be_told=MayBeTold.ASKED_ADVICE_ONLY,
    )
    choice = LetterChoice(kind="advice-request", recipient_id=pryce)
    with pytest.raises(Refused, match="what the adviser is asked is not recorded"):
        preview_letter(caseload, case_id, choice, DAY)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        adviser = "educational_psychologist"
        advice = Advice(case_id=case.id, adviser=adviser, name="Dr Pryce")
        journal.create(advice)
    preview = preview_letter(caseload, case_id, choice, DAY)
    assert "we need it by Monday 25 May 2026" in said(preview.pdf)
    assert preview.may_be_issued


def test_an_update_tells_what_is_awaited_and_what_is_late(caseload):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    record_milestone(
        caseload,
        case_id,
        {"kind": "advice_requested", "on": "2026-04-13", "adviser": "health"},
        NOW,
    )
    choice = LetterChoice(
        kind="update",
        recipient_id=mother(caseload),
        came_in="Dr Pryce's report came in on Wednesday 20 May 2026",
        late_why="Our panel did not meet",
        doing="The panel meets again next week",
        expected_on=date(2026, 8, 3),
    )
    today = date(2026, 7, 21)
    words = said(preview_letter(caseload, case_id, choice, today).pdf)
    assert "Dr Pryce\u2019s report came in on Wednesday 20 May 2026." in words
    assert "We are waiting for advice from the health service." in words
    assert "We asked for it on Monday 13 April 2026." in words
    assert "I will contact you again by Tuesday 4 August 2026" in words
    assert "Our panel did not meet." in words
    assert "We now expect this step to be done by Monday 3 August 2026." in words
