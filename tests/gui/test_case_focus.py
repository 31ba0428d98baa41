"""Where the keys are on a case once what had them is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from gui.case_pages import named, open_case
from gui.desks import in_front, wait_until

REMINDER = "Done: Ring Mrs Okafor before the draft goes out"


@pytest.fixture
def page(desk):
    desk.window.show()
    in_front(desk.window)
    return open_case(desk)


def is_done(page):
    return all(
        each.accessibleName() != REMINDER for each in page.findChildren(QCheckBox)
    )


def test_the_page_has_the_keys_when_a_ticked_reminder_goes(qtbot, desk, page):
    box = named(page, REMINDER, QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    wait_until(lambda: is_done(page))
    assert desk.window.focusWidget() is page


def test_the_page_has_the_keys_when_what_had_them_went_under_another(desk, page):
    box = named(page, REMINDER, QCheckBox)
    box.setFocus()
    desk.open("decision", desk.case)
    wait_until(lambda: desk.window.current_page() is not page)
    box.click()
    wait_until(lambda: is_done(page))
    desk.window.back()
    assert desk.window.current_page() is page
    wait_until(lambda: desk.window.focusWidget() is page)
