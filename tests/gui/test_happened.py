"""What happened: recorded, corrected and struck out in the window, dates following."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.desks import NOW, wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.case.happened import HappenedCard
from twentyweeks.gui.editors import put
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.drafts import read_draft
from twentyweeks.operations.milestone_form import record_typed
from twentyweeks.operations.record import milestones_of


def card_of(page):
    """Return the card once it has read what happened."""
    found = []

    def is_there():
        found[:] = [c for c in page.findChildren(HappenedCard) if c.isVisible()]
        return bool(found)

    wait_until(is_there)
    return found[-1]


@pytest.fixture
def page(desk):
    desk.window.go("caseload")
    desk.open("case", desk.case)
    shown = desk.window.current_page()
    card_of(shown)
    return shown


def named(widget, name):
    return next(w for w in widget.findChildren(QWidget) if w.accessibleName() == name)


def form_over(page):
    wait_until(page.forms)
    return page.forms()[0]


def record(page):
    page.record()
    return form_over(page)


def facts_of(desk):
    return [each.facts for each in milestones_of(desk.sitting.caseload, desk.case)]


def said(widget):
    return [each.text() for each in widget.findChildren(Words) if each.isVisible()]


def type_in(dialog, **values):
    for name, words in values.items():
        put(dialog.form.fields[name].editor, words)
        dialog.form.edited.emit()


def test_it_says_who_recorded_what_and_when_the_latest_first(page):
    card = card_of(page)
    assert card.lines[0].title == "Advice received: Educational psychologist"
    assert card.lines[-1].title == "Request received from a parent"
    words = said(card)
    assert "Monday 9 November 2026" in words
    assert "Recorded by J. Marlow, 9 Nov at 09:30" in words


def test_what_makes_sense_now_stands_first_and_the_keyboard_chooses_it(qtbot, page):
    dialog = record(page)
    finder = dialog.form.finder
    assert finder.list.item(0).text() == "What makes sense now"
    assert finder.keys()[0] == "advice_received"
    assert len(finder.keys()) == 55
    qtbot.keyClicks(finder.search, "college replied")
    assert finder.keys() == ["school_replied"]
    assert finder.count_words() == "1 found"
    finder.search.clear()
    qtbot.keyClicks(finder.search, "school was cons")
    qtbot.keyClick(finder.search, Qt.Key.Key_Return)
    assert dialog.form.kind == "school_consulted"
    assert list(dialog.form.fields) == ["kind", "on", "school"] or list(
        dialog.form.fields
    ) == ["kind", "school", "on"]


def test_a_school_is_consulted_and_the_page_shows_it(desk, page):
    dialog = record(page)
    dialog.form.choose("school_consulted")
    type_in(dialog, on="20/11/2026", school="Millbank Academy")
    dialog.save()
    told = {
        "kind": "school_consulted",
        "on": "2026-11-20",
        "school": "Millbank Academy",
    }
    wait_until(lambda: told in facts_of(desk))
    wait_until(
        lambda: card_of(page).lines[0].title == "School consulted: Millbank Academy"
    )


def test_what_is_missing_is_told_at_its_field(desk, page):
    dialog = record(page)
    dialog.form.choose("school_consulted")
    type_in(dialog, on="20/11/2026")
    dialog.save()
    field = dialog.form.fields["school"]
    wait_until(field.error)
    assert field.error() == "School: it is missing. Nothing was saved."
    assert len(facts_of(desk)) == 10


def test_a_closure_says_what_it_lacks_while_it_is_typed(desk, page):
    dialog = record(page)
    dialog.form.choose("school_closed")
    values = {"from": "01/10/2026", "reopens": "28/10/2026"}
    type_in(dialog, institution="Ashgrove Primary", **values)
    wait_until(lambda: "lasted 27 days" in dialog.form.effect.text())
    assert "it must last at least 28" in dialog.form.effect.text()
    assert "No date moves" in dialog.form.effect.text()
    type_in(dialog, **{"from": "30/09/2026"})
    wait_until(lambda: "lasted 27 days" not in dialog.form.effect.text())
    assert "No advice is recorded as asked of the head" in dialog.form.effect.text()


def test_facts_and_judgement_are_recorded_together_and_no_date_moves(desk, page):
    before = case_page(desk.sitting.caseload, desk.case, NOW.date()).final_due
    dialog = record(page)
    dialog.form.choose("personal_circumstances")
    values = {"from": "01/10/2026", "to": "20/10/2026"}
    type_in(
        dialog,
        **values,
        rule="final_plan|",
        reason="The family lost its home in October.",
        family_told_on="21/10/2026",
    )
    dialog.save()
    wait_until(lambda: len(facts_of(desk)) == 12)
    kinds = [each["kind"] for each in facts_of(desk)]
    assert "personal_circumstances" in kinds
    assert "exception_applied" in kinds
    after = case_page(desk.sitting.caseload, desk.case, NOW.date()).final_due
    assert before.startswith("Final plan due Monday 11 January 2027")
    assert "11 January 2027" in after or after == ""


def test_the_school_whose_head_is_asked_is_named_for_a_closure_to_count(desk, page):
    page.open_task("ask_advice")
    dialog = form_over(page)
    type_in(dialog, adviser="camhs", institution="Ashgrove Primary")
    dialog.save()
    told = {
        "kind": "advice_requested",
        "on": "2026-11-23",
        "adviser": "camhs",
        "institution": "Ashgrove Primary",
    }
    wait_until(lambda: told in facts_of(desk))


def test_a_correction_asks_why_and_keeps_both(qtbot, desk, page):
    qtbot.mouseClick(named(card_of(page), "See all"), Qt.MouseButton.LeftButton)
    pencil = named(page, "Correct: Agreed to assess, Thursday 1 October 2026")
    qtbot.mouseClick(pencil, Qt.MouseButton.LeftButton)
    dialog = form_over(page)
    assert dialog.form.values()["on"] == "01/10/2026"
    type_in(dialog, on="02/10/2026")
    dialog.save()
    wait_until(lambda: dialog.form.fields["why"].error())
    type_in(dialog, why="The panel met on Friday")
    dialog.save()
    told = {"kind": "decided_to_assess", "on": "2026-10-02"}
    wait_until(lambda: told in facts_of(desk))

    def line():
        lines = card_of(page).lines
        return next(each for each in lines if each.title == "Agreed to assess")

    wait_until(lambda: line().changes)
    assert line().changes == (
        "Corrected by J. Marlow, 23 Nov at 09:30: The panel met on Friday. Before: "
        "Agreed to assess, 1 October 2026",
    )


def test_what_was_recorded_by_mistake_is_struck_out_and_stays(qtbot, desk, page):
    name = "Advice received: Educational psychologist, Monday 9 November 2026"
    button = named(page, f"Strike out: {name}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = form_over(page)
    dialog.save()
    wait_until(lambda: dialog.form.fields["why"].error())
    type_in(dialog, why="It was the report of another child")
    dialog.save()
    wait_until(lambda: len(facts_of(desk)) == 9)
    wait_until(lambda: card_of(page).lines[-1].struck)
    assert card_of(page).lines[-1].changes == (
        "Struck out by J. Marlow, 23 Nov at 09:30: It was the report of another child",
    )


def test_what_is_half_typed_is_kept_and_brought_back_with_its_kind(desk, page):
    dialog = record(page)
    dialog.form.choose("school_consulted")
    type_in(dialog, school="Millbank Academy")
    dialog.reject()
    name = f"milestone:{desk.case}"
    wait_until(lambda: read_draft(desk.sitting.caseload, name) is not None)
    words, _ = read_draft(desk.sitting.caseload, name)
    assert json.loads(words)["school"] == "Millbank Academy"
    wait_until(lambda: not page.forms())
    again = record(page)
    wait_until(lambda: again.form.kind == "school_consulted")
    assert again.form.values()["school"] == "Millbank Academy"


def test_what_is_ticked_is_kept_as_the_law_takes_it(desk, page):
    with_facts = {"kind": "mediation_requested", "on": "20/11/2026"}
    record_typed(
        desk.sitting.caseload, desk.case, {**with_facts, "issues.health": "yes"}, NOW
    )
    dialog = record(page)
    dialog.form.choose("mediation_requested")
    dialog.save()
    wait_until(lambda: dialog.form.fields["issues.education"].error())
    put(dialog.form.fields["issues.care"].editor, "yes")
    dialog.save()
    told = {"kind": "mediation_requested", "on": "2026-11-23", "issues": ["care"]}
    wait_until(lambda: told in facts_of(desk))


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_in_the_form_or_the_card(desk, page, wear, scale):
    wear(scale)
    dialog = record(page)
    assert misfits_at_rest(dialog) == []
    dialog.form.choose("school_closed")
    assert misfits_at_rest(dialog) == []
    dialog.reject()
    assert misfits_at_rest(card_of(page)) == []


def test_every_field_says_what_it_is(page, silent_widgets):
    dialog = record(page)
    assert silent_widgets(dialog) == []
    for kind in ("school_closed", "exception_applied", "mediation_requested"):
        dialog.form.choose(kind)
        assert silent_widgets(dialog) == []
