"""A draft as it is written, checked, answered and frozen."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from letter_case import YES, letter_case, mother
from make import at
from plan_case import (
    ASKED,
    NOW,
    READING,
    TODAY,
    issued,
    pass_second_look,
    pass_the_rest,
    said,
    whole_plan,
)
from twentyweeks.casework import Case, Officer, Person, Plan, PlanPart, Reminder
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import LetterChoice, issue_letter
from twentyweeks.operations.plan import (
    NewPart,
    NewPlace,
    add_part,
    answer_finding,
    begin_final,
    begin_plan,
    change_part,
    change_place,
    issue_plan,
    move_part,
    part_form,
    place_form,
    plan_form,
    preview_plan,
    take_part_out,
)
from twentyweeks.operations.plan_second_look import record_reading


@pytest.fixture
def case_id(caseload):
    identifier = letter_case(caseload)
    record_decision(caseload, identifier, YES, at("2026-04-10"))
    return identifier


def order(caseload, section):
    with caseload.reading() as session:
        held = session.scalars(select(PlanPart).order_by(PlanPart.place, PlanPart.id))
        return [each.words for each in held if each.section.value == section]


def found(caseload, case_id, requirement):
    page = plan_form(caseload, case_id, TODAY)
    return [each for each in page.findings if each.requirement == requirement]


def test_a_version_is_issued_once(caseload, case_id):
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    kept = issued(caseload, case_id)
    with pytest.raises(Refused, match="was issued already, on Monday 15 June 2026"):
        issued(caseload, case_id)
    later = preview_plan(caseload, case_id, "draft", at("2026-06-20").date())
    assert (later.pdf, later.may_be_issued) == (kept.pdf, False)
    assert later.kept == (
        "Draft plan, version 1 was issued on Monday 15 June 2026. Nobody can change it "
        "now."
    )


def test_only_what_was_shown_is_issued(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    shown = preview_plan(caseload, case_id, "draft", TODAY)
    add_part(caseload, plan_id, replace(READING, words="Loud places tire her."), NOW)
    helped = NewPart(section="F", words="A quiet corner", need_id=last(caseload, "B"))
    add_part(caseload, plan_id, helped, NOW)
    with pytest.raises(Refused, match="The plan is not the one that was shown"):
        issue_plan(caseload, case_id, "draft", shown.sha256, NOW)


def last(caseload, section):
    with caseload.reading() as session:
        held = session.scalars(select(PlanPart).order_by(PlanPart.place))
        return [each.id.hex for each in held if each.section.value == section][-1]


def test_an_issued_version_is_frozen_and_a_change_makes_the_next(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    issued(caseload, case_id)
    part_id = last(caseload, "B")
    opened = part_form(caseload, part_id)
    changed = replace(opened.form, words="Amara reads slowly.")
    for change in (
        lambda: add_part(caseload, plan_id, READING, NOW),
        lambda: change_part(caseload, part_id, changed, opened.seen, NOW),
        lambda: take_part_out(caseload, part_id, NOW),
        lambda: move_part(caseload, part_id, "up", NOW),
    ):
        with pytest.raises(Refused, match="Version 1 was issued and stays as it was"):
            change()
    page = plan_form(caseload, case_id, TODAY)
    assert (page.is_open, page.state) == (False, "draft")
    assert page.issued.startswith("Draft plan, version 1 was issued on Monday 15 June")
    second = begin_plan(caseload, case_id, NOW)
    add_part(caseload, second, READING, NOW)
    page = plan_form(caseload, case_id, TODAY)
    assert (page.title, page.is_open) == ("Draft plan, version 2", True)
    assert [each.title for each in page.versions] == [
        "Draft plan, version 2",
        "Draft plan, version 1",
    ]


def test_a_version_in_an_issued_letter_is_frozen_too(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    choice = LetterChoice(
        kind="draft-plan", recipient_id=mother(caseload), sent_by="hand"
    )
    issue_letter(caseload, case_id, choice, NOW)
    with pytest.raises(Refused, match="Version 1 was issued"):
        add_part(caseload, plan_id, READING, NOW)


def test_parts_change_places(caseload, case_id):
    plan_id = begin_plan(caseload, case_id, NOW)
    ids = [
        add_part(caseload, plan_id, replace(READING, words=words), NOW)
        for words in ("One.", "Two.", "Three.")
    ]
    move_part(caseload, ids[2], "up", NOW)
    assert order(caseload, "B") == ["One.", "Three.", "Two."]
    move_part(caseload, ids[0], "down", NOW)
    assert order(caseload, "B") == ["Three.", "One.", "Two."]
    move_part(caseload, ids[2], "up", NOW)
    assert order(caseload, "B") == ["Three.", "One.", "Two."]
    with pytest.raises(BadInput, match="“left” is none of up, down"):
        move_part(caseload, ids[2], "left", NOW)


def test_from_year_9_some_help_must_prepare_for_adult_life(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    assert found(caseload, case_id, "plan-adulthood") == []
    with caseload.writing(caseload.stamp(NOW)) as journal:
        child = journal.session.scalars(select(Person)).one()
        journal.set(child, "born", at("2012-08-31").date())
    (missing,) = found(caseload, case_id, "plan-adulthood")
    assert missing.of_the_law
    helped = NewPart(
        section="F",
        words="Travel by bus",
        need_id=last(caseload, "B"),
        for_adulthood="yes",
    )
    part_id = add_part(caseload, plan_id, helped, NOW)
    assert found(caseload, case_id, "plan-adulthood") == []
    assert part_form(caseload, part_id).form.for_adulthood == "yes"
    preview = preview_plan(caseload, case_id, "draft", TODAY)
    assert "Helps to prepare for adult life." in said(preview.pdf)


def test_a_sentence_names_the_paper_that_it_comes_from(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    need = replace(
        READING,
        words="Amara reads short words. Long ones are hard.",
        can_do="She likes to be read to",
        who="",
        cites="K1 p 3; sentence 2: k1, page 4, para 2",
    )
    part_id = add_part(caseload, plan_id, need, NOW)
    form = part_form(caseload, part_id).form
    assert form.cites == "K1, page 3; sentence 2: K1, page 4, paragraph 2"
    words = said(preview_plan(caseload, case_id, "draft", TODAY).pdf)
    assert (
        "She likes to be read to. Amara reads short words. Long ones are hard. "
        "(K1, page 4, paragraph 2) (K1, page 3)" in words
    )


@pytest.mark.parametrize(
    ("cites", "told"),
    [
        ("page 3", "“page 3” is no source"),
        ("K7", "Section K has no K7; it holds K1"),
        ("sentence 2: K1", "there is no sentence 2: the text has 1"),
    ],
)
def test_a_source_that_leads_nowhere_is_refused(caseload, case_id, cites, told):
    plan_id = whole_plan(caseload, case_id)
    with pytest.raises(BadInput, match=told) as refused:
        add_part(caseload, plan_id, replace(READING, cites=cites), NOW)
    assert refused.value.field == "cites"


@pytest.mark.parametrize(
    "words", ["None", "None identified.", "n/a", "No known needs", "Not known"]
)
def test_none_is_not_written_alone(caseload, case_id, words):
    plan_id = begin_plan(caseload, case_id, NOW)
    for part in (NewPart(section="C", words=words), replace(ASKED[0], words=words)):
        with pytest.raises(Refused, match="that there is none is not written alone"):
            add_part(caseload, plan_id, part, NOW)


@pytest.mark.parametrize("field", ["asked_of", "by_when"])
def test_who_was_asked_and_when_is_written(caseload, case_id, field):
    plan_id = begin_plan(caseload, case_id, NOW)
    with pytest.raises(Refused) as refused:
        add_part(caseload, plan_id, replace(ASKED[0], **{field: " "}), NOW)
    assert refused.value.field == field


def test_that_nobody_was_asked_needs_only_its_words(caseload, case_id):
    plan_id = begin_plan(caseload, case_id, NOW)
    part = NewPart(section="G", words="We ask on 1 July.", asked="not_asked")
    add_part(caseload, plan_id, part, NOW)
    (missing,) = found(caseload, case_id, "plan-G-asked")
    assert missing.words == "Section G is blank, and nobody was asked."


def test_an_answer_is_kept_for_the_same_words_and_no_others(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    vague = NewPart(
        section="F", words="Access to a quiet place", need_id=last(caseload, "B")
    )
    part_id = add_part(caseload, plan_id, vague, NOW)
    (one,) = found(caseload, case_id, "plan-vague")
    about = (one.requirement, one.judged)
    why = "The room is always open to her."
    answer_finding(caseload, case_id, "draft", [about], why, NOW)
    assert found(caseload, case_id, "plan-vague") == []
    page = plan_form(caseload, case_id, TODAY)
    told = [each for each in page.answered if "access to" in each.words]
    assert [(each.reason, each.by) for each in told] == [
        (why, "Jo Marlow, 15 June 2026")
    ]
    pass_the_rest(caseload, case_id)
    issued(caseload, case_id)
    second = begin_plan(caseload, case_id, NOW)
    assert found(caseload, case_id, "plan-vague") == []
    assert second != plan_id
    part_id = last(caseload, "F")
    opened = part_form(caseload, part_id)
    worse = replace(opened.form, words="Access to a quiet place when she asks")
    change_part(caseload, part_id, worse, opened.seen, NOW)
    assert len(found(caseload, case_id, "plan-vague")) == 1


def test_what_the_law_requires_is_not_answered_away(caseload, case_id):
    begin_plan(caseload, case_id, NOW)
    (one,) = found(caseload, case_id, "plan-F")
    about = (one.requirement, one.judged)
    with pytest.raises(Refused, match="no reason passes it"):
        answer_finding(caseload, case_id, "draft", [about], "Later.", NOW)
    with pytest.raises(Refused, match="Reason: there is none"):
        answer_finding(caseload, case_id, "draft", [about], "  ", NOW)
    with pytest.raises(Refused, match="is not found in it any more"):
        answer_finding(caseload, case_id, "draft", [("x", "y")], "Why not.", NOW)


def test_a_plan_waits_for_a_second_look(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    with pytest.raises(Refused, match="Nobody has looked at version 1 a second time"):
        issued(caseload, case_id)
    record_reading(caseload, plan_id, "I read my own.", {}, NOW)
    assert not preview_plan(caseload, case_id, "draft", TODAY).may_be_issued
    with caseload.writing(caseload.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        other = journal.create(Officer(name="Priya Nair"))
        journal.set(case, "officer_id", other.id)
    assert preview_plan(caseload, case_id, "draft", TODAY).may_be_issued


def test_the_map_shows_what_leads_nowhere(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    lonely = replace(READING, words="Loud places tire her.")
    add_part(caseload, plan_id, lonely, NOW)
    add_part(caseload, plan_id, NewPart(section="F", words="A ramp"), NOW)
    outcome = NewPart(section="E", words="She rides the bus", by_when="2027-07-20")
    add_part(caseload, plan_id, outcome, NOW)
    lines = plan_form(caseload, case_id, TODAY).links
    assert [(each.need, each.help, each.outcome) for each in lines] == [
        (
            "B1 Amara finds it hard to read words of two syllables.",
            "F1 Reading in a group of three",
            "E1 Amara reads a page aloud",
        ),
        ("B2 Loud places tire her.", "No provision meets this need", ""),
        ("No need calls for this", "F2 A ramp", "Leads to no outcome"),
        ("", "No provision leads there", "E2 She rides the bus"),
    ]


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ({"outcome": "perhaps"}, "outcome"),
        ({"institution_type": "Academy"}, "institution"),
        ({"outcome": "type_only", "institution_type": "Academy"}, "why"),
        ({"outcome": "otherwise"}, "arranged"),
        ({"outcome": "own", "arranged": "At home"}, "institution_type"),
        (
            {"outcome": "otherwise", "arranged": "At home", "interim": "Tuition"},
            "interim_from",
        ),
        (
            {
                "outcome": "otherwise",
                "arranged": "At home",
                "interim": "Tuition",
                "interim_from": "1/7/2026",
                "interim_review": "30/7/2026",
                "interim_paid_by": "Northmoor Council",
            },
            "interim_review",
        ),
        (
            {"outcome": "otherwise", "arranged": "At home", "county": "Fellshire"},
            "county_asked_on",
        ),
    ],
)
def test_section_i_says_what_it_came_to(caseload, case_id, place, field):
    whole_plan(caseload, case_id)
    with pytest.raises(Refused) as refused:
        begin_final(caseload, case_id, NewPlace(**place), NOW)
    assert refused.value.field == field


def test_a_type_alone_keeps_what_is_still_owed(caseload, case_id):
    whole_plan(caseload, case_id)
    place = NewPlace(
        outcome="type_only",
        institution_type="Maintained special school",
        why="No school has answered yet",
        owed="A place from September, found by Jo Marlow",
        named_by="20/7/2026",
        interim="Tuition at home",
        interim_from="22/6/2026",
        interim_review="20/7/2026",
        interim_paid_by="Northmoor Council",
    )
    begin_final(caseload, case_id, place, NOW)
    page = plan_form(caseload, case_id, TODAY)
    assert ("A place is named by", "Monday 20 July 2026") in page.place
    assert ("Looked at again", "Monday 20 July 2026") in page.place
    with caseload.reading() as session:
        held = session.scalars(select(Reminder).order_by(Reminder.id))
        assert [(each.on.isoformat(), each.words) for each in held] == [
            (
                "2026-07-20",
                "A place is to be named in Section I. Still owed: A place from "
                "September, found by Jo Marlow",
            ),
            (
                "2026-07-20",
                "The interim place is to be looked at again: Tuition at home",
            ),
        ]
    words = said(preview_plan(caseload, case_id, "final", TODAY).pdf)
    assert "Type: Maintained special school" in words
    assert "Tuition" not in words


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("otherwise", "Education otherwise than at school: Lessons at the farm"),
        ("own", "Arranged by the parents themselves: Lessons at the farm"),
    ],
)
def test_section_i_without_a_school(caseload, case_id, outcome, told):
    whole_plan(caseload, case_id)
    place = NewPlace(
        outcome=outcome,
        institution="Never printed",
        institution_type="Mainstream" if outcome == "own" else "",
        arranged="Lessons at the farm",
    )
    begin_final(caseload, case_id, place, NOW)
    preview = preview_plan(caseload, case_id, "final", TODAY)
    words = said(preview.pdf)
    assert told in words
    assert "Never printed" not in words
    assert [each.words for each in preview.findings if each.of_the_law] == []


def test_a_copied_part_keeps_its_origin(caseload, case_id):
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    issued(caseload, case_id)
    begin_plan(caseload, case_id, NOW)
    with caseload.reading() as session:
        plans = {each.number: each.id for each in session.scalars(select(Plan))}
        held = session.scalars(select(PlanPart).order_by(PlanPart.id)).all()
        first = {each.id for each in held if each.plan_id == plans[1]}
        second = {each.origin_id for each in held if each.plan_id == plans[2]}
    assert first == second


NAMED = NewPlace(institution="Ashgrove", institution_type="Mainstream school")


def test_section_i_is_put_right_until_the_plan_is_issued(caseload, case_id):
    draft_id = whole_plan(caseload, case_id)
    with pytest.raises(Refused, match="A draft names no school"):
        place_form(caseload, draft_id)
    final_id = begin_final(caseload, case_id, NAMED, NOW)
    opened = place_form(caseload, final_id)
    assert opened.form == NAMED
    right = replace(opened.form, institution="Ashgrove Primary", interim="Tuition")
    with pytest.raises(Refused) as refused:
        change_place(caseload, final_id, right, opened.seen, NOW)
    assert refused.value.field == "interim_from"
    right = replace(right, interim="")
    change_place(caseload, final_id, right, opened.seen, NOW)
    words = said(preview_plan(caseload, case_id, "final", TODAY).pdf)
    assert "Name: Ashgrove Primary" in words
    pass_second_look(caseload, case_id, "final")
    shown = preview_plan(caseload, case_id, "final", TODAY)
    issue_plan(caseload, case_id, "final", shown.sha256, NOW)
    opened = place_form(caseload, final_id)
    with pytest.raises(Refused, match="Version 2 was issued and stays"):
        change_place(caseload, final_id, right, opened.seen, NOW)


def test_a_final_plan_that_is_not_the_draft_is_asked_about(caseload, case_id):
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    issued(caseload, case_id)
    second = begin_plan(caseload, case_id, NOW)
    loud = replace(READING, words="Loud rooms tire her.")
    add_part(caseload, second, loud, NOW)
    begin_final(caseload, case_id, NAMED, NOW)
    (one,) = found(caseload, case_id, "plan-changed-since")
    assert (one.words, one.of_the_law) == (
        "The plan differs in one place from draft version 1, which the family was "
        "sent.",
        False,
    )


def test_a_final_plan_as_the_draft_was_is_not(caseload, case_id):
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    issued(caseload, case_id)
    begin_final(caseload, case_id, NAMED, NOW)
    assert found(caseload, case_id, "plan-changed-since") == []
