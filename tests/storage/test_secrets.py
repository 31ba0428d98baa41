"""Nothing readable lies on the disk, and a compartment opens with its own key alone."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import text

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks.casework import NoteKind, Person, RestrictedNote, Visit, new_id
from twentyweeks.casework.visit import Words
from twentyweeks.errors import Unavailable
from twentyweeks.operations.keep import back_up
from twentyweeks.storage.backup import sealed_copy
from twentyweeks.storage.caseload import file_of
from twentyweeks.storage.drafts import keep_draft
from twentyweeks.storage.engine import engine_for, open_file
from twentyweeks.storage.unlock import opened, recover_caseload
from twentyweeks.vault.keys import Compartment, DataKey
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.unlock import add_officer_slot

GENERAL, RESTRICTED = Compartment.GENERAL, Compartment.RESTRICTED
NAME = "Amarantha Okafor-Lindqvist"
WORDS = "I like the pond behind the hall"
DRAFT = "half a sentence about the bus"
PAPER = b"the psychologist saw that " * 8_000
SMALL = b"a short letter about a kiln"
NOTE = "a dog that is not tied up"
NEEDLES = (NAME, WORDS, DRAFT, PAPER[:26].decode(), SMALL.decode(), NOTE)


@pytest.fixture
def caseload(home):
    made(home)
    with opened(home, PASSPHRASE, NOW) as found:
        with found.writing(found.stamp(NOW)) as journal:
            journal.create(Person(forename=NAME))
            words = (Words(topic="school", words=WORDS),)
            held = date(2026, 11, 20)
            journal.create(Visit(case_id=new_id(), held_on=held, child_words=words))
            found.papers().put(journal.connection, PAPER)
            found.papers().put(journal.connection, SMALL)
        with found.local() as connection:
            keep_draft(connection, "visit", DRAFT, NOW)
        note = RestrictedNote(
            case_id=new_id(),
            kind=NoteKind.OFFICER_SAFETY,
            words=NOTE,
            written_on=date(2026, 11, 20),
        )
        with found.writing(found.stamp(NOW), RESTRICTED) as journal:
            journal.create(note)
        yield found


def readable(folder):
    """Return which needles stand in clear in any file or any file's name."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    content = b"".join(each.name.encode() + each.read_bytes() for each in files)
    return [
        needle
        for needle in NEEDLES
        if needle.encode() in content or needle.encode("utf-16-le") in content
    ]


def test_nothing_can_be_read_while_the_caseload_is_open(caseload):
    sealed_copy(caseload, NOW)
    back_up(caseload, caseload.home / "b.twbackup", NOW)
    names = {each.name for each in caseload.home.rglob("*")}
    assert {"general.db", "general.db-wal", "general.db-shm", "papers"} <= names
    assert (caseload.home / "general.db-wal").stat().st_size > 0
    assert readable(caseload.home) == []


def test_nothing_can_be_read_once_it_is_closed(caseload):
    caseload.close()
    assert not (caseload.home / "general.db-wal").exists()
    assert readable(caseload.home) == []
    assert b"SQLite format" not in file_of(caseload.home, GENERAL).read_bytes()


def test_the_needles_would_be_found(tmp_path):
    (tmp_path / "plain").write_text(f"x{NAME}", encoding="utf-8")
    (tmp_path / "wide").write_text(f"x{NOTE}", encoding="utf-16")
    assert readable(tmp_path) == [NAME, NOTE]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("temp_store", 2),
        ("cipher_status", "1"),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
    ],
)
def test_each_connection_is_set_before_it_is_used(caseload, pragma, value):
    with caseload.reading() as session:
        assert session.scalar(text(f"PRAGMA {pragma}")) == value
    with caseload.local() as connection:
        assert connection.scalar(text(f"PRAGMA {pragma}")) == value


def test_a_file_in_clear_is_not_opened(tmp_path):
    path = tmp_path / "general.db"
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE person (forename TEXT)")
        plain.commit()
    content = path.read_bytes()
    with pytest.raises(sqlcipher3.dbapi2.DatabaseError, match="not a database"):
        open_file(path, DataKey.new())
    assert path.read_bytes() == content


def test_no_name_stands_in_what_the_database_reports(caseload):
    with (
        pytest.raises(Unavailable) as told,
        caseload.local() as connection,
    ):
        connection.execute(
            text("INSERT INTO person (id, forename) VALUES (1, :n)"), {"n": NAME}
        )
    assert NAME not in f"{told.value} {told.value.__cause__}"


def test_the_restricted_file_does_not_open_with_the_general_key(caseload):
    general = caseload.keys.data[GENERAL]
    with pytest.raises(sqlcipher3.dbapi2.DatabaseError, match="not a database"):
        open_file(file_of(caseload.home, RESTRICTED), general)


def test_the_general_file_holds_nothing_of_a_restricted_note(caseload):
    assert not holds(caseload, GENERAL, NOTE)
    assert holds(caseload, RESTRICTED, NOTE)
    assert not holds(caseload, RESTRICTED, NAME)


def holds(caseload, compartment, words):
    key = caseload.keys.data[compartment]
    connection = open_file(file_of(caseload.home, compartment), key)
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    rows = [
        row
        for (name,) in names.fetchall()
        for row in connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
    ]
    connection.close()
    return words in repr(rows)


def test_an_officer_without_the_restricted_key_opens_the_general_file_alone(caseload):
    newcomer = Holder(new_id().hex, "another passphrase here", 8192)
    add_officer_slot(
        caseload.home / "caseload.keys", caseload.keys, newcomer, [GENERAL]
    )
    caseload.close()
    with opened(caseload.home, newcomer.passphrase, NOW) as theirs:
        assert theirs.open == {GENERAL}
        assert theirs.officer.hex == newcomer.officer
        with (
            pytest.raises(Unavailable, match="your passphrase does not open them"),
            theirs.reading(RESTRICTED),
        ):
            pytest.fail("the notes were opened")
        sealed = engine_for(file_of(theirs.home, RESTRICTED), theirs.keys.data[GENERAL])
        with pytest.raises(sqlcipher3.dbapi2.DatabaseError, match="not a database"):
            sealed.raw_connection()
        assert readable(theirs.home) == []


def test_their_backup_carries_the_notes_sealed_and_gives_them_back(caseload, tmp_path):
    newcomer = Holder(new_id().hex, "another passphrase here", 8192)
    add_officer_slot(
        caseload.home / "caseload.keys", caseload.keys, newcomer, [GENERAL]
    )
    caseload.close()
    with opened(caseload.home, newcomer.passphrase, NOW) as theirs:
        packed = back_up(theirs, tmp_path / "b.twbackup", NOW)
    assert NOTE.encode() not in packed.read_bytes()


def test_the_recovery_key_opens_both(home):
    _, recovery = made(home)
    caseload = recover_caseload(home, recovery.identity, NOW)
    assert caseload.open == {GENERAL, RESTRICTED}
    assert caseload.officer is None
    caseload.close()
