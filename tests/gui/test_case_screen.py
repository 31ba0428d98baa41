"""One case as an officer works on it, by mouse and by keyboard alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from gui.case_pages import named, open_case, said
from gui.desks import wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.case.head import Head
from twentyweeks.gui.case.steps import StepsCard
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.chips import Chip
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import TitleLink, Words


@pytest.fixture
def page(desk):
    return open_case(desk)


def test_it_says_who_and_when_the_final_plan_is_due(desk, page):
    words = said(page)
    assert "Amara Okafor" in words
    at = words.index("Final plan due")
    assert words[at + 1 : at + 3] == ["Monday 11 January 2027", "49 days left"]
    assert desk.window.windowTitle() == "Amara Okafor - Twenty Weeks"


def test_there_is_exactly_one_primary_button_the_first_open_step(page):
    primary = [b for b in page.findChildren(Button) if b.kind is Kind.PRIMARY]
    assert [b.accessibleName() for b in primary] == ["Record contact"]


@pytest.mark.parametrize(("width", "beside"), [(1100, False), (1590, True)])
def test_the_facts_stand_under_the_name_and_the_buttons_after_both(
    desk, page, width, beside
):
    desk.window.resize(width, 900)
    head = page.findChild(Head)
    name, facts = (
        next(each for each in head.findChildren(Words) if words in each.text())
        for words in ("Amara Okafor", "Age 7")
    )
    visit = named(head, "Visit")

    def top(widget):
        return widget.mapTo(head, QPoint(0, 0)).y()

    wait_until(lambda: (top(visit) < top(facts)) is beside)
    assert 0 <= top(facts) - (top(name) + name.height()) <= 12
    if not beside:
        assert top(visit) >= top(facts) + facts.height()


def test_what_happened_is_recorded_from_the_head(qtbot, page):
    record = named(page.findChild(Head), "Record what happened")
    qtbot.mouseClick(record, Qt.MouseButton.LeftButton)
    wait_until(page.forms)
    assert page.forms()[0].windowTitle() == "Record what happened"
    page.forms()[0].reject()


def test_a_status_stands_on_the_line_of_its_title(page):
    steps = page.findChild(StepsCard)
    title = steps.findChild(TitleLink)
    line = title.parentWidget()
    for side in (
        line.findChild(Chip),
        line.findChild(IconButton),
        line.findChild(Sign),
    ):
        assert abs(side.geometry().center().y() - title.geometry().center().y()) <= 1


def test_our_target_is_told_apart_from_statute(page):
    ours = [words for words in said(page) if "not a date of" in words]
    assert len(ours) == 1
    assert ours[0].endswith("a working target, not a date of law.")


def test_why_this_date_shows_working_and_citation(qtbot, page):
    button = named(page, "Why this date? Decide whether to issue a plan")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    why = page.whys()[0]
    assert "Monday 14 December 2026" in said(why)
    assert "The rule: SEND Regs 2014 reg 10(1)" in why.text()
    qtbot.mouseClick(named(why, "Copy", Button), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    first = (
        "Decide whether to issue a plan: Monday 14 December 2026. Open, 21 days left"
    )
    assert copied.startswith(f"{first}\nThe duty: ")
    qtbot.keyClick(why, Qt.Key.Key_Escape)
    assert not why.isVisible()


def test_the_case_after_and_before(qtbot, desk, page):
    qtbot.mouseClick(named(page, "Case after"), Qt.MouseButton.LeftButton)
    other = desk.window.current_page()
    wait_until(lambda: other.shown is not None)
    assert other.shown.name == "Caleb Marsh"
    assert other.shown.position == "6 of 8"


def test_the_page_stays_where_it_was_after_a_save(desk, page):
    page.verticalScrollBar().setValue(300)
    contact = page.shown
    page.read()
    wait_until(lambda: page.shown is not contact)
    wait_until(lambda: page.verticalScrollBar().value() == 300)
    assert page.verticalScrollBar().value() == 300


def test_a_case_that_is_gone_is_told_and_nothing_breaks(qtbot, desk):
    with qtbot.waitSignal(desk.sitting.faulted) as told:
        desk.open("case", "0" * 32)
    assert told.args[0].startswith("There is no such case in this caseload")


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_on_the_page(desk, page, wear, scale):
    wear(scale)
    desk.window.resize(1540, 960)
    before = page.shown
    page.read()
    wait_until(lambda: page.shown is not before)
    wait_until(lambda: len(page.findChildren(Chip)) > 8)
    assert misfits_at_rest(page) == []


def test_everything_on_a_case_has_a_name(page, silent_widgets):
    assert silent_widgets(page) == []
    form = page.open_task("person")
    assert silent_widgets(form) == []
    form.reject()


def test_long_names_wrap(desk, wear):
    rows = desk.window
    rows.go("caseload")
    listing = rows.current_page()
    wait_until(lambda: listing.shown is not None)
    long = next(
        listing.table.cases.row(n)
        for n in range(8)
        if listing.table.cases.row(n).name.startswith("Maximiliana")
    )
    desk.open("case", long.id)
    page = rows.current_page()
    wait_until(lambda: page.shown is not None)
    wear(2.0)
    before = page.shown
    page.read()
    wait_until(lambda: page.shown is not before)
    assert misfits_at_rest(page) == []


def test_tab_goes_down_the_left_column_and_then_the_right(page):
    names, here = [], page.nextInFocusChain()
    while here is not page:
        names.append(here.accessibleName())
        here = here.nextInFocusChain()
    wanted = (
        "Record contact",
        "Add reminder",
        "Ask for advice",
        "File a paper",
        "Add a person",
        "Close this case…",
    )
    places = [names.index(each) for each in wanted]
    assert places == sorted(places)
