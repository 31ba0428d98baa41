"""What people bring to a plan, through its operations: printed, or said why not."""

import pytest
from sqlalchemy import select

from letter_case import assessed
from plan_case import NOW, TODAY, whole_plan
from twentyweeks.casework import Plan, PlanPart
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.plan import NewPart, add_part, preview_plan
from twentyweeks.paper import text_of

SENTENCE = "Amara reads with her finger under each word, and stops where it ends. "


@pytest.fixture
def case_id(caseload):
    identifier = assessed(caseload)
    whole_plan(caseload, identifier)
    return identifier


def add(caseload, section, words, **fields):
    with caseload.reading() as session:
        plan = session.scalars(select(Plan)).one()
    part = NewPart(section=section, words=words, **fields)
    return add_part(caseload, plan.id.hex, part, NOW)


def linked(caseload):
    """Return the need and the outcome that a provision of the plan is for."""
    with caseload.reading() as session:
        held = {each.section.value: each for each in session.scalars(select(PlanPart))}
    return {"need_id": held["B"].id.hex, "outcome_id": held["E"].id.hex}


def shown(caseload, case_id, size=12):
    pdf = preview_plan(caseload, case_id, "draft", TODAY, size).pdf
    return " ".join(" ".join(text_of(pdf)).split())


@pytest.mark.parametrize("size", [12, 24])
def test_a_section_of_forty_thousand_characters_is_printed_whole(
    caseload, case_id, size
):
    add(caseload, "B", SENTENCE * 571, asked_of="Cognition and learning")
    pages = shown(caseload, case_id, size)
    assert pages.count("stops") == 571


def test_a_section_that_is_too_long_is_refused_with_what_to_do(caseload, case_id):
    with pytest.raises(BadInput) as told:
        add(caseload, "B", "a" * 50_001)
    assert told.value.sentence == (
        "Words: It is longer than 50,000 characters: shorten or divide it. Nothing was "
        "saved."
    )


def test_many_lines_and_a_cell_longer_than_a_page_are_printed_whole(caseload, case_id):
    both = linked(caseload)
    help_ = {"who": "A teacher", "how_often": "Daily", "how_long": "30 minutes"}
    for number in range(60):
        add(caseload, "F", f"Help of kind {number}", **both, **help_)
    add(caseload, "F", SENTENCE * 100, skill="Trained in phonics. " * 40, **both)
    pages = shown(caseload, case_id)
    assert pages.count("kind") == 60
    assert pages.count("stops") == 100
    assert pages.count("phonics") == 41


def test_a_picture_sign_in_a_child_s_own_words_is_named_with_its_section(
    caseload, case_id
):
    add(caseload, "A", "“I like 🚂 and cats.”", who="Amara Okafor")
    with pytest.raises(Refused) as told:
        shown(caseload, case_id)
    assert told.value.sentence == (
        "The character “🚂” (U+1F682, steam locomotive) in “Views: “I like 🚂 and "
        "cats.” (in their o”, under “Section A: Views, interests and hopes, Amara "
        "Okafor”, cannot be printed with this program's fonts. Nothing was made or "
        "changed. Write what it shows, as (steam locomotive), then try again."
    )


@pytest.mark.parametrize(
    "words", ["أحب القطارات", "Lubię pociągi, żółć", "مجھے ٹرینیں پسند ہیں"]
)
def test_a_child_s_own_words_are_printed_in_their_own_language(
    caseload, case_id, words
):
    add(caseload, "A", f"“{words}”", who="Amara Okafor")
    assert f"“{words}”" in shown(caseload, case_id)
