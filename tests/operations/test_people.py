from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from make import at, register
from twentyweeks.casework import Address, Involved, Person, ProtectedAddress, Setting
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.people import (
    PersonForm,
    add_person,
    change_child,
    change_person,
    child_form,
    person_form,
)
from twentyweeks.vault.keys import Compartment

NOW = at("2026-03-03")
TODAY = date(2026, 3, 3)
HIDDEN = ("9 Quarry Row", "Eastfold")


@pytest.fixture
def amara(caseload):
    return register(
        caseload, "2026-03-02", parent_telephone="01632 960123",
        parent_address=("4 Mill Lane",), parent_postcode="NM1 1AA",
    )  # fmt: skip


@pytest.fixture
def mother(caseload, amara):
    return case_page(caseload, amara, TODAY).people[0].id


def general_only(caseload):
    """Leave the officer with the general part alone, as most officers have it."""
    engines = vars(caseload)["_engines"]
    engines.pop(Compartment.RESTRICTED).dispose()


def change(caseload, involved_id, **fields):
    opened = person_form(caseload, involved_id)
    form = replace(opened.form, **fields)
    change_person(caseload, involved_id, form, opened.seen, NOW)


def protected(caseload):
    with caseload.reading(Compartment.RESTRICTED) as session:
        return [
            (each.lines, each.postcode)
            for each in session.scalars(select(ProtectedAddress))
        ]


def general_journal(caseload):
    """Return everything that the general file's journal holds, as one text."""
    with caseload.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT v FROM operation")
        return " ".join(str(row[0]) for row in rows)


def test_a_person_is_added_with_what_they_may_be_told(caseload, amara):
    form = PersonForm(
        name="Claire Bryant", role="SENCO, Ashgrove Primary", standing="setting",
        may_be_told="asked_advice_only", email="c.bryant@example.org",
        telephone="01632960777", letter_size=18, standing_shown_by="Her badge",
    )  # fmt: skip
    made = add_person(caseload, amara, form, NOW)
    card = case_page(caseload, amara, TODAY).people[1]
    assert (card.id, card.name, card.initials) == (made, "Claire Bryant", "CB")
    assert card.standing == "School or setting (Her badge)"
    assert card.may_be_told == "May be told what their advice needs"
    assert card.telephone == "01632 960777"
    assert card.warnings == ("Letters in 18 pt",)


def test_the_form_opens_as_the_person_stands(caseload, mother):
    opened = person_form(caseload, mother)
    assert opened.form == PersonForm(
        name="Ngozi Okafor", role="Mother", standing="parental_responsibility",
        may_be_told="everything", telephone="01632 960123", lines=("4 Mill Lane",),
        postcode="NM1 1AA",
    )  # fmt: skip
    assert len(opened.seen["telephone"]) == 1


def test_a_form_saved_as_it_opened_writes_nothing(caseload, mother):
    before = general_journal(caseload)
    change(caseload, mother)
    assert general_journal(caseload) == before


def test_only_what_was_changed_is_written(caseload, mother):
    first = person_form(caseload, mother)
    change(caseload, mother, telephone="01632 960999")
    later = replace(first.form, best_way="After 3 pm")
    change_person(caseload, mother, later, first.seen, NOW)
    form = person_form(caseload, mother).form
    assert (form.telephone, form.best_way) == ("01632 960999", "After 3 pm")


def test_two_changes_of_one_field_stand_side_by_side(caseload, amara, mother):
    first = person_form(caseload, mother)
    change(caseload, mother, telephone="01632 960999")
    later = replace(first.form, telephone="01632 960555")
    change_person(caseload, mother, later, first.seen, NOW)
    assert case_page(caseload, amara, TODAY).conflicts == 1
    assert len(person_form(caseload, mother).seen["telephone"]) == 2


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"standing": "mother"}, "standing"),
        ({"may_be_told": "all"}, "may_be_told"),
        ({"telephone": "call her"}, "telephone"),
        ({"email": "none"}, "email"),
        ({"postcode": "NM"}, "postcode"),
        ({"letter_size": 13}, "letter_size"),
    ],
)
def test_a_fault_is_said_beside_its_field(caseload, mother, fields, field):
    before = general_journal(caseload)
    with pytest.raises(Refused) as refused:
        change(caseload, mother, **fields)
    assert refused.value.field == field
    assert general_journal(caseload) == before


