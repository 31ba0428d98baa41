"""Operations that this edition cannot show, or that no file could hold."""

import pytest
from sqlalchemy import select

from storage.journalled import conflicts, from_afar, read, saved
from twentyweeks.casework import (
    Involved,
    MayBeTold,
    Milestone,
    Person,
    new_id,
)
from twentyweeks.storage.operation import (
    Operation,
    operation_from_json,
    operation_from_row,
)
from twentyweeks.storage.projection import heads_of, project
from twentyweeks.storage.reducer import apply
from twentyweeks.storage.tables import operation


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


def test_a_clock_that_no_file_could_hold_is_no_operation(caseload):
    saved(caseload, Person(forename="Amara"))
    with caseload.reading() as session:
        row = session.execute(select(operation)).mappings().first()
    line = operation_from_row(dict(row)).to_json()
    with pytest.raises(ValueError, match="clock"):
        operation_from_json({**line, "hlc": "8000000000000000"})


def test_a_verb_that_is_not_known_is_kept_and_not_shown(caseload):
    person = saved(caseload, Person(forename="Amara"))
    came = from_afar(caseload, person, "known_as", "Ama", verb="entwine", hlc=9 << 40)
    assert read(caseload, Person, person.id).known_as is None
    assert conflicts(caseload) == []
    with caseload.reading() as session:
        heads = heads_of(session.connection(), "person", person.id)["known_as"]
    assert heads == [came]


def test_a_record_of_an_older_edition_takes_what_is_usual_for_a_newer_field(caseload):
    person = Involved(child_id=new_id(), name="Ngozi Okafor")
    from_afar(caseload, person, "child_id", person.child_id.hex)
    from_afar(caseload, person, "name", "Ngozi Okafor")
    held = read(caseload, Involved, person.id)
    assert (held.may_be_told, held.letter_size) == (MayBeTold.NOTHING, 12)


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
