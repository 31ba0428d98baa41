"""The few kinds of editor that forms are made of; each is read and filled as text."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from twentyweeks.gui import theme

Option = tuple[str, str]
TICKED = "yes"
DAY = "For example 28/09/2026"


class Line(QLineEdit):
    """One line of text; `letters` is about how long an answer is."""

    def __init__(self, letters: int = 0) -> None:
        super().__init__()
        self._letters = letters
        if letters:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not self._letters:
            return hint
        wide = self.fontMetrics().averageCharWidth() * self._letters
        return QSize(wide + theme.current().px(36), hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        least = theme.current().px(140)
        return hint if self._letters else QSize(least, hint.height())


class Day(Line):
    """A day as it is typed: 28/09/2026; one that was kept year first is shown so."""

    def __init__(self) -> None:
        super().__init__(letters=14)

    def setText(self, words: str | None) -> None:
        try:
            super().setText(in_figures(date.fromisoformat(words or "")))
        except ValueError:
            super().setText(words)


class Paragraph(QPlainTextEdit):
    """Some lines of text; Tab leaves it."""

    def __init__(self, lines: int = 4) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        tall = self.fontMetrics().lineSpacing() * self._lines
        return QSize(super().sizeHint().width(), tall + theme.current().px(30))


class Choice(QComboBox):
    """One of a few; the key of the chosen one is what the operation is given."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        for key, words in options:
            self.addItem(words, key)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Tick(QCheckBox):
    """Yes or no, with its question beside the box."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)


Editor = Line | Paragraph | Choice | Tick


def read(editor: QWidget) -> str:
    """Return what stands in an editor, a tick as `yes` or nothing."""
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    return TICKED if isinstance(editor, QCheckBox) and editor.isChecked() else ""


def put(editor: QWidget, words: str) -> None:
    """Put words into an editor, as `read` gave them."""
    if isinstance(editor, QLineEdit):
        editor.setText(words)
        if not editor.hasFocus():
            editor.setCursorPosition(0)  # what does not fit is seen from its beginning
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(words)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(editor.findData(words), 0))
    elif isinstance(editor, QCheckBox):
        editor.setChecked(words == TICKED)


def on_edit(editor: QWidget, tell: Callable[[], None]) -> None:
    """Call `tell` when the officer changes what stands in an editor."""
    if isinstance(editor, QLineEdit):
        editor.textEdited.connect(lambda _text: tell())
    elif isinstance(editor, QPlainTextEdit):
        editor.textChanged.connect(tell)
    elif isinstance(editor, QComboBox):
        editor.activated.connect(lambda _index: tell())
    elif isinstance(editor, QCheckBox):
        editor.clicked.connect(lambda _on: tell())


def in_figures(day: date) -> str:
    """Write a day as it is typed: 28/09/2026."""
    return f"{day:%d/%m/%Y}"
