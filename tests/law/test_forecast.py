"""The forecast of the final plan, on literal dates."""

from datetime import date

import pytest

from twentyweeks.law import BOOK, Basis, Expected, Owner, Stage, forecast, read_events
from twentyweeks.law.limits import Book

EXPECTED = Expected(
    advice={"educational_psychologist": 56, "health": 42},
    advice_to_panel=7,
    panel_to_draft=14,
    draft_to_final=21,
)
REQUEST = {"kind": "request_received", "on": "2026-03-02"}
DECIDED = {"kind": "decided_to_assess", "on": "2026-04-10"}
ASKED_EP = {
    "kind": "advice_requested",
    "on": "2026-04-10",
    "received_on": "2026-04-13",
    "adviser": "educational_psychologist",
}
ASKED_HEALTH = {"kind": "advice_requested", "on": "2026-04-10", "adviser": "health"}
EP_IN = {
    "kind": "advice_received",
    "on": "2026-05-20",
    "adviser": "educational_psychologist",
}
HEALTH_IN = {"kind": "advice_received", "on": "2026-05-12", "adviser": "health"}
WAITING = [REQUEST, DECIDED, ASKED_EP, ASKED_HEALTH, HEALTH_IN]


def of(raw, as_of, arrivals=None, expected=EXPECTED):
    return forecast(read_events(raw), as_of, expected, arrivals or {})


def days(found):
    return [(step.name, str(step.on), step.basis.value) for step in found.steps]


def test_the_chain_waits_for_the_last_advice_and_is_late():
    found = of(WAITING, date(2026, 5, 18))
    assert days(found) == [
        ("decision", "2026-04-10", "happened"),
        ("educational_psychologist", "2026-06-08", "expected"),
        ("health", "2026-05-12", "happened"),
        ("panel", "2026-06-15", "expected"),
        ("draft", "2026-06-29", "expected"),
        ("representations", "2026-07-14", "expected"),
        ("reply", "2026-07-14", "expected"),
        ("final", "2026-07-20", "expected"),
    ]
    assert found.final_on == found.due == date(2026, 7, 20)
    assert found.days_late == 0
    assert found.rule == "final_plan"
    assert found.held_by.name == "educational_psychologist"
    assert found.held_by.owner is Owner.ADVISER


def test_if_the_report_arrives_three_weeks_later_so_does_the_plan():
    late = {"educational_psychologist": date(2026, 6, 29)}
    found = of(WAITING, date(2026, 5, 18), late)
    assert found.final_on == date(2026, 8, 10)
    assert found.days_late == 21
    assert found.held_by.basis is Basis.ASSUMED


def test_if_it_arrives_sooner_the_plan_is_early():
    found = of(
        WAITING, date(2026, 5, 18), {"educational_psychologist": date(2026, 5, 20)}
    )
    assert (found.final_on, found.days_late) == (date(2026, 7, 1), -19)


def test_what_has_happened_prevails_over_an_assumed_day():
    wished = {
        "health": date(2026, 12, 1),
        "decision": date(2026, 12, 1),
        "moon": date(2026, 12, 1),
    }
    found = of(WAITING, date(2026, 5, 18), wished)
    assert found.final_on == date(2026, 7, 20)


def test_an_assumed_day_that_is_past_is_taken_as_the_day_asked_about():
    gone = {"educational_psychologist": date(2026, 5, 1)}
    found = of(WAITING, date(2026, 5, 18), gone)
    assert found.steps[1].on == date(2026, 5, 18)


def test_advice_that_is_overdue_can_come_on_the_day_asked_about_at_the_earliest():
    found = of(WAITING, date(2026, 6, 20))
    assert found.steps[1].on == date(2026, 6, 20)
    assert found.steps[1].basis is Basis.OVERDUE
    assert found.final_on == date(2026, 8, 1)


def test_when_all_advice_is_in_the_panel_holds_the_plan():
    found = of([*WAITING, EP_IN], date(2026, 5, 21))
    assert found.held_by.stage is Stage.PANEL
    assert found.held_by.on == date(2026, 5, 27)
    assert found.final_on == date(2026, 7, 1)


