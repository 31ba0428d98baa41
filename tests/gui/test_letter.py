"""A letter as an officer writes it: the real page, what stops it, issued, posted."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from sqlalchemy import select

from gui import desks
from gui.desks import in_front, wait_until
from gui.fit import misfits_at_rest
from letter_case import beside, refused
from make import at, northmoor
from twentyweeks.casework import Authority, Letter, Standing
from twentyweeks.gui.editors import put
from twentyweeks.gui.form_dialog import FormDialog
from twentyweeks.gui.letter.page import LetterScreen
from twentyweeks.gui.widgets.words import Words
from twentyweeks.paper import text_of

NOW = at("2026-04-13")


@pytest.fixture(scope="session")
def refused_once(tmp_path_factory):
    """Return a caseload in which Amara's request is refused, to be copied."""
    folder = tmp_path_factory.mktemp("refused") / "caseload"
    with northmoor(folder) as caseload:
        return folder, refused(caseload)


@pytest.fixture
def desk(qtbot, refused_once, home):
    shutil.copytree(refused_once[0], home)
    with desks.desk(home, refused_once[1], NOW) as made:
        made.window.resize(1440, 900)
        made.window.show()
        in_front(made.window)
        yield made


def begin(desk, about="refuse-to-assess"):
    desk.open("letter", desk.case, about)
    screen = desk.window.current_page()
    assert isinstance(screen, LetterScreen)
    wait_until(lambda: screen.form is not None, 20_000)
    return screen


def seen(desk, about="refuse-to-assess"):
    """Return the screen once its page is painted."""
    screen = begin(desk, about)
    wait_until(lambda: not screen.paper.sheet.image().isNull(), 20_000)
    return screen


def issue(screen):
    QTest.mouseClick(screen.issue_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: screen.issued is not None, 20_000)


def letters(desk):
    with desk.sitting.caseload.reading() as session:
        found = session.scalars(select(Letter)).all()
        session.expunge_all()
        return found


def test_the_page_that_is_seen_is_the_page_that_is_printed(desk):
    screen = seen(desk)
    assert screen.preview.pdf.startswith(b"%PDF-")
    told = screen.paper.sheet.accessibleDescription()
    assert told == text_of(screen.preview.pdf)[0]
    assert "Amara Okafor" in told
    image = screen.paper.sheet.image()
    assert image.pixelColor(3, 3).name() == "#ffffff"
    dark = sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    assert dark > 200  # there is writing on it


def test_the_screen_alone_scrolls_over_a_page_that_fits(desk):
    screen = seen(desk)
    (room,) = screen.paper.findChildren(QScrollArea)
    wait_until(lambda: room.horizontalScrollBar().maximum() == 0)
    assert room.verticalScrollBar().maximum() == 0
    assert not room.verticalScrollBar().isVisible()


def test_page_keys_and_zoom(desk):
    screen = seen(desk)
    paper = screen.paper
    paper.setFocus()
    assert paper.where.text() == f"Page 1 of {screen.preview.pages}"
    first = paper.sheet.accessibleDescription()
    QTest.keyClick(paper, Qt.Key.Key_PageDown)
    wait_until(lambda: paper.sheet.accessibleDescription() != first)
    assert paper.page() == 2
    QTest.keyClick(paper, Qt.Key.Key_Home)
    assert paper.page() == 1
    wide = paper.sheet.width()
    QTest.keyClick(paper, Qt.Key.Key_Plus)
    wait_until(lambda: paper.sheet.width() > wide)


def test_the_preview_follows_a_change(desk):
    screen = seen(desk)
    ordinary = screen.preview.sha256
    put(screen.form.fields["size"].editor, "18")
    screen.form.edited.emit()
    wait_until(lambda: screen.preview and screen.preview.sha256 != ordinary, 20_000)
    assert screen.preview.pages > 1


def test_it_is_told_that_one_child_alone_is_in_it(desk):
    screen = seen(desk)
    said = screen.findings.words()
    assert "Every page names Amara Okafor and no other child." in said


def test_a_finding_of_the_law_cannot_be_passed(desk):
    caseload = desk.sitting.caseload
    with caseload.writing(caseload.stamp(NOW)) as journal:
        authority = journal.session.scalars(select(Authority)).one()
        journal.set(authority, "sendiass", None)
    screen = begin(desk)
    wait_until(lambda: screen.preview or not screen.form.summary.isHidden(), 20_000)
    assert not screen.issue_button.isEnabled()
    said = [each.text() for each in screen.findChildren(Words)]
    assert any("The law requires" in each or "cannot be made" in each for each in said)


