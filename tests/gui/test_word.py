"""Save for Word in the window, and compare what came back."""

from pathlib import Path

import pytest
from sqlalchemy import select

from from_word import commented, soup
from gui.desks import wait_until
from gui.fit import misfits_at_rest
from gui.plans import LONG, begin, opened, press, said, write_some
from twentyweeks.casework import Document
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.operations.word_export import export_plan
from twentyweeks.operations.word_readers import word_readers
from twentyweeks.paper.from_word import blocks_of_word


@pytest.fixture
def plan(desk):
    """Return the Plan screen of Amara, whose draft is half written."""
    write_some(desk.sitting.caseload, desk.case)
    return begin(desk)


@pytest.fixture
def preview(desk, plan):
    press(plan, "Preview the draft")
    screen = desk.window.current_page()
    wait_until(lambda: screen.made is not None, LONG)
    return screen


@pytest.fixture
def file_back(desk, plan, tmp_path):
    """File what came back of Amara's draft, as it was changed; open it."""
    caseload, now = desk.sitting.caseload, desk.sitting.clock()
    reader = word_readers(caseload, desk.case, now.date())[0]
    left = export_plan(caseload, desk.case, "draft", reader.id, now)

    def file(change):
        path = tmp_path / "back.docx"
        path.write_bytes(change(left.content))
        new = NewPaper(title="Came back", kind="comments", received_on="2026-10-02")
        paper = file_paper(caseload, desk.case, path, new, now)
        desk.open("paper", desk.case, paper)
        page = desk.window.current_page()
        wait_until(page.compare.isVisible, LONG)
        page.compare.click()
        screen = desk.window.current_page()
        wait_until(lambda: screen.told is not None or screen.refused, LONG)
        return screen

    return file


def exports(desk):
    with desk.sitting.caseload.reading() as session:
        rows = select(Document).where(Document.kind == "word-export")
        return [each.title for each in session.scalars(rows)]


def test_a_draft_is_saved_for_a_named_person(
    desk, preview, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    where = tmp_path / "draft.docx"
    asked = []

    def answer(_over, _title, name):
        asked.append(name)
        return str(where), ""

    place = "twentyweeks.gui.for_word.QFileDialog.getSaveFileName"
    monkeypatch.setattr(place, answer)
    assert preview.word.text().strip() == "Save for Word"
    preview.word.click()
    wait_until(preview.forms, LONG)
    dialog = opened(preview)
    assert misfits_at_rest(dialog) == []
    dialog.save()
    wait_until(where.exists, LONG)
    assert exports(desk) == ["Draft plan, version 1, in Word for Ngozi Okafor, Mother"]
    assert Path(asked[0]).suffix == ".docx"
    assert "DRAFT, made on" in str(blocks_of_word(where.read_bytes()))
    assert preview.kept is None


def test_what_came_back_is_shown_with_its_comments(file_back):
    screen = file_back(commented)
    words = " ".join(said(screen))
    assert "2 changes, 1 comment." in words
    assert "A paragraph is new: “Please ring me.”" in words
    assert "Dr Anand" in words
    assert "How long is this? Ask the school." in words
    assert "Nothing of it is taken into the plan or the letter by itself." in words
    assert misfits_at_rest(screen) == []


def test_another_file_is_told_in_a_sentence(file_back):
    screen = file_back(lambda _left: soup())
    assert screen.refused.startswith("This Word file has too few paragraphs")
    assert screen.refused in said(screen)
    assert misfits_at_rest(screen) == []


def test_a_paper_before_any_draft_left_is_not_compared(desk, plan, tmp_path):
    caseload, now = desk.sitting.caseload, desk.sitting.clock()
    path = tmp_path / "soup.docx"
    path.write_bytes(soup())
    new = NewPaper(title="Soup", kind="other", received_on="2026-10-02")
    paper = file_paper(caseload, desk.case, path, new, now)
    desk.open("paper", desk.case, paper)
    page = desk.window.current_page()
    wait_until(lambda: page.shown is not None, LONG)
    assert not page.compare.isVisible()
