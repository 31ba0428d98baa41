"""A layout that puts things side by side and begins a new line when it must."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_Lines = list[tuple[list[QLayoutItem], int]]


class FlowLayout(QLayout):
    """Lines of things; `gap` in pixels lies between them and between lines.

    What it finds for a width is kept until something in it changes.
    """

    def __init__(self, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._right: set[QWidget] = set()
        self._found: dict[int, _Lines] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def keep_right(self, widget: QWidget) -> None:
        """Push a widget to the right edge of whatever line it stands on."""
        self._right.add(widget)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        lines = self._lines(width)
        gaps = self.spacing() * max(len(lines) - 1, 0)
        return sum(height for _, height in lines) + gaps

    def invalidate(self) -> None:
        self._found.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        gaps = self.spacing() * max(len(shown) - 1, 0)
        width = sum(item.sizeHint().width() for item in shown) + gaps
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(width, height)

    def minimumSize(self) -> QSize:
        shown = self._shown()
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0),
            max((item.minimumSize().height() for item in shown), default=0),
        )

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        spare = rect.height() - self.heightForWidth(rect.width())
        top = rect.y() + max(spare, 0) // 2
        for items, height in self._lines(rect.width()):
            left = rect.x()
            free = rect.width() - self._used(items, rect.width())
            for item in items:
                if item.widget() in self._right:
                    left, free = left + free, 0
                size = self._size(item, rect.width())
                down = (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(left, top + down), size))
                left += size.width() + self.spacing()
            top += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _used(self, items: list[QLayoutItem], width: int) -> int:
        widths = sum(self._size(item, width).width() for item in items)
        return widths + self.spacing() * (len(items) - 1)

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        wanted = item.sizeHint()
        if wanted.width() <= width or not item.hasHeightForWidth():
            return wanted
        return QSize(width, item.heightForWidth(width))

    def _lines(self, width: int) -> _Lines:
        if width not in self._found:
            self._found[width] = self._broken(width)
        return self._found[width]

    def _broken(self, width: int) -> _Lines:
        lines: _Lines = []
        used = 0
        for item in self._shown():
            size = self._size(item, width)
            if lines and used + self.spacing() + size.width() <= width:
                items, height = lines[-1]
                lines[-1] = ([*items, item], max(height, size.height()))
                used += self.spacing() + size.width()
            else:
                lines.append(([item], size.height()))
                used = size.width()
        return lines


class Flow(QWidget):
    """Widgets in a flow, for pills, chips and buttons that may wrap."""

    def __init__(self, widgets: Sequence[QWidget] = (), gap: int = 8) -> None:
        super().__init__()
        self.flow = FlowLayout(gap)
        self.setLayout(self.flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.fill(widgets)

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Take out what was there and show these instead."""
        while (item := self.flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        self.flow.addWidget(widget)
        if self.isVisible():
            widget.show()  # at once, not a turn of the event loop later

    def add_right(self, widget: QWidget) -> None:
        """Put one more at the end, at the right edge of its line."""
        self.flow.keep_right(widget)
        self.add(widget)
