from datetime import date

import pytest

from make import at, register
from twentyweeks.errors import BadInput
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.record import (
    record_milestone,
)
from twentyweeks.present.timeline import Mark
from twentyweeks.present.tone import Tone

TODAY = date(2026, 11, 23)


def record(caseload, case_id, day, kind, **facts):
    record_milestone(caseload, case_id, {"kind": kind, "on": day, **facts}, at(day))


def by_rule(page):
    return {why.limit.partition(":")[0]: why for why in page.why}


def test_the_head_says_who_and_how_far(caseload, amara):
    page = case_page(caseload, amara, TODAY)
    assert (page.name, page.initials) == ("Amara Okafor", "AO")
    assert [chip.words for chip in page.chips] == ["Assessment under way"]
    assert page.facts == (
        "Age 7, born 4 March 2019",
        "Year 3, Ashgrove Primary",
        "EHC-26-1001",
        "Speech, language and communication needs",
        "Officer Jo Marlow",
    )
    assert page.final_due == "Final plan due Monday 11 January 2027, 49 days left"
    assert (page.position, page.previous_id, page.next_id) == ("1 of 1", "", "")


def test_the_bar_holds_its_five_milestones_in_words(caseload, amara):
    bar = case_page(caseload, amara, TODAY).timeline
    assert [(each.name, each.when, each.state, each.at) for each in bar.discs] == [
        ("Request received", "24 Aug", "Received", 0),
        ("Agreed to assess", "Week 6 · 5 Oct", "On time", 6),
        ("Advice back", "Week 12 · 16 Nov", "2 of 4 in", 12),
        ("Draft plan sent", "Week 16 · 14 Dec", "Next, our target", 16),
        ("Final plan sent", "Week 20 · 11 Jan 2027", "", 20),
    ]
    assert (bar.today, bar.today_words) == (13.0, "Today · week 14")
    assert [each.mark for each in bar.discs] == [
        Mark.DONE, Mark.DONE, Mark.WAITING, Mark.NEXT, Mark.OPEN,
    ]  # fmt: skip
    assert Tone.RED not in {each.tone for each in bar.discs}


def test_late_advice_is_what_holds_it_up_and_comes_first(caseload, amara):
    page = case_page(caseload, amara, TODAY)
    chip = page.timeline_chip
    words = "Educational psychologist advice and 1 more are holding this up"
    assert (chip.words, chip.tone) == (words, Tone.AMBER)
    first = page.steps[0]
    assert first.title == "Chase the advice: Educational psychologist"
    assert first.words == (
        "They were asked on 5 October 2026; the answer was due on Monday 16 November "
        "2026."
    )
    assert (first.chip.words, first.chip.tone) == ("7 days overdue", Tone.RED)


def test_the_register_shows_each_adviser_once(caseload, amara):
    lines = case_page(caseload, amara, TODAY).advice
    assert [(each.adviser, each.chip.words, each.chip.tone) for each in lines] == [
        ("Parents", "Received", Tone.GREEN),
        ("School", "Received, 1 day late", Tone.GREEN),
        ("Educational psychologist", "7 days overdue", Tone.RED),
        ("Health", "7 days overdue", Tone.RED),
    ]


@pytest.mark.parametrize(
    ("day", "words", "tone"),
    [
        (date(2026, 4, 5), "8 days left", Tone.GREY),
        (date(2026, 4, 6), "7 days left", Tone.AMBER),
        (date(2026, 4, 12), "1 day left", Tone.AMBER),
        (date(2026, 4, 13), "Due today", Tone.RED),
        (date(2026, 4, 14), "1 day overdue", Tone.RED),
    ],
)
def test_the_decision_is_due_on_monday_13_april_2026(caseload, day, words, tone):
    case_id = register(caseload, "2026-03-02")
    steps = case_page(caseload, case_id, day).steps
    (step,) = (each for each in steps if each.title == "Decide whether to assess")
    assert (step.chip.words, step.chip.tone) == (words, tone)
    assert step.words.startswith("By Monday 13 April 2026. ")
    assert (step.action, step.force) == ("record_decision", "")


def test_what_must_wait_is_not_offered_before_its_time(caseload):
    case_id = register(caseload, "2026-03-02")
    titles = [each.title for each in case_page(caseload, case_id, TODAY).steps]
    assert titles[:4] == [
        "Decide whether to assess",
        "Decide whether to issue a plan",
        "Send the draft plan",
        "Serve the draft plan while 15 days are left for the family",
    ]
    early = case_page(caseload, case_id, date(2026, 3, 9)).steps
    assert [each.title for each in early] == [
        "Acknowledge the request",
        "Decide whether to assess",
    ]


