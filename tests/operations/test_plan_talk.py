"""What is said of a plan and between its versions: comments, notices, readings."""

from dataclasses import replace

import pytest

from letter_case import assessed
from letter_sent import said
from plan_case import NOW, READING, TODAY, issued, pass_second_look, whole_plan
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.milestones import record_milestone
from twentyweeks.operations.plan import (
    NewPlace,
    add_part,
    begin_final,
    begin_plan,
    change_part,
    part_form,
    plan_form,
)
from twentyweeks.operations.plan_comments import (
    NewComment,
    add_comment,
    answer_comment,
    comments_page,
)
from twentyweeks.operations.plan_live import look_over
from twentyweeks.operations.plan_marked import marked_plan, newest_number
from twentyweeks.operations.plan_replies import reply_table
from twentyweeks.operations.plan_second_look import record_reading
from twentyweeks.operations.plan_working import working_document

PLACE = NewPlace(institution="Ashgrove Primary", institution_type="a mainstream school")
WISH = NewComment(
    by="Ngozi Okafor",
    kind="wish",
    words="She needs an hour.",
    received_on="12/6/2026",
    proposed="Reading for 60 minutes",
)


@pytest.fixture
def case_id(caseload):
    return assessed(caseload)


def part_of(caseload, case_id, section):
    page = plan_form(caseload, case_id, TODAY)
    (line,) = [each for each in page.sections if each.section == section]
    return next(each.id for each in line.parts if each.label)


def final_and_draft(caseload, case_id):
    """Make a final plan, and a draft after it with one line changed."""
    whole_plan(caseload, case_id)
    begin_final(caseload, case_id, PLACE, NOW)
    begin_plan(caseload, case_id, NOW)
    part_id = part_of(caseload, case_id, "F")
    opened = part_form(caseload, part_id)
    longer = replace(opened.form, how_long="45 minutes")
    change_part(caseload, part_id, longer, opened.seen, NOW)
    return part_id


def test_two_versions_are_compared_by_their_numbers(caseload, case_id):
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    issued(caseload, case_id)
    second = begin_plan(caseload, case_id, NOW)
    add_part(caseload, second, replace(READING, words="Loud rooms tire her."), NOW)
    assert newest_number(caseload, case_id) == 2
    made = marked_plan(caseload, case_id, (1, 2), "changes", TODAY)
    assert [(each.section, each.words) for each in made.changes] == [
        ("B", "Need B2 is new: “Loud rooms tire her. (Dr Pryce)”")
    ]
    assert "[Added: Loud rooms tire her. (Dr Pryce)]" in said(made.pdf)
    assert made.file_name == "plan-1-to-2-changes.pdf"
    with pytest.raises(Refused, match="There is no version 7 of this plan; there is 1"):
        marked_plan(caseload, case_id, (7, 2), "changes", TODAY)


def test_a_case_without_a_plan_compares_nothing(caseload, case_id):
    for ask in (
        lambda: newest_number(caseload, case_id),
        lambda: comments_page(caseload, case_id, TODAY),
        lambda: working_document(caseload, case_id, TODAY),
    ):
        with pytest.raises(Refused, match="Nothing was made"):
            ask()


def test_a_notice_of_amendments_goes_from_a_final_plan_to_a_draft(caseload, case_id):
    final_and_draft(caseload, case_id)
    made = marked_plan(caseload, case_id, (2, 3), "amendments", TODAY)
    words = said(made.pdf)
    assert "Notice of proposed amendments" in words
    assert "is now “45 minutes”" in words
    assert "www.northmoor.example/schools" in words
    with pytest.raises(Refused, match="goes from a final plan to the draft"):
        marked_plan(caseload, case_id, (1, 3), "amendments", TODAY)


def test_a_notice_that_changes_nothing_is_refused(caseload, case_id):
    whole_plan(caseload, case_id)
    begin_final(caseload, case_id, PLACE, NOW)
    begin_plan(caseload, case_id, NOW)
    made = marked_plan(caseload, case_id, (2, 3), "changes", TODAY)
    assert made.sentence == (
        "From Final plan, version 2 to Draft plan, version 3: No changes."
    )
    with pytest.raises(Refused, match="The draft changes nothing in the final plan"):
        marked_plan(caseload, case_id, (2, 3), "amendments", TODAY)


