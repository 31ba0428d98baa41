"""Reading events: strict, round, and one sentence for what is wrong."""

import pytest

from twentyweeks.errors import BadInput
from twentyweeks.law import Kind, date_of, opens_window, read_event, read_events

WHOLE = [
    {"kind": "request_received", "on": "2026-03-02", "from": "parent"},
    {
        "kind": "advice_requested",
        "on": "2026-04-10",
        "adviser": "head",
        "institution": "Hill School",
        "received_on": "2026-04-13",
    },
    {
        "kind": "school_closed",
        "institution": "Hill School",
        "setting": "early_years",
        "from": "2026-07-22",
        "reopens": "2026-07-22",
    },
    {"kind": "absent_from_area", "from": "2026-07-22", "back": "2026-07-22"},
    {"kind": "personal_circumstances", "from": "2026-07-22", "to": "2026-07-22"},
    {
        "kind": "exception_applied",
        "on": "2026-07-22",
        "limb": "exc_advice",
        "rule": "advice_return",
        "about": "head",
        "reason": "Two appointments fell through.",
        "family_told_on": "2026-07-23",
    },
    {
        "kind": "mediation_requested",
        "on": "2026-07-22",
        "issues": ["health", "education"],
    },
    {"kind": "certificate_issued", "on": "2026-07-22", "notice": 0},
    {
        "kind": "plan_transferred_in",
        "on": "2026-07-22",
        "plan_made_on": "2025-01-01",
        "last_review_on": "2026-01-01",
    },
    {
        "kind": "amendment_notice_served",
        "on": "2026-07-22",
        "sent_on": "2026-07-20",
    },
]


@pytest.mark.parametrize("raw", WHOLE, ids=lambda raw: raw["kind"])
def test_an_event_gives_back_what_it_was_read_from(raw):
    event = read_event(raw)
    assert event.facts() == raw
    assert read_event(event.facts()) == event


def test_an_event_is_placed_on_its_day_or_its_first_day():
    assert date_of(read_event(WHOLE[0])).isoformat() == "2026-03-02"
    assert date_of(read_event(WHOLE[3])).isoformat() == "2026-07-22"


REQUEST = {"kind": "request_received", "on": "2026-03-02", "from": "parent"}
ADVICE = {"kind": "advice_requested", "on": "2026-03-02", "adviser": "a"}
APPLIED = {
    "kind": "exception_applied",
    "on": "2026-03-02",
    "limb": "exc_personal",
    "rule": "final_plan",
}
IN = {"kind": "plan_transferred_in", "on": "2026-03-02"}
CLOSED = {
    "kind": "school_closed",
    "institution": "a",
    "from": "2026-03-02",
    "reopens": "2026-03-03",
}
SERVED = {"kind": "amendment_notice_served", "on": "2026-03-02"}
WRONG = [
    ({}, "kind", "is missing"),
    ({"kind": "no_such_kind", "on": "2026-03-02"}, "kind", "no kind of event"),
    ({"kind": 7, "on": "2026-03-02"}, "kind", "no kind of event"),
    ({"kind": "became_responsible"}, "on", "is missing"),
    ({**REQUEST, "on": None}, "on", "not null"),
    ({**REQUEST, "on": 20260302}, "on", "not 20260302"),
    ({**REQUEST, "on": "2026-02-30"}, "on", "no day of the calendar"),
    ({**REQUEST, "on": "2 March 2026"}, "on", "YYYY-MM-DD"),
    ({**REQUEST, "on": "20260302"}, "on", "YYYY-MM-DD"),
    ({**REQUEST, "on": "2026-W10-1"}, "on", "YYYY-MM-DD"),
    ({**REQUEST, "on": "2026-03-02T09:00"}, "on", "YYYY-MM-DD"),
    ({**REQUEST, "on": "٢٠٢٦-٠٣-٠٢"}, "on", "YYYY-MM-DD"),
    ({**REQUEST, "on": "2026-03-02\n"}, "on", "YYYY-MM-DD"),
    ({**REQUEST, "on": "9999-12-31"}, "on", "outside the years"),
    ({**REQUEST, "on": "0001-01-01"}, "on", "outside the years"),
    ({**REQUEST, "from": "neighbour"}, "from", "must be one of parent, young_person"),
    ({**REQUEST, "from": ["parent"]}, "from", "must be one of"),
    ({**REQUEST, "form": "parent"}, "form", "is not a fact of this kind"),
    ({**ADVICE, "adviser": ""}, "adviser", "1 to 200 characters"),
    ({**ADVICE, "adviser": "a" * 201}, "adviser", "1 to 200 characters"),
    ({**ADVICE, "adviser": 3}, "adviser", "1 to 200 characters"),
    ({**ADVICE, "adviser": "\ud800"}, "adviser", "half a character"),
    ({**ADVICE, "received_on": None}, "received_on", "not null"),
    ({**APPLIED, "limb": "exc_none"}, "limb", "must be one of"),
    ({**APPLIED, "limb": "exc_order"}, "limb", "cannot lift final_plan"),
    ({**APPLIED, "rule": "draft_target"}, "limb", "cannot lift draft_target"),
    ({**APPLIED, "rule": "ar_decision"}, "limb", "cannot lift ar_decision"),
    ({**APPLIED, "rule": "no_rule"}, "rule", "must be the id of a rule"),
    ({**APPLIED, "rule": []}, "rule", "must be the id of a rule"),
    ({**APPLIED, "about": "a"}, "about", "about no adviser"),
    (
        {**APPLIED, "limb": "exc_advice", "rule": "advice_return"},
        "about",
        "name the adviser",
    ),
    (IN, "plan_made_on", "and so is last_review_on"),
    ({**CLOSED, "reopens": "2026-03-01"}, "reopens", "before from, 2026-03-02"),
    ({**CLOSED, "on": "2026-03-01"}, "on", "is not a fact of this kind"),
    (
        {"kind": "absent_from_area", "from": "2026-03-02", "back": "2026-03-01"},
        "back",
        "before from",
    ),
    (
        {"kind": "personal_circumstances", "from": "2026-03-02", "to": "2026-03-01"},
        "to",
        "before from",
    ),
    ({**SERVED, "sent_on": "2026-03-03"}, "sent_on", "after on"),
    (
        {**SERVED, "sent_by": "hand", "sent_on": "2026-03-01"},
        "sent_on",
        "day of sending",
    ),
    ({**SERVED, "sent_by": "pigeon"}, "sent_by", "must be one of first_class"),
    (
        {"kind": "mediation_requested", "on": "2026-03-02", "issues": []},
        "issues",
        "one or more of",
    ),
    (
        {"kind": "mediation_requested", "on": "2026-03-02", "issues": "health"},
        "issues",
        "one or more of",
    ),
    (
        {"kind": "mediation_requested", "on": "2026-03-02", "issues": ["money"]},
        "issues",
        "must be one of",
    ),
    (
        {"kind": "certificate_issued", "on": "2026-03-02", "notice": True},
        "notice",
        "the index of an event",
    ),
    (
        {"kind": "certificate_issued", "on": "2026-03-02", "notice": -1},
        "notice",
        "the index of an event",
    ),
    (
        {"kind": "tribunal_ordered", "on": "2026-03-02", "order": "costs"},
        "order",
        "must be one of assess",
    ),
]


