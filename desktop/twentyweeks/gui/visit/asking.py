"""Editors that hold the answers of a visit: each is bound to the path of its answer."""

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.editors import DAY, Day, Line, Paragraph, Tick, on_edit, put, read
from twentyweeks.gui.visit.answers import Answers, Strokes
from twentyweeks.gui.visit.signature import SignaturePad
from twentyweeks.gui.widgets.choices import Choices
from twentyweeks.gui.widgets.fields import Field

Ours = TypeVar("Ours", Line, Paragraph, Tick)


class Offered(QWidget):
    """A few answers as tiles, and a line for any other."""

    edited = Signal(str)

    def __init__(self, question: str, offers: Sequence[str], hint: str = "") -> None:
        super().__init__()
        self._offers = tuple(offers)
        self.tiles = Choices(question, [(words, words) for words in offers])
        self.line = Line()
        self.line.setPlaceholderText(hint or "Or in other words")
        self.line.setAccessibleName(f"{question}, in other words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(10))
        column.addWidget(self.tiles)
        column.addWidget(self.line)
        self.tiles.chose.connect(self._chosen)
        self.line.textEdited.connect(self._typed)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.line.setFocus()  # a proxy would take the tiles from Tab

    def words(self) -> str:
        """Return the answer: what is typed, or the tile that is down."""
        return self.line.text() or self.tiles.key()

    def put_words(self, words: str) -> None:
        """Show an answer as given."""
        if words in self._offers:
            self.tiles.choose(words)
        else:
            self.line.setText(words)

    def _chosen(self, _key: str) -> None:
        self.line.clear()
        self.edited.emit(self.words())

    def _typed(self, _text: str) -> None:
        self.tiles.clear()
        self.edited.emit(self.words())


class Asking(QObject):
    """Makes the editors of a step; `edited` tells of every change."""

    edited = Signal()
    fresh = Signal()  # the step on the screen is built again, because its parts differ

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.answers, self.page = answers, answers.page
        self.fields: dict[str, Field] = {}

    def line(self, path: str, label: str, hint: str = "") -> Field:
        """Ask for one line."""
        return self._bound(path, label, Line(), hint)

    def day(self, path: str, label: str, hint: str = "") -> Field:
        """Ask for a day, typed in British order."""
        return self._bound(path, label, Day(), hint or DAY)

    def short(self, path: str, label: str, hint: str = "") -> Field:
        """Ask for a few letters: a time, a year."""
        return self._bound(path, label, Line(14), hint)

    def text(self, path: str, label: str, hint: str = "", lines: int = 3) -> Field:
        """Ask for some lines of text."""
        return self._bound(path, label, Paragraph(lines), hint)

    def tick(self, path: str, words: str) -> Tick:
        """Ask for a tick."""
        box = Tick(words)
        box.setMinimumHeight(theme.current().px(58))
        self._bind(path, box)
        return box

    def tiles(
        self, path: str, label: str, answers: Sequence[tuple[str, str]], hint: str = ""
    ) -> Field:
        """Ask for one of a few answers."""
        tiles = Choices(label, answers)
        if self.answers.words(path) in dict(answers):
            tiles.choose(self.answers.words(path))
        tiles.chose.connect(partial(self.put, path))
        return self._field(path, label, tiles, hint)

    def offered(
        self, path: str, label: str, offers: Sequence[str], hint: str = ""
    ) -> Field:
        """Ask with a few answers offered, and room for any other."""
        editor = Offered(label, offers, hint)
        editor.put_words(self.answers.words(path))
        editor.edited.connect(partial(self.put, path))
        return self._field(path, label, editor, "")

    def pad(self) -> SignaturePad:
        """Ask for a signature."""
        pad = SignaturePad()
        pad.show_strokes(self.answers.strokes)
        pad.signed.connect(self._signed)
        return pad

    def put(self, path: str, words: str) -> None:
        """Take an answer."""
        self.answers.put(path, words)
        self.edited.emit()

    def _bound(self, path: str, label: str, editor: Ours, hint: str) -> Field:
        self._bind(path, editor)
        return self._field(path, label, editor, hint)

    def _bind(self, path: str, editor: QWidget) -> None:
        put(editor, self.answers.words(path))
        on_edit(editor, lambda: self.put(path, read(editor)))

    def _field(self, path: str, label: str, editor: QWidget, hint: str) -> Field:
        field = Field(label, editor, hint)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        field.setSizePolicy(policy)
        self.fields[path] = field
        return field

    def _signed(self, strokes: Strokes) -> None:
        self.answers.strokes = strokes
        self.edited.emit()
