"""Settings: expected times with their offers, and bank holidays added late."""

from datetime import date, timedelta

import pytest

from gui.desks import TODAY, wait_until
from gui.fit import misfits_at_rest
from make import at, register
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.operations.expected import expected_page
from twentyweeks.operations.holidays import holidays_page
from twentyweeks.operations.record import advice_in, ask_advice

HEALTH = "advice:health"


@pytest.fixture
def page(desk):
    desk.window.go("settings")
    shown = desk.window.current_page()
    wait_until(lambda: shown.expected.opened is not None)
    return shown


def held(desk, step):
    lines = expected_page(desk.sitting.caseload, TODAY).lines
    return next(line.days for line in lines if line.step == step)


def test_expected_days_are_kept(desk, page):
    page.expected.form.fill({"panel": "10", HEALTH: "50"})
    page.expected.save()
    wait_until(lambda: held(desk, HEALTH) == "50")
    assert held(desk, "panel") == "10"
    assert held(desk, "draft") == ""


def test_what_is_no_number_of_days_is_told_beside_its_field(desk, page):
    page.expected.form.fill({"panel": "soon"})
    page.expected.save()
    wait_until(lambda: page.expected.form.fields["panel"].error())
    assert "from 1 to 365" in page.expected.form.fields["panel"].error()
    assert held(desk, "panel") == ""


def five_answers(caseload):
    for days in (30, 40, 45, 50, 60):
        asked = TODAY - timedelta(days=100)
        came = str(asked + timedelta(days=days))
        name = f"Child {days}"
        case = register(caseload, str(asked), forename=name, known_already="different")
        ask_advice(caseload, case, "health", str(asked), now=at(str(asked)))
        advice_in(caseload, case, "health", came, now=at(came))


def test_an_offer_fills_its_field_and_is_not_saved_by_itself(desk, page):
    assert page.expected.offers == {}
    five_answers(desk.sitting.caseload)
    page.expected.refresh()
    wait_until(lambda: HEALTH in page.expected.offers)
    page.expected.offers[HEALTH].click()
    assert page.expected.form.values()[HEALTH] == "45"
    assert held(desk, HEALTH) == ""


def test_a_holiday_is_added_and_taken_away(desk, page):
    page.holidays.form.fill({"on": "26/11/2026", "name": "Day of thanks"})
    page.holidays.add()
    wait_until(lambda: bins(page) != [])
    (button,) = bins(page)
    said = "Take away Thursday 26 November 2026: Day of thanks"
    assert button.accessibleName() == said
    assert page.holidays.form.values() == {"on": "", "name": ""}
    button.click()
    wait_until(lambda: bins(page) == [])
    assert holidays_page(desk.sitting.caseload, date(2026, 11, 23)).added == ()


def bins(page):
    return [b for b in page.holidays.findChildren(IconButton) if b.isVisible()]


def test_a_day_that_changes_nothing_is_told_beside_its_field(page):
    page.holidays.form.fill({"on": "25/12/2026", "name": "Christmas"})
    page.holidays.add()
    field = page.holidays.form.fields["on"]
    wait_until(field.error)
    assert "in the list already" in field.error()


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut(desk, page, wear, scale):
    five_answers(desk.sitting.caseload)
    page.expected.refresh()
    wait_until(lambda: HEALTH in page.expected.offers)
    wear(scale)
    desk.window.resize(1540, 960)
    assert misfits_at_rest(page) == []


def test_every_field_says_what_it_is(page, silent_widgets):
    assert silent_widgets(page) == []
