"""Lines of which the cards of a case are made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.words import Words

TOP = Qt.AlignmentFlag.AlignTop
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Line(QFrame):
    """Something at the left, words in the middle, a status or a button at the right."""

    def __init__(self, left: QWidget | None = None, *, middle: bool = False) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._align = MIDDLE if middle else TOP
        self._rights: QHBoxLayout | None = None
        px = theme.current().px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, px(2), 0, px(2))
        self._row.setSpacing(px(12))
        self.words = QVBoxLayout()
        self.words.setSpacing(px(2))
        if left is not None:
            self._row.addWidget(left, 0, TOP)
        self._row.addLayout(self.words, 1)

    def say(self, text: str, role: Role = Role.BODY, tone: str = "ink") -> "Line":
        """Add a line of words; nothing where there are none."""
        if text:
            self.words.addWidget(Words(text, role, tone))
        return self

    def put(self, widget: QWidget) -> "Line":
        """Add a widget under the words."""
        self.words.addWidget(widget)
        return self

    def right(self, widget: QWidget) -> "Line":
        """Put something at the right."""
        if self._rights is None:
            self._rights = QHBoxLayout()
            self._rights.setSpacing(self._row.spacing())
            self._row.addLayout(self._rights)
            self._row.setAlignment(self._rights, self._align)
        self._rights.addWidget(widget, 0, MIDDLE)
        return self


def quiet(text: str) -> Words:
    """Return the sentence of a card in which there is nothing."""
    return Words(text, tone="ink2")


def stacked(*cards: QWidget) -> QWidget:
    """Return cards one under the other, as wide as their column."""
    holder = QWidget()
    column = column_of(holder)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder


def column_of(holder: QWidget) -> QVBoxLayout:
    """Return a column that fills its holder, with the room between cards."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(16))
    return column
