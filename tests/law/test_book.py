"""The rule book: whole, cited, and chosen by the day of the starting event."""

from dataclasses import replace
from datetime import date

import pytest

from twentyweeks.law import (
    BOOK,
    COUNTING,
    LIMBS,
    NOTICES,
    Book,
    Event,
    Evidence,
    Kind,
    date_of,
    timetable,
)
from twentyweeks.law.counting import weeks

IDS_OF_THE_LAW = """
request_start responsible_start consult_family notify_considering assess_decision
advice_request advice_return refuse_plan_notice draft_target draft_reps
draft_advise_schools consult_school consult_reply final_plan six_month_bar
secure_provision pb_request pb_review pb_stop
mediation_contact mediation_cert_no mediation_late mediation_tell_icb
mediation_arrange mediation_arrange_icb mediation_notice mediation_attend
mediation_cert_done mediation_cert_deemed mediation_agreement mediation_icb_tell_la
mediation_not_needed
appeal appeal_response appeal_grounds recommendation_response
order_cease order_assess_notify order_assess_refuse order_assess_final
order_make_plan_draft order_make_plan_final order_reconsider order_amend order_name
order_continue order_continue_amend unopposed_assess_notify unopposed_assess_refuse
unopposed_assess_final unopposed_make_plan_draft unopposed_make_plan_final
unopposed_amend unopposed_name unopposed_cease unopposed_cease_amend conceded_no_order
ar_12m ar_list ar_invite ar_papers ar_meeting ar_report ar_decision ar_amend_notice
ar_reps ar_final ar_not_amend ar_total ar_under5 ar_year9 ar_lac amend_other
early_review
phase_school phase_post16 phase_p16_p16 phase_backplan
reassess_duty reassess_refuse reassess_decision reassess_process reassess_final
reassess_no_change
move_transfer move_effect move_inform move_review move_mid_assessment icb_change
icb_impracticable cease_consult cease_hold cease_under18 cease_18plus age_25
compulsory_age_end detained complaint jr
draft_latest
"""

CHANGE = date(2029, 9, 1)


def next_edition() -> Book:
    old = [
        replace(rule, in_force_until=date(2029, 8, 31))
        if rule.id in {"final_plan", "assess_decision"}
        else rule
        for rule in BOOK.rules
    ]
    new = [
        replace(rule, length=weeks(number), in_force_from=CHANGE)
        for rule in BOOK.rules
        for rule_id, number in (("final_plan", 18), ("assess_decision", 4))
        if rule.id == rule_id
    ]
    return Book(edition="test, 2029-09", rules=(*old, *new))


def due_of(on: date, rule_id: str, as_of: date) -> date | None:
    events = [Event(kind=Kind.REQUEST_RECEIVED, on=on)]
    found = timetable(events, as_of, book=next_edition()).limits
    [limit] = [one for one in found if one.rule == rule_id]
    return limit.due


def test_the_book_has_every_rule_of_the_law_once():
    assert sorted(rule.id for rule in BOOK.rules) == sorted(IDS_OF_THE_LAW.split())


def test_a_case_started_before_the_change_keeps_its_rules():
    day = date(2029, 8, 31)
    assert due_of(day, "assess_decision", day) == date(2029, 10, 12)
    assert due_of(day, "final_plan", date(2030, 1, 1)) == date(2030, 1, 18)


def test_a_case_started_on_the_day_of_the_change_has_the_new_ones():
    assert due_of(CHANGE, "assess_decision", CHANGE) == date(2029, 9, 29)
    assert due_of(CHANGE, "final_plan", date(2031, 1, 1)) == date(2030, 1, 5)


def test_the_draft_follows_the_final_plan_of_its_edition():
    assert due_of(CHANGE, "draft_latest", CHANGE) == date(2029, 12, 21)


def test_before_the_act_no_rule_was_in_force():
    assert BOOK.choose("final_plan", date(2014, 8, 31)) is None
    assert BOOK.choose("final_plan", date(2014, 9, 1)) is not None
    day = date(2014, 8, 29)
    events = [Event(kind=kind, on=day) for kind in Kind]
    phase = Kind.PHASE_TRANSFER_EXPECTED
    events.append(Event(kind=phase, on=day, phase="school", transfer_on=day))
    assert timetable(events, date(2014, 8, 31)).limits == ()


def test_an_unknown_rule_has_no_text():
    assert BOOK.choose("no_such_rule", date(2026, 1, 1)) is None
    assert BOOK.texts("no_such_rule") == ()


def test_every_rule_has_a_duty_a_source_and_a_length_in_words():
    for rule in BOOK.rules:
        assert rule.duty.endswith(".")
        assert rule.cite
        assert rule.length.words
        assert set(rule.exceptions) <= set(LIMBS)


def test_every_rule_that_counts_says_what_starts_and_what_ends_it():
    assert [rule.id for rule in BOOK.rules if not rule.starts] == []
    uncounted = {rule.id for rule in BOOK.rules if not rule.meets}
    assert {rule.length.counting for rule in BOOK.rules if rule.id in uncounted} == {
        "no_count"
    }


def test_no_exception_is_offered_on_reviews_moves_or_mediation():
    lifted = {rule.id for rule in BOOK.rules if rule.exceptions}
    ordered = {i for i in IDS_OF_THE_LAW.split() if i.startswith(("order", "unop"))}
    others = {"assess_decision", "refuse_plan_notice", "final_plan", "reassess_final"}
    assert lifted == ordered | others | {"advice_return"}


def test_ways_of_counting_are_explained():
    explained = {rule.id for rule in COUNTING}
    used = {rule.length.counting.value for rule in BOOK.rules}
    assert used - explained == {"no_count", "at_once"}


def test_every_notice_is_there_and_each_has_what_it_needs():
    assert list(NOTICES) == [
        *("N1", "N1a", "N2", "N3", "N4", "N4a", "N5", "N6", "N7", "N8", "N9"),
        "reg32",
    ]
    rights = {
        "appeal_right",
        "appeal_time",
        "disagreement",
        "sendiass",
        "reg32_contact",
    }
    for name in ("N1", "N2", "N4", "N6", "N8"):
        assert all(NOTICES[name].requires(part) for part in rights)
    for name in ("N1a", "N3", "N4a", "N5", "N7", "N9"):
        assert not NOTICES[name].requires("appeal_right")
    assert len(NOTICES["reg32"].requirements) == 6


def test_an_evidence_mark_is_said_in_words():
    assert Evidence.UNVERIFIED.words == "to be verified"
    assert all(mark.words for mark in Evidence)


def test_an_event_without_its_facts_starts_nothing_and_breaks_nothing():
    day = date(2026, 3, 2)
    events = [Event(kind=kind, on=day) for kind in Kind]
    rules = {limit.rule for limit in timetable(events, day).limits}
    assert not rules & {"ar_invite", "phase_school", "move_transfer", "move_review"}


def test_an_event_needs_a_day():
    with pytest.raises(ValueError, match="plan_ceased has no day"):
        date_of(Event(kind=Kind.PLAN_CEASED))


def test_an_edition_without_representations_has_no_last_day_for_the_draft():
    rules = tuple(rule for rule in BOOK.rules if rule.id != "draft_reps")
    events = [Event(kind=Kind.REQUEST_RECEIVED, on=date(2026, 3, 2))]
    found = timetable(events, date(2026, 3, 2), book=Book(edition="t", rules=rules))
    assert {limit.rule for limit in found.limits} == {
        *("assess_decision", "refuse_plan_notice", "draft_target", "final_plan")
    }
