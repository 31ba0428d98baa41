"""The summary of a visit as a page: valid, in the reader's size, and whom to ring."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import page
import pikepdf
import pytest
from sqlalchemy import select

from letter_case import letter_case
from make import at, northmoor
from paper.structure import content_of
from twentyweeks.casework import Involved
from twentyweeks.casework.visit import ParentWords, Words
from twentyweeks.operations.visit import VisitForm, record_visit
from twentyweeks.operations.visit_summary import visit_summary
from twentyweeks.paper import text_of

DAY = date(2026, 4, 20)
HERS = ParentWords(
    name="Ngozi Okafor", on=DAY, words=(Words(topic="Worries", words="Noise, mum's"),)
)
FORM = VisitForm(held_on=DAY, parents_words=(HERS,))


def made(home, *, size=12, form=FORM):
    """Return the summary for Amara's mother, who asked for this size of print."""
    with northmoor(home) as caseload:
        case = letter_case(caseload)
        with caseload.writing(caseload.stamp(at("2026-03-02"))) as journal:
            journal.set(
                journal.session.scalars(select(Involved)).one(), "letter_size", size
            )
        visit = record_visit(caseload, case, form, at("2026-04-20"))
        return visit_summary(caseload, visit)


def smallest(pdf):
    """Return the size of the smallest letters, in points."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return min(size for one in opened.pages for size in content_of(one).sizes)


@pytest.mark.parametrize("size", [12, 18, 24])
def test_a_summary_is_valid_in_the_size_that_its_reader_asked_for(home, size):
    pdf = made(home, size=size)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(pdf, profile=profile).is_compliant
    assert smallest(pdf) == size


def test_a_summary_says_whom_to_ring(home):
    [said] = text_of(made(home))
    assert "I am Jo Marlow, SEND officer. Please ring me on 01632 960101." in said
    assert "Worries: “Noise, mum\u2019s”" in said


def test_a_summary_without_the_mother_s_words_is_in_ordinary_print(home):
    both = (HERS, replace(HERS, name="Emeka Okafor"))
    pdf = made(home, size=24, form=replace(FORM, parents_words=both))
    assert smallest(pdf) == 12
