"""The turns that a case may take: refusals, exceptions, schools, other beginnings."""

from datetime import date

import pytest
from sqlalchemy import select

from make import at, register
from twentyweeks.casework import (
    Advice,
    Case,
    Decision,
    Milestone,
    Outcome,
    Question,
)
from twentyweeks.errors import Refused
from twentyweeks.law import read_events, timetable
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.find_case import find_case
from twentyweeks.operations.limits_of import limits_of
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.record import ask_advice, milestones_of, record_milestone
from twentyweeks.operations.saving import saving
from twentyweeks.operations.today_page import today_page
from twentyweeks.present.tone import Tone

TODAY = date(2026, 6, 10)


@pytest.fixture
def amara(caseload):
    return register(caseload, "2026-03-02")


def record(caseload, case_id, day, kind, **facts):
    told = {"kind": kind, "on": day, **facts}
    return record_milestone(caseload, case_id, told, at(day))


def why_of(page, rule):
    return next(why for why in page.why if why.limit.startswith(f"{rule}:"))


def state_of(page, rule):
    return next(
        (words, chip.words, chip.tone)
        for key, words, chip in page.limits
        if key.startswith(f"{rule}:")
    )


def test_a_refusal_asks_for_its_letter_and_ends_the_bar(caseload, amara):
    record(caseload, amara, "2026-04-10", "refused_to_assess")
    page = case_page(caseload, amara, date(2026, 4, 13))
    (step,) = page.steps
    assert step.title == "Send the refusal with its reasons"
    assert step.action == "write_letter:refuse-to-assess"
    assert [chip.words for chip in page.chips] == ["Refused"]
    discs = {disc.name: disc.state for disc in page.timeline.discs}
    assert discs["Refused to assess"] == "On time"
    assert discs["Final plan sent"] == "Not needed"
    assert (page.timeline.today, page.final_due, page.silence) == (None, "", None)
    assert why_of(page, "final_plan").state == "Ended"
    assert state_of(page, "appeal") == (
        "Refused to assess: The family's time to appeal, Wed 10 Jun 2026",
        "58 days left", Tone.GREY,
    )  # fmt: skip
    (row,) = caseload_page(caseload, date(2026, 4, 13)).rows
    assert (row.due, row.step, row.weeks) == ("Refused", "", "")


def test_a_refusal_of_a_plan_asks_for_its_own_letter(caseload, amara):
    record(caseload, amara, "2026-04-10", "decided_to_assess")
    record(caseload, amara, "2026-06-15", "refused_plan")
    page = case_page(caseload, amara, date(2026, 6, 16))
    actions = [step.action for step in page.steps]
    assert actions == ["write_letter:will-not-issue"]


def test_a_late_decision_says_how_late_and_is_late_for_good(caseload, amara):
    record(caseload, amara, "2026-04-15", "decided_to_assess")
    page = case_page(caseload, amara, date(2026, 4, 20))
    disc = page.timeline.discs[1]
    assert (disc.name, disc.state, disc.tone) == (
        "Agreed to assess", "2 days late", Tone.AMBER,
    )  # fmt: skip
    assert why_of(page, "assess_decision").state == (
        "Met 2 days late, Wednesday 15 April 2026"
    )
    assert state_of(page, "assess_decision")[1] == "Met 2 days late"


def test_our_own_late_step_is_what_holds_a_case_up(caseload, amara):
    page = case_page(caseload, amara, date(2026, 4, 15))
    chip = page.timeline_chip
    assert (chip.words, chip.tone) == (
        "Decide whether to assess: 2 days overdue", Tone.RED,
    )  # fmt: skip
    assert why_of(page, "assess_decision").state == "2 days overdue"
    disc = page.timeline.discs[1]
    assert (disc.state, disc.tone) == ("2 days overdue", Tone.RED)


def test_due_today_is_due_and_not_late(caseload, amara):
    page = case_page(caseload, amara, date(2026, 7, 20))
    assert page.final_due == "Final plan due Monday 20 July 2026, today"
    assert why_of(page, "final_plan").state == "Open, due today"
    late = case_page(caseload, amara, date(2026, 7, 21))
    assert late.final_due == "Final plan due Monday 20 July 2026, 1 day overdue"
    assert late.timeline.today_words == "Today · week 21"
    assert late.timeline.today == 20.0


