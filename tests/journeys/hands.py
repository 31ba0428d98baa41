"""An officer's hands: what is on the screen is found by the name that it says."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from gui.desks import wait_until
from twentyweeks.gui.widgets.words import Link

PRESSED = (QAbstractButton, Link)
TYPED = (QLineEdit, QPlainTextEdit)
WAITS = 30_000  # milliseconds; a machine under load is slow, and no fault


def find(root: QWidget, name: str, *kinds: type) -> QWidget:
    """Return the widget of this name, once it is there and can be used."""
    try:
        wait_until(lambda: next(_named(root, name, kinds), None) is not None, WAITS)
    except AssertionError as never:
        there = sorted({name_of(each) for each in _usable(root, kinds)})
        message = f"there is no {name!r}, but {there}"
        raise AssertionError(message) from never
    return next(_named(root, name, kinds))


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget: a list by its label."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told else ""


def read(root: QWidget, name: str) -> str:
    """Return the words of this name."""
    label = find(root, name, QLabel)
    assert isinstance(label, QLabel)
    return label.text()


def press(root: QWidget, name: str) -> None:
    """Press the button or the link of this name; a tick by the keyboard."""
    button = find(root, name, *PRESSED)
    if isinstance(button, QCheckBox):
        QTest.keyClick(button, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in(root: QWidget, name: str, words: str) -> None:
    """Type into the field of this name, in place of what stands there."""
    editor = find(root, name, *TYPED)
    editor.setFocus()
    editor.selectAll()
    lines = words.split("\n")
    QTest.keyClicks(editor, lines[0])
    for line in lines[1:]:
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QTest.keyClicks(editor, line)
    shown = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
    assert shown == words


def choose(root: QWidget, name: str, words: str) -> None:
    """Choose what begins with these words from a list, by the keyboard."""
    box = find(root, name, QComboBox)
    assert isinstance(box, QComboBox)
    wait_until(lambda: box.findText(words, Qt.MatchFlag.MatchStartsWith) >= 0)
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(words, Qt.MatchFlag.MatchStartsWith)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText().startswith(words)


def _named(root: QWidget, name: str, kinds: tuple[type, ...]) -> Iterator[QWidget]:
    return (each for each in _usable(root, kinds) if name_of(each) == name)


def _usable(root: QWidget, kinds: tuple[type, ...]) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible() and widget.isEnabled():
            yield widget
