"""The authority's window envelope: saved for the team, tested, and in each letter."""

from datetime import date

import pypdfium2
import pytest

from letter_case import letter_case, mother
from make import at
from twentyweeks.errors import BadInput
from twentyweeks.operations.envelope import (
    EnvelopeForm,
    change_envelope,
    envelope_form,
    envelope_sheet,
)
from twentyweeks.operations.letter import LetterChoice, preview_letter
from twentyweeks.paper import text_of

DAY = date(2026, 4, 13)
NOW = at("2026-04-13")
MM = 72 / 25.4


def change(caseload, **fields):
    seen = envelope_form(caseload).seen
    change_envelope(caseload, EnvelopeForm(**fields), seen, NOW)


def place(pdf, words):
    """Return how far from the left and the top some words begin, in mm."""
    with pypdfium2.PdfDocument(pdf) as opened:
        text = opened[0].get_textpage()
        at_letter, _ = text.search(words).get_next()
        left, _, _, top = text.get_charbox(at_letter)
    return left / MM, 297 - top / MM


def address_of(caseload, case_id):
    choice = LetterChoice(kind="received", recipient_id=mother(caseload))
    return place(preview_letter(caseload, case_id, choice, DAY).pdf, "Ngozi Okafor")


def test_letters_are_addressed_for_the_envelope_that_is_used(caseload):
    case_id = letter_case(caseload)
    left, top = address_of(caseload, case_id)
    assert 24.6 <= left < 27
    assert 39.5 <= top < 42
    change(caseload, kind="dl", right="1.5", down="-1")
    left, top = address_of(caseload, case_id)
    assert 21.5 <= left < 24
    assert 56 <= top < 59
    held = envelope_form(caseload).form
    assert held == EnvelopeForm(kind="dl", right="1.5", down="-1")


def test_at_first_there_is_no_window(caseload):
    assert envelope_form(caseload).form == EnvelopeForm(kind="", right="0", down="0")


@pytest.mark.parametrize("kind", ["", "dl", "c5", "c4"])
def test_a_test_sheet_outlines_the_window_and_the_block(caseload, kind):
    made = envelope_sheet(caseload, EnvelopeForm(kind=kind), DAY)
    (page,) = text_of(made)
    assert "Alex Sample" in page
    assert "Test sheet for window envelopes" in page
    with pypdfium2.PdfDocument(made) as opened:
        paths = [each for each in opened[0].get_objects() if each.type == 2]
    assert len(paths) >= 8


def test_a_sheet_speaks_of_two_frames_where_two_are_drawn(caseload):
    [one] = text_of(envelope_sheet(caseload, EnvelopeForm(), DAY))
    [two] = text_of(envelope_sheet(caseload, EnvelopeForm(kind="dl"), DAY))
    assert "All of the frame must stay in sight." in one
    assert "All of the inner frame must stay in sight" in two


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "c6"}, "kind"),
        ({"right": "far"}, "right"),
        ({"down": "11"}, "down"),
        ({"down": "nan"}, "down"),
    ],
)
def test_what_is_no_distance_is_refused(caseload, fields, field):
    with pytest.raises(BadInput) as told:
        change(caseload, **fields)
    assert told.value.field == field
    assert envelope_form(caseload).form.kind == ""
