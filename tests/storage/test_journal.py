"""The journal: explicit replacement, conflicts, deletion, what is frozen."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from storage.journalled import LATER, conflicts, from_afar, read, saved
from storage.sample import NOW
from twentyweeks.casework import (
    Case,
    Person,
    new_id,
)
from twentyweeks.errors import Refused
from twentyweeks.storage.journal import seen_of
from twentyweeks.storage.operation import (
    Operation,
    operation_from_json,
    operation_from_row,
)
from twentyweeks.storage.projection import heads_of, project
from twentyweeks.storage.reducer import apply
from twentyweeks.storage.tables import operation


def test_a_field_written_twice_holds_the_second_and_remembers_the_first(caseload):
    person = saved(caseload, Person(forename="Amara", known_as="Mara"))
    with caseload.writing(caseload.stamp(LATER)) as journal:
        journal.set(person, "known_as", "Ama")
    assert read(caseload, Person, person.id).known_as == "Ama"
    with caseload.reading() as session:
        told = session.execute(
            select(operation.c.v).where(
                operation.c.eid == person.id, operation.c.f == "known_as"
            )
        ).all()
    assert sorted(row.v for row in told) == ['"Ama"', '"Mara"']


def test_writing_what_stands_already_is_no_write(caseload):
    person = saved(caseload, Person(forename="Amara"))
    with caseload.writing(caseload.stamp(LATER)) as journal:
        journal.set(person, "forename", "Amara")
        assert journal.touched == set()


def test_two_officers_who_saw_the_same_value_leave_both_words(caseload):
    person = saved(caseload, Person(forename="Amara", known_as="Mara"))
    with caseload.reading() as session:
        seen = seen_of(session, person)["known_as"]
    with caseload.writing(caseload.stamp(LATER)) as journal:
        journal.set(person, "known_as", "Ama")
    from_afar(caseload, person, "known_as", "Amy", seen)
    assert conflicts(caseload) == [("known_as", "differs")]
    with caseload.reading() as session:
        heads = heads_of(session.connection(), "person", person.id)["known_as"]
    assert {op.v for op in heads} == {"Ama", "Amy"}


def test_two_officers_who_wrote_the_same_have_no_conflict(caseload):
    person = saved(caseload, Person(forename="Amara", known_as="Mara"))
    with caseload.reading() as session:
        seen = seen_of(session, person)["known_as"]
    with caseload.writing(caseload.stamp(LATER)) as journal:
        journal.set(person, "known_as", "Ama")
    from_afar(caseload, person, "known_as", "Ama", seen)
    assert conflicts(caseload) == []


def test_settling_names_every_value_and_ends_the_conflict(caseload):
    person = saved(caseload, Person(forename="Amara", known_as="Mara"))
    from_afar(caseload, person, "known_as", "Amy")
    assert conflicts(caseload) == [("known_as", "differs")]
    with caseload.writing(caseload.stamp(LATER)) as journal:
        journal.settle(("person", person.id), "known_as", "Amy", None)
    assert conflicts(caseload) == []
    assert read(caseload, Person, person.id).known_as == "Amy"


def test_there_is_nothing_to_settle_where_nothing_was_written(caseload):
    person = saved(caseload, Person(forename="Amara"))
    with (
        caseload.writing(caseload.stamp(LATER)) as journal,
        pytest.raises(Refused, match="nothing left to settle"),
    ):
        journal.settle(("person", person.id), "known_as", "Amy", None)


def test_a_write_that_was_replaced_before_it_came_never_shows(caseload):
    person = saved(caseload, Person(forename="Amara"))
    late = new_id()
    from_afar(caseload, person, "known_as", "Ama", [late])
    old = Operation(
        id=late,
        tx="b" * 16,
        verb="set",
        case=None,
        ent="person",
        eid=person.id,
        f="known_as",
        v="Mara",
        hlc=7 << 60,
        wall="2036-01-01T00:00:00+00:00",
    )
    with caseload.local() as connection:
        project(connection, apply(connection, [old]))
    assert read(caseload, Person, person.id).known_as == "Ama"
    assert conflicts(caseload) == []


def test_an_operation_that_comes_twice_changes_nothing(caseload):
    person = saved(caseload, Person(forename="Amara"))
    came = from_afar(caseload, person, "known_as", "Ama")
    with caseload.local() as connection:
        assert apply(connection, [came, came]) == set()


def test_what_was_deleted_is_gone_and_can_be_brought_back(caseload):
    person = saved(caseload, Person(forename="Amara"))
    with caseload.writing(caseload.stamp(LATER)) as journal:
        journal.delete(person)
    assert read(caseload, Person, person.id) is None
    with caseload.writing(caseload.stamp(LATER)) as journal:
        journal.restore(("person", person.id), None)
    assert read(caseload, Person, person.id).forename == "Amara"


def test_an_edit_that_the_deleter_had_not_seen_stays_and_is_told(caseload):
    person = saved(caseload, Person(forename="Amara"))
    with caseload.writing(caseload.stamp(LATER)) as journal:
        journal.delete(person)
    from_afar(caseload, person, "known_as", "Ama")
    assert read(caseload, Person, person.id).known_as == "Ama"
    assert conflicts(caseload) == [("", "edited_after_deletion")]


def test_an_operation_reads_back_from_its_line(caseload):
    case = Case(person_id=new_id(), reference="EHC-26-1042")
    saved(caseload, case)
    with caseload.reading() as session:
        rows = session.execute(select(operation)).mappings().all()
    operations = [operation_from_row(dict(row)) for row in rows]
    assert [operation_from_json(op.to_json()) for op in operations] == operations
    assert {op.case for op in operations if op.ent == "case"} == {case.id}


def test_a_whole_save_is_kept_or_none_of_it(caseload):
    def save_and_fail():
        with caseload.writing(caseload.stamp(NOW)) as journal:
            journal.create(Person(forename="Amara"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    with caseload.reading() as session:
        assert session.scalars(select(Person)).all() == []


def test_the_clock_of_operations_never_goes_back(caseload):
    saved(caseload, Person(forename="First"), NOW)
    saved(caseload, Person(forename="Second"), NOW - timedelta(days=3))
    with caseload.reading() as session:
        told = session.execute(
            select(operation.c.v)
            .where(operation.c.f == "forename")
            .order_by(operation.c.hlc)
        ).all()
    assert [row.v for row in told] == ['"First"', '"Second"']


def test_a_stamp_says_who_wrote_when_and_why(caseload):
    stamp = caseload.stamp(datetime(2026, 11, 21, 12, 0, tzinfo=UTC), why="they rang")
    with caseload.writing(stamp) as journal:
        journal.create(Person(forename="Amara"))
    with caseload.reading() as session:
        row = session.execute(
            select(operation).where(operation.c.f == "forename")
        ).one()
    assert (row.by, row.why) == (caseload.officer, "they rang")
    assert row.wall == "2026-11-21T12:00:00+00:00"


def test_a_write_that_fails_leaves_no_line_of_itself_and_the_rest_is_kept(caseload):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        with pytest.raises(UnicodeEncodeError):
            journal.create(Person(forename="Rohan", surname="\ud800"))
        journal.create(Person(forename="Samir"))
    with caseload.reading() as session:
        names = session.scalars(select(operation.c.v)).all()
        assert '"Samir"' in names
        assert '"Rohan"' not in names
        assert session.scalar(text("SELECT open FROM guard")) == 0
