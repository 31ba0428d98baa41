"""The case before and the case after, in the order of the list."""

from uuid import UUID

import pytest
from sqlalchemy import insert

from make import northmoor
from twentyweeks.operations.beside import Beside, beside
from twentyweeks.storage.tables import case_line

LISTED = (
    (1, "Samir Hughes", "2026-11-30", "assessing"),
    (2, "Amara Okafor", "2026-12-14", "assessing"),
    (3, "Amara Okafor", "2026-12-14", "assessing"),
    (4, "Grace Osei", "2026-12-14", "closed"),
    (5, "Rohan Marsh", "2027-01-11", "assessing"),
    (6, "Arlo Ferreira", None, "maintained"),
    (7, "Caleb Marsh", None, "maintained"),
)


@pytest.fixture
def listed(home):
    rows = [
        {
            "case_id": UUID(int=number), "name": name, "reference": f"EHC-{number}",
            "next_due": due, "phase": phase, "waiting_on": "", "force": "",
            "overdue": False, "unheard": False, "search": "", "line": "{}",
            "as_of": "2026-11-23",
        }
        for number, name, due, phase in LISTED
    ]  # fmt: skip
    with northmoor(home) as caseload:
        with caseload.local() as connection:
            connection.execute(insert(case_line), rows)
        yield caseload


def around(caseload, number):
    with caseload.reading() as session:
        found = beside(session, UUID(int=number))
    ids = (found.previous_id, found.next_id)
    return (found.position, *(int(each, 16) if each else 0 for each in ids))


@pytest.mark.parametrize(
    ("number", "position", "before", "after"),
    [
        (1, "1 of 6", 0, 2),
        (2, "2 of 6", 1, 3),
        (3, "3 of 6", 2, 5),
        (5, "4 of 6", 3, 6),  # those without a date come after all that have one
        (6, "5 of 6", 5, 7),
        (7, "6 of 6", 6, 0),
    ],
)
def test_each_case_has_its_neighbours(listed, number, position, before, after):
    assert around(listed, number) == (position, before, after)


def test_a_closed_case_stands_in_no_list(listed):
    with listed.reading() as session:
        assert beside(session, UUID(int=4)) == Beside()
