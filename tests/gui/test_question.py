"""A question before what cannot be undone: Enter does it only from the answer yes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desks import in_front, wait_until
from twentyweeks.gui.question import Question, ask

THROWN = Question(
    words="Throw this away?", detail="It cannot be undone.", yes="Throw away", no="Keep"
)


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        ([Qt.Key.Key_Return], 0),
        ([Qt.Key.Key_Escape], 0),
        ([Qt.Key.Key_Tab, Qt.Key.Key_Return], 1),
    ],
)
def test_enter_throws_away_only_from_the_answer_that_says_so(qtbot, keys, done):
    over, runs = QWidget(), []
    qtbot.addWidget(over)
    over.show()
    in_front(over)
    box = ask(THROWN, lambda: runs.append(1), over)
    wait_until(lambda: box.focusWidget() is not None and box.isActiveWindow())
    for key in keys:
        QTest.keyClick(box.focusWidget(), key)
    wait_until(lambda: not box.isVisible())
    assert len(runs) == done
