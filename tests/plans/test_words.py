from datetime import date

import pytest

from twentyweeks.plans.words import (
    how_old,
    in_full,
    listed,
    of,
    sentence,
    without_weekday,
)


def test_a_date_in_full_has_its_weekday_and_no_leading_nought():
    assert in_full(date(2026, 4, 13)) == "Monday 13 April 2026"
    assert in_full(date(2026, 2, 1)) == "Sunday 1 February 2026"
    assert without_weekday(date(2018, 5, 4)) == "4 May 2018"


def test_things_are_listed_as_they_are_said():
    assert listed(()) == ""
    assert listed(("a",)) == "a"
    assert listed(("a", "b", "c")) == "a, b and c"


def test_the_possessive_of_a_name():
    assert of("Aled") == "Aled's"
    assert of("James") == "James's"


def test_an_officers_words_become_a_sentence():
    assert sentence(" we will ring ") == "We will ring."
    assert sentence("Will you come?") == "Will you come?"
    assert sentence("  ") == ""


@pytest.mark.parametrize(
    ("dated", "day", "words"),
    [
        (date(2026, 6, 15), date(2026, 6, 15), "less than 1 month old"),
        (date(2026, 5, 15), date(2026, 6, 14), "less than 1 month old"),
        (date(2026, 5, 15), date(2026, 6, 15), "1 month old"),
        (date(2025, 7, 1), date(2026, 6, 15), "11 months old"),
        (date(2025, 6, 15), date(2026, 6, 15), "1 year old"),
        (date(2024, 2, 29), date(2026, 2, 28), "1 year old"),
        (date(2024, 2, 28), date(2026, 2, 28), "2 years old"),
        (date(2026, 7, 1), date(2026, 6, 15), "less than 1 month old"),
    ],
)
def test_a_paper_is_so_old(dated, day, words):
    assert how_old(dated, day) == words
