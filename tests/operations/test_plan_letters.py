"""The letters that carry a plan: Section I, answers to each, and amendments."""

from datetime import date

import pytest
from sqlalchemy import select

from letter_case import assessed, beside, mother
from letter_sent import said
from make import at
from plan_case import NOW, TODAY, issued, pass_second_look, pass_the_rest, whole_plan
from twentyweeks.casework import Letter, Milestone, Plan, PlanComment
from twentyweeks.errors import Refused
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    letter_page,
    post_letter,
    preview_letter,
)
from twentyweeks.operations.plan import (
    NewPart,
    NewPlace,
    add_part,
    begin_final,
    begin_plan,
)
from twentyweeks.operations.plan_comments import (
    NewComment,
    add_comment,
    answer_comment,
)

LATER = at("2027-03-01")
ASHGROVE = NewPlace(
    institution="Ashgrove Primary", institution_type="a mainstream school"
)


@pytest.fixture
def case_id(caseload):
    identifier = assessed(caseload)
    whole_plan(caseload, identifier)
    return identifier


def made_final(caseload, case_id, place=ASHGROVE):
    """Make the draft final and issue it."""
    begin_final(caseload, case_id, place, NOW)
    pass_second_look(caseload, case_id, "final")
    issued(caseload, case_id, "final")


def final_letter(caseload, case_id, to="", **fields):
    choice = LetterChoice(
        kind="final-plan", recipient_id=to or mother(caseload), **fields
    )
    return preview_letter(caseload, case_id, choice, TODAY)


def amending(caseload, case_id):
    """Begin a draft that amends the final plan; return the choice of its notice."""
    made_final(caseload, case_id)
    draft = begin_plan(caseload, case_id, LATER)
    quiet = NewPart(section="B", words="Loud places tire Amara.", asked_of="Senses")
    need = add_part(caseload, draft, quiet, LATER)
    calm = NewPart(section="E", words="Amara asks for quiet", by_when="2027-07-20")
    reached = add_part(caseload, draft, calm, LATER)
    helped = NewPart(
        section="F",
        words="A place in a quiet room",
        need_id=need,
        outcome_id=reached,
        who="A teaching assistant",
        how_often="Every school day",
        how_long="30 minutes",
        group_size="Two children",
        skill="Trained in sensory needs",
    )
    add_part(caseload, draft, helped, LATER)
    return LetterChoice(
        kind="amendment-notice", recipient_id=mother(caseload), sent_by="hand"
    )


def test_a_final_letter_waits_for_its_plan_to_be_issued(caseload, case_id):
    begin_final(caseload, case_id, ASHGROVE, NOW)
    preview = final_letter(caseload, case_id)
    assert not preview.may_be_issued
    (found,) = [each for each in preview.findings if each.of_the_law]
    assert (
        found.words == "The final plan that this letter says is with it is not issued."
    )
    assert found.mend == (
        "Look at the final plan and issue it first. Then make this letter again."
    )
    choice = LetterChoice(kind="final-plan", recipient_id=mother(caseload))
    with pytest.raises(Refused, match="is not issued"):
        issue_letter(caseload, case_id, choice, NOW)
    pass_second_look(caseload, case_id, "final")
    issued(caseload, case_id, "final")
    assert final_letter(caseload, case_id).may_be_issued


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (
            ASHGROVE,
            "Ashgrove Primary, a mainstream school, is named in Section I. The law is "
            "sections 39 and 40 of the Children and Families Act 2014.",
        ),
        (
            NewPlace(
                outcome="type_only",
                institution_type="maintained special school",
                why="Every school that we asked is full",
                owed="A place from September, found by Jo Marlow",
                named_by="20/7/2026",
                interim="Tuition at home",
                interim_from="22/6/2026",
                interim_review="20/7/2026",
                interim_paid_by="Northmoor Council",
            ),
            "Section I gives a type of place alone: Maintained special school. The law "
            "is section 40 of the Children and Families Act 2014. Why no place is "
            "named yet: Every school that we asked is full. What we still owe: A place "
            "from September, found by Jo Marlow. A place will be named by Monday 20 "
            "July 2026. Until then: Tuition at home. This begins on Monday 22 June "
            "2026. We look at it again by Monday 20 July 2026. It is paid for by "
            "Northmoor Council.",
        ),
        (
            NewPlace(outcome="otherwise", arranged="Lessons at the farm"),
            "Section I names no school or college. The help is given otherwise than at "
            "school: Lessons at the farm. The law is section 61 of the Children and "
            "Families Act 2014.",
        ),
        (
            NewPlace(
                outcome="own",
                institution_type="mainstream school",
                arranged="Lessons at home",
            ),
            "Section I gives a type alone: Mainstream school. It names no place, "
            "because the family has made arrangements of its own: Lessons at home. The "
            "law is section 42(5) of the Children and Families Act 2014.",
        ),
    ],
)
def test_the_final_letter_says_what_section_i_came_to(caseload, case_id, place, told):
    made_final(caseload, case_id, place)
    preview = final_letter(caseload, case_id)
    assert told in said(preview.pdf)
    assert [each.words for each in preview.findings if each.of_the_law] == []


def test_a_family_with_arrangements_of_its_own_is_promised_no_more(caseload, case_id):
    own = NewPlace(
        outcome="own", institution_type="mainstream school", arranged="Lessons at home"
    )
    made_final(caseload, case_id, own)
    words = said(final_letter(caseload, case_id).pdf)
    assert "While your own arrangements are suitable, we do not have" in words
    assert "From today we must make sure" not in words
    assert "must admit" not in words


