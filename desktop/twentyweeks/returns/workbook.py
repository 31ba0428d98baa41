"""Read a workbook: xlsx, xlsb, xls and ods."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from twentyweeks.errors import BadInput
from twentyweeks.returns.compound import book_of, is_locked, reach_of_book
from twentyweeks.returns.grid import Cell, Grid
from twentyweeks.returns.unpacking import check_package, check_reach, cut_short, locked

ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_Given = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(data: bytes) -> tuple[Grid, ...]:
    """Read every visible sheet; raises BadInput where the file cannot be read.

    A panic of the reader reaches Python as a BaseException that has no importable name.
    """
    if data.startswith(ZIP):
        _check_zip(data)
    else:
        _check_old(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return _grids(workbook)
    except (CalamineError, OSError, ValueError, OverflowError):
        raise cut_short() from None
    except BaseException as failure:
        if type(failure).__name__ != "PanicException":
            raise
        raise cut_short() from None


def _check_old(data: bytes) -> None:
    try:
        book = book_of(data)
    except ValueError:
        raise cut_short() from None
    if is_locked(book) or (not book and _ENCRYPTED in data):
        raise locked()
    check_reach(*reach_of_book(book))


def _check_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            check_package(package)
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError):
        raise cut_short() from None
    if not {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} & set(names):
        raise BadInput(
            "The file is no spreadsheet. Nothing was brought in. Save it as XLSX or "
            "CSV and choose that."
        )


def _grids(workbook: CalamineWorkbook) -> tuple[Grid, ...]:
    return tuple(
        Grid(sheet.name, _rows(workbook, sheet.name))
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet
        and sheet.visible == SheetVisibleEnum.Visible
    )


def _rows(workbook: CalamineWorkbook, name: str) -> tuple[tuple[Cell, ...], ...]:
    sheet = workbook.get_sheet_by_name(name)
    return tuple(
        tuple(map(_cell, row)) for row in sheet.to_python(skip_empty_area=False)
    )


def _cell(given: _Given) -> Cell:
    match given:
        case bool():
            return str(given).upper()
        case datetime():
            return given.date()
        case "":
            return None
        case str() | float() | date():
            return given
        case int():
            return float(given)
        case _:
            return str(given)
