"""The law as pure functions: dated events in, time limits out."""

from twentyweeks.law.book import BOOK
from twentyweeks.law.citation import Evidence, Force, Owner
from twentyweeks.law.counting import COUNTING, CountingRule, service_day
from twentyweeks.law.events import Event, Kind, date_of
from twentyweeks.law.exceptions import LIMBS, ExceptionRow, Limb
from twentyweeks.law.holidays import HOLIDAYS, Holidays, holidays_from
from twentyweeks.law.limits import Book, Limit, Rule, Status
from twentyweeks.law.notices import NOTICES, Notice, Requirement
from twentyweeks.law.reading import opens_window, read_date, read_event, read_events
from twentyweeks.law.timetable import Timetable, timetable

__all__ = [
    "BOOK",
    "COUNTING",
    "HOLIDAYS",
    "LIMBS",
    "NOTICES",
    "Book",
    "CountingRule",
    "Event",
    "Evidence",
    "ExceptionRow",
    "Force",
    "Holidays",
    "Kind",
    "Limb",
    "Limit",
    "Notice",
    "Owner",
    "Requirement",
    "Rule",
    "Status",
    "Timetable",
    "date_of",
    "holidays_from",
    "opens_window",
    "read_date",
    "read_event",
    "read_events",
    "service_day",
    "timetable",
]
