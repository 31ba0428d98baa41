"""Counting, both sides of each boundary."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.law import HOLIDAYS, service_day
from twentyweeks.law.counting import (
    before_corresponding,
    corresponding,
    days,
    days_beginning,
    from_to,
    in_full,
    in_words,
    last_day,
    weeks,
    working,
)

DATES = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 10, 1), 2, date(2026, 12, 1)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 9, 30), 1, date(2026, 10, 30)),
        (date(2027, 9, 1), -5, date(2027, 4, 1)),
        (date(2027, 3, 31), -5, date(2026, 10, 31)),
    ],
)
def test_months_after_end_on_the_corresponding_date(start, months, end):
    assert corresponding(start, months) == end


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 10, 12), 12, date(2026, 10, 11)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 11, 29), 3, date(2027, 2, 28)),
        (date(2026, 11, 28), 3, date(2027, 2, 27)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
    ],
)
def test_months_starting_with_a_day_end_before_its_corresponding_date(
    start, months, end
):
    assert before_corresponding(start, months) == end


@given(DATES, st.integers(1, 60))
def test_weeks_end_on_the_weekday_on_which_they_began(start, number):
    end = last_day(weeks(number), start, HOLIDAYS)
    assert end.weekday() == start.weekday()
    assert end - start == timedelta(weeks=number)


@given(DATES)
def test_the_day_itself_counts_or_does_not(start):
    assert last_day(days(15), start, HOLIDAYS) - start == timedelta(days=15)
    assert last_day(days_beginning(15), start, HOLIDAYS) - start == timedelta(days=14)


@given(DATES, st.integers(1, 40))
def test_working_days_end_on_one_and_have_that_many_between(start, number):
    end = last_day(working(number), start, HOLIDAYS)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert HOLIDAYS.is_working(end)
    assert sum(HOLIDAYS.is_working(day) for day in between) == number


@pytest.mark.parametrize(
    ("sent_on", "sent_by", "served_on"),
    [
        (date(2026, 3, 2), "hand", date(2026, 3, 2)),
        (date(2026, 3, 1), "email", date(2026, 3, 1)),
        (date(2026, 3, 2), "first_class", date(2026, 3, 4)),
        (date(2026, 3, 6), "first_class", date(2026, 3, 10)),
        (date(2026, 4, 2), "first_class", date(2026, 4, 8)),
        (date(2026, 3, 2), "second_class", date(2026, 3, 6)),
        (date(2026, 12, 23), "second_class", date(2026, 12, 31)),
    ],
)
def test_post_is_served_in_its_ordinary_course(sent_on, sent_by, served_on):
    assert service_day(sent_on, sent_by, HOLIDAYS) == served_on


def test_days_are_written_for_people():
    assert in_full(date(2026, 3, 2)) == "Mon 2 March 2026"
    assert in_words(date(2026, 7, 10)) == "10 July 2026"
    assert from_to(date(2026, 7, 15), date(2026, 8, 26)) == "15 July to 26 August 2026"
    assert from_to(date(2026, 12, 30), date(2027, 1, 4)) == (
        "30 December 2026 to 4 January 2027"
    )
