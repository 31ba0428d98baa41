"""Days, spans and ages in British words, the same on every system."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from twentyweeks.present.tone import Tone

LONDON = ZoneInfo("Europe/London")
_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
SOON = 7
"""Days left from which a date is shown as near."""


def day_of(now: datetime) -> date:
    """Return the day it is in England at `now`, which carries its zone."""
    return now.astimezone(LONDON).date()


def full(day: date) -> str:
    """Write a day whole: Monday 13 April 2026."""
    return f"{_WEEKDAYS[day.weekday()]} {plain(day)}"


def plain(day: date) -> str:
    """Write a day without its weekday: 13 April 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """Write a day where its year is clear: 13 Apr."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def short_weekday(day: date) -> str:
    """Write a day for a list: Mon 13 Apr."""
    return f"{_WEEKDAYS[day.weekday()][:3]} {short(day)}"


def near(day: date, today: date) -> str:
    """Write a day shortly, with its year unless it is this year's."""
    return short(day) if day.year == today.year else f"{short(day)} {day.year}"


def days(number: int) -> str:
    """Write so many days: 1 day, 4 days."""
    return "1 day" if number == 1 else f"{number} days"


def due_words(due: date, today: date) -> str:
    """Say how far off a due date is: 4 days overdue, Due today, 3 days left."""
    left = (due - today).days
    if left < 0:
        return f"{days(-left)} overdue"
    return "Due today" if left == 0 else f"{days(left)} left"


def due_tone(due: date, today: date, force: str = "") -> Tone:
    """Return the tone of a due date; red only where the law sets the date.

    `force` is empty for a statutory date.
    """
    left = (due - today).days
    if left > SOON:
        return Tone.GREY
    if left > 0:
        return Tone.AMBER
    return Tone.AMBER if force else Tone.RED


def age_on(born: date, day: date) -> int:
    """Return the age in whole years; born on 29 February, older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def school_year(born: date, day: date) -> str:
    """Return the year of schooling by age: Nursery, Reception, Year 1 to Year 14."""
    year = year_group(born, day)
    if year < 0:
        return "Nursery" if year == -1 else "Under school age"
    if year == 0:
        return "Reception"
    return f"Year {year}" if year <= 14 else "Aged 19 or over"


def year_group(born: date, day: date) -> int:
    """Return the year of schooling by age; 0 is Reception, less is before it."""
    began = day.year if day.month >= 9 else day.year - 1
    return age_on(born, date(began, 8, 31)) - 4


def moment(when: datetime, today: date) -> str:
    """Say when something was kept: at 14:02 today, yesterday or on a day."""
    there = when.astimezone(LONDON)
    away = (today - there.date()).days
    named = {0: "today", 1: "yesterday"}.get(away, f"on {full(there.date())}")
    return f"at {there:%H:%M} {named}"


def months(first: date, last: date) -> str:
    """Write the months of one year from one day to another: July to September 2026."""
    return f"{_MONTHS[first.month - 1]} to {_MONTHS[last.month - 1]} {last.year}"