def test_an_exception_lifts_the_date_and_makes_no_new_one(caseload, amara):
    record(caseload, amara, "2026-04-10", "decided_to_assess")
    away = {"kind": "absent_from_area", "from": "2026-04-20", "back": "2026-05-25"}
    record_milestone(caseload, amara, away, at("2026-05-26"))
    record(
        caseload, amara, "2026-07-13", "exception_applied", limb="exc_absent",
        rule="final_plan", reason="The family was abroad.",
    )  # fmt: skip
    page = case_page(caseload, amara, date(2026, 8, 3))
    why = why_of(page, "final_plan")
    assert why.date == "Monday 20 July 2026"
    assert why.state.startswith("Lifted by an exception: there is no new date")
    assert why.exceptions[0].startswith(
        "Away from the area for four weeks or more: made out and recorded. The absence "
        "from 20 April to 24 May 2026 has 35 days inside the time of this limit; it "
        "must have at least 28 on end. Recorded on 13 July 2026 by Jo Marlow: The "
        "family was abroad. The test: The family was absent from the area for at "
        "least 4 weeks on end"
    )
    assert why.exceptions[0].endswith(
        "SEND Regs 2014 regs 5(4)(d), 10(4)(d), 13(3), 27(3)(d). Checked against a "
        "published secondary source."
    )
    assert page.final_due == (
        "Final plan was due Monday 20 July 2026; an exception lifts that date"
    )
    assert page.timeline.discs[4].state == "Lifted by an exception"
    assert state_of(page, "final_plan")[1:] == ("Lifted", Tone.BLUE)


def test_an_exception_without_its_facts_lifts_nothing(caseload, amara):
    record(
        caseload, amara, "2026-07-13", "exception_applied", limb="exc_absent",
        rule="final_plan", reason="The family was abroad.",
    )  # fmt: skip
    why = why_of(case_page(caseload, amara, date(2026, 7, 14)), "final_plan")
    assert (
        "recorded, but the facts are missing, so the date stands." in why.exceptions[0]
    )
    assert why.state == "Open, 6 days left"


def test_a_closure_one_day_short_says_what_is_missing(caseload, amara):
    closed = {
        "kind": "school_closed", "institution": "Hill School",
        "from": "2026-04-01", "reopens": "2026-04-28",
    }  # fmt: skip
    record_milestone(caseload, amara, closed, at("2026-04-29"))
    why = why_of(case_page(caseload, amara, date(2026, 4, 30)), "final_plan")
    assert why.exceptions[0].startswith(
        "School closed for four weeks or more: not made out. The closure from 1 April "
        "2026 to the reopening on 28 April 2026 lasted 27 days; it must last at least "
        "28. The test: The school was closed for at least 4 weeks"
    )


def test_a_school_that_does_not_reply_is_asked_and_never_red(caseload, amara):
    record(caseload, amara, "2026-04-10", "decided_to_assess")
    record(caseload, amara, "2026-05-01", "school_consulted", school="Millbank Academy")
    refresh_all(caseload, date(2026, 5, 18))
    page = case_page(caseload, amara, date(2026, 5, 18))
    step = next(step for step in page.steps if "Millbank" in step.title)
    assert step.title == "Ask Millbank Academy for its reply"
    assert (step.force, step.chip.words) == ("guidance", "2 days overdue")
    assert step.chip.tone is Tone.AMBER
    (row,) = caseload_page(caseload, date(2026, 5, 18)).rows
    assert (row.waiting_on, row.waiting_icon) == ("Millbank Academy", "school")
    assert caseload_page(caseload, date(2026, 5, 18), "waiting_for_advice").total == 0


def test_a_limit_without_a_date_says_so(caseload, amara):
    record(caseload, amara, "2026-04-10", "refused_to_assess")
    record(caseload, amara, "2026-05-01", "mediation_requested", issues=["health"])
    page = case_page(caseload, amara, date(2026, 5, 2))
    why = why_of(page, "mediation_arrange_icb")
    assert (why.date, why.state) == ("No date yet", "Open, without a date")
    assert state_of(page, "mediation_arrange_icb")[1] == "No date yet"


