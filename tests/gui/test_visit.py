"""The visit as an officer meets it: asked, kept, read back, signed, recorded."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from sqlalchemy import select

from gui.desks import NOW, in_front, wait_until
from gui.fit import misfits_at_rest
from make import northmoor
from twentyweeks.casework import Consent, RestrictedNote, Visit
from twentyweeks.gui.editors import Paragraph
from twentyweeks.gui.visit.answers import Answers
from twentyweeks.gui.visit.apart import NO_KEY, apart
from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.page import VisitScreen
from twentyweeks.gui.visit.readback import Signing
from twentyweeks.gui.visit.signature import SignaturePad
from twentyweeks.gui.widgets.choices import Choice, Choices
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.drafts import read_draft
from twentyweeks.operations.visit import draft_name
from twentyweeks.vault.keys import Compartment

HALL = "The hall is too loud"


@pytest.fixture
def visit(qtbot, desk):
    """Return the Visit screen of Amara's case, on its first step."""
    return begin(qtbot, desk)


def begin(qtbot, desk):
    screen = VisitScreen(desk.sitting, desk.case, "")
    qtbot.addWidget(screen)
    screen.resize(1214, 860)
    screen.show()
    wait_until(lambda: screen.walk is not None)
    return screen


def kept(desk):
    """Return the draft as it lies in the caseload, or nothing."""
    found = read_draft(desk.sitting.caseload, draft_name(desk.case))
    return json.loads(found[0]) if found else None


def editor(screen, path):
    return screen.walk.ask.fields[path].editor


def seen(screen):
    """Return all words on the step that is shown."""
    return "\n".join(each.text() for each in screen.walk.page.findChildren(Words))


def choose(screen, path, words):
    tiles = editor(screen, path)
    for tile in (tiles if isinstance(tiles, Choices) else tiles.tiles).children():
        if getattr(tile, "text", str)() == words:
            QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
            return
    message = f"no tile {words!r}"
    raise AssertionError(message)


def draw(pad, *points):
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, button, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(pad, QPoint(*point))
    QTest.mouseRelease(pad, button, pos=QPoint(*points[-1]))


def test_what_is_typed_is_kept_at_the_next_pause_and_says_so(desk, visit):
    visit.walk.go("child-School")
    wait_until(lambda: kept(desk))
    QTest.keyClicks(editor(visit, "child.School.words"), HALL)
    wait_until(lambda: kept(desk)["child_words"])
    (said,) = kept(desk)["child_words"]
    assert said == {"words": HALL, "topic": "School", "quoted": True}
    wait_until(lambda: visit.walk.kept.words.text())
    assert visit.walk.kept.words.text() == "Kept on this laptop at 09:30"


def test_the_next_screen_keeps_at_once(desk, visit):
    visit.walk.kept.findChild(QTimer).setInterval(3_600_000)  # no pause comes
    QTest.keyClicks(editor(visit, "held_on"), "20/11")
    visit.walk.next()
    wait_until(lambda: kept(desk))
    assert kept(desk)["held_on"] == "20/11"


def test_a_visit_opened_again_goes_on_exactly_where_it_was(qtbot, desk, visit):
    visit.walk.go("child-School")
    QTest.keyClicks(editor(visit, "child.School.words"), HALL)
    choose(visit, "child.School.quoted", "Put into our words")
    choose(visit, "child.School.how", "Drawing")
    visit.walk.go("choice-photo")
    choose(visit, "consent.photo.0.answer", "No")
    visit.walk.go("parent-0")
    QTest.keyClicks(editor(visit, "parent.0.on"), "20/11/2026")
    QTest.keyClicks(editor(visit, "parent.0.Worries"), "She is lost at playtime")
    visit.walk.go("future")
    QTest.keyClick(
        visit.walk.page.findChild(type(visit.walk.ask.tick("x", "x"))), Qt.Key.Key_Space
    )
    visit.walk.go("read-back")
    draw(visit.findChild(SignaturePad), (30, 90), (80, 40), (140, 100))
    visit.walk.go("child-School")
    given, strokes = visit.walk.answers.as_draft(), visit.walk.answers.strokes
    visit.hide()
    wait_until(lambda: (kept(desk) or {}).get("step") == "child-School")

    again = begin(qtbot, desk)
    assert again.walk.step().key == "child-School"
    assert again.walk.title.text() == "School"
    assert again.walk.answers.as_draft() == given
    assert again.walk.answers.strokes == strokes
    assert editor(again, "child.School.words").toPlainText() == HALL
    assert editor(again, "child.School.how").words() == "Drawing"
    assert again.walk.kept.words.text() == "Kept at 09:30 today"


