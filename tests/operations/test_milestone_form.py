"""A milestone as it is typed: read, weighed before it is saved, corrected, struck out.

The closure and the requests for advice below are those of law.md, exc_school_closed.
"""

from datetime import date

import pytest

from make import at, register
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.milestone_form import (
    correct_typed,
    form_of,
    open_milestone,
    record_typed,
    weigh,
)
from twentyweeks.operations.record import (
    milestones_of,
    record_milestone,
    strike_milestone,
)

NOW = at("2026-09-14", "10:15")
TODAY = date(2026, 9, 14)
DECIDED = {"kind": "decided_to_assess", "on": "8/7/2026"}
ASKED = {
    "kind": "advice_requested",
    "on": "2026-07-20",
    "adviser": "school",
    "institution": "Ashgrove Primary",
}
CLOSED = {
    "kind": "school_closed",
    "institution": "Ashgrove Primary",
    "from": "22/07/2026",
    "reopens": "02/09/2026",
}
JUDGED = {
    "rule": "assess_decision|",
    "reason": "Nobody at the school could be asked until September.",
    "family_told_on": "4/9/2026",
}
NO_DATE_MOVES = (
    "No date moves: an exception makes no new date. What it excuses is due as soon as "
    "practicable."
)


@pytest.fixture
def noor(caseload):
    """Register a request of Monday 29 June 2026: a decision is due on 10 August."""
    return register(caseload, "2026-06-29")


def facts_of_last(caseload, case):
    return milestones_of(caseload, case)[-1].facts


def test_what_is_typed_is_recorded_as_the_law_takes_it(caseload, noor):
    (made,) = record_typed(caseload, noor, DECIDED, NOW)
    last = milestones_of(caseload, noor)[-1]
    assert last.id == made
    assert last.facts == {"kind": "decided_to_assess", "on": "2026-07-08"}


def test_the_kinds_that_make_sense_now_come_first_and_all_are_there(caseload, noor):
    form = form_of(caseload, noor, TODAY)
    assert form.now[:2] == ("decided_to_assess", "refused_to_assess")
    assert len(form.kinds) == 55
    record_typed(caseload, noor, DECIDED, NOW)
    later = form_of(caseload, noor, TODAY)
    assert "decided_to_assess" not in later.now
    assert {"final_plan_sent", "advice_requested"} <= set(later.now)


