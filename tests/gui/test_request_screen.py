"""New request: the clock starts on the day of receipt."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.case.page import CaseScreen
from twentyweeks.gui.editors import put
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.operations.drafts import read_draft

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk):
    desk.open("request")
    return desk.window.current_page()


def type_in(page, **values):
    for name, words in values.items():
        put(page.form.fields[name].editor, words)


THEO = {
    "forename": "Theo",
    "surname": "Achebe",
    "born": "14/02/2018",
    "received_on": "20/11/2026",
    "parent_name": "Ada Achebe",
    "parent_standing": "parental_responsibility",
    "parent_address": "7 Fell View\nNorthmoor",
    "parent_postcode": "ZZ99 3VZ",
}


def test_it_is_saved_and_gives_way_to_the_case(qtbot, desk, page):
    type_in(page, **THEO)
    with qtbot.waitSignal(desk.sitting.told) as told:
        qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    assert told.args == ["The request is registered. The six weeks have begun."]
    case = desk.window.current_page()
    assert isinstance(case, CaseScreen)
    wait_until(lambda: case.shown is not None)
    assert case.shown.name == "Theo Achebe"
    assert case.shown.people[0].address == "7 Fell View, Northmoor, ZZ99 3VZ"
    assert not read_draft(desk.sitting.caseload, "request")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("born", "31/02/2018"),
        ("received_on", "24/11/2026"),
        ("upn", "A123"),
        ("nhs_number", "12"),
        ("parent_postcode", "NOWHERE"),
        ("parent_email", "not an address"),
    ],
)
def test_what_is_refused_stands_beside_its_field(page, field, typed):
    type_in(page, **{**THEO, field: typed})
    page.save()
    wait_until(lambda: page.form.fields[field].error())
    assert page.form.fields[field].error().endswith("Nothing was saved.")
    assert page.form.summary.isVisible()


def test_the_summary_leads_to_the_field(qtbot, page):
    page.save()
    wait_until(page.form.summary.isVisible)
    link = page.form.summary.findChildren(QWidget)[-1]
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert page.form.fields["born"].editor.hasFocus() or (
        page.form.fields["forename"].editor.hasFocus()
    )


def test_a_child_who_is_known_is_asked_about(qtbot, desk, page):
    type_in(page, **THEO)
    type_in(page, forename="Amara", surname="Okafor", born="04/03/2019")
    page.save()
    wait_until(page.known.isVisible)
    buttons = page.known.findChildren(Button)
    assert [each.accessibleName() or each.text() for each in buttons] == [
        "Add it to Amara Okafor, born 4 March 2019 (EHC-26-1008)",
        "This is a different child",
    ]
    page.known.findChildren(Button)[1].click()
    wait_until(lambda: isinstance(desk.window.current_page(), CaseScreen))


def test_what_is_typed_is_kept_and_comes_back(qtbot, desk, page):
    qtbot.keyClicks(page.form.fields["surname"].editor, "Achebe")
    wait_until(lambda: read_draft(desk.sitting.caseload, "request"))
    words, _ = read_draft(desk.sitting.caseload, "request")
    assert json.loads(words) == {"surname": "Achebe"}
    assert page.kept.isVisible()
    desk.sitting.left.emit()
    desk.open("request")
    again = desk.window.current_page()
    wait_until(lambda: again.form.values()["surname"] == "Achebe")


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_in_the_request(qtbot, desk, wear, scale):
    wear(scale)
    desk.window.resize(1540, 960)
    desk.open("request")
    page = desk.window.current_page()
    page.form.refuse("Date of birth: there is no such day.", "born")
    qtbot.wait(200)
    assert misfits_at_rest(page) == []


def test_focus_goes_from_field_to_field(qtbot, page):
    page.form.fields["received_on"].editor.setFocus()
    order = []
    for _ in range(4):
        order.append(page.window().focusWidget().accessibleName())
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    assert order == ["Received on", "Asked by", "First name", "Last name"]


def test_everything_in_the_request_has_a_name(page, silent_widgets):
    assert silent_widgets(page) == []
