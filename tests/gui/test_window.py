"""The main window: going about, locking, and what it says on every screen."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

import twentyweeks
from gui.desks import in_front
from gui.fit import misfits
from gui.sample_cases import some_table
from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.commands import Command, KeyList
from twentyweeks.gui.idle import Idle
from twentyweeks.gui.nav import Place, PlaceButton, Standing
from twentyweeks.gui.theme import Scheme
from twentyweeks.gui.widgets.page import Heading, Page, ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.window import MainWindow


def some_page(title):
    page = ScrollPage()
    page.body.addWidget(Heading(title, "Monday 23 November"))
    page.body.addStretch(1)
    return page


def caseload_page():
    page = Page()
    page.body.addWidget(Heading("Caseload", "2 deadlines have passed"))
    page.body.addWidget(some_table(), 1)
    return page


def places(names=("Today", "Caseload", "Exchange")):
    icons = {"Today": "sun", "Caseload": "folders", "Exchange": "refresh-cw"}
    return [
        Place(
            name.lower(),
            name,
            icons.get(name, "circle-dashed"),
            caseload_page if name == "Caseload" else lambda name=name: some_page(name),
        )
        for name in names
    ]


def some_window():
    window = MainWindow("Northmoor Council", places())
    window.say_officer("Jo Marlow")
    window.say_standing(Standing("Working offline", "3 changes wait to be sent"))
    window.resize(1440, 900)
    window.go("caseload")
    return window


DESKTOP = str(Path(twentyweeks.__file__).parents[1])
ALL = (
    "Today",
    "Post",
    "Caseload",
    "Panel",
    "Reviews",
    "Transfers",
    "Disagreement",
    "Reports",
    "Exchange",
    "Settings",
)


@pytest.fixture
def window(qtbot):
    made = some_window()
    qtbot.addWidget(made)
    made.show()
    in_front(made)
    return made


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_in_the_shell_is_cut(qtbot, wear, scale):
    wear(scale)
    made = MainWindow("Northmoor Council", places(ALL))
    qtbot.addWidget(made)
    made.say_officer("Alexandra Whitaker-Ferreira")
    made.say_standing(Standing("Working offline", "3 changes wait to be sent"))
    made.show_demonstration("Demonstration. Nobody here is real.")
    made.tell("The request is registered.")
    made.resize(1440, 900)
    made.show()
    assert misfits(made) == []
    assert made.width() == 1440


@pytest.mark.parametrize("scale", [1.3, 2.0])
def test_nothing_is_cut_when_the_text_grows_in_an_open_window(
    window, qtbot, wear, scale
):
    wear(scale)
    qtbot.wait(10)
    assert misfits(window) == []


def test_everything_that_takes_focus_has_a_name(window, silent_widgets):
    assert silent_widgets(window) == []


def test_keys_go_to_places(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.windowTitle() == "Today - Twenty Weeks"
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.windowTitle() == "Exchange - Twenty Weeks"


def test_a_page_is_made_on_the_first_visit_and_kept(window):
    assert window.page("exchange") is None
    window.go("exchange")
    first = window.page("exchange")
    window.go("today")
    window.go("exchange")
    assert window.current_page() is first


def test_back_returns_to_the_page_below(qtbot, window):
    below = window.current_page()
    window.open_page(some_page("Amara Okafor"), "Amara Okafor")
    assert window.windowTitle() == "Amara Okafor - Twenty Weeks"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_page() is below
    assert window.windowTitle() == "Caseload - Twenty Weeks"


def test_going_elsewhere_leaves_the_pages_on_top(window):
    window.open_page(some_page("Amara Okafor"), "Amara Okafor")
    window.open_page(some_page("Visit"), "Visit")
    window.go("today")
    window.back()
    assert window.windowTitle() == "Today - Twenty Weeks"


def test_the_lock_covers_everything_and_blanks_the_title(qtbot, window):
    window.open_page(some_page("Amara Okafor"), "Amara Okafor")
    window.lock(QLineEdit())
    assert window.windowTitle() == "Twenty Weeks"
    seen = [w.text() for w in window.findChildren(Words) if w.isVisible()]
    assert "Amara Okafor" not in seen
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    window.unlock()
    assert window.windowTitle() == "Amara Okafor - Twenty Weeks"


def test_a_page_that_learns_its_title_late_keeps_it_out_of_a_locked_window(window):
    window.open_page(some_page("Case"), "Case")
    window.entitle("Amara Okafor")
    shown = window.windowTitle()
    window.lock(QLineEdit())
    window.entitle("Samir Hughes")
    assert shown == "Amara Okafor - Twenty Weeks"
    assert window.windowTitle() == "Twenty Weeks"


def test_locking_twice_is_locking_once(window):
    window.lock(QLineEdit())
    window.lock(QLineEdit())
    window.unlock()
    assert not window.is_locked()


def test_ctrl_l_asks_to_lock(qtbot, window):
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_the_demonstration_is_said_on_every_screen(window):
    window.show_demonstration("Demonstration. Nobody here is real.")

    def said():
        return "Demonstration. Nobody here is real." in [
            w.text() for w in window.findChildren(Words) if w.isVisible()
        ]

    seen = []
    for key in ("today", "caseload", "exchange"):
        window.go(key)
        seen.append(said())
    window.lock(QWidget())
    assert [*seen, said()] == [True, True, True, True]


def test_every_command_is_in_a_menu_and_on_the_list_of_keys(qtbot):
    done = []
    more = [Command("Case", "New request", lambda: done.append("new"), "Ctrl+N")]
    window = MainWindow("Northmoor Council", places(), more)
    qtbot.addWidget(window)
    window.show()
    in_front(window)
    menus = window.nav.menu_button.menu().actions()
    listed = {a.text() for m in menus for a in m.menu().actions()}
    assert {c.words for c in window.commands} == listed
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["new"]
    keys = KeyList(window.commands, window)
    told = {words.text() for words in keys.findChildren(Words)}
    assert {"Ctrl+N", "New request", "Ctrl+L", "Lock now"} <= told


def test_no_two_commands_share_their_keys(window):
    keys = [command.keys for command in window.commands if command.keys]
    assert len(keys) == len(set(keys))


def test_idle_is_told_after_stillness_and_a_key_begins_it_anew(qtbot, window):
    idle = Idle(100 / 60_000)
    with qtbot.waitSignal(idle.idle, timeout=2000):
        pass
    idle.wait(600 / 60_000)
    window.installEventFilter(idle)
    with qtbot.assertNotEmitted(idle.idle, wait=300):
        qtbot.wait(400)
        qtbot.keyClick(window, Qt.Key.Key_Shift)


def test_a_passing_notice_goes_by_itself(window):
    window.tell("The request is registered.")
    texts = [w.text() for w in window.findChildren(Words) if w.isVisible()]
    assert "The request is registered." in texts


def test_the_text_grows_by_steps_within_its_bounds(qapp):
    look = Appearance(qapp, Scheme.LIGHT, 1.0)
    look.larger()
    assert look.scale == 1.1
    look.set_scale(5)
    assert look.scale == 2.0
    look.set_scale(0.2)
    assert look.scale == 1.0
    look.deleteLater()


def test_the_window_needs_no_heavy_library_to_open():
    asked = (
        "import sys, twentyweeks.gui.window, twentyweeks.gui.widgets.case_table;"
        "print([m for m in ('sqlalchemy', 'reportlab', 'openpyxl', 'PIL',"
        " 'cryptography') if m in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": DESKTOP, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert told.stdout == "[]\n"


def test_a_place_is_spoken_as_one_of_several(qtbot):
    window = some_window()
    qtbot.addWidget(window)
    spoken = [
        QAccessible.queryAccessibleInterface(each)
        for each in window.findChildren(PlaceButton)
    ]
    assert [each.role() for each in spoken] == [QAccessible.Role.RadioButton] * 3
    assert [bool(each.state().checked) for each in spoken] == [False, True, False]
