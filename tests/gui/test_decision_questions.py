"""Another question of the same case is a press away on the Decision screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desks import wait_until
from gui.test_decision import choose
from make import at, register
from twentyweeks.gui.decision.page import DecisionScreen
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.operations.milestones import record_milestone


def test_what_is_open_is_asked_and_the_other_question_takes_its_place(desk):
    caseload = desk.sitting.caseload
    case = register(caseload, "2026-03-02", forename="Noor", surname="Haddad")
    for kind, on in (
        ("decided_to_assess", "2026-04-10"),
        ("final_plan_sent", "2026-07-20"),
        ("review_meeting_held", "2026-11-16"),
    ):
        record_milestone(caseload, case, {"kind": kind, "on": on}, at("2026-11-20"))
    desk.open("decision", case, "review")
    screen = desk.window.current_page()
    assert isinstance(screen, DecisionScreen)
    wait_until(lambda: screen.form is not None)
    choose(screen, "outcome", "Amend the plan")
    assert screen.form.refusal.isHidden()
    choose(screen, "outcome", "Keep the plan as it is")
    assert not screen.form.refusal.isHidden()
    buttons = screen.others.findChildren(Button)
    assert [each.text().strip() for each in buttons] == ["Whether to cease"]
    cease = buttons[0]
    QTest.mouseClick(cease, Qt.MouseButton.LeftButton)
    wait_until(lambda: desk.window.current_page() is not screen)
    other = desk.window.current_page()
    wait_until(lambda: other.form is not None)
    assert (
        other.windowTitle()
        == "Decide whether to cease to maintain the plan for Noor Haddad"
    )
