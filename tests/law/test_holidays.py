"""Bank holidays: what is published, what is computed, and how both agree."""

import json
from datetime import date
from pathlib import Path

import holidays
import pytest

from twentyweeks.errors import BadInput
from twentyweeks.law import HOLIDAYS, holidays_from, read_events, timetable
from twentyweeks.law.holidays import computed_holidays
from twentyweeks.places import resources

TEXT = (resources() / "bank-holidays.json").read_text("utf-8")


def observed(year: int) -> set[date]:
    """Ask another library which weekdays are holidays in England."""
    england = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return {day for day in england if day.weekday() < 5}


def ours(year: int) -> set[date]:
    return {day for day in computed_holidays(year) if day.weekday() < 5}


@pytest.mark.parametrize("year", range(2012, 2101))
def test_the_computation_agrees_with_another_library(year: int):
    assert ours(year) == observed(year)


def test_the_published_days_are_the_computed_ones_in_their_years():
    published = {date.fromisoformat(day) for day in json.loads(TEXT)["days"]}
    computed = set().union(*(computed_holidays(year) for year in range(2012, 2029)))
    assert published == {day for day in computed if day.weekday() < 5}


def test_the_shipped_list_says_where_it_ends():
    shipped = holidays_from(TEXT)
    assert shipped.published_from == date(2012, 1, 1)
    assert shipped.published_until == date(2028, 12, 31)
    assert date(2026, 12, 28) in shipped
    assert date(2029, 12, 25) in shipped
    assert shipped.is_working(date(2026, 12, 29))


def test_in_published_years_the_published_list_alone_holds():
    text = '{"from": "2026-01-01", "until": "2026-12-31", "days": {"2026-06-02": "x"}}'
    only = holidays_from(text)
    assert date(2026, 6, 2) in only
    assert date(2026, 12, 25) not in only
    assert date(2027, 12, 27) in only


def test_a_day_proclaimed_since_can_be_added():
    more = HOLIDAYS.adding({date(2027, 6, 7): "Day of thanks"})
    assert not more.is_working(date(2027, 6, 7))
    assert HOLIDAYS.is_working(date(2027, 6, 7))


def test_working_days_are_counted_over_easter():
    assert HOLIDAYS.working_after(date(2026, 4, 2), 1) == date(2026, 4, 7)
    assert HOLIDAYS.working_before(date(2026, 4, 7), 1) == date(2026, 4, 2)
    assert HOLIDAYS.next_working(date(2026, 4, 3)) == date(2026, 4, 7)
    assert HOLIDAYS.next_working(date(2026, 4, 7)) == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, [date(2026, 12, 25), date(2026, 12, 28)]),
        (2027, [date(2027, 12, 27), date(2027, 12, 28)]),
        (2033, [date(2033, 12, 26), date(2033, 12, 27)]),
        (2029, [date(2029, 12, 25), date(2029, 12, 26)]),
    ],
)
def test_christmas_has_its_substitutes(year: int, days: list[date]):
    assert sorted(day for day in computed_holidays(year) if day.month == 12) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"from": "2026-01-01", "until": "2026-12-31", "days": ["x"]}',
        '{"from": 1, "until": "2026-12-31", "days": {}}',
    ],
)
def test_a_list_that_cannot_be_read_is_refused(text: str):
    with pytest.raises(BadInput, match="cannot be read"):
        holidays_from(text)


def test_the_resource_holds_dates_and_names_only():
    raw = json.loads(TEXT)
    assert sorted(raw) == ["area", "days", "from", "made_from", "until"]
    assert all(isinstance(name, str) for name in raw["days"].values())
    assert Path(resources() / "bank-holidays.json").stat().st_size < 10_000


PUBLISHED = holidays_from(TEXT)
WARNING = (
    "Bank holidays are published to 31 December 2028; later ones are computed here. "
    "See whether one has been proclaimed before this day is relied on."
)


def limits(list_, *raw):
    found = timetable(read_events(raw), date(2030, 1, 1), holidays=list_)
    return {limit.rule: limit for limit in found.limits}


def on(kind, day, **facts):
    return {"kind": kind, "on": day, **facts}


def test_a_proclaimed_day_only_adds_to_working_days_and_is_named():
    added = PUBLISHED.adding({date(2027, 5, 14): "Day of thanks"})
    raw = (
        on("request_received", "2027-05-03"),
        on("mediation_declined", "2027-05-12"),
    )
    before, after = limits(PUBLISHED, *raw), limits(added, *raw)
    assert before["mediation_cert_no"].due == date(2027, 5, 17)
    assert after["mediation_cert_no"].due == date(2027, 5, 18)
    assert after["mediation_cert_no"].working.endswith(
        "end on Tue 18 May 2027. Fri 14 May 2027 (Day of thanks) is a bank holiday "
        "proclaimed since the list was published, so it is no working day."
    )
    assert after["final_plan"] == before["final_plan"]


def test_a_proclaimed_sunday_changes_nothing():
    added = PUBLISHED.adding({date(2027, 5, 16): "Day of thanks"})
    raw = (on("mediation_declined", "2027-05-12"),)
    assert limits(added, *raw) == limits(PUBLISHED, *raw)


@pytest.mark.parametrize(
    ("rule", "raw"),
    [
        ("mediation_cert_no", [on("mediation_declined", "2028-12-28")]),
        ("appeal", [on("refused_to_assess", "2028-11-02")]),
        ("appeal_response", [on("appeal_received", "2028-12-01")]),
        ("move_transfer", [on("move_notified", "2028-12-20", moves_on="2028-12-22")]),
        (
            "mediation_notice",
            [on("mediation_fixed", "2028-12-01", mediation_on="2029-01-05")],
        ),
        ("draft_reps", [on("draft_plan_served", "2028-12-29", sent_by="first_class")]),
        (
            "ar_reps",
            [on("amendment_notice_served", "2028-12-28", sent_by="second_class")],
        ),
    ],
)
def test_what_is_counted_beyond_the_published_list_says_so(rule, raw):
    assert limits(PUBLISHED, *raw)[rule].warnings == (WARNING,)
    assert limits(HOLIDAYS, *raw)[rule].warnings == ()


@pytest.mark.parametrize(
    "raw",
    [
        on("mediation_declined", "2028-12-20"),
        on("refused_to_assess", "2028-10-02"),
        on("draft_plan_served", "2029-03-01"),
        on("request_received", "2029-03-01"),
        on("appeal_received", "2028-12-01", response_due_on="2029-02-01"),
    ],
)
def test_what_rests_on_no_computed_holiday_is_not_warned_of(raw):
    found = limits(PUBLISHED, raw)
    assert {warning for limit in found.values() for warning in limit.warnings} == set()
