"""Settings: what is typed once stands in letters; a fault stands by its field."""

import pytest

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from twentyweeks.operations.authority import authority_form
from twentyweeks.operations.officer import officer_form


@pytest.fixture
def page(desk):
    desk.window.go("settings")
    shown = desk.window.current_page()
    wait_until(lambda: shown.authority.values()["name"] == "Northmoor Council")
    return shown


def put(form, name, words):
    form.fill({name: words})


def test_the_officer_s_telephone_is_kept(desk, page):
    put(page.officer, "telephone", "01632 960101")
    page.save_officer()
    caseload = desk.sitting.caseload
    wait_until(lambda: officer_form(caseload).telephone == "01632 960101")
    assert officer_form(caseload).name == "Jo Marlow"


def test_a_telephone_that_is_none_is_told_beside_its_field(desk, page):
    put(page.officer, "telephone", "ring me")
    page.save_officer()
    field = page.officer.fields["telephone"]
    wait_until(field.error)
    assert field.error().startswith("Telephone:")
    assert officer_form(desk.sitting.caseload).telephone == ""


def test_a_service_is_kept_with_its_address(desk, page):
    put(page.authority, "tribunal.name", "First-tier Tribunal")
    put(page.authority, "tribunal.address", "Invented House\nNorthmoor\nZZ99 3VZ")
    page.save_authority()
    caseload = desk.sitting.caseload
    wait_until(lambda: authority_form(caseload).form.tribunal.name != "")
    tribunal = authority_form(caseload).form.tribunal
    assert tribunal.address.lines == ("Invented House", "Northmoor")
    assert tribunal.address.postcode == "ZZ99 3VZ"


def test_a_promise_that_is_no_number_of_days_is_refused(desk, page):
    put(page.authority, "promise_days", "often")
    page.save_authority()
    field = page.authority.fields["promise_days"]
    wait_until(field.error)
    assert "1 to 60" in field.error()


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut(desk, page, wear, scale):
    wear(scale)
    desk.window.resize(1540, 960)
    assert misfits_at_rest(page) == []


def test_every_field_says_what_it_is(page, silent_widgets):
    assert silent_widgets(page) == []


def test_a_service_keeps_its_name_once_a_fault_was_told(desk, page):
    put(page.authority, "promise_days", "often")
    page.save_authority()
    wait_until(page.authority.fields["promise_days"].error)
    named = page.authority.fields["tribunal.telephone"].editor.accessibleName()
    assert named == "The Tribunal: Telephone"
