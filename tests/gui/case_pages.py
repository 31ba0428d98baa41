"""One case as it stands in its window, for the tests of its parts."""

from PySide6.QtWidgets import QWidget

from gui.desks import NOW, wait_until
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.case_page import case_page


def open_case(desk):
    desk.window.go("caseload")
    desk.open("case", desk.case)
    page = desk.window.current_page()
    wait_until(page.is_whole)
    wait_until(lambda: page.verticalScrollBar().maximum() > 300)
    return page


def said(page):
    return [each.text() for each in page.findChildren(Words) if each.isVisible()]


def named(page, name, kind=QWidget):
    return next(w for w in page.findChildren(kind) if w.accessibleName() == name)


def now_of(desk):
    return case_page(desk.sitting.caseload, desk.case, NOW.date())