def test_a_school_is_consulted_by_name_and_chosen_when_it_replies(caseload, noor):
    told = {"kind": "school_consulted", "on": "1/9/2026", "school": " Millbank Academy"}
    record_typed(caseload, noor, told, NOW)
    assert facts_of_last(caseload, noor)["school"] == "Millbank Academy"
    (reply,) = [
        each
        for each in form_of(caseload, noor, TODAY).kinds
        if each.kind == "school_replied"
    ]
    options = {each.name: each.options for each in reply.fields}
    assert options["school"] == (("Millbank Academy", "Millbank Academy"),)
    told = weigh(
        caseload,
        noor,
        {"kind": "school_replied", "on": "10/9/2026", "school": "Millbank Academy"},
        TODAY,
    )
    assert told == ("Millbank Academy: Reply to the consultation: met.",)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "panel"}, "kind"),
        ({**DECIDED, "on": ""}, "on"),
        ({**DECIDED, "on": "31/6/2026"}, "on"),
        ({**DECIDED, "on": "15/9/2026"}, "on"),
        ({"kind": "school_consulted", "on": "1/9/2026", "school": " "}, "school"),
        ({"kind": "school_consulted", "on": "1/9/2026", "school": "x" * 201}, "school"),
        ({**CLOSED, "reopens": "21/07/2026"}, "reopens"),
        ({**CLOSED, "reason": "We think so"}, "rule"),
        ({**CLOSED, **JUDGED, "reason": ""}, "reason"),
        ({"kind": "absent_from_area", "from": "2/7/2026", "back": "1/7/2026"}, "back"),
        ({"kind": "personal_circumstances", "from": "2/7/2026"}, "to"),
        ({"kind": "plan_transferred_in", "on": "2/7/2026"}, "plan_made_on"),
        ({"kind": "mediation_requested", "on": "2/7/2026"}, "issues"),
        (
            {
                "kind": "amendment_notice_served",
                "on": "2/7/2026",
                "sent_on": "3/7/2026",
            },
            "sent_on",
        ),
        (
            {
                "kind": "amendment_notice_served",
                "on": "2/7/2026",
                "sent_on": "1/7/2026",
                "sent_by": "email",
            },
            "sent_on",
        ),
        (
            {
                "kind": "exception_applied",
                "on": "2/7/2026",
                "limb": "exc_order",
                "rule": "assess_decision|",
            },
            "limb",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_field_in_plain_words(
    caseload, noor, typed, field
):
    with pytest.raises(Refused) as refused:
        record_typed(caseload, noor, typed, NOW)
    assert refused.value.field == field
    assert "“" in refused.value.sentence or '"' not in refused.value.sentence
    assert refused.value.sentence.endswith("Nothing was saved.")
    assert len(milestones_of(caseload, noor)) == 1
    assert weigh(caseload, noor, typed, TODAY) == ()


def test_before_it_is_saved_it_says_what_it_does_to_the_dates(caseload, noor):
    assert weigh(caseload, noor, {**DECIDED, "on": "17/8/2026"}, TODAY) == (
        "Decide whether to assess: met late, by 7 days.",
    )
    assert len(milestones_of(caseload, noor)) == 1


def test_a_closure_of_27_days_says_that_28_are_needed(caseload, noor):
    record_milestone(caseload, noor, ASKED, NOW)
    told = weigh(caseload, noor, {**CLOSED, "reopens": "18/08/2026"}, TODAY)
    assert told[0].startswith("Decide whether to assess: not made out. ")
    assert "lasted 27 days; it must last at least 28." in told[0]
    assert told[-1] == NO_DATE_MOVES


def test_the_facts_alone_excuse_nothing_and_the_judgement_moves_no_date(caseload, noor):
    record_milestone(caseload, noor, ASKED, NOW)
    facts = weigh(caseload, noor, CLOSED, TODAY)
    assert facts[0].startswith("Decide whether to assess: the facts are there; missing")
    both = weigh(caseload, noor, {**CLOSED, **JUDGED}, TODAY)
    assert both[0] == ("Decide whether to assess: excused; due as soon as practicable.")
    assert both[-1] == NO_DATE_MOVES
    record_typed(caseload, noor, {**CLOSED, **JUDGED}, NOW)
    closed, judged = (
        each.facts
        for each in milestones_of(caseload, noor)
        if each.facts["kind"] in ("school_closed", "exception_applied")
    )
    assert closed["from"] == "2026-07-22"
    assert judged == {
        "kind": "exception_applied",
        "on": "2026-09-14",
        "limb": "exc_school_closed",
        "rule": "assess_decision",
        "reason": "Nobody at the school could be asked until September.",
        "family_told_on": "2026-09-04",
    }


def test_an_absence_too_short_and_outside_is_told(caseload, noor):
    away = {"kind": "absent_from_area", "from": "20/7/2026", "back": "10/8/2026"}
    told = weigh(caseload, noor, away, TODAY)
    assert "it must have at least 28 on end" in told[0]
    before = {"kind": "absent_from_area", "from": "1/1/2026", "back": "1/3/2026"}
    assert weigh(caseload, noor, before, TODAY)[0].startswith("No step that this could")


def test_a_correction_opens_with_what_stands_and_keeps_it_with_the_reason(
    caseload, noor
):
    (made,) = record_typed(caseload, noor, DECIDED, NOW)
    opened = open_milestone(caseload, made, TODAY)
    assert opened.values == {"kind": "decided_to_assess", "on": "08/07/2026"}
    typed = {**opened.values, "on": "9/7/2026", "why": "The panel met on Thursday"}
    correct_typed(caseload, made, typed, opened.seen, at("2026-09-15", "08:05"))
    line = case_page(caseload, noor, date(2026, 9, 15)).happened[0]
    assert (line.title, line.day) == ("Agreed to assess", "Thursday 9 July 2026")
    assert line.signed == "Recorded by J. Marlow, 14 Sep at 10:15"
    assert line.changes == (
        "Corrected by J. Marlow, 15 Sep at 08:05: The panel met on Thursday. Before: "
        "Agreed to assess, 8 July 2026",
    )
    assert not line.struck


def test_a_correction_without_a_reason_is_refused_at_its_field(caseload, noor):
    (made,) = record_typed(caseload, noor, DECIDED, NOW)
    with pytest.raises(Refused) as refused:
        correct_typed(caseload, made, {**DECIDED, "on": "9/7/2026"}, (), NOW)
    assert refused.value.field == "why"
    assert facts_of_last(caseload, noor)["on"] == "2026-07-08"


def test_a_correction_s_weight_leaves_out_what_it_replaces(caseload, noor):
    (made,) = record_typed(caseload, noor, {**DECIDED, "on": "17/8/2026"}, NOW)
    assert weigh(caseload, noor, DECIDED, TODAY, made) == (
        "Decide whether to assess: met.",
    )


def test_what_was_struck_out_stays_to_be_read(caseload, noor):
    (made,) = record_typed(caseload, noor, DECIDED, NOW)
    strike_milestone(caseload, made, "It was another child", at("2026-09-15", "08:05"))
    first, struck = case_page(caseload, noor, date(2026, 9, 15)).happened
    assert first.title == "Request received from a parent"
    assert (struck.title, struck.struck) == ("Agreed to assess", True)
    assert struck.changes == (
        "Struck out by J. Marlow, 15 Sep at 08:05: It was another child",
    )
    (row,) = caseload_page(caseload, TODAY).rows
    assert row.step == "Decide whether to assess"


@pytest.mark.parametrize(
    "typed",
    [
        {**CLOSED, "setting": "early_years"},
        {"kind": "mediation_requested", "on": "01/07/2026", "issues.care": "yes"},
        {
            "kind": "exception_applied",
            "on": "14/09/2026",
            "limb": "exc_advice",
            "rule": "advice_return|health",
            "reason": "The family was ill",
        },
        {"kind": "review_decided", "on": "02/07/2026", "outcome": "amend"},
    ],
)
def test_every_kind_of_fact_comes_back_as_it_was_typed(caseload, noor, typed):
    (made,) = record_typed(caseload, noor, typed, NOW)
    assert open_milestone(caseload, made, TODAY).values == typed


def options_of(form, kind, name):
    (found,) = [each for each in form.kinds if each.kind == kind]
    return dict(next(each.options for each in found.fields if each.name == name))


def test_what_a_milestone_holds_can_be_chosen_though_nothing_offers_it(caseload, noor):
    """A reply of a school that was never consulted, and a step that is met by now."""
    for facts in (
        {"kind": "school_replied", "on": "2026-09-01", "school": "Larkspur Infants"},
        {
            "kind": "exception_applied",
            "on": "2026-07-01",
            "limb": "exc_absent",
            "rule": "assess_decision",
        },
        {"kind": "decided_to_assess", "on": "2026-07-08"},
    ):
        record_milestone(caseload, noor, facts, NOW)
    ids = {each.facts["kind"]: each.id for each in milestones_of(caseload, noor)}
    reply = open_milestone(caseload, ids["school_replied"], TODAY)
    schools = options_of(reply.form, "school_replied", "school")
    assert schools["Larkspur Infants"] == "Larkspur Infants"
    judged = open_milestone(caseload, ids["exception_applied"], TODAY)
    steps = options_of(judged.form, "exception_applied", "rule")
    assert steps["assess_decision|"] == "Decide whether to assess"
    afresh = form_of(caseload, noor, TODAY)
    assert "assess_decision|" not in options_of(afresh, "exception_applied", "rule")


def test_a_milestone_that_is_gone_is_told(caseload, noor):
    with pytest.raises(BadInput):
        open_milestone(caseload, "0" * 32, TODAY)


def test_the_facts_of_a_line_are_told_in_words(caseload, noor):
    record_typed(caseload, noor, CLOSED, NOW)
    line = case_page(caseload, noor, TODAY).happened[0]
    assert line.facts == (
        "School or setting: Ashgrove Primary; Closed from: 22 July 2026; "
        "Reopens on: 2 September 2026"
    )
