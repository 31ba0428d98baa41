"""A tracker brought in through the window: shown, brought in, stopped, taken back."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.editors import put
from twentyweeks.gui.imports.faults import FaultTable
from twentyweeks.gui.imports.page import ImportScreen
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.chips import Chip
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.caseload_page import caseload_page

HEADINGS = "Surname,Forenames,Date of birth,UPN,Date of request,Requested by,Shoe size"
SAMIR = "Hughes,Samir,04/05/2018,,05/10/2026,School,3"
IVY = "Vale,Ivy,31/02/2019,,01/11/2026,Parent,2"


@pytest.fixture
def tracker(tmp_path):
    path = tmp_path / "tracker.csv"
    path.write_text(f"{HEADINGS}\n{SAMIR}\n{IVY}\n", encoding="utf-8")
    return path


@pytest.fixture
def screen(empty_desk, tracker):
    return begin(empty_desk, tracker)


def begin(desk, tracker):
    desk.open("import", "", str(tracker))
    made = desk.window.current_page()
    assert isinstance(made, ImportScreen)
    wait_until(lambda: made.cards is not None, 20_000)
    return made


def said(screen):
    return [each.text() for each in screen.findChildren(Words)]


def total(desk):
    return caseload_page(desk.sitting.caseload, desk.sitting.today()).total


def bring_in(screen):
    QTest.mouseClick(screen.bring_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: screen.done is not None, 20_000)


def test_it_says_first_what_it_will_do(empty_desk, screen):
    chips = [each.accessibleName() for each in screen.findChildren(Chip)]
    assert "2 rows" in chips
    assert "Shoe size" in said(screen)  # the sheet's own heading, left out
    assert "Date of birth" in said(screen)
    table = screen.findChild(FaultTable)
    fault = [table.model().index(0, column).data() for column in range(3)]
    assert fault == ["3", "The whole row", ""]
    assert table.model().index(0, 3).data().endswith(".")
    assert total(empty_desk) == 0


def test_it_is_brought_in_reported_and_taken_back(empty_desk, screen, tmp_path):
    wait_until(screen.bring_button.isVisible)
    bring_in(screen)
    before = total(empty_desk)
    assert before > 0
    where = tmp_path / "report.json"
    screen.save_report(where)
    wait_until(where.exists)
    wait_until(lambda: where.stat().st_size > 0)
    assert "import" in json.loads(where.read_text())
    wait_until(lambda: any("tracker.csv" in each for each in said(screen.past)))
    back = next(
        each
        for each in screen.past.findChildren(Button)
        if each.accessibleName().startswith("Take back tracker.csv")
    )
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    wait_until(lambda: total(empty_desk) == 0)
    wait_until(lambda: "Taken back" in said(screen.past))


def test_a_file_that_is_no_sheet_is_told_in_a_sentence(empty_desk, tmp_path):
    path = tmp_path / "holiday.xlsx"
    path.write_bytes(b"\x00\x01not a sheet")
    empty_desk.open("import", "", str(path))
    screen = empty_desk.window.current_page()
    wait_until(lambda: screen.shown.findChildren(Banner), 20_000)
    (banner,) = screen.shown.findChildren(Banner)
    assert banner.sentence().endswith(".")
    assert screen.bring_button.isHidden()


def test_a_question_is_answered_and_looked_at_again(empty_desk, tmp_path):
    path = tmp_path / "unclear.csv"
    path.write_text(
        "Surname,Forenames,Date of birth,Date received\n"
        "Hughes,Samir,04/05/2018,05/10/2026\n",
        encoding="utf-8",
    )
    screen = begin(empty_desk, path)
    if screen.cards.questions:
        heading, editor = next(iter(screen.cards.questions.items()))
        before = screen.cards
        put(editor, "leave_out")
        editor.activated.emit(editor.currentIndex())
        wait_until(lambda: screen.cards is not before, 20_000)
        assert screen.answers == {heading: "leave_out"}
        assert heading not in screen.cards.questions
    assert screen.cards is not None


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_it_can_be_read_whole(qtbot, wear, silent_widgets, empty_desk, tracker, scale):
    wear(scale)
    screen = begin(empty_desk, tracker)
    qtbot.waitUntil(lambda: misfits_at_rest(screen) == [])
    assert silent_widgets(screen) == []


def test_a_stopped_import_leaves_nothing_behind(empty_desk, tmp_path):
    path = tmp_path / "long.csv"
    rows = [f"Vale,Ivy{n},04/05/2018,,05/10/2026,School,3" for n in range(1500)]
    path.write_text("\n".join((HEADINGS, *rows)) + "\n", encoding="utf-8")
    screen = begin(empty_desk, path)
    wait_until(screen.bring_button.isVisible)
    QTest.mouseClick(screen.bring_button, Qt.MouseButton.LeftButton)
    cancel = next(
        each
        for each in screen.waiting.findChildren(Button)
        if each.accessibleName() == "Cancel"
    )
    wait_until(cancel.isVisible, 20_000)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    wait_until(lambda: screen.said.findChildren(Banner), 60_000)
    (banner,) = screen.said.findChildren(Banner)
    assert banner.sentence() == "The import was stopped. Nothing was brought in."
    assert total(empty_desk) == 0
    assert screen.bring_button.isVisible()
