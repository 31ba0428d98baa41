"""What is kept apart, on two real stations that exchange, and on one without a key."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import inspect, select, table, text

from letter_case import SERVICES, beside
from make import amara, at
from sync.conftest import template, three, two  # noqa: F401
from twentyweeks.casework import (
    Address,
    Authority,
    Case,
    Involved,
    Letter,
    NoteKind,
    Officer,
    Person,
    ProtectedAddress,
    Visit,
)
from twentyweeks.casework.visit import Household, Meeting
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.exchange import exchange, set_central
from twentyweeks.operations.letter import LetterChoice, issue_letter, preview_letter
from twentyweeks.operations.papers import open_paper
from twentyweeks.operations.people import (
    PersonForm,
    add_person,
    change_child,
    change_person,
    child_form,
    person_form,
)
from twentyweeks.operations.protecting import part_protected
from twentyweeks.operations.register_request import register_request
from twentyweeks.operations.settle import conflict_cards
from twentyweeks.operations.visit import (
    NewNote,
    VisitForm,
    draft_name,
    keep_draft,
    read_draft,
    record_visit,
    visit_form_to_json,
)
from twentyweeks.vault.keys import Compartment

NOW = at("2026-03-05")
TODAY = date(2026, 3, 5)
REFUGE = ("12 Tanner Passage", "Eastfold")
PLACE = "The refuge in Tanner Passage"
FORM = VisitForm(
    held_on=date(2026, 3, 4),
    meeting=Meeting(place=PLACE),
    household=Household(
        safe_address="12 Tanner Passage", safe_telephone="01632 960345"
    ),
)
RESTRICTED = Compartment.RESTRICTED


@pytest.fixture
def jo(three):  # noqa: F811
    """Return the caseload of Jo, who begins the team and holds every key."""
    return at_central(three, "jo")


@pytest.fixture
def sam(three):  # noqa: F811
    """Return the caseload of Sam, whose passphrase opens what is kept apart."""
    return at_central(three, "sam")


@pytest.fixture
def ada(three):  # noqa: F811
    """Return the caseload of Ada, who has the key of the general part alone."""
    return at_central(three, "ada")


def at_central(team, name):
    set_central(team.caseloads[name], str(team.central), NOW)
    return team.caseloads[name]


def both(*caseloads):
    for _ in range(2):
        for each in caseloads:
            exchange(each, NOW)


def only_case(caseload):
    with caseload.reading() as session:
        return session.scalars(select(Case.id).order_by(Case.id)).first().hex


def mother_of(caseload):
    return named(caseload, "Ngozi Okafor").id


def named(caseload, name):
    people = case_page(caseload, only_case(caseload), TODAY).people
    return next(each for each in people if each.name == name)


def child_of(caseload):
    return case_page(caseload, only_case(caseload), TODAY).person_id


def change(caseload, **fields):
    mother = mother_of(caseload)
    opened = person_form(caseload, mother)
    form = replace(opened.form, **fields)
    return change_person(caseload, mother, form, opened.seen, NOW)


def protect(caseload, lines=REFUGE, **fields):
    return change(caseload, address_is_protected=True, lines=lines, **fields)


def settle_child(caseload, **fields):
    opened = child_form(caseload, child_of(caseload))
    form = replace(opened.form, **fields)
    change_child(caseload, child_of(caseload), form, opened.seen, NOW)


def said(caseload, compartment=Compartment.GENERAL, without=()):
    """Return every value of a compartment's file as text."""
    with caseload.reading(compartment) as session:
        connection = session.connection()
        names = set(inspect(connection).get_table_names()) - set(without)
        return "\n".join(
            str(tuple(row))
            for name in sorted(names)
            for row in connection.execute(select(text("*")).select_from(table(name)))
        )


def shown(caseload):
    """Return what the general file shows: all but journal and what was sent."""
    return said(caseload, without=("operation", "bundle"))


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


