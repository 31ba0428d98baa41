"""Open a tracker and find the table in it."""

from dataclasses import dataclass
from pathlib import Path

from twentyweeks.errors import BadInput
from twentyweeks.returns.columns import recognised
from twentyweeks.returns.delimited import read_delimited
from twentyweeks.returns.grid import Cell, Grid, is_blank, words_of
from twentyweeks.returns.unpacking import read_bytes
from twentyweeks.returns.workbook import OLE, ZIP, read_workbook

_HEADING_WITHIN = 50


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row under the headings, numbered as the spreadsheet numbers it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table that will be read, and what was passed over to find it."""

    file_name: str
    name: str
    read_as: str
    heading_row: int
    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    passed_over: tuple[str, ...]


def read_sheet(path: Path, saved: frozenset[str] = frozenset()) -> Sheet:
    """Read the sheet whose headings are best known; `saved` headings count as known.

    Raises BadInput where the file is too large, locked, damaged, empty or no
    spreadsheet, and where no row of it holds a known heading; Unavailable where it
    cannot be opened.
    """
    data = read_bytes(path)
    if data.startswith((ZIP, OLE)):
        grids, read_as = read_workbook(data), "a workbook"
    else:
        grid, read_as = read_delimited(data, saved)
        grids = (grid,)
    known, index, best = _best(grids, saved)
    if not known:
        raise BadInput(
            f"No row of “{path.name}” holds a known heading, such as Surname, Date of "
            "birth or UPN. Nothing was brought in."
        )
    return Sheet(
        path.name,
        best.name,
        read_as,
        index + 1,
        _headings(best.rows[index]),
        _under(best.rows, index),
        tuple(grid.name for grid in grids if grid is not best),
    )


def _best(grids: tuple[Grid, ...], saved: frozenset[str]) -> tuple[int, int, Grid]:
    """Find the row with most known headings; the first where several have as many."""
    found = (0, 0, Grid("", ()))
    for grid in grids:
        for index, row in enumerate(grid.rows[:_HEADING_WITHIN]):
            known = recognised(map(words_of, row), saved)
            if known > found[0]:
                found = (known, index, grid)
    return found


def _headings(row: tuple[Cell, ...]) -> tuple[str, ...]:
    words = [words_of(cell).strip() for cell in row]
    while words and not words[-1]:
        words.pop()
    return tuple(words)


def _under(rows: tuple[tuple[Cell, ...], ...], index: int) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(number, cells)
        for number, cells in enumerate(rows[index + 1 :], start=index + 2)
        if not all(map(is_blank, cells))
    )
