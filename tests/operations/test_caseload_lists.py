"""The lists from which letters to several are written: reviews, moves, the panel."""

from datetime import date

import pytest

from letter_case import assessed
from letter_sent import happen
from make import northmoor, register
from twentyweeks.operations.caseload_page import caseload_page, listed_cases
from twentyweeks.operations.lines import refresh_all

CHILDREN = (("Samir", "Hughes"), ("Leo", "Novak"), ("Rohan", "Marsh"))


@pytest.fixture(scope="module")
def caseload(tmp_path_factory):
    """Open a caseload: one is assessed, one moves school, one has a review to come."""
    with northmoor(tmp_path_factory.mktemp("lists") / "caseload") as opened:
        amara = assessed(opened)
        samir, leo, _rohan = (
            register(opened, forename=forename, surname=surname)
            for forename, surname in CHILDREN
        )
        for case in (samir, leo):
            happen(opened, case, "decided_to_assess", "2026-03-20")
            happen(opened, case, "draft_plan_served", "2026-05-01", sent_by="hand")
            happen(opened, case, "final_plan_sent", "2026-06-01")
        happen(
            opened,
            samir,
            "phase_transfer_expected",
            "2026-09-01",
            transfer_on="2027-09-01",
            phase="school",
        )
        happen(opened, amara, "advice_requested", "2026-04-13", adviser="school")
        yield opened


def names(caseload, today, pill):
    refresh_all(caseload, today)
    page = caseload_page(caseload, today, pill)
    listed = [each.name for each in listed_cases(caseload, today, pill)]
    assert [each.name for each in page.rows] == listed
    return sorted(listed)


def test_a_review_is_listed_a_term_before_its_day(caseload):
    assert names(caseload, date(2027, 3, 7), "reviews") == []
    assert names(caseload, date(2027, 3, 8), "reviews") == [
        "Leo Novak",
        "Samir Hughes",
    ]


def test_a_move_to_the_next_phase_is_listed_until_its_place_is_named(caseload):
    assert names(caseload, date(2026, 10, 1), "transfers") == ["Samir Hughes"]


def test_the_panel_s_list_are_the_cases_that_wait_for_a_decision(caseload):
    """Amara waits for an adviser; of the others nobody's advice is awaited."""
    assert names(caseload, date(2026, 4, 14), "for_decision") == [
        "Leo Novak",
        "Rohan Marsh",
        "Samir Hughes",
    ]


def test_every_case_of_a_list_is_listed_and_a_search_narrows_it(caseload):
    today = date(2026, 4, 14)
    assert len(listed_cases(caseload, today)) == 4
    (only,) = listed_cases(caseload, today, "all", "okafor")
    assert (only.name, only.reference) == ("Amara Okafor", "EHC-26-1001")
