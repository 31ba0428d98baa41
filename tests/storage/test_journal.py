"""The journal: explicit replacement, conflicts, deletion, what is frozen."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, select, text, update

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks.casework import (
    Case,
    Involved,
    Letter,
    MayBeTold,
    Milestone,
    Person,
    Visit,
    new_id,
)
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.storage.journal import seen_of
from twentyweeks.storage.operation import (
    Operation,
    operation_from_json,
    operation_from_row,
)
from twentyweeks.storage.projection import RECORDS, heads_of, project
from twentyweeks.storage.rebuild import changed_by_rebuild
from twentyweeks.storage.reducer import apply
from twentyweeks.storage.tables import contested, operation
from twentyweeks.storage.unlock import opened
from twentyweeks.vault.keys import Compartment

LATER = NOW + timedelta(minutes=5)
GENERAL = Compartment.GENERAL


@pytest.fixture
def caseload(home):
    made(home)
    with opened(home, PASSPHRASE, NOW) as found:
        yield found
        assert changed_by_rebuild(found, GENERAL) == ()


def saved(caseload, record, now=NOW):
    with caseload.writing(caseload.stamp(now)) as journal:
        return journal.create(record)


def read(caseload, kind, ident):
    with caseload.reading() as session:
        return session.get(kind, ident)


def conflicts(caseload):
    with caseload.reading() as session:
        rows = session.execute(select(contested.c.f, contested.c.kind)).all()
        return [tuple(row) for row in rows]


def from_afar(caseload, record, name, value, sup=(), *, hlc=1, verb="set", saw=()):
    """Take in an operation that another station wrote."""
    came = Operation(
        id=new_id(),
        tx="a" * 16,
        verb=verb,
        case=None,
        ent=record.__tablename__,
        eid=record.id,
        f=name,
        v=value,
        sup=tuple(sup),
        saw=tuple(saw),
        hlc=hlc,
        wall="2026-11-21T10:00:00+00:00",
        src="ui",
    )
    with caseload.local() as connection:
        project(connection, apply(connection, [came]))
    return came


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


def issued(caseload):
    letter = Letter(
        case_id=new_id(),
        kind="refuse-to-assess",
        recipient_name="Ngozi Okafor",
        written_on=date(2026, 11, 20),
        issued={"sha256": "ab" * 32},
    )
    with caseload.writing(caseload.stamp(NOW)) as journal:
        return journal.issue(letter, "issued")


def test_nothing_replaces_what_was_issued(caseload):
    letter = issued(caseload)
    with caseload.reading() as session:
        seen = seen_of(session, letter)["issued"]
    from_afar(caseload, letter, "issued", {"sha256": "cd" * 32}, seen)
    with caseload.reading() as session:
        heads = heads_of(session.connection(), "letter", letter.id)["issued"]
    assert {"sha256": "ab" * 32} in [op.v for op in heads]


def test_an_issued_letter_may_still_be_posted(caseload):
    letter = issued(caseload)
    with caseload.writing(caseload.stamp(LATER)) as journal:
        journal.set(letter, "posted_on", date(2026, 11, 21))
    assert read(caseload, Letter, letter.id).posted_on == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("name", "value"),
    [("shoe_size", 4), ("born", "not a day"), ("setting", {"colour": "blue"})],
)
def test_what_a_newer_edition_wrote_is_kept_and_not_shown(caseload, name, value):
    person = saved(caseload, Person(forename="Amara"))
    came = from_afar(caseload, person, name, value)
    held = read(caseload, Person, person.id)
    assert (held.forename, held.born, held.setting) == ("Amara", None, None)
    with caseload.reading() as session:
        kept = session.execute(
            select(operation).where(operation.c.id == came.id)
        ).mappings()
        assert operation_from_row(dict(kept.one())) == came


def test_a_kind_of_record_that_is_not_known_is_kept_and_not_shown(caseload):
    came = Operation(
        id=new_id(),
        tx="c" * 16,
        verb="set",
        case=None,
        ent="pet",
        eid=new_id(),
        f="name",
        v="Rex",
        hlc=1,
        wall="2026-11-21T10:00:00+00:00",
    )
    with caseload.local() as connection:
        project(connection, apply(connection, [came]))
        assert connection.scalar(
            select(operation.c.ent).where(operation.c.id == came.id)
        ) == ("pet")


def test_a_record_whose_needed_field_has_not_come_is_not_shown(caseload):
    milestone = Milestone(case_id=new_id(), facts={})
    from_afar(caseload, milestone, "case_id", milestone.case_id.hex)
    assert read(caseload, Milestone, milestone.id) is None
    from_afar(caseload, milestone, "facts", {"kind": "request_received"})
    assert read(caseload, Milestone, milestone.id).facts["kind"] == "request_received"


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


@pytest.mark.parametrize("name", sorted(RECORDS))
@pytest.mark.parametrize("verb", ["insert", "update", "delete"])
def test_no_record_changes_without_a_line_of_the_journal(caseload, name, verb):
    visit = saved(caseload, Visit(case_id=new_id(), held_on=date(2026, 11, 2)))
    with pytest.raises(Unavailable, match="outside the journal"):
        _write_past_the_journal(caseload, RECORDS[name], verb)
    assert read(caseload, Visit, visit.id).held_on == date(2026, 11, 2)


def _write_past_the_journal(caseload, table, verb):
    row = [_BLANK.get(str(column.type.compile()), "7") for column in table.columns]
    with caseload.local() as connection:
        connection.execute(text("UPDATE guard SET open = :o"), {"o": verb != "insert"})
        marks = ", ".join(f":v{at}" for at in range(len(row)))
        values = {f"v{at}": value for at, value in enumerate(row)}
        connection.execute(text(f'INSERT INTO "{table.name}" VALUES ({marks})'), values)  # noqa: S608
        connection.execute(text("UPDATE guard SET open = 0"))
        change = update(table).values(id=UUID(int=7))
        connection.execute(change if verb == "update" else table.delete())


_BLANK = {"BLOB": b"7", "INTEGER": 7}


def test_the_guard_is_shut_after_every_save(caseload):
    saved(caseload, Person(forename="Amara"))
    with caseload.local() as connection:
        assert connection.scalar(text("SELECT open FROM guard")) == 0
        row = {"id": UUID(int=1), "name": "x", "promise_days": 1}
        with pytest.raises(Exception, match="outside the journal"):
            connection.execute(insert(RECORDS["authority"]), row)


def test_a_clock_that_no_file_could_hold_is_no_operation(caseload):
    saved(caseload, Person(forename="Amara"))
    with caseload.reading() as session:
        row = session.execute(select(operation)).mappings().first()
    line = operation_from_row(dict(row)).to_json()
    with pytest.raises(ValueError, match="clock"):
        operation_from_json({**line, "hlc": "8000000000000000"})


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


def test_a_verb_that_is_not_known_is_kept_and_not_shown(caseload):
    person = saved(caseload, Person(forename="Amara"))
    came = from_afar(caseload, person, "known_as", "Ama", verb="entwine", hlc=9 << 40)
    assert read(caseload, Person, person.id).known_as is None
    assert conflicts(caseload) == []
    with caseload.reading() as session:
        heads = heads_of(session.connection(), "person", person.id)["known_as"]
    assert heads == [came]


def test_what_was_issued_shows_before_a_later_word(caseload):
    letter = issued(caseload)
    from_afar(caseload, letter, "issued", {"sha256": "cd" * 32}, hlc=7 << 60)
    assert read(caseload, Letter, letter.id).issued == {"sha256": "ab" * 32}
    assert conflicts(caseload) == [("issued", "differs")]


def test_an_issue_says_every_value_that_it_went_out_with(caseload):
    letter = issued(caseload)
    with caseload.reading() as session:
        heads = heads_of(session.connection(), "letter", letter.id)
    (frozen,) = heads.pop("issued")
    assert frozen.verb == "issue"
    assert set(frozen.saw) == {op.id for ops in heads.values() for op in ops}
    assert {"kind", "recipient_name", "written_on", "case_id"} <= set(heads)


def test_what_was_issued_is_not_written_over(caseload):
    letter = issued(caseload)
    with (
        caseload.writing(caseload.stamp(LATER)) as journal,
        pytest.raises(Refused, match="stays as it was issued"),
    ):
        journal.set(letter, "issued", {"sha256": "cd" * 32})
    assert read(caseload, Letter, letter.id).issued == {"sha256": "ab" * 32}


def test_a_word_that_came_after_the_issue_is_settled_to_what_was_issued(caseload):
    letter = issued(caseload)
    entity = ("letter", letter.id)
    from_afar(caseload, letter, "issued", {"sha256": "cd" * 32})
    with caseload.writing(caseload.stamp(LATER)) as journal:
        with pytest.raises(Refused, match="stays as it was issued"):
            journal.settle(entity, "issued", {"sha256": "cd" * 32}, None)
        journal.settle(entity, "issued", {"sha256": "ab" * 32}, None)
    assert conflicts(caseload) == []
    assert read(caseload, Letter, letter.id).issued == {"sha256": "ab" * 32}


def test_a_record_of_an_older_edition_takes_what_is_usual_for_a_newer_field(caseload):
    person = Involved(child_id=new_id(), name="Ngozi Okafor")
    from_afar(caseload, person, "child_id", person.child_id.hex)
    from_afar(caseload, person, "name", "Ngozi Okafor")
    held = read(caseload, Involved, person.id)
    assert (held.may_be_told, held.letter_size) == (MayBeTold.NOTHING, 12)


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


@pytest.mark.parametrize(
    "change",
    ["UPDATE operation SET v = '\"Other\"'", "DELETE FROM operation"],
)
def test_the_journal_is_never_rewritten(caseload, change):
    saved(caseload, Person(forename="Amara"))
    with (
        pytest.raises(Unavailable, match="never rewritten"),
        caseload.local() as connection,
    ):
        connection.execute(text(change))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("v", "\ud800"),
        ("why", "\ud800"),
        ("f", "\ud800"),
        ("sv", -1),
        ("sv", 1 << 63),
        ("hlc", "-1"),
        ("id", "not one"),
    ],
)
def test_what_no_file_could_hold_is_no_operation(caseload, name, value):
    saved(caseload, Person(forename="Amara"))
    with caseload.reading() as session:
        row = session.execute(select(operation)).mappings().first()
    line = operation_from_row(dict(row)).to_json()
    with pytest.raises((ValueError, TypeError)):
        operation_from_json({**line, name: value})
