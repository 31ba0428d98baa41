"""The bank holidays of the settings: see them, add one, take one away."""

from datetime import date, datetime

from twentyweeks.casework import BankHoliday
from twentyweeks.errors import Refused
from twentyweeks.law import Holidays
from twentyweeks.operations.bank_holidays import added, holidays_in, published_holidays
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_day, typed_line
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, full
from twentyweeks.present.holidays import AddedHoliday, HolidaysPage, holidays_page_of


def holidays_page(caseload: Caseload, today: date) -> HolidaysPage:
    """Return what the settings say of bank holidays."""
    with caseload.reading() as session:
        shown = tuple(
            AddedHoliday(id=each.id.hex, words=f"{full(each.on)}: {each.name}")
            for each in added(session)
        )
    return holidays_page_of(published_holidays().published_until, shown, today)


def add_holiday(caseload: Caseload, on: str, name: str, now: datetime) -> str:
    """Add a bank holiday that was proclaimed late; return its identifier.

    Refused for a day at the weekend, or one that is a bank holiday already: neither
    would change any date.
    """
    day = typed_day(on, "on", "Day", day_of(now))
    named = typed_line(name, "name", "Name")
    if named is None:
        raise Refused(f"Name: say what the holiday is for. {KEPT}", field="name")
    with saving(caseload, now) as journal:
        _refuse_idle(day, holidays_in(journal.session))
        made = BankHoliday(on=day, name=named)
        return journal.create(made).id.hex


def remove_holiday(caseload: Caseload, added_id: str, now: datetime) -> None:
    """Take an added bank holiday away again; the published ones stay."""
    with saving(caseload, now) as journal:
        held = journal.session.get(BankHoliday, read_id(added_id, "holiday"))
        if held is None:
            raise missing("holiday")
        journal.delete(held)


def _refuse_idle(day: date, known: Holidays) -> None:
    if day in known:
        raise Refused(
            f"Day: {full(day)} is a bank holiday in the list already. {KEPT}",
            field="on",
        )
    if not known.is_working(day):
        raise Refused(
            f"Day: {full(day)} is at the weekend, and no working day as it is. {KEPT} "
            "Add the weekday that is proclaimed instead.",
            field="on",
        )