def test_what_is_said_to_be_kept_outlives_a_loss_of_power(filled_once, home):
    """The window's process is killed, not closed: nothing can be saved on the way."""
    copytree(filled_once[0], home)
    child = subprocess.Popen(
        [
            sys.executable,
            str(Path(__file__).with_name("visit_until_killed.py")),
            str(home),
            filled_once[1],
        ],
        stdout=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    try:
        assert child.stdout.readline().strip() == "typed"
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
    with northmoor(home, NOW) as caseload:
        words, _at = read_draft(caseload, draft_name(filled_once[1]))
    (said,) = json.loads(words)["child_words"]
    assert said["words"] == "The hall is too loud"
    assert json.loads(words)["step"] == "child-School"


def test_a_lock_keeps_the_last_letter(desk, visit):
    visit.walk.go("child-School")
    QTest.keyClicks(editor(visit, "child.School.words"), HALL)
    desk.lock()
    wait_until(lambda: desk.ended)
    assert desk.ended == ["restarted"]
    with northmoor(desk.sitting.caseload.home, NOW) as caseload:
        words, _at = read_draft(caseload, draft_name(desk.case))
    assert json.loads(words)["child_words"][0]["words"] == HALL


def answer_everything(visit):
    walk = visit.walk
    choose(visit, "meeting.place", "At home")
    walk.go("told")
    choose(visit, "told.told_to", "Ngozi Okafor")
    walk.go("choice-social_worker")
    choose(visit, "consent.social_worker.0.answer", "No")
    choose(visit, "consent.social_worker.0.by", "Ngozi Okafor")
    walk.go("child-School")
    QTest.keyClicks(editor(visit, "child.School.words"), HALL)
    walk.go("parent-0")
    QTest.keyClicks(editor(visit, "parent.0.Hopes"), "A quiet place for lunch")
    walk.go("needs-2")
    choose(visit, "prompt.Sleep.answer", "Asked: none")
    walk.go("read-back")
    choose(visit, "reader", "Ngozi Okafor")
    choose(visit, "agreement.result", "Agreed")
    draw(visit.findChild(SignaturePad), (30, 90), (80, 40))
    walk.go("owed")
    QTest.keyClicks(editor(visit, "agreement.next_contact_on"), "07/12/2026")
    walk.see_all()
    walk.next()
    wait_until(lambda: visit.recorded is not None)


def test_a_visit_is_recorded_as_it_was_answered(desk, visit):
    answer_everything(visit)
    with desk.sitting.caseload.reading() as session:
        (stored,) = session.scalars(select(Visit))
        (consent,) = session.scalars(select(Consent))
        assert stored.held_on.isoformat() == "2026-11-23"
        assert stored.meeting.place == "At home"
        assert stored.told.wording.startswith("When we assess, the law makes us ask")
        assert (consent.purpose, consent.answer, consent.by) == (
            "social_worker",
            "refused",
            "Ngozi Okafor",
        )
        assert consent.wording.startswith("A social worker may join this meeting.")
        assert [each.words for each in stored.child_words] == [HALL]
        (hers,) = stored.parents_words
        assert (hers.name, hers.on.isoformat()) == ("Ngozi Okafor", "2026-11-23")
        assert {each.area: each.answer for each in stored.prompts}["Sleep"] == "none"
        assert {each.area: each.answer for each in stored.prompts}[
            "Eating"
        ] == "not_asked"
        assert stored.agreement.result == "agreed"
        assert stored.agreement.signed_by == "Ngozi Okafor"
        assert len(stored.agreement.strokes) == 1
        assert stored.agreement.next_contact_on.isoformat() == "2026-12-07"
    assert kept(desk) is None


def test_a_summary_is_left_with_one_parent(desk, visit, tmp_path):
    visit.walk.go("parent-0")
    QTest.keyClicks(editor(visit, "parent.0.Hopes"), "A quiet place for lunch")
    visit.walk.see_all()
    visit.walk.next()
    wait_until(lambda: visit.recorded is not None)
    where = tmp_path / "summary.pdf"
    wait_until(lambda: visit.recorded.copies)
    assert list(visit.recorded.copies) == ["Ngozi Okafor", "Amara"]
    visit.recorded.copies["Ngozi Okafor"].save_as(where)
    wait_until(where.exists)
    assert where.read_bytes().startswith(b"%PDF-")


def test_a_day_that_cannot_be_is_refused_beside_its_field(visit):
    QTest.keyClicks(editor(visit, "held_on"), "30/02/2026")
    visit.walk.see_all()
    visit.walk.next()
    wait_until(lambda: not visit.walk.summary.isHidden())
    assert visit.walk.step().key == "when"
    assert visit.walk.ask.fields["held_on"].error().startswith("Date of the visit:")
    assert editor(visit, "held_on").text() == "30/02/2026"


def test_one_parents_words_are_not_read_back_to_the_other(visit):
    visit.walk.go("parent-0")
    QTest.keyClicks(editor(visit, "parent.0.Worries"), "His temper frightens her")
    visit.walk.go("parent-1")
    QTest.keyClicks(editor(visit, "parent.1.name"), "Emeka Okafor")
    QTest.keyClicks(editor(visit, "parent.1.Hopes"), "A school by the river")
    assert "temper" not in seen(visit)
    visit.walk.go("read-back")
    assert "temper" not in seen(visit)
    assert "river" not in seen(visit)
    choose(visit, "reader", "Emeka Okafor")
    assert "temper" not in seen(visit)
    assert "A school by the river" in seen(visit)
    choose(visit, "reader", "Ngozi Okafor")
    assert "His temper frightens her" in seen(visit)
    assert "river" not in seen(visit)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_chosen_tile_has_room_for_its_strong_words(qtbot, wear, desk, scale):
    wear(scale)
    screen = begin(qtbot, desk)
    screen.walk.go("read-back")
    tiles = screen.findChildren(Choice)
    qtbot.waitUntil(lambda: all(tile.isVisible() for tile in tiles))
    for tile in tiles:
        strong = QFont(tile.font())
        strong.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(strong).horizontalAdvance(tile.text())
        assert tile.width() >= words + 2 * round(16 * scale) + 4, tile.text()


def test_typing_other_words_takes_the_tile_back(visit):
    choose(visit, "meeting.place", "At home")
    QTest.keyClicks(editor(visit, "meeting.place").line, "Village hall")
    assert editor(visit, "meeting.place").tiles.key() == ""
    assert visit.walk.answers.words("meeting.place") == "Village hall"


def test_a_signature_is_points_that_can_be_undone(visit):
    visit.walk.go("read-back")
    pad = visit.findChild(SignaturePad)
    draw(pad, (20, 100), (120, 60), (220, 100))
    draw(pad, (40, 120), (240, 118))
    answers = visit.walk.answers
    assert len(answers.strokes) == 2
    first = answers.strokes[0][0]
    assert first == (20 / pad.height(), 100 / pad.height())
    signing = visit.findChild(Signing)
    QTest.mouseClick(signing.undo, Qt.MouseButton.LeftButton)
    assert len(answers.strokes) == 1


def test_a_typed_name_takes_the_place_of_a_signature(visit):
    visit.walk.go("read-back")
    signing = visit.findChild(Signing)
    draw(signing.pad, (20, 100), (120, 60))
    QTest.mouseClick(signing.instead, Qt.MouseButton.LeftButton)
    assert signing.pad.isHidden()
    QTest.keyClicks(editor(visit, "agreement.signed_by"), "N Okafor")
    assert visit.walk.answers.strokes == ()
    assert visit.walk.answers.words("agreement.signed_by") == "N Okafor"
    visit.walk.next()
    visit.walk.back()
    assert visit.findChild(Signing).name.isVisible()


def test_a_finger_signs_and_scrolls_nothing(visit):
    visit.walk.go("read-back")
    pad = visit.findChild(SignaturePad)
    visit.walk.page.ensureWidgetVisible(pad)
    in_front(visit.window())
    wait_until(lambda: pad.visibleRegion().contains(QPoint(40, 140)))
    at = visit.walk.page.verticalScrollBar().value()
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(0, QPoint(40, 40), pad).commit()
    for step in range(1, 6):
        QTest.touchEvent(pad, device).move(0, QPoint(40, 40 + 20 * step), pad).commit()
    QTest.touchEvent(pad, device).release(0, QPoint(40, 140), pad).commit()
    (stroke,) = visit.walk.answers.strokes
    assert len(stroke) == 6
    assert visit.walk.page.verticalScrollBar().value() == at


def test_restricted_notes_go_to_their_own_compartment(desk, visit):
    visit.walk.go("apart")
    assert "number is not recorded" in seen(visit)
    QTest.keyClicks(editor(visit, "note.sensitive.words"), "Grandfather is in hospital")
    wait_until(lambda: "notes" in (kept(desk) or {}))
    visit.walk.see_all()
    visit.walk.next()
    wait_until(lambda: visit.recorded is not None)
    with desk.sitting.caseload.reading(Compartment.RESTRICTED) as session:
        (note,) = session.scalars(select(RestrictedNote))
        assert note.words == "Grandfather is in hospital"


def test_without_the_key_a_sentence_says_whom_to_ask(desk, visit):
    page = replace(visit.walk.answers.page, can_write_restricted=False)
    answers = Answers(page)
    parts = apart(Asking(answers))
    said = "\n".join(each.text() for part in parts for each in part.findChildren(Words))
    assert NO_KEY in said
    assert not any(part.findChildren(Paragraph) for part in parts)
    assert "notes" not in json.loads(answers.as_draft())


def test_next_and_back_by_keyboard(visit):
    visit.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    wait_until(visit.isActiveWindow)
    QTest.keyClick(visit.walk, Qt.Key.Key_PageDown, control)
    assert visit.walk.step().key == "who"
    QTest.keyClick(visit.walk, Qt.Key.Key_PageUp, control)
    assert visit.walk.step().key == "when"


def test_a_section_is_opened_from_the_list(visit):
    visit.walk.see_all()
    button = next(
        each
        for each in visit.findChildren(type(visit.walk.next_button))
        if each.accessibleName() == "Open section 6, Needs: Nothing yet"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert visit.walk.step().key == "needs-1"


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_every_step_can_be_read_whole_and_named(
    qtbot, wear, silent_widgets, desk, scale
):
    wear(scale)
    screen = begin(qtbot, desk)
    screen.walk.kept.keep()
    wait_until(screen.walk.kept.words.text)
    qtbot.wait(100)
    wrong = {}
    for step in screen.walk._steps:  # noqa: SLF001
        screen.walk.go(step.key)
        qtbot.wait(10)
        faults = [*misfits_at_rest(screen), *map(str, silent_widgets(screen))]
        if faults:
            wrong[step.key] = faults
    assert wrong == {}
