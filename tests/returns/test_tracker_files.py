import csv
import io
import zipfile
from datetime import UTC, date, datetime, time

import openpyxl
import pytest

from twentyweeks.errors import BadInput, Unavailable
from twentyweeks.returns import unpacking
from twentyweeks.returns.sheet import SheetRow, read_sheet


def write(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def workbook(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def refusal(path):
    with pytest.raises(BadInput) as refused:
        read_sheet(path)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("data", "read_as"),
    [
        ("Surname,UPN\nZoë,1\n", "text in UTF-8, separated by commas"),
        ("\ufeffSurname;UPN\r\nZoë;1\r\n", "text in UTF-8, separated by semicolons"),
        (
            "Surname\tUPN\rZoë\t1\r".encode("utf-16"),
            "text in UTF-16, separated by tabs",
        ),
        (
            "Surname|UPN\nZoë|1\n".encode("cp1252"),
            "text in Windows-1252, separated by bars",
        ),
    ],
)
def test_text_in_any_encoding_and_delimiter(tmp_path, data, read_as):
    sheet = read_sheet(write(tmp_path / "t.csv", data))
    assert sheet.read_as == read_as
    assert sheet.headings == ("Surname", "UPN")
    assert sheet.rows == (SheetRow(2, ("Zoë", "1")),)


def test_text_that_is_not_western(tmp_path):
    words = "Surname,UPN,Comments\n" + "Иванова,1,Любит читать и рисовать\n" * 9
    sheet = read_sheet(write(tmp_path / "t.csv", words.encode("cp1251")))
    assert sheet.rows[0].cells[0] == "Иванова"


def test_rows_are_numbered_as_the_spreadsheet_shows_them(tmp_path):
    text = io.StringIO()
    csv.writer(text).writerows(
        [
            ["Our tracker", "", ""],
            [],
            ["Surname", "Date of\nbirth", "Comments"],
            ["Bell", "2016-05-04", "one\ntwo"],
            ["", " ", ""],
            ["Ash", "2015-01-01", "three"],
        ]
    )
    sheet = read_sheet(write(tmp_path / "t.csv", text.getvalue()))
    assert sheet.heading_row == 3
    assert [row.number for row in sheet.rows] == [4, 6]


def test_a_workbook_keeps_what_its_cells_are(tmp_path):
    rows = [
        [None, "Tracker of Northmoor Council"],
        [],
        [None, "Surname", "DOB", "Request date", "UPN", "Year", "Agreed to assess"],
        [
            None,
            "Bell",
            date(2016, 5, 4),
            datetime(2026, 3, 2, 9, tzinfo=UTC).replace(tzinfo=None),
            12.0,
            0,
            True,
        ],
    ]
    sheet = read_sheet(workbook(tmp_path / "t.xlsx", {"Cases": rows}))
    assert (sheet.name, sheet.read_as, sheet.heading_row) == ("Cases", "a workbook", 3)
    assert sheet.rows == (
        SheetRow(
            4, (None, "Bell", date(2016, 5, 4), date(2026, 3, 2), 12.0, 0.0, "TRUE")
        ),
    )


def test_the_sheet_with_most_known_headings_is_read(tmp_path):
    sheets = {
        "Lists": [["School"], ["High"]],
        "2026": [["Surname", "Forename", "DOB"], ["Bell", "Ann", "2016-05-04"]],
        "Notes": [["Comments"], ["none"]],
    }
    sheet = read_sheet(workbook(tmp_path / "t.xlsx", sheets))
    assert sheet.name == "2026"
    assert sheet.passed_over == ("Lists", "Notes")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "“t.csv” is empty. Nothing was brought in."),
        (b" \r\n ", "The file is empty. Nothing was brought in."),
        (
            b"%PDF-1.7\n%\xe2\xe3",
            "The file is no spreadsheet. Nothing was brought in. Save it as XLSX or "
            "CSV and choose that.",
        ),
        (
            b"<html><table><tr><td>UPN</td></tr></table></html>",
            "The file is no spreadsheet. Nothing was brought in. Save it as XLSX or "
            "CSV and choose that.",
        ),
        (
            b"\xff\xfeA",
            "The text of the file is damaged, so it cannot be read. Nothing was "
            "brought in.",
        ),
        (
            b'UPN,Surname\n1,Bell\n2,"Ash\n3,Elm\n',
            "Row 3 has a quotation mark that is not closed, or a cell of more than "
            "131,072 characters. Nothing was brought in.",
        ),
        (
            b"Apples,Pears\n1,2\n",
            "No row of “t.csv” holds a known heading, such as Surname, Date of birth "
            "or UPN. Nothing was brought in.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000,
            "The file is cut short or damaged, so it cannot be read. Nothing was "
            "brought in.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 504
            + "EncryptedPackage".encode("utf-16-le"),
            "The file is protected by a password. Nothing was brought in. Save a copy "
            "without the password and choose that.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path, data, sentence):
    assert refusal(write(tmp_path / "t.csv", data)) == sentence


def test_a_truncated_workbook_is_refused(tmp_path):
    whole = workbook(tmp_path / "t.xlsx", {"Cases": [["UPN"], ["1"]]}).read_bytes()
    for kept in (4, 600, len(whole) - 30):
        assert refusal(write(tmp_path / "cut.xlsx", whole[:kept])) == (
            "The file is cut short or damaged, so it cannot be read. Nothing was "
            "brought in."
        )


def test_a_damaged_member_is_refused(tmp_path):
    path = workbook(tmp_path / "t.xlsx", {"Cases": [["UPN"], ["1"]]})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        start = package.getinfo("xl/worksheets/sheet1.xml").header_offset
    data[start + 80 : start + 90] = b"\0" * 10
    assert refusal(write(path, bytes(data))).startswith("The file is cut short")


def test_a_member_under_a_password_is_refused(tmp_path):
    path = workbook(tmp_path / "t.xlsx", {"Cases": [["UPN"], ["1"]]})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\1\2")
    data[place + 8] |= 1
    assert refusal(write(path, bytes(data))) == (
        "The file is protected by a password. Nothing was brought in. Save a copy "
        "without the password and choose that."
    )


def test_a_hidden_sheet_is_not_read(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Comments"])
    book.active.append([time(9, 30)])
    hidden = book.create_sheet("Old")
    hidden.append(["Surname", "UPN"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "t.xlsx")
    sheet = read_sheet(tmp_path / "t.xlsx")
    assert sheet.headings == ("Comments",)
    assert sheet.rows == (SheetRow(2, ("09:30:00",)),)


def test_a_zip_of_something_else_is_refused(tmp_path):
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("letter.txt", "Dear all")
    assert refusal(path) == (
        "The file is no spreadsheet. Nothing was brought in. Save it as XLSX or CSV "
        "and choose that."
    )


def test_a_file_that_would_unpack_too_far_is_refused(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/workbook.xml", "w") as member,
    ):
        for _ in range(513):
            member.write(b"\0" * 1_000_000)
    assert path.stat().st_size < 1_000_000
    assert refusal(path) == (
        "The file would unpack to more than 512 MB, so it was not read. Nothing was "
        "brought in."
    )


def test_a_directory_that_lies_about_sizes_is_refused(tmp_path):
    path = workbook(tmp_path / "t.xlsx", {"Cases": [["UPN"], ["1"]]})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        true_size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    told = true_size.to_bytes(4, "little")
    data = data.replace(told, (10).to_bytes(4, "little"))
    assert refusal(write(path, bytes(data))).startswith("The file is cut short")


def test_a_stray_cell_at_the_far_corner_is_refused(tmp_path):
    path = tmp_path / "t.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "UPN"
    book.active["XFD1048576"] = "x"
    book.save(path)
    assert refusal(path) == (
        "A sheet of the file reaches over more than 5 million cells, so it was not "
        "read. Nothing was brought in. Delete what stands far below or beside the "
        "table."
    )


def test_a_file_over_100_mb_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "t.csv"
    with path.open("wb") as stream:
        stream.truncate(unpacking.LARGEST_FILE + 1)
    path.chmod(0)
    assert refusal(path) == (
        "“t.csv” is larger than 100 MB, so it was not opened. Nothing was brought in. "
        "Delete what is not needed and try again."
    )


def test_a_file_that_is_not_there(tmp_path):
    assert refusal(tmp_path / "t.csv") == (
        "There is no file “t.csv”. Nothing was brought in."
    )


def test_a_folder_is_not_opened(tmp_path):
    with pytest.raises(Unavailable, match="could not be opened"):
        read_sheet(tmp_path)