def test_a_panel_that_is_put_off_moves_what_follows():
    found = of([*WAITING, EP_IN], date(2026, 5, 21), {"panel": date(2026, 6, 9)})
    assert found.final_on == date(2026, 7, 14)
    assert found.held_by.waits_for is None


def test_advice_asked_anew_is_waited_for_again():
    anew = {**ASKED_EP, "on": "2026-05-21", "received_on": "2026-05-21"}
    found = of([*WAITING, EP_IN, anew], date(2026, 5, 25))
    assert found.held_by.name == "educational_psychologist"
    assert found.held_by.on == date(2026, 7, 16)


def test_before_any_advice_is_asked_every_kind_is_expected_from_the_decision():
    found = of([REQUEST], date(2026, 3, 3))
    assert days(found)[:4] == [
        ("decision", "2026-04-13", "expected"),
        ("educational_psychologist", "2026-06-08", "expected"),
        ("health", "2026-05-25", "expected"),
        ("panel", "2026-06-15", "expected"),
    ]
    assert found.held_by.stage is Stage.DECISION
    assert found.final_on == date(2026, 7, 20)


def test_a_decision_that_asked_for_nothing_is_forecast_from_the_day_asked_about():
    found = of([REQUEST, DECIDED], date(2026, 4, 20))
    assert found.held_by.name == "educational_psychologist"
    assert found.held_by.on == date(2026, 6, 15)


def test_an_authority_without_times_of_its_own_takes_six_weeks_for_advice():
    plain = Expected(advice={}, advice_to_panel=7, panel_to_draft=14, draft_to_final=0)
    found = of([REQUEST, DECIDED], date(2026, 4, 10), expected=plain)
    assert found.held_by.name == "advice"
    assert found.held_by.on == date(2026, 5, 22)
    asked = of([REQUEST, DECIDED, ASKED_EP], date(2026, 4, 14), expected=plain)
    assert asked.held_by.on == date(2026, 5, 25)


DRAFT = {"kind": "draft_plan_served", "on": "2026-03-20"}
EARLY = {"kind": "request_received", "on": "2025-11-10"}
AT_ONCE = Expected(advice={}, advice_to_panel=0, panel_to_draft=0, draft_to_final=0)


def test_the_fifteen_days_over_easter_end_on_good_friday_and_are_not_moved():
    found = of([EARLY, DRAFT], date(2026, 3, 23), expected=AT_ONCE)
    assert found.final_on == date(2026, 4, 4)
    assert found.final_on.strftime("%A") == "Saturday"
    assert found.due == date(2026, 3, 30)
    assert found.days_late == 5
    assert found.held_by.stage is Stage.REPRESENTATIONS
    assert found.held_by.owner is Owner.FAMILY


def test_a_posted_draft_counts_from_its_service_over_the_bank_holidays():
    posted = {**DRAFT, "on": "2026-04-02", "sent_by": "first_class"}
    found = of([EARLY, posted], date(2026, 4, 2), expected=AT_ONCE)
    assert days(found)[:2] == [
        ("draft", "2026-04-08", "happened"),
        ("representations", "2026-04-23", "expected"),
    ]


def test_the_family_is_never_given_less_than_the_fifteen_days():
    hasty = Expected(
        advice={},
        advice_to_panel=0,
        panel_to_draft=0,
        draft_to_final=0,
        representations=7,
    )
    assert of([EARLY, DRAFT], date(2026, 3, 23), expected=hasty).final_on == date(
        2026, 4, 4
    )
    generous = Expected(
        advice={},
        advice_to_panel=0,
        panel_to_draft=0,
        draft_to_final=0,
        representations=28,
    )
    found = of([EARLY, DRAFT], date(2026, 3, 23), expected=generous)
    assert found.final_on == date(2026, 4, 17)


def test_an_assumed_day_for_the_final_plan_or_the_family_moves_nothing():
    hoped = {"final": date(2026, 3, 24), "representations": date(2026, 3, 24)}
    found = of([EARLY, DRAFT], date(2026, 3, 23), hoped, AT_ONCE)
    assert found.final_on == date(2026, 4, 4)


