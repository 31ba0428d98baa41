"""Read a day however it was typed, in British order; never guess past a fault."""

import re
from datetime import date, timedelta

from twentyweeks.errors import BadInput
from twentyweeks.returns.cells import fault, read_number
from twentyweeks.returns.grid import Cell

_TIME = r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
_WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}", re.ASCII
)
_DAY_FIRST = re.compile(
    rf"([0-9]{{1,2}})([-/. ])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){_TIME}", re.ASCII
)
_NAMED = re.compile(
    rf"(?:{_WEEKDAY},? +)?([0-9]{{1,2}})(?:st|nd|rd|th)?[-/. ]+([a-z]{{3,9}})[-/., ]+"
    rf"([0-9]{{4}}|[0-9]{{2}}){_TIME}",
    re.ASCII | re.IGNORECASE,
)
_NAMED_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}})[-/ ]([a-z]{{3,9}})[-/ ]([0-9]{{1,2}}){_TIME}",
    re.ASCII | re.IGNORECASE,
)
_PACKED = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})", re.ASCII)
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?", re.ASCII)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
_SERIAL_ZERO = date(1899, 12, 30)
_EARLIEST = date(1900, 1, 1)


def read_past_day(cell: Cell, today: date) -> date:
    """Read the day of something that has happened; `today` is still the past."""
    day = read_day(cell, today)
    if day > today:
        fault("It is in the future.")
    if day < _EARLIEST:
        fault("It is before 1900.")
    return day


def read_day(cell: Cell, today: date) -> date:
    """Read a day; a year of two digits is the latest one not after next year."""
    if isinstance(cell, date):
        return cell
    return _from_words(read_number(cell), today)


def _from_words(words: str, today: date) -> date:
    if found := _YEAR_FIRST.fullmatch(words):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _PACKED.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(words):
        return _british(int(found[1]), int(found[3]), _year(found[4], today))
    if found := _NAMED.fullmatch(words):
        return _day(_year(found[3], today), _month(found[2]), int(found[1]))
    if found := _NAMED_YEAR_FIRST.fullmatch(words):
        return _day(int(found[1]), _month(found[2]), int(found[3]))
    if _SERIAL.fullmatch(words):
        return _SERIAL_ZERO + timedelta(days=int(float(words)))
    raise BadInput("It is not a date; write it as 28/09/2026.")


def _british(day: int, month: int, year: int) -> date:
    if month > 12 >= day:
        fault("Its month stands before its day; write the day first, as in 28/09/2026.")
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        fault("There is no such day. Look at the day and the month.")


def _year(digits: str, today: date) -> int:
    if len(digits) == 4:
        return int(digits)
    year = 2000 + int(digits)
    return year if year <= today.year + 1 else year - 100


def _month(name: str) -> int:
    key = name.casefold()
    for number, month in enumerate(_MONTHS, start=1):
        if key in {month, month[:3]} or (number == 9 and key == "sept"):
            return number
    raise BadInput("It names no month.")
