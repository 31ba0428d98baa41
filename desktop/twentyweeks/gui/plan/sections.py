"""The sections of a plan in a list, each with its state in words."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
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
from twentyweeks.present.case import Chip
from twentyweeks.present.plan import SectionLine

TOP = Qt.AlignmentFlag.AlignTop
WIDEST = "H2"
BAR = 3  # pixels of accent at the left of the chosen section


class SectionRow(QAbstractButton):
    """One section; of all rows of a list one is chosen, and the arrow keys move it."""

    went = Signal()  # pressed by mouse or Enter: this section is what is wanted

    def __init__(self, line: SectionLine) -> None:
        super().__init__()
        self.section = line.section
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(
            f"Section {line.section}, {line.title}: {line.mark.words}"
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out(line)

    def sizeHint(self) -> QSize:
        return self._row.minimumSize()  # the height with every text on one line

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.went.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.went.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        wears = theme.current()
        painter, px = QPainter(self), wears.px
        if self.isChecked():
            painter.fillRect(self.rect(), theme.colour(wears.tokens.selection))
            bar = QRect(0, 0, px(BAR), self.height())
            painter.fillRect(bar, theme.colour(wears.tokens.accent))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour(wears.tokens.hover))
        if self.hasFocus():
            painter.setPen(theme.colour(wears.tokens.ink))
            for inset in (0, 1):
                room = self.rect().adjusted(inset, inset, -inset - 1, -inset - 1)
                painter.drawRect(room)

    def _lay_out(self, line: SectionLine) -> None:
        px = theme.current().px
        letter = Words(line.section, Role.STRONG).one_line()
        letter.ensurePolished()
        letter.setFixedWidth(letter.fontMetrics().horizontalAdvance(WIDEST) + px(4))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Words(line.title))
        words.addWidget(marked(line.mark))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(18), px(8), px(14), px(8))
        self._row.setSpacing(px(10))
        self._row.addWidget(letter, 0, TOP)
        self._row.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class SectionList(QFrame):
    """All sections, one of them chosen; one stop of the Tab key."""

    chose = Signal(str)
    went = Signal()

    def __init__(self, lines: Sequence[SectionLine], chosen: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName("Sections")
        self.rows = {line.section: SectionRow(line) for line in lines}
        column = QVBoxLayout(self)
        edge = theme.current().px(10)
        column.setContentsMargins(1, edge, 1, edge)
        column.setSpacing(0)
        for section, row in self.rows.items():
            row.setChecked(section == chosen)
            row.clicked.connect(partial(self._tell, section))
            row.went.connect(self.went)
            column.addWidget(row)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # Qt's own is the height at the least width

    def _tell(self, section: str, _on: object = None) -> None:
        self.chose.emit(section)


def marked(mark: Chip) -> QFrame:
    """Return a state as an icon and words, quieter than a chip."""
    line = QFrame()
    line.setObjectName("clear")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(6))
    row.addWidget(Sign(mark.icon, mark.tone, 14), 0, TOP)
    row.addWidget(Words(mark.words, Role.CAPTION, mark.tone), 1)
    return line
