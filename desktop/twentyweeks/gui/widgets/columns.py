"""Two columns that stand one above the other where there is no room for both."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from twentyweeks.gui import theme


class _Beside(QLayout):
    def __init__(self, shares: tuple[int, int]) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._shares = shares
        self._found: dict[int, list[QRect]] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

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
        rects = self._rects(width)
        return max((rect.bottom() + 1 for rect in rects), default=0)

    def invalidate(self) -> None:
        self._found.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        width = sum(item.sizeHint().width() for item in self._items) + self._gap()
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(width, height)

    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._items]
        heights = [item.minimumSize().height() for item in self._items]
        return QSize(max(widths, default=0), max(heights, default=0))

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        for item, room in zip(self._items, self._rects(rect.width()), strict=True):
            item.setGeometry(room.translated(rect.topLeft()))

    def _gap(self) -> int:
        return theme.current().px(16)

    def _rects(self, width: int) -> list[QRect]:
        if width not in self._found:
            self._found[width] = self._placed(width)
        return self._found[width]

    def _placed(self, width: int) -> list[QRect]:
        whole, used = sum(self._shares), width - self._gap()
        widths = [used * share // whole for share in self._shares]
        fits = all(
            item.minimumSize().width() <= room
            for item, room in zip(self._items, widths, strict=True)
        )
        return self._across(widths) if fits else self._down(width)

    def _across(self, widths: list[int]) -> list[QRect]:
        lefts = (0, widths[0] + self._gap())
        return [
            QRect(left, 0, room, _tall(item, room))
            for item, left, room in zip(self._items, lefts, widths, strict=True)
        ]

    def _down(self, width: int) -> list[QRect]:
        rects: list[QRect] = []
        top = 0
        for item in self._items:
            rects.append(QRect(0, top, width, _tall(item, width)))
            top = rects[-1].bottom() + 1 + self._gap()
        return rects


class Columns(QWidget):
    """Two widgets, left and right; `shares` of the width, 9 to 5 unless told."""

    def __init__(
        self, left: QWidget, right: QWidget, shares: tuple[int, int] = (9, 5)
    ) -> None:
        super().__init__()
        self._beside = _Beside(shares)
        self._beside.addWidget(left)
        self._beside.addWidget(right)
        self._beside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._beside)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._beside.minimumSize()  # the height is asked for at its own width


def _tall(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
