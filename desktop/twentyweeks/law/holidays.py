"""Bank holidays in England: published ones, and a computation beyond them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateutil.easter import easter

from twentyweeks.errors import BadInput

_DAY = timedelta(days=1)
FIRST_YEAR = 1900
LAST_YEAR = 2200

_MOVED = {
    date(1995, 5, 1): date(1995, 5, 8),
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
_ONCE = (
    date(1999, 12, 31),
    date(2002, 6, 3),
    date(2011, 4, 29),
    date(2012, 6, 5),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """The days that are no working days although they are weekdays.

    Inside `published_from` to `published_until` the published list alone holds;
    outside it the statute's days are computed, with their substitutes. `proclaimed`
    are days added since, with their names: they take working days away, and give none.
    """

    published: frozenset[date] = frozenset()
    published_from: date | None = None
    published_until: date | None = None
    proclaimed: Mapping[date, str] = field(default_factory=dict)
    _days: frozenset[date] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        computed = (day for day in _COMPUTED if not self._is_published_time(day))
        days = self.published.union(self.proclaimed, computed)
        object.__setattr__(self, "_days", days)
        object.__setattr__(self, "_hash", hash(days))

    def __hash__(self) -> int:
        return self._hash

    def __contains__(self, day: date) -> bool:
        return day in self._days

    def adding(self, days: Mapping[date, str]) -> "Holidays":
        """Return the same holidays with days proclaimed since, and their names."""
        return replace(self, proclaimed={**self.proclaimed, **days})

    def added_between(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """Return the added days that take a working day away between two days."""
        if not self.proclaimed:
            return ()
        return tuple(
            (day, self.proclaimed[day])
            for day in sorted(self.proclaimed)
            if first <= day <= last and day.weekday() < 5
        )

    def is_working(self, day: date) -> bool:
        """Tell whether the day is Monday to Friday and no bank holiday."""
        return day.weekday() < 5 and day not in self._days

    def working_after(self, day: date, number: int) -> date:
        """Return the last of so many working days, the given day not counted."""
        for _ in range(number):
            day += _DAY
            while not self.is_working(day):
                day += _DAY
        return day

    def working_before(self, day: date, number: int) -> date:
        """Return the working day that lies so many working days before."""
        for _ in range(number):
            day -= _DAY
            while not self.is_working(day):
                day -= _DAY
        return day

    def next_working(self, day: date) -> date:
        """Return the day itself if it is a working day, else the next one."""
        while not self.is_working(day):
            day += _DAY
        return day

    def _is_published_time(self, day: date) -> bool:
        if self.published_from is None or self.published_until is None:
            return False
        return self.published_from <= day <= self.published_until


def computed_holidays(year: int) -> frozenset[date]:
    """Compute one year's bank holidays in England (the days as now fixed by law)."""
    sunday = easter(year)
    days = {
        _monday_if_weekend(date(year, 1, 1)),
        sunday - 2 * _DAY,
        sunday + _DAY,
        _monday_on_or_after(date(year, 5, 1)),
        _monday_on_or_after(date(year, 5, 25)),
        _monday_on_or_after(date(year, 8, 25)),
        *_christmas(year),
    }
    moved = frozenset(_MOVED.get(day, day) for day in days)
    return moved | frozenset(day for day in _ONCE if day.year == year)


def holidays_from(text: str) -> Holidays:
    """Read the published list: {"from", "until", "days": {"2026-12-25": "..."}}."""
    try:
        raw = json.loads(text)
        days = [date.fromisoformat(day) for day in _mapping(raw)["days"]]
        first, last = (date.fromisoformat(raw[name]) for name in ("from", "until"))
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(
            "The list of bank holidays cannot be read. No date was worked out from "
            "it. Install the program again."
        ) from error
    return Holidays(
        published=frozenset(days), published_from=first, published_until=last
    )


def _mapping(raw: object) -> Mapping[str, Iterable[str]]:
    if not isinstance(raw, dict):
        raise TypeError
    return raw


def _monday_on_or_after(day: date) -> date:
    return day + (-day.weekday() % 7) * _DAY


def _monday_if_weekend(day: date) -> date:
    return _monday_on_or_after(day) if day.weekday() >= 5 else day


def _christmas(year: int) -> tuple[date, date]:
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    if christmas.weekday() == 4:  # Friday: Boxing Day moves to Monday
        return christmas, boxing + 2 * _DAY
    if christmas.weekday() == 5:  # Saturday: both move
        return christmas + 2 * _DAY, boxing + 2 * _DAY
    if christmas.weekday() == 6:  # Sunday: Christmas moves past Boxing Day
        return christmas + 2 * _DAY, boxing
    return christmas, boxing


_COMPUTED = frozenset().union(
    *(computed_holidays(year) for year in range(FIRST_YEAR, LAST_YEAR + 1))
)
HOLIDAYS = Holidays()
