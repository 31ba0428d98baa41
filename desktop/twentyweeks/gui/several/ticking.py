"""A list of any length in which each line has a box."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QListView,
    QScroller,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from twentyweeks.gui import theme
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.letter_batch import counted

Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, str]
"""What is ticked, by its identifier, and its words, on one line or several."""
_TOGGLES = (Qt.Key.Key_Space, Qt.Key.Key_Select)
SHOWN = 9  # lines that are in sight at once


class _Rows(QAbstractListModel):
    """The lines, and which of them are ticked."""

    edited = Signal()

    def __init__(self, rows: Sequence[Row], ticked: Iterable[str]) -> None:
        super().__init__()
        self.rows, self.ticked = rows, set(ticked)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = 0) -> object:
        key, words = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.replace("\n", ", ")
        if role == Qt.ItemDataRole.CheckStateRole:
            on = key in self.ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None

    def turn(self, index: Index) -> None:
        """Tick what is not ticked, and the other way round."""
        self.ticked ^= {self.rows[index.row()][0]}
        self.dataChanged.emit(index, index)
        self.edited.emit()

    def tick(self, keys: Iterable[str]) -> None:
        """Tick these lines, and no others."""
        self.ticked = set(keys)
        self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        self.edited.emit()


class _Turning(QStyledItemDelegate):
    """A line is turned by a press anywhere on it, and by Space."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        is_released = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        is_pressed = isinstance(event, QKeyEvent) and event.key() in _TOGGLES
        if isinstance(model, _Rows) and (is_released or is_pressed):
            model.turn(index)
            return True
        return False


class TickList(QListView):
    """The lines with their boxes, as tall as some of them."""

    def __init__(self, rows: _Rows, name: str) -> None:
        super().__init__()
        self._lines = rows
        self.setModel(rows)
        self.setItemDelegate(_Turning(self))
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        QScroller.grabGesture(
            self.viewport(), QScroller.ScrollerGestureType.TouchGesture
        )

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = range(min(self._lines.rowCount(), SHOWN))
        edge = theme.current().px(6)
        return QSize(0, sum(map(self.sizeHintForRow, shown)) + edge)


class Ticking(Card):
    """A title, how many are ticked, and the list; `edited` tells of every turn."""

    edited = Signal()

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        unit: tuple[str, str],
        ticked: Iterable[str],
    ) -> None:
        super().__init__(title)
        self._unit = unit
        self._count = Words("", tone="ink2")
        self.rows = _Rows(rows, ticked)
        self.list = TickList(self.rows, title)
        self.all = Button("Tick all", Kind.QUIET, "list-checks")
        self.all.clicked.connect(self._tick_all)
        self.aside(self.all)
        self.body.addWidget(self._count)
        self.body.addWidget(self.list)
        self.rows.edited.connect(self._say)
        self._say()

    def ticked(self) -> tuple[str, ...]:
        """Return what is ticked, in the order of the list."""
        return tuple(key for key, _ in self.rows.rows if key in self.rows.ticked)

    def _tick_all(self) -> None:
        every = [key for key, _ in self.rows.rows]
        self.rows.tick(every if len(self.ticked()) < len(every) else ())

    def _say(self) -> None:
        ticked = len(self.ticked())
        one, many = self._unit
        self._count.setText(f"{counted(ticked, one, many)} ticked.")
        is_whole = 0 < ticked == len(self.rows.rows)
        self.all.say("Tick none" if is_whole else "Tick all")
        self.edited.emit()
