import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import inspect, select, table, text

from make import at, northmoor, register
from twentyweeks.casework import Case, Contact, ProtectedAddress, Visit
from twentyweeks.casework.visit import Household, Meeting
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.people import (
    PersonForm,
    add_person,
    change_person,
    person_form,
)
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.operations.visit import (
    VisitForm,
    drop_draft,
    keep_draft,
    read_draft,
    record_visit,
    visit_form_from_json,
    visit_form_to_json,
    visit_page,
    visit_summary,
)
from twentyweeks.paper import text_of
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.unlock import add_officer_slot

NOW = at("2026-04-20", "14:02")
TODAY = date(2026, 4, 20)
SECOND = "harbour thimble walnut sky"
PLACE = "The refuge in Tanner Passage"
ADDRESS = "12 Tanner Passage, Eastfold"
TELEPHONE = "01632 960345"
NEEDLES = ("Tanner Passage", TELEPHONE)
FORM = VisitForm(
    held_on=TODAY,
    meeting=Meeting(place=PLACE, starts="14:00"),
    household=Household(known_as="Ama", safe_address=ADDRESS, safe_telephone=TELEPHONE),
)
APART = f"Place: {PLACE}. Safe address: {ADDRESS}. Safe telephone: {TELEPHONE}."


@pytest.fixture
def case_id(caseload):
    return register(
        caseload, parent_address=("4 Mill Lane",), parent_postcode="NM1 1AA"
    )


@pytest.fixture
def hidden(caseload, case_id):
    """Return a case around which one address is protected."""
    protect(caseload, mother_of(caseload, case_id))
    return case_id


def mother_of(caseload, case_id):
    return case_page(caseload, case_id, TODAY).people[0].id


def protect(caseload, involved_id, **fields):
    opened = person_form(caseload, involved_id)
    form = replace(opened.form, address_is_protected=True, **fields)
    return change_person(caseload, involved_id, form, opened.seen, NOW)


def everything(caseload, compartment=Compartment.GENERAL):
    """Return every value in every table of a compartment's file, as text."""
    with caseload.reading(compartment) as session:
        connection = session.connection()
        tables = inspect(connection).get_table_names()
        return "\n".join(
            str(tuple(row))
            for name in tables
            for row in connection.execute(select(text("*")).select_from(table(name)))
        )


def shown(caseload):
    """Return what the general file shows now: all but what its journal remembers."""
    with caseload.reading() as session:
        connection = session.connection()
        tables = set(inspect(connection).get_table_names()) - {"operation"}
        return "\n".join(
            str(tuple(row))
            for name in sorted(tables)
            for row in connection.execute(select(text("*")).select_from(table(name)))
        )


def general_only(caseload):
    """Leave the officer with the general part alone, as most officers have it."""
    engines = vars(caseload)["_engines"]
    engines.pop(Compartment.RESTRICTED).dispose()


def assert_nowhere(caseload):
    said = everything(caseload)
    for needle in NEEDLES:
        assert needle not in said


def test_what_tells_of_a_protected_address_lies_apart_alone(caseload, hidden):
    visit_id = record_visit(caseload, hidden, FORM, NOW)
    assert_nowhere(caseload)
    with caseload.reading() as session:
        visit = session.scalars(select(Visit)).one()
        assert visit.meeting == Meeting(starts="14:00")
        assert visit.household == Household(known_as="Ama")
        words = [each.words for each in session.scalars(select(Contact))]
        assert words == ["Getting To Know You visit"]
    with caseload.reading(Compartment.RESTRICTED) as session:
        apart = session.scalars(select(Visit)).one()
        assert apart.id.hex == visit_id
        assert apart.meeting == Meeting(place=PLACE)
        assert apart.household == Household(
            safe_address=ADDRESS, safe_telephone=TELEPHONE
        )
    notes = case_page(caseload, hidden, TODAY).notes
    assert [(each.title, each.words) for each in notes] == [
        ("Kept apart from the visit of 20 April 2026", APART)
    ]
    said = " ".join(text_of(visit_summary(caseload, visit_id)))
    assert "Tanner" not in said


