from datetime import date

import pytest
from sqlalchemy import select

from letter_case import YES, beside, letter_case, mother, refused
from letter_sent import advised, happened, plan_begun
from make import at
from twentyweeks.casework import (
    Advice,
    Case,
    Contact,
    Direction,
    Issued,
    Letter,
    MayBeTold,
    PlanState,
    PostedBy,
    Standing,
    Way,
    new_id,
)
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.law import HOLIDAYS
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    post_letter,
    preview_letter,
    print_letter,
    printers,
)
from twentyweeks.paper import text_of
from twentyweeks.present.letter_service import service_fault

NOW = at("2026-04-13")
JUNE = at("2026-06-22")


def issued(caseload, case_id, kind, recipient="", now=NOW, **fields):
    wanted = recipient or mother(caseload)
    choice = LetterChoice(kind=kind, recipient_id=wanted, **fields)
    return issue_letter(caseload, case_id, choice, now).letter_id


def with_plan(caseload, state=PlanState.DRAFT, **fields):
    """Record the yes to assess, and a plan with nothing in it yet."""
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    plan_begun(caseload, state, **fields)
    return case_id


def test_a_posted_letter_is_a_contact_that_told_something_new(caseload):
    case_id = letter_case(caseload)
    letter_id = issued(caseload, case_id, "received", now=at("2026-03-03"))
    post_letter(
        caseload, letter_id, "4/3/2026", "first_class", "Sam Pike", at("2026-03-04")
    )
    with caseload.reading() as session:
        letter = session.scalars(select(Letter)).one()
        assert (letter.posted_on, letter.posted_by, letter.checked_by) == (
            date(2026, 3, 4),
            PostedBy.FIRST_CLASS,
            "Sam Pike",
        )
        contact = session.scalars(select(Contact)).one()
        assert (contact.on, contact.way) == (date(2026, 3, 4), Way.LETTER)
        assert contact.direction is Direction.FROM_US
        assert contact.words == "Letter: Request received, considering"
        assert (contact.with_name, contact.told_new) == ("Ngozi Okafor", True)
    assert len(happened(caseload, "request_received")) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"posted_on": "2026-04-12"}, "posted_on"),
        ({"posted_on": "2026-04-14"}, "posted_on"),
        ({"posted_on": "soon"}, "posted_on"),
        ({"posted_by": "owl"}, "posted_by"),
        ({"checked_by": " "}, "checked_by"),
        ({"checked_by": "jo marlow"}, "checked_by"),
    ],
)
def test_what_cannot_have_been_posted_is_refused(caseload, change, field):
    letter_id = issued(caseload, letter_case(caseload), "received")
    given = {"posted_on": "2026-04-13", "posted_by": "hand", "checked_by": "Sam Pike"}
    with pytest.raises(Refused) as told:
        post_letter(caseload, letter_id, **{**given, **change}, now=NOW)
    assert told.value.field == field
    with caseload.reading() as session:
        assert session.scalars(select(Letter)).one().posted_on is None
        assert session.scalars(select(Contact)).all() == []


def test_a_letter_is_posted_once(caseload):
    letter_id = issued(caseload, letter_case(caseload), "received")
    post_letter(caseload, letter_id, "2026-04-13", "hand", "Sam Pike", NOW)
    with pytest.raises(Refused, match="was posted on 13 April 2026 already"):
        post_letter(caseload, letter_id, "2026-04-13", "hand", "Sam Pike", NOW)
    with pytest.raises(BadInput, match="There is no such letter"):
        post_letter(caseload, "0" * 32, "2026-04-13", "hand", "Sam Pike", NOW)


def test_a_refusal_s_days_run_from_the_day_the_first_notice_was_sent(caseload):
    case_id = refused(caseload)
    father = beside(caseload, "Emeka Okafor")
    hers = issued(caseload, case_id, "refuse-to-assess")
    his = issued(caseload, case_id, "refuse-to-assess", father, at("2026-04-14"))
    assert happened(caseload, "refused_to_assess")[0]["on"] == "2026-04-09"
    post_letter(caseload, hers, "2026-04-13", "first_class", "Sam Pike", NOW)
    assert happened(caseload, "refused_to_assess")[0]["on"] == "2026-04-13"
    post_letter(
        caseload, his, "2026-04-14", "first_class", "Sam Pike", at("2026-04-14")
    )
    assert happened(caseload, "refused_to_assess") == [
        {"kind": "refused_to_assess", "on": "2026-04-13"}
    ]


def test_a_notice_that_left_late_is_not_left_with_days_too_early(caseload):
    case_id = refused(caseload)
    letter_id = issued(caseload, case_id, "refuse-to-assess")
    post_letter(caseload, letter_id, "2026-04-15", "hand", "Sam", at("2026-04-15"))
    assert happened(caseload, "refused_to_assess")[0]["on"] == "2026-04-15"
    with caseload.reading() as session:
        fault = service_fault(session.scalars(select(Letter)).one(), HOLIDAYS)
    assert fault.chip == "Defective: not good service"
    assert fault.words == (
        "It left on 15 April 2026, by hand. It gives Saturday 13 June 2026 as the last "
        "day for the mediation adviser; the law gives until Monday 15 June 2026."
    )


