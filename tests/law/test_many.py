"""Many facts on one case are answered like few."""

from datetime import date, timedelta

from twentyweeks.law import read_events, timetable

FIRST = date(2015, 1, 5)
KINDS = (
    ("request_received", {}),
    ("personal_circumstances", {"to": 31}),
    ("absent_from_area", {"back": 31}),
    ("exception_applied", {"limb": "exc_personal", "rule": "final_plan"}),
    ("school_closed", {"reopens": 31, "institution": "Hill School"}),
)


def events(number):
    raw = []
    for place in range(number):
        kind, facts = KINDS[place % len(KINDS)]
        first = FIRST + timedelta(days=place % 4000)
        start = "on" if kind in ("request_received", "exception_applied") else "from"
        ends = {
            name: str(first + timedelta(days=value))
            for name, value in facts.items()
            if isinstance(value, int)
        }
        raw.append({"kind": kind, start: str(first), **facts, **ends})
    return read_events(raw)


def test_twenty_thousand_facts_are_judged():
    given = events(20_000)
    found = timetable(given, date(2027, 1, 4))
    assert len(found.limits) == 20_000
    assert len(found.exceptions) == 9
    lifted = [one for one in found.limits if one.lifted_by]
    assert {one.rule for one in lifted} == {"final_plan"}
    assert {one.lifted_by for one in lifted} == {("exc_personal",)}


def test_a_closure_that_was_recorded_twice_is_one_fact():
    closed = {
        "kind": "school_closed",
        "from": "2026-07-22",
        "reopens": "2026-09-02",
        "institution": "Hill School",
    }
    request = {"kind": "request_received", "on": "2026-07-02"}
    as_of = date(2026, 9, 10)
    once = timetable(read_events([request, closed]), as_of)
    twice = timetable(read_events([request, closed, closed]), as_of)
    assert once == twice
    assert len(once.exceptions) == 3
