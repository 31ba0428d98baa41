"""Today: what binds, who waits, what was begun."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from gui import desks
from gui.desks import NOW, wait_until
from gui.fit import misfits_at_rest
from make import at
from twentyweeks.gui.case.page import CaseScreen
from twentyweeks.gui.today.section import SectionCard
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Link, Words
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.drafts import keep_draft, read_draft
from twentyweeks.operations.milestones import strike_milestone


@pytest.fixture
def page(desk):
    desk.window.go("today")
    shown = desk.window.current_page()
    wait_until(lambda: any(card.isVisible() for card in cards(shown)))
    return shown


def cards(page):
    return page.findChildren(SectionCard)


def links(page):
    return [link.accessibleName() for link in page.findChildren(Link)]


def test_the_day_says_its_truth(page):
    assert page.heading.sentence.text() == (
        "Monday 23 November 2026 · 2 deadlines have passed, 2 more fall in the next "
        "seven days."
    )


def test_its_groups_stand_in_order(page):
    titles = {card.title.text() for card in cards(page)}
    assert titles == {
        "Dates that bind in the next seven days",
        "Families not heard from",
        "Advice overdue",
        "Guidance and our own targets",
        "Reminders",
        "Letters printed but not posted",
    }


def test_a_late_date_carries_its_citation(page):
    words = [each.text() for each in page.findChildren(Words)]
    assert "Decide whether to assess by Friday 20 November 2026" in words
    assert "SEND Regs 2014 reg 5(1)-(3)" in words
    assert "Ours: no other step held it" in words


def test_a_line_opens_its_case_by_the_keyboard(qtbot, desk, page):
    link = page.findChildren(Link)[0]
    assert link.accessibleName() == (
        "Samir Hughes: Decide whether to assess by Friday 20 November 2026, "
        "3 days overdue"
    )
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert isinstance(desk.window.current_page(), CaseScreen)


def test_what_was_begun_is_offered_and_taken_up(qtbot, desk, page):
    name = f"contact:{desk.case}"
    keep_draft(desk.sitting.caseload, name, json.dumps({"words": "She said"}), NOW)
    page.read()
    begun = "Contact about Amara Okafor, kept at 09:30 today"
    wait_until(lambda: begun in links(page))
    link = next(each for each in page.findChildren(Link) if each.text() == begun)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    case = desk.window.current_page()
    wait_until(lambda: isinstance(case, CaseScreen) and case.forms())
    form = case.forms()[0]
    wait_until(lambda: form.form.values()["words"] == "She said")
    form.reject()


@pytest.mark.parametrize(
    ("kind", "begun"),
    [
        ("correct", "A correction of what was recorded about Amara Okafor"),
        ("strike", "Striking out what was recorded about Amara Okafor"),
    ],
)
def test_what_was_to_be_corrected_or_struck_out_is_taken_up(
    qtbot, desk, page, kind, begun
):
    caseload = desk.sitting.caseload
    line = case_page(caseload, desk.case, NOW.date()).happened[0]
    typed = json.dumps({"why": "It was another child"})
    keep_draft(caseload, f"{kind}:{line.id}", typed, NOW)
    page.read()
    words = f"{begun}, kept at 09:30 today"
    wait_until(lambda: words in links(page))
    link = next(each for each in page.findChildren(Link) if each.text() == words)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    case = desk.window.current_page()
    wait_until(lambda: isinstance(case, CaseScreen) and case.forms())
    form = case.forms()[0]
    wait_until(lambda: form.form.values()["why"] == "It was another child")
    form.reject()


def test_a_begun_correction_of_a_late_reason_is_taken_up(qtbot, desk, page):
    caseload = desk.sitting.caseload
    (found,) = caseload_page(caseload, NOW.date(), search="Samir Hughes").rows
    samir = found.id
    (late, *_) = case_page(caseload, samir, NOW.date()).late
    name = f"late-{late.key.replace(':', '.')}:{samir}"
    keep_draft(caseload, name, json.dumps({"words": "The school was shut"}), NOW)
    page.read()
    words = "The reason of a late date of Samir Hughes, kept at 09:30 today"
    wait_until(lambda: words in links(page))
    qtbot.mouseClick(link_of(page, words), Qt.MouseButton.LeftButton)
    case = desk.window.current_page()
    wait_until(lambda: isinstance(case, CaseScreen) and case.forms())
    form = case.forms()[0]
    wait_until(lambda: form.form.values()["words"] == "The school was shut")
    form.reject()


def test_what_was_begun_about_a_struck_out_line_is_thrown_away(qtbot, desk, page):
    caseload = desk.sitting.caseload
    line = case_page(caseload, desk.case, NOW.date()).happened[0]
    typed = json.dumps({"why": "It was another child"})
    keep_draft(caseload, f"correct:{line.id}", typed, NOW)
    strike_milestone(caseload, line.id, "It was another child", NOW)
    page.read()
    words = "A correction of what was recorded about Amara Okafor, kept at 09:30 today"
    wait_until(lambda: words in links(page))
    throw = next(
        each
        for each in page.findChildren(IconButton)
        if each.accessibleName() == f"Throw away: {words}"
    )
    qtbot.mouseClick(throw, Qt.MouseButton.LeftButton)
    (box,) = page.findChildren(QMessageBox)
    assert box.informativeText() == (f"{words}. What was typed cannot be brought back.")
    keep, yes = sorted(box.buttons(), key=lambda each: each.text())
    assert (keep.text(), yes.text()) == ("Keep it", "Throw it away")
    assert box.focusWidget() is keep
    yes.click()
    wait_until(lambda: words not in links(page))
    assert read_draft(caseload, f"correct:{line.id}") is None


def link_of(page, words):
    return next(each for each in page.findChildren(Link) if each.text() == words)


def test_the_foot_says_what_waits_for_the_exchange(desk, page):
    wait_until(lambda: any("changes wait" in words for words in foot(desk)))
    assert "Working offline" in foot(desk)


def foot(desk):
    return [each.text() for each in desk.window.nav.findChildren(Words)]


def test_an_empty_caseload_is_calm(empty_desk):
    page = empty_desk.window.current_page()
    wait_until(lambda: any(card.isVisible() for card in cards(page)))
    words = [each.text() for each in page.findChildren(Words)]
    assert "No reminder is due." in words
    assert misfits_at_rest(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_today(qtbot, desk, page, wear, scale):
    wear(scale)
    desk.window.resize(1540, 960)
    page.read()
    qtbot.wait(400)
    assert misfits_at_rest(page) == []


def test_everything_today_has_a_name(page, silent_widgets):
    assert silent_widgets(page) == []


def test_holidays_that_run_out_are_warned_of(qtbot, home):
    with desks.desk(home, now=at("2028-06-01")) as later:
        page = later.window.current_page()
        wait_until(lambda: page.findChildren(Banner) != [])
        (banner,) = page.findChildren(Banner)
        words = [each.text() for each in banner.findChildren(Words)]
        assert any("end on 31 December 2028" in each for each in words)