def test_comments_stand_by_subject_and_person(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    about = part_of(caseload, case_id, "F")
    hers = add_comment(caseload, plan_id, replace(WISH, part_id=about), NOW)
    his = NewComment(
        by="Chidi Okafor",
        kind="agreed",
        words="This is right.",
        received_on="13/6/2026",
        part_id=about,
    )
    add_comment(caseload, plan_id, his, NOW)
    unclear = NewComment(
        by="Ngozi Okafor",
        kind="not_clear",
        words="What is phonics?",
        received_on="9/6/2026",
    )
    add_comment(caseload, plan_id, unclear, NOW)
    page = comments_page(caseload, case_id, TODAY)
    assert page.standing == "0 answered, 3 to answer."
    assert [each.name for each in page.subjects] == ["F1", "The whole plan"]
    first, whole = page.subjects
    assert first.opposed == (
        "Ngozi Okafor and Chidi Okafor want different things. Each gets an answer of "
        "their own."
    )
    assert whole.comments[0].mark.words == "Our target passed 1 day ago"
    answer_comment(caseload, hers, "partly", "It is 45 minutes now.", NOW)
    (line, _other) = comments_page(caseload, case_id, TODAY).subjects[0].comments
    assert line.reply == "Changed in part: It is 45 minutes now."
    assert line.replied == "Jo Marlow, 15 June 2026"
    words = said(reply_table(caseload, case_id, "Ngozi Okafor", TODAY).pdf)
    assert "It is 45 minutes now." in words
    assert "This is right." not in words
    with pytest.raises(Refused, match="Somebody Else has said nothing"):
        reply_table(caseload, case_id, "Somebody Else", TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"by": " "}, "by"),
        ({"words": ""}, "words"),
        ({"kind": ""}, "kind"),
        ({"received_on": "16/6/2026"}, "received_on"),
    ],
)
def test_a_comment_that_cannot_be_is_refused_with_its_field(
    caseload, case_id, change, field
):
    plan_id = whole_plan(caseload, case_id)
    with pytest.raises(Refused) as refused:
        add_comment(caseload, plan_id, replace(WISH, **change), NOW)
    assert refused.value.field == field
    assert comments_page(caseload, case_id, TODAY).subjects == ()


def test_an_answer_without_a_reason_is_none(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    comment = add_comment(caseload, plan_id, WISH, NOW)
    with pytest.raises(Refused, match="an answer without one is no answer"):
        answer_comment(caseload, comment, "kept", " ", NOW)
    with pytest.raises(BadInput, match="There is no such comment"):
        answer_comment(caseload, "0" * 32, "kept", "Because.", NOW)


def test_the_working_document_takes_draft_and_comments(caseload, case_id):
    part_id = final_and_draft(caseload, case_id)
    page = plan_form(caseload, case_id, TODAY)
    wish = replace(WISH, part_id=part_id)
    comment = add_comment(caseload, page.plan_id, wish, NOW)
    words = said(working_document(caseload, case_id, TODAY).pdf)
    assert "[Authority removes: 30]" in words
    assert "[Authority: 45]" in words
    assert "[Family: Reading for 60 minutes]" in words
    answer_comment(caseload, comment, "changed", "Agreed on 14 June.", NOW)
    words = said(working_document(caseload, case_id, TODAY).pdf)
    assert "[Agreed: Reading for 60 minutes]" in words


@pytest.mark.parametrize("marks", [{"F-held": 4}, {"Z-none": 1}])
def test_a_mark_that_does_not_exist_is_refused(caseload, case_id, marks):
    plan_id = whole_plan(caseload, case_id)
    with pytest.raises(Refused, match="a mark is from 0 to 3"):
        record_reading(caseload, plan_id, "Seen.", marks, NOW)
    with pytest.raises(Refused, match="Say what you saw"):
        record_reading(caseload, plan_id, " ", {}, NOW)


def test_a_reading_tells_what_its_marks_come_to(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    record_reading(caseload, plan_id, "", {"F-held": 1, "A-own-words": 3}, NOW)
    page = plan_form(caseload, case_id, TODAY)
    (reading,) = page.readings
    assert reading.by == "Jo Marlow, Monday 15 June 2026"
    assert reading.result == "62 of 100: 2 lines were marked, each by its weight."
    assert reading.poor[0].startswith("F: Each line of help says who")
    assert page.waits_for_reader


@pytest.mark.parametrize(
    ("section", "words", "told"),
    [
        (
            "F",
            "Access to a quiet room",
            "“access to” in “Access to a quiet room” cannot be held to. Say what is "
            "given, by whom, how often and for how long.",
        ),
        (
            "G",
            "Speech and language therapy",
            "“Speech and language therapy” may be help that educates or trains. If it "
            "educates or trains the child, move it to Section F.",
        ),
        (
            "E",
            "She will receive therapy",
            "This is a service, and not yet what will be different.",
        ),
        (
            "B",
            "Her working memory is weak",
            "“working memory” is a word of the trade. Say “holding in mind what was "
            "just said”, or explain it beside.",
        ),
    ],
)
def test_words_are_looked_over_while_they_are_typed(section, words, told):
    assert look_over(section, words) == (told,)


def test_a_speaker_s_own_words_are_not_looked_over():
    assert look_over("A", "I want access to my working memory") == ()


def test_a_draft_after_a_reassessment_blanks_the_old_section_i(caseload, case_id):
    final_and_draft(caseload, case_id)
    amended = marked_plan(caseload, case_id, (2, 3), "changes", TODAY)
    assert {each.section for each in amended.changes} == {"F"}
    facts = {"kind": "decided_to_reassess", "on": "2026-06-14"}
    record_milestone(caseload, case_id, facts, NOW)
    anew = marked_plan(caseload, case_id, (2, 3), "changes", TODAY)
    assert {each.section for each in anew.changes} == {"F", "I"}
