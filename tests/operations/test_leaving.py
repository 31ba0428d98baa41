"""By which day each kind of letter must leave, and for whom that day still stands."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from letter_case import NO, beside, letter_case, mother
from make import at
from twentyweeks.law import BOOK
from twentyweeks.letters.facts import LetterKind
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.gather import gather
from twentyweeks.operations.leaving import RULES, leaves_by, plan_leaves_by
from twentyweeks.operations.letter import LetterChoice, issue_letter, post_letter
from twentyweeks.operations.milestones import record_milestone

NOBODY = UUID(int=1)
NEVER = {"advice-request", "advice-chase", "consult-school", "update"}
PLAN = ("final_plan_sent", "2026-07-20")
MET = (PLAN, ("review_meeting_held", "2027-07-01"))
NOTICE = (*MET, ("amendment_notice_served", "2027-07-20"))
ASKED = (PLAN, ("reassessment_requested", "2027-03-08"))
ORDERED = (
    ("refused_to_assess", "2026-04-09"),
    ("tribunal_ordered", "2026-09-14", {"order": "assess"}),
)
MOVES = ("move_notified", "2027-02-15", {"moves_on": "2027-02-20"})
CAME = ("plan_transferred_in", "2027-02-01", {"plan_made_on": "2026-09-01"})
FIXED = (
    ("refused_to_assess", "2026-04-09"),
    ("mediation_requested", "2026-05-01", {"issues": ["education"]}),
    ("mediation_fixed", "2026-05-06", {"mediation_on": "2026-05-27"}),
)
PHASE = {"phase": "school", "transfer_on": "2027-09-01"}


def keeps(on, outcome):
    return (*MET, ("review_decided", on, {"outcome": outcome}))


DAYS = [
    ("received", (), "2026-03-10", "2026-04-13"),
    ("will-assess", (("decided_to_assess", "2026-04-09"),), "2026-04-10", "2026-04-13"),
    ("refuse-to-assess", ORDERED[:1], "2026-04-10", "2026-04-13"),
    ("will-assess", ORDERED, "2026-09-15", "2026-09-28"),
    ("tribunal-order", ORDERED, "2026-09-15", "2026-09-28"),
    ("will-not-issue", (("refused_plan", "2026-06-10"),), "2026-06-11", "2026-06-22"),
    ("draft-plan", (), "2026-06-15", "2026-07-05"),
    ("final-plan", (), "2026-06-15", "2026-07-20"),
    ("keep-plan", keeps("2027-07-15", "keep"), "2027-07-16", "2027-07-29"),
    ("cease-plan", keeps("2027-07-15", "cease"), "2027-07-16", "2027-07-29"),
    ("consult-ceasing", MET, "2027-07-05", "2027-07-29"),
    ("amendment-notice", MET, "2027-07-05", "2027-07-29"),
    (
        "not-amend",
        (*NOTICE, ("decided_not_to_amend", "2027-09-01")),
        "2027-09-02",
        "2027-09-14",
    ),
    ("final-plan", NOTICE, "2027-09-02", "2027-09-14"),
    (
        "will-reassess",
        (*ASKED, ("decided_to_reassess", "2027-03-15")),
        "2027-03-16",
        "2027-03-23",
    ),
    (
        "will-not-reassess",
        (*ASKED, ("refused_to_reassess", "2027-03-15")),
        "2027-03-16",
        "2027-03-23",
    ),
    (
        "draft-plan",
        (*ASKED, ("decided_to_reassess", "2027-03-15")),
        "2027-05-03",
        "2027-06-06",
    ),
    ("transfer-in", (CAME,), "2027-02-22", "2027-03-15"),
    ("transfer-out", (PLAN, MOVES), "2027-02-22", "2027-03-05"),
    ("mediation", FIXED, "2026-05-07", "2026-05-18"),
    (
        "final-plan",
        (PLAN, ("phase_transfer_expected", "2026-10-01", PHASE)),
        "2026-12-01",
        "2027-02-14",
    ),
]


@pytest.fixture
def case_id(caseload):
    return letter_case(caseload)


def happen(caseload, case_id, kind, on, facts=None):
    record_milestone(
        caseload, case_id, {"kind": kind, "on": on, **(facts or {})}, at(on)
    )


def last_day(caseload, case_id, kind, today, reader=NOBODY):
    with caseload.reading() as session:
        (now,) = gather(session, [UUID(case_id)], date.fromisoformat(today))
        return leaves_by(session, now, LetterKind(kind), reader)


def test_every_kind_of_letter_says_which_limits_it_keeps():
    assert set(RULES) == set(LetterKind)
    assert {kind.value for kind, rules in RULES.items() if not rules} == NEVER
    known = {rule.id for rule in BOOK.rules}
    assert {rule for rules in RULES.values() for rule in rules} <= known


def test_each_letter_with_a_limit_is_tried_below():
    assert {kind for kind, *_ in DAYS} == {kind.value for kind in LetterKind} - NEVER


@pytest.mark.parametrize(("kind", "events", "today", "due"), DAYS)
def test_a_letter_leaves_by_the_last_day_of_its_limit(
    caseload, case_id, kind, events, today, due
):
    for event in events:
        happen(caseload, case_id, *event)
    found = last_day(caseload, case_id, kind, today)
    assert found == date.fromisoformat(due)


@pytest.mark.parametrize("kind", sorted(NEVER))
def test_a_letter_without_a_limit_has_no_last_day(caseload, case_id, kind):
    assert last_day(caseload, case_id, kind, "2026-06-15") is None


def test_the_day_stands_for_whoever_has_no_letter_yet(caseload, case_id):
    record_decision(caseload, case_id, NO, at("2026-04-10"))
    father = beside(caseload, "Obi Okafor")
    choice = LetterChoice(kind="refuse-to-assess", recipient_id=mother(caseload))
    first = issue_letter(caseload, case_id, choice, at("2026-04-13"))
    kind, on, how = "refuse-to-assess", "2026-04-13", "first_class"
    post_letter(caseload, first.letter_id, on, how, "Sam Pike", at(on))
    mothers = UUID(mother(caseload))
    assert last_day(caseload, case_id, kind, "2026-04-13", mothers) is None
    fathers = last_day(caseload, case_id, kind, "2026-04-13", UUID(father))
    assert fathers == date(2026, 4, 13)


def test_last_years_letter_is_not_this_years(caseload, case_id):
    for event in MET:
        happen(caseload, case_id, *event)
    choice = LetterChoice(kind="keep-plan", recipient_id=mother(caseload))
    keep = replace(NO, question="review", outcome="keep", decided_on="2027-07-15")
    record_decision(caseload, case_id, keep, at("2027-07-15"))
    sent = issue_letter(caseload, case_id, choice, at("2027-07-29"))
    on = "2027-07-29"
    post_letter(caseload, sent.letter_id, on, "first_class", "Sam Pike", at(on))
    reader = UUID(mother(caseload))
    assert last_day(caseload, case_id, "keep-plan", "2027-08-02", reader) is None
    happen(caseload, case_id, "review_meeting_held", "2028-06-29")
    happen(caseload, case_id, "review_decided", "2028-07-10", {"outcome": "keep"})
    this_year = last_day(caseload, case_id, "keep-plan", "2028-07-11", reader)
    assert this_year == date(2028, 7, 27)


def test_a_plan_keeps_the_first_of_the_days_of_its_letters(caseload, case_id):
    for event in MET:
        happen(caseload, case_id, *event)
    with caseload.reading() as session:
        (now,) = gather(session, [UUID(case_id)], date(2027, 7, 5))
        drafts = (LetterKind.DRAFT_PLAN, LetterKind.AMENDMENT_NOTICE)
        assert plan_leaves_by(now, drafts) == date(2027, 7, 29)
