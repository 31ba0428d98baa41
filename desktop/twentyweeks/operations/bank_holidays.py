"""The bank holidays of a caseload: the published ones, and those added since."""

from datetime import date
from functools import cache, lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import BankHoliday
from twentyweeks.law import HOLIDAYS, Holidays, holidays_from
from twentyweeks.places import resources


@cache
def published_holidays() -> Holidays:
    """Return the published bank holidays, computed beyond their last year."""
    published = resources() / "bank-holidays.json"
    if not published.is_file():
        return HOLIDAYS
    return holidays_from(published.read_text(encoding="utf-8"))


def holidays_in(session: Session) -> Holidays:
    """Return the bank holidays as this caseload knows them."""
    return _with(tuple((each.on.isoformat(), each.name) for each in added(session)))


def added(session: Session) -> list[BankHoliday]:
    """Return the days that the authority added, in their order."""
    ordered = select(BankHoliday).order_by(BankHoliday.on, BankHoliday.id)
    return list(session.scalars(ordered))


@lru_cache(maxsize=8)
def _with(days: tuple[tuple[str, str], ...]) -> Holidays:
    """Make a list once, so that what was counted with it is remembered."""
    known = published_holidays()
    named = {date.fromisoformat(day): name for day, name in days}
    return known.adding(named) if named else known
