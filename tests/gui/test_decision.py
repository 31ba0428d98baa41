"""A decision as an officer records it: the test answered, the reasons, the papers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from make import register
from twentyweeks.casework import Decision, Milestone
from twentyweeks.gui.decision.page import DecisionScreen
from twentyweeks.gui.widgets.words import Words


@pytest.fixture
def case(desk):
    """Return a case whose request came in five weeks ago."""
    caseload = desk.sitting.caseload
    return register(caseload, "2026-10-19", forename="Noor", surname="Haddad")


@pytest.fixture
def decision(qtbot, desk, case):
    """Return the Decision screen of that case, in the window."""
    return begin(desk, case)


def begin(desk, case, about="assess"):
    desk.open("decision", case, about)
    screen = desk.window.current_page()
    assert isinstance(screen, DecisionScreen)
    wait_until(lambda: screen.form is not None)
    return screen


def type_in(screen, name, words):
    first, *others = words.split("\n")
    editor = screen.form.fields[name].editor
    QTest.keyClicks(editor, first)
    for line in others:
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QTest.keyClicks(editor, line)


def choose(screen, name, words):
    for tile in screen.form.fields[name].editor.children():
        if getattr(tile, "text", str)() == words:
            QTest.mouseClick(tile, Qt.MouseButton.LeftButton)


def refuse(screen):
    screen.form.fields["decided_on"].editor.setText("23/11/2026")
    choose(screen, "outcome", "Do not assess")
    QTest.mouseClick(screen.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: not screen.form.summary.isHidden())


def error(screen, name):
    return screen.form.fields[name].error()


def stored(desk):
    with desk.sitting.caseload.reading() as session:
        (found,) = session.scalars(select(Decision))
        session.expunge_all()
        return found


def test_the_question_its_day_and_its_test_stand_on_the_screen(decision):
    said = [each.text() for each in decision.findChildren(Words)]
    assert "Decide whether to assess Noor Haddad" in said
    assert "By Monday 30 November 2026, 7 days left" in said
    assert any("Children and Families Act 2014 s.36(8)" in each for each in said)
    assert list(decision.form.fields)[:2] == ["part-0", "part-1"]


def test_a_refusal_needs_its_test_then_its_reasons_then_its_papers(desk, decision):
    refuse(decision)
    assert error(decision, "test") == (
        "A refusal is appealed on its reasons: say how the legal test was applied. "
        "Nothing was saved."
    )
    type_in(decision, "test", "The school's own help meets his needs")
    refuse(decision)
    assert error(decision, "test") != ""  # no part of the test is answered yet
    choose(decision, "part-0", "Yes")
    choose(decision, "part-1", "No")
    refuse(decision)
    assert error(decision, "test") == ""
    assert "give the reasons for this child" in error(decision, "reasons")
    type_in(decision, "reasons", "He reads at the level of his year")
    refuse(decision)
    assert "list the papers that were read" in error(decision, "evidence")
    with desk.sitting.caseload.reading() as session:
        assert session.scalars(select(Decision)).all() == []


def test_a_refusal_is_recorded_with_all_that_it_rests_on(desk, case, decision):
    choose(decision, "part-0", "Yes")
    choose(decision, "part-1", "No")
    type_in(decision, "test", "The school's own help meets his needs")
    choose(decision, "outcome", "Do not assess")
    assert decision.form.refusal.isVisible()
    type_in(decision, "decided_on", "20/11/2026")
    type_in(decision, "decided_by", "Panel of 20 November")
    type_in(decision, "reasons", "He reads at the level of his year\nHe has friends")
    type_in(decision, "evidence", "School's letter, 2 November 2026")
    type_in(decision, "other_help", "A reading group")
    type_in(decision, "next_steps_meeting", "At school on 2 December")
    QTest.keyClick(decision, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: desk.window.current_page() is not decision)
    found = stored(desk)
    assert found.test == (
        "Has or may have special educational needs: yes. It may be necessary for "
        "provision to be made in accordance with a plan: no. The school's own help "
        "meets his needs"
    )
    assert found.reasons == ("He reads at the level of his year", "He has friends")
    assert found.evidence == ("School's letter, 2 November 2026",)
    assert found.other_help == ("A reading group",)
    assert found.decided_on.isoformat() == "2026-11-20"
    with desk.sitting.caseload.reading() as session:
        kinds = [
            each.facts["kind"]
            for each in session.scalars(select(Milestone))
            if each.case_id.hex == case
        ]
    assert "refused_to_assess" in kinds


def test_a_yes_needs_neither_other_help_nor_a_meeting(desk, decision):
    choose(decision, "outcome", "Assess")
    assert decision.form.refusal.isHidden()
    type_in(decision, "decided_on", "20/11/2026")
    QTest.mouseClick(decision.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: desk.window.current_page() is not decision)
    assert stored(desk).outcome == "yes"


def test_what_is_half_typed_comes_back(desk, case, decision):
    choose(decision, "part-1", "No")
    choose(decision, "outcome", "Do not assess")
    type_in(decision, "reasons", "He has friends")
    wait_until(lambda: decision.kept.isVisible())
    desk.window.back()
    again = begin(desk, case)
    wait_until(lambda: again.form.values()["reasons"] == "He has friends")
    assert again.form.values()["part-1"] == "no"
    assert again.form.values()["outcome"] == "no"
    assert again.form.refusal.isVisible()


def test_a_future_day_is_refused_beside_its_field(decision):
    choose(decision, "outcome", "Assess")
    type_in(decision, "decided_on", "30/11/2026")
    QTest.mouseClick(decision.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: not decision.form.summary.isHidden())
    assert error(decision, "decided_on") == (
        "Decided on: that day is in the future. Nothing was saved."
    )


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_it_can_be_read_whole(qtbot, wear, silent_widgets, desk, case, scale):
    wear(scale)
    screen = begin(desk, case)
    choose(screen, "outcome", "Do not assess")
    qtbot.waitUntil(lambda: misfits_at_rest(screen) == [])
    assert silent_widgets(screen) == []
