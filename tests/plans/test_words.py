from datetime import date

from twentyweeks.plans.words import in_full, listed, of, sentence, without_weekday


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
