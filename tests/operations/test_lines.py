from datetime import date
from threading import Event as Signal

import pytest
from sqlalchemy import select

from make import at, register
from twentyweeks.casework import Case, Person, Setting
from twentyweeks.errors import Cancelled
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.lines import rebuild_lines, refresh_all
from twentyweeks.operations.record import ask_advice, record_milestone
from twentyweeks.operations.saving import saving
from twentyweeks.storage.tables import case_line, limit_line


def lines(caseload):
    with caseload.reading() as session:
        cases = select(case_line).order_by(case_line.c.case_id)
        limits = select(limit_line).order_by(limit_line.c.case_id, limit_line.c.place)
        return session.execute(cases).all(), session.execute(limits).all()


@pytest.fixture
def two(caseload):
    """Return two cases on Monday 5 October 2026, one of them decided."""
    amara = register(caseload, "2026-08-24")
    register(caseload, "2026-09-28", forename="Grace", surname="Osei")
    decided = {"kind": "decided_to_assess", "on": "2026-10-05"}
    record_milestone(caseload, amara, decided, at("2026-10-05"))
    ask_advice(caseload, amara, "health", "2026-10-05", now=at("2026-10-05"))
    refresh_all(caseload, date(2026, 10, 5))
    return amara


def test_a_rebuild_changes_nothing(caseload, two):
    before = lines(caseload)
    rebuild_lines(caseload, date(2026, 10, 5))
    assert lines(caseload) == before
    assert len(before[0]) == 2


def test_only_lines_of_another_day_are_made_anew(caseload, two):
    assert refresh_all(caseload, date(2026, 10, 5)) == 0
    told = []
    done = refresh_all(caseload, date(2026, 10, 6), lambda *each: told.append(each))
    assert (done, told) == (2, [(2, 2)])
    assert {row.as_of for row in lines(caseload)[0]} == {"2026-10-06"}


def test_an_officer_who_stops_the_work_loses_nothing(caseload, two):
    before = lines(caseload)
    stop = Signal()
    stop.set()
    with pytest.raises(Cancelled):
        refresh_all(caseload, date(2026, 10, 6), cancel=stop)
    assert lines(caseload) == before


def test_a_save_refreshes_its_own_case_and_no_other(caseload, two):
    with saving(caseload, at("2026-10-07")) as journal:
        (amara,) = journal.session.scalars(
            select(Person).where(Person.surname == "Okafor")
        )
        journal.set(amara, "setting", Setting(name="Larkspur Infants"))
    days = {row.name: row.as_of for row in lines(caseload)[0]}
    assert days == {"Amara Okafor": "2026-10-07", "Grace Osei": "2026-10-05"}
    (row,) = caseload_page(caseload, date(2026, 10, 7), search="larkspur").rows
    assert row.school == "Larkspur Infants"


def test_a_save_that_fails_leaves_lines_and_records_as_they_were(caseload, two):
    before = lines(caseload)
    with pytest.raises(ZeroDivisionError):
        _fail_after_a_write(caseload)
    assert lines(caseload) == before


def _fail_after_a_write(caseload):
    with saving(caseload, at("2026-10-07")) as save:
        (case,) = save.session.scalars(select(Case).where(Case.reference.like("%1")))
        save.set(case, "reference", "EHC-26-7777")
        raise ZeroDivisionError


def test_a_case_that_is_gone_leaves_no_line(caseload, two):
    with saving(caseload, at("2026-10-07")) as journal:
        case = journal.session.scalars(select(Case)).first()
        journal.delete(case)
    assert len(lines(caseload)[0]) == 1


def test_lines_of_cases_that_came_another_way_are_found_missing_and_made(caseload, two):
    stamp = caseload.stamp(at("2026-10-07"))
    with caseload.writing(stamp) as journal:
        journal.create(Case(person_id=caseload.officer, reference="EHC-26-9000"))
    assert refresh_all(caseload, date(2026, 10, 5)) == 1
    page = caseload_page(caseload, date(2026, 10, 5), search="9000")
    assert [row.name for row in page.rows] == ["No name yet"]
