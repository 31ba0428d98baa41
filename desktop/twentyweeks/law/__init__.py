"""The law as pure functions: dated events in, time limits out."""

from twentyweeks.law.book import BOOK
from twentyweeks.law.citation import Evidence, Force, Owner
from twentyweeks.law.counting import COUNTING, CountingRule, service_day
from twentyweeks.law.events import Event, Kind, date_of
from twentyweeks.law.exceptions import LIMBS, ExceptionRow, Limb
from twentyweeks.law.forecast import (
    Basis,
    Expected,
    Forecast,
    ForecastStep,
    Stage,
    forecast,
)
from twentyweeks.law.holidays import HOLIDAYS, Holidays, holidays_from
from twentyweeks.law.ledger import Hold, LateEntry, Reason, ledger, ledger_of
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
    "Basis",
    "Book",
    "CountingRule",
    "Event",
    "Evidence",
    "ExceptionRow",
    "Expected",
    "Force",
    "Forecast",
    "ForecastStep",
    "Hold",
    "Holidays",
    "Kind",
    "LateEntry",
    "Limb",
    "Limit",
    "Notice",
    "Owner",
    "Reason",
    "Requirement",
    "Rule",
    "Stage",
    "Status",
    "Timetable",
    "date_of",
    "forecast",
    "holidays_from",
    "ledger",
    "ledger_of",
    "opens_window",
    "read_date",
    "read_event",
    "read_events",
    "service_day",
    "timetable",
]
