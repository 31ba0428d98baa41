import shutil
from datetime import date

import pytest

from make import at, northmoor, register
from twentyweeks.errors import BadInput
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.record import (
    NewContact,
    ask_advice,
    record_contact,
    record_milestone,
)
from twentyweeks.present.tone import Tone
from twentyweeks.storage.caseload import Caseload


@pytest.fixture(scope="module")
def full(tmp_path_factory, made_once):
    """Return Northmoor on Monday 23 November 2026 with five open cases."""
    home = tmp_path_factory.mktemp("listed") / "caseload"
    shutil.copytree(made_once, home)
    with northmoor(home) as caseload:
        register(caseload, "2026-10-08", forename="Samir", surname="Hughes")
        register(caseload, "2026-10-12", forename="Grace", surname="Osei")
        register(
            caseload, "2026-10-19", forename="Rohan", surname="Cartwright",
            school="Millbank Academy", upn="A123456789012",
        )  # fmt: skip
        amara = register(caseload, "2026-08-24")
        decided = {"kind": "decided_to_assess", "on": "2026-10-05"}
        record_milestone(caseload, amara, decided, at("2026-10-05"))
        for adviser in ("health", "educational_psychologist"):
            now = at("2026-10-05")
            ask_advice(caseload, amara, adviser, "2026-10-05", now=now)
        drafted = register(caseload, "2026-07-20", forename="Caleb", surname="Marsh")
        for facts in (
            {"kind": "decided_to_assess", "on": "2026-08-24"},
            {"kind": "draft_plan_served", "on": "2026-11-16"},
        ):
            record_milestone(caseload, drafted, facts, at(facts["on"]))
        refresh_all(caseload, date(2026, 11, 23))
        yield caseload


TODAY = date(2026, 11, 23)


def listed(caseload: Caseload, **asked):
    return [row.name for row in caseload_page(caseload, TODAY, **asked).rows]


def test_the_day_due_orders_the_list_late_first(full):
    rows = caseload_page(full, TODAY).rows
    assert [(row.name, row.due, row.step, row.on, row.due_tone) for row in rows] == [
        ("Samir Hughes", "4 days overdue", "Decide whether to assess", "Thu 19 Nov",
         Tone.RED),
        ("Grace Osei", "Due today", "Decide whether to assess", "Mon 23 Nov",
         Tone.RED),
        ("Rohan Cartwright", "7 days left", "Decide whether to assess", "Mon 30 Nov",
         Tone.AMBER),
        ("Caleb Marsh", "14 days left", "Send final plan", "Mon 7 Dec", Tone.GREY),
        ("Amara Okafor", "21 days left", "Decide on a plan", "Mon 14 Dec", Tone.GREY),
    ]  # fmt: skip


def test_weeks_and_waiting_are_told_with_every_row(full):
    rows = {row.name: row for row in caseload_page(full, TODAY).rows}
    assert rows["Samir Hughes"].weeks == "7 of 20"
    assert rows["Samir Hughes"].weeks_tone is Tone.RED
    assert rows["Amara Okafor"].weeks == "14 of 20"
    assert rows["Amara Okafor"].waiting_on == "Health"
    assert rows["Amara Okafor"].waiting_icon == "stethoscope"
    assert rows["Caleb Marsh"].waiting_on == "Parent or carer"
    assert rows["Caleb Marsh"].officer == "J. Marlow"
    assert (
        rows["Grace Osei"]
        .spoken()
        .startswith("Grace Osei, Decide whether to assess by Mon 23 Nov, Due today")
    )


def test_the_truth_counts_statutory_limits_alone(full):
    page = caseload_page(full, TODAY)
    words = "1 deadline has passed, 2 more fall in the next seven days."
    assert page.truth == words


def test_each_filter_has_its_count_and_shows_as_many_rows(full):
    page = caseload_page(full, TODAY)
    counts = {pill.name: pill.count for pill in page.pills}
    assert counts == {
        "mine": 5, "all": 5, "overdue": 1, "due_this_week": 2,
        "waiting_for_advice": 1, "draft_plans": 1, "for_decision": 3,
        "reviews": 0, "transfers": 0, "not_heard": 5, "closed": 0,
    }  # fmt: skip
    for name, count in counts.items():
        shown = caseload_page(full, TODAY, pill=name)
        assert (len(shown.rows), shown.total) == (count, count)
        assert bool(shown.nothing) is (count == 0)


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("okafor", ["Amara Okafor"]),
        ("  OKA ama ", ["Amara Okafor"]),
        ("millbank", ["Rohan Cartwright"]),
        ("a1234567", ["Rohan Cartwright"]),
        ("ehc-26-1002", ["Grace Osei"]),
        ("%", []),
        ("_", []),
        ("nobody", []),
    ],
)
def test_search_looks_in_name_reference_upn_and_school(full, search, names):
    assert listed(full, search=search) == names


def test_a_search_that_finds_nothing_says_where_it_looked(full):
    page = caseload_page(full, TODAY, pill="overdue", search="okafor")
    assert page.nothing == "No case here matches “okafor”. Found under All: 1."


def test_pages_join_without_a_gap_or_a_double(full):
    pages = [
        caseload_page(full, TODAY, offset=start, limit=2) for start in (0, 2, 4, 6)
    ]
    names = [row.name for page in pages for row in page.rows]
    assert names == listed(full)
    assert [len(page.rows) for page in pages] == [2, 2, 1, 0]
    assert {page.total for page in pages} == {5}


def test_a_filter_that_is_not_there_is_named(full):
    with pytest.raises(BadInput) as bad:
        caseload_page(full, TODAY, pill="urgent")
    assert "urgent" in bad.value.sentence


def test_the_last_row_of_the_unheard_is_gone_once_they_were_told(caseload):
    case_id = register(caseload, "2026-03-02")
    refresh_all(caseload, date(2026, 3, 17))
    assert caseload_page(caseload, date(2026, 3, 17), pill="not_heard").total == 1
    told = NewContact(
        on="2026-03-17", way="call", direction="from_us", with_name="Ngozi Okafor",
        words="The panel meets on 2 April.", told_new=True,
    )  # fmt: skip
    record_contact(caseload, case_id, told, at("2026-03-17"))
    assert caseload_page(caseload, date(2026, 3, 17), pill="not_heard").total == 0
    refresh_all(caseload, date(2026, 3, 31))
    assert caseload_page(caseload, date(2026, 3, 31), pill="not_heard").total == 0
    refresh_all(caseload, date(2026, 4, 1))
    assert caseload_page(caseload, date(2026, 4, 1), pill="not_heard").total == 1


@pytest.mark.parametrize("search", ["zoe obrien", "ZOË", "o'brien", "o\u2019brien"])
def test_accents_and_apostrophes_do_not_hide_a_child(caseload, search):
    register(caseload, forename="Zoë", surname="O\u2019Brien", known_as="Zoe OBrien")
    page = caseload_page(caseload, date(2026, 3, 2), search=search)
    assert page.total == 1
