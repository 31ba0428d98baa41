"""Letters to several, in the window: ticked, looked through, issued."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from gui import desks
from gui.desks import in_front, wait_until
from gui.fit import misfits_at_rest
from letter_case import letter_case
from make import at, northmoor, register
from twentyweeks.casework import Letter
from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.editors import put
from twentyweeks.gui.several.cards import LookCard
from twentyweeks.gui.several.page import SeveralPage
from twentyweeks.gui.several.post import PostScreen
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.letter_batch import BatchLine, BatchLook

NOW = at("2026-03-03")


@pytest.fixture
def desk(qtbot, home):
    with northmoor(home) as caseload:
        case = letter_case(caseload)
        register(
            caseload,
            forename="Samir",
            surname="Hughes",
            parent_name="Rhian Hughes",
            parent_address=("7 Bridge Road", "Northmoor"),
            parent_postcode="NM3 3CC",
        )
    with desks.desk(home, case, NOW) as made:
        made.window.resize(1440, 900)
        made.window.show()
        in_front(made.window)
        yield made


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def begun(desk):
    """Go there from the caseload, as an officer does."""
    desk.window.go("caseload")
    caseload = desk.window.current_page()
    wait_until(lambda: caseload.shown is not None, 20_000)
    press(caseload.several)
    wait_until(lambda: isinstance(desk.window.current_page(), SeveralPage), 20_000)
    page = desk.window.current_page()
    wait_until(lambda: page.ticking is not None, 20_000)
    return page


def looked(page):
    press(page.ticking.all)
    press(page.look_button)
    wait_until(lambda: page.looked is not None, 20_000)


def said(page):
    return [each.text() for each in page.findChildren(Words) if each.isVisible()]


def test_nothing_is_made_where_nobody_is_ticked(desk):
    page = begun(desk)
    press(page.look_button)
    assert page.form.summary.isVisible()
    assert page.looked is None


def test_who_gets_one_is_seen_before_it_is_issued_and_goes_to_the_post(desk):
    page = begun(desk)
    looked(page)
    wait_until(lambda: "2 letters about 2 children." in said(page))
    assert page.issue_button.text() == "Issue 2 letters"
    press(page.issue_button)
    wait_until(lambda: page.issued is not None, 20_000)
    press(page.issued.post)
    wait_until(lambda: isinstance(desk.window.current_page(), PostScreen), 20_000)
    post = desk.window.current_page()
    wait_until(lambda: post.ticking is not None, 20_000)
    assert len(post.ticked()) == 2
    with desk.sitting.caseload.reading() as session:
        assert len(session.scalars(select(Letter)).all()) == 2


def test_the_day_follows_the_way_until_one_is_typed(desk):
    page = begun(desk)
    day, way = (page.form.fields[each].editor for each in ("leaves_on", "sent_by"))
    wait_until(lambda: day.text() == "03/03/2026", 20_000)
    day.clear()
    QTest.keyClicks(day, "31/02/2026")
    put(way, "second_class")
    press(page.ticking.all)
    assert day.text() == "31/02/2026"
    press(page.look_button)
    wait_until(page.form.summary.isVisible, 20_000)
    assert page.looked is None


def test_many_are_shown_some_at_a_time(desk):
    line = BatchLine(
        case_id="", recipient_id="", child="Amara", recipient="", pages=1, shown=""
    )
    look = BatchLook(
        kind="", sent_by="", leaves_on=NOW.date(), words="", gets=(line,) * 70, nots=()
    )
    card = LookCard(look)
    assert (card.more.text(), card.more.isHidden()) == (
        "See more of the 40 others",
        False,
    )
    card.show_more()
    card.show_more()
    assert card.more.isHidden()
    assert len(card.findChildren(Line)) == 70


def test_a_line_is_turned_by_the_keyboard_too(desk):
    page = begun(desk)
    page.ticking.list.setFocus()
    page.ticking.list.setCurrentIndex(page.ticking.rows.index(1))
    QTest.keyClick(page.ticking.list, Qt.Key.Key_Space)
    assert len(page.ticking.ticked()) == 1
    QTest.keyClick(page.ticking.list, Qt.Key.Key_Space)
    assert page.ticking.ticked() == ()


def test_a_change_lets_what_was_looked_at_go(desk):
    page = begun(desk)
    looked(page)
    line = page.ticking.list
    at = line.visualRect(line.model().index(0, 0)).center()
    QTest.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(page.ticking.ticked()) == 1
    assert page.looked is None
    assert not page.issue_button.isVisible()
    assert page.look_button.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_can_be_read_whole(qtbot, wear, silent_widgets, desk, scale):
    wear(scale)
    page = begun(desk)
    qtbot.waitUntil(lambda: misfits_at_rest(page) == [])
    looked(page)
    qtbot.waitUntil(lambda: misfits_at_rest(page) == [])
    assert silent_widgets(page) == []