def test_the_draft_letter_counts_its_fifteen_days_from_service(caseload):
    case_id = with_plan(caseload)
    advised(caseload)
    for sent_by, served, last in (
        ("hand", "Monday 22 June 2026", "Monday 6 July 2026"),
        ("first_class", "Wednesday 24 June 2026", "Wednesday 8 July 2026"),
        ("second_class", "Friday 26 June 2026", "Friday 10 July 2026"),
    ):
        choice = LetterChoice(
            kind="draft-plan", recipient_id=mother(caseload), sent_by=sent_by
        )
        preview = preview_letter(caseload, case_id, choice, date(2026, 6, 22))
        words = " ".join(" ".join(text_of(preview.pdf)).split())
        assert f"Your last day is {last}" in words
        assert f"{served}, is day 1" in words
        assert "K1. Advice of the school, Ashgrove Primary, 12 May 2026" in words
        assert [each.words for each in preview.findings if each.of_the_law] == []


def test_a_draft_is_recorded_as_served_once_for_both_parents(caseload):
    case_id = with_plan(caseload)
    advised(caseload)
    father = beside(caseload, "Emeka Okafor")
    hers = issued(caseload, case_id, "draft-plan", now=JUNE)
    later = at("2026-06-23")
    his = issued(caseload, case_id, "draft-plan", father, later, sent_by="hand")
    post_letter(caseload, hers, "2026-06-22", "first_class", "Sam Pike", JUNE)
    post_letter(caseload, his, "2026-06-23", "hand", "Sam Pike", later)
    assert happened(caseload, "draft_plan_served") == [
        {"kind": "draft_plan_served", "on": "2026-06-22", "sent_by": "first_class"}
    ]


def test_a_draft_sent_too_slowly_for_its_own_words_is_recorded_and_marked(caseload):
    case_id = with_plan(caseload)
    advised(caseload)
    letter_id = issued(caseload, case_id, "draft-plan", now=JUNE)
    told = post_letter(caseload, letter_id, "2026-06-22", "second_class", "Sam", JUNE)
    assert told == (
        "Defective: not good service. It left on 22 June 2026, second class. It gives "
        "Wednesday 8 July 2026 as the last day for views; the law gives until Friday "
        "10 July 2026."
    )
    assert happened(caseload, "draft_plan_served") == [
        {"kind": "draft_plan_served", "on": "2026-06-22", "sent_by": "second_class"}
    ]


def test_a_draft_that_names_a_school_is_not_sent(caseload):
    case_id = with_plan(caseload, institution="Ashgrove Primary")
    advised(caseload)
    with pytest.raises(Refused, match="names a school or a type in Section I"):
        issued(caseload, case_id, "draft-plan", now=JUNE)


def test_a_final_plan_that_was_posted_is_final(caseload):
    case_id = with_plan(
        caseload,
        PlanState.FINAL,
        institution="Ashgrove Primary",
        institution_type="a mainstream school",
        issued=Issued(document=new_id(), sha256="a" * 64, on=date(2026, 7, 17)),
    )
    now = at("2026-07-20")
    letter_id = issued(caseload, case_id, "final-plan", now=now)
    post_letter(caseload, letter_id, "2026-07-20", "first_class", "Sam Pike", now)
    assert happened(caseload, "final_plan_sent") == [
        {"kind": "final_plan_sent", "on": "2026-07-20"}
    ]
    with caseload.reading() as session:
        letter = session.scalars(select(Letter)).one()
        relied_on = {each["rule"]: each["due"] for each in letter.issued["limits"]}
        assert relied_on["appeal"] == "2026-09-21"
        assert relied_on["mediation_contact"] == "2026-09-20"
        assert relied_on["ar_12m"] == "2027-07-19"


def test_posting_an_advice_request_starts_the_six_weeks_once(caseload):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    pryce = beside(
        caseload,
        "Dr Pryce",
        standing=Standing.ADVISER,
        may_be_told=MayBeTold.ASKED_ADVICE_ONLY,
    )
    with caseload.writing(caseload.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        adviser = "educational_psychologist"
        journal.create(Advice(case_id=case.id, adviser=adviser, name="Dr Pryce"))
    letter_id = issued(caseload, case_id, "advice-request", pryce)
    post_letter(caseload, letter_id, "2026-04-13", "email", "Sam Pike", NOW)
    assert happened(caseload, "advice_requested") == [
        {
            "kind": "advice_requested",
            "on": "2026-04-13",
            "adviser": "educational_psychologist",
        }
    ]
    with caseload.reading() as session:
        contact = session.scalars(select(Contact)).one()
        assert (contact.way, contact.told_new) == (Way.EMAIL, False)
    again = issued(caseload, case_id, "advice-request", pryce, at("2026-04-20"))
    post_letter(caseload, again, "2026-04-20", "email", "Sam", at("2026-04-20"))
    assert len(happened(caseload, "advice_requested")) == 1


def test_a_printer_that_is_not_there_is_told(caseload):
    assert "Nowhere" not in printers()
    with pytest.raises(Unavailable, match="There is no printer “Nowhere”"):
        print_letter(b"%PDF-1.7", "Nowhere")
