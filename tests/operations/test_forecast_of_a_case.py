"""If this arrives on that day: the forecast of one case in sentences."""

from datetime import date

import pytest

from make import at, register
from twentyweeks.errors import BadInput
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.close_case import close_case
from twentyweeks.operations.expected import set_expected
from twentyweeks.operations.forecast import forecast_page
from twentyweeks.operations.record import advice_in, ask_advice, record_milestone

TODAY = date(2026, 5, 18)
EP = "educational_psychologist"


@pytest.fixture
def waiting(caseload):
    """Return a case that waits for the psychologist; health has answered."""
    case_id = register(caseload, "2026-03-02")
    decided = {"kind": "decided_to_assess", "on": "2026-04-10"}
    record_milestone(caseload, case_id, decided, at("2026-04-10"))
    ask_advice(caseload, case_id, EP, "2026-04-13", now=at("2026-04-13"))
    ask_advice(caseload, case_id, "health", "2026-04-10", now=at("2026-04-10"))
    advice_in(caseload, case_id, "health", "2026-05-12", now=at("2026-05-12"))
    days = {f"advice:{EP}": "56", "panel": "7", "draft": "14", "final": "21"}
    set_expected(caseload, days, {}, at("2026-05-18"))
    return case_id


def card(caseload, case_id, today=TODAY, **typed):
    return forecast_page(caseload, case_id, today, typed)


def test_the_page_says_when_by_what_and_beside_the_law(caseload, waiting):
    shown = case_page(caseload, waiting, TODAY).forecast
    assert shown == card(caseload, waiting)
    assert shown.earliest == (
        "The final plan can be sent on Monday 20 July 2026 at the earliest."
    )
    assert shown.held_by == (
        "What holds it is the advice from the educational psychologist, expected on "
        "Monday 8 June 2026."
    )
    assert shown.statutory == "The law's date is Monday 20 July 2026, that same day."
    assert shown.lawful_from == (
        "It may not be sent before Tuesday 14 July 2026: the family has its 15 days "
        "from the draft."
    )
    assert not shown.is_late


def test_each_open_step_has_its_day_and_can_be_changed(caseload, waiting):
    lines = card(caseload, waiting).lines
    assert [(each.title, str(each.day), each.can_change) for each in lines] == [
        ("Advice: Educational psychologist", "2026-06-08", True),
        ("Panel", "2026-06-15", True),
        ("Draft plan served", "2026-06-29", True),
        ("The family's 15 days are over", "2026-07-14", False),
        ("Reply of the school", "2026-07-14", True),
    ]


def test_a_later_report_moves_the_plan_and_nothing_is_saved(caseload, waiting):
    late = card(caseload, waiting, educational_psychologist="29/06/2026")
    assert late.earliest.startswith("The final plan can be sent on Monday 10 August")
    assert late.held_by.endswith("psychologist, assumed on Monday 29 June 2026.")
    assert late.statutory == (
        "The law's date is Monday 20 July 2026, 21 days before that."
    )
    assert late.is_late
    assert late.lines[0].assumed
    assert not card(caseload, waiting).is_late


def test_what_is_no_day_is_refused_beside_its_step(caseload, waiting):
    with pytest.raises(BadInput) as refused:
        card(caseload, waiting, panel="soon")
    assert refused.value.field == "panel"


def test_advice_that_should_have_come_says_so(caseload, waiting):
    shown = card(caseload, waiting, date(2026, 6, 20))
    assert shown.held_by == (
        "What holds it is the advice from the educational psychologist, which should "
        "have come already; the soonest is Saturday 20 June 2026."
    )


def test_a_draft_that_is_out_waits_for_the_family(caseload, waiting):
    advice_in(caseload, waiting, EP, "2026-05-18", now=at("2026-05-18"))
    served = {"kind": "draft_plan_served", "on": "2026-06-01"}
    record_milestone(caseload, waiting, served, at("2026-06-01"))
    set_expected(caseload, {"final": "15"}, {}, at("2026-06-01"))
    shown = card(caseload, waiting, date(2026, 6, 2))
    assert shown.earliest.startswith("The final plan can be sent on Tuesday 16 June")
    assert [each.title for each in shown.lines] == ["The family's 15 days are over"]
    assert "the family's 15 days, over on Tuesday 16 June 2026" in shown.held_by


def test_without_a_plan_being_made_there_is_nothing_to_forecast(caseload, waiting):
    sent = {"kind": "final_plan_sent", "on": "2026-05-18"}
    record_milestone(caseload, waiting, sent, at("2026-05-18"))
    shown = card(caseload, waiting)
    assert shown.nothing == "No plan is being made, so there is nothing to forecast."
    assert (shown.earliest, shown.lines) == ("", ())


def test_a_closed_case_waits_for_nothing(caseload, waiting):
    close_case(caseload, waiting, "2026-05-18", "Withdrawn", at("2026-05-18"))
    assert card(caseload, waiting).nothing != ""
