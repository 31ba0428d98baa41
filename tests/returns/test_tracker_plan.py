import csv
import io
from datetime import date

import pytest

from twentyweeks.returns.columns import match_columns
from twentyweeks.returns.import_plan import Fault, Rejected, Repeated
from twentyweeks.returns.import_report import report_of, sentences_of
from twentyweeks.returns.sheet import read_sheet
from twentyweeks.returns.tracker import plan_import

TODAY = date(2026, 11, 21)
UPN = "X857200125001"


@pytest.fixture
def plan(tmp_path):
    """Plan the import of a table written as CSV."""

    def planned(*rows):
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        path = tmp_path / "tracker.csv"
        path.write_text(text.getvalue(), encoding="utf-8")
        sheet = read_sheet(path)
        return plan_import(sheet, match_columns(sheet.headings), TODAY)

    return planned


def test_a_whole_row(plan):
    found = plan(
        ["Surname", "Forename", "DOB", "Sex", "UPN", "Postcode", "Parent", "Mobile",
         "Email", "School", "URN", "NCY", "Caseworker", "Request date", "Requested by",
         "Decision to assess Y/N", "Decision letter date", "Draft served",
         "Final issued", "Comments"],
        ["Bell", "Ann", "04/05/2016", "F", UPN, "le156hp", "Jo Bell", "07700900123",
         "jo@example.org", "High School", "100000", "5", "Sam", "02/03/2026", "Mother",
         "Y", "10/04/2026", "01/06/2026", "20/07/2026", "likes trains"],
    )  # fmt: skip
    assert found.faults == ()
    (row,) = found.rows
    assert row.person.shown_as == "Ann Bell"
    assert row.person.born == "2016-05-04"
    assert (row.parent_phone, row.school_urn) == ("07700 900123", "100000")
    assert row.requested_by == "Mother"
    assert row.milestones == (
        {"kind": "request_received", "on": "2026-03-02", "from": "parent"},
        {"kind": "decided_to_assess", "on": "2026-04-10"},
        {"kind": "draft_plan_served", "on": "2026-06-01"},
        {"kind": "final_plan_sent", "on": "2026-07-20"},
    )


def test_no_request_means_no_milestone(plan):
    found = plan(["LAchildID", "DOB"], ["RND1", "2016-05-04"])
    (row,) = found.rows
    assert (row.milestones, row.requested_on) == ((), None)
    assert row.person.shown_as == "RND1"


@pytest.mark.parametrize(
    ("headings", "cells", "events"),
    [
        (
            ["Request date", "Requested by"],
            ["2026-03-02", "health visitor"],
            [{"kind": "request_received", "on": "2026-03-02"}],
        ),
        (
            ["Request outcome", "Request outcome date"],
            ["N", "2026-04-10"],
            [{"kind": "refused_to_assess", "on": "2026-04-10"}],
        ),
        (["Request outcome", "Request outcome date"], ["A", ""], []),
        (
            ["Assessment outcome", "Assessment outcome date"],
            ["Y", "2026-07-20"],
            [{"kind": "final_plan_sent", "on": "2026-07-20"}],
        ),
        (
            ["Decision to issue", "Decision to issue date"],
            ["No", "2026-06-20"],
            [{"kind": "refused_plan", "on": "2026-06-20"}],
        ),
        (["Decision to issue", "Decision to issue date"], ["Yes", "2026-06-20"], []),
        (
            ["Draft sent"],
            ["2026-06-01"],
            [{"kind": "draft_plan_served", "on": "2026-06-01"}],
        ),
        (
            ["EHC Plan Start Date", "Date EHC plan ceased"],
            ["2020-01-02", "2026-01-02"],
            [
                {"kind": "final_plan_sent", "on": "2020-01-02"},
                {"kind": "plan_ceased", "on": "2026-01-02"},
            ],
        ),
    ],
)
def test_only_what_a_row_states_becomes_a_milestone(plan, headings, cells, events):
    found = plan(["UPN", *headings], [UPN, *cells])
    assert list(found.rows[0].milestones) == events
    assert found.faults == ()


