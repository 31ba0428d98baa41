"""Which plans are read once more: the same on every laptop, and steered by nobody."""

from datetime import date
from uuid import UUID

import pytest

from twentyweeks.plans.audit import agreement
from twentyweeks.plans.sample import Quarter, sample

SUMMER = Quarter(2026, 3)
OVER = date(2026, 10, 1)
PLANS = [UUID(int=number) for number in range(400)]


@pytest.mark.parametrize(
    ("day", "quarter", "first", "last"),
    [
        (date(2026, 1, 1), Quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), Quarter(2026, 2), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 9, 30), Quarter(2026, 3), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 12, 31), Quarter(2026, 4), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_one_quarter(day, quarter, first, last):
    assert Quarter.of(day) == quarter
    assert (quarter.first, quarter.last) == (first, last)
    assert quarter.holds(day)


def test_the_quarter_before_the_first_is_the_last_of_the_year_before():
    assert Quarter(2026, 1).before == Quarter(2025, 4)


def test_a_tenth_is_about_a_tenth_and_always_the_same():
    picked = sample(PLANS, SUMMER, 10, OVER)
    assert len(picked) == 35
    assert picked == sample(reversed(PLANS), SUMMER, 10, OVER)
    assert picked != sample(PLANS, Quarter(2026, 2), 10, OVER)


def test_a_plan_that_is_issued_later_puts_none_in_or_out():
    early = sample(PLANS[:200], SUMMER, 10, date(2026, 8, 1))
    assert early == sample(PLANS, SUMMER, 10, OVER) & set(PLANS[:200])


def test_of_a_quarter_that_is_over_one_at_least_is_read():
    few = PLANS[10:13]
    assert sample(few, SUMMER, 1, date(2026, 9, 30)) == frozenset()
    assert len(sample(few, SUMMER, 1, OVER)) == 1
    assert sample(few, SUMMER, 0, OVER) == frozenset()
    assert sample([], SUMMER, 10, OVER) == frozenset()
    assert sample(few, SUMMER, 100, OVER) == frozenset(few)


def test_two_audits_are_held_against_each_other_line_by_line():
    first = {"A-apart": 3, "B-all": 2, "B-can": 0, "E-date": 1}
    again = {"A-apart": 3, "B-all": 1, "B-can": 3, "F-who": 2}
    assert agreement(first, again) == (1, 1, 1)
    assert agreement(first, {}) == (0, 0, 0)
