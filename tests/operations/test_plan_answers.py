"""What is said of a draft, and what answers it: findings, the second look, the map."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from letter_case import assessed
from letter_sent import said
from make import at
from plan_case import (
    NAMED,
    NOW,
    READING,
    TODAY,
    found,
    issued,
    last,
    pass_second_look,
    pass_the_rest,
    whole_plan,
)
from twentyweeks.casework import Case, Officer, Person
from twentyweeks.errors import Refused
from twentyweeks.operations.plan import (
    NewPart,
    add_part,
    answer_finding,
    begin_final,
    begin_plan,
    change_part,
    part_form,
    plan_form,
    preview_plan,
)
from twentyweeks.operations.plan_second_look import record_reading


@pytest.fixture
def case_id(caseload):
    return assessed(caseload)


def test_from_year_9_some_help_must_prepare_for_adult_life(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    assert found(caseload, case_id, "plan-adulthood") == []
    with caseload.writing(caseload.stamp(NOW)) as journal:
        child = journal.session.scalars(select(Person)).one()
        journal.set(child, "born", at("2012-08-31").date())
    (missing,) = found(caseload, case_id, "plan-adulthood")
    assert missing.of_the_law
    helped = NewPart(
        section="F",
        words="Travel by bus",
        need_id=last(caseload, "B"),
        for_adulthood="yes",
    )
    part_id = add_part(caseload, plan_id, helped, NOW)
    assert found(caseload, case_id, "plan-adulthood") == []
    assert part_form(caseload, part_id).form.for_adulthood == "yes"
    preview = preview_plan(caseload, case_id, "draft", TODAY)
    assert "Helps to prepare for adult life." in said(preview.pdf)


def test_an_answer_is_kept_for_the_same_words_and_no_others(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    vague = NewPart(
        section="F", words="Access to a quiet place", need_id=last(caseload, "B")
    )
    part_id = add_part(caseload, plan_id, vague, NOW)
    (one,) = found(caseload, case_id, "plan-vague")
    about = (one.requirement, one.judged)
    why = "The room is always open to her."
    answer_finding(caseload, case_id, "draft", [about], why, NOW)
    assert found(caseload, case_id, "plan-vague") == []
    page = plan_form(caseload, case_id, TODAY)
    told = [each for each in page.answered if "access to" in each.words]
    assert [(each.reason, each.by) for each in told] == [
        (why, "Jo Marlow, 15 June 2026")
    ]
    pass_the_rest(caseload, case_id)
    issued(caseload, case_id)
    second = begin_plan(caseload, case_id, NOW)
    assert found(caseload, case_id, "plan-vague") == []
    assert second != plan_id
    part_id = last(caseload, "F")
    opened = part_form(caseload, part_id)
    worse = replace(opened.form, words="Access to a quiet place when she asks")
    change_part(caseload, part_id, worse, opened.seen, NOW)
    assert len(found(caseload, case_id, "plan-vague")) == 1


def test_what_the_law_requires_is_not_answered_away(caseload, case_id):
    begin_plan(caseload, case_id, NOW)
    (one,) = found(caseload, case_id, "plan-F")
    about = (one.requirement, one.judged)
    with pytest.raises(Refused, match="no reason passes it"):
        answer_finding(caseload, case_id, "draft", [about], "Later.", NOW)
    with pytest.raises(Refused, match="Reason: there is none"):
        answer_finding(caseload, case_id, "draft", [about], "  ", NOW)
    with pytest.raises(Refused, match="is not found in it any more"):
        answer_finding(caseload, case_id, "draft", [("x", "y")], "Why not.", NOW)


def test_a_plan_waits_for_a_second_look(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    with pytest.raises(Refused, match="Nobody has looked at version 1 a second time"):
        issued(caseload, case_id)
    record_reading(caseload, plan_id, "I read my own.", {}, NOW)
    assert not preview_plan(caseload, case_id, "draft", TODAY).may_be_issued
    with caseload.writing(caseload.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        other = journal.create(Officer(name="Priya Nair"))
        journal.set(case, "officer_id", other.id)
    assert preview_plan(caseload, case_id, "draft", TODAY).may_be_issued


def test_the_map_shows_what_leads_nowhere(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    lonely = replace(READING, words="Loud places tire her.")
    add_part(caseload, plan_id, lonely, NOW)
    add_part(caseload, plan_id, NewPart(section="F", words="A ramp"), NOW)
    outcome = NewPart(section="E", words="She rides the bus", by_when="2027-07-20")
    add_part(caseload, plan_id, outcome, NOW)
    lines = plan_form(caseload, case_id, TODAY).links
    assert [(each.need, each.help, each.outcome) for each in lines] == [
        (
            "B1 Amara finds it hard to read words of two syllables.",
            "F1 Reading in a group of three",
            "E1 Amara reads a page aloud",
        ),
        ("B2 Loud places tire her.", "No provision meets this need", ""),
        ("No need calls for this", "F2 A ramp", "Leads to no outcome"),
        ("", "No provision leads there", "E2 She rides the bus"),
    ]


def test_a_final_plan_that_is_not_the_draft_is_asked_about(caseload, case_id):
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    issued(caseload, case_id)
    second = begin_plan(caseload, case_id, NOW)
    loud = replace(READING, words="Loud rooms tire her.")
    add_part(caseload, second, loud, NOW)
    begin_final(caseload, case_id, NAMED, NOW)
    (one,) = found(caseload, case_id, "plan-changed-since")
    assert (one.words, one.of_the_law) == (
        "The plan differs in one place from draft version 1, which the family was "
        "sent.",
        False,
    )


def test_a_final_plan_as_the_draft_was_is_not(caseload, case_id):
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    issued(caseload, case_id)
    begin_final(caseload, case_id, NAMED, NOW)
    assert found(caseload, case_id, "plan-changed-since") == []
