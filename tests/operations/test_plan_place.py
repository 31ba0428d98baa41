"""Section I: the school or college that a final plan names, or its type alone."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from letter_case import assessed
from letter_sent import said
from plan_case import NAMED, NOW, TODAY, pass_second_look, whole_plan
from twentyweeks.casework import Reminder
from twentyweeks.errors import Refused
from twentyweeks.operations.plan import (
    NewPlace,
    begin_final,
    change_place,
    issue_plan,
    place_form,
    plan_form,
    preview_plan,
)


@pytest.fixture
def case_id(caseload):
    return assessed(caseload)


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ({"outcome": "perhaps"}, "outcome"),
        ({"institution_type": "Academy"}, "institution"),
        ({"outcome": "type_only", "institution_type": "Academy"}, "why"),
        ({"outcome": "otherwise"}, "arranged"),
        ({"outcome": "own", "arranged": "At home"}, "institution_type"),
        (
            {"outcome": "otherwise", "arranged": "At home", "interim": "Tuition"},
            "interim_from",
        ),
        (
            {
                "outcome": "otherwise",
                "arranged": "At home",
                "interim": "Tuition",
                "interim_from": "1/7/2026",
                "interim_review": "30/7/2026",
                "interim_paid_by": "Northmoor Council",
            },
            "interim_review",
        ),
        (
            {"outcome": "otherwise", "arranged": "At home", "county": "Fellshire"},
            "county_asked_on",
        ),
    ],
)
def test_section_i_says_what_it_came_to(caseload, case_id, place, field):
    whole_plan(caseload, case_id)
    with pytest.raises(Refused) as refused:
        begin_final(caseload, case_id, NewPlace(**place), NOW)
    assert refused.value.field == field


def test_a_type_alone_keeps_what_is_still_owed(caseload, case_id):
    whole_plan(caseload, case_id)
    place = NewPlace(
        outcome="type_only",
        institution_type="Maintained special school",
        why="No school has answered yet",
        owed="A place from September, found by Jo Marlow",
        named_by="20/7/2026",
        interim="Tuition at home",
        interim_from="22/6/2026",
        interim_review="20/7/2026",
        interim_paid_by="Northmoor Council",
    )
    begin_final(caseload, case_id, place, NOW)
    page = plan_form(caseload, case_id, TODAY)
    assert ("A place is named by", "Monday 20 July 2026") in page.place
    assert ("Looked at again", "Monday 20 July 2026") in page.place
    with caseload.reading() as session:
        held = session.scalars(select(Reminder).order_by(Reminder.id))
        assert [(each.on.isoformat(), each.words) for each in held] == [
            (
                "2026-07-20",
                "A place is to be named in Section I. Still owed: A place from "
                "September, found by Jo Marlow",
            ),
            (
                "2026-07-20",
                "The interim place is to be looked at again: Tuition at home",
            ),
        ]
    words = said(preview_plan(caseload, case_id, "final", TODAY).pdf)
    assert "Type Maintained special school" in words
    assert "Tuition" not in words


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("otherwise", "Education otherwise than at school Lessons at the farm"),
        ("own", "Arranged by the parents themselves Lessons at the farm"),
    ],
)
def test_section_i_without_a_school(caseload, case_id, outcome, told):
    whole_plan(caseload, case_id)
    place = NewPlace(
        outcome=outcome,
        institution="Never printed",
        institution_type="Mainstream" if outcome == "own" else "",
        arranged="Lessons at the farm",
    )
    begin_final(caseload, case_id, place, NOW)
    preview = preview_plan(caseload, case_id, "final", TODAY)
    words = said(preview.pdf)
    assert told in words
    assert "Never printed" not in words
    assert [each.words for each in preview.findings if each.of_the_law] == []


def test_section_i_is_put_right_until_the_plan_is_issued(caseload, case_id):
    draft_id = whole_plan(caseload, case_id)
    with pytest.raises(Refused, match="A draft names no school"):
        place_form(caseload, draft_id)
    final_id = begin_final(caseload, case_id, NAMED, NOW)
    opened = place_form(caseload, final_id)
    assert opened.form == NAMED
    right = replace(opened.form, institution="Ashgrove Primary", interim="Tuition")
    with pytest.raises(Refused) as refused:
        change_place(caseload, final_id, right, opened.seen, NOW)
    assert refused.value.field == "interim_from"
    right = replace(right, interim="")
    change_place(caseload, final_id, right, opened.seen, NOW)
    words = said(preview_plan(caseload, case_id, "final", TODAY).pdf)
    assert "Name Ashgrove Primary" in words
    pass_second_look(caseload, case_id, "final")
    shown = preview_plan(caseload, case_id, "final", TODAY)
    issue_plan(caseload, case_id, "final", shown.sha256, NOW)
    opened = place_form(caseload, final_id)
    with pytest.raises(Refused, match="Version 2 was issued and stays"):
        change_place(caseload, final_id, right, opened.seen, NOW)
