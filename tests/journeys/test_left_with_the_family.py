"""What is left with a family comes out of a printer: half a page, and a summary."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui import desks
from gui.desks import in_front, wait_until
from gui.test_letter import begin, issue, refused_once  # noqa: F401
from journeys.cups import print_queue, wait_for_paper
from make import at
from twentyweeks.operations.visit import VisitForm, record_visit
from twentyweeks.paper import text_of

NOW = at("2026-04-13")


@pytest.fixture
def printed(tmp_path, monkeypatch):
    with print_queue(tmp_path / "cups", monkeypatch) as paper:
        yield paper


@pytest.fixture
def desk(qtbot, refused_once, home):  # noqa: F811
    shutil.copytree(refused_once[0], home)
    with desks.desk(home, refused_once[1], NOW) as made:
        made.window.resize(1440, 900)
        made.window.show()
        in_front(made.window)
        yield made


def press(button):
    wait_until(button.isVisible, 20_000)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_half_page_for_the_child_goes_with_the_letter(desk, printed, tmp_path):
    screen = begin(desk)
    wait_until(screen.issue_button.isEnabled, 20_000)
    shown = screen.preview.child_copy_pdf
    issue(screen)
    press(screen.issued.child_copy.print_button)
    assert wait_for_paper(printed) == shown
    where = tmp_path / "half.pdf"
    screen.issued.child_copy.save_as(where)
    wait_until(where.exists)
    assert where.read_bytes() == shown


def test_the_summary_of_a_visit_is_printed_for_one_reader(desk, printed):
    visit_id = record_visit(desk.sitting.caseload, desk.case, VisitForm(), NOW)
    desk.open("visit", desk.case, f"copies:{visit_id}")
    screen = desk.window.current_page()
    wait_until(lambda: screen.recorded.copies, 20_000)
    press(screen.recorded.copies["Ngozi Okafor"].print_button)
    words = " ".join(text_of(wait_for_paper(printed)))
    assert "Our visit to get to know Amara" in words
