"""A plan as it is seen: whole at every size of text, and as it will be printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from gui.desks import turn, wait_until
from gui.fit import misfits, misfits_at_rest
from gui.plans import LONG, begin, choose, finish_writing, opened, press, write_some
from twentyweeks.casework import Document
from twentyweeks.gui.editors import put
from twentyweeks.gui.plan.preview import PreviewScreen
from twentyweeks.paper import text_of


@pytest.fixture
def plan(desk):
    """Return the Plan screen of Amara, whose draft is half written."""
    write_some(desk.sitting.caseload, desk.case)
    return begin(desk)


def test_the_draft_is_seen_as_it_prints_and_cannot_be_issued_yet(desk, plan):
    press(plan, "Preview the draft")
    screen = desk.window.current_page()
    assert isinstance(screen, PreviewScreen)
    wait_until(lambda: not screen.paper.sheet.image().isNull(), LONG)
    told = screen.paper.sheet.accessibleDescription()
    assert told == text_of(screen.made.pdf)[0]
    assert "Draft Education, Health and Care plan" in told
    assert "Section D is blank, and nobody was asked." in screen.findings.words()
    assert not screen.issue_button.isEnabled()
    desk.window.back()
    assert desk.window.current_page() is plan


def test_a_whole_draft_is_issued_and_its_letter_is_next(desk, plan):
    finish_writing(desk.sitting.caseload, desk.case, plan.shown.plan_id)
    plan.preview()
    screen = desk.window.current_page()
    wait_until(lambda: screen.made is not None, LONG)
    assert not screen.issue_button.isEnabled()
    first = screen.made
    told = screen.findings.words()
    assert "Nobody has looked at version 1 a second time." in told
    press(screen, "Pass them all with one reason")
    dialog = opened(screen)
    put(dialog.form.fields["reason"].editor, "I work alone this week")
    dialog.save()
    wait_until(lambda: screen.made is not first, LONG)
    assert screen.made.findings == ()
    assert screen.issue_button.isEnabled()
    QTest.mouseClick(screen.issue_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: screen.kept is not None, LONG)
    assert screen.kept.sentence() == (
        "Draft plan, version 1 is kept as it stands. Nobody can change it now."
    )
    with desk.sitting.caseload.reading() as session:
        kinds = [each.kind for each in session.scalars(select(Document))]
    assert "plan" in kinds
    press(screen, "Write the letter with it")
    assert desk.window.current_page() is not screen


def test_the_plan_is_made_in_the_size_of_print_that_is_chosen(desk, plan):
    plan.preview()
    screen = desk.window.current_page()
    wait_until(lambda: screen.made is not None, LONG)
    ordinary = screen.made
    sizes = screen.print_size
    sizes.setCurrentIndex(sizes.findText("Very large print, 24 point"))
    sizes.activated.emit(sizes.currentIndex())
    wait_until(lambda: screen.made is not ordinary, LONG)
    assert screen.made.pages > ordinary.pages


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_it_can_be_read_whole(qtbot, wear, silent_widgets, desk, scale):
    wear(scale)
    empty = begin(desk)
    qtbot.wait(60)
    assert misfits(empty) == []
    desk.window.back()
    write_some(desk.sitting.caseload, desk.case)
    screen = begin(desk)
    for section in ("A", "C", "F", "I", "K"):
        screen.content.list.rows[section].click()
        qtbot.wait(60)
        assert misfits_at_rest(screen) == []
        assert silent_widgets(screen) == []


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize(
    ("section", "kind"), [("A", "part"), ("F", "part"), ("G", "asked")]
)
def test_its_forms_can_be_read_whole(
    qtbot, wear, silent_widgets, plan, scale, section, kind
):
    wear(scale)
    plan.content.list.rows[section].click()
    plan.add(kind)
    form = opened(plan)
    qtbot.wait(60)
    assert misfits_at_rest(form) == []
    assert silent_widgets(form) == []


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_its_pages_can_be_read_whole(qtbot, wear, silent_widgets, desk, scale):
    wear(scale)
    write_some(desk.sitting.caseload, desk.case)
    desk.open("plan", desk.case, "preview:draft")
    screen = desk.window.current_page()
    wait_until(lambda: not screen.paper.sheet.image().isNull(), LONG)
    qtbot.wait(150)
    assert misfits_at_rest(screen) == []
    assert silent_widgets(screen) == []


def test_a_short_section_leaves_nothing_to_scroll(plan):
    plan.window().resize(1440, 1000)
    choose(plan, "D")
    wait_until(lambda: plan.verticalScrollBar().maximum() < 120)


def test_at_twice_the_size_a_click_leads_down_to_the_section(wear, desk):
    wear(2.0)
    write_some(desk.sitting.caseload, desk.case)
    screen = begin(desk)
    turn(100)
    choose(screen, "C")
    wait_until(lambda: screen.content.view.accessibleName().startswith("Section C"))

    def top():
        view = screen.content.view
        return view.mapTo(screen, view.rect().topLeft()).y()

    wait_until(lambda: 0 <= top() < 400)
    assert screen.content.view.visibleRegion().boundingRect().height() > 400