def test_a_person_of_unknown_standing_is_named_and_not_offered(desk):
    beside(desk.sitting.caseload, "Emeka Okafor", standing=Standing.UNKNOWN)
    screen = begin(desk)
    offered = screen.form.fields["recipient_id"].editor
    names = [offered.itemText(row) for row in range(offered.count())]
    assert not any("Emeka" in name for name in names)
    said = [each.text() for each in screen.form.findChildren(Words)]
    assert any(each.startswith("Emeka Okafor") for each in said)


def test_an_issued_letter_is_the_one_that_was_seen(desk, tmp_path):
    screen = seen(desk)
    pdf = screen.preview.pdf
    issue(screen)
    assert desk.window.focusWidget() is screen.issued.letter.save_button
    (letter,) = letters(desk)
    assert letter.recipient_name == "Ngozi Okafor"
    where = tmp_path / "letter.pdf"
    screen.issued.letter.save_as(where)
    wait_until(where.exists)
    assert where.read_bytes() == pdf
    assert screen.form.isHidden()


def test_a_posted_letter_says_when_how_and_who_checked(desk):
    screen = seen(desk)
    issue(screen)
    posting = screen.posting
    assert posting.form.fields["posted_on"].editor.text() == "13/04/2026"
    QTest.mouseClick(posting.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: posting.form.fields["checked_by"].error())
    assert "a second person looks" in posting.form.fields["checked_by"].error()
    QTest.keyClicks(posting.form.fields["checked_by"].editor, "Sam Reid")
    QTest.mouseClick(posting.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: desk.window.current_page() is not screen)
    (letter,) = letters(desk)
    assert letter.posted_on == date(2026, 4, 13)
    assert (letter.posted_by, letter.checked_by) == ("first_class", "Sam Reid")


def test_a_letter_issued_before_is_recorded_as_posted(desk):
    screen = seen(desk)
    issue(screen)
    (letter,) = letters(desk)
    desk.window.back()
    desk.open("letter", desk.case, f"posted:{letter.id.hex}")
    screen = desk.window.current_page()
    said = screen.heading.sentence
    wait_until(lambda: said.text().startswith("Letter to Ngozi Okafor, written "))
    QTest.keyClicks(screen.posting.form.fields["checked_by"].editor, "Sam Reid")
    QTest.mouseClick(screen.posting.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: letters(desk)[0].posted_on is not None)


def test_an_update_asks_for_what_it_tells(desk):
    screen = begin(desk, "update")
    wait_until(screen.form.update_card.isVisible)
    put(screen.form.fields["expected_on"].editor, "31/02/2026")
    screen.look()
    assert screen.form.fields["expected_on"].error().startswith("New expected day:")


def test_a_file_that_cannot_be_written_is_told(desk, tmp_path):
    screen = seen(desk)
    issue(screen)
    told = []
    desk.sitting.faulted.disconnect()
    desk.sitting.faulted.connect(told.append)
    screen.issued.letter.save_as(tmp_path / "no such folder" / "letter.pdf")
    wait_until(lambda: told)
    assert told == [
        "The file could not be written there. What it was made from is unharmed. "
        "Choose another folder and save it again."
    ]


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_it_can_be_read_whole(qtbot, wear, silent_widgets, desk, scale):
    wear(scale)
    screen = seen(desk)
    qtbot.waitUntil(lambda: misfits_at_rest(screen) == [])
    assert silent_widgets(screen) == []
    issue(screen)
    qtbot.waitUntil(lambda: misfits_at_rest(screen) == [])
    assert silent_widgets(screen) == []


def test_a_letter_that_was_made_before_a_change_cannot_be_issued(desk):
    screen = seen(desk)
    screen.findChild(QTimer).setInterval(3_600_000)  # nothing is made anew meanwhile
    screen.look()
    screen.form.edited.emit()
    wait_until(lambda: not desk.sitting.lanes.reading.is_busy())
    assert not screen.issue_button.isEnabled()


def test_a_letter_is_saved_for_word_until_it_is_issued(desk, tmp_path):
    screen = seen(desk)
    screen.word.click()
    wait_until(lambda: screen.findChildren(FormDialog), 20_000)
    (dialog,) = screen.findChildren(FormDialog)
    assert misfits_at_rest(dialog) == []
    dialog.accepted.disconnect()
    dialog.save()
    wait_until(lambda: screen.word.made is not None, 20_000)
    where = tmp_path / "draft.docx"
    screen.word.save_as(where)
    wait_until(where.exists, 20_000)
    assert where.read_bytes() == screen.word.made.content
    assert letters(desk) == []
    issue(screen)
    assert not screen.word.isVisible()
