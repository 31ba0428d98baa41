"""Make a redacted copy in the window: words, boxes, a look, and it is filed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from paper.others import untagged
from twentyweeks.casework import Document
from twentyweeks.gui.editors import put
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.paper import text_of


@pytest.fixture
def page(desk, tmp_path):
    """Open the screen for a report that is filed on Amara's case."""
    path = tmp_path / "report.pdf"
    path.write_bytes(untagged("Amara sits beside Samir Hughes"))
    new = NewPaper(title="Report", kind="report", received_on="2026-10-02")
    caseload, now = desk.sitting.caseload, desk.sitting.clock()
    paper = file_paper(caseload, desk.case, path, new, now)
    desk.open("paper", desk.case, paper)
    shown = desk.window.current_page()
    wait_until(lambda: shown.shown is not None)
    shown.redact.click()
    page = desk.window.current_page()
    wait_until(lambda: not page.paper.sheet.image().isNull())
    return page


def test_words_and_boxes_are_painted_over_and_the_copy_is_filed(desk, page):
    put(page.words, "Samir Hughes\nNobody")
    middle = page.marker.rect().center()
    QTest.mousePress(page.marker, Qt.MouseButton.LeftButton, pos=middle)
    end = middle + QPoint(80, 40)
    QTest.mouseMove(page.marker, end)
    QTest.mouseRelease(page.marker, Qt.MouseButton.LeftButton, pos=end)
    [box] = page.boxes
    assert (box.page, round(box.left, 1), round(box.top, 1)) == (1, 0.5, 0.5)
    page.look()
    wait_until(lambda: page.made is not None)
    assert text_of(page.made.pdf) == ("Amara sits beside",)
    assert "Not found as words: “Nobody”." in page.told.text()
    assert misfits_at_rest(page) == []
    page.file_button.click()
    wait_until(lambda: desk.window.current_page() is not page)
    with desk.sitting.caseload.reading() as session:
        kept = session.scalars(select(Document).where(Document.kind == "redacted"))
        assert [each.title for each in kept] == ["Redacted copy of Report"]


def test_a_copy_is_looked_at_again_once_its_words_are_others(page):
    put(page.words, "Samir")
    page.look()
    wait_until(lambda: page.made is not None)
    assert page.file_button.isVisible()
    put(page.words, "Hughes")
    assert page.made is None
    assert not page.file_button.isVisible()


def test_a_whole_page_is_blacked_without_a_mouse_and_taken_back(page):
    page.black_page()
    assert [(each.left, each.bottom) for each in page.boxes] == [(0, 1)]
    page.take_back()
    assert page.boxes == ()
    assert page.told.text() == "0 boxes are drawn."


def test_words_that_stand_nowhere_are_told_above_the_form(page):
    put(page.words, "Nobody")
    page.look()
    wait_until(lambda: page.errors.isVisible())
    assert "None of these words is found" in page.errors.accessibleName()
    assert not page.waiting.is_waiting()
