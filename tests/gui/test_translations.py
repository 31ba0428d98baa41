"""A translation is filed on the page of the letter, and seen beside it."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui import desks
from gui.desks import in_front, wait_until
from gui.fit import misfits_at_rest
from letter_case import mother, refused
from make import at, northmoor
from paper.others import untagged
from twentyweeks.gui.case.paper import PaperPage
from twentyweeks.gui.editors import put
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.gui.widgets.chips import Chip
from twentyweeks.gui.widgets.words import Link, Words
from twentyweeks.operations.letter import (
    LetterChoice,
    answer_letter,
    issue_letter,
    post_letter,
)
from twentyweeks.operations.letter_replacing import replacing
from twentyweeks.operations.letter_returned import letter_returned
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.operations.translated import paper_translations

NOW = at("2026-04-20")
SENT = at("2026-04-13")
TITLE = "We will not assess, to Ngozi Okafor, in Urdu"


@pytest.fixture(scope="module")
def issued_once(tmp_path_factory):
    """Return a caseload with an issued letter, to be copied."""
    folder = tmp_path_factory.mktemp("issued") / "caseload"
    with northmoor(folder) as caseload:
        case = refused(caseload)
        choice = LetterChoice(kind="refuse-to-assess", recipient_id=mother(caseload))
        made = issue_letter(caseload, case, choice, SENT)
        return folder, case, made


@pytest.fixture
def desk(qtbot, issued_once, home):
    shutil.copytree(issued_once[0], home)
    with desks.desk(home, issued_once[1], NOW) as made:
        made.window.resize(1440, 900)
        made.window.show()
        in_front(made.window)
        yield made


@pytest.fixture
def letter(issued_once):
    return issued_once[2]


def opened(desk, paper):
    desk.open("paper", desk.case, paper)
    page = desk.window.current_page()
    assert isinstance(page, PaperPage)
    wait_until(lambda: page.shown is not None and not desk.sitting.is_busy())
    return page


def words(card):
    return [each.text() for each in card.findChildren(Words) if each.isVisible()]


def file_urdu(page, tmp_path):
    path = tmp_path / "urdu.pdf"
    path.write_bytes(untagged("Words in Urdu"))
    dialog = page.file_translation()
    assert misfits_at_rest(dialog) == []
    dialog.form.fill(
        {
            "path": str(path),
            "language": "ur",
            "translator": "Farah Aziz",
            "translated_on": "17/04/2026",
        }
    )
    dialog.save()
    wait_until(lambda: page.translations.isVisible())


def test_a_translation_is_filed_and_stands_beside_the_letter(desk, letter, tmp_path):
    page = opened(desk, letter.document_id)
    assert page.translate.isVisible()
    assert not page.translations.isVisible()
    file_urdu(page, tmp_path)
    assert "In Urdu, by Farah Aziz, 17 Apr" in words(page.translations)
    assert page.translations.findChildren(Chip) == []
    assert misfits_at_rest(page) == []
    (eye,) = page.translations.findChildren(IconButton)
    assert eye.accessibleName() == f"Open {TITLE}"
    eye.click()
    copy = desk.window.current_page()
    assert copy is not page
    wait_until(lambda: copy.translations.isVisible())
    assert not copy.translate.isVisible()
    of = "The English original is “We will not assess, to Ngozi Okafor”."
    assert of in words(copy.translations)


def test_what_is_refused_stands_beside_its_field(desk, letter):
    page = opened(desk, letter.document_id)
    dialog = page.file_translation()
    dialog.save()
    field = dialog.form.fields["language"]
    wait_until(field.error)
    assert field.error() == "Language: choose one of the list. Nothing was saved."
    dialog.close()


def test_a_half_typed_one_is_taken_up_from_today(desk, letter):
    page = opened(desk, letter.document_id)
    dialog = page.file_translation()
    put(dialog.form.fields["translator"].editor, "Farah Aziz")
    dialog.kept.keep()
    wait_until(lambda: not desk.sitting.is_busy())
    dialog.close()
    desk.window.go("today")
    today = desk.window.current_page()
    about = "A translation for Amara Okafor, kept "

    def links():
        links = today.findChildren(Link)
        return [each for each in links if each.text().startswith(about)]

    today.read()
    wait_until(links, 5_000)
    QTest.mouseClick(links()[0], Qt.MouseButton.LeftButton)
    page = desk.window.current_page()
    assert isinstance(page, PaperPage)
    wait_until(lambda: page.shown is not None and not desk.sitting.is_busy())
    dialog = page.file_translation()
    wait_until(lambda: dialog.form.values()["translator"] == "Farah Aziz")
    dialog.close()


def test_a_stale_translation_says_so_on_its_page_and_on_the_case(
    desk, letter, tmp_path
):
    file_urdu(opened(desk, letter.document_id), tmp_path)
    held = desk.sitting.caseload
    post_letter(held, letter.letter_id, "2026-04-13", "first_class", "Sam", NOW)
    letter_returned(held, letter.letter_id, "2026-04-20", NOW)
    again = replacing(held, letter.letter_id)
    answer_letter(held, desk.case, again, [], "We rang on 17 April.", NOW)
    issue_letter(held, desk.case, again, NOW)
    stale = "Stale: the English original was replaced on 20 Apr."
    (line,) = paper_translations(held, letter.document_id, NOW.date()).lines
    copy = opened(desk, line.document_id)
    wait_until(lambda: copy.translations.isVisible())
    assert stale in words(copy.translations)
    assert len(copy.translations.findChildren(Chip)) == 1
    desk.open("case", desk.case)
    case = desk.window.current_page()
    wait_until(case.is_whole)
    assert {TITLE, stale} <= set(words(case))


def test_what_we_did_not_issue_has_no_such_button(desk, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(untagged("Report"))
    new = NewPaper(title="Report", kind="report", received_on="2026-04-20")
    page = opened(desk, file_paper(desk.sitting.caseload, desk.case, path, new, NOW))
    assert page.redact.isVisible()
    assert not page.translate.isVisible()
