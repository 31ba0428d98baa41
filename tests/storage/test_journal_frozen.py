"""What the journal never takes back: what was issued, and its own lines."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import insert, text, update

from storage.journalled import LATER, conflicts, from_afar, read, saved
from storage.sample import NOW
from twentyweeks.casework import (
    Letter,
    Person,
    Visit,
    new_id,
)
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.storage.journal import seen_of
from twentyweeks.storage.projection import RECORDS, heads_of


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
