"""Bank holidays: what is published, what is computed, and how both agree."""

import json
from datetime import date
from pathlib import Path

import holidays
import pytest

from twentyweeks.errors import BadInput
from twentyweeks.law import HOLIDAYS, holidays_from
from twentyweeks.law.holidays import computed_holidays
from twentyweeks.places import resources

TEXT = (resources() / "bank-holidays.json").read_text("utf-8")


def observed(year: int) -> set[date]:
    """Ask another library which weekdays are holidays in England."""
    england = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return {day for day in england if day.weekday() < 5}


def ours(year: int) -> set[date]:
    return {day for day in computed_holidays(year) if day.weekday() < 5}


@pytest.mark.parametrize("year", range(2012, 2101))
def test_the_computation_agrees_with_another_library(year: int):
    assert ours(year) == observed(year)


def test_the_published_days_are_the_computed_ones_in_their_years():
    published = {date.fromisoformat(day) for day in json.loads(TEXT)["days"]}
    computed = set().union(*(computed_holidays(year) for year in range(2012, 2029)))
    assert published == {day for day in computed if day.weekday() < 5}


def test_the_shipped_list_says_where_it_ends():
    shipped = holidays_from(TEXT)
    assert shipped.published_from == date(2012, 1, 1)
    assert shipped.published_until == date(2028, 12, 31)
    assert date(2026, 12, 28) in shipped
    assert date(2029, 12, 25) in shipped
    assert shipped.is_working(date(2026, 12, 29))


def test_in_published_years_the_published_list_alone_holds():
    text = '{"from": "2026-01-01", "until": "2026-12-31", "days": {"2026-06-02": "x"}}'
    only = holidays_from(text)
    assert date(2026, 6, 2) in only
    assert date(2026, 12, 25) not in only
    assert date(2027, 12, 27) in only


def test_a_day_proclaimed_since_can_be_added():
    more = HOLIDAYS.adding(date(2027, 6, 7))
    assert not more.is_working(date(2027, 6, 7))
    assert HOLIDAYS.is_working(date(2027, 6, 7))


def test_working_days_are_counted_over_easter():
    assert HOLIDAYS.working_after(date(2026, 4, 2), 1) == date(2026, 4, 7)
    assert HOLIDAYS.working_before(date(2026, 4, 7), 1) == date(2026, 4, 2)
    assert HOLIDAYS.next_working(date(2026, 4, 3)) == date(2026, 4, 7)
    assert HOLIDAYS.next_working(date(2026, 4, 7)) == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, [date(2026, 12, 25), date(2026, 12, 28)]),
        (2027, [date(2027, 12, 27), date(2027, 12, 28)]),
        (2033, [date(2033, 12, 26), date(2033, 12, 27)]),
        (2029, [date(2029, 12, 25), date(2029, 12, 26)]),
    ],
)
def test_christmas_has_its_substitutes(year: int, days: list[date]):
    assert sorted(day for day in computed_holidays(year) if day.month == 12) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"from": "2026-01-01", "until": "2026-12-31", "days": ["x"]}',
        '{"from": 1, "until": "2026-12-31", "days": {}}',
    ],
)
def test_a_list_that_cannot_be_read_is_refused(text: str):
    with pytest.raises(BadInput, match="cannot be read"):
        holidays_from(text)


def test_the_resource_holds_dates_and_names_only():
    raw = json.loads(TEXT)
    assert sorted(raw) == ["area", "days", "from", "made_from", "until"]
    assert all(isinstance(name, str) for name in raw["days"].values())
    assert Path(resources() / "bank-holidays.json").stat().st_size < 10_000