def lettered(jo):
    """Return the case, ready for letters: services, and a parent who lives apart."""
    with jo.writing(jo.stamp(NOW)) as journal:
        authority = journal.session.scalars(select(Authority)).one()
        for name, value in SERVICES.items():
            journal.set(authority, name, value)
    beside(jo, "Emeka Okafor")
    with jo.writing(jo.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        journal.set(case, "officer_id", jo.officer)
        officer = journal.session.get(Officer, jo.officer)
        journal.set(officer, "telephone", "01632 960101")
        journal.set(officer, "email", "jo.marlow@northmoor.example")
    return only_case(jo)


def choice(caseload, name):
    return LetterChoice(kind="received", recipient_id=named(caseload, name).id)


def test_what_differs_apart_stops_a_letter(jo, sam):
    case_id = lettered(jo)
    protect(jo)
    both(jo, sam)
    protect(jo, lines=("13 Tanner Passage",))
    protect(sam, lines=("14 Tanner Passage",))
    both(jo, sam)
    found = preview_letter(jo, case_id, choice(jo, "Emeka Okafor"), TODAY)
    assert any("two officers wrote apart" in each.words for each in found.findings)
    assert not found.may_be_issued
    assert case_page(jo, case_id, TODAY).conflicts == 1


def test_whom_to_ask_may_differ_and_stops_no_letter(jo, sam):
    case_id = lettered(jo)
    both(jo, sam)
    note = NewNote(kind=NoteKind.SENSITIVE, words="The dog bites")
    record_visit(sam, case_id, VisitForm(notes=(note,)), NOW)
    protect(jo)
    both(jo, sam)
    for each in (jo, sam):
        assert case_page(each, case_id, TODAY).conflicts == 0
    found = preview_letter(jo, case_id, choice(jo, "Emeka Okafor"), TODAY)
    assert not any("wrote apart" in each.words for each in found.findings)


def test_a_paper_kept_apart_reaches_who_holds_the_key_and_nobody_else(jo, sam, ada):
    case_id = lettered(jo)
    protect(jo)
    issued = issue_letter(jo, case_id, choice(jo, "Ngozi Okafor"), NOW)
    assert b"%PDF" in issued.pdf
    both(jo, sam, ada)
    assert open_paper(sam, issued.document_id).content == issued.pdf
    with pytest.raises(Unavailable, match="ask your manager"):
        open_paper(ada, issued.document_id)
    with ada.reading() as session:
        assert session.scalars(select(Letter)).one().recipient_name == "Ngozi Okafor"
    stored = [each.read_bytes() for each in ada.home.rglob("*") if each.is_file()]
    assert all(b"Tanner" not in each for each in stored)
    assert "Tanner" not in said(ada)


def test_a_town_that_all_know_is_no_secret_and_a_road_is(jo):
    case_id = lettered(jo)
    protect(jo, lines=("12 Tanner Passage", "Northmoor"))
    father = choice(jo, "Emeka Okafor")
    found = preview_letter(jo, case_id, father, TODAY)
    assert found.may_be_issued
    with jo.writing(jo.stamp(NOW)) as journal:
        known = journal.session.scalars(
            select(Involved).where(Involved.name == "Emeka Okafor")
        ).one()
        journal.set(known, "salutation", "Mr Okafor of 12 TANNER  passage")
    found = preview_letter(jo, case_id, father, TODAY)
    assert not found.may_be_issued


def test_a_protected_person_is_reached_and_named_apart(jo, ada):
    protect(jo, telephone="01632 960345", new_name="Ngozi Castell")
    for needle in ("960345", "Castell", "Tanner"):
        assert needle not in said(jo)
        assert needle in said(jo, RESTRICTED)
    form = person_form(jo, mother_of(jo)).form
    assert (form.telephone, form.new_name) == ("01632 960345", "Ngozi Castell")
    both(jo, ada)
    bare = person_form(ada, mother_of(ada)).form
    assert (bare.telephone, bare.new_name, bare.lines) == ("", "", ())
    with pytest.raises(Refused) as refused:
        change(ada, telephone="01632 960999")
    assert refused.value.field == "telephone"


def test_a_protected_childs_school_and_new_name_lie_apart(jo, ada):
    settle_child(
        jo,
        address_is_protected=True,
        school="Harbour Primary",
        lines=REFUGE,
        new_name="Amara Castell",
    )
    for needle in ("Harbour", "Castell", "Tanner"):
        assert needle not in said(jo)
    form = child_form(jo, child_of(jo)).form
    assert (form.school, form.new_name) == ("Harbour Primary", "Amara Castell")
    assert case_page(jo, only_case(jo), TODAY).held_apart == ""
    both(jo, ada)
    assert child_form(ada, child_of(ada)).form.school == ""
    assert "Ask Jo Marlow." in case_page(ada, only_case(ada), TODAY).held_apart


@pytest.mark.parametrize("who", ["child", "person"])
def test_a_new_name_is_never_written_where_all_read(jo, who):
    given = {"new_name": "Amara Castell"}
    with pytest.raises(Refused, match="tick first") as refused:
        settle_child(jo, **given) if who == "child" else change(jo, **given)
    assert refused.value.field == "new_name"


def test_a_protected_person_is_added_with_all_of_it_apart(jo):
    form = PersonForm(
        name="Bisi Okafor", lines=REFUGE, telephone="01632 960345",
        new_name="Bisi Castell", address_is_protected=True,
    )  # fmt: skip
    made = add_person(jo, only_case(jo), form, NOW)
    for needle in ("Tanner", "960345", "Castell"):
        assert needle not in said(jo)
    assert person_form(jo, made).form == form


def test_a_detail_that_is_protected_no_more_stands_with_the_person(jo):
    protect(jo, telephone="01632 960345")
    change(jo, address_is_protected=False, new_name="")
    with jo.reading() as session:
        mother = session.scalars(select(Involved)).one()
        assert (mother.telephone, mother.address.lines) == ("01632 960345", REFUGE)
    with jo.reading(RESTRICTED) as session:
        held = session.scalars(select(ProtectedAddress)).one()
        assert (held.lines, held.telephone) == ((), None)


def test_a_protected_address_written_apart_names_whose_it_is(jo, sam):
    protect(jo)
    both(jo, sam)
    change(jo, telephone="01632 960771")
    change(sam, telephone="01632 960772")
    both(jo, sam)
    told = {(each.child, each.what) for each in conflict_cards(jo)}
    assert told == {("Amara Okafor", "Protected telephone of Ngozi Okafor")}
