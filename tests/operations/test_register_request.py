from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from make import amara, at, register
from twentyweeks.casework import (
    Address,
    Case,
    Contact,
    Involved,
    MayBeTold,
    Milestone,
    Person,
    Setting,
    Standing,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.find_case import find_case
from twentyweeks.operations.people import change_person, person_form
from twentyweeks.operations.register_request import KnownAlready, register_request

TODAY = date(2026, 3, 2)


def count(caseload, kind):
    with caseload.reading() as session:
        return len(session.scalars(select(kind)).all())


def test_a_request_makes_a_case_a_child_a_parent_and_its_milestone(caseload):
    case_id = register(
        caseload,
        known_as="Ama",
        upn="A123456789012",
        nhs_number="943 476 5919",
        parent_telephone="01632960123",
        parent_email="ngozi@example.org",
        parent_address=("4 Mill Lane", "Northmoor"),
        parent_postcode="nm11aa",
        primary_need="SLCN",
    )
    with caseload.reading() as session:
        (case,) = session.scalars(select(Case))
        (child,) = session.scalars(select(Person))
        (parent,) = session.scalars(select(Involved))
        (milestone,) = session.scalars(select(Milestone))
        assert case.id.hex == case_id
        assert (case.reference, case.primary_need) == ("EHC-26-1001", "SLCN")
        assert case.officer_id == caseload.officer
        assert child.name == "Ama Okafor"
        assert child.born == date(2019, 3, 4)
        assert (child.upn, child.nhs_number) == ("A123456789012", "9434765919")
        assert child.setting == Setting(name="Ashgrove Primary")
        assert parent.child_id == child.id
        assert parent.standing is Standing.PARENTAL_RESPONSIBILITY
        assert parent.may_be_told is MayBeTold.EVERYTHING
        assert parent.telephone == "01632 960123"
        lines = ("4 Mill Lane", "Northmoor")
        assert parent.address == Address(lines=lines, postcode="NM1 1AA")
        assert milestone.facts == {
            "kind": "request_received",
            "on": "2026-03-02",
            "from": "parent",
        }
        assert milestone.recorded_by == caseload.officer
        assert milestone.recorded_at == at("2026-03-02")
        assert session.scalars(select(Contact)).all() == []


def test_the_case_is_in_the_list_with_its_six_weeks_as_soon_as_it_is_saved(caseload):
    register(caseload)
    (row,) = caseload_page(caseload, TODAY).rows
    assert row.name == "Amara Okafor"
    assert row.reference_and_year == "EHC-26-1001 · Year 2"
    assert (row.step, row.on) == ("Decide whether to assess", "Mon 13 Apr")
    assert (row.due, row.weeks) == ("42 days left", "1 of 20")


def test_references_follow_the_year_of_the_request_and_are_never_taken_twice(caseload):
    register(caseload)
    register(caseload, forename="Samir", surname="Hughes", reference="EHC-26-1041")
    third = register(caseload, forename="Finlay", surname="Osei")
    assert find_case(caseload, "ehc-26-1042") == third
    earlier = register_request(
        caseload,
        amara(forename="Arlo", surname="Iqbal", received_on="2025-11-03"),
        at("2026-03-02"),
    )
    assert find_case(caseload, "EHC-25-1001") == earlier
    with pytest.raises(Refused) as refused:
        register(caseload, forename="Theo", surname="Marsh", reference="EHC-26-1042")
    assert refused.value.field == "reference"


@pytest.mark.parametrize(
    ("fields", "at_fault", "sentence"),
    [
        ({"forename": "", "surname": ""}, "forename", "Give the child's name"),
        ({"born": ""}, "born", "give a day"),
        ({"born": "31/02/2019"}, "born", "There is no such day"),
        ({"born": "2026-03-03"}, "born", "in the future"),
        ({"born": "2001-03-02"}, "born", "25 or older"),
        ({"received_on": "2026-03-03"}, "received_on", "in the future"),
        ({"received_on": "soon"}, "received_on", "not a date"),
        ({"received_on": "2014-08-31", "born": "2010-01-01"}, "received_on", "force"),
        ({"received_on": "2026-02-02", "born": "2026-02-03"}, "born", "after the day"),
        ({"asked_by": "neighbour"}, "asked_by", "neighbour"),
        ({"upn": "B123456789012"}, "upn", "should be A, not B"),
        ({"upn": "A12345"}, "upn", "13 characters"),
        ({"nhs_number": "943 476 5918"}, "nhs_number", "does not fit"),
        ({"sex": "Q"}, "sex", "none of M, F"),
        ({"parent_postcode": "Northmoor"}, "parent_postcode", "postcode"),
        ({"parent_telephone": "12"}, "parent_telephone", "telephone"),
        ({"parent_email": "ngozi"}, "parent_email", "e-mail"),
        ({"parent_standing": "mother"}, "parent_standing", "none of"),
        ({"parent_name": "", "parent_email": "n@example.org"}, "parent_name", "miss"),
    ],
)
def test_what_cannot_be_right_is_said_beside_its_field_and_nothing_is_kept(
    caseload, fields, at_fault, sentence
):
    with pytest.raises(Refused) as refused:
        register_request(caseload, amara(**fields), at("2026-03-02"))
    assert refused.value.field == at_fault
    assert sentence in refused.value.sentence
    assert "Nothing was saved." in refused.value.sentence
    assert count(caseload, Case) == count(caseload, Person) == 0


def test_a_person_is_under_25_until_the_day_before_that_birthday(caseload):
    request = amara(forename="Rowan", born="2001-03-03", asked_by="young_person")
    assert register_request(caseload, request, at("2026-03-02"))


def test_a_late_evening_in_summer_is_still_that_day_in_england(caseload):
    request = amara(received_on="2026-07-01")
    assert register_request(caseload, request, at("2026-07-01", "00:10"))


def test_a_parent_of_unknown_standing_may_be_told_nothing_yet(caseload):
    register(caseload, parent_standing="unknown")
    with caseload.reading() as session:
        (parent,) = session.scalars(select(Involved))
        assert parent.may_be_told is MayBeTold.NOTHING


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"forename": "AMARA", "known_as": "Ama"},
        {"upn": "A123456789012", "forename": "Mara"},
    ],
)
def test_a_child_who_is_probably_known_is_asked_about(caseload, fields):
    first = register(caseload, upn="A123456789012")
    with pytest.raises(KnownAlready) as known:
        register(caseload, **fields)
    assert known.value.field == "known_already"
    assert "Amara Okafor, born 4 March 2019 (EHC-26-1001)" in known.value.sentence
    (person,) = known.value.people
    assert count(caseload, Case) == 1
    again = register(caseload, **{**fields, "known_already": person.person_id})
    assert again != first
    assert (count(caseload, Case), count(caseload, Person)) == (2, 1)


