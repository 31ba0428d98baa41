"""Lines of which the cards of a case are made."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QVBoxLayout,
    QWidget,
)

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.words import Words

MIDDLE = Qt.AlignmentFlag.AlignVCenter


HIGH = 28
"""The first of a line: an icon, a status and its buttons stand about its middle."""
LEAST = 140
"""Words narrower than this have what stands at their right below them instead."""


class _Row(QLayout):
    """What stands at the left, the words, and what stands right of them or below.

    `middle` sets the rights about the middle of all the words, not of their first line.
    """

    def __init__(self, holder: QWidget, *, middle: bool) -> None:
        super().__init__(holder)
        self._middle = middle
        self.left: QLayoutItem | None = None
        self.words, self.rights = QVBoxLayout(), QHBoxLayout()
        self.addChildLayout(self.words)
        self.addChildLayout(self.rights)

    def addItem(self, item: QLayoutItem, /) -> None:
        self.left = item

    def count(self) -> int:
        return len(self._items())

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        items = self._items()
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        if self.itemAt(index) is not self.left:
            return None
        taken, self.left = self.left, None
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        around = self.contentsMargins()
        rects = self._placed(width - around.left() - around.right())
        tall = max(rect.bottom() + 1 for rect in rects)
        return tall + around.top() + around.bottom()

    def minimumSize(self) -> QSize:
        around = self.contentsMargins()
        wide = self._before() + max(
            self.words.minimumSize().width(), self.rights.sizeHint().width()
        )
        least = [self.left, self.words, self.rights]
        tall = max(item.minimumSize().height() for item in least if item is not None)
        return QSize(
            wide + around.left() + around.right(), tall + around.top() + around.bottom()
        )

    def sizeHint(self) -> QSize:
        return self.minimumSize()  # its height is asked for at the width it gets

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        room = self.contentsRect()
        left, words, rights = self._placed(room.width())
        tall = room.height()
        if self._middle and rights.x() > words.x():
            words.moveTop(max(tall - words.height(), 0) // 2)
            rights.moveTop(max(tall - rights.height(), 0) // 2)
        if self.left is not None:
            self.left.setGeometry(left.translated(room.topLeft()))
        self.words.setGeometry(words.translated(room.topLeft()))
        self.rights.setGeometry(rights.translated(room.topLeft()))

    def _items(self) -> list[QLayoutItem]:
        return [self.words, self.rights, *([self.left] if self.left else [])]

    def _before(self) -> int:
        return self.left.sizeHint().width() + self.spacing() if self.left else 0

    def _placed(self, width: int) -> tuple[QRect, QRect, QRect]:
        before, wanted = self._before(), self.rights.sizeHint()
        left = QRect(QPoint(0, 0), self.left.sizeHint() if self.left else QSize())
        free = width - before
        beside = free - wanted.width() - self.spacing()
        if wanted.isEmpty():
            rights = QRect(before, 0, 0, 0)
            words = QRect(before, 0, free, self._tall(free))
        elif beside >= min(theme.current().px(LEAST), self.words.sizeHint().width()):
            rights = QRect(QPoint(width - wanted.width(), 0), wanted)
            words = QRect(before, 0, beside, self._tall(beside))
        else:
            words = QRect(before, 0, free, self._tall(free))
            below = words.bottom() + 1 + self.spacing() // 3
            rights = QRect(QPoint(before, below), wanted)
        return left, words, rights

    def _tall(self, width: int) -> int:
        if self.words.hasHeightForWidth():
            return self.words.totalHeightForWidth(width)
        return self.words.sizeHint().height()


class Line(QFrame):
    """Something at the left, words in the middle, a status or a button at the right.

    What stands at the sides is centred on the first of the words, or on all of them
    where it is `middle`; where it would leave the words too narrow, it stands below.
    """

    def __init__(self, left: QWidget | None = None, *, middle: bool = False) -> None:
        super().__init__()
        self.setObjectName("clear")
        px = theme.current().px
        around, above = (px(2), 0) if middle else (0, px(4))
        self._row = _Row(self, middle=middle)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.setContentsMargins(0, around, 0, around)
        self._row.setSpacing(px(12))
        self.words = self._row.words
        self.words.setContentsMargins(0, above, 0, 0)
        self.words.setSpacing(px(2))
        self._row.rights.setContentsMargins(0, 0, 0, 0)
        self._row.rights.setSpacing(px(12))
        if left is not None:
            left.setMinimumHeight(px(HIGH))
            self._row.addWidget(left)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

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
        if not self._row.rights.count():
            self._row.rights.addStrut(theme.current().px(HIGH))
        widget.setProperty("inline", "true")  # no higher than the first of the words
        self._row.rights.addWidget(widget, 0, MIDDLE)
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
