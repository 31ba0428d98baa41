"""The law has no override; our practice is passed with a reason that is seen."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from letter_case import NO, YES, letter_case, mother
from make import at
from plan_case import NOW, TODAY, issued, pass_the_rest, whole_plan
from twentyweeks.casework import Authority, Case, FindingAnswer, Officer, PlanReading
from twentyweeks.casework.plan_talk import Looked
from twentyweeks.errors import Refused
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import (
    LetterChoice,
    answer_letter,
    issue_letter,
    preview_letter,
)
from twentyweeks.operations.moderation import quality_page, set_share
from twentyweeks.operations.passed import mark_looked_at
from twentyweeks.operations.plan import (
    NewPlace,
    answer_finding,
    begin_final,
    issue_plan,
    plan_form,
    preview_plan,
)
from twentyweeks.operations.plan_second_look import record_reading
from twentyweeks.operations.today_page import today_page

BEFORE, LAST_DAY = date(2026, 4, 10), date(2026, 4, 13)
VAGUE = replace(NO, reasons=("All that is needed stands there already.",))
ASHGROVE = NewPlace(institution="Ashgrove", institution_type="Mainstream school")


@pytest.fixture
def case_id(caseload):
    return letter_case(caseload)


def vague_refusal(caseload, case_id):
    record_decision(caseload, case_id, VAGUE, at("2026-04-09"))
    return LetterChoice(kind="refuse-to-assess", recipient_id=mother(caseload))


def lines(caseload, today=TODAY):
    return quality_page(caseload, today).waiting


def test_a_letter_waits_until_our_practice_is_passed_with_a_reason(caseload, case_id):
    choice = vague_refusal(caseload, case_id)
    shown = preview_letter(caseload, case_id, choice, BEFORE)
    ours = [each for each in shown.findings if not each.of_the_law]
    assert "The reasons do not name the child." in [each.words for each in ours]
    assert shown.leaves_by == LAST_DAY
    assert not shown.may_be_issued
    with pytest.raises(Refused, match=r"Put it right, or pass it with a reason\."):
        issue_letter(caseload, case_id, choice, at("2026-04-10"))
    every = [(each.requirement, each.judged) for each in ours]
    words = "Her name stands in the first line."
    answer_letter(caseload, case_id, choice, every, words, at("2026-04-10"))
    passed = preview_letter(caseload, case_id, choice, BEFORE)
    assert [each.reason for each in passed.answered] == [words] * len(ours)
    assert [each.words for each in passed.findings if not each.of_the_law] == []
    first = lines(caseload)[0]
    assert (first.child, first.paper, first.reason, first.by) == (
        "Amara Okafor",
        "We will not assess, to Ngozi Okafor",
        "Her name stands in the first line.",
        "Jo Marlow, 10 April 2026",
    )


def test_on_its_last_day_our_practice_holds_no_letter(caseload, case_id):
    choice = vague_refusal(caseload, case_id)
    shown = preview_letter(caseload, case_id, choice, LAST_DAY)
    ours = [each.words for each in shown.findings if not each.of_the_law]
    law = [each.words for each in shown.findings if each.of_the_law]
    assert (bool(ours), law) == (True, [])
    assert shown.may_be_issued
    issue_letter(caseload, case_id, choice, at("2026-04-13"))
    assert [each.found for each in lines(caseload)] == ours
    assert {each.reason for each in lines(caseload)} == {
        "Its last day was Monday 13 April 2026: our own checks held it no longer."
    }


def test_no_reason_passes_what_the_law_requires_of_a_letter(caseload, case_id):
    choice = vague_refusal(caseload, case_id)
    write(caseload, Authority, mediation_adviser=None)
    shown = preview_letter(caseload, case_id, choice, LAST_DAY)
    law = next(each for each in shown.findings if each.of_the_law)
    about = [(law.requirement, law.judged)]
    with pytest.raises(Refused, match="no reason passes it"):
        answer_letter(caseload, case_id, choice, about, "It is late.", NOW)
    with pytest.raises(Refused, match="The letter cannot be issued"):
        issue_letter(caseload, case_id, choice, at("2026-04-13"))


@pytest.fixture
def assessed(caseload, case_id):
    record_decision(caseload, case_id, YES, at("2026-04-10"))
    return case_id


def test_one_person_alone_can_pass_all_of_our_practice_but_not_the_law(
    caseload, assessed
):
    whole_plan(caseload, assessed)
    begin_final(caseload, assessed, ASHGROVE, NOW)
    found = preview_plan(caseload, assessed, "final", TODAY).findings
    waits = {each.requirement for each in found}
    assert {"plan-second-look", "plan-sign-off"} <= waits
    with pytest.raises(Refused, match="Nobody has looked at version 2"):
        issued(caseload, assessed, "final")
    pass_the_rest(caseload, assessed, "final")
    assert issued(caseload, assessed, "final").sha256
    assert {each.paper for each in lines(caseload)} == {"Final plan, version 2"}


def test_the_drafting_screen_shows_what_was_found_in_the_whole_plan(caseload, assessed):
    whole_plan(caseload, assessed)
    shown = preview_plan(caseload, assessed, "draft", TODAY)
    assert shown.leaves_by == date(2026, 7, 5)
    page = plan_form(caseload, assessed, TODAY)
    assert [each.words for each in page.whole] == [
        "Nobody has looked at version 1 a second time."
    ]
    about = [(page.whole[0].requirement, page.whole[0].judged)]
    answer_finding(caseload, assessed, "draft", about, "I work alone.", NOW)
    page = plan_form(caseload, assessed, TODAY)
    assert page.whole == ()
    assert [each.reason for each in page.whole_answered] == ["I work alone."]


def test_somebody_else_looks_at_a_reason(caseload, assessed):
    whole_plan(caseload, assessed)
    pass_the_rest(caseload, assessed)
    (own,) = lines(caseload)
    assert not own.may_be_looked_at
    assert today_page(caseload, TODAY, NOW).passed == ""
    with pytest.raises(Refused, match="You gave this reason yourself"):
        mark_looked_at(caseload, own.id, NOW)
    other = officer(caseload, "Priya Nair")
    write(caseload, FindingAnswer, answered_by=other.id)
    assert today_page(caseload, TODAY, NOW).passed == (
        "1 check was passed with a reason that nobody has looked at yet."
    )
    mark_looked_at(caseload, own.id, NOW)
    assert lines(caseload) == ()
    (looked,) = quality_page(caseload, TODAY).looked_at
    assert looked.looked_at == "Looked at by Jo Marlow, 15 June 2026"
    with caseload.reading() as session:
        held = session.scalars(select(FindingAnswer)).one()
        assert held.looked_at == Looked(on=TODAY, by=caseload.officer)


def officer(caseload, name):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        return journal.create(Officer(name=name))


def write(caseload, kind, **fields):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        record = journal.session.scalars(select(kind)).first()
        for name, value in fields.items():
            journal.set(record, name, value)


def issue_final(caseload, case_id):
    whole_plan(caseload, case_id)
    plan_id = begin_final(caseload, case_id, ASHGROVE, NOW)
    other = officer(caseload, "Priya Nair")
    write(caseload, Case, officer_id=other.id)
    with pytest.raises(Refused, match="Reading: “glance” is none of"):
        record_reading(caseload, plan_id, "Read.", {}, NOW, "glance")
    marks = {"A-own-words": 3, "B-all": 1}
    record_reading(caseload, plan_id, "Read.", marks, NOW, "sign_off")
    shown = preview_plan(caseload, case_id, "final", TODAY)
    assert [each.words for each in shown.findings if "audit" in each.requirement] == [
        "The audit says of “Every need in the advice is there, or it is said why it is "
        "not.”: in part."
    ]
    pass_the_rest(caseload, case_id, "final")
    shown = preview_plan(caseload, case_id, "final", TODAY)
    issue_plan(caseload, case_id, "final", shown.sha256, NOW)
    return plan_id


def test_a_plan_of_the_sample_is_audited_by_somebody_else(caseload, assessed):
    plan_id = issue_final(caseload, assessed)
    set_share(caseload, "100", NOW)
    sample, before = quality_page(caseload, TODAY).samples
    assert (sample.quarter, sample.words) == (
        "April to June 2026",
        "1 final plan was issued; it is read once more.",
    )
    assert before.words == "No final plan was issued."
    (plan,) = sample.plans
    assert (plan.title, plan.first, plan.again) == (
        "Final plan, version 2",
        "Jo Marlow: 67 of 100",
        "",
    )
    with pytest.raises(Refused, match="You have had this plan in your hands before"):
        record_reading(caseload, plan_id, "", {"B-all": 2}, NOW, "moderation")
    ada = officer(caseload, "Ada Holt")
    write(caseload, PlanReading, read_by=ada.id)
    with pytest.raises(Refused, match="Mark the lines of the audit"):
        record_reading(caseload, plan_id, "Good.", {}, NOW, "moderation")
    marks = {"A-own-words": 3, "B-all": 2}
    record_reading(caseload, plan_id, "", marks, NOW, "moderation")
    (plan,) = quality_page(caseload, TODAY).samples[0].plans
    assert (plan.first, plan.again) == ("Ada Holt: 67 of 100", "Jo Marlow: 83 of 100")
    assert plan.agreement == (
        "Both marked 2 lines: 1 the same, 1 one step apart, 0 further apart."
    )
    assert plan.differ == (
        "B: Every need in the advice is there, or it is said why it is not. First in "
        "part, then mostly.",
    )


def test_the_cases_own_officer_does_not_sign_it_off(caseload, assessed):
    plan_id = whole_plan(caseload, assessed)
    with pytest.raises(Refused, match="not signed off by its own officer"):
        record_reading(caseload, plan_id, "Fine.", {}, NOW, "sign_off")


@pytest.mark.parametrize("share", ["", "ten", "101", "-1"])
def test_a_share_that_is_none_is_refused(caseload, share):
    with pytest.raises(Refused) as refused:
        set_share(caseload, share, NOW)
    assert refused.value.field == "share"