def test_an_officer_may_insist_that_it_is_another_child(caseload):
    register(caseload)
    register(caseload, known_already="different")
    assert count(caseload, Person) == 2


@pytest.mark.parametrize("surname", ["Osei", "Okafor"])
def test_the_same_birthday_is_no_double_nor_is_a_twin(caseload, surname):
    register(caseload)
    register(caseload, forename="Grace", surname=surname)
    assert count(caseload, Person) == 2


def test_a_child_who_is_not_in_the_caseload_cannot_be_joined(caseload):
    with pytest.raises(Refused) as refused:
        register(caseload, known_already="0" * 32)
    assert refused.value.field == "known_already"


def test_a_case_is_found_by_reference_or_identifier_and_by_nothing_else(caseload):
    case_id = register(caseload)
    assert find_case(caseload, " ehc-26-1001 ") == case_id
    assert find_case(caseload, case_id) == case_id
    with pytest.raises(Refused) as refused:
        find_case(caseload, "EHC-26-9999")
    assert refused.value.field == "reference"


def known(caseload):
    with caseload.reading() as session:
        return session.scalars(select(Person.id)).one().hex


def test_a_further_request_fills_in_and_never_overwrites(caseload):
    register(caseload, parent_telephone="01632 960123", parent_standing="unknown")
    register(
        caseload, "2026-09-07", known_already=known(caseload), known_as="Ama",
        upn="A123456789012", school="Larkspur Infants", parent_name="ngozi okafor",
        parent_telephone="01632 960999", parent_email="ngozi@example.org",
    )  # fmt: skip
    with caseload.reading() as session:
        child = session.scalars(select(Person)).one()
        assert (child.upn, child.known_as) == ("A123456789012", "Ama")
        assert child.setting == Setting(name="Larkspur Infants")
        parent = session.scalars(select(Involved)).one()
        assert parent.telephone == "01632 960123"
        assert parent.email == "ngozi@example.org"
        assert parent.standing is Standing.PARENTAL_RESPONSIBILITY
        assert parent.may_be_told is MayBeTold.EVERYTHING


def test_a_further_request_writes_no_address_of_a_protected_parent(caseload):
    case_id = register(caseload)
    mother = case_page(caseload, case_id, TODAY).people[0].id
    opened = person_form(caseload, mother)
    form = replace(opened.form, address_is_protected=True)
    change_person(caseload, mother, form, opened.seen, at("2026-03-02"))
    typed = {"known_already": known(caseload), "parent_address": ("9 Quarry Row",)}
    with pytest.raises(Refused, match="write it on their own form") as refused:
        register(caseload, **typed)
    assert refused.value.field == "parent_address"
    with caseload.reading() as session:
        assert session.scalars(select(Involved)).one().address is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"born": "2019-03-05"}, "born"),
        ({"upn": "A123456789012"}, "upn"),
    ],
)
def test_a_further_request_that_contradicts_the_record_is_refused(
    caseload, fields, field
):
    register(caseload, upn="H801200001001")
    with pytest.raises(Refused) as refused:
        register(caseload, known_already=known(caseload), **fields)
    assert refused.value.field == field
    assert count(caseload, Case) == 1


def test_a_second_parent_of_a_known_child_is_added(caseload):
    register(caseload)
    register(caseload, known_already=known(caseload), parent_name="Emeka Okafor")
    assert count(caseload, Involved) == 2


def test_a_young_person_who_asks_can_be_written_to(caseload):
    register(
        caseload, forename="Rowan", born="2008-05-01", asked_by="young_person",
        parent_name="",
    )  # fmt: skip
    with caseload.reading() as session:
        rowan = session.scalars(select(Involved)).one()
        assert (rowan.name, rowan.standing) == ("Rowan Okafor", Standing.YOUNG_PERSON)
        assert rowan.may_be_told is MayBeTold.EVERYTHING
