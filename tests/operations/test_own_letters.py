"""A young person's own letters: their size of print, language and e-mail."""

from dataclasses import replace
from datetime import date

import pytest

from letter_case import letter_case
from make import at
from twentyweeks.errors import BadInput
from twentyweeks.letters.facts import LetterKind, Size
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.hidden import read_protected
from twentyweeks.operations.letter import LetterChoice, letter_page, preview_letter
from twentyweeks.operations.people import change_child, child_form
from twentyweeks.operations.recipients import reader_of
from twentyweeks.operations.saving import case_in
from twentyweeks.paper import pages

NOW = at("2026-03-10")
DAY = date(2026, 3, 10)


@pytest.fixture
def case_id(caseload):
    return letter_case(caseload, born="2009-03-04")


def change(caseload, case_id, **fields):
    person_id = case_page(caseload, case_id, DAY).person_id
    opened = child_form(caseload, person_id)
    changed = replace(opened.form, **fields)
    change_child(caseload, person_id, changed, opened.seen, NOW)
    return child_form(caseload, person_id).form


def own(caseload, case_id):
    people = letter_page(caseload, case_id, DAY).recipients
    return next(each.id for each in people if each.words == "Amara Okafor")


def received(caseload, case_id):
    choice = LetterChoice(kind="received", recipient_id=own(caseload, case_id))
    return preview_letter(caseload, case_id, choice, DAY)


def test_the_letter_is_in_the_size_that_the_young_person_asked_for(caseload, case_id):
    change(caseload, case_id, lines=("4 Mill Lane",), postcode="NM1 1AA")
    ordinary = received(caseload, case_id)
    form = change(caseload, case_id, letter_size=24, email="amara@example.org")
    assert (form.letter_size, form.email) == (24, "amara@example.org")
    assert pages(received(caseload, case_id).pdf) > pages(ordinary.pdf)


def test_an_e_mail_address_is_enough_to_write_to(caseload, case_id):
    change(caseload, case_id, email="amara@example.org", language="Polish")
    with caseload.reading() as session:
        reader = reader_of(
            session,
            case_in(session, case_id),
            read_protected(caseload),
            own(caseload, case_id),
            LetterKind.RECEIVED,
            DAY,
        )
    assert reader.facts.email == "amara@example.org"
    assert (reader.facts.size, reader.facts.language) == (Size.ORDINARY, "Polish")
    told = [each.words for each in received(caseload, case_id).findings]
    assert not any("There is no address" in words for words in told)


def test_a_size_that_no_letter_has_is_said_beside_its_field(caseload, case_id):
    with pytest.raises(BadInput, match="none of 12, 18 and 24") as told:
        change(caseload, case_id, letter_size=13)
    assert told.value.field == "letter_size"
