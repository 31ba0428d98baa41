from collections import Counter
from datetime import date

import pytest

from twentyweeks.returns.columns import match_columns
from twentyweeks.returns.import_plan import Fault
from twentyweeks.returns.sheet import read_sheet
from twentyweeks.returns.tracker import plan_import

TODAY = date(2026, 11, 21)


@pytest.fixture
def plan(samples):
    """Plan the import of one of the fake census tables."""

    def planned(name):
        sheet = read_sheet(samples / name)
        return plan_import(sheet, match_columns(sheet.headings), TODAY)

    return planned


def test_the_census_identifiers(plan):
    found = plan("fake_ChildIdentifiers.csv")
    assert found.counts == {
        "rows": 332,
        "children": 332,
        "requests": 0,
        "milestones": 0,
        "repeated": 0,
        "rejected": 0,
        "faults": 336,
    }
    assert Counter(fault.column for fault in found.faults) == {
        "UPN": 320,
        "GenderCurrent": 12,
        "PersonDeathDate": 4,
    }
    assert [column.heading for column in found.mapping.left_out] == [
        "column A",
        "ExpectedPersonBirthDate",
    ]


def test_its_dirty_values_are_named(plan):
    found = plan("fake_ChildIdentifiers.csv")
    sexes = [f for f in found.faults if f.column == "GenderCurrent"]
    assert [(f.row, f.value) for f in sexes] == [
        (187, "10"),
        (197, "15"),
        (215, "20"),
        (232, "10"),
        (250, "00"),
        (262, "11"),
        (274, "02"),
        (282, "02"),
        (283, "20"),
        (302, "50"),
        (327, "50"),
        (331, "51"),
    ]
    assert [f for f in found.faults if f.column == "PersonDeathDate"] == [
        Fault(
            21,
            "PersonDeathDate",
            "2006-07-04",
            "It is before the birth on 04/07/2007.",
        ),
        Fault(
            93,
            "PersonDeathDate",
            "2010-12-18",
            "It is before the birth on 18/12/2011.",
        ),
        Fault(
            170,
            "PersonDeathDate",
            "219-06-09",
            "It is not a date; write it as 28/09/2026.",
        ),
        Fault(
            299,
            "PersonDeathDate",
            "2014-11-02",
            "It is before the birth on 02/11/2015.",
        ),
    ]


def test_its_children_are_shown_by_their_identifiers(plan):
    first = plan("fake_ChildIdentifiers.csv").rows[0]
    assert first.person.shown_as == "RND000215205141"
    assert (first.person.born, first.person.sex) == ("2019-12-06", "M")
    assert (first.person.upn, first.milestones) == (None, ())


def test_the_census_characteristics(plan):
    found = plan("fake_ChildCharacteristics.csv")
    assert found.counts["children"] == 332
    assert found.rows[0].person.ethnicity == "WIRT"
