from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from letter_case import assessed, letter_case, mother
from letter_sent import said
from make import at
from plan_case import NOW, READING, TODAY, issued, pass_second_look, whole_plan
from twentyweeks.casework import Document, Plan, PlanPart, PlanState
from twentyweeks.casework.visit import ParentWords, Words
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.letter import LetterChoice, issue_letter, preview_letter
from twentyweeks.operations.plan import (
    NewPart,
    NewPlace,
    add_part,
    begin_final,
    begin_plan,
    change_part,
    issue_plan,
    part_form,
    plan_form,
    preview_plan,
    take_part_out,
)
from twentyweeks.operations.visit import VisitForm, record_visit
from twentyweeks.storage.tables import contested


@pytest.fixture
def case_id(caseload):
    return assessed(caseload)


def parts(caseload):
    with caseload.reading() as session:
        held = session.scalars(select(PlanPart).order_by(PlanPart.id))
        return [(each.section.value, each.place, each.words) for each in held]


def test_a_plan_begins_with_the_child_s_own_words_alone(caseload, case_id):
    form = VisitForm(
        held_on=date(2026, 4, 20),
        child_words=(
            Words(topic="What helps", words="My headphones", how="She showed us"),
            Words(topic="Hopes", words="To read to my cat", quoted=False),
        ),
        parents_words=(
            ParentWords(
                name="Ngozi Okafor",
                on=date(2026, 4, 20),
                words=(Words(topic="Worries", words="Lost at playtime"),),
            ),
        ),
    )
    record_visit(caseload, case_id, form, NOW)
    plan_id = begin_plan(caseload, case_id, NOW)
    assert parts(caseload) == [
        ("A", "001", "“My headphones”"),
        ("A", "002", "To read to my cat"),
    ]
    page = plan_form(caseload, case_id, TODAY)
    assert (page.plan_id, page.title) == (plan_id, "Draft plan, version 1")
    assert page.sections[0].parts[0].label == "A1"


def test_a_case_without_a_plan_says_so(caseload, case_id):
    page = plan_form(caseload, case_id, TODAY)
    assert (page.plan_id, page.title) == ("", "No plan has been begun")
    with pytest.raises(Refused, match="There is no draft plan on this case"):
        preview_plan(caseload, case_id, "draft", TODAY)
    with pytest.raises(BadInput, match="“half” is none of draft, final"):
        preview_plan(caseload, case_id, "half", TODAY)


def test_a_plan_rests_on_an_assessment(caseload):
    case_id = letter_case(caseload)
    with pytest.raises(Refused, match="No decision to assess is recorded"):
        begin_plan(caseload, case_id, NOW)


def test_one_draft_is_open_at_a_time(caseload, case_id):
    begin_plan(caseload, case_id, NOW)
    with pytest.raises(Refused, match="is open already, version 1"):
        begin_plan(caseload, case_id, NOW)


def test_a_draft_prints_every_section_and_leaves_section_i_blank(caseload, case_id):
    whole_plan(caseload, case_id)
    preview = preview_plan(caseload, case_id, "draft", TODAY)
    words = said(preview.pdf)
    for label in ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"):
        assert f"Section {label}:" in words
    assert "This section stays empty in a draft." in words
    assert "“I like trains.”" in words
    assert "B1. Amara finds it hard to read words of two syllables. (Dr Pryce)" in words
    assert "By Tuesday 20 July 2027: Amara reads a page aloud." in words
    assert "Three times a week." in words
    assert "Advice of the school" in words
    assert [each.words for each in preview.findings if each.of_the_law] == []
    assert not preview.may_be_issued
    pass_second_look(caseload, case_id)
    assert preview_plan(caseload, case_id, "draft", TODAY).may_be_issued
    assert preview.one_child == "Every page names Amara Okafor and no other child."
    assert preview.file_name == "plan-EHC-26-1001-draft.pdf"


