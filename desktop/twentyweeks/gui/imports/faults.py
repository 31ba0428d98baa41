"""What is not brought in, by row and by the sheet's own heading."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from twentyweeks.gui import theme
from twentyweeks.present.imports import FaultLine

SHARES = (0.08, 0.2, 0.2)
"""Of the width, for all but the last column, which takes what is left."""

HEADS = ("Row", "Column", "Value", "Why")
Index = QModelIndex | QPersistentModelIndex
WRAPPED = 400  # lines of which the height is measured; more stand on one line each


class FaultModel(QAbstractTableModel):
    """One line a fault; a fault of a whole row names no column."""

    def __init__(self, faults: Sequence[FaultLine]) -> None:
        super().__init__()
        self._faults = tuple(faults)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._faults)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        shown = role == Qt.ItemDataRole.DisplayRole
        across = orientation is Qt.Orientation.Horizontal
        return HEADS[section] if shown and across else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        fault = self._faults[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(fault)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        whole = fault.column or "The whole row"
        return (str(fault.row), whole, fault.value, fault.reason)[index.column()]


class FaultTable(QTableView):
    """The list of faults; as tall as it needs to be, up to a dozen lines."""

    def __init__(self, faults: Sequence[FaultLine]) -> None:
        super().__init__()
        self._model = FaultModel(faults)
        self.setModel(self._model)
        self.setAccessibleName("What is not brought in")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self._space(len(faults))

    def sizeHint(self) -> QSize:
        lines = min(self._model.rowCount() + 2, 12)
        tall = lines * theme.current().px(40)
        return QSize(super().sizeHint().width(), tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        header = self.horizontalHeader()
        for column, share in enumerate(SHARES):
            head = header.sectionSizeFromContents(column).width()
            room = self.viewport().width()
            whole = min(self.sizeHintForColumn(column), room // 3)
            self.setColumnWidth(column, max(int(room * share), head, whole))

    def _space(self, count: int) -> None:
        px = theme.current().px
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        edge = f"{px(8)}px {px(12)}px"
        self.setStyleSheet(f"QTableView::item {{ padding: {edge}; }}")
        self.verticalHeader().setDefaultSectionSize(px(36))
        if count <= WRAPPED:
            contents = QHeaderView.ResizeMode.ResizeToContents
            self.verticalHeader().setSectionResizeMode(contents)


def _spoken(fault: FaultLine) -> str:
    where = f"Row {fault.row}, {fault.column or 'the whole row'}"
    return (
        f"{where}, {fault.value}: {fault.reason}"
        if fault.value
        else (f"{where}: {fault.reason}")
    )
