"""The lateness ledger, on literal dates."""

from datetime import date

from twentyweeks.law import Hold, Owner, Reason, ledger, read_events

EP = "educational_psychologist"


def on(kind, day, **facts):
    return {"kind": kind, "on": day, **facts}


REQUEST = on("request_received", "2026-03-02")
DECIDED = on("decided_to_assess", "2026-04-10")
ASKED = on("advice_requested", "2026-04-10", received_on="2026-04-13", adviser=EP)


def received(day):
    return on("advice_received", day, adviser=EP)


def draft(day):
    return on("draft_plan_served", day)


def final(day):
    return on("final_plan_sent", day)


def entries(*raw, as_of=date(2026, 12, 1)):
    return {entry.limit.rule: entry for entry in ledger(read_events(raw), as_of)}


def assessment(*raw, as_of=date(2026, 12, 1)):
    return entries(REQUEST, DECIDED, ASKED, *raw, as_of=as_of)


def test_late_advice_holds_every_limit_that_it_made_late():
    found = assessment(received("2026-07-06"), draft("2026-07-20"), final("2026-08-10"))
    late = [(rule, entry.days) for rule, entry in found.items()]
    assert late == [
        ("advice_return", 42),
        ("draft_target", 28),
        ("draft_latest", 15),
        ("final_plan", 21),
    ]
    hold = Hold(
        step="advice_return",
        about=EP,
        owner=Owner.ADVISER,
        days=42,
        reason=Reason.ADVICE_LATE,
    )
    assert {entry.held_by for entry in found.values()} == {hold}


def test_an_overdue_limit_is_measured_to_the_day_asked_about():
    found = assessment(as_of=date(2026, 7, 27))
    assert found["final_plan"].days == 7
    assert found["final_plan"].held_by.days == 63
    assert found["final_plan"].held_by.reason is Reason.ADVICE_LATE


def test_a_plan_in_time_is_in_no_ledger():
    found = assessment(received("2026-05-25"), draft("2026-06-22"), final("2026-07-20"))
    assert found == {}
    assert entries() == {}


def test_advice_that_was_sent_back_is_told_from_advice_that_was_late():
    again = {**ASKED, "on": "2026-05-21", "received_on": "2026-05-21"}
    found = assessment(
        received("2026-05-20"),
        again,
        received("2026-07-10"),
        draft("2026-07-13"),
        final("2026-08-03"),
    )
    assert found["advice_return"].days == 8
    for rule in ("advice_return", "final_plan"):
        assert found[rule].held_by.reason is Reason.ADVICE_RETURNED
        assert found[rule].held_by.days == 50


def test_advice_of_an_earlier_round_was_not_sent_back():
    earlier = on("advice_received", "2026-02-01", adviser=EP)
    found = assessment(earlier, as_of=date(2026, 6, 1))
    assert found["advice_return"].held_by.reason is Reason.ADVICE_LATE


def test_a_draft_long_after_the_last_advice_was_held_by_the_panel():
    found = assessment(received("2026-05-20"), draft("2026-07-15"), final("2026-07-31"))
    assert found["final_plan"].days == 11
    assert found["final_plan"].held_by == Hold(
        step="panel",
        about=None,
        owner=Owner.AUTHORITY,
        days=28,
        reason=Reason.PANEL,
    )


def test_a_refusal_long_after_the_last_advice_was_held_by_the_panel():
    found = assessment(received("2026-05-20"), on("refused_plan", "2026-07-01"))
    assert found["refuse_plan_notice"].days == 9
    assert found["refuse_plan_notice"].held_by.reason is Reason.PANEL
    assert found["refuse_plan_notice"].held_by.days == 14


def test_a_final_plan_long_after_its_draft_was_held_by_staff():
    found = assessment(received("2026-05-20"), draft("2026-06-17"), final("2026-07-30"))
    hold = found["final_plan"].held_by
    assert (hold.step, hold.days, hold.reason) == ("final_plan", 15, Reason.STAFF)


def test_a_late_decision_holds_the_plan():
    found = entries(
        REQUEST,
        on("decided_to_assess", "2026-05-04"),
        on("advice_requested", "2026-05-04", adviser=EP),
        received("2026-06-15"),
        draft("2026-07-01"),
        final("2026-07-27"),
    )
    for rule, days in (("assess_decision", 21), ("final_plan", 7)):
        assert found[rule].days == days
        hold = found[rule].held_by
        assert (hold.step, hold.days) == ("assess_decision", 21)
        assert hold.reason is Reason.STAFF


def test_advice_that_was_asked_late_holds_the_plan():
    found = entries(
        REQUEST,
        on("decided_to_assess", "2026-04-13"),
        on("advice_requested", "2026-05-11", adviser=EP),
        received("2026-06-20"),
        draft("2026-07-10"),
        final("2026-07-31"),
    )
    hold = found["final_plan"].held_by
    assert (hold.step, hold.days, hold.reason) == ("advice_request", 28, Reason.STAFF)


