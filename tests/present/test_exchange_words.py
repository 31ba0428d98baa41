from datetime import UTC, date, datetime

import pytest

from twentyweeks.present.exchange_words import (
    bad_words,
    newer_words,
    put_back_words,
    report_words,
    state_words,
    station_line,
    value_words,
    waits_words,
)
from twentyweeks.present.tone import Tone


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (
            (12, 31, 4, 1),
            "Sent 12 changes, received 31 from 4 colleagues, 1 needs your decision.",
        ),
        ((1, 0, 0, 0), "Sent 1 change, received none."),
        (
            (0, 1, 1, 2),
            "Sent no changes, received 1 from 1 colleague, 2 need your decision.",
        ),
    ],
)
def test_a_run_is_told_in_one_sentence(numbers, words):
    assert report_words(*numbers) == words


@pytest.mark.parametrize(
    ("waiting", "last", "central", "words"),
    [
        (3, "x", "", "Not exchanging yet: no central folder is chosen"),
        (3, "x", "/srv/team", "3 changes wait to be sent"),
        (0, "x", "/srv/team", "Everything is sent"),
        (0, "", "/srv/team", "Not exchanged yet"),
    ],
)
def test_how_the_exchange_stands(waiting, last, central, words):
    assert state_words(waiting, last, central) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        ("", "nothing"),
        (True, "Yes"),
        (12, "12"),
        ("2026-03-09", "9 March 2026"),
        ("2026-99-99", "2026-99-99"),
        ({"lines": ["1 Elm Row", "Northmoor"], "postcode": "NM1 1AA"},
         "1 Elm Row, Northmoor; NM1 1AA"),
        ({"kind": "request_received", "on": "2026-03-02"},
         "what happened: request received; on: 2 March 2026"),
    ],
)  # fmt: skip
def test_values_are_written_to_be_compared(value, words):
    assert value_words(value) == words


def test_a_record_that_is_pointed_at_shows_no_number_of_ours():
    assert value_words("01a20112bc5b70d3be6288998a47c3f3") == "another record"


def test_what_happened_is_told_with_its_number():
    assert newer_words(1).startswith("1 set of changes needs the new version")
    assert "had lost 2 files" in put_back_words(2)
    assert bad_words(1).startswith("1 file on the central folder could not be read")
    assert waits_words(3).startswith("Waiting for 3 sets of changes")


@pytest.mark.parametrize(
    ("day", "tone"),
    [(6, Tone.GREEN), (11, Tone.GREEN), (12, Tone.AMBER), (23, Tone.RED)],
)
def test_silence_is_counted_in_working_days(day, tone):
    friday = datetime(2026, 3, 6, 16, 40, tzinfo=UTC)
    line = station_line("a" * 16, "Sam Hale", friday, date(2026, 3, day), is_this=False)
    assert line.tone is tone
