"""Read one row field by field, keeping each fault with its words."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from twentyweeks.errors import BadInput
from twentyweeks.returns.cells import is_nothing
from twentyweeks.returns.columns import ColumnMapping, named
from twentyweeks.returns.days import read_past_day
from twentyweeks.returns.grid import Cell, is_blank, words_of
from twentyweeks.returns.import_plan import Fault
from twentyweeks.returns.sheet import SheetRow

_T = TypeVar("_T")


class RowReading:
    """One row of the sheet and the faults found in it so far."""

    def __init__(self, row: SheetRow, mapping: ColumnMapping, today: date) -> None:
        self.number = row.number
        self.faults: list[Fault] = []
        self._cells = row.cells
        self._mapping = mapping
        self._today = today

    def value(self, field: str, read: Callable[[Cell], _T]) -> _T | None:
        """Read a value; a dash or “n/a” says that there is none."""
        cell = self._cell(field)
        if is_nothing(cell):
            return None
        try:
            return read(cell)
        except BadInput as reason:
            self.blame(field, reason.sentence)
            return None

    def past_day(self, field: str) -> date | None:
        """Read the day of something that has happened."""
        return self.value(field, lambda cell: read_past_day(cell, self._today))

    def blame(self, field: str, reason: str) -> None:
        """Keep the words of a field as a fault."""
        found = self._mapping.match(field)
        column = found.heading if found else field
        words = words_of(self._cell(field)).strip()
        self.faults.append(Fault(self.number, column, words, reason))

    def blame_loose_cells(self, width: int) -> None:
        """Keep as faults the cells that stand beyond the last heading."""
        for position, cell in enumerate(self._cells[width:], start=width):
            if not is_blank(cell):
                reason = "It stands under no heading."
                words = words_of(cell).strip()
                self.faults.append(
                    Fault(self.number, named(position, ""), words, reason)
                )

    def _cell(self, field: str) -> Cell:
        found = self._mapping.match(field)
        if found is None or found.position >= len(self._cells):
            return None
        return self._cells[found.position]
