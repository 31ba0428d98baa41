"""A PDF is filed on a case, opened, turned and saved."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt

from gui.case_pages import named, open_case
from gui.desks import wait_until
from gui.fit import misfits_at_rest


@pytest.fixture
def page(desk):
    return open_case(desk)


def pdf_of(lines):
    from reportlab.pdfgen.canvas import Canvas

    written = BytesIO()
    canvas = Canvas(written)
    for line in lines:
        canvas.drawString(72, 720, line)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def test_a_pdf_is_filed_opened_turned_and_saved(qtbot, desk, page, tmp_path):
    path = tmp_path / "speech_report.pdf"
    path.write_bytes(pdf_of(["First page", "Second page"]))
    form = page.open_task("file_paper", str(path))
    assert form.form.values()["title"] == "speech report"
    form.save()
    wait_until(lambda: page.shown.papers)
    qtbot.mouseClick(named(page, "Open speech report"), Qt.MouseButton.LeftButton)
    paper = desk.window.current_page()
    sheet = paper.paper.sheet
    wait_until(lambda: sheet.accessibleDescription() == "First page")
    assert sheet.width() > 800
    qtbot.keyClick(paper.paper, Qt.Key.Key_PageDown)
    wait_until(lambda: sheet.accessibleDescription() == "Second page")
    assert paper.paper.where.text() == "Page 2 of 2"
    assert misfits_at_rest(paper) == []
    copy = tmp_path / "copy.pdf"
    paper.save_as(copy)
    assert copy.read_bytes() == path.read_bytes()


def test_a_damaged_pdf_is_told_beside_its_form(page, tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing else")
    form = page.open_task("file_paper", str(path))
    form.save()
    wait_until(form.form.summary.isVisible)
    assert "This PDF is damaged" in form.form.summary.accessibleName()
    form.reject()