def test_advice_that_was_never_asked_holds_the_plan_ever_since():
    found = entries(REQUEST, DECIDED, as_of=date(2026, 7, 21))
    assert found["final_plan"].days == 1
    assert found["final_plan"].held_by.step == "advice_request"
    assert found["final_plan"].held_by.days == 102


def test_a_school_that_answers_late_holds_the_plan():
    found = assessment(
        received("2026-05-25"),
        draft("2026-06-22"),
        on("school_consulted", "2026-06-22", school="Hill School"),
        on("school_replied", "2026-07-31", school="Hill School"),
        final("2026-08-03"),
    )
    hold = Hold(
        step="consult_reply",
        about="Hill School",
        owner=Owner.SCHOOL,
        days=24,
        reason=Reason.SCHOOL_REPLY,
    )
    assert found["final_plan"].held_by == hold
    assert found["consult_reply"].held_by == hold


ABSENT = {"kind": "absent_from_area", "from": "2026-05-01", "back": "2026-06-15"}


def test_the_familys_absence_counts_where_an_exception_is_made_out():
    raw = (received("2026-06-04"), draft("2026-07-02"), final("2026-07-30"))
    away = assessment(ABSENT, *raw)["final_plan"].held_by
    assert away == Hold(
        step="absent_from_area",
        about=None,
        owner=Owner.FAMILY,
        days=45,
        reason=Reason.FAMILY,
    )
    holiday = {**ABSENT, "back": "2026-05-21"}
    kept = assessment(holiday, *raw)["final_plan"].held_by
    assert (kept.step, kept.days, kept.reason) == (
        "advice_return",
        10,
        Reason.ADVICE_LATE,
    )


def test_circumstances_of_the_family_count_while_the_limit_ran():
    troubled = {
        "kind": "personal_circumstances",
        "from": "2026-02-20",
        "to": "2026-04-30",
    }
    raw = (received("2026-06-04"), draft("2026-07-02"), final("2026-07-30"))
    hold = assessment(troubled, *raw)["final_plan"].held_by
    assert (hold.step, hold.days) == ("personal_circumstances", 60)


def test_an_exception_that_was_applied_leaves_nothing_late():
    applied = on(
        "exception_applied", "2026-07-01", limb="exc_absent", rule="final_plan"
    )
    found = assessment(ABSENT, applied, as_of=date(2026, 8, 1))
    assert "final_plan" not in found
    assert "draft_target" in found


def test_a_missed_appointment_is_the_familys_part_of_late_advice():
    missed = on("appointment_missed", "2026-05-11", adviser=EP)
    found = assessment(missed, received("2026-06-08"))
    hold = found["advice_return"].held_by
    assert (hold.days, hold.reason, hold.owner) == (14, Reason.FAMILY, Owner.FAMILY)


def test_a_late_report_of_the_school_holds_the_review_decision():
    found = entries(
        on("review_meeting_held", "2026-01-15"),
        on("review_report_sent", "2026-02-12"),
        on("review_decided", "2026-02-19", outcome="keep"),
        as_of=date(2026, 3, 1),
    )
    assert found["ar_decision"].days == 7
    assert found["ar_decision"].held_by == Hold(
        step="ar_report",
        about=None,
        owner=Owner.SCHOOL,
        days=14,
        reason=Reason.SCHOOL_REPLY,
    )


def test_a_review_decision_without_a_late_report_was_held_by_staff():
    found = entries(
        on("review_meeting_held", "2026-01-15"),
        on("review_report_sent", "2026-01-29"),
        on("review_decided", "2026-02-19", outcome="keep"),
        as_of=date(2026, 3, 1),
    )
    hold = found["ar_decision"].held_by
    assert (hold.step, hold.days, hold.reason) == ("ar_decision", 7, Reason.STAFF)


def test_a_late_reply_holds_the_amended_plan():
    found = entries(
        on("amendment_notice_served", "2026-02-12"),
        on("school_consulted", "2026-03-01", school="Hill School"),
        on("school_replied", "2026-04-20", school="Hill School"),
        on("amended_plan_sent", "2026-04-23"),
    )
    assert found["ar_final"].days == 14
    assert found["ar_final"].held_by.reason is Reason.SCHOOL_REPLY
    assert found["ar_final"].held_by.days == 35


def test_what_others_owe_outside_the_assessment_is_another_reason():
    found = entries(
        on("mediation_declined", "2026-04-01"),
        on("move_notified", "2026-04-01", moves_on="2026-06-01"),
        as_of=date(2026, 6, 11),
    )
    certificate = found["mediation_cert_no"]
    assert (certificate.days, certificate.held_by.reason) == (64, Reason.OTHER)
    assert certificate.held_by.owner is Owner.ADVISER
    move = found["move_transfer"]
    assert (move.days, move.held_by.reason) == (10, Reason.STAFF)


def test_a_request_that_nobody_decided_holds_everything_after_it():
    found = entries(REQUEST, as_of=date(2026, 7, 21))
    for rule, days in (("assess_decision", 99), ("final_plan", 1)):
        hold = found[rule].held_by
        assert found[rule].days == days
        assert (hold.step, hold.days) == ("assess_decision", 99)
