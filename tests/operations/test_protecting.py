"""What is kept apart, on two real stations that exchange, and on one without a key."""

import json

import pytest
from sqlalchemy import select

from letter_case import beside
from make import amara
from protected_case import (
    FORM,
    NOW,
    PLACE,
    REFUGE,
    RESTRICTED,
    TODAY,
    both,
    change,
    child_of,
    mother_of,
    only_case,
    protect,
    said,
    settle_child,
    shown,
)
from twentyweeks.casework import (
    Address,
    Case,
    Person,
    ProtectedAddress,
    Visit,
)
from twentyweeks.casework.visit import Meeting
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.exchange import exchange
from twentyweeks.operations.people import child_form
from twentyweeks.operations.protecting import part_protected
from twentyweeks.operations.register_request import register_request
from twentyweeks.operations.visit import (
    draft_name,
    keep_draft,
    read_draft,
    record_visit,
    visit_form_to_json,
)


def test_the_childs_same_address_is_hidden_with_the_parents(jo):
    change(jo, lines=REFUGE, postcode="EF2 2BB")
    settle_child(jo, lines=("12, Tanner  passage", "Eastfold"), postcode="ef2 2bb")
    words = protect(jo, postcode="EF2 2BB")
    assert words.startswith("The address is kept apart from now on")
    assert "Tanner" not in shown(jo)
    with jo.reading() as session:
        child = session.scalars(select(Person)).one()
        assert (child.address, child.address_is_protected) == (None, True)
    form = child_form(jo, child_of(jo)).form
    assert form.lines == ("12, Tanner  passage", "Eastfold")
    assert (form.postcode, form.address_is_protected) == ("EF2 2BB", True)
    assert protect(jo, postcode="EF2 2BB") == ""


def test_the_childs_other_address_stays(jo):
    settle_child(jo, lines=("4 Mill Lane",), postcode="NM1 1AA")
    protect(jo, postcode="EF2 2BB")
    assert child_form(jo, child_of(jo)).form.lines == ("4 Mill Lane",)
    with jo.reading() as session:
        assert not session.scalars(select(Person)).one().address_is_protected


def test_who_else_has_the_same_address_is_named(jo):
    beside(jo, "Emeka Okafor", address=Address(lines=REFUGE, postcode="EF2 2BB"))
    words = protect(jo, postcode="EF2 2BB", telephone="01632 960345")
    assert "The same address still stands with Emeka Okafor" in words


def test_who_has_no_key_hides_the_childs_address_too(jo, ada):
    change(jo, lines=REFUGE, postcode="EF2 2BB")
    settle_child(jo, lines=REFUGE, postcode="EF2 2BB")
    both(jo, ada)
    words = change(ada, address_is_protected=True, lines=(), postcode="")
    assert words.startswith("No screen shows the address from now on.")
    assert "Tanner" not in shown(ada)
    both(jo, ada)
    assert "Tanner" not in shown(jo)


def test_a_protection_that_arrives_parts_what_stood_here(jo, sam):
    both(jo, sam)
    case_id = only_case(sam)
    record_visit(sam, case_id, FORM, NOW)
    keep_draft(sam, draft_name(case_id), visit_form_to_json(FORM), NOW)
    settle_child(sam, lines=REFUGE)
    protect(jo)
    exchange(jo, NOW)
    report = exchange(sam, NOW)
    assert report.alarms == (
        "Around 1 child an address is protected now. What visits and half-typed forms "
        "on this laptop said of it is kept apart.",
    )
    for needle in ("Tanner", "960345"):
        assert needle not in shown(sam)
    with sam.reading(RESTRICTED) as session:
        apart = session.scalars(select(Visit)).one()
        assert apart.meeting == Meeting(place=PLACE)
        held = session.scalars(select(ProtectedAddress.of_id)).all()
        assert {each.hex for each in held} == {mother_of(sam), child_of(sam)}
    assert PLACE in read_draft(sam, draft_name(case_id))[0]
    assert exchange(sam, NOW).alarms == ()
    both(jo, sam)
    for needle in ("Tanner", "960345"):
        assert needle not in shown(jo)
    assert case_page(jo, only_case(jo), TODAY).conflicts == 0


def test_a_visit_that_arrives_after_the_protection_is_parted(jo, sam):
    both(jo, sam)
    protect(jo)
    record_visit(sam, only_case(sam), FORM, NOW)
    exchange(sam, NOW)
    exchange(jo, NOW)
    assert "Tanner" not in shown(jo)
    assert PLACE in said(jo, RESTRICTED)
    both(sam, jo)
    assert case_page(jo, only_case(jo), TODAY).conflicts == 0
    assert case_page(sam, only_case(sam), TODAY).conflicts == 0


def test_half_typed_forms_of_who_is_protected_tell_nothing(jo, sam):
    both(jo, sam)
    typed = {"lines": "12 Tanner Passage", "best_way": "After 3 pm"}
    for name in (f"person:{mother_of(sam)}", f"child:{child_of(sam)}"):
        keep_draft(sam, name, json.dumps(typed), NOW)
    protect(jo)
    settle_child(jo, address_is_protected=True)
    exchange(jo, NOW)
    exchange(sam, NOW)
    assert "Tanner" not in shown(sam)
    words, _at = read_draft(sam, f"person:{mother_of(sam)}")
    assert json.loads(words) == {"best_way": "After 3 pm"}
    assert any(
        each.startswith("Address protected: where Amara Okafor lives")
        for each in case_page(sam, only_case(sam), TODAY).alerts
    )


def test_a_station_without_the_key_hides_what_it_has_no_place_for(jo, ada):
    both(jo, ada)
    record_visit(ada, only_case(ada), FORM, NOW)
    protect(jo)
    exchange(jo, NOW)
    exchange(ada, NOW)
    assert "Tanner" not in shown(ada)
    assert part_protected(ada, NOW) == 0
    both(ada, jo)
    assert "Tanner" not in shown(jo)
    with jo.reading(RESTRICTED) as session:
        apart = session.scalars(select(Visit)).one()
        assert apart.meeting == Meeting(place=PLACE)
        assert apart.household == FORM.household
    before = said(jo, RESTRICTED)
    assert part_protected(jo, NOW) == 0
    assert said(jo, RESTRICTED) == before


def test_a_new_case_of_a_protected_child_says_that_something_is_apart(jo):
    protect(jo)
    known = child_of(jo)
    new = amara(received_on="2026-03-04", known_already=known, parent_name="")
    case_id = register_request(jo, new, NOW)
    with jo.reading() as session:
        held = {each.id.hex: each.held_apart for each in session.scalars(select(Case))}
    assert held[case_id].ask == "Jo Marlow"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"parent_address": ("9 Mill Lane",)}, "parent_address"),
        ({"parent_telephone": "01632 960999"}, "parent_telephone"),
        ({"school": "Harbour Primary"}, "school"),
    ],
)
def test_a_new_request_writes_no_protected_detail(jo, fields, field):
    protect(jo)
    settle_child(jo, address_is_protected=True)
    given = {"school": "", "known_already": child_of(jo), **fields}
    with pytest.raises(Refused) as refused:
        register_request(jo, amara(received_on="2026-03-04", **given), NOW)
    assert refused.value.field == field
