"""A letter that did not arrive, in the window: recorded, red, and sent again."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from gui import desks
from gui.desks import in_front, wait_until
from letter_case import mother, refused
from make import at, northmoor
from twentyweeks.casework import Letter
from twentyweeks.gui.editors import put
from twentyweeks.gui.letter.page import LetterScreen
from twentyweeks.operations.letter import (
    LetterChoice,
    answer_letter,
    issue_letter,
    post_letter,
)
from twentyweeks.paper import text_of

NOW = at("2026-04-20")
SENT = at("2026-04-13")


@pytest.fixture(scope="module")
def posted_once(tmp_path_factory):
    """Return a caseload in which the refusal was posted, to be copied."""
    folder = tmp_path_factory.mktemp("posted") / "caseload"
    with northmoor(folder) as caseload:
        case = refused(caseload)
        choice = LetterChoice(kind="refuse-to-assess", recipient_id=mother(caseload))
        made = issue_letter(caseload, case, choice, SENT)
        post_letter(caseload, made.letter_id, "2026-04-13", "first_class", "Sam", SENT)
        return folder, case, made.letter_id


@pytest.fixture
def desk(qtbot, posted_once, home):
    shutil.copytree(posted_once[0], home)
    with desks.desk(home, posted_once[1], NOW) as made:
        made.window.resize(1440, 900)
        made.window.show()
        in_front(made.window)
        yield made


def letters(desk):
    with desk.sitting.caseload.reading() as session:
        found = session.scalars(select(Letter).order_by(Letter.id)).all()
        session.expunge_all()
        return found


def opened(desk, about):
    desk.open("letter", desk.case, about)
    screen = desk.window.current_page()
    assert isinstance(screen, LetterScreen)
    return screen


def test_what_came_back_is_red_on_the_case_and_sent_again(desk, posted_once):
    screen = opened(desk, f"back:{posted_once[2]}")
    put(screen.returned.form.fields["returned_on"].editor, "12/4/2026")
    QTest.mouseClick(screen.returned.save_button, Qt.MouseButton.LeftButton)
    day = screen.returned.form.fields["returned_on"]
    wait_until(day.error)
    assert "it left later, on 13 April 2026" in day.error()
    put(day.editor, "20/4/2026")
    QTest.mouseClick(screen.returned.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: letters(desk)[0].returned_on == date(2026, 4, 20))
    wait_until(lambda: desk.window.current_page() is not screen)
    desk.open("case", desk.case, "")
    case = desk.window.current_page()
    wait_until(lambda: replace_buttons(case), 20_000)
    QTest.mouseClick(replace_buttons(case)[0], Qt.MouseButton.LeftButton)
    wait_until(lambda: isinstance(desk.window.current_page(), LetterScreen))
    screen = desk.window.current_page()
    wait_until(lambda: screen.preview is not None, 20_000)
    words = " ".join(" ".join(text_of(screen.preview.pdf)).split())
    assert "This letter replaces our letter of 13 April 2026." in words
    assert not screen.form.fields["recipient_id"].editor.isEnabled()
    choice, held = screen.form.choice(NOW.date()), desk.sitting.caseload
    answer_letter(held, desk.case, choice, [], "We rang on 17 April.", NOW)
    screen.look()
    wait_until(lambda: screen.preview and screen.preview.may_be_issued, 20_000)
    QTest.mouseClick(screen.issue_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: screen.issued is not None, 20_000)
    old, new = letters(desk)
    assert new.issued["replaces"] == old.id.hex


def replace_buttons(page):
    named = "Write a letter in the place of: "
    every = page.findChildren(QPushButton)
    return [each for each in every if each.accessibleName().startswith(named)]


def test_the_day_of_leaving_follows_the_way_until_one_is_typed(desk):
    screen = opened(desk, "update")
    wait_until(lambda: screen.form is not None, 20_000)
    day = screen.form.fields["leaves_on"].editor
    assert day.text() == "20/04/2026"
    put(day, "22/04/2026")
    put(screen.form.fields["sent_by"].editor, "hand")
    assert day.text() == "22/04/2026"
    put(day, "19/04/2026")
    screen.look()
    assert screen.form.choice(NOW.date()).leaves_on == date(2026, 4, 19)