@pytest.mark.parametrize(
    ("headings", "cells", "column", "value", "reason"),
    [
        (
            ["DOB"],
            ["31/02/2026"],
            "DOB",
            "31/02/2026",
            "There is no such day. Look at the day and the month.",
        ),
        (["DOB"], ["22/11/2026"], "DOB", "22/11/2026", "It is in the future."),
        (
            ["DOB", "Request date"],
            ["03/03/2026", "02/03/2026"],
            "DOB",
            "03/03/2026",
            "It is after the request was received on 02/03/2026.",
        ),
        (
            ["Request date", "Draft served"],
            ["02/03/2026", "01/03/2026"],
            "Draft served",
            "01/03/2026",
            "It is before the request was received on 02/03/2026.",
        ),
        (
            ["DOB", "Date of death"],
            ["02/03/2020", "01/03/2020"],
            "Date of death",
            "01/03/2020",
            "It is before the birth on 02/03/2020.",
        ),
        (
            ["Agreed to assess"],
            ["Y"],
            "Agreed to assess",
            "Y",
            "It has no date, so it was not recorded.",
        ),
        (
            ["Request outcome", "Request outcome date"],
            ["", "01/03/2020"],
            "Request outcome date",
            "01/03/2020",
            "No decision, Y or N, goes with this date.",
        ),
        (
            ["Request outcome"],
            ["W"],
            "Request outcome",
            "W",
            "Withdrawn: close the case by hand.",
        ),
        (
            ["Final issued", "Plan start"],
            ["01/03/2020", "02/03/2020"],
            "Plan start",
            "02/03/2020",
            "The final plan is dated 01/03/2020 already.",
        ),
        (
            ["Surname", ""],
            ["Bell", "a stray note"],
            "column D",
            "a stray note",
            "It stands under no heading.",
        ),
    ],
)
def test_each_fault_has_its_row_column_and_reason(
    plan, headings, cells, column, value, reason
):
    found = plan(["UPN", *headings], [], [UPN, *cells])
    if not headings[-1]:
        found = plan(["UPN", "Surname"], [], [UPN, "Bell", "", "a stray note"])
    assert found.faults == (Fault(3, column, value, reason),)
    assert len(found.rows) == 1


def test_a_faulty_birth_leaves_the_child_and_empties_the_birth(plan):
    found = plan(["UPN", "DOB"], [UPN, "31/02/2026"])
    assert (found.rows[0].person.upn, found.rows[0].person.born) == (UPN, None)


def test_a_row_without_an_identity_is_rejected(plan):
    found = plan(
        ["Surname", "DOB", "UPN", "School"],
        ["Bell", "", "", "High School"],
        ["Ash", "2016-05-04", "", ""],
        ["", "2016-05-04", "", ""],
        ["Elm", "", "A857200125001", ""],
        ["Surname", "DOB", "UPN", "School"],
    )
    reason = "It has neither an identifier nor a name with a date of birth."
    assert found.rejected == (
        Rejected(2, reason),
        Rejected(4, reason),
        Rejected(5, reason),
        Rejected(6, "It repeats the headings."),
    )
    assert [row.number for row in found.rows] == [3]
    assert found.faults == (
        Fault(
            5,
            "UPN",
            "A857200125001",
            "The check letter of this UPN should be X, not A.",
        ),
    )


def test_a_second_row_of_a_child_is_listed(plan):
    found = plan(
        ["UPN", "Surname", "School"],
        [UPN, "Bell", "High School"],
        [UPN, "Bell", "Low School"],
    )
    assert [row.school_name for row in found.rows] == ["High School"]
    assert found.repeated == (Repeated(3, 2, added=False),)
    assert found.faults == (Fault(3, "UPN", UPN, "Same child as row 2."),)


def test_a_second_row_that_only_adds_events_joins_the_first(plan):
    found = plan(
        ["UPN", "Surname", "Request date", "Draft served"],
        [UPN, "Bell", "2026-03-02", ""],
        [UPN, "Bell", "", "2026-06-01"],
    )
    assert found.rows[0].milestones == (
        {"kind": "request_received", "on": "2026-03-02"},
        {"kind": "draft_plan_served", "on": "2026-06-01"},
    )
    assert found.repeated == (Repeated(3, 2, added=True),)
    assert found.faults == ()


def test_a_further_request_of_a_child_is_a_row_of_its_own(plan):
    found = plan(["UPN", "Request date"], [UPN, "2024-03-02"], [UPN, "2026-03-02"])
    assert [(row.number, row.same_child_as) for row in found.rows] == [
        (2, None),
        (3, 2),
    ]
    assert found.counts["children"] == 1
    assert found.counts["requests"] == 2


