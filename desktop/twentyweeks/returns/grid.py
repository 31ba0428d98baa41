"""What any spreadsheet comes down to: named rows of cells."""

import math
from dataclasses import dataclass
from datetime import date

Cell = str | float | date | None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it stands; row 1 is the first row that a person sees."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def words_of(cell: Cell) -> str:
    """Write a cell as a person would read it in the spreadsheet."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case date():
            return f"{cell:%d/%m/%Y}"
        case _ if math.isfinite(cell) and cell == int(cell):
            return str(int(cell))
        case _:
            return str(cell)


def is_blank(cell: Cell) -> bool:
    """Tell whether a person would call the cell empty."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
