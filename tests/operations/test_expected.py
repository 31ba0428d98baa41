"""Expected times: set by the authority, offered by what the caseload shows."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from make import at, register
from twentyweeks.casework import Decision, Outcome, Question
from twentyweeks.errors import Refused
from twentyweeks.operations.expected import (
    expected_page,
    expected_times,
    set_expected,
)
from twentyweeks.operations.record import advice_in, ask_advice, record_milestone
from twentyweeks.operations.saving import saving

TODAY = date(2026, 11, 23)
NOW = at("2026-11-23")
HEALTH = "advice:health"


def line(caseload, step, today=TODAY):
    (found,) = (
        each for each in expected_page(caseload, today).lines if each.step == step
    )
    return found


def put(caseload, **days):
    page = expected_page(caseload, TODAY)
    given = {step.replace("__", ":"): words for step, words in days.items()}
    set_expected(caseload, given, page.seen, NOW)


def times(caseload):
    with caseload.reading() as session:
        return expected_times(session)


def asked_and_received(caseload, days, on="2026-07-01"):
    """Register a case whose health advice took so many days."""
    first = date.fromisoformat(on)
    case_id = register(
        caseload, on, forename=f"Child {days}", known_already="different"
    )
    ask_advice(caseload, case_id, "health", on, now=at(on))
    came = str(first + timedelta(days=days))
    advice_in(caseload, case_id, "health", came, now=at(came))


def test_where_nothing_is_set_the_shares_of_the_twenty_weeks_hold(caseload):
    found = times(caseload)
    assert found.advice == {}
    assert (found.request_to_decision, found.other_advice) == (42, 42)
    assert (found.advice_to_panel, found.panel_to_draft) == (14, 14)
    assert (found.draft_to_final, found.reply) == (28, 15)
    assert line(caseload, HEALTH).usual == "42"


def test_what_is_set_is_kept_and_can_be_taken_back(caseload):
    put(caseload, advice__health="60", panel="10")
    assert times(caseload).advice == {"health": 60}
    assert times(caseload).advice_to_panel == 10
    assert line(caseload, HEALTH).days == "60"
    put(caseload, advice__health=" ", panel="12")
    assert times(caseload).advice == {}
    assert times(caseload).advice_to_panel == 12
    put(caseload, advice__health="55")
    assert times(caseload).advice == {"health": 55}


@pytest.mark.parametrize("words", ["0", "366", "-3", "six", "1.5", "٣"])
def test_what_is_no_number_of_days_is_refused_beside_its_step(caseload, words):
    with pytest.raises(Refused, match="from 1 to 365") as refused:
        put(caseload, panel=words, draft="7")
    assert refused.value.field == "panel"
    assert line(caseload, "draft").days == ""


def test_a_median_is_offered_from_five_on(caseload):
    for days in (30, 41, 45, 70):
        asked_and_received(caseload, days)
    assert line(caseload, HEALTH).offered == ""
    asked_and_received(caseload, 52)
    found = line(caseload, HEALTH)
    assert found.offered == "Half of 5 here took 45 days or less in the last 12 months"
    assert found.offered_days == "45"
    asked_and_received(caseload, 50)
    assert line(caseload, HEALTH).offered_days == "48"  # between 45 and 50, rounded up


def test_what_ended_a_year_ago_counts_no_more(caseload):
    for days in (30, 41, 45, 70, 52):
        asked_and_received(caseload, days)
    assert line(caseload, HEALTH, date(2027, 7, 30)).offered != ""
    assert line(caseload, HEALTH, date(2027, 7, 31)).offered == ""


def test_each_step_is_measured_between_its_own_events(caseload):
    for number in range(5):
        case_id = register(
            caseload,
            "2026-03-02",
            forename=f"Child {number}",
            known_already="different",
        )
        for kind, day, facts in (
            ("decided_to_assess", "2026-04-10", {}),
            ("advice_requested", "2026-04-10", {"adviser": "health"}),
            ("advice_received", "2026-05-22", {"adviser": "health"}),
            ("school_consulted", "2026-06-22", {"school": "Hill School"}),
            ("school_replied", "2026-07-03", {"school": "Hill School"}),
            ("draft_plan_served", "2026-06-22", {}),
            ("final_plan_sent", "2026-07-20", {}),
        ):
            record_milestone(
                caseload, case_id, {"kind": kind, "on": day, **facts}, at(day)
            )
    offered = {
        each.step: each.offered_days for each in expected_page(caseload, TODAY).lines
    }
    assert {step: days for step, days in offered.items() if days} == {
        "decision": "39",
        HEALTH: "42",
        "reply": "11",
        "final": "28",
    }


def test_who_changed_it_is_in_the_journal(caseload):
    put(caseload, panel="10")
    put(caseload, panel="12")
    (seen,) = expected_page(caseload, TODAY).seen.values()
    assert len(seen["days"]) == 1


def test_the_panel_is_measured_by_the_decision_on_a_plan(caseload):
    for number in range(5):
        case_id = register(
            caseload,
            "2026-03-02",
            forename=f"Child {number}",
            known_already="different",
        )
        for kind, day in (
            ("advice_requested", "2026-04-10"),
            ("advice_received", "2026-05-22"),
        ):
            facts = {"kind": kind, "on": day, "adviser": "health"}
            record_milestone(caseload, case_id, facts, at(day))
        with saving(caseload, at("2026-06-04")) as journal:
            decision = Decision(
                case_id=UUID(hex=case_id),
                question=Question.ISSUE_PLAN,
                outcome=Outcome.YES,
                decided_on=date(2026, 6, 4),
            )
            journal.create(decision)
        served = {"kind": "draft_plan_served", "on": "2026-06-22"}
        record_milestone(caseload, case_id, served, at("2026-06-22"))
    assert line(caseload, "panel").offered_days == "13"
    assert line(caseload, "draft").offered_days == "18"
