"""A personal budget on the Plan screen: without it Section J is closed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desks import NOW, wait_until
from gui.plans import LONG, begin, choose, opened, press, said, write_some
from twentyweeks.gui.editors import put
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.operations.plan_budget import NewBudget, record_budget


def buttons(view):
    return [each.accessibleName() for each in view.findChildren(Button)]


def test_section_j_opens_with_a_budget_that_is_paid_direct(desk):
    write_some(desk.sitting.caseload, desk.case)
    plan = begin(desk)
    choose(plan, "J")
    assert buttons(plan.content.view) == ["Personal budget…"]
    press(plan.content.view, "Personal budget…")
    wait_until(lambda: plan.forms(), LONG)
    dialog = opened(plan)
    fields = dialog.form.fields
    assert not fields["covers"].isVisible()
    QTest.keyClicks(fields["asked_by"].editor, "Ngozi Okafor")
    QTest.keyClicks(fields["asked_on"].editor, "16/11/2026")
    QTest.keyClicks(fields["outcome"].editor, "Agreed")
    wait_until(fields["covers"].isVisible, LONG)
    assert not fields["why"].isVisible()
    QTest.keyClicks(fields["decided_by"].editor, "The panel")
    QTest.keyClicks(fields["decided_on"].editor, "18/11/2026")
    QTest.keyClicks(fields["covers"].editor, "40 pounds a week")
    put(fields["direct"].editor, "yes")
    before = plan.shown
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: plan.shown is not before, LONG)
    names = ["Personal budget…", "Add a payment"]
    wait_until(lambda: buttons(plan.content.view) == names, LONG)
    told = said(plan.content.view)
    assert {"40 pounds a week", "Monday 16 November 2026"} <= set(told)
    row = plan.content.list.rows["J"].accessibleName()
    assert row == "Section J, Personal budget: 1 to put right"


def test_days_that_were_kept_are_shown_as_they_are_typed(desk):
    write_some(desk.sitting.caseload, desk.case)
    asked = NewBudget(asked_by="Ngozi Okafor", asked_on="2026-11-16")
    record_budget(desk.sitting.caseload, desk.case, asked, {}, NOW)
    plan = begin(desk)
    plan.open_budget()
    wait_until(lambda: plan.forms(), LONG)
    assert opened(plan).form.values()["asked_on"] == "16/11/2026"
    opened(plan).reject()
