"""A field's value goes into the journal as plain JSON and comes back as it was."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, create_engine, insert, select

from twentyweeks.casework import Address, Record, Setting, from_wire, to_wire
from twentyweeks.casework.fields import Code, Coupled, Flag, Guid, Iso
from twentyweeks.casework.visit import Agreement, ReadBack, Words

ID = UUID("018f3b1c-7d2e-7a40-8d11-0242ac120002")


class Colour(StrEnum):
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    word: str
    other: str = "said"
    note: str = ""
    parts: tuple[str, ...] = ("one",)
    none: str | None = None
    listed: tuple[str, ...] = field(default_factory=lambda: ("a",))


@pytest.mark.parametrize(
    ("value", "wire"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (1.5, 1.5),
        ("words", "words"),
        (Colour.BLUE, "blue"),
        (ID, "018f3b1c7d2e7a408d110242ac120002"),
        (date(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2, 14, 2, tzinfo=UTC), "2026-03-02T14:02:00+00:00"),
        ((date(2026, 3, 2), "x"), ["2026-03-02", "x"]),
        (["x", None], ["x", None]),
        ({"kind": Colour.BLUE}, {"kind": "blue"}),
        (Address(lines=("1 Mill Lane",)), {"lines": ["1 Mill Lane"]}),
        (Address(), {}),
    ],
)
def test_a_value_goes_as_plain_json(value, wire):
    assert to_wire(value) == wire


@pytest.mark.parametrize("value", [object(), b"bytes", Address, {1, 2}])
def test_what_no_field_may_hold_is_refused(value):
    with pytest.raises(TypeError, match="no field holds"):
        to_wire(value)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (str, None, None),
        (str | None, "x", "x"),
        (bool, False, False),
        (int, -(1 << 63), -9223372036854775808),
        (float, 2, 2.0),
        (float, 2.5, 2.5),
        (Colour, "blue", Colour.BLUE),
        (UUID, "018f3b1c7d2e7a408d110242ac120002", ID),
        (date, "2026-03-02", date(2026, 3, 2)),
        (
            datetime,
            "2026-03-02T14:02:00+00:00",
            datetime(2026, 3, 2, 14, 2, tzinfo=UTC),
        ),
        (tuple[str, ...], ["a", "b"], ("a", "b")),
        (Mapping[str, str], {"a": "b"}, {"a": "b"}),
        (dict[str, str], {"a": "b"}, {"a": "b"}),
        (Setting, {"name": "Ashgrove", "colour": "red"}, Setting(name="Ashgrove")),
        (tuple[tuple[float, ...], ...], [[1, 2.5], []], ((1.0, 2.5), ())),
    ],
)
def test_plain_json_comes_back_as_the_value(kind, raw, value):
    read = from_wire(kind, raw)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (str, 7),
        (str, ["x"]),
        (bool, "no"),
        (bool, 1),
        (int, True),
        (int, "7"),
        (int, 7.5),
        (int, 1 << 63),
        (float, "2"),
        (float, True),
        (Colour, "mauve"),
        (Colour, 3),
        (UUID, "not one"),
        (UUID, 7),
        (date, "2026-02-30"),
        (date, "2026-03-02T14:02:00"),
        (date, 20260302),
        (tuple[str, ...], "ab"),
        (tuple[str, ...], {"a": 1}),
        (dict[str, str], [["a", "b"]]),
        (Address, "1 Mill Lane"),
        (Address, ["lines"]),
        (Setting, {"urn": "123456"}),
        (Setting, {"name": 7}),
    ],
)
def test_what_a_field_does_not_hold_is_never_made_to_fit(kind, raw):
    with pytest.raises((ValueError, TypeError, AttributeError)):
        from_wire(kind, raw)


def test_what_is_not_said_is_not_written_and_what_was_emptied_is():
    assert to_wire(Kept(word="x")) == {
        "word": "x",
        "other": "said",
        "parts": ["one"],
        "listed": ["a"],
    }
    emptied = Kept(word="", other="", parts=(), listed=())
    assert to_wire(emptied) == {"word": "", "other": "", "parts": [], "listed": []}
    assert from_wire(Kept, to_wire(emptied)) == emptied


_WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.builds(
        Agreement,
        result=st.none() | st.sampled_from(ReadBack),
        corrections=_WORDS,
        strokes=st.lists(
            st.lists(
                st.lists(st.floats(allow_nan=False), max_size=2).map(tuple), max_size=2
            ).map(tuple),
            max_size=2,
        ).map(tuple),
        summary_given=st.booleans(),
        next_contact_on=st.none() | st.dates(),
    )
    | st.builds(Words, topic=_WORDS, words=_WORDS, whose=_WORDS, quoted=st.booleans())
    | st.builds(Address, lines=st.lists(_WORDS, max_size=3).map(tuple))
)
def test_a_coupled_value_reads_back_as_it_was(value):
    assert from_wire(type(value), to_wire(value)) == value


@pytest.fixture
def table():
    columns = (
        Column("coupled", Coupled(Address)),
        Column("day", Iso(date)),
        Column("ident", Guid()),
        Column("word", Code(Colour)),
        Column("flag", Flag()),
    )
    made = Table("kept", MetaData(), *columns, sqlite_strict=True)
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        made.create(connection)
        yield made, connection
    engine.dispose()


def test_each_kind_of_column_gives_back_what_it_was_given(table):
    kept, connection = table
    row = {
        "coupled": Address(lines=("1 Mill Lane",), postcode="NM1 2AB"),
        "day": date(2026, 3, 2),
        "ident": ID,
        "word": Colour.BLUE,
        "flag": False,
    }
    connection.execute(insert(kept), row)
    assert dict(connection.execute(select(kept)).mappings().one()) == row
    raw = connection.exec_driver_sql("SELECT * FROM kept").one()
    assert tuple(raw) == (
        '{"lines": ["1 Mill Lane"], "postcode": "NM1 2AB"}',
        "2026-03-02",
        ID.bytes,
        "blue",
        0,
    )


def test_each_kind_of_column_may_hold_nothing(table):
    kept, connection = table
    nothing = dict.fromkeys(("coupled", "day", "ident", "word", "flag"))
    connection.execute(insert(kept), nothing)
    assert dict(connection.execute(select(kept)).mappings().one()) == nothing


def test_a_value_of_the_wrong_type_is_refused_by_the_file(table):
    _, connection = table
    with pytest.raises(sqlite3.IntegrityError):
        connection.connection.driver_connection.execute(
            "INSERT INTO kept (flag) VALUES ('perhaps')"
        )


def test_every_field_of_every_record_is_of_a_kind_that_the_journal_can_write():
    kinds = (Coupled, Iso, Guid, Code, Flag)
    for mapper in Record.registry.mappers:
        for column in mapper.local_table.columns:
            name = type(column.type).__name__
            assert isinstance(column.type, kinds) or name in ("Text", "Integer")
