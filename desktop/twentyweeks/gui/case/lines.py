"""Lines of which the cards of a case are made."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.words import Words

TOP = Qt.AlignmentFlag.AlignTop
MIDDLE = Qt.AlignmentFlag.AlignVCenter


HIGH = 28
"""The first of a line: an icon, a status and its buttons stand about its middle."""


class Line(QFrame):
    """Something at the left, words in the middle, a status or a button at the right.

    What stands at the sides is centred on the first of the words, or on all of them
    where it is `middle`.
    """

    def __init__(self, left: QWidget | None = None, *, middle: bool = False) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._align = MIDDLE if middle else TOP
        self._rights: QHBoxLayout | None = None
        px = theme.current().px
        around, above = (px(2), 0) if middle else (0, px(4))
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.setContentsMargins(0, around, 0, around)
        self._row.setSpacing(px(12))
        self.words = QVBoxLayout()
        self.words.setContentsMargins(0, above, 0, 0)
        self.words.setSpacing(px(2))
        if left is not None:
            left.setMinimumHeight(px(HIGH))
            self._row.addWidget(left, 0, TOP)
        self._row.addLayout(self.words, 1)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()  # its height is asked for at the width it gets

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
            self._rights.addStrut(theme.current().px(HIGH))
            self._row.addLayout(self._rights)
            self._row.setAlignment(self._rights, self._align)
        widget.setProperty("inline", "true")  # no higher than the first of the words
        self._rights.addWidget(widget, 0, MIDDLE)
        return self


def quiet(text: str) -> Words:
    """Return the sentence of a card in which there is nothing."""
    return Words(text, tone="ink2")


def stacked(*cards: QWidget) -> QWidget:
    """Return cards one under the other, as wide as their column."""
    column = Column()
    for card in cards:
        column.cards.addWidget(card)
    column.cards.addStretch(1)
    return column


class Column(QWidget):
    """Cards one under the other; the height is asked for at the width that it gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = column_of(self)
        self.cards.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.cards.minimumSize()


def column_of(holder: QWidget) -> QVBoxLayout:
    """Return a column that fills its holder, with the room between cards."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(16))
    return column
