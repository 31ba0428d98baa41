"""Search or jump to: one box for children, places, commands and help."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from gui.desks import NOW, wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.case.page import CaseScreen
from twentyweeks.gui.commands import Command
from twentyweeks.gui.jump import JumpDialog
from twentyweeks.gui.request.page import RequestPage
from twentyweeks.operations.close_case import close_case

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot, desk):
    qtbot.keyClick(desk.window, Qt.Key.Key_K, CONTROL)
    wait_until(lambda: desk.window.findChildren(JumpDialog))
    (opened,) = desk.window.findChildren(JumpDialog)
    wait_until(opened.finder.search.hasFocus)
    return opened


def words(dialog):
    found = dialog.finder.list
    return [found.item(row).text() for row in range(found.count())]


def typed(qtbot, dialog, letters):
    dialog.finder.search.clear()
    qtbot.keyClicks(dialog.finder.search, letters)


def enter(qtbot, dialog):
    qtbot.keyClick(dialog.finder.search, Qt.Key.Key_Return)


def test_the_first_letters_of_a_place_lead_there(qtbot, desk, dialog):
    typed(qtbot, dialog, "exch")
    assert words(dialog) == ["Exchange"]
    enter(qtbot, dialog)
    wait_until(lambda: desk.window.windowTitle() == "Exchange - Twenty Weeks")


def test_new_offers_a_new_request_and_opens_it(qtbot, desk, dialog):
    typed(qtbot, dialog, "new")
    assert words(dialog)[0] == "New request"
    enter(qtbot, dialog)
    wait_until(lambda: isinstance(desk.window.current_page(), RequestPage))


def test_a_child_is_found_by_name_and_opened_with_the_arrows(qtbot, desk, dialog):
    typed(qtbot, dialog, "osei")
    wait_until(lambda: words(dialog) == ["Finlay Osei", "Grace Osei"])
    told = dialog.finder.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Grace Osei, EHC-26-")
    assert told.endswith("Northmoor High")
    qtbot.keyClick(dialog.finder.search, Qt.Key.Key_Down)
    enter(qtbot, dialog)
    wait_until(lambda: isinstance(desk.window.current_page(), CaseScreen))
    wait_until(lambda: desk.window.windowTitle() == "Grace Osei - Twenty Weeks")


def test_a_closed_case_is_found_too_and_says_so(qtbot, desk):
    close_case(desk.sitting.caseload, desk.case, "23/11/2026", "Moved away", NOW)
    dialog = desk.jump()
    typed(qtbot, dialog, "amara")
    wait_until(lambda: words(dialog) == ["Amara Okafor"])
    told = dialog.finder.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith(", closed")


def test_a_line_of_help_shows_the_keys(qtbot, desk):
    shown = []
    keys = Command("Help", "Show the keys", lambda: shown.append("keys"), "?")
    dialog = JumpDialog(desk.sitting, [keys], desk.window)
    dialog.open()
    typed(qtbot, dialog, "milestone")
    assert words(dialog) == ["Previous and next milestone on a timeline"]
    enter(qtbot, dialog)
    assert shown == ["keys"]


def test_how_many_were_found_is_said(qtbot, dialog):
    typed(qtbot, dialog, "osei")
    wait_until(lambda: dialog.finder.search.accessibleDescription() == "2 found")
    typed(qtbot, dialog, "nobody of this name")
    wait_until(lambda: dialog.finder.search.accessibleDescription() == "Nothing found")
    told = QAccessible.queryAccessibleInterface(dialog.finder.search)
    assert told.text(QAccessible.Text.Description) == "Nothing found"


def test_what_happened_can_be_recorded_from_a_case_and_nowhere_else(qtbot, desk):
    assert "Record what happened" not in words(desk.jump())
    desk.open("case", desk.case)
    page = desk.window.current_page()
    wait_until(lambda: page.shown is not None)
    dialog = desk.jump()
    typed(qtbot, dialog, "rec hap")
    assert words(dialog)[0] == "Record what happened"
    enter(qtbot, dialog)
    wait_until(page.forms)
    assert page.forms()[0].windowTitle() == "Record what happened"


def test_escape_leaves_everything_as_it_was(qtbot, desk, dialog):
    before = desk.window.windowTitle()
    qtbot.keyClick(dialog.finder.search, Qt.Key.Key_Escape)
    wait_until(lambda: not desk.window.findChildren(JumpDialog))
    assert desk.window.windowTitle() == before


def test_a_lock_takes_it_and_every_name_in_it_away(qtbot, desk, dialog):
    typed(qtbot, dialog, "amara")
    wait_until(lambda: words(dialog) == ["Amara Okafor"])
    desk.window.lock_asked.emit()
    wait_until(lambda: not desk.window.findChildren(JumpDialog))


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut(qtbot, desk, dialog, wear, scale, silent_widgets):
    wear(scale)
    typed(qtbot, dialog, "maxi")
    wait_until(lambda: len(words(dialog)) == 1)
    assert misfits_at_rest(dialog) == []
    assert silent_widgets(dialog) == []


def test_nothing_found_is_said_and_cannot_be_chosen(qtbot, dialog):
    typed(qtbot, dialog, "nobody of this name")
    wait_until(lambda: words(dialog) == ["Nothing begins with this"])
    assert dialog.finder.keys() == []
