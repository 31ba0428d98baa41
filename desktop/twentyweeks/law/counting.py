"""How the law counts: weeks, days, working days and months, and what each is called."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from twentyweeks.law.citation import Evidence
from twentyweeks.law.holidays import Holidays

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Counting(StrEnum):
    """The ways of counting, each named by its rule."""

    __hash__ = str.__hash__  # by the word: an Enum's own is many times slower

    WEEKS = "count_within_weeks"
    DAYS = "count_days_are_calendar"
    BEGINNING = "count_beginning_with"
    MONTHS_AFTER = "count_months_after"
    MONTHS_STARTING = "count_starting_with_months"
    WORKING = "count_working_days"
    CLEAR_DAYS = "clear_days_at_least"
    BEFORE = "before_date"
    AT_ONCE = "at_once"
    NONE = "no_count"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a limit is: a number where there is one, and its words."""

    counting: Counting
    number: int
    words: str
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.counting, self.number)))

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingRule:
    """One rule of counting, as a lawyer would check it."""

    id: str
    words: str
    standing: str
    evidence: Evidence


def weeks(number: int) -> Length:
    """So many weeks of a day; the day itself is not counted."""
    return Length(Counting.WEEKS, number, _count(number, "week"))


def days(number: int) -> Length:
    """So many calendar days after a day; the day itself is not counted."""
    return Length(Counting.DAYS, number, f"{number} days")


def days_beginning(number: int) -> Length:
    """So many calendar days of which the day itself is the first."""
    words = f"{number} days beginning with the day"
    return Length(Counting.BEGINNING, number, words)


def months_after(number: int) -> Length:
    """So many calendar months after a day: the corresponding date."""
    return Length(Counting.MONTHS_AFTER, number, _count(number, "month"))


def months_starting(number: int) -> Length:
    """So many calendar months that start with the day."""
    words = f"{number} months starting with the day"
    return Length(Counting.MONTHS_STARTING, number, words)


def working(number: int) -> Length:
    """So many working days after a day; the day itself is not counted."""
    return Length(Counting.WORKING, number, f"{number} working days")


def at_once() -> Length:
    """On the same day."""
    return Length(Counting.AT_ONCE, 0, "at once")


def uncounted(words: str) -> Length:
    """A duty that no number measures."""
    return Length(Counting.NONE, 0, words)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'s' * (number != 1)}"


def corresponding(day: date, months: int) -> date:
    """Return the same date so many months on, or that month's last day."""
    return _month_on(day, months)[0]


def before_corresponding(day: date, months: int) -> date:
    """Return the last day of months that start with the day itself."""
    end, clipped = _month_on(day, months)
    return end if clipped else end - timedelta(days=1)


def _month_on(day: date, months: int) -> tuple[date, bool]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    longest = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, longest)), day.day > longest


def last_day(length: Length, start: date, holidays: Holidays) -> date:
    """Return the last lawful day of a length counted from a day."""
    count = _COUNT.get(length.counting)
    return (
        count(start, length.number)
        if count
        else holidays.working_after(start, length.number)
    )


def reckoning(length: Length, said: str, due: date) -> str:
    """Say how the last day was counted, for a reader who is no lawyer."""
    return _RECKONING[length.counting](said, length.number, in_full(due))


_COUNT: Mapping[Counting, Callable[[date, int], date]] = {
    Counting.WEEKS: lambda start, number: start + timedelta(days=7 * number),
    Counting.DAYS: lambda start, number: start + timedelta(days=number),
    Counting.BEGINNING: lambda start, number: start + timedelta(days=number - 1),
    Counting.MONTHS_AFTER: corresponding,
    Counting.MONTHS_STARTING: before_corresponding,
    Counting.AT_ONCE: lambda start, _: start,
}
_NOT_MOVED = " Not moved for weekends or holidays."
_RECKONING: Mapping[Counting, Callable[[str, int, str], str]] = {
    Counting.WEEKS: lambda said, number, end: (
        f"{said}; that day is not counted; {_count(number, 'week')} = {7 * number} "
        f"days end on {end}.{_NOT_MOVED}"
    ),
    Counting.DAYS: lambda said, number, end: (
        f"{said}; that day is not counted; {number} calendar days end on "
        f"{end}.{_NOT_MOVED}"
    ),
    Counting.BEGINNING: lambda said, number, end: (
        f"{said}; that day is day 1; day {number}, counting every calendar day, is "
        f"{end}.{_NOT_MOVED}"
    ),
    Counting.MONTHS_AFTER: lambda said, number, end: (
        f"{said}; that day is not counted; {_count(number, 'month')} after it end on "
        f"the corresponding date, {end}.{_NOT_MOVED}"
    ),
    Counting.MONTHS_STARTING: lambda said, number, end: (
        f"{said}; the {_count(number, 'month')} start with that day and end on the "
        f"day before its corresponding date: {end}.{_NOT_MOVED}"
    ),
    Counting.WORKING: lambda said, number, end: (
        f"{said}; that day is not counted; {number} working days (Monday to Friday, "
        f"no bank holidays) end on {end}."
    ),
    Counting.AT_ONCE: lambda said, _, end: f"{said}; to be done at once, on {end}.",
}


