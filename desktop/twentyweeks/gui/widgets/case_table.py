"""The caseload as a table: J and K move, Enter opens."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScroller,
    QTableView,
    QVBoxLayout,
)

from twentyweeks.gui import theme
from twentyweeks.gui.theme import Density
from twentyweeks.gui.widgets.case_delegate import CaseDelegate
from twentyweeks.gui.widgets.case_model import CaseModel, Column, Fetch, Index
from twentyweeks.gui.widgets.chips import words_rect
from twentyweeks.present.caseload import CaseRow

MOVES = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
PAGES = {Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
OFFICER = 120  # pixels in which an officer's name is kept on one line
GROWS = {Column.NAME: 1, Column.STEP: 1, Column.WAITING: 2, Column.SCHOOL: 2}


class CaseTable(QTableView):
    """Cases in lines; `opened` and `chosen` tell the id of a case."""

    opened = Signal(str)
    chosen = Signal(str)
    moved = Signal()  # a key was pressed, and another line may be the chosen one

    def __init__(
        self, name: str = "Cases", density: Density = Density.COMFORTABLE
    ) -> None:
        super().__init__()
        self.cases = CaseModel()
        self._paints = CaseDelegate(self.cases, density)
        self._wanted: dict[Column, tuple[int, int]] = {}
        self._keep = ""
        self._long: set[int] = set()
        self._is_whole = False
        self.setModel(self.cases)
        self.setItemDelegate(self._paints)
        self.setAccessibleName(name)
        self._behave()
        self.cases.arrived.connect(self._arrived)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self._measure()

    def show_rows(self, total: int, fetch: Fetch) -> None:
        """Show other cases; `fetch(first, count, deliver)` is asked page by page."""
        self._keep = self.chosen_id()
        self._wanted = {}
        self._long = set()
        self.cases.show_rows(total, fetch)
        self.updateGeometry()

    def chosen_id(self) -> str:
        """Return the id of the case on which the keyboard stands, or nothing."""
        row = self.cases.row(self.currentIndex().row())
        return "" if row is None else row.id

    def set_density(self, density: Density) -> None:
        """Make the lines taller or lower."""
        self._paints.density = density
        self._measure()

    def stand_whole(self) -> None:
        """Be as tall as all lines together, for a page that scrolls over them."""
        self._stand(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def is_whole(self) -> bool:
        """Return whether all lines stand below each other, with no bar of their own."""
        return self._is_whole

    def stand_alone(self) -> None:
        """Be as tall as the place given, and scroll."""
        self._stand(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def painted_words(self) -> list[tuple[QRect, str, QFont]]:
        """Return what the visible lines draw, for the test that nothing is cut."""
        drawn: list[tuple[QRect, str, QFont]] = []
        last = self.rowAt(self.viewport().height() - 1)
        ends = self.cases.rowCount() if last < 0 else last
        for number in range(max(self.rowAt(0), 0), ends):
            row = self.cases.row(number)
            if row is not None:
                drawn += self._painted_line(number, row)
        return drawn

    def keyboardSearch(self, _words: str) -> None:
        """Let letters be; searching is the search field's work."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MOVES and not event.modifiers():
            self._move(MOVES[key])
        elif key in PAGES and self._is_whole:
            self._move(PAGES[key])
        elif key in OPENS:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)
        self.moved.emit()

    def minimumSizeHint(self) -> QSize:
        shown = 3 * self.rowHeight(0) if self.cases.rowCount() else 0
        if self._is_whole:
            shown = self.verticalHeader().length()
        head = self.horizontalHeader().sizeHint().height()
        return QSize(theme.current().px(320), head + shown + theme.current().px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        here = self.currentIndex()
        if self.hasFocus() and here.isValid():
            line = self.visualRect(here)
            line.setLeft(0)
            line.setRight(self.viewport().width() - 1)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.colour(theme.current().tokens.ink), 2))
            painter.drawRect(line.adjusted(1, 1, -1, -1))

    def _painted_line(
        self, number: int, row: CaseRow
    ) -> list[tuple[QRect, str, QFont]]:
        view, cells = self.viewport(), self._paints.cells
        drawn: list[tuple[QRect, str, QFont]] = []
        for column in Column:
            rect = self.visualRect(self.cases.index(number, column))
            if view.rect().contains(rect):
                cell = cells.cell(row, column, rect)
                drawn += [(x.rect & rect, x.words, x.face) for x in cell.lines]
                if cell.chip is not None:
                    at, status = cell.chip
                    drawn.append((words_rect(at) & rect, status.words, cells.chip))
        shift = view.mapTo(self, QPoint(0, 0))
        return [(rect.translated(shift), words, face) for rect, words, face in drawn]

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        self._grab()

    def _measure(self) -> None:
        self._paints.fresh()
        self._wanted = {}
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._learn(self.cases.held())

    def _learn(self, rows: Sequence[CaseRow]) -> None:
        for row in rows:
            for column, (wide, least) in self._paints.learn(row).items():
                known = self._wanted.get(column, (0, 0))
                self._wanted[column] = (max(known[0], wide), max(known[1], least))
        self._share_width()

    def _share_width(self) -> None:
        head = self.horizontalHeader()
        heads = {c: head.sectionSizeFromContents(c).width() for c in Column}
        wanted = {c: max(self._wanted.get(c, (0, 0))[0], heads[c]) for c in Column}
        least = {c: max(self._wanted.get(c, (0, 0))[1], heads[c]) for c in Column}
        low = {**least, Column.STEP: wanted[Column.STEP]}
        room, cells = self.viewport().width(), self._paints.cells
        name = min(wanted[Column.OFFICER], theme.current().px(OFFICER))
        easy = {**low, Column.OFFICER: max(low[Column.OFFICER], name)}
        low = easy if sum(easy.values()) <= room else low
        self._paints.stack(stacked=cells.two_lines and sum(low.values()) > room)
        narrow = {Column.STEP: least[Column.STEP]} if cells.stacked else {}
        for column, width in share(
            room, {**wanted, **narrow}, {**low, **narrow}
        ).items():
            head.resizeSection(column, width)
        self.verticalHeader().setDefaultSectionSize(cells.height())
        for number in self._long if cells.two_lines else ():
            self.verticalHeader().resizeSection(number, cells.height_of_long())
        if self._is_whole:
            self.updateGeometry()

    def _stand(self, policy: Qt.ScrollBarPolicy) -> None:
        self._is_whole = policy is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setHorizontalScrollBarPolicy(policy)
        if self._is_whole:
            QScroller.ungrabGesture(self.viewport())  # the page is what a touch moves
        else:
            self._grab()
        self.updateGeometry()

    def _grab(self) -> None:
        QScroller.grabGesture(
            self.viewport(), QScroller.ScrollerGestureType.TouchGesture
        )

    def _move(self, step: int) -> None:
        number = self.currentIndex().row() + step
        last = self.cases.rowCount() - 1
        if last >= 0:
            self.selectRow(min(max(number, 0), last))

    @Slot(QModelIndex)
    def _open(self, index: Index) -> None:
        row = self.cases.row(index.row())
        if row is not None:
            self.opened.emit(row.id)

    @Slot(QModelIndex)
    def _tell(self, index: Index) -> None:
        row = self.cases.row(index.row())
        if row is not None:
            self.chosen.emit(row.id)

    @Slot(int, int)
    def _arrived(self, first: int, count: int) -> None:
        came = {
            number: self.cases.row(number) for number in range(first, first + count)
        }
        rows = {number: row for number, row in came.items() if row is not None}
        is_long = self._paints.cells.is_long
        self._long |= {number for number, row in rows.items() if is_long(row)}
        self._learn(list(rows.values()))
        if not self.currentIndex().isValid():
            self.selectRow(self.cases.number_of(self._keep) or 0)


def share(
    room: int, wanted: dict[Column, int], least: dict[Column, int]
) -> dict[Column, int]:
    """Share a width among the columns; what is left over goes to the wordy ones."""
    spare = room - sum(wanted.values())
    if spare >= 0:
        whole = sum(GROWS.values())
        return {c: w + spare * GROWS.get(c, 0) // whole for c, w in wanted.items()}
    give = {column: wanted[column] - least[column] for column in wanted}
    lack = min(-spare, sum(give.values()))
    total = max(sum(give.values()), 1)
    return {c: w - -(-give[c] * lack // total) for c, w in wanted.items()}


class TableCard(QFrame):
    """The card in which a table lies, up to its edge."""

    def __init__(self, table: QTableView) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        edge = theme.current().px(6)
        column.setContentsMargins(2, edge, 2, edge)
        column.addWidget(table)
