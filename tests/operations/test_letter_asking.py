"""Advice that is late is asked for again; a school is consulted before it is named."""

from datetime import date

import pytest
from sqlalchemy import select

from letter_case import YES, beside, letter_case, mother
from letter_sent import advised, plan_begun, said
from make import at
from twentyweeks.casework import (
    MayBeTold,
    Milestone,
    Standing,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.ask_advice import ask_advice
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    letter_page,
    post_letter,
    preview_letter,
)
from twentyweeks.operations.limits_of import limits_of
from twentyweeks.operations.milestones import record_milestone

MAY = at("2026-05-29")
PSYCHOLOGIST = "educational_psychologist"


def waits(caseload, case_id, kind, day):
    kinds = letter_page(caseload, case_id, day).kinds
    return {each.kind: each.because for each in kinds}[kind]


def asked(caseload):
    """Ask the psychologist on 13 April; return the case and the choice of a chase."""
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, at("2026-04-13"))
    ask_advice(
        caseload,
        case_id,
        PSYCHOLOGIST,
        "2026-04-13",
        now=at("2026-04-13"),
        name="Dr Pryce",
    )
    only = MayBeTold.ASKED_ADVICE_ONLY
    pryce = beside(caseload, "Dr Pryce", standing=Standing.ADVISER, may_be_told=only)
    return case_id, LetterChoice(kind="advice-chase", recipient_id=pryce)


def test_late_advice_is_asked_for_again_with_what_and_when_and_how_late(caseload):
    case_id, choice = asked(caseload)
    assert waits(caseload, case_id, "advice-chase", date(2026, 5, 29)) == ""
    preview = preview_letter(caseload, case_id, choice, date(2026, 5, 29))
    words = said(preview.pdf)
    assert "We asked you for advice" in words
    assert "on Monday 13 April 2026. It was due by Monday 25 May 2026." in words
    assert "Today it is 4 days late" in words
    assert "The law knows only three reasons" in words
    assert preview.may_be_issued


def test_advice_that_is_not_late_or_is_in_is_not_chased(caseload):
    case_id, choice = asked(caseload)
    monday = date(2026, 5, 25)
    late = "No advice that was asked for is late."
    assert waits(caseload, case_id, "advice-chase", monday) == late
    with pytest.raises(Refused, match="advice that is late is not recorded"):
        preview_letter(caseload, case_id, choice, monday)
    facts = {"kind": "advice_received", "on": "2026-05-28", "adviser": PSYCHOLOGIST}
    record_milestone(caseload, case_id, facts, MAY)
    with pytest.raises(Refused, match="advice that is late is not recorded"):
        preview_letter(caseload, case_id, choice, date(2026, 5, 29))


def test_a_chase_that_left_asks_nobody_anew(caseload):
    case_id, choice = asked(caseload)
    issued = issue_letter(caseload, case_id, choice, MAY)
    post_letter(caseload, issued.letter_id, "2026-05-29", "email", "Sam Pike", MAY)
    with caseload.reading() as session:
        kinds = [each.facts["kind"] for each in session.scalars(select(Milestone))]
    assert kinds.count("advice_requested") == 1


def drafted(caseload):
    """Begin a draft plan with one piece of advice; return the case and a school."""
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, at("2026-04-13"))
    plan_begun(caseload)
    advised(caseload)
    return case_id, beside(caseload, "Millbank Academy", standing=Standing.SETTING)


def test_a_school_is_consulted_and_its_days_run_from_the_day_it_has_the_letter(
    caseload,
):
    case_id, school = drafted(caseload)
    choice = LetterChoice(kind="consult-school", recipient_id=school)
    monday, now = date(2026, 6, 22), at("2026-06-22")
    preview = preview_letter(caseload, case_id, choice, monday)
    words = said(preview.pdf)
    assert "naming Millbank Academy in Section I" in words
    assert "Please reply by Thursday 9 July 2026" in words
    assert "counts as received on the second working day after" in words
    assert "K1. Advice of the school, Ashgrove Primary" in words
    assert preview.may_be_issued
    issued = issue_letter(caseload, case_id, choice, now)
    post_letter(caseload, issued.letter_id, "2026-06-22", "first_class", "Sam", now)
    with caseload.reading() as session:
        rows = [each.facts for each in session.scalars(select(Milestone))]
    consulted = [each for each in rows if each["kind"] == "school_consulted"]
    assert consulted == [
        {"kind": "school_consulted", "on": "2026-06-24", "school": "Millbank Academy"}
    ]
    limits = limits_of(caseload, case_id, date(2026, 6, 24)).limits
    days = [each.due for each in limits if each.rule == "consult_reply"]
    assert days == [date(2026, 7, 9)]


def test_a_school_that_is_asked_again_before_it_answers_is_consulted_once(caseload):
    case_id, school = drafted(caseload)
    for way in ("email", "hand"):
        choice = LetterChoice(kind="consult-school", recipient_id=school, sent_by=way)
        now = at("2026-06-22")
        issued = issue_letter(caseload, case_id, choice, now)
        post_letter(caseload, issued.letter_id, "2026-06-22", way, "Sam Pike", now)
    with caseload.reading() as session:
        kinds = [each.facts["kind"] for each in session.scalars(select(Milestone))]
    assert kinds.count("school_consulted") == 1


def test_a_parent_is_not_consulted_as_a_school(caseload):
    case_id, _ = drafted(caseload)
    choice = LetterChoice(kind="consult-school", recipient_id=mother(caseload))
    with pytest.raises(Refused, match="this letter is for a school or college"):
        preview_letter(caseload, case_id, choice, date(2026, 6, 22))
