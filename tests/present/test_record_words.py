"""Every field of every exchanged record has words that an officer reads."""

import pytest

from twentyweeks.present.record_words import (
    RECORD_WORDS,
    field_words,
    inside_words,
)
from twentyweeks.storage.projection import RECORDS

UNKNOWN = "A detail that this version does not know"
FIELDS = [(ent, f.name) for ent, table in RECORDS.items() for f in table.columns]


@pytest.mark.parametrize(("ent", "f"), FIELDS)
def test_every_field_has_words(ent, f):
    words = field_words(ent, f)
    assert words != UNKNOWN
    assert "_" not in words
    assert words[0].isupper()


def test_every_record_has_words():
    assert set(RECORD_WORDS) == set(RECORDS)


@pytest.mark.parametrize(
    ("ent", "f", "words"),
    [
        ("person", "nhs_number", "NHS number"),
        ("involved", "may_be_told", "May be told"),
        ("plan_comment", "replied", "Our answer to the comment"),
        ("plan_part", "cites", "Advice that it rests on"),
        ("late_reason", "correction", "Reason for a late date"),
        ("protected_address", "new_name", "New name, kept apart"),
        ("plan_reading", "plan_reading", "Reading of the plan"),
        ("person", "colour_of_hat", UNKNOWN),
    ],
)
def test_fields_are_named_as_people_say_them(ent, f, words):
    assert field_words(ent, f) == words


def test_what_is_kept_together_is_named_too():
    assert inside_words("owed") == "still owed"
    assert inside_words("interim_from") == "interim from"
