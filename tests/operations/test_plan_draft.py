"""A draft as it is written, checked, answered and frozen."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from letter_case import assessed, mother
from letter_sent import said
from make import at
from plan_case import (
    ASKED,
    NOW,
    READING,
    TODAY,
    found,
    issued,
    last,
    pass_second_look,
    whole_plan,
)
from twentyweeks.casework import Plan, PlanPart
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.letter import LetterChoice, issue_letter
from twentyweeks.operations.plan import (
    NewPart,
    add_part,
    begin_plan,
    change_part,
    issue_plan,
    move_part,
    part_form,
    plan_form,
    preview_plan,
    take_part_out,
)


@pytest.fixture
def case_id(caseload):
    return assessed(caseload)


def order(caseload, section):
    with caseload.reading() as session:
        held = session.scalars(select(PlanPart).order_by(PlanPart.place, PlanPart.id))
        return [each.words for each in held if each.section.value == section]


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
