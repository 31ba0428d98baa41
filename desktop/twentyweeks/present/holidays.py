"""What is said of bank holidays: to where they are published, and what was added."""

from dataclasses import dataclass
from datetime import date, timedelta

from twentyweeks.present.dates import plain

_WARN_BEFORE = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedHoliday:
    """One day that the authority added; `words` are its day and name."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidaysPage:
    """The card of the settings; `warning` is empty while the list reaches far."""

    words: str
    warning: str
    added: tuple[AddedHoliday, ...] = ()


def holidays_page_of(
    until: date | None, added: tuple[AddedHoliday, ...], today: date
) -> HolidaysPage:
    """Say to where bank holidays are published, and warn before they run out."""
    if until is None:
        return HolidaysPage(
            words="No published list came with the program: every bank holiday is "
            "computed.",
            warning=holidays_warning(until, today),
            added=added,
        )
    return HolidaysPage(
        words=f"Published bank holidays reach to {plain(until)}. Those after it are "
        "computed from the rules as they are now, and every date that is counted in "
        "working days beyond that day says so.",
        warning=holidays_warning(until, today),
        added=added,
    )


def holidays_warning(until: date | None, today: date) -> str:
    """Warn where the published list has run out or will within a year."""
    if until is None:
        return (
            "The published list of bank holidays is missing. Install the program again."
        )
    if today > until:
        return (
            f"The published bank holidays ended on {plain(until)}. Working days are "
            "now counted by computed ones: install a newer edition of the program."
        )
    if today + _WARN_BEFORE > until:
        return (
            f"The published bank holidays end on {plain(until)}. A newer edition of "
            "the program brings the next ones."
        )
    return ""
