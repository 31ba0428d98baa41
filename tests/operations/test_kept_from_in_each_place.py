"""One detail that is kept apart, planted in each place that leaves for him."""

from dataclasses import replace

import pytest

from letter_case import assessed, beside, mother
from make import register
from paper.others import untagged
from plan_case import NOW, READING, TODAY, issued, pass_second_look, whole_plan
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.letter import LetterChoice, issue_letter, preview_letter
from twentyweeks.operations.people import (
    PersonForm,
    add_person,
    change_person,
    person_form,
)
from twentyweeks.operations.plan import (
    NewPlace,
    add_part,
    begin_final,
    begin_plan,
    preview_plan,
)
from twentyweeks.operations.plan_comments import NewComment, add_comment
from twentyweeks.operations.plan_marked import marked_plan
from twentyweeks.operations.plan_replies import reply_table
from twentyweeks.operations.plan_working import working_document
from twentyweeks.operations.translated import NewTranslation, file_translation

TOLD = "They live at 12 Tanner Passage now"
SCHOOL = NewPlace(
    institution="Ashgrove Primary", institution_type="a mainstream school"
)


@pytest.fixture
def case_id(caseload):
    made = assessed(caseload)
    beside(caseload, "Emeka Okafor")
    hers = mother(caseload)
    opened = person_form(caseload, hers)
    form = replace(opened.form, lines=("12 Tanner Passage",), address_is_protected=True)
    change_person(caseload, hers, form, opened.seen, NOW)
    return made


def stops(preview):
    return {each.where for each in preview.findings if each.requirement == FOUND}


FOUND = "protected-address"


def update(caseload, case_id, name, words=TOLD):
    people = case_page(caseload, case_id, TODAY).people
    (person,) = [each.id for each in people if each.name == name]
    choice = LetterChoice(kind="update", recipient_id=person, came_in=words)
    return preview_letter(caseload, case_id, choice, TODAY)


def test_his_letter_and_the_page_that_says_it(caseload, case_id):
    his = update(caseload, case_id, "Emeka Okafor")
    assert stops(his) == {"Page 1", "The copy for e-mail"}
    assert [each.page for each in his.findings if each.where == "Page 1"] == [1]
    assert not his.may_be_issued
    assert not stops(update(caseload, case_id, "Ngozi Okafor"))


def test_the_letter_about_a_brother(caseload, case_id):
    brother = register(caseload, forename="Bola", born="2017-05-04", known_as="")
    father = PersonForm(
        name="Emeka Okafor",
        standing="parental_responsibility",
        may_be_told="everything",
        lines=("9 Quay Street",),
    )
    add_person(caseload, brother, father, NOW)
    his = update(caseload, brother, "Emeka Okafor")
    assert stops(his) == {"Page 1", "The copy for e-mail"}
    assert not stops(update(caseload, brother, "Ngozi Okafor"))
    assert not stops(update(caseload, brother, "Emeka Okafor", "They moved"))


def test_the_plan_its_comparison_and_the_working_document(caseload, case_id):
    whole_plan(caseload, case_id)
    begin_final(caseload, case_id, SCHOOL, NOW)
    draft = begin_plan(caseload, case_id, NOW)
    assert marked_plan(caseload, case_id, (2, 3), "changes", TODAY).pages
    add_part(caseload, draft, replace(READING, words=TOLD), NOW)
    assert stops(preview_plan(caseload, case_id, "draft", TODAY)) == {"Page 1"}
    with pytest.raises(Refused, match="kept apart, stands there"):
        marked_plan(caseload, case_id, (2, 3), "changes", TODAY)
    with pytest.raises(Refused, match="kept apart, stands there"):
        working_document(caseload, case_id, TODAY)


def test_the_table_of_replies_is_hers_alone(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    issued(caseload, case_id)
    said = NewComment(
        by="Ngozi Okafor", kind="wish", words=TOLD, received_on="12/6/2026"
    )
    add_comment(caseload, plan_id, said, NOW)
    assert reply_table(caseload, case_id, "Ngozi Okafor", TODAY).pages == 1
    with pytest.raises(Refused, match="kept apart, stands there"):
        reply_table(caseload, case_id, "", TODAY)
    add_comment(caseload, plan_id, replace(said, by="Emeka Okafor"), NOW)
    with pytest.raises(Refused, match="kept apart, stands there"):
        reply_table(caseload, case_id, "Emeka Okafor", TODAY)


def test_a_translated_copy_tells_him_no_more_than_its_original(
    caseload, case_id, tmp_path
):
    people = case_page(caseload, case_id, TODAY).people
    new = NewTranslation(
        language="ur", translator="Farah Aziz", translated_on="2026-06-15"
    )
    path = tmp_path / "urdu.pdf"
    path.write_bytes(untagged(TOLD))
    kept = {}
    for person in people:
        choice = LetterChoice(kind="update", recipient_id=person.id, came_in="A report")
        kept[person.name] = issue_letter(caseload, case_id, choice, NOW).document_id
    with pytest.raises(Refused, match="kept apart, stands there"):
        file_translation(caseload, (case_id, kept["Emeka Okafor"]), path, new, NOW)
    assert file_translation(caseload, (case_id, kept["Ngozi Okafor"]), path, new, NOW)