def test_a_case_may_begin_with_responsibility_or_with_nothing(caseload, amara):
    with saving(caseload, at("2026-03-02")) as journal:
        child = journal.session.scalars(select(Case)).one().person_id
        began = Case(person_id=child, reference="EHC-26-2000")
        empty = Case(person_id=child, reference="EHC-26-2001")
        journal.create(began)
        journal.create(empty)
    record(caseload, began.id.hex, "2026-03-02", "became_responsible")
    page = case_page(caseload, began.id.hex, date(2026, 3, 3))
    assert page.timeline.discs[0].name == "Became responsible"
    nothing = case_page(caseload, empty.id.hex, date(2026, 3, 3))
    assert (nothing.timeline, nothing.timeline_chip, nothing.final_due) == (
        None, None, "",
    )  # fmt: skip
    assert [chip.words for chip in nothing.chips] == ["Nothing recorded yet"]
    assert "No officer" in nothing.facts


def test_advice_that_is_known_without_its_request_is_still_shown(caseload, amara):
    record(caseload, amara, "2026-04-20", "advice_received", adviser="health")
    with saving(caseload, at("2026-04-20")) as journal:
        case = journal.session.scalars(select(Case)).one()
        journal.create(Advice(case_id=case.id, adviser="social_care"))
    lines = case_page(caseload, amara, date(2026, 4, 21)).advice
    assert [(line.adviser, line.chip.words) for line in lines] == [
        ("Social care", "Not asked yet"),
        ("Health", "Received"),
    ]


def test_what_a_newer_edition_wrote_is_kept_and_left_out(caseload, amara):
    with saving(caseload, at("2026-03-03")) as journal:
        case = journal.session.scalars(select(Case)).one()
        strange = {"kind": "plan_tailored", "on": "2026-03-03"}
        journal.create(Milestone(case_id=case.id, facts=strange))
    assert len(milestones_of(caseload, amara)) == 1
    (row,) = caseload_page(caseload, date(2026, 3, 3)).rows
    assert row.on == "Mon 13 Apr"


def test_limits_are_those_of_the_timeline_for_the_same_events(caseload, amara):
    record(caseload, amara, "2026-04-10", "decided_to_assess")
    now = at("2026-04-10")
    ask_advice(caseload, amara, "health", "2026-04-10", now=now)
    events = read_events(
        [
            {"kind": "request_received", "on": "2026-03-02", "from": "parent"},
            {"kind": "decided_to_assess", "on": "2026-04-10"},
            {"kind": "advice_requested", "on": "2026-04-10", "adviser": "health"},
        ]
    )
    as_of, born = date(2026, 6, 1), date(2019, 3, 4)
    assert limits_of(caseload, amara, as_of) == timetable(events, as_of, born)


def test_two_cases_of_one_reference_are_told_apart_by_identifier(caseload, amara):
    with saving(caseload, at("2026-03-03")) as journal:
        child = journal.session.scalars(select(Case)).one().person_id
        journal.create(Case(person_id=child, reference="EHC-26-1001"))
    with pytest.raises(Refused) as refused:
        find_case(caseload, "EHC-26-1001")
    assert amara in refused.value.sentence
    assert find_case(caseload, amara) == amara


def test_once_a_plan_is_decided_on_the_draft_is_what_comes_next(caseload, amara):
    record(caseload, amara, "2026-04-10", "decided_to_assess")
    (row,) = caseload_page(caseload, date(2026, 4, 10)).rows
    assert (row.step, row.force) == ("Decide on a plan", "")
    with saving(caseload, at("2026-06-08")) as journal:
        case = journal.session.scalars(select(Case)).one()
        decided = Decision(
            case_id=case.id, question=Question.ISSUE_PLAN, outcome=Outcome.YES,
            decided_on=date(2026, 6, 8),
        )  # fmt: skip
        journal.create(decided)
    (row,) = caseload_page(caseload, date(2026, 6, 8)).rows
    assert (row.step, row.on, row.force) == (
        "Send draft plan", "Mon 22 Jun", "our target",
    )  # fmt: skip
    titles = [step.title for step in case_page(caseload, amara, TODAY).steps]
    assert "Decide whether to issue a plan" not in titles
    due = date(2026, 6, 22)
    page = today_page(caseload, due, at("2026-06-22"))
    assert page.sections[0].lines == ()
    assert [line.words for line in page.sections[3].lines] == [
        "Send the draft plan by Monday 22 June 2026 (our target)"
    ]
