"""What is kept apart, planted in every form and place, and found before it leaves."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from letter_case import beside, letter_case, mother
from make import at
from twentyweeks.casework import (
    Involved,
    Person,
)
from twentyweeks.operations.given_away import given_away
from twentyweeks.operations.hidden import hidden_from, read_protected
from twentyweeks.operations.people import change_person, person_form
from twentyweeks.operations.saving import case_in

NOW = at("2026-03-10")
DAY = date(2026, 3, 10)
LINES = ("Flat 3, 12 Tannér Passage", "Eastfold")


@pytest.fixture
def case_id(caseload):
    made = letter_case(caseload, school="Ashgrove Primary")
    beside(caseload, "Emeka Okafor")
    protect(caseload, mother(caseload))
    return made


def protect(caseload, person_id, **fields):
    opened = person_form(caseload, person_id)
    form = replace(
        opened.form,
        **{
            "lines": LINES,
            "postcode": "EF2 2BB",
            "telephone": "01632 960345",
            "new_name": "Ngozi Castell",
            "address_is_protected": True,
            **fields,
        },
    )
    change_person(caseload, person_id, form, opened.seen, NOW)


def named(caseload, name):
    with caseload.reading() as session:
        return session.scalars(select(Involved).where(Involved.name == name)).one().id


def kept_from(caseload, case_id, reader):
    with caseload.reading() as session:
        child = session.get_one(Person, case_in(session, case_id).person_id)
        own = named(caseload, reader)
        return hidden_from(session, child, read_protected(caseload), own)


def found(hidden, words):
    return [each.rule.value for each in given_away([("Page 1", words)], hidden)]


IN_EACH_FORM = (
    "They live at Flat 3, 12 Tannér Passage now",
    "12 tanner PASSAGE",
    "12 Tan-\nner Passage",
    "12\u00a0Tanner\u2009Passage",
    "12_Tanner_Passage.pdf",
    unicodedata.normalize("NFD", "12 Tannér Passage"),
    "EF22BB",
    "ef2  2bb",
    "E F 2 2 B B",
    "01632960345",
    "01632 960-345",
    "+44 (0) 1632 960345",
    "+44 1632 960345",
    "00441632960345",
    "Mrs N. and Ngozi CASTELL",
    "Amara Castell is settled",
    "near Eastfold",
)
NOT_IT = ("the Castells", "a castellated wall", "a castell", "EF2 2BBC", "1 Tanner Way")


def test_each_form_of_it_is_found_for_him_and_none_for_her(caseload, case_id):
    his = kept_from(caseload, case_id, "Emeka Okafor")
    assert [words for words in IN_EACH_FORM if found(his, words) != ["law"]] == []
    assert [words for words in NOT_IT if found(his, words)] == []
    for words in ("Mrs Castell", "a house in Tanner Passage"):
        assert found(his, words) == ["practice"]
    hers = kept_from(caseload, case_id, "Ngozi Okafor")
    assert [words for words in IN_EACH_FORM if found(hers, words)] == []
