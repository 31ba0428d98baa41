"""Another child's name is found while the plan is drafted, not when it is printed."""

from dataclasses import replace

import pytest

from letter_case import assessed, other_child
from plan_case import NOW, READING, TODAY, whole_plan
from twentyweeks.operations.plan import (
    NewPart,
    add_part,
    answer_finding,
    plan_form,
    preview_plan,
)


@pytest.fixture
def case_id(caseload):
    made = assessed(caseload)
    other_child(caseload)
    return made


def named(caseload, case_id, section):
    page = plan_form(caseload, case_id, TODAY)
    (line,) = [each for each in page.sections if each.section == section]
    return [each for each in line.findings if each.requirement == "one-child"]


def test_a_whole_name_stops_the_draft_where_it_stands(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    assert named(caseload, case_id, "B") == []
    words = "Samir Hughes needs quiet to read."
    add_part(caseload, plan_id, replace(READING, words=words), NOW)
    (found,) = named(caseload, case_id, "B")
    assert found.of_the_law
    assert found.words == "“Samir Hughes” is the name of another child or young person."
    assert found.where == "Section B"


def test_a_given_name_is_asked_about_once(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    part = NewPart(section="A", words="“I play with Samir.”", who="Amara Okafor")
    add_part(caseload, plan_id, part, NOW)
    (found,) = named(caseload, case_id, "A")
    assert not found.of_the_law
    about = [(found.requirement, found.judged)]
    answer_finding(caseload, case_id, "draft", about, "He is her friend.", NOW)
    assert named(caseload, case_id, "A") == []
    printed = preview_plan(caseload, case_id, "draft", TODAY)
    assert "one-child" not in [each.requirement for each in printed.findings]
