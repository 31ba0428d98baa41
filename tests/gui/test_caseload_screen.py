"""The caseload as an officer works in it: search, filters, keys, an empty list."""

import pytest
from PySide6.QtCore import Qt

from gui.desks import in_front, wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.case.page import CaseScreen
from twentyweeks.gui.request.page import RequestPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk):
    desk.window.go("caseload")
    shown = desk.window.current_page()
    wait_until(lambda: shown.pills is not None)
    return shown


def names(page):
    rows = [page.table.cases.row(n) for n in range(page.table.cases.rowCount())]
    return [row.name for row in rows]


def search(qtbot, page, words):
    qtbot.keyClicks(page.search, words)
    wait_until(lambda: page.shown is not None and page.shown[1] == words)


def test_the_next_due_date_stands_first(page):
    assert names(page)[:4] == [
        "Samir Hughes",
        "Finlay Osei",
        "Grace Osei",
        "Rohan Cartwright",
    ]
    assert page.heading.sentence.text() == (
        "Monday 23 November 2026 · 2 deadlines have passed, 2 more fall in the next "
        "seven days."
    )
    assert page.count.text() == "8 cases"


def test_what_is_our_target_is_told_apart(page):
    rows = [page.table.cases.row(n) for n in range(8)]
    assert [(row.due, row.force) for row in rows][:3] == [
        ("3 days overdue", ""),
        ("2 days overdue", ""),
        ("Due today", ""),
    ]


def test_a_search_narrows_the_list_and_the_counts(qtbot, page):
    search(qtbot, page, "osei")
    assert names(page) == ["Finlay Osei", "Grace Osei"]
    assert page.pills.findChildren(type(page.pills.layout().itemAt(0).widget()))[
        1
    ].text().split() == ["All", "2"]


def test_nothing_found_says_so(qtbot, page):
    search(qtbot, page, "zzz")
    assert page.stack.currentIndex() == 1
    assert page.nothing.accessibleName() == "No case here matches “zzz”."
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    wait_until(lambda: page.stack.currentIndex() == 0)
    assert len(names(page)) == 8


def test_a_filter_shows_its_cases_alone(page):
    page.choose("overdue")
    wait_until(lambda: page.table.cases.rowCount() == 2)
    assert names(page) == ["Samir Hughes", "Finlay Osei"]


def test_control_f_searches_from_anywhere_and_enter_opens(qtbot, desk):
    qtbot.keyClick(desk.window, Qt.Key.Key_F, CONTROL)
    page = desk.window.current_page()
    wait_until(lambda: page.pills is not None)
    assert page.search.hasFocus()
    search(qtbot, page, "amara")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert isinstance(desk.window.current_page(), CaseScreen)
    case = desk.window.current_page()
    wait_until(lambda: case.shown is not None)
    assert desk.window.windowTitle() == "Amara Okafor - Twenty Weeks"
    in_front(desk.window)
    qtbot.keyClick(desk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    wait_until(lambda: desk.window.current_page() is page)


def test_control_n_begins_a_request(qtbot, desk):
    qtbot.keyClick(desk.window, Qt.Key.Key_N, CONTROL)
    assert isinstance(desk.window.current_page(), RequestPage)


def test_an_empty_caseload_says_how_to_begin(empty_desk):
    empty_desk.window.go("caseload")
    page = empty_desk.window.current_page()
    wait_until(lambda: page.stack.currentIndex() == 1)
    assert page.nothing.accessibleName().startswith("There is no open case yet.")
    assert misfits_at_rest(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_in_the_list(desk, page, wear, scale):
    wear(scale)
    desk.window.resize(1540, 960)
    page.read()
    wait_until(lambda: len(page.table.painted_words()) > 4)
    assert misfits_at_rest(page) == []


def test_every_control_of_the_list_has_a_name(page, silent_widgets):
    assert silent_widgets(page) == []


def test_in_large_text_the_page_alone_scrolls_and_keeps_the_line_in_sight(
    qtbot, desk, page, wear
):
    wear(2.0)
    wait_until(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.table.verticalScrollBar().maximum() == 0
    page.table.setFocus()
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_PageDown)
    line = page.table.visualRect(page.table.currentIndex())
    at = page.table.viewport().mapTo(page.viewport(), line.center())
    assert page.viewport().rect().contains(at)


def test_in_large_text_the_bar_that_moves_the_columns_stays_in_sight(desk, page, wear):
    assert not page.sideways.isVisible()
    wear(2.0)
    wait_until(page.sideways.isVisible)
    assert page.rect().contains(page.sideways.geometry())
    page.sideways.setValue(page.sideways.maximum())
    bar = page.table.horizontalScrollBar()
    assert bar.value() == bar.maximum() > 0
