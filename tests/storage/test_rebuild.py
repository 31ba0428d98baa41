"""Two journals write at random and exchange in any order: a rebuild changes nothing."""

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks.casework import Person, new_id
from twentyweeks.errors import Refused
from twentyweeks.storage.operation import (
    Operation,
    operation_from_json,
    operation_from_row,
)
from twentyweeks.storage.projection import RECORDS, heads_of, project
from twentyweeks.storage.rebuild import changed_by_rebuild
from twentyweeks.storage.reducer import apply
from twentyweeks.storage.tables import contested, head, operation
from twentyweeks.storage.unlock import opened
from twentyweeks.vault.keys import Compartment

GENERAL = Compartment.GENERAL
VERBS = ("create", "set", "set", "delete", "restore", "settle", "issue", "odd")
STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from((*VERBS, "exchange")),
        st.integers(0, 2),
        st.sampled_from("ABC"),
    ),
    min_size=3,
    max_size=16,
)


@pytest.fixture(scope="module")
def stations(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stations")
    made(folder / "one")
    made(folder / "two")
    with (
        opened(folder / "one", PASSPHRASE, NOW) as one,
        opened(folder / "two", PASSPHRASE, NOW) as two,
    ):
        yield one, two


@settings(max_examples=40, deadline=None)
@given(steps=STEPS, seed=st.integers())
def test_two_stations_agree_and_a_rebuild_changes_nothing(stations, steps, seed):
    people = [new_id() for _ in range(3)]
    for minute, (at, verb, which, value) in enumerate(steps):
        if verb == "exchange":
            send(stations[1 - at], stations[at], people, seed)
        else:
            now = NOW + timedelta(minutes=minute)
            save(stations[at], verb, people[which], value, now)
    send(stations[0], stations[1], people, seed)
    send(stations[1], stations[0], people, seed)
    assert told(stations[0], people) == told(stations[1], people)
    for station in stations:
        assert changed_by_rebuild(station, GENERAL) == ()


def save(caseload, verb, ident, value, now):
    """Write one Save, as far as the rules let it."""
    entity = ("person", ident)
    person = Person(id=ident, known_as=value)
    try:
        with caseload.writing(caseload.stamp(now)) as journal:
            match verb:
                case "create":
                    journal.create(person)
                case "set":
                    journal.set(person, "known_as", value)
                case "delete":
                    journal.delete(person)
                case "restore":
                    journal.restore(entity, None)
                case "settle":
                    journal.settle(entity, "known_as", value, None)
                case "issue":
                    journal.issue(person, "known_as")
                case _:
                    heads = heads_of(journal.connection, *entity)["known_as"]
                    odd = operation_of(
                        ident, value, [op.id for op in heads], verb="odd"
                    )
                    project(journal.connection, apply(journal.connection, [odd]))
    except Refused:
        return


def operation_of(ident, value, sup=(), **fields):
    given_ = {
        "id": new_id(), "tx": "a" * 16, "verb": "set", "case": None, "ent": "person",
        "eid": ident, "f": "known_as", "v": value, "sup": tuple(sup), "hlc": 1,
        "wall": "2026-11-21T10:00:00+00:00", **fields,
    }  # fmt: skip
    return Operation(**given_)


def send(source, target, people, seed):
    """Carry every operation on these people over, in some order, twice."""
    with source.reading() as session:
        asked = select(operation).where(operation.c.eid.in_(people))
        rows = session.execute(asked).mappings().all()
    lines = [operation_from_row(dict(row)).to_json() for row in rows]
    random.Random(seed).shuffle(lines)  # noqa: S311
    for some in (lines[: len(lines) // 2], lines):
        with target.local() as connection:
            came = [operation_from_json(line) for line in some]
            project(connection, apply(connection, came))


def told(caseload, people):
    with caseload.reading() as session:
        heads = select(head).where(head.c.eid.in_(people)).order_by(*head.primary_key)
        table = RECORDS["person"]
        rows = select(table).where(table.c.id.in_(people)).order_by(table.c.id)
        differ = select(contested).where(contested.c.eid.in_(people))
        differ = differ.order_by(*contested.primary_key)
        return [session.execute(each).all() for each in (heads, rows, differ)]


def test_a_row_that_the_journal_does_not_know_is_found(home):
    made(home)
    with opened(home, PASSPHRASE, NOW) as caseload:
        with caseload.local() as connection:
            connection.execute(text("UPDATE guard SET open = 1"))
            added = text("INSERT INTO person (id, forename) VALUES (x'07', 'Nobody')")
            connection.execute(added)
            connection.execute(text("UPDATE guard SET open = 0"))
        assert changed_by_rebuild(caseload, GENERAL) == ("person",)


@pytest.mark.parametrize("first", ["replaced", "replacing"])
def test_a_write_is_replaced_wherever_it_lies_and_whenever_it_comes(home, first):
    made(home)
    one, other = new_id(), new_id()
    replaced = operation_of(one, "A")
    replacing = operation_of(other, "B", [replaced.id])
    order = [replaced, replacing] if first == "replaced" else [replacing, replaced]
    with opened(home, PASSPHRASE, NOW) as caseload:
        for op in order:
            with caseload.local() as connection:
                project(connection, apply(connection, [op]))
        with caseload.reading() as session:
            assert dict(heads_of(session.connection(), "person", one)) == {}
        assert changed_by_rebuild(caseload, GENERAL) == ()