def test_the_final_plan_waits_for_the_fifteen_days(caseload, amara):
    record(caseload, amara, "2026-12-14", "draft_plan_served")
    steps = case_page(caseload, amara, date(2026, 12, 28)).steps
    (final,) = (each for each in steps if each.title == "Send the final plan")
    assert final.action == "why"
    assert final.words.startswith("Not before Tuesday 29 December 2026")
    steps = case_page(caseload, amara, date(2026, 12, 29)).steps
    (final,) = (each for each in steps if each.title == "Send the final plan")
    assert final.action == "write_letter:final-plan"


def test_our_own_target_is_never_red_and_says_whose_it_is(caseload, amara):
    page = case_page(caseload, amara, date(2026, 12, 20))
    (draft,) = (each for each in page.steps if each.title == "Send the draft plan")
    assert (draft.force, draft.chip.words) == ("our target", "6 days overdue")
    assert draft.chip.tone is Tone.AMBER
    disc = page.timeline.discs[3]
    assert (disc.state, disc.tone) == ("Our target, 6 days overdue", Tone.AMBER)


def test_a_final_plan_ends_the_bar(caseload, amara):
    record(caseload, amara, "2026-12-14", "draft_plan_served")
    record(caseload, amara, "2027-01-13", "final_plan_sent")
    page = case_page(caseload, amara, date(2027, 1, 20))
    assert page.final_due == "Final plan sent Wednesday 13 January 2027, 2 days late"
    assert (page.timeline.today, page.timeline.today_words) == (None, "")
    assert [chip.words for chip in page.chips] == ["Plan in force"]
    assert page.silence is None


def test_why_tells_the_working_the_law_and_how_surely_it_is_known(caseload, amara):
    whys = {
        why.limit.split(":")[0]: why for why in case_page(caseload, amara, TODAY).why
    }
    final = whys["final_plan"]
    assert final.date == "Monday 11 January 2027"
    assert "20 weeks = 140 days" in final.working
    assert final.cite == "SEND Regs 2014 reg 13(2)"
    assert final.evidence == "Checked against the text of the regulation"
    assert final.state == "Open, 49 days left"
    assert whys["advice_return"].evidence == "To be verified"
    assert whys["draft_target"].duty.endswith("(our target).")
    assert whys["assess_decision"].state == "Met on Monday 5 October 2026"


def test_an_exception_says_what_is_missing(caseload, amara):
    record_milestone(
        caseload,
        amara,
        {"kind": "absent_from_area", "from": "2026-10-10", "back": "2026-11-12"},
        at("2026-11-13"),
    )
    whys = {
        why.limit.split(":")[0]: why for why in case_page(caseload, amara, TODAY).why
    }
    (told,) = whys["final_plan"].exceptions
    assert told.startswith(
        "Away from the area for four weeks or more: the facts are there; missing is "
        "the officer's record"
    )
    assert whys["final_plan"].state == "Open, 49 days left"


def test_a_second_request_after_a_refusal_starts_a_round_of_its_own(caseload):
    case_id = register(caseload, "2026-03-02")
    record(caseload, case_id, "2026-04-10", "refused_to_assess")
    again = {"from": "school"}
    record(caseload, case_id, "2026-09-07", "request_received", **again)
    record(caseload, case_id, "2026-10-16", "decided_to_assess")
    page = case_page(caseload, case_id, TODAY)
    assert page.recorded_twice == ()
    assert page.timeline.discs[0].when == "7 Sep"
    assert page.final_due == "Final plan due Monday 25 January 2027, 63 days left"


def test_cases_stand_beside_each_other_as_the_list_has_them(caseload):
    ids = [
        register(caseload, day, forename=name, surname="Marsh")
        for day, name in (
            ("2026-03-03", "Caleb"), ("2026-03-02", "Maryam"), ("2026-03-02", "Arlo"),
        )
    ]  # fmt: skip
    caleb, maryam, arlo = ids
    pages = {each: case_page(caseload, each, date(2026, 3, 4)) for each in ids}
    assert pages[arlo].position == "1 of 3"
    assert (pages[arlo].previous_id, pages[arlo].next_id) == ("", maryam)
    assert (pages[maryam].previous_id, pages[maryam].next_id) == (arlo, caleb)
    assert (pages[caleb].previous_id, pages[caleb].next_id) == (maryam, "")


def test_a_case_that_is_not_there_is_told(caseload):
    with pytest.raises(BadInput):
        case_page(caseload, "0" * 32, TODAY)
