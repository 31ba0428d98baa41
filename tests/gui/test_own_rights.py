"""A young person's own rights on the Case screen: wishes told and taken back."""

import json

import pytest
from PySide6.QtWidgets import QWidget

from gui.desks import NOW, wait_until
from gui.fit import misfits_at_rest
from make import register
from twentyweeks.gui.case.own import OwnCard
from twentyweeks.gui.editors import put
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.drafts import read_draft


@pytest.fixture
def case(desk):
    return register(
        desk.sitting.caseload,
        "2026-10-05",
        forename="Rowan",
        surname="Hale",
        born="2009-03-03",
        parent_name="Martha Hale",
    )


@pytest.fixture
def page(desk, case):
    desk.open("case", case)
    page = desk.window.current_page()
    wait_until(page.is_whole)
    return page


def card_of(page):
    (card,) = [each for each in page.findChildren(OwnCard) if each.isVisible()]
    return card


def press(page, name):
    found = card_of(page).findChildren(QWidget)
    next(each for each in found if each.accessibleName() == name).click()
    wait_until(page.forms)
    return page.forms()[0]


def fill(dialog, **words):
    for name, each in words.items():
        put(dialog.form.fields[name].editor, each)
        dialog.form.edited.emit()


def save(page, dialog):
    held = page.shown
    dialog.save()
    wait_until(lambda: page.shown is not held and page.is_whole() and not page.forms())


def said(page):
    return [each.text() for each in card_of(page).findChildren(Words)]


def test_a_child_has_no_such_card(desk):
    desk.open("case", desk.case)
    page = desk.window.current_page()
    wait_until(page.is_whole)
    assert page.findChildren(OwnCard) == []


def test_a_wish_is_recorded_and_taken_back_on_the_card(page):
    assert "Gets no copy: no wish is recorded" in said(page)
    dialog = press(page, "Rowan Hale wishes that Martha Hale gets copies")
    assert misfits_at_rest(dialog) == []
    fill(dialog, on="12/10/2026", how="In person")
    save(page, dialog)
    assert "Gets a copy, as wished on 12 October 2026 (In person)" in said(page)
    dialog = press(page, "The wish was taken back: copies to Martha Hale")
    fill(dialog, on="20/11/2026", how="By e-mail")
    save(page, dialog)
    assert page.shown.own.copies[0].words == (
        "Gets no copy: what was wished on 12 October 2026 (In person) was taken back "
        "on 20 November 2026 (By e-mail)"
    )


def test_a_wish_that_is_refused_says_so_at_its_field(page):
    dialog = press(page, "Rowan Hale wishes that Martha Hale gets copies")
    fill(dialog, how="")
    dialog.save()
    wait_until(dialog.form.summary.isVisible)
    assert "How we were told: it is missing." in dialog.form.summary.accessibleName()
    assert page.shown.own.copies[0].stands is False


def how_begun(caseload, name):
    """Return how the wish was told, as a half-typed form keeps it."""
    held = read_draft(caseload, name)
    return json.loads(held[0])["how"] if held else None


def test_a_wish_that_was_begun_is_taken_up_from_today(desk, page, case):
    dialog = press(page, "Rowan Hale wishes that Martha Hale gets copies")
    fill(dialog, how="In person")
    dialog.reject()
    about = case_page(desk.sitting.caseload, case, NOW.date()).own.copies[0].involved_id
    name = f"wish:{about}:begin"
    wait_until(lambda: how_begun(desk.sitting.caseload, name) == "In person")
    desk.window.back()
    desk.open("case", case, f"wish:{about}:begin")
    again = desk.window.current_page()
    wait_until(again.forms)
    (form,) = again.forms()
    wait_until(lambda: form.form.values()["how"] == "In person")


def test_a_conclusion_on_capacity_is_recorded_for_one_decision(page):
    dialog = press(page, "Record a conclusion on capacity…")
    assert misfits_at_rest(dialog) == []
    fill(dialog, decision="challenge", found="lacks", concluded_on="12/10/2026")
    fill(dialog, concluded_by="Dr Iris Fell", evidence="Two talks", support="Pictures")
    dialog.save()
    wait_until(dialog.form.summary.isVisible)
    assert "To be looked at again by" in dialog.form.summary.accessibleName()
    fill(dialog, review_on="20/11/2026")
    save(page, dialog)
    assert [held.lacks for held in page.shown.own.capacity] == [False, False, True]
    assert page.shown.own.capacity[2].words == (
        "Martha Hale acts as a parent. Capacity was found to be lacking on 12 October "
        "2026 by Dr Iris Fell. It was to be looked at again by 20 November 2026"
    )
    assert "Evidence: Two talks. Support tried: Pictures" in said(page)