def test_a_school_in_a_draft_is_a_finding_and_is_not_printed(caseload, case_id):
    whole_plan(caseload, case_id)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        plan = journal.session.scalars(select(Plan)).one()
        journal.set(plan, "institution", "Larkrise School")
    preview = preview_plan(caseload, case_id, "draft", TODAY)
    assert "Larkrise" not in said(preview.pdf)
    assert not preview.may_be_issued
    with pytest.raises(Refused, match="Section I names a school or a type"):
        issued(caseload, case_id)


def test_the_screen_shows_what_provision_is_for(caseload, case_id):
    whole_plan(caseload, case_id)
    page = plan_form(caseload, case_id, TODAY)
    sections = {each.section: each for each in page.sections}
    (line,) = sections["F"].parts
    assert (line.label, line.about) == ("F1", "For need B1 and outcome E1")
    assert sections["C"].parts[0].label == ""
    assert sections["F"].title == "Special educational provision"
    assert [each.words for each in page.findings if each.of_the_law] == []


def test_what_a_plan_lacks_stops_it(caseload, case_id):
    begin_plan(caseload, case_id, NOW)
    preview = preview_plan(caseload, case_id, "draft", TODAY)
    assert not preview.may_be_issued
    words = {each.words for each in preview.findings if each.of_the_law}
    assert "Section F is empty." in words
    assert "Section C is blank, and nobody was asked." in words
    with pytest.raises(Refused, match="The plan cannot be issued"):
        issued(caseload, case_id)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"words": "  "}, "words"),
        ({"section": "L"}, "section"),
        ({"asked": "perhaps"}, "asked"),
        ({"by_when": "31/2/2027"}, "by_when"),
        ({"need_id": "0" * 32}, "need_id"),
        ({"outcome_id": "x"}, "outcome_id"),
    ],
)
def test_a_part_that_cannot_be_is_refused_with_its_field(
    caseload, case_id, change, field
):
    plan_id = begin_plan(caseload, case_id, NOW)
    with pytest.raises(Refused) as told:
        add_part(caseload, plan_id, replace(READING, **change), NOW)
    assert told.value.field == field
    assert parts(caseload) == []


def test_provision_serves_a_need_of_its_own_kind_and_plan(caseload, case_id):
    plan_id = begin_plan(caseload, case_id, NOW)
    need = add_part(caseload, plan_id, READING, NOW)
    health = NewPart(section="G", words="A nurse's visit", need_id=need)
    with pytest.raises(Refused, match="Need: this is none of the plan's own"):
        add_part(caseload, plan_id, health, NOW)


def test_a_part_is_changed_field_by_field(caseload, case_id):
    plan_id = begin_plan(caseload, case_id, NOW)
    part_id = add_part(caseload, plan_id, READING, NOW)
    opened = part_form(caseload, part_id)
    assert opened.form == replace(READING, place="001")
    changed = replace(opened.form, who="Dr Pryce, 20 May 2026")
    change_part(caseload, part_id, changed, opened.seen, NOW)
    assert part_form(caseload, part_id).form.who == "Dr Pryce, 20 May 2026"
    with caseload.reading() as session:
        assert session.execute(select(contested)).all() == []


def test_two_changes_of_one_part_stand_side_by_side(caseload, case_id):
    plan_id = begin_plan(caseload, case_id, NOW)
    part_id = add_part(caseload, plan_id, READING, NOW)
    one, two = part_form(caseload, part_id), part_form(caseload, part_id)
    hers = replace(one.form, words="Amara reads slowly.")
    change_part(caseload, part_id, hers, one.seen, NOW)
    his = replace(two.form, words="Amara does not read yet.")
    change_part(caseload, part_id, his, two.seen, NOW)
    with caseload.reading() as session:
        (row,) = session.execute(select(contested)).all()
        assert (row.ent, row.f, row.kind) == ("plan_part", "words", "differs")