CONSULTED = {"kind": "school_consulted", "on": "2026-03-23", "school": "Hill School"}


def test_a_school_that_has_not_replied_holds_a_plan_whose_days_are_over():
    found = of([EARLY, DRAFT, CONSULTED], date(2026, 4, 5), expected=AT_ONCE)
    assert found.held_by.name == "Hill School"
    assert found.held_by.owner is Owner.SCHOOL
    assert found.final_on == date(2026, 4, 7)


def test_if_the_school_replies_on_a_later_day_the_plan_waits():
    reply = {"Hill School": date(2026, 4, 20)}
    found = of([EARLY, DRAFT, CONSULTED], date(2026, 4, 5), reply, AT_ONCE)
    assert (found.final_on, found.days_late) == (date(2026, 4, 20), 21)


def test_with_everything_in_the_plan_can_be_sent_on_the_day_asked_about():
    replied = {**CONSULTED, "kind": "school_replied", "on": "2026-04-01"}
    found = of([EARLY, DRAFT, CONSULTED, replied], date(2026, 4, 6), expected=AT_ONCE)
    assert found.final_on == date(2026, 4, 6)
    assert found.held_by.stage is Stage.FINAL
    assert found.steps[1].basis is Basis.HAPPENED


def test_the_time_that_the_authority_takes_itself_holds_a_plan_with_nothing_else():
    found = of([EARLY, DRAFT], date(2026, 4, 5))
    assert found.final_on == date(2026, 4, 10)
    assert found.held_by.stage is Stage.FINAL


REFUSALS = (
    {"kind": "refused_to_assess", "on": "2026-04-10"},
    {"kind": "refused_plan", "on": "2026-06-10"},
    {"kind": "final_plan_sent", "on": "2026-07-10"},
)


@pytest.mark.parametrize("end", REFUSALS, ids=lambda end: end["kind"])
def test_nothing_is_forecast_where_no_plan_is_being_made(end):
    found = of([REQUEST, end], date(2026, 7, 12))
    assert found.steps == ()
    assert (found.final_on, found.due, found.days_late) == (None, None, None)
    assert found.held_by is None
    assert of([], date(2026, 7, 12)).final_on is None


def test_a_refusal_that_is_taken_back_is_forecast_to_its_first_limit():
    refused = {"kind": "refused_to_assess", "on": "2026-04-01"}
    found = of([REQUEST, refused, DECIDED], date(2026, 4, 10))
    assert found.due == date(2026, 7, 20)
    assert found.steps[0].on == date(2026, 4, 10)


def test_the_plan_after_an_order_to_make_one_starts_with_its_draft():
    ordered = {"kind": "tribunal_ordered", "on": "2026-09-04", "order": "make_plan"}
    found = of([ordered], date(2026, 9, 4))
    assert days(found) == [
        ("draft", "2026-09-18", "expected"),
        ("representations", "2026-10-03", "expected"),
        ("reply", "2026-10-03", "expected"),
        ("final", "2026-10-09", "expected"),
    ]
    assert (found.rule, found.due) == ("order_make_plan_final", date(2026, 11, 20))
    assert found.days_late == -42
    assert found.held_by.stage is Stage.DRAFT


def test_a_reassessment_is_forecast_from_its_decision():
    decided = {"kind": "decided_to_reassess", "on": "2026-03-20"}
    earlier = {**ASKED_EP, "on": "2025-01-10", "received_on": "2025-01-10"}
    found = of([earlier, decided], date(2026, 3, 20))
    assert (found.rule, found.due) == ("reassess_final", date(2026, 6, 26))
    assert found.steps[0].on == date(2026, 3, 20)
    assert found.steps[1].on == date(2026, 5, 15)


def test_an_edition_without_the_fifteen_days_forecasts_the_authoritys_own():
    rules = tuple(rule for rule in BOOK.rules if rule.id != "draft_reps")
    book = Book(edition="another", rules=rules)
    found = forecast(read_events([EARLY, DRAFT]), date(2026, 3, 23), AT_ONCE, book=book)
    assert found.final_on == date(2026, 4, 4)
