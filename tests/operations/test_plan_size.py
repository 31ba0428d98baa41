"""A plan in the size of print that its reader asked for."""

import pypdfium2
import pytest

from letter_case import assessed, beside
from letter_sent import said
from make import at
from plan_case import NOW, TODAY, pass_second_look, whole_plan
from twentyweeks.casework import Case, Person
from twentyweeks.errors import Refused
from twentyweeks.operations.plan import issue_plan, preview_plan

LATER = at("2026-06-24").date()


@pytest.fixture
def case_id(caseload):
    identifier = assessed(caseload)
    whole_plan(caseload, identifier)
    return identifier


def body_of(pdf):
    """Return the size of the letters that most of the pages are set in."""
    sizes = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            for each in page.get_objects(filter=[1]):
                sizes.append(round(each.get_font_size()))
    return max(set(sizes), key=sizes.count)


def show(caseload, case_id, size=0, today=TODAY):
    return preview_plan(caseload, case_id, "draft", today, size)


@pytest.mark.parametrize(("asked", "size"), [(0, 12), (12, 12), (18, 18), (24, 24)])
def test_a_plan_is_made_in_the_size_that_is_asked_for(caseload, case_id, asked, size):
    assert body_of(show(caseload, case_id, asked).pdf) == size


def test_nobody_of_the_family_gets_smaller_print_than_they_asked_for(caseload, case_id):
    beside(caseload, "Ada Okafor", letter_size=18)
    assert body_of(show(caseload, case_id).pdf) == 18


def test_a_plan_is_issued_in_the_size_in_which_it_was_shown(caseload, case_id):
    pass_second_look(caseload, case_id)
    shown = show(caseload, case_id, 18)
    with pytest.raises(Refused, match="not the one that was shown"):
        issue_plan(caseload, case_id, "draft", shown.sha256, NOW)
    assert (
        issue_plan(caseload, case_id, "draft", shown.sha256, NOW, 18).pdf == shown.pdf
    )
    assert show(caseload, case_id, today=LATER).pdf == shown.pdf


def test_an_issued_plan_is_copied_in_another_size_and_says_the_same(caseload, case_id):
    pass_second_look(caseload, case_id)
    shown = show(caseload, case_id)
    issue_plan(caseload, case_id, "draft", shown.sha256, NOW)
    copy = show(caseload, case_id, 24, LATER)
    assert body_of(copy.pdf) == 24
    assert "This draft is dated: Monday 15 June 2026" in said(copy.pdf)
    assert copy.kept == (
        "Draft plan, version 1 was issued on Monday 15 June 2026. Nobody can change "
        "it now. This is a copy of it in another size of print."
    )
    assert not copy.may_be_issued
    assert show(caseload, case_id, 12, LATER).pdf == shown.pdf


def test_no_copy_is_made_of_a_plan_once_the_case_says_something_else(caseload, case_id):
    pass_second_look(caseload, case_id)
    shown = show(caseload, case_id)
    issue_plan(caseload, case_id, "draft", shown.sha256, NOW)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        case = journal.session.query(Case).one()
        child = journal.session.get_one(Person, case.person_id)
        journal.set(child, "known_as", "Mara")
    kept = show(caseload, case_id, 24, LATER)
    assert kept.pdf == shown.pdf
    assert "The case has changed since, so no copy in another size" in kept.kept
