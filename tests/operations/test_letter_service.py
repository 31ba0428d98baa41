"""A letter's days as it truly leaves: the tray, late post, what came back, again."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from letter_case import beside, letter_case, mother, refused
from letter_sent import advised, plan_begun, said
from make import at
from twentyweeks.casework import (
    Case,
    Contact,
    Letter,
    Milestone,
    Plan,
    PlanState,
    Posting,
)
from twentyweeks.errors import Refused
from twentyweeks.law import HOLIDAYS
from twentyweeks.operations.authority import authority_form, change_authority
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.letter import (
    LetterChoice,
    answer_letter,
    issue_letter,
    post_letter,
    preview_letter,
)
from twentyweeks.operations.letter_replacing import replacing
from twentyweeks.operations.letter_returned import letter_returned
from twentyweeks.operations.letter_tray import posting_days
from twentyweeks.operations.today_page import today_page
from twentyweeks.present.letter_service import last_day_for_views, service_fault
from twentyweeks.present.tone import Tone

JUNE = at("2026-06-22", "15:29")
NOT_SERVED = "Letters that do not count as served"
LATE = at("2026-06-22", "15:30")


@pytest.fixture
def drafted(caseload):
    """Return a case with a draft plan and one piece of advice."""
    case_id = letter_case(caseload)
    plan_begun(caseload)
    advised(caseload)
    return case_id


def posting(caseload, **rules):
    opened = authority_form(caseload)
    form = replace(opened.form, posting=Posting(**rules))
    change_authority(caseload, form, opened.seen, JUNE)


def draft(caseload, recipient="", **fields):
    wanted = recipient or mother(caseload)
    return LetterChoice(kind="draft-plan", recipient_id=wanted, **fields)


def letters(caseload):
    with caseload.reading() as session:
        found = session.scalars(select(Letter).order_by(Letter.id)).all()
        session.expunge_all()
    return found


def served(caseload):
    with caseload.reading() as session:
        every = session.scalars(select(Milestone).order_by(Milestone.id))
        return [
            (each.facts["on"], each.facts["sent_by"])
            for each in every
            if each.facts["kind"] == "draft_plan_served"
        ]


def test_a_letter_says_the_day_on_which_it_leaves_and_counts_from_it(caseload, drafted):
    choice = draft(caseload, leaves_on=date(2026, 6, 24))
    preview = preview_letter(caseload, drafted, choice, date(2026, 6, 22))
    words = said(preview.pdf)
    assert "I post the draft first class on Wednesday 24 June 2026, and" in words
    assert "That day, Friday 26 June 2026, is day 1." in words
    assert "Your last day is Friday 10 July 2026" in words
    issue_letter(caseload, drafted, choice, JUNE)
    (letter,) = letters(caseload)
    assert letter.issued["leaves_on"] == "2026-06-24"
    assert letter.issued["served_on"] == "2026-06-26"
    assert letter.issued["last_day"] == "2026-07-10"


def test_what_is_issued_after_the_tray_closed_leaves_with_the_next_post(
    caseload, drafted
):
    posting(caseload, tray_closes="15:30")
    assert posting_days(caseload, JUNE)["first_class"] == date(2026, 6, 22)
    assert posting_days(caseload, LATE) == {
        "first_class": date(2026, 6, 23),
        "second_class": date(2026, 6, 23),
        "email": date(2026, 6, 22),
        "hand": date(2026, 6, 22),
    }
    issue_letter(caseload, drafted, draft(caseload), LATE)
    (letter,) = letters(caseload)
    assert letter.written_on == date(2026, 6, 22)
    assert letter.issued["leaves_on"] == "2026-06-23"
    assert letter.issued["last_day"] == "2026-07-09"
    friday = at("2026-08-28", "16:00")  # Monday 31 August is a bank holiday
    assert posting_days(caseload, friday)["first_class"] == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "because"),
    [
        (date(2026, 6, 22), "the post tray closed at 15:30.*on Tuesday 23 June 2026"),
        (date(2026, 6, 21), "that day has passed"),
        (date(2026, 7, 7), "a letter leaves within 14 days"),
    ],
)
def test_a_day_on_which_it_cannot_leave_is_refused(caseload, drafted, day, because):
    posting(caseload, tray_closes="15:30")
    with pytest.raises(Refused, match=because) as told:
        issue_letter(caseload, drafted, draft(caseload, leaves_on=day), LATE)
    assert told.value.field == "leaves_on"
    assert letters(caseload) == []


def test_the_days_that_the_authority_adds_are_a_margin_for_late_post(caseload, drafted):
    posting(caseload, views_added=2)
    made = issue_letter(caseload, drafted, draft(caseload), JUNE)
    assert "Your last day is Friday 10 July 2026" in said(made.pdf)
    day = "2026-06-24"
    told = post_letter(caseload, made.letter_id, day, "first_class", "Sam", at(day))
    assert told == ""
    (letter,) = letters(caseload)
    assert service_fault(letter, HOLIDAYS) is None
    assert last_day_for_views(letter, HOLIDAYS) == date(2026, 7, 10)


@pytest.mark.parametrize(
    ("rules", "field"),
    [({"tray_closes": "late"}, "tray_closes"), ({"views_added": 15}, "views_added")],
)
def test_what_is_no_time_or_no_number_is_refused(caseload, rules, field):
    with pytest.raises(Refused) as told:
        posting(caseload, **rules)
    assert told.value.field == field


def test_a_draft_that_came_back_is_sent_again_and_served_once(caseload, drafted):
    made = issue_letter(caseload, drafted, draft(caseload), JUNE)
    post_letter(caseload, made.letter_id, "2026-06-22", "first_class", "Sam", JUNE)
    back = at("2026-06-29")
    letter_returned(caseload, made.letter_id, "29/6/2026", back)
    (letter,) = letters(caseload)
    fault = service_fault(letter, HOLIDAYS)
    assert fault.chip == "Defective: not good service"
    assert fault.words == "It came back on 29 June 2026: they have not had it."
    with caseload.reading() as session:
        assert [each.told_new for each in session.scalars(select(Contact))] == [False]
    choice = replacing(caseload, made.letter_id)
    again = issue_letter(caseload, drafted, replace(choice, sent_by="hand"), back)
    assert (
        "This letter replaces our letter of 22 June 2026. Please go by the dates in it."
    ) in said(again.pdf)
    assert letters(caseload)[1].issued["replaces"] == made.letter_id
    post_letter(caseload, again.letter_id, "2026-06-29", "hand", "Sam", back)
    assert served(caseload) == [("2026-06-29", "hand")]
    with pytest.raises(Refused, match="is replaced already, by that of 29 June 2026"):
        replacing(caseload, made.letter_id)


def test_what_came_back_from_one_parent_was_served_on_the_other(caseload, drafted):
    father = beside(caseload, "Emeka Okafor")
    hers = issue_letter(caseload, drafted, draft(caseload), JUNE)
    later = at("2026-06-23")
    his = issue_letter(caseload, drafted, draft(caseload, father), later)
    post_letter(caseload, hers.letter_id, "2026-06-22", "first_class", "Sam", JUNE)
    post_letter(caseload, his.letter_id, "2026-06-23", "first_class", "Sam", later)
    assert served(caseload) == [("2026-06-22", "first_class")]
    letter_returned(caseload, hers.letter_id, "2026-06-29", at("2026-06-29"))
    assert served(caseload) == [("2026-06-23", "first_class")]


@pytest.mark.parametrize(
    ("sent_by", "day", "because"),
    [
        ("hand", "2026-06-24", "given by hand, and that was its service"),
        ("first_class", "2026-06-21", "it left later, on 22 June 2026"),
        ("first_class", "2026-06-30", "in the future"),
    ],
)
def test_what_cannot_have_come_back_is_refused(
    caseload, drafted, sent_by, day, because
):
    made = issue_letter(caseload, drafted, draft(caseload), JUNE)
    with pytest.raises(Refused, match="is not recorded as posted"):
        letter_returned(caseload, made.letter_id, "2026-06-22", JUNE)
    post_letter(caseload, made.letter_id, "2026-06-22", sent_by, "Sam", JUNE)
    with pytest.raises(Refused, match=because):
        letter_returned(caseload, made.letter_id, day, at("2026-06-29"))
    assert letters(caseload)[0].returned_on is None


def test_only_what_was_not_good_service_is_replaced_by_its_like(caseload, drafted):
    made = issue_letter(caseload, drafted, draft(caseload), JUNE)
    post_letter(caseload, made.letter_id, "2026-06-22", "first_class", "Sam", JUNE)
    with pytest.raises(Refused, match="was good service: it needs no other"):
        replacing(caseload, made.letter_id)
    letter_returned(caseload, made.letter_id, "2026-06-24", at("2026-06-24"))
    other = replace(replacing(caseload, made.letter_id), kind="received")
    with pytest.raises(Refused, match="by one of its own kind, to the same person"):
        issue_letter(caseload, drafted, other, at("2026-06-24"))
    with caseload.writing(caseload.stamp(at("2026-06-24"))) as journal:
        case = journal.session.scalars(select(Case)).one()
        day = date(2026, 6, 24)
        newer = Plan(case_id=case.id, number=2, state=PlanState.DRAFT, begun_on=day)
        journal.create(newer)
    choice = replacing(caseload, made.letter_id)
    with pytest.raises(Refused, match="went with an earlier version of the plan"):
        issue_letter(caseload, drafted, choice, at("2026-06-24"))


def test_a_refusal_s_days_run_from_the_notice_that_arrived(caseload):
    case_id, april = refused(caseload), at("2026-04-13")
    choice = LetterChoice(kind="refuse-to-assess", recipient_id=mother(caseload))
    made = issue_letter(caseload, case_id, choice, april)
    post_letter(caseload, made.letter_id, "2026-04-13", "first_class", "Sam", april)
    again = at("2026-04-20")
    letter_returned(caseload, made.letter_id, "2026-04-20", again)
    place = replacing(caseload, made.letter_id)
    answer_letter(caseload, case_id, place, [], "I rang on 17 April.", again)
    new = issue_letter(caseload, case_id, place, again)
    post_letter(caseload, new.letter_id, "2026-04-20", "first_class", "Sam", again)
    with caseload.reading() as session:
        every = [each.facts for each in session.scalars(select(Milestone))]
    assert [e["on"] for e in every if e["kind"] == "refused_to_assess"] == [
        "2026-04-20"
    ]


def today_titles(caseload, day):
    now = at(day)
    return {each.title: each for each in today_page(caseload, now.date(), now).sections}


def test_today_shows_in_red_what_is_not_served_until_it_is_replaced(caseload, drafted):
    made = issue_letter(caseload, drafted, draft(caseload), JUNE)
    post_letter(caseload, made.letter_id, "2026-06-22", "first_class", "Sam", JUNE)
    assert NOT_SERVED not in today_titles(caseload, "2026-06-22")
    letter_returned(caseload, made.letter_id, "2026-06-29", at("2026-06-29"))
    (line,) = today_titles(caseload, "2026-06-29")[NOT_SERVED].lines
    assert (line.name, line.tone) == ("Amara Okafor", Tone.RED)
    assert line.chip == "Defective: not good service"
    assert line.words == (
        "Letter to Ngozi Okafor: draft plan, written 22 June 2026. It came back on "
        "29 June 2026: they have not had it. Send one in its place."
    )
    (paper,) = papers_with_letters(caseload, drafted)
    assert paper.fault == "Defective: not good service"
    assert (paper.may_replace, paper.may_return) == (True, False)
    again = replacing(caseload, made.letter_id)
    issue_letter(caseload, drafted, again, at("2026-06-29"))
    assert NOT_SERVED not in today_titles(caseload, "2026-06-29")
    (old,) = [each for each in papers_with_letters(caseload, drafted) if each.fault]
    assert old.fault_words.endswith("Our letter of 29 Jun replaces it.")
    assert not old.may_replace


def test_today_shows_what_left_later_than_it_says(caseload, drafted):
    made = issue_letter(caseload, drafted, draft(caseload), JUNE)
    late = at("2026-06-24")
    post_letter(caseload, made.letter_id, "2026-06-24", "first_class", "Sam", late)
    (line,) = today_titles(caseload, "2026-06-24")[NOT_SERVED].lines
    assert "as the last day for views; the law gives until" in line.words


def papers_with_letters(caseload, case_id):
    shown = case_page(caseload, case_id, date(2026, 6, 29))
    return [each for each in shown.papers if each.letter_id]