@lru_cache(maxsize=8192)
def in_full(day: date) -> str:
    """Write a day with its weekday: Mon 2 March 2026."""
    return f"{_WEEKDAYS[day.weekday()]} {in_words(day)}"


@lru_cache(maxsize=8192)
def in_words(day: date) -> str:
    """Write a day without its weekday: 2 March 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def from_to(first: date, last: date) -> str:
    """Write a stretch of days: 15 July to 26 August 2026."""
    if first.year != last.year:
        return f"{in_words(first)} to {in_words(last)}"
    return f"{first.day} {_MONTHS[first.month - 1]} to {in_words(last)}"


def service_day(sent_on: date, sent_by: str, holidays: Holidays) -> date:
    """Return the day on which a document counts as served (a convention).

    By hand or agreed e-mail the same day; first class on the second working day
    after posting, second class on the fourth.
    """
    return holidays.working_after(sent_on, _POST.get(sent_by, 0))


_POST = {"first_class": 2, "second_class": 4}

COUNTING: tuple[CountingRule, ...] = (
    CountingRule(
        id="count_within_weeks",
        words="Within so many weeks of a day: that day is not counted; the last "
        "lawful day is seven days for each week later, to midnight.",
        standing="settled general law; no case on these Regulations found",
        evidence=Evidence.UNVERIFIED,
    ),
    CountingRule(
        id="count_beginning_with",
        words="So many days beginning with a day: that day is day 1.",
        standing="settled by the words",
        evidence=Evidence.CHECKED,
    ),
    CountingRule(
        id="count_starting_with_months",
        words="So many months starting or beginning with a day: the last day is the "
        "day before the corresponding date, or the month's last day where there is "
        "no corresponding date.",
        standing="settled by the words",
        evidence=Evidence.SECONDARY,
    ),
    CountingRule(
        id="count_months_after",
        words="So many months after a day: the corresponding date, or the month's "
        "last day where there is none. A month is a calendar month.",
        standing="settled",
        evidence=Evidence.UNVERIFIED,
    ),
    CountingRule(
        id="count_days_are_calendar",
        words="Days are calendar days; weekends and bank holidays count.",
        standing="settled by the text, which says working days where it means them",
        evidence=Evidence.SECONDARY,
    ),
    CountingRule(
        id="count_working_days",
        words="Working days are Monday to Friday except bank holidays in England.",
        standing="convention under the Regulations; so defined for the Tribunal",
        evidence=Evidence.UNVERIFIED,
    ),
    CountingRule(
        id="no_school_days",
        words="No limit is measured in school days or weeks of term.",
        standing="settled by the text read",
        evidence=Evidence.CHECKED_IN_PART,
    ),
    CountingRule(
        id="no_roll_forward",
        words="No due date moves off a weekend or bank holiday, except under the "
        "Tribunal's own rules.",
        standing="settled by silence",
        evidence=Evidence.CHECKED,
    ),
    CountingRule(
        id="clear_days_at_least",
        words="At least two weeks' notice: clear days, so the meeting is at least 15 "
        "days after the notice; 14 is warned of, 13 is late.",
        standing="unsettled; the stricter reading is used",
        evidence=Evidence.UNVERIFIED,
    ),
    CountingRule(
        id="before_date",
        words="Before 15 February or 31 March: the last day is the day before. The "
        "Code treats the date itself as the last day.",
        standing="literal text; practice differs",
        evidence=Evidence.SECONDARY,
    ),
    CountingRule(
        id="receipt",
        words="The clock starts on actual receipt by the authority at any office or "
        "mailbox that it holds out, whatever the day or hour.",
        standing="text; that no form is needed is settled practice",
        evidence=Evidence.UNVERIFIED,
    ),
    CountingRule(
        id="service",
        words="By hand or agreed e-mail: the same day. First class: the second "
        "working day after posting. Second class: the fourth.",
        standing="convention",
        evidence=Evidence.UNVERIFIED,
    ),
    CountingRule(
        id="asap",
        words="Nearly every limit is the outer date of a duty to act as soon as "
        "practicable.",
        standing="text",
        evidence=Evidence.CHECKED,
    ),
    CountingRule(
        id="no_pause",
        words="Nothing stops or lengthens the clock. An exception lifts the limit, "
        "makes no new date, and leaves the duty to act as soon as practicable.",
        standing="settled by text",
        evidence=Evidence.CHECKED,
    ),
)