def test_the_bytes_of_the_general_file_and_its_copies_tell_nothing(home):
    with northmoor(home) as caseload:
        case_id = register(caseload)
        protect(caseload, mother_of(caseload, case_id))
        keep_draft(caseload, f"visit:{case_id}", visit_form_to_json(FORM), NOW)
        record_visit(caseload, case_id, FORM, NOW)
        copied = home.parent / "copied"
        copied.mkdir()
        for each in home.glob("general.db*"):
            shutil.copy(each, copied / each.name)
        files = [*copied.iterdir(), *(home / "copies").glob("**/*")]
        raw = [each.read_bytes() for each in files if each.is_file()]
        assert any(raw)
        for needle in NEEDLES:
            assert all(needle.encode() not in each for each in raw)
        with caseload.reading() as session:
            session.connection().exec_driver_sql("PRAGMA wal_checkpoint(FULL)")
    with northmoor(home) as caseload:
        assert_nowhere(caseload)


def test_a_draft_of_it_is_kept_apart_and_comes_back_whole(caseload, hidden):
    name = f"visit:{hidden}"
    keep_draft(caseload, name, visit_form_to_json(FORM), NOW)
    assert_nowhere(caseload)
    assert visit_form_from_json(visit_page(caseload, hidden, NOW).draft) == FORM
    keep_draft(caseload, name, visit_form_to_json(VisitForm()), NOW)
    assert "Tanner" not in everything(caseload, Compartment.RESTRICTED)
    keep_draft(caseload, name, visit_form_to_json(FORM), NOW)
    drop_draft(caseload, name)
    assert read_draft(caseload, name) is None
    keep_draft(caseload, name, visit_form_to_json(FORM), NOW)
    record_visit(caseload, hidden, FORM, NOW)
    assert read_draft(caseload, name) is None


def test_a_draft_with_nothing_else_in_it_comes_back(caseload, hidden):
    name = f"visit:{hidden}"
    keep_draft(caseload, name, json.dumps({"meeting": {"place": PLACE}}), NOW)
    kept = read_draft(caseload, name)
    assert kept is not None
    assert json.loads(kept[0]) == {"meeting": {"place": PLACE}}


def test_a_form_that_says_the_place_is_protected_is_enough(caseload, case_id):
    form = replace(FORM, place_is_protected=True)
    keep_draft(caseload, f"visit:{case_id}", visit_form_to_json(form), NOW)
    assert_nowhere(caseload)
    record_visit(caseload, case_id, form, NOW)
    assert_nowhere(caseload)
    assert case_page(caseload, case_id, TODAY).notes[0].words == APART