def test_an_address_that_is_protected_lies_apart_and_nowhere_else(caseload, amara):
    form = PersonForm(
        name="Emeka Okafor", lines=HIDDEN, postcode="EF2 2BB",
        address_is_protected=True,
    )  # fmt: skip
    made = add_person(caseload, amara, form, NOW)
    assert protected(caseload) == [(HIDDEN, "EF2 2BB")]
    assert "Quarry" not in general_journal(caseload)
    assert person_form(caseload, made).form.lines == HIDDEN
    card = case_page(caseload, amara, TODAY).people[1]
    assert card.address == "Address protected"
    change(caseload, made, lines=("10 Quarry Row",))
    assert protected(caseload) == [(("10 Quarry Row",), "EF2 2BB")]
    assert "Quarry" not in general_journal(caseload)


def test_an_address_that_becomes_protected_leaves_the_general_record(caseload, mother):
    change(caseload, mother, address_is_protected=True)
    assert protected(caseload) == [(("4 Mill Lane",), "NM1 1AA")]
    with caseload.reading() as session:
        assert session.scalars(select(Involved)).one().address is None


def test_an_address_that_is_protected_no_more_is_shown_again(caseload, mother):
    change(caseload, mother, address_is_protected=True)
    change(caseload, mother, address_is_protected=False)
    with caseload.reading() as session:
        held = session.scalars(select(Involved)).one().address
        assert held == Address(lines=("4 Mill Lane",), postcode="NM1 1AA")
    assert protected(caseload) == [((), None)]


def test_who_may_not_open_it_can_neither_see_nor_file_it(caseload, amara, mother):
    change(caseload, mother, address_is_protected=True, lines=HIDDEN)
    general_only(caseload)
    opened = person_form(caseload, mother)
    assert (opened.form.lines, opened.form.postcode) == ((), "")
    with pytest.raises(Refused) as refused:
        change(caseload, mother, lines=("1 High Street",))
    assert refused.value.field == "lines"
    change(caseload, mother, best_way="After 3 pm")
    assert person_form(caseload, mother).form.address_is_protected
    form = PersonForm(name="Emeka Okafor", address_is_protected=True)
    assert add_person(caseload, amara, form, NOW)


def test_a_child_is_changed_and_the_list_follows(caseload, amara):
    person_id = case_page(caseload, amara, TODAY).person_id
    opened = child_form(caseload, person_id)
    assert (opened.form.forename, opened.form.born) == ("Amara", "2019-03-04")
    form = replace(
        opened.form, known_as="Ama", school="Larkspur Infants", born="5 March 2019",
        upn="A123456789012", lines=("4 Mill Lane",),
    )  # fmt: skip
    change_child(caseload, person_id, form, opened.seen, NOW)
    with caseload.reading() as session:
        child = session.scalars(select(Person)).one()
        assert child.born == date(2019, 3, 5)
        assert child.setting == Setting(name="Larkspur Infants")
        assert child.address == Address(lines=("4 Mill Lane",))
    (row,) = caseload_page(caseload, TODAY, search="ama larkspur A1234").rows
    assert (row.name, row.school) == ("Ama Okafor", "Larkspur Infants")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"born": "2026-03-03"}, "born"),
        ({"born": "2026-03-04"}, "born"),
        ({"forename": "", "surname": ""}, "forename"),
        ({"upn": "B123456789012"}, "upn"),
        ({"uln": "1"}, "uln"),
        ({"school_urn": "12"}, "school_urn"),
        ({"ethnicity": "XXXX"}, "ethnicity"),
    ],
)
def test_a_childs_particulars_cannot_be_impossible(caseload, amara, fields, field):
    person_id = case_page(caseload, amara, TODAY).person_id
    opened = child_form(caseload, person_id)
    form = replace(opened.form, **fields)
    with pytest.raises(Refused) as refused:
        change_child(caseload, person_id, form, opened.seen, NOW)
    assert refused.value.field == field


def test_who_is_not_there_is_told_in_a_sentence(caseload):
    with pytest.raises(BadInput):
        person_form(caseload, "0" * 32)
    with pytest.raises(BadInput):
        child_form(caseload, "nobody")
