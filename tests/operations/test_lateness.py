"""The lateness ledger of a case, its corrections, and the red list with causes."""

from datetime import date

import pytest

from make import at, register
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.lateness import correct_reason
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.record import advice_in, ask_advice, record_milestone
from twentyweeks.operations.today_page import today_page

TODAY = date(2026, 8, 10)
NOW = at("2026-08-10")
HEALTH = "health"


@pytest.fixture
def late(caseload):
    """Return a case whose health advice came six weeks late; no plan is sent yet."""
    case_id = register(caseload, "2026-03-02")
    decided = {"kind": "decided_to_assess", "on": "2026-04-10"}
    record_milestone(caseload, case_id, decided, at("2026-04-10"))
    ask_advice(caseload, case_id, HEALTH, "2026-04-13", now=at("2026-04-13"))
    advice_in(caseload, case_id, HEALTH, "2026-07-06", now=at("2026-07-06"))
    served = {"kind": "draft_plan_served", "on": "2026-07-20"}
    record_milestone(caseload, case_id, served, at("2026-07-20"))
    refresh_all(caseload, TODAY)
    return case_id


def ledger(caseload, case_id):
    return {each.key.partition(":")[0]: each for each in late_lines(caseload, case_id)}


def late_lines(caseload, case_id):
    return case_page(caseload, case_id, TODAY).late


def correct(caseload, case_id, line, reason="staff", words="The post was vacant"):
    given = {"reason": reason, "words": words}
    correct_reason(caseload, case_id, line.key, given, NOW, line.seen)


def test_each_late_limit_says_what_held_it_whose_and_how_long(caseload, late):
    shown = late_lines(caseload, late)
    assert [(each.title, each.late, each.found) for each in shown] == [
        ("Health: Advice is due", "42 days late", "Advice late"),
        ("Send the draft plan", "28 days late", "Advice late"),
        (
            "Serve the draft plan while 15 days are left for the family",
            "15 days late",
            "Advice late",
        ),
        ("Send the final plan", "21 days overdue", "Advice late"),
    ]
    assert shown[-1].held == (
        "Held by the advice from the health service for 42 days; that was for the "
        "adviser to do."
    )
    assert shown[0].held == (
        "Nothing else is recorded that held it; it was for the adviser to do."
    )


def test_a_correction_stands_beside_the_reason_that_was_found(caseload, late):
    correct(caseload, late, ledger(caseload, late)["final_plan"])
    line = ledger(caseload, late)["final_plan"]
    assert line.found == "Advice late"
    assert line.corrected == "Corrected to Our own staff: The post was vacant"
    assert line.by == "Jo Marlow, 10 August 2026"
    assert ledger(caseload, late)["draft_target"].corrected == ""
    assert case_page(caseload, late, TODAY).final_due.startswith(
        "Final plan due Monday 20 July 2026"
    )


def test_a_correction_can_be_changed_and_taken_back(caseload, late):
    for reason, words in (("staff", "Vacant"), ("panel", "No panel met"), ("", "")):
        line = ledger(caseload, late)["final_plan"]
        correct(caseload, late, line, reason, words)
    line = ledger(caseload, late)["final_plan"]
    assert (line.corrected, line.found) == ("", "Advice late")
    correct(caseload, late, line, "family", "They asked for a later visit")
    assert ledger(caseload, late)["final_plan"].corrected.endswith("a later visit")


def test_a_correction_stays_with_its_limit_when_a_milestone_is_added(caseload, late):
    correct(caseload, late, ledger(caseload, late)["final_plan"])
    early = {"kind": "school_consulted", "on": "2026-02-02", "school": "Hill School"}
    record_milestone(caseload, late, early, NOW)
    assert ledger(caseload, late)["final_plan"].corrected != ""


@pytest.mark.parametrize(
    ("reason", "words", "field"),
    [("staff", " ", "words"), ("weather", "Snow", "reason")],
)
def test_a_correction_needs_a_known_reason_and_why(
    caseload, late, reason, words, field
):
    with pytest.raises(Refused) as refused:
        correct(caseload, late, ledger(caseload, late)["final_plan"], reason, words)
    assert refused.value.field == field
    assert ledger(caseload, late)["final_plan"].corrected == ""


def test_a_limit_that_is_not_late_has_no_reason(caseload, late):
    given = {"reason": "staff", "words": "Vacant"}
    with pytest.raises(BadInput):
        correct_reason(caseload, late, "assess_decision:0:", given, NOW)


def test_two_corrections_of_one_reason_are_a_conflict(caseload, late):
    line = ledger(caseload, late)["final_plan"]
    correct(caseload, late, line)
    seen = ledger(caseload, late)["final_plan"].seen
    correct(caseload, late, ledger(caseload, late)["final_plan"], "panel", "No panel")
    given = {"reason": "family", "words": "They were away"}
    correct_reason(caseload, late, line.key, given, NOW, seen)
    assert ledger(caseload, late)["final_plan"].differs
    assert case_page(caseload, late, TODAY).conflicts == 1


def test_the_red_list_tells_the_cause(caseload, late):
    binding = today_page(caseload, TODAY, NOW).sections[0]
    assert [(each.words, each.cause) for each in binding.lines] == [
        (
            "Send the final plan by Monday 20 July 2026",
            "Advice late: the advice from the health service, 42 days",
        )
    ]
    correct(caseload, late, ledger(caseload, late)["final_plan"])
    refresh_all(caseload, TODAY)
    binding = today_page(caseload, TODAY, NOW).sections[0]
    assert binding.lines[0].cause == "Our own staff, as an officer corrected it"
