"""The forecast and the ledger on the Case screen: ask what if, correct a reason."""

from datetime import date

import pytest

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.case.forecast import WhatIf
from twentyweeks.gui.case.ledger import LedgerCard
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.chips import Chip
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.case_page import case_page


@pytest.fixture
def page(desk):
    desk.window.go("caseload")
    desk.open("case", desk.case)
    shown = desk.window.current_page()
    wait_until(shown.is_whole)
    return shown


def said(widget):
    return [each.text() for each in widget.findChildren(Words) if each.isVisible()]


def ask(page):
    (button,) = (
        each
        for each in page.findChildren(Button)
        if each.text().endswith("arrives on…")
    )
    button.click()
    (dialog,) = page.findChildren(WhatIf)
    wait_until(dialog.isVisible)
    return dialog


@pytest.fixture
def what_if(page):
    return ask(page)


EARLIEST = "The final plan can be sent on Monday 18 January 2027 at the earliest."


def test_the_card_says_when_and_what_holds_it(page):
    words = said(page)
    assert EARLIEST in words
    assert "The law's date is Monday 11 January 2027, 7 days before that." in words


def test_another_day_moves_the_plan_and_nothing_is_saved(desk, page, what_if):
    what_if.form.fill({"health": "14/12/2026"})
    what_if.work_out()
    wait_until(lambda: "Monday 8 February 2027" in what_if.sentences.text())
    assert "health service, assumed on" in what_if.sentences.text()
    assert what_if.form.values()["panel"] == "28/12/2026"
    saved = case_page(desk.sitting.caseload, desk.case, date(2026, 11, 23))
    assert saved.forecast.earliest == EARLIEST
    what_if.form.fill({"draft": "25/01/2027"})
    what_if.work_out()
    wait_until(lambda: "Monday 22 February 2027" in what_if.sentences.text())
    what_if.expect_again()
    assert what_if.form.values()["health"] == "23/11/2026"
    assert EARLIEST in what_if.sentences.text()


def test_what_is_no_day_is_told_beside_its_field(what_if):
    what_if.form.fill({"panel": "soon"})
    what_if.work_out()
    wait_until(what_if.form.fields["panel"].error)
    assert what_if.form.fields["panel"].error().startswith("If it arrives on:")


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_of_the_dialog_is_cut(page, wear, scale):
    wear(scale)
    assert misfits_at_rest(ask(page)) == []


def test_the_dialog_is_as_tall_as_what_it_says(what_if):
    wait_until(lambda: what_if.page.verticalScrollBar().maximum() == 0)
    assert what_if.height() < what_if.parentWidget().window().height()


def test_every_day_says_what_it_is(what_if, silent_widgets):
    assert silent_widgets(what_if) == []


@pytest.fixture
def ledger(page):
    (card,) = page.findChildren(LedgerCard)
    return card


def test_a_late_adviser_is_in_the_ledger(ledger):
    words = said(ledger)
    assert "Health: Advice is due" in words
    assert "Found: Advice late" in words
    (chip, *_) = ledger.findChildren(Chip)
    assert chip.accessibleName() == "11 days overdue"


def test_a_reason_is_corrected_and_the_one_found_stays(desk, page, ledger):
    late = page.shown.late[0]
    dialog = ledger.correct(late)
    dialog.form.fill({"reason": "staff", "words": "We asked a week late"})
    dialog.save()
    wait_until(lambda: page.shown.late[0].corrected != "")
    wait_until(page.is_whole)
    wait_until(lambda: any("Corrected to Our own staff" in each for each in said(page)))
    assert "Found: Advice late" in said(page)


def test_a_correction_without_why_is_told_beside_its_field(page, ledger):
    dialog = ledger.correct(page.shown.late[0])
    dialog.form.fill({"reason": "staff"})
    dialog.save()
    wait_until(dialog.form.fields["words"].error)
    assert page.shown.late[0].corrected == ""


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_of_the_page_is_cut(desk, page, wear, scale):
    wear(scale)
    desk.window.resize(1540, 960)
    assert misfits_at_rest(page) == []
