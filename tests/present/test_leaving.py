"""How long is left until a paper must have left."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from twentyweeks.present.leaving import leaving_tone, leaving_words
from twentyweeks.present.tone import Tone

FRIDAY = date(2026, 11, 27)
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("now", "words", "tone"),
    [
        ((2026, 11, 17, 9), "must leave by {}: 10 days left.", "grey"),
        ((2026, 11, 24, 9), "must leave by {}: 3 days left.", "amber"),
        ((2026, 11, 26, 17), "must leave by {}: 31 hours left.", "amber"),
        ((2026, 11, 27, 17), "must leave by {}: 7 hours left.", "red"),
        ((2026, 11, 27, 22, 30), "must leave by {}: 1 hour left.", "red"),
        (
            (2026, 11, 27, 23, 30),
            "must leave by {}: less than an hour left.",
            "red",
        ),
        (
            (2026, 11, 29, 9),
            "should have left by {}: 2 days late.",
            "red",
        ),
    ],
)
def test_days_are_said_and_near_the_end_hours(now, words, tone):
    at = datetime(*now, tzinfo=LONDON)
    assert leaving_words("The draft", FRIDAY, at) == (
        f"The draft {words.format('Friday 27 November 2026')}"
    )
    assert leaving_tone(FRIDAY, at) is Tone(tone)


def test_the_night_when_the_clocks_go_back_has_an_hour_more():
    sunday = date(2026, 10, 25)
    at = datetime(2026, 10, 24, 20, 0, tzinfo=LONDON)
    assert leaving_words("The letter", sunday, at) == (
        "The letter must leave by Sunday 25 October 2026: 29 hours left."
    )
