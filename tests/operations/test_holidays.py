"""Bank holidays that are added late: they move working days, and nothing else."""

from datetime import date

import pytest

from make import at, register
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.holidays import (
    add_holiday,
    holidays_page,
    remove_holiday,
)
from twentyweeks.operations.limits_of import limits_of
from twentyweeks.operations.record import record_milestone
from twentyweeks.operations.today_page import today_page

TODAY = date(2026, 11, 23)
NOW = at("2026-11-23")


@pytest.fixture
def declined(caseload):
    """Return a case whose certificate is due on Friday 27 November 2026."""
    case_id = register(caseload, "2026-03-02")
    for day, kind in (
        ("2026-04-13", "refused_to_assess"),
        ("2026-11-24", "mediation_declined"),
    ):
        facts = {"kind": kind, "on": day}
        record_milestone(caseload, case_id, facts, at(day))
    return case_id


def due(caseload, case_id, rule="mediation_cert_no"):
    found = limits_of(caseload, case_id, date(2026, 11, 25)).limits
    return {limit.rule: limit.due for limit in found}[rule]


def test_an_added_day_moves_working_days_and_nothing_else(caseload, declined):
    assert due(caseload, declined) == date(2026, 11, 27)
    added = add_holiday(caseload, "26/11/2026", "Day of thanks", NOW)
    assert due(caseload, declined) == date(2026, 11, 30)
    assert due(caseload, declined, "assess_decision") == date(2026, 4, 13)
    whys = case_page(caseload, declined, date(2026, 11, 25)).why
    (why,) = (each for each in whys if each.limit.startswith("mediation_cert_no"))
    assert "Thu 26 November 2026 (Day of thanks) is a bank holiday" in why.working
    remove_holiday(caseload, added, NOW)
    assert due(caseload, declined) == date(2026, 11, 27)


def test_the_page_names_what_was_added_and_where_the_list_ends(caseload):
    assert holidays_page(caseload, TODAY).added == ()
    added = add_holiday(caseload, "2026-11-26", "Day of thanks", NOW)
    page = holidays_page(caseload, TODAY)
    assert [(each.id, each.words) for each in page.added] == [
        (added, "Thursday 26 November 2026: Day of thanks")
    ]
    assert page.words.startswith("Published bank holidays reach to 31 December 2028.")
    assert page.warning == ""


@pytest.mark.parametrize(
    ("today", "warning"),
    [
        (date(2027, 12, 31), ""),
        (date(2028, 1, 1), "The published bank holidays end on 31 December 2028."),
        (date(2029, 1, 1), "The published bank holidays ended on 31 December 2028."),
    ],
)
def test_the_end_of_the_published_list_is_warned_of(caseload, today, warning):
    said = holidays_page(caseload, today).warning
    assert said[: len(warning)] == warning
    assert bool(said) == bool(warning)


@pytest.mark.parametrize(
    ("on", "name", "field", "why"),
    [
        ("25/12/2026", "Christmas", "on", "in the list already"),
        ("28/11/2026", "A Saturday", "on", "weekend"),
        ("26/11/2026", " ", "name", "what the holiday is for"),
        ("", "Day of thanks", "on", "give a day"),
    ],
)
def test_what_would_change_nothing_is_refused(caseload, on, name, field, why):
    with pytest.raises(Refused, match=why) as refused:
        add_holiday(caseload, on, name, NOW)
    assert refused.value.field == field
    assert holidays_page(caseload, TODAY).added == ()


def test_a_day_is_not_added_twice_but_again_once_it_was_taken_away(caseload):
    added = add_holiday(caseload, "26/11/2026", "Day of thanks", NOW)
    with pytest.raises(Refused, match="already"):
        add_holiday(caseload, "26/11/2026", "Another", NOW)
    remove_holiday(caseload, added, NOW)
    add_holiday(caseload, "26/11/2026", "Day of thanks", NOW)
    assert len(holidays_page(caseload, TODAY).added) == 1


def test_the_lists_follow_an_added_day(caseload):
    case_id = register(caseload, "2026-11-09")
    moved = {"kind": "move_notified", "on": "2026-11-23", "moves_on": "2026-11-24"}
    record_milestone(caseload, case_id, moved, NOW)
    before = next_due(caseload)
    add_holiday(caseload, "26/11/2026", "Day of thanks", NOW)
    assert (before, next_due(caseload)) == ("Fri 11 Dec", "Mon 14 Dec")


def next_due(caseload):
    rows = caseload_page(caseload, TODAY).rows
    return rows[0].on


def test_today_warns_before_the_published_days_run_out(caseload):
    assert today_page(caseload, TODAY, NOW).warning == ""
    late = date(2028, 6, 1)
    warning = today_page(caseload, late, at("2028-06-01")).warning
    assert warning.startswith("The published bank holidays end on 31 December 2028.")
