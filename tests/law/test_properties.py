"""What holds for every sequence of events that the law accepts."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from twentyweeks.law import (
    BOOK,
    HOLIDAYS,
    Kind,
    Limit,
    Status,
    read_events,
    timetable,
)

AS_OF = date(2027, 9, 1)
BORN = date(2022, 1, 1)
DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 1)).map(date.isoformat)
NAMES = st.sampled_from(["a", "b", "Hill School"])
LIFTABLE = st.sampled_from(
    (
        ("exc_school_closed", "assess_decision"),
        ("exc_ey_closed", "final_plan"),
        ("exc_personal", "final_plan"),
        ("exc_absent", "refuse_plan_notice"),
        ("exc_absent", "reassess_final"),
        ("exc_order", "order_name"),
        ("exc_order", "unopposed_assess_final"),
    )
)
WITH_FACTS = frozenset(
    (
        *("request_received", "advice_requested", "advice_received"),
        *("appointment_missed", "draft_plan_served", "school_consulted"),
        *("school_replied", "final_plan_sent", "amended_plan_sent"),
        *("reassessed_plan_sent", "school_closed", "absent_from_area"),
        *("personal_circumstances", "exception_applied", "mediation_requested"),
        *("mediation_fixed", "mediation_agreed", "appeal_received"),
        *("appeal_conceded", "tribunal_ordered", "review_meeting_arranged"),
        *("review_decided", "amendment_notice_served", "phase_transfer_expected"),
        *("move_notified", "plan_transferred_in"),
    )
)
PLAIN = [kind.value for kind in Kind if kind.value not in WITH_FACTS]


def words(*choices):
    return st.sampled_from(choices)


def kind(name, optional=None, **needed):
    fixed = {"kind": st.just(name), "on": DAYS, **needed}
    return st.fixed_dictionaries(fixed, optional=optional or {})


def run(name, end, **more):
    """Draw a kind that has a `from` and an end no earlier."""

    def event(drawn):
        (first, last), facts = drawn
        return {"kind": name, "from": first, end: last, **facts}

    ends = st.tuples(DAYS, DAYS).map(sorted)
    return st.tuples(ends, st.fixed_dictionaries(more)).map(event)


def applied(drawn):
    on, (limb, rule) = drawn
    return {"kind": "exception_applied", "on": on, "limb": limb, "rule": rule}


ORDERS = (
    *("assess", "make_plan", "reconsider", "amend", "name"),
    *("continue", "continue_and_amend", "cease_upheld"),
)
POSTS = {"sent_by": words("first_class", "second_class", "email", "hand")}
ABOUT = {"appeal_about": words("contents", "school_only")}
ISSUES = st.lists(words("education", "care", "health"), min_size=1, max_size=3)
CONCEDED = words("assess", "make_plan", "amend", "name", "cease")
PHASES = words("school", "post16", "post16_to_post16")
REVIEWED = {"last_review_on": DAYS}

EVENTS = st.one_of(
    *(kind(name) for name in PLAIN),
    kind("request_received", **{"from": words("parent", "school")}),
    kind("advice_requested", {"institution": NAMES}, adviser=NAMES),
    kind("advice_received", adviser=NAMES),
    kind("appointment_missed", adviser=NAMES),
    kind("draft_plan_served", POSTS),
    kind("school_consulted", school=NAMES),
    kind("school_replied", school=NAMES),
    kind("final_plan_sent", ABOUT),
    kind("amended_plan_sent", ABOUT),
    kind("reassessed_plan_sent", ABOUT),
    run("school_closed", "reopens", institution=NAMES),
    run("absent_from_area", "back"),
    run("personal_circumstances", "to"),
    st.tuples(DAYS, LIFTABLE).map(applied),
    kind(
        "exception_applied",
        limb=st.just("exc_advice"),
        rule=st.just("advice_return"),
        about=NAMES,
    ),
    kind("mediation_requested", issues=ISSUES),
    kind("mediation_fixed", mediation_on=DAYS),
    kind("mediation_agreed", action=words(*ORDERS, "other")),
    kind("appeal_received", {"response_due_on": DAYS}),
    kind("appeal_conceded", about=CONCEDED),
    kind("tribunal_ordered", order=words(*ORDERS)),
    kind("review_meeting_arranged", meeting_on=DAYS),
    kind("review_decided", outcome=words("keep", "amend", "cease")),
    kind("amendment_notice_served", POSTS),
    kind("phase_transfer_expected", phase=PHASES, transfer_on=DAYS),
    kind("move_notified", moves_on=DAYS),
    kind("plan_transferred_in", REVIEWED, plan_made_on=DAYS),
)
CASES = st.lists(EVENTS, max_size=14)
MOMENTS = st.dates(date(2025, 6, 1), date(2027, 12, 1))


def rows(raw, as_of=AS_OF):
    return timetable(read_events(raw), as_of, BORN)


def content(limit: Limit, raw) -> tuple:
    """Say everything of a limit but where its event stood in the list."""
    facts = tuple(
        str(getattr(limit, name)) for name in limit._fields if name != "started_by"
    )
    return facts, str(sorted(raw[limit.started_by].items(), key=str))


@given(CASES, st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_the_order_of_events_never_matters(raw, random):
    other = list(raw)
    random.shuffle(other)
    one, two = rows(raw), rows(other)
    counted = Counter(content(limit, raw) for limit in one.limits)
    assert counted == Counter(content(limit, other) for limit in two.limits)
    assert one.exceptions == two.exceptions


@given(CASES, MOMENTS)
@settings(max_examples=400, deadline=None)
def test_every_answer_is_whole(raw, as_of):
    found = rows(raw, as_of)
    for limit in found.limits:
        assert 0 <= limit.started_by < len(raw)
        assert limit.working.endswith(".")
        assert (limit.met_on is not None) == (limit.status in {"met", "met_late"})
        assert limit.met_on is None or limit.met_on <= as_of
        if limit.days_left is not None:
            assert limit.due == as_of + timedelta(days=limit.days_left)
        if limit.status is Status.OVERDUE:
            assert limit.due < as_of
            assert limit.owner != "family"
        if limit.status is Status.LIFTED:
            assert limit.lifted_by
        if limit.earliest is not None:
            assert limit.rule in {"draft_reps", "cease_hold"}
        assert BOOK.texts(limit.rule)


@given(CASES, MOMENTS)
@settings(max_examples=200, deadline=None)
def test_what_lies_after_the_day_asked_about_changes_nothing(raw, as_of):
    past = [one for one in raw if one.get("on", one.get("from")) <= str(as_of)]
    before = Counter(content(limit, raw) for limit in rows(raw, as_of).limits)
    alone = Counter(content(limit, past) for limit in rows(past, as_of).limits)
    assert before == alone


@given(CASES)
@settings(max_examples=200, deadline=None)
def test_an_exception_never_moves_a_date(raw):
    without = [one for one in raw if one["kind"] != "exception_applied"]
    dates = Counter((limit.rule, limit.due) for limit in rows(raw).limits)
    assert dates == Counter((limit.rule, limit.due) for limit in rows(without).limits)


@given(CASES, DAYS)
@settings(max_examples=200, deadline=None)
def test_an_unrelated_event_changes_no_other_limit(raw, on):
    case = [one for one in raw if one["kind"] != "plan_ceased"]
    more = [*case, {"kind": "school_consulted", "on": on, "school": "Far School"}]
    before = [content(limit, case) for limit in rows(case).limits]
    after = [
        content(limit, more)
        for limit in rows(more).limits
        if limit.about != "Far School"
    ]
    assert before == after


BY_WORKING_DAYS = frozenset(
    (
        *("mediation_cert_no", "mediation_cert_done", "mediation_cert_deemed"),
        *("mediation_tell_icb", "mediation_notice", "appeal", "appeal_response"),
        *("move_transfer", "draft_reps", "ar_reps"),
    )
)


@given(CASES, st.dates(date(2025, 6, 1), date(2027, 12, 31)))
@settings(max_examples=200, deadline=None)
def test_a_proclaimed_day_moves_nothing_but_what_is_counted_in_working_days(raw, day):
    added = HOLIDAYS.adding({day: "Day of thanks"})
    events = read_events(raw)
    before = timetable(events, AS_OF, BORN).limits
    after = timetable(events, AS_OF, BORN, holidays=added).limits
    assert dates_of(before) == dates_of(after)
    assert len(before) == len(after)


def dates_of(limits):
    return sorted(
        (limit.rule, limit.started_by, str(limit.due))
        for limit in limits
        if limit.rule not in BY_WORKING_DAYS
    )


MEETS = (
    ("request_received", "decided_to_assess", "assess_decision"),
    ("request_received", "refused_plan", "refuse_plan_notice"),
    ("request_received", "draft_plan_served", "draft_latest"),
    ("request_received", "final_plan_sent", "final_plan"),
    ("reassessment_requested", "refused_to_reassess", "reassess_decision"),
    ("decided_to_reassess", "reassessed_plan_sent", "reassess_final"),
    ("review_meeting_held", "review_report_sent", "ar_report"),
    ("review_meeting_held", "review_decided", "ar_decision"),
    ("review_meeting_held", "amendment_notice_served", "ar_amend_notice"),
    ("review_meeting_held", "amended_plan_sent", "ar_total"),
    ("amendment_notice_served", "amended_plan_sent", "ar_final"),
    ("final_plan_sent", "review_decided", "ar_12m"),
    ("mediation_declined", "certificate_issued", "mediation_cert_no"),
    ("mediation_held", "certificate_issued", "mediation_cert_done"),
    ("refused_plan", "mediation_declined", "mediation_contact"),
    ("refused_plan", "appeal_received", "appeal"),
    ("appeal_received", "appeal_answered", "appeal_response"),
    ("tribunal_recommended", "recommendation_answered", "recommendation_response"),
)


def event(name, on):
    extra = {"outcome": "keep"} if name == "review_decided" else {}
    return {"kind": name, "on": str(on), **extra}


@given(st.dates(date(2025, 1, 1), date(2030, 1, 1)), st.sampled_from(MEETS))
@settings(deadline=None)
def test_met_on_the_due_day_is_met_and_a_day_later_is_late(on, steps):
    starts, meets, rule = steps
    [due] = [
        one.due for one in rows([event(starts, on)], on).limits if one.rule == rule
    ]
    for late, status in ((0, Status.MET), (1, Status.MET_LATE)):
        day = due + timedelta(days=late)
        found = rows([event(starts, on), event(meets, day)], day).limits
        [limit] = [one for one in found if one.rule == rule and one.started_by == 0]
        assert (limit.due, limit.status) == (due, status)
