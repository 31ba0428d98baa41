"""The letters for the post, in the window: found again, printed, recorded as left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from gui import desks
from gui.desks import in_front, wait_until
from gui.fit import misfits_at_rest
from journeys.cups import print_queue, wait_for_paper
from letter_batches import NOW, issue, three
from make import northmoor
from twentyweeks.casework import Involved, Letter
from twentyweeks.gui.several.post import PostScreen
from twentyweeks.gui.today.section import SectionCard
from twentyweeks.gui.widgets.words import TitleLink, Words

SLOW = 20_000


@pytest.fixture
def desk(qtbot, home):
    with northmoor(home) as caseload:
        caseload.cases = three(caseload)
        letters = issue(caseload)
        case = caseload.cases[0]
    with desks.desk(home, case, NOW) as made:
        made.letters = letters
        made.window.resize(1440, 900)
        made.window.show()
        in_front(made.window)
        yield made


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def opened(desk, about=""):
    desk.open("post", "", about)
    page = desk.window.current_page()
    wait_until(lambda: page.shown is not None, SLOW)
    return page


def said(page):
    return [each.text() for each in page.findChildren(Words) if each.isVisible()]


def says(page, begins):
    return any(each.startswith(begins) for each in said(page))


def test_today_leads_to_what_waits_for_the_post(desk):
    desk.window.go("today")
    today = desk.window.current_page()

    def section():
        cards = [e for e in today.findChildren(SectionCard) if hasattr(e, "at_once")]
        return next(iter(cards), None)

    wait_until(lambda: section() is not None, SLOW)
    press(section().at_once)
    wait_until(lambda: isinstance(desk.window.current_page(), PostScreen), SLOW)
    page = desk.window.current_page()
    wait_until(lambda: page.shown is not None, SLOW)
    assert "3 letters are issued and not posted." in said(page)
    assert page.ticked() == desk.letters


def test_the_stack_is_printed_or_written_and_made_anew_after_a_change(desk, tmp_path):
    page = opened(desk)
    press(page.stacks.make)
    wait_until(lambda: says(page, "3 DL envelopes, first class, "), SLOW)
    page.ticking.rows.tick(desk.letters[:1])
    assert page.stacks.out == []
    press(page.stacks.make)
    wait_until(lambda: says(page, "1 DL envelope, first class, "), SLOW)
    folder = tmp_path / "for the printers"
    folder.mkdir()
    page.stacks.save_in(folder)
    wait_until((folder / "index.csv").exists, SLOW)
    assert len(list(folder.glob("*.pdf"))) == 1


def test_the_day_on_which_the_printer_took_the_stack_is_kept(
    desk, tmp_path, monkeypatch
):
    with print_queue(tmp_path / "cups", monkeypatch) as paper:
        page = opened(desk, desk.letters[0])
        press(page.stacks.make)
        wait_until(lambda: page.stacks.out, SLOW)
        stack = page.stacks.out[0]
        wait_until(stack.print_button.isVisible, SLOW)
        press(stack.print_button)
        wait_for_paper(paper)
        wait_until(lambda: "; printed " in page.shown.letters[0].leaves, SLOW)
    assert page.stacks.out == [stack]
    with desk.sitting.caseload.reading() as session:
        on = {each.id.hex: each.printed_on for each in session.scalars(select(Letter))}
    assert [each for each in on if on[each]] == [desk.letters[0]]


def test_what_was_ticked_meanwhile_is_not_what_was_put_together(desk):
    page = opened(desk)
    press(page.stacks.make)
    page.ticking.rows.tick(desk.letters[:1])
    wait_until(page.stacks.make.isEnabled, SLOW)
    assert page.stacks.out == []


def test_one_form_records_what_is_ticked_and_the_rest_waits(desk):
    page = opened(desk, ",".join(desk.letters[:2]))
    assert page.ticked() == desk.letters[:2]
    press(page.save_button)
    wait_until(page.form.summary.isVisible, SLOW)
    QTest.keyClicks(page.form.fields["checked_by"].editor, "Sam Pike")
    press(page.save_button)
    wait_until(lambda: len(page.shown.letters) == 1, SLOW)
    with desk.sitting.caseload.reading() as session:
        left = [each.posted_on for each in session.scalars(select(Letter))]
    assert left.count(None) == 1


def test_a_protected_letter_is_opened_by_itself(desk):
    caseload = desk.sitting.caseload
    with caseload.writing(caseload.stamp(NOW)) as journal:
        ngozi = journal.session.scalars(select(Involved)).first()
        journal.set(ngozi, "address_is_protected", value=True)
    page = opened(desk)
    assert page.ticked() == desk.letters[2:]
    press(page.findChildren(TitleLink)[0])
    wait_until(lambda: desk.window.current_page() is not page, SLOW)
    alone = desk.window.current_page()
    wait_until(lambda: alone.shown is not None, SLOW)
    assert alone.ticked() == desk.letters[:1]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_can_be_read_whole(qtbot, wear, silent_widgets, desk, scale):
    wear(scale)
    page = opened(desk)
    qtbot.waitUntil(lambda: misfits_at_rest(page) == [])
    press(page.stacks.make)
    wait_until(lambda: page.stacks.out, SLOW)
    qtbot.waitUntil(lambda: misfits_at_rest(page) == [])
    assert silent_widgets(page) == []