def test_without_a_protected_address_they_stand_with_the_visit(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    with caseload.reading() as session:
        visit = session.scalars(select(Visit)).one()
        assert visit.meeting == FORM.meeting
        assert visit.household == FORM.household
        assert session.scalars(select(Case)).one().held_apart is None
    assert "Tanner" not in everything(caseload, Compartment.RESTRICTED)


def test_at_home_tells_no_address_and_stays(caseload, hidden):
    record_visit(caseload, hidden, VisitForm(meeting=Meeting(place="At home")), NOW)
    with caseload.reading() as session:
        visit = session.scalars(select(Visit)).one()
        assert visit.meeting == Meeting(place="At home")


def test_a_second_save_after_a_fault_writes_nothing_apart_twice(caseload, hidden):
    with caseload.reading() as session:
        session.connection().exec_driver_sql("SELECT 1")
    first = record_visit(caseload, hidden, FORM, NOW)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        journal.delete(journal.session.scalars(select(Visit)).one())
    assert record_visit(caseload, hidden, replace(FORM, notes=()), NOW) != ""
    with caseload.reading(Compartment.RESTRICTED) as session:
        assert [each.id.hex for each in session.scalars(select(Visit))] == [first]


def test_who_has_no_key_is_refused_and_told_whom_to_ask(home):
    with northmoor(home) as caseload:
        case_id = register(caseload)
        protect(caseload, mother_of(caseload, case_id))
        sam = Holder("5" * 32, SECOND, 8192)
        add_officer_slot(
            home / "caseload.keys", caseload.keys, sam, (Compartment.GENERAL,)
        )
    caseload = open_caseload(home, SECOND, NOW)
    try:
        with pytest.raises(Refused, match="ask Jo Marlow to write them") as told:
            record_visit(caseload, case_id, FORM, NOW)
        assert told.value.field == "place"
        with pytest.raises(Refused, match=r"The rest is kept\. .* ask Jo Marlow"):
            keep_draft(caseload, f"visit:{case_id}", visit_form_to_json(FORM), NOW)
        assert_nowhere(caseload)
        kept = read_draft(caseload, f"visit:{case_id}")
        assert kept is not None
        assert visit_form_from_json(kept[0]).meeting == Meeting(starts="14:00")
        with caseload.reading() as session:
            assert session.scalars(select(Visit)).all() == []
        assert case_page(caseload, case_id, TODAY).held_apart == (
            "Something about this case is kept apart that you may not open: an "
            "address, and notes where there are any. Ask Jo Marlow."
        )
        record_visit(caseload, case_id, replace(FORM, meeting=Meeting(), household=Household()), NOW)  # fmt: skip # noqa: E501
        with caseload.reading() as session:
            assert len(session.scalars(select(Visit)).all()) == 1
    finally:
        caseload.close()
    with northmoor(home) as caseload:
        assert_nowhere(caseload)


@pytest.mark.parametrize(
    ("household", "field"),
    [
        (Household(safe_address=ADDRESS, safe_telephone=TELEPHONE), "safe_address"),
        (Household(safe_telephone=TELEPHONE), "safe_telephone"),
    ],
)
def test_the_field_that_must_stay_empty_is_named(caseload, hidden, household, field):
    general_only(caseload)
    with pytest.raises(Refused) as told:
        record_visit(caseload, hidden, VisitForm(household=household), NOW)
    assert told.value.field == field


def test_an_address_that_becomes_protected_is_shown_no_more(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    keep_draft(caseload, f"visit:{case_id}", visit_form_to_json(FORM), NOW)
    words = protect(caseload, mother_of(caseload, case_id))
    assert words == (
        "The address is kept apart from now on: only those who may open that part see "
        "it. The earlier one stays in the journal of this team's laptops, from which "
        "nothing is ever taken out."
    )
    for gone in (*NEEDLES, "4 Mill Lane"):
        assert gone not in shown(caseload)
    assert visit_form_from_json(visit_page(caseload, case_id, NOW).draft) == FORM
    assert case_page(caseload, case_id, TODAY).notes[0].words == APART
    with caseload.reading(Compartment.RESTRICTED) as session:
        held = session.scalars(select(ProtectedAddress)).one()
        assert held.lines == ("4 Mill Lane",)
    assert protect(caseload, mother_of(caseload, case_id)) == ""


def test_who_has_no_key_hides_it_and_is_told_what_is_left_to_do(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    keep_draft(caseload, f"visit:{case_id}", visit_form_to_json(FORM), NOW)
    general_only(caseload)
    mother = mother_of(caseload, case_id)
    words = protect(caseload, mother, lines=(), postcode="")
    assert words == (
        "No screen shows the address from now on. Your passphrase does not open what "
        "is kept apart: ask the manager of the SEND team to write it there. The "
        "earlier one stays in the journal of this team's laptops, from which nothing "
        "is ever taken out."
    )
    for gone in (*NEEDLES, "4 Mill Lane"):
        assert gone not in shown(caseload)


def test_a_protected_address_alone_says_that_something_is_apart(caseload, case_id):
    form = PersonForm(
        name="Emeka Okafor", lines=("9 Quarry Row",), address_is_protected=True
    )
    add_person(caseload, case_id, form, NOW)
    with caseload.reading() as session:
        apart = session.scalars(select(Case)).one().held_apart
        assert apart is not None
        assert (apart.since, apart.ask) == (TODAY, "Jo Marlow")
    assert case_page(caseload, case_id, TODAY).held_apart == ""
    general_only(caseload)
    assert "Ask Jo Marlow." in case_page(caseload, case_id, TODAY).held_apart
