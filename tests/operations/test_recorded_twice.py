"""What two officers recorded apart is shown on the case until it is settled."""

from datetime import date

from sqlalchemy import select

from make import at, register
from twentyweeks.casework import (
    Case,
    Milestone,
)
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.record import (
    advice_in,
    ask_advice,
    record_milestone,
)
from twentyweeks.operations.saving import saving

TODAY = date(2026, 11, 23)


def record(caseload, case_id, day, kind, **facts):
    record_milestone(caseload, case_id, {"kind": kind, "on": day, **facts}, at(day))


def double(caseload, case_id, day, kind, **facts):
    """Write a milestone as it would come from another station."""
    with saving(caseload, at(day)) as journal:
        told = {"kind": kind, "on": day, **facts}
        case = journal.session.scalars(select(Case)).one()
        journal.create(Milestone(case_id=case.id, facts=told, recorded_at=at(day)))


def test_a_decision_that_two_officers_recorded_is_shown_twice(caseload, amara):
    double(caseload, amara, "2026-10-06", "decided_to_assess")
    (twice,) = case_page(caseload, amara, TODAY).recorded_twice
    assert "Agreed to assess on 5 October 2026 (Jo Marlow)" in twice.words
    assert "Agreed to assess on 6 October 2026" in twice.words
    assert len(twice.milestone_ids) == 2


def test_one_advisers_advice_is_recorded_twice_and_an_addendum_is_not(caseload, amara):
    double(caseload, amara, "2026-11-18", "advice_received", adviser="school")
    (twice,) = case_page(caseload, amara, TODAY).recorded_twice
    assert "Advice received: School" in twice.words
    ask_advice(caseload, amara, "parents", "2026-11-19", now=at("2026-11-19"))
    advice_in(caseload, amara, "parents", "2026-11-20", now=at("2026-11-20"))
    assert len(case_page(caseload, amara, TODAY).recorded_twice) == 1


def test_a_change_of_mind_after_a_refusal_is_no_double(caseload):
    case_id = register(caseload, "2026-03-02")
    record(caseload, case_id, "2026-04-10", "refused_to_assess")
    record(caseload, case_id, "2026-05-15", "decided_to_assess")
    assert case_page(caseload, case_id, TODAY).recorded_twice == ()


def test_opposite_decisions_of_one_day_are_a_double(caseload):
    case_id = register(caseload, "2026-03-02")
    record(caseload, case_id, "2026-04-10", "refused_to_assess")
    record(caseload, case_id, "2026-04-10", "decided_to_assess")
    assert len(case_page(caseload, case_id, TODAY).recorded_twice) == 1