@pytest.mark.parametrize(("raw", "field", "why"), WRONG)
def test_what_is_wrong_is_said_with_its_field(raw, field, why):
    with pytest.raises(BadInput) as told:
        read_event(raw, "events[3]")
    assert told.value.sentence.startswith("In events[3], ")
    assert f'the field "{field}" ' in told.value.sentence
    assert why in told.value.sentence
    assert told.value.sentence.endswith(".")
    assert "\n" not in told.value.sentence


def test_a_long_value_is_shown_shortened():
    with pytest.raises(BadInput) as told:
        read_event({**REQUEST, "on": "x" * 5000})
    assert len(told.value.sentence) < 250


def test_a_value_that_cannot_be_shown_is_not_shown():
    with pytest.raises(BadInput, match="not something else"):
        read_event({**REQUEST, "on": {1}})


def test_every_kind_wants_its_day():
    for kind in Kind:
        with pytest.raises(BadInput, match="is missing"):
            read_event({"kind": kind.value})


@pytest.mark.parametrize("notice", [1, 2, 3, 9])
def test_a_notice_is_named_by_its_index(notice):
    raw = [
        {"kind": "refused_to_assess", "on": "2026-03-02"},
        {"kind": "review_decided", "on": "2026-03-02", "outcome": "amend"},
        {"kind": "decided_to_assess", "on": "2026-03-02"},
        {"kind": "certificate_issued", "on": "2026-04-02", "notice": notice},
    ]
    sentence = (
        f'In events[3], certificate_issued, the field "notice" is {notice}, which is '
        "not the index of a notice."
    )
    with pytest.raises(BadInput) as told:
        read_events(raw)
    assert told.value.sentence == sentence


def test_a_list_holds_events_and_nothing_else():
    with pytest.raises(BadInput, match=r"events\[1\] is not an event"):
        read_events([REQUEST, "request"])


def test_a_review_is_a_notice_unless_it_amends():
    raw = {"kind": "review_decided", "on": "2026-03-02"}
    assert opens_window(read_event({**raw, "outcome": "keep"}))
    assert opens_window(read_event({**raw, "outcome": "cease"}))
    assert not opens_window(read_event({**raw, "outcome": "amend"}))
