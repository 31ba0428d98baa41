"""A second revision on a populated file: data, guard and counts survive; or a kill."""

import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks import places
from twentyweeks.casework import Milestone, Person, Visit, new_id
from twentyweeks.casework.visit import Words
from twentyweeks.errors import Unavailable
from twentyweeks.storage import upgrade as upgrading
from twentyweeks.storage.caseload import file_of
from twentyweeks.storage.copies import copy_file, counts_in, faults_in
from twentyweeks.storage.engine import engine_for
from twentyweeks.storage.rebuild import changed_by_rebuild
from twentyweeks.storage.unlock import open_caseload, opened
from twentyweeks.storage.upgrade import revision_of, upgrade
from twentyweeks.vault.keys import Compartment

GENERAL = Compartment.GENERAL
CHILD_TABLE = "CREATE TABLE child (id INTEGER, of_id BLOB REFERENCES person (id)"
SECOND = """
import sys

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def mark(point):
    if "--marks" in sys.argv:
        print(point, flush=True)
        sys.stdin.readline()


def upgrade():
    mark("begun")
    with op.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer(), nullable=True))
    mark("recreated")
    op.execute("UPDATE visit SET held_on = '1999-01-01'")
    op.create_index("ix_person_born", "person", ["born"])
    mark("rewritten")
"""


@pytest.fixture
def second(home, tmp_path, monkeypatch):
    """A populated caseload, and a second revision in a copy of the migrations."""
    populated(home)
    folder = tmp_path / "migrations"
    shutil.copytree(places.migrations(), folder)
    (folder / "versions" / "0002_second.py").write_text(SECOND, encoding="utf-8")
    monkeypatch.setattr(places, "migrations", lambda: folder)
    return folder


def populated(home):
    """Fill a caseload; return its general key's copy, apart from the caseload."""
    made(home)
    with opened(home, PASSPHRASE, NOW) as caseload:
        with caseload.writing(caseload.stamp(NOW)) as journal:
            person = journal.create(Person(forename="Amara", born=date(2019, 3, 4)))
            case = new_id()
            facts = {"kind": "request_received", "on": "2026-03-02"}
            journal.create(Milestone(case_id=case, facts=facts))
            words = (Words(topic="school", words="I like the pond"),)
            visit = Visit(case_id=case, held_on=date(2026, 5, 5), child_words=words)
            journal.create(visit)
            journal.set(person, "born", date(2019, 4, 3))
            gone = journal.create(Person(forename="Rohan"))
            journal.delete(gone)
        copy_file(
            file_of(home, GENERAL), home / "apart.db", caseload.keys.data[GENERAL]
        )


def test_a_populated_file_keeps_all_that_it_held(home, second, monkeypatch):
    monkeypatch.setattr(upgrading, "HEAD", "0002")
    with opened(home, PASSPHRASE, NOW) as caseload:
        key = caseload.keys.data[GENERAL]
        path = file_of(home, GENERAL)
        assert counts_in(path, key) == counts_in(home / "apart.db", key)
        assert faults_in(path, key) == ()
        with caseload.reading() as session:
            assert revision_of(session.connection()) == "0002"
            person = session.scalars(select(Person)).one()
            assert (person.forename, person.born) == ("Amara", date(2019, 4, 3))
            visit = session.scalars(select(Visit)).one()
            assert visit.held_on == date(2026, 5, 5)
            assert visit.child_words[0].words == "I like the pond"
            columns = session.execute(text("PRAGMA table_info(person)")).mappings()
            assert "shoe_size" in {row["name"] for row in columns}
        assert changed_by_rebuild(caseload, GENERAL) == ()


def test_a_sealed_copy_of_the_file_before_stands_beside_it(home, second, monkeypatch):
    monkeypatch.setattr(upgrading, "HEAD", "0002")
    with opened(home, PASSPHRASE, NOW) as caseload:
        copy = home / "copies" / "general-20261121-100000.db"
        engine = engine_for(copy, caseload.keys.data[GENERAL])
        with engine.begin() as connection:
            assert revision_of(connection) == "0001"
            born = connection.scalar(text("SELECT born FROM person"))
        engine.dispose()
    assert born == "2019-04-03"
    assert (home / "copies" / "restricted-20261121-100000.db").exists()


def test_the_guard_stands_again_on_every_table_and_on_the_journal(
    home, second, monkeypatch
):
    with opened(home, PASSPHRASE, NOW) as caseload:
        before = triggers(caseload)
    monkeypatch.setattr(upgrading, "HEAD", "0002")
    with opened(home, PASSPHRASE, NOW) as caseload:
        assert triggers(caseload) == before
        assert "guard_person_update" in before
        with (
            pytest.raises(Unavailable, match="outside the journal"),
            caseload.local() as connection,
        ):
            connection.execute(text("UPDATE person SET shoe_size = 4"))


