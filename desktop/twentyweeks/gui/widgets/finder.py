"""A search box over a list of what it found: type, Down, Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from twentyweeks.gui import icons, theme
from twentyweeks.gui.fonts import Role, font
from twentyweeks.gui.widgets.search import SearchField

KEY = Qt.ItemDataRole.UserRole
DETAIL = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2
SAID_AFTER = 400  # milliseconds; a reader has then said the letter that was typed
WRAPS = Qt.TextFlag.TextWordWrap
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Found:
    """One line that can be chosen; without a key it is a heading."""

    key: str
    words: str
    detail: str = ""
    icon: str = ""


class FoundLine(QStyledItemDelegate):
    """Draws words over a quieter detail, both wrapped rather than cut."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        wears = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, theme.colour(wears.tokens.selection))
            edge = QRect(option.rect)
            edge.setWidth(wears.px(3))
            painter.fillRect(edge, theme.colour(wears.tokens.accent))
        sign, tokens = index.data(ICON), wears.tokens
        if sign:
            size = wears.px(18)
            ratio = painter.device().devicePixelRatioF()
            picture = icons.pixmap(sign, tokens.ink2, size, ratio)
            at = option.rect.topLeft()
            painter.drawPixmap(at.x() + wears.px(12), at.y() + wears.px(9), picture)
        top = option.rect.top() + wears.px(7)
        for words, role, ink in _lines(index):
            painter.setFont(font(role, wears.scale))
            painter.setPen(theme.colour(ink))
            room = _room(option.rect, index, top)
            drawn = painter.drawText(room, WRAPS, words)
            top += drawn.height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wears = theme.current()
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListWidget) else 400
        rect = QRect(0, 0, wide, 10_000)
        tall = sum(
            QFontMetrics(font(role, wears.scale))
            .boundingRect(_room(rect, index, 0), WRAPS, words)
            .height()
            for words, role, _ in _lines(index)
        )
        return QSize(wide, tall + wears.px(14))


def _lines(index: Index) -> list[tuple[str, Role, str]]:
    tokens = theme.current().tokens
    words, detail = str(index.data()), str(index.data(DETAIL) or "")
    if not index.data(KEY):
        return [(words, Role.CAPTION, tokens.ink2)]
    lines = [(words, Role.STRONG, tokens.ink), (detail, Role.CAPTION, tokens.ink2)]
    return [line for line in lines if line[0]]


def _room(rect: QRect, index: Index, top: int) -> QRect:
    px = theme.current().px
    left = px(40) if index.data(ICON) else px(14)
    wide = rect.width() - left - px(10)
    return QRect(rect.left() + left, top, max(wide, 1), 10_000)


class Finder(QFrame):
    """Shows what it is given; `typed` asks for more, `chose` tells the key chosen."""

    typed = Signal(str)
    chose = Signal(str)

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.search = SearchField(words)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setObjectName("clear")
        self.list.setItemDelegate(FoundLine(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.list.setHorizontalScrollBarPolicy(off)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(SAID_AFTER)
        self._said.timeout.connect(self._say_count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(10))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.search.textChanged.connect(self.typed)
        self.list.itemClicked.connect(self._choose)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these lines; the first that can be chosen is chosen."""
        self.list.clear()
        for each in found:
            self.list.addItem(_item(each))
        self._move(1)
        if self.search.text():
            self._said.start()

    def keys(self) -> list[str]:
        """Return the keys that can be chosen, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [str(item.data(KEY)) for item in items if item.data(KEY)]

    def count_words(self) -> str:
        """Say how many were found."""
        count = len(self.keys())
        return {0: "Nothing found", 1: "1 found"}.get(count, f"{count} found")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in ENTER:
                self._choose(self.list.currentItem())
                return True
            if watched is self.search and key in STEPS:
                self._move(STEPS[key], self.list.currentRow())
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.doItemsLayout()

    def _move(self, step: int, row: int = -1) -> None:
        """Choose the next line that can be chosen, or stay where there is none."""
        end = self.list.count() if step > 0 else -1
        for at in range(row + step, end, step):
            item = self.list.item(at)
            if item.data(KEY):
                self.list.setCurrentItem(item)
                self._say_item(item)
                return

    def _say_item(self, item: QListWidgetItem) -> None:
        if self.search.hasFocus() and not self._said.isActive():
            words = item.data(Qt.ItemDataRole.AccessibleTextRole)
            announced = QAccessibleAnnouncementEvent(self.search, str(words))
            QAccessible.updateAccessibility(announced)

    @Slot()
    def _say_count(self) -> None:
        words = self.count_words()
        self.search.setAccessibleDescription(words)
        said = QAccessibleAnnouncementEvent(self.search, words)
        QAccessible.updateAccessibility(said)

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY):
            self.chose.emit(str(item.data(KEY)))


def _item(found: Found) -> QListWidgetItem:
    item = QListWidgetItem(found.words)
    item.setData(KEY, found.key)
    item.setData(DETAIL, found.detail)
    item.setData(ICON, found.icon)
    told = ", ".join(each for each in (found.words, found.detail) if each)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
    if not found.key:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
