"""A visit by the keyboard alone: where the keys are, and where Tab goes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desks import in_front
from gui.test_visit import begin


def test_tab_goes_through_what_is_asked_and_then_along_the_foot(qtbot, desk):
    visit = begin(qtbot, desk)
    in_front(visit)
    visit.walk.go("when")
    assert visit.walk.hasFocus()
    assert visit.walk.accessibleName() == (
        "When and where we meet. Visit, 1 of 10: The visit, screen 1 of 2"
    )
    names = []
    for _ in range(9):
        QTest.keyClick(visit.window().focusWidget(), Qt.Key.Key_Tab)
        names.append(visit.window().focusWidget().accessibleName())
    assert names == [
        "Where do we meet?: At home",  # the arrows go on to the other answers
        "Where do we meet?, in other words",
        "Nobody around the child may learn this place",
        "On which day?",
        "From",
        "Until",
        "Leave",
        "All sections",
        "Next: Who is here",
    ]
