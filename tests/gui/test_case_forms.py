"""The forms of a case: what was said, asked, added, changed and closed."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from gui.case_pages import named, now_of, open_case, said
from gui.desks import NOW, wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.editors import put
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.operations.drafts import read_draft
from twentyweeks.operations.people import PersonForm, add_person

CONTROL = Qt.KeyboardModifier.ControlModifier


def make_active(dialog):
    def is_active():
        dialog.activateWindow()
        return dialog.isActiveWindow()

    wait_until(is_active)


@pytest.fixture
def page(desk):
    return open_case(desk)


def test_a_contact_is_recorded_by_the_keyboard(qtbot, desk, page):
    form = page.open_task("record_contact")
    make_active(form)
    words = form.form.fields["words"].editor
    words.setFocus()
    qtbot.keyClicks(words, "Told her that health advice is awaited")
    with qtbot.waitSignal(desk.sitting.told) as told:
        qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert told.args == ["The contact is recorded."]
    newest = now_of(desk).contacts[0]
    assert newest.words.endswith("Told her that health advice is awaited")


def test_enter_in_a_field_throws_nothing_away_and_saves_nothing(qtbot, page):
    form = page.open_task("person")
    make_active(form)
    name = form.form.fields["name"].editor
    name.setFocus()
    qtbot.keyClicks(name, "Daniel Okafor")
    wait_until(form.kept.isVisible)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert (form.isVisible(), name.text()) == (True, "Daniel Okafor")
    form.save_button.setFocus()
    qtbot.keyClick(form.save_button, Qt.Key.Key_Return)
    wait_until(lambda: "Daniel Okafor" in said(page))


def test_what_is_refused_stands_beside_its_field(page):
    form = page.open_task("record_contact")
    put(form.form.fields["on"].editor, "31/11/2026")
    form.save()
    wait_until(lambda: form.form.fields["on"].error())
    assert form.form.fields["on"].error() == (
        "Day of the contact: There is no such day. Look at the day and the month. "
        "Nothing was saved."
    )
    assert form.form.summary.isVisible()
    assert form.save_button.isEnabled()
    form.reject()


def test_a_form_left_half_typed_comes_back(qtbot, desk, page):
    form = page.open_task("record_contact")
    qtbot.keyClicks(form.form.fields["words"].editor, "She asked wheth")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    wait_until(lambda: read_draft(desk.sitting.caseload, f"contact:{desk.case}"))
    words, _ = read_draft(desk.sitting.caseload, f"contact:{desk.case}")
    assert json.loads(words) == {"words": "She asked wheth"}
    again = page.open_task("record_contact")
    wait_until(lambda: again.form.values()["words"] == "She asked wheth")
    assert again.kept.isVisible()
    qtbot.mouseClick(named(again, "Throw away", Button), Qt.MouseButton.LeftButton)
    assert again.form.values()["words"] == ""
    wait_until(lambda: not read_draft(desk.sitting.caseload, f"contact:{desk.case}"))
    again.reject()


def test_a_reminder_is_written_and_ticked(qtbot, desk, page):
    form = page.open_task("reminder")
    put(form.form.fields["words"].editor, "Ask the school for the attendance sheet")
    put(form.form.fields["on"].editor, "30/11/2026")
    form.save()
    done = "Done: Ask the school for the attendance sheet"
    wait_until(lambda: any(b.accessibleName() == done for b in boxes(page)))
    box = next(b for b in boxes(page) if b.accessibleName() == done)
    box.click()
    wait_until(lambda: all(b.accessibleName() != done for b in boxes(page)))
    titles = [step.title for step in now_of(desk).steps]
    assert "Ask the school for the attendance sheet" not in titles


def boxes(page):
    return page.findChildren(QCheckBox)


def test_advice_that_came_in_is_recorded(qtbot, desk, page):
    qtbot.mouseClick(named(page, "Advice came in: Health"), Qt.MouseButton.LeftButton)
    form = page.forms()[0]
    assert form.form.values()["adviser"] == "health"
    form.save()
    wait_until(lambda: "3 of 5 in" not in page.shown.timeline.sentence())
    assert "4 of 5 in" in page.shown.timeline.sentence()


def test_asking_an_adviser_twice_is_refused(page):
    form = page.open_task("ask_advice")
    put(form.form.fields["adviser"].editor, "health")
    form.save()
    wait_until(lambda: form.form.fields["adviser"].error())
    assert (
        form.form.fields["adviser"]
        .error()
        .startswith("Health was asked on 1 October 2026 and has not answered.")
    )
    form.reject()


def test_another_adviser_is_asked(page):
    form = page.open_task("ask_advice")
    put(form.form.fields["adviser"].editor, "occupational_therapy")
    put(form.form.fields["name"].editor, "Leigh Carr")
    form.save()
    wait_until(lambda: len(page.shown.advice) == 6)
    assert page.shown.advice[-1].adviser == "Occupational therapy"
    assert page.shown.advice[-1].words.startswith("Leigh Carr, asked 23 Nov")


def test_a_person_is_added_and_changed_only_where_it_was_touched(qtbot, desk, page):
    form = page.open_task("person")
    put(form.form.fields["name"].editor, "Emeka Okafor")
    put(form.form.fields["role"].editor, "Father")
    form.save()
    wait_until(lambda: len(page.shown.people) == 2)
    assert page.shown.people[1].may_be_told == "May be told nothing"
    qtbot.mouseClick(named(page, "Change Emeka Okafor"), Qt.MouseButton.LeftButton)
    wait_until(page.forms)
    change = page.forms()[0]
    assert change.form.values()["role"] == "Father"
    put(change.form.fields["standing"].editor, "parental_responsibility")
    change.save()
    standing = "Has parental responsibility"
    wait_until(lambda: page.shown.people[1].standing == standing)
    assert page.shown.people[1].role == "Father"


def test_a_protected_address_is_an_alert_that_cannot_be_closed(desk, page):
    form = PersonForm(
        name="Emeka Okafor",
        standing="parental_responsibility",
        lines=("9 Hidden Way", "Northmoor"),
        postcode="ZZ99 3VZ",
        address_is_protected=True,
    )
    add_person(desk.sitting.caseload, desk.case, form, NOW)
    page.read()
    wait_until(lambda: any(bar.isVisible() for bar in page.findChildren(Banner)))
    bars = [each for each in page.findChildren(Banner) if each.isVisible()]
    assert bars[0].sentence().startswith("Address protected: Emeka Okafor's")
    assert bars[0].findChildren(QPushButton) == []
    assert not any("Hidden Way" in words for words in said(page))


def test_a_protected_address_is_not_kept_half_typed(qtbot, desk, page):
    form = page.open_task("person")
    put(form.form.fields["lines"].editor, "9 Hidden Way")
    form.form.fields["address_is_protected"].editor.click()
    form.kept.keep()
    name = f"person:{desk.case}"
    wait_until(lambda: read_draft(desk.sitting.caseload, name))
    words, _ = read_draft(desk.sitting.caseload, name)
    assert json.loads(words) == {"address_is_protected": "yes"}
    form.reject()


def test_the_child_is_changed(qtbot, desk, page):
    name = "Change what is known of Amara Okafor"
    qtbot.mouseClick(named(page, name), Qt.MouseButton.LeftButton)
    wait_until(page.forms)
    change = page.forms()[0]
    assert change.form.values()["born"] == "04/03/2019"
    put(change.form.fields["school"].editor, "Larkspur Infants")
    change.save()
    wait_until(lambda: "Year 3, Larkspur Infants" in page.shown.facts)
    assert page.shown.facts[0] == "Age 7, born 4 March 2019"


def test_a_case_is_closed_with_its_reason_and_opened_again(qtbot, desk, page):
    form = page.open_task("close")
    assert named(form, "Leave", Button).isVisible()
    assert form.height() < 480  # as high as its two fields need
    form.save()
    wait_until(lambda: form.form.fields["because"].error())
    put(form.form.fields["because"].editor, "The family moved to another county")
    form.save()
    again = "Open this case again"
    wait_until(lambda: any(b.accessibleName() == again for b in buttons(page)))
    named(page, again, Button).click()
    wait_until(lambda: all(b.accessibleName() != again for b in buttons(page)))


def buttons(page):
    return page.findChildren(Button)


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("task", ["record_contact", "person", "ask_advice", "close"])
def test_nothing_is_cut_in_a_form(qtbot, page, wear, scale, task):
    wear(scale)
    form = page.open_task(task)
    form.form.refuse("Day: that day is in the future. Nothing was saved.", "on")
    wait_until(form.isVisible)
    qtbot.wait(100)
    assert misfits_at_rest(form) == []
    form.reject()
