"""The summary that a family keeps of a visit, each reader's own."""

from dataclasses import replace
from datetime import date

import pytest

from make import register
from twentyweeks.casework.visit import (
    Household,
    Words,
)
from twentyweeks.errors import BadInput
from twentyweeks.operations.visit import (
    VisitForm,
    record_visit,
    visit_summary,
)
from twentyweeks.paper import text_of
from visit_case import DOG, FORM, HERS, HIS, NEEDLE, NOW


@pytest.fixture
def case_id(caseload):
    return register(caseload, known_as="Ama")


def summary(caseload, visit_id, reader=""):
    return " ".join(
        "\n".join(text_of(visit_summary(caseload, visit_id, reader))).split()
    )


def test_the_summary_tells_the_family_what_was_said_and_chosen(caseload, case_id):
    form = replace(FORM, household=Household(safe_address="9 Hidden Row"), notes=(DOG,))
    said = summary(caseload, record_visit(caseload, case_id, form, NOW))
    assert "Our visit to get to know Ama" in said
    assert "We met on Monday 20 April 2026." in said
    assert "What helps: “My blue headphones” (She showed us)" in said
    assert "What Ngozi Okafor told us" in said
    assert "“She is lost at playtime”" in said
    assert "A photo in the plan no" in said
    assert "Who pays for the taxi?" in said
    assert "You will hear from us by Monday 4 May 2026." in said
    assert "EHC-26-1001" in said
    for kept_back in (NEEDLE, "9 Hidden Row", "At home", "Wakes at four"):
        assert kept_back not in said


def test_one_parent_s_words_are_never_in_the_other_s_summary(caseload, case_id):
    form = VisitForm(
        held_on=date(2026, 4, 20),
        parents_words=(HERS, HIS),
        child_words=(
            Words(topic="Hopes", words="A dog of my own"),
            Words(topic="Home", words="She hates the flat", whose="Emeka Okafor"),
        ),
        consents=FORM.consents,
    )
    visit_id = record_visit(caseload, case_id, form, NOW)
    hers = summary(caseload, visit_id, "Ngozi Okafor")
    assert "She is lost at playtime" in hers
    assert "A photo in the plan no" in hers
    assert "A school by the river" not in hers
    assert "She hates the flat" not in hers
    his = summary(caseload, visit_id, "Emeka Okafor")
    assert "A school by the river" in his
    assert "She is lost at playtime" not in his
    assert "A photo in the plan" not in his
    nobodys = summary(caseload, visit_id)
    assert "A dog of my own" in nobodys
    assert "A school by the river" not in nobodys
    assert "She is lost at playtime" not in nobodys


def test_a_summary_of_no_visit_says_so(caseload):
    with pytest.raises(BadInput, match="There is no such visit"):
        visit_summary(caseload, "0" * 32)
