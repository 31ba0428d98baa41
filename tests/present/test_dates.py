from datetime import date

import pytest

from make import at
from twentyweeks.present.dates import (
    age_on,
    day_of,
    due_tone,
    due_words,
    full,
    moment,
    near,
    plain,
    school_year,
    short,
    short_weekday,
)
from twentyweeks.present.tone import Tone

MONDAY = date(2026, 4, 13)


def test_a_day_is_written_the_british_way_and_without_a_leading_nought():
    assert full(MONDAY) == "Monday 13 April 2026"
    assert plain(date(2026, 5, 4)) == "4 May 2026"
    assert short(MONDAY) == "13 Apr"
    assert short_weekday(date(2026, 9, 3)) == "Thu 3 Sep"
    assert near(date(2027, 1, 11), MONDAY) == "11 Jan 2027"
    assert near(date(2026, 1, 11), MONDAY) == "11 Jan"


@pytest.mark.parametrize(
    ("today", "words", "tone", "ours"),
    [
        (date(2026, 4, 17), "4 days overdue", Tone.RED, Tone.AMBER),
        (date(2026, 4, 14), "1 day overdue", Tone.RED, Tone.AMBER),
        (date(2026, 4, 13), "Due today", Tone.RED, Tone.AMBER),
        (date(2026, 4, 12), "1 day left", Tone.AMBER, Tone.AMBER),
        (date(2026, 4, 6), "7 days left", Tone.AMBER, Tone.AMBER),
        (date(2026, 4, 5), "8 days left", Tone.GREY, Tone.GREY),
    ],
)
def test_a_due_date_has_words_and_is_red_only_by_law(today, words, tone, ours):
    assert due_words(MONDAY, today) == words
    assert due_tone(MONDAY, today) is tone
    assert due_tone(MONDAY, today, "our target") is ours


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2019, 3, 4), date(2026, 3, 3), 6),
        (date(2019, 3, 4), date(2026, 3, 4), 7),
        (date(2020, 2, 29), date(2026, 2, 28), 5),
        (date(2020, 2, 29), date(2026, 3, 1), 6),
    ],
)
def test_a_child_is_older_on_the_birthday(born, day, age):
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("born", "day", "year"),
    [
        (date(2019, 3, 4), date(2026, 11, 23), "Year 3"),
        (date(2019, 3, 4), date(2026, 8, 31), "Year 2"),
        (date(2019, 3, 4), date(2026, 9, 1), "Year 3"),
        (date(2021, 8, 31), date(2025, 9, 1), "Reception"),
        (date(2021, 9, 1), date(2025, 9, 1), "Nursery"),
        (date(2024, 1, 1), date(2025, 9, 1), "Under school age"),
        (date(2010, 9, 1), date(2026, 10, 1), "Year 11"),
        (date(2007, 9, 1), date(2026, 10, 1), "Year 14"),
        (date(2006, 9, 1), date(2026, 10, 1), "Aged 19 or over"),
    ],
)
def test_a_school_year_follows_the_age_on_the_last_day_of_august(born, day, year):
    assert school_year(born, day) == year


def test_the_day_in_england_is_not_the_day_of_utc_in_summer():
    assert day_of(at("2026-07-01", "00:10")) == date(2026, 7, 1)
    assert moment(at("2026-04-12", "14:02"), MONDAY) == "at 14:02 yesterday"
    assert moment(at("2026-04-13", "09:00"), MONDAY) == "at 09:00 today"
    assert moment(at("2026-04-10"), MONDAY) == "at 09:30 on Friday 10 April 2026"
