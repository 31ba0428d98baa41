"""The lines of the caseload, fetched a page at a time when they are looked at."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from twentyweeks.present.caseload import CaseRow

Deliver = Callable[[Sequence[CaseRow]], None]
Fetch = Callable[[int, int, Deliver], None]
Index = QModelIndex | QPersistentModelIndex

PAGE = 200


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    STEP = 1
    WEEKS = 2
    WAITING = 3
    SCHOOL = 4
    OFFICER = 5


HEADS = {
    Column.NAME: "Child or young person",
    Column.STEP: "Next step",
    Column.WEEKS: "Weeks",
    Column.WAITING: "Waiting on",
    Column.SCHOOL: "School or setting",
    Column.OFFICER: "Officer",
}


class CaseModel(QAbstractTableModel):
    """As many lines as there are cases; only those that were seen are held."""

    arrived = Signal(int, int)  # first line and how many came

    def __init__(self) -> None:
        super().__init__()
        self._total = 0
        self._rows: dict[int, CaseRow] = {}
        self._asked: set[int] = set()
        self._fetch: Fetch | None = None
        self.version = 0

    def show_rows(self, total: int, fetch: Fetch) -> None:
        """Show other cases; pages still under way for the old ones are let fall."""
        self.beginResetModel()
        self.version += 1
        self._total, self._fetch = total, fetch
        self._rows.clear()
        self._asked.clear()
        self.endResetModel()
        self._ask(0)

    def row(self, number: int) -> CaseRow | None:
        """Return a line if it is here; if not, ask for its page."""
        found = self._rows.get(number)
        if found is None and 0 <= number < self._total:
            self._ask(number // PAGE)
            found = self._rows.get(number)
        return found

    def held(self) -> Sequence[CaseRow]:
        """Return the lines that have come so far."""
        return list(self._rows.values())

    def number_of(self, case_id: str) -> int | None:
        """Return the line on which a case stands, among those that are here."""
        return next((n for n, row in self._rows.items() if row.id == case_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = 0
    ) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[Column(section)]
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> object:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self.row(index.row())
        return None if row is None else spoken(row, Column(index.column()))

    def _ask(self, page: int) -> None:
        if page in self._asked or self._fetch is None or not self._total:
            return
        self._asked.add(page)
        version, first = self.version, page * PAGE

        def deliver(rows: Sequence[CaseRow]) -> None:
            if version == self.version:
                self._take(first, rows)

        self._fetch(first, PAGE, deliver)

    def _take(self, first: int, rows: Sequence[CaseRow]) -> None:
        self._rows.update(enumerate(rows, first))
        last = self.index(first + len(rows) - 1, len(Column) - 1)
        self.dataChanged.emit(self.index(first, 0), last)
        self.arrived.emit(first, len(rows))


def spoken(row: CaseRow, column: Column) -> str:
    """Return a cell as a screen reader says it; the first tells name, step and due."""
    if column is Column.NAME:
        return row.spoken()
    told = {
        Column.STEP: (row.step, row.on, row.due, row.force),
        Column.WEEKS: (row.weeks,),
        Column.WAITING: (row.waiting_on or "nobody",),
        Column.SCHOOL: (row.school or "no school",),
        Column.OFFICER: (row.officer or "no officer",),
    }[column]
    return f"{HEADS[column]}: {', '.join(words for words in told if words)}"