def test_a_part_in_conflict_stops_the_plan(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    part_id = add_part(caseload, plan_id, replace(READING, section="F"), NOW)
    one, two = part_form(caseload, part_id), part_form(caseload, part_id)
    for opened, words in ((one, "£10"), (two, "£12")):
        changed = replace(opened.form, how_often=words)
        change_part(caseload, part_id, changed, opened.seen, NOW)
    assert not preview_plan(caseload, case_id, "draft", TODAY).may_be_issued
    with pytest.raises(Refused, match="what two officers wrote apart"):
        issued(caseload, case_id)


def test_a_part_is_taken_out(caseload, case_id):
    plan_id = begin_plan(caseload, case_id, NOW)
    part_id = add_part(caseload, plan_id, READING, NOW)
    take_part_out(caseload, part_id, NOW)
    assert parts(caseload) == []
    with pytest.raises(BadInput, match="There is no such part"):
        part_form(caseload, part_id)


def test_the_frozen_plan_is_what_was_shown(caseload, case_id):
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    shown = preview_plan(caseload, case_id, "draft", TODAY)
    kept = issue_plan(caseload, case_id, "draft", shown.sha256, NOW)
    assert kept.pdf == shown.pdf
    assert kept.sha256 == shown.sha256
    with caseload.reading() as session:
        frozen = select(Document).where(Document.kind == "plan")
        document = session.scalars(frozen).one()
        assert document.title == "Draft plan, version 1"
        assert document.sha256 == kept.sha256


def test_the_final_plan_is_a_version_of_its_own_with_its_place(caseload, case_id):
    whole_plan(caseload, case_id)
    with pytest.raises(Refused, match="Section I names a school with its type"):
        begin_final(caseload, case_id, NewPlace(institution="Ashgrove Primary"), NOW)
    place = NewPlace(
        institution="Ashgrove Primary", institution_type="a mainstream school"
    )
    final_id = begin_final(caseload, case_id, place, NOW)
    with caseload.reading() as session:
        plans = session.scalars(select(Plan).order_by(Plan.number)).all()
        states = [(each.number, each.state) for each in plans]
        assert states == [(1, PlanState.DRAFT), (2, PlanState.FINAL)]
        assert plans[1].id.hex == final_id
    preview = preview_plan(caseload, case_id, "final", TODAY)
    words = said(preview.pdf)
    assert "Name Ashgrove Primary" in words
    assert "Type a mainstream school" in words
    assert "Jo Marlow, SEND officer, for Northmoor Council" in words
    assert "draft" not in words.casefold()
    pass_second_look(caseload, case_id, "final")
    assert preview_plan(caseload, case_id, "final", TODAY).may_be_issued
    with pytest.raises(Refused, match="This plan is final and is not changed"):
        add_part(caseload, final_id, READING, NOW)
    with pytest.raises(Refused, match="There is no draft that could become final"):
        begin_final(caseload, case_id, place, NOW)


def test_the_final_letter_tells_what_changed_since_the_draft(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    choice = LetterChoice(
        kind="draft-plan", recipient_id=mother(caseload), sent_by="hand"
    )
    issue_letter(caseload, case_id, choice, NOW)
    second = begin_plan(caseload, case_id, at("2026-07-06"))
    assert second != plan_id
    quiet = NewPart(section="B", words="Loud places tire Amara.", asked_of="Senses")
    add_part(caseload, second, quiet, at("2026-07-06"))
    place = NewPlace(
        institution="Ashgrove Primary", institution_type="a mainstream school"
    )
    begin_final(caseload, case_id, place, at("2026-07-10"))
    choice = LetterChoice(kind="final-plan", recipient_id=mother(caseload))
    preview = preview_letter(caseload, case_id, choice, date(2026, 7, 20))
    words = said(preview.pdf)
    assert "Loud places tire Amara." in words
    assert "Ashgrove Primary, a mainstream school, is named in Section I." in words
    assert [each.words for each in preview.findings if each.of_the_law] == [
        "The final plan that this letter says is with it is not issued."
    ]