def comment(caseload, case_id, by, words, reply):
    with caseload.reading() as session:
        (plan,) = session.scalars(select(Plan)).all()
        plan_id = plan.id.hex
    new = NewComment(by=by, kind="wish", words=words, received_on="12/6/2026")
    made = add_comment(caseload, plan_id, new, NOW)
    answer_comment(caseload, made, reply, f"Why {reply} for {by}", NOW)


def test_each_person_hears_of_their_own_wishes_and_of_nobody_else_s(caseload, case_id):
    father = beside(caseload, "Emeka Okafor")
    comment(caseload, case_id, "Ngozi Okafor", "An adult all day", "kept")
    comment(caseload, case_id, "emeka  okafor", "No adult at all", "kept")
    comment(caseload, case_id, "Ngozi Okafor", "A quiet room", "changed")
    made_final(caseload, case_id)
    hers = said(final_letter(caseload, case_id).pdf)
    his = said(final_letter(caseload, case_id, father).pdf)
    assert (
        "You asked for a change: “An adult all day”. Why kept for Ngozi Okafor." in hers
    )
    assert "No adult at all" not in hers
    assert "A quiet room" not in hers
    assert "You asked for a change: “No adult at all”." in his
    assert "An adult all day" not in his


def test_a_comment_that_is_not_answered_is_in_no_letter(caseload, case_id):
    comment(caseload, case_id, "Ngozi Okafor", "An adult all day", "kept")
    with caseload.writing(caseload.stamp(NOW)) as journal:
        held = journal.session.scalars(select(PlanComment)).one()
        journal.set(held, "replied", None)
    made_final(caseload, case_id)
    assert "An adult all day" not in said(final_letter(caseload, case_id).pdf)


def offered(caseload, case_id):
    page = letter_page(caseload, case_id, LATER.date())
    return {each.kind: each.because for each in page.kinds}["amendment-notice"]


def test_a_notice_of_amendments_waits_for_a_final_plan_and_its_draft(caseload, case_id):
    lacking = "No draft has been begun that amends an issued final plan."
    assert offered(caseload, case_id) == lacking
    made_final(caseload, case_id)
    assert offered(caseload, case_id) == lacking
    choice = LetterChoice(kind="amendment-notice", recipient_id=mother(caseload))
    with pytest.raises(Refused, match="a draft that amends the plan is not recorded"):
        preview_letter(caseload, case_id, choice, LATER.date())
    begin_plan(caseload, case_id, LATER)
    assert offered(caseload, case_id) == ""


def test_a_notice_of_amendments_says_what_would_change_and_until_when(
    caseload, case_id
):
    choice = amending(caseload, case_id)
    preview = preview_letter(caseload, case_id, choice, LATER.date())
    words = said(preview.pdf)
    assert "Loud places tire Amara." in words
    assert (
        "I give the notice to you by hand today. That day, Monday 1 March 2027" in words
    )
    assert "Your last day is Monday 15 March 2027." in words
    assert "By Monday 26 April 2027 we must send you the amended plan" in words
    assert "K1. Advice of the school, Ashgrove Primary, 12 May 2026" in words
    assert [each.words for each in preview.findings if each.of_the_law] == []
    assert preview.may_be_issued
    assert "Monday 15 March 2027" in said(preview.child_copy_pdf)


def test_a_draft_that_changes_nothing_makes_no_notice(caseload, case_id):
    made_final(caseload, case_id)
    begin_plan(caseload, case_id, LATER)
    choice = LetterChoice(kind="amendment-notice", recipient_id=mother(caseload))
    preview = preview_letter(caseload, case_id, choice, LATER.date())
    assert [e.words for e in preview.findings if e.of_the_law] == [
        "The letter does not say what is to be changed."
    ]


def test_a_notice_that_was_posted_starts_the_fifteen_days_once(caseload, case_id):
    choice = amending(caseload, case_id)
    made = issue_letter(caseload, case_id, choice, LATER)
    post_letter(caseload, made.letter_id, "2027-03-01", "hand", "Sam Pike", LATER)
    with caseload.reading() as session:
        told = [dict(each.facts) for each in session.scalars(select(Milestone))]
        letter = session.scalars(select(Letter)).one()
        relied_on = {each["rule"]: each["due"] for each in letter.issued["limits"]}
    assert {
        "kind": "amendment_notice_served",
        "on": "2027-03-01",
        "sent_by": "hand",
    } in told
    assert relied_on["ar_reps"] == "2027-03-15"
    assert relied_on["ar_final"] == "2027-04-26"
    assert date(2027, 3, 1) == letter.posted_on


def test_the_final_plan_after_a_notice_is_an_amended_plan(caseload, case_id):
    choice = amending(caseload, case_id)
    notice = issue_letter(caseload, case_id, choice, LATER)
    post_letter(caseload, notice.letter_id, "2027-03-01", "hand", "Sam Pike", LATER)
    sent = at("2027-04-12")
    begin_final(caseload, case_id, ASHGROVE, sent)
    pass_the_rest(caseload, case_id, "final", sent)
    issued(caseload, case_id, "final", sent)
    final = LetterChoice(kind="final-plan", recipient_id=mother(caseload))
    made = issue_letter(caseload, case_id, final, sent)
    post_letter(caseload, made.letter_id, "2027-04-12", "hand", "Sam Pike", sent)
    with caseload.reading() as session:
        told = [dict(each.facts) for each in session.scalars(select(Milestone))]
    assert {"kind": "amended_plan_sent", "on": "2027-04-12"} in told
    assert "final_plan_sent" not in {each["kind"] for each in told}
