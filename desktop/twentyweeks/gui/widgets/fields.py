"""A labelled field that says what is wrong beside itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.tone import Tone

SHORT = QSizePolicy.Policy.Maximum  # of an editor that is as wide as its answer


class Field(QFrame):
    """A label, a hint and an editor; the error stands between hint and editor."""

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.setObjectName("clear")
        self.editor = editor
        self.label = label
        self._name = Words(label, Role.STRONG)
        self._name.setBuddy(editor)
        self._hint = Words(hint, tone="ink3")
        self._hint.setVisible(bool(hint))
        self._error = Words("", Role.STRONG, Tone.RED)
        self._error_line = _with_sign(self._error)
        self._lay_out()
        self.editor.setAccessibleName(label)
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(label)
        self.clear_error()

    def put_beside(self, button: QWidget) -> None:
        """Put a button at the right of the editor."""
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(8))
        self._column.insertLayout(self._column.indexOf(self.editor), line)
        is_short = self.editor.sizePolicy().horizontalPolicy() is SHORT
        line.addWidget(self.editor, 0 if is_short else 1)
        line.addWidget(button)
        if is_short:
            line.addStretch(1)

    def head_height(self, width: int) -> int:
        """Return the height, in pixels, that the label and the hint want."""
        return self._said.heightForWidth(width)

    def level(self, height: int) -> None:
        """Let the editor stand so far below the top, as those beside it do."""
        if self._head.minimumHeight() != height:
            self._head.setMinimumHeight(height)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong and mark the field."""
        self._error.setText(sentence)
        self._error_line.show()
        self._mark(sentence)

    def clear_error(self) -> None:
        """Take the error away."""
        self._error.setText("")
        self._error_line.hide()
        self._mark("")

    def error(self) -> str:
        """Return the sentence that is shown, or nothing."""
        return self._error.text()

    def _lay_out(self) -> None:
        self._head = QFrame()
        self._head.setObjectName("clear")
        self._said = _column(self._head)
        self._column = column = _column(self)
        self._said.addWidget(self._name)
        self._said.addWidget(self._hint)
        self._said.addStretch(1)  # beside a taller head the words stay together
        for part in (self._head, self._error_line, self.editor):
            column.addWidget(part)
        column.addStretch(1)  # beside a taller field the parts stay together

    def _mark(self, sentence: str) -> None:
        told = (sentence and f"Error: {sentence}", self._hint.text())
        self.editor.setAccessibleDescription(
            ". ".join(words for words in told if words)
        )
        self.editor.setProperty("wrong", "true" if sentence else "false")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(6))
    return column


def _with_sign(words: Words) -> QFrame:
    line = QFrame()
    line.setObjectName("clear")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Sign("circle-alert", Tone.RED, 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line
