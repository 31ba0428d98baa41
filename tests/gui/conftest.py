"""A real application in its own fonts, and finders of what screens do wrong."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from gui import desks
from twentyweeks.gui import fonts, theme
from twentyweeks.gui.theme import Theme


@pytest.fixture(scope="session")
def qapp_cls():
    class Dressed(QApplication):
        def __init__(self, arguments):
            super().__init__(arguments)
            fonts.load()

    return Dressed


@pytest.fixture(autouse=True)
def worn(qapp):
    """Begin each test in the light theme at 100 %."""
    if theme.current() != Theme() or not qapp.styleSheet():
        theme.wear(qapp, Theme())


@pytest.fixture
def wear(qapp):
    """Return a way to change tokens and text size."""

    def change(scale=1.0, tokens=theme.LIGHT, border=1):
        theme.wear(qapp, Theme(tokens, scale, border))

    return change


@pytest.fixture
def silent_widgets():
    """Return a finder of widgets that take focus and say nothing about themselves."""

    def find(window: QWidget) -> list[QWidget]:
        return [
            widget
            for widget in window.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.objectName().startswith("qt_")
            and not QAccessible.queryAccessibleInterface(widget).text(
                QAccessible.Text.Name
            )
        ]

    return find


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory):
    """Return a caseload with some children in it, to be copied, and Amara's case."""
    folder = tmp_path_factory.mktemp("filled") / "caseload"
    return folder, desks.make_filled(folder)


@pytest.fixture
def desk(qtbot, filled_once, home):
    """Return the desk of this test's own copy of that caseload, in a shown window."""
    shutil.copytree(filled_once[0], home)
    with desks.desk(home, filled_once[1]) as made:
        made.window.resize(1440, 900)
        made.window.show()
        desks.in_front(made.window)
        yield made


@pytest.fixture
def empty_desk(qtbot, home):
    """Return the desk of a caseload in which there is nobody."""
    with desks.desk(home) as made:
        made.window.resize(1440, 900)
        made.window.show()
        desks.in_front(made.window)
        yield made
