"""Dates, lists and names as a letter or a plan writes them."""

import re
from collections.abc import Sequence
from datetime import date

DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_full(day: date) -> str:
    """Return "Monday 13 April 2026", whatever language the machine is set to."""
    return f"{DAYS[day.weekday()]} {without_weekday(day)}"


def without_weekday(day: date) -> str:
    """Return "13 April 2026", for a birthday or the date of a report."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def how_old(dated: date, day: date) -> str:
    """Return the age of a paper on a day: "2 months old", from a year on in years,
    and "less than 1 month old"."""
    months = (day.year - dated.year) * 12 + day.month - dated.month
    months -= day.day < dated.day
    if months < 1:
        return "less than 1 month old"
    count, what = (months // 12, "year") if months >= 12 else (months, "month")
    return f"{count} {what if count == 1 else f'{what}s'} old"


def listed(things: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def of(name: str) -> str:
    """Return the possessive of a name: "Aled's", "James's"."""
    return f"{name}'s"


def sentences(words: str) -> tuple[str, ...]:
    """Return a text sentence by sentence, each with its own full stop."""
    return tuple(each for each in _ENDS.split(words.strip()) if each)


_ENDS = re.compile(r"(?<=[.?!\u2026])(?<!\bDr\.)(?<!\bSt\.)(?<!\be\.g\.)\s+(?=\S)")


def sentence(words: str) -> str:
    """Return the words with a capital and a full stop, as the officer left them."""
    trimmed = words.strip()
    if not trimmed:
        return ""
    capital = trimmed[0].upper() + trimmed[1:]
    return capital if capital[-1] in ".?!\u2026" else f"{capital}."
