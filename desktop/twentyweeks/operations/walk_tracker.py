"""An invented tracker spreadsheet, as an officer keeps one."""

from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

HEADINGS = (
    "Case ID",
    "Surname",
    "Forename(s)",
    "DOB",
    "Sex",
    "Current school",
    "Date request was received",
    "Requested by",
    "Caseworker",
)
CHILDREN = (
    ("NM-101", "Hughes", "Samir", 9, "M", "Ashgrove Primary School", 49, "Parent"),
    ("NM-102", "Osei", "Finlay", 7, "M", "Larkspur Infant School", 35, "School"),
    ("NM-103", "Wiśniewska", "Małgorzata", 10, "F", "Millbank Academy", 28, "Parent"),
    ("NM-104", "Pritchard", "Llŷr", 11, "M", "Fellside Academy", 21, "Parent"),
    ("NM-105", "Al-Hassan", "Noor", 5, "F", "Larkspur Infant School", 14, "School"),
    ("NM-106", "Kavanagh", "Oisín", 13, "M", "Northmoor High School", 3, "Parent"),
)
"""Reference, names, age, sex, school, days since the request, who asked."""


def write_tracker(path: Path, today: date) -> Path:
    """Write the spreadsheet with requests that lie around `today`; return its path."""
    book = Workbook()
    sheet = book.create_sheet("Tracker", 0)
    sheet.append(list(HEADINGS))
    for reference, surname, forename, age, sex, school, ago, asked_by in CHILDREN:
        born = date(today.year - age, 3, 4)
        received = today - timedelta(days=ago)
        sheet.append(
            [reference, surname, forename, born, sex, school, received, asked_by, ""]
        )
    book.save(path)
    return path