def triggers(caseload):
    named = text("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    with caseload.reading() as session:
        return session.scalars(named).all()


def test_what_a_newer_station_wrote_shows_once_this_one_can_read_it(
    home, second, monkeypatch
):
    with opened(home, PASSPHRASE, NOW) as caseload:
        with caseload.reading() as session:
            ident = session.scalars(select(Person.id)).one()
        with caseload.local() as connection:
            connection.execute(text("UPDATE guard SET open = 1"))
            connection.execute(text("UPDATE person SET forename = 'unread'"))
            connection.execute(text("UPDATE guard SET open = 0"))
    monkeypatch.setattr(upgrading, "HEAD", "0002")
    with opened(home, PASSPHRASE, NOW) as caseload, caseload.reading() as session:
        assert session.get_one(Person, ident).forename == "Amara"


def test_foreign_keys_are_off_while_tables_are_made_anew(home, second):
    with opened(home, PASSPHRASE, NOW) as caseload:
        key = caseload.keys.data[GENERAL]
        engine = engine_for(home / "apart.db", key, migrating=True)
        with engine.begin() as connection:
            assert connection.scalar(text("PRAGMA foreign_keys")) == 0
            connection.execute(text(f"{CHILD_TABLE} ON DELETE CASCADE)"))
            connection.execute(text("INSERT INTO child SELECT 1, id FROM person"))
        upgrade(engine, lambda: None)
        with engine.begin() as connection:
            assert connection.scalar(text("SELECT count(*) FROM child")) == 1
        engine.dispose()
        usual = engine_for(home / "apart.db", key)
        with usual.begin() as connection:
            assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        usual.dispose()


def test_tables_that_no_longer_fit_together_are_left_as_they_were(home, second):
    with opened(home, PASSPHRASE, NOW) as caseload:
        key = caseload.keys.data[GENERAL]
        engine = engine_for(home / "apart.db", key, migrating=True)
        with engine.begin() as connection:
            connection.execute(text(f"{CHILD_TABLE})"))
            connection.execute(text("INSERT INTO child VALUES (1, x'00')"))
        with pytest.raises(
            Unavailable, match=r"would not fit together\. It is as it was"
        ):
            upgrade(engine, lambda: None)
        with engine.begin() as connection:
            assert revision_of(connection) == "0001"
        engine.dispose()


CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from twentyweeks import places
from twentyweeks.storage import upgrade
from twentyweeks.storage.unlock import opened
home, folder, passphrase = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
places.migrations = lambda: folder
upgrade.HEAD = "0002"
with opened(home, passphrase, datetime(2026, 11, 21, 10, 0, tzinfo=UTC)):
    print("open", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize(
    ("point", "revision"),
    [("begun", "0001"), ("recreated", "0001"), ("rewritten", "0001"), ("open", "0002")],
)
def test_a_kill_during_an_upgrade_leaves_the_old_file_or_the_new(
    home, second, point, revision
):
    command = [sys.executable, "-c", CHILD, str(home), str(second), PASSPHRASE]
    with subprocess.Popen(
        [*command, "--marks"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(Path(places.__file__).parents[1])},
        text=True,
    ) as child:
        for line in child.stdout:
            if line.strip() == point:
                child.send_signal(signal.SIGKILL)
                break
            child.stdin.write("\n")
            child.stdin.flush()
    assert child.returncode == -signal.SIGKILL
    held(home, revision)


def held(home, revision):
    upgrading_head = upgrading.HEAD
    try:
        upgrading.HEAD = revision
        with opened(home, PASSPHRASE, NOW) as caseload, caseload.reading() as session:
            assert revision_of(session.connection()) == revision
            assert session.scalars(select(Person)).one().forename == "Amara"
            left = text("SELECT name FROM sqlite_schema WHERE name LIKE '%tmp%'")
            assert session.scalars(left).all() == []
    finally:
        upgrading.HEAD = upgrading_head


def test_a_file_at_the_head_opens_without_importing_the_migrations(home):
    made(home)
    script = CHILD.replace("upgrade.HEAD", "_").replace(
        "sys.stdin.readline()", "print([m for m in sys.modules if 'alembic' in m])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(home), "nowhere", PASSPHRASE],
        capture_output=True,
        env={"PYTHONPATH": str(Path(places.__file__).parents[1])},
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["open", "[]"]


def test_a_caseload_of_a_newer_version_is_left_closed(home, second, monkeypatch):
    monkeypatch.setattr(upgrading, "HEAD", "0002")
    with opened(home, PASSPHRASE, NOW):
        pass
    monkeypatch.undo()
    content = file_of(home, GENERAL).read_bytes()
    with pytest.raises(Unavailable) as told:
        open_caseload(home, PASSPHRASE, NOW)
    assert told.value.sentence == (
        "This caseload was made by a newer version of Twenty Weeks. Nothing has been "
        "changed. Install the newer version on this laptop."
    )
    assert file_of(home, GENERAL).read_bytes() == content