def test_a_child_without_a_number_is_known_again_by_name_and_birth(plan):
    found = plan(
        ["Surname", "Forename", "DOB"],
        ["Bell", "Ann", "2016-05-04"],
        ["BELL", "ann", "04/05/2016"],
        ["Bell", "Ann", "2017-05-04"],
    )
    assert [row.number for row in found.rows] == [2, 4]
    assert found.faults == (Fault(3, "DOB", "04/05/2016", "Same child as row 2."),)


def test_a_number_that_is_another_childs_is_emptied(plan):
    found = plan(
        ["UPN", "Surname", "Forename", "DOB"],
        [UPN, "Bell", "Ann", "2016-05-04"],
        [UPN, "Bell", "Ben", "2016-05-04"],
    )
    assert [row.person.upn for row in found.rows] == [UPN, None]
    assert found.faults == (
        Fault(3, "UPN", UPN, "It stands on row 2, for another child."),
    )


def test_two_nameless_children_of_one_birth_date_are_two(plan):
    found = plan(
        ["UPN", "Person ID", "DOB"],
        [UPN, "", "2016-05-04"],
        ["", "P2", "2016-05-04"],
    )
    assert [row.person.shown_as for row in found.rows] == [UPN, "P2"]


@pytest.mark.parametrize("forenames", ["Ann Marie", "A.", "ANN", ""])
def test_a_longer_or_shorter_forename_is_the_same_child(plan, forenames):
    found = plan(["UPN", "Forename"], [UPN, "Ann"], [UPN, forenames])
    assert found.faults == (Fault(3, "UPN", UPN, "Same child as row 2."),)


def test_a_former_number_alone_is_an_identifier(plan):
    found = plan(["Former UPN", "Surname"], [UPN, "-"])
    assert [row.person.shown_as for row in found.rows] == [UPN]


def test_a_whole_name_is_split_only_at_a_comma(plan):
    found = plan(
        ["Name", "DOB"], ["Bell, Ann", "2016-05-04"], ["Ben Ash", "2016-05-04"]
    )
    first, second = (row.person for row in found.rows)
    assert (first.surname, first.forenames) == ("Bell", "Ann")
    assert (second.surname, second.known_as, second.shown_as) == (
        None,
        "Ben Ash",
        "Ben Ash",
    )


def test_the_report_and_its_sentences(plan):
    found = plan(
        ["UPN", "Surnmae", "Date of death", "Band"],
        [UPN, "Bell", "2020-01-02", "B2"],
        ["x", "Ash", "", ""],
    )
    assert report_of(found) == {
        "file": "tracker.csv",
        "sheet": "",
        "read_as": "text in UTF-8, separated by commas",
        "heading_row": 1,
        "sheets_passed_over": [],
        "counts": {
            "rows": 2,
            "children": 1,
            "requests": 0,
            "milestones": 0,
            "repeated": 0,
            "rejected": 1,
            "faults": 1,
        },
        "columns": [
            {"heading": "UPN", "field": "upn", "how": "known", "score": 100},
            {"heading": "Surnmae", "field": "surname", "how": "near", "score": 86},
            {"heading": "Date of death", "field": "died", "how": "known", "score": 100},
        ],
        "left_out": [{"heading": "Band", "reason": "This import has no place for it."}],
        "questions": [
            "A date of death stands on row 2. Make sure that no letter goes to these "
            "families."
        ],
        "rejected": [
            {
                "row": 3,
                "reason": "It has neither an identifier nor a name with a date of "
                "birth.",
            }
        ],
        "repeated": [],
        "faults": [
            {
                "row": 3,
                "column": "UPN",
                "value": "x",
                "reason": "A UPN has 13 characters; this has 1.",
            }
        ],
    }
    assert sentences_of(found) == (
        "“tracker.csv”, read as text in UTF-8, separated by commas: 2 rows under the "
        "headings of row 1.",
        "1 child would come in, with 0 requests and 0 milestones.",
        "1 row rejected, 0 rows about a child already told of, 1 fault.",
        "“Surnmae” is read as “Surname”, because it is nearly a heading for that (86 "
        "of 100).",
        "“Band” is left out. This import has no place for it.",
        "A date of death stands on row 2. Make sure that no letter goes to these "
        "families.",
        "Row 3 is rejected. It has neither an identifier nor a name with a date of "
        "birth.",
        "Row 3, UPN: “x” is left out. A UPN has 13 characters; this has 1.",
    )
