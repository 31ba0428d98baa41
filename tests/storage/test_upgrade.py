"""Migrations: the head is what the models say, and a file behind is brought up."""

from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from twentyweeks.errors import Unavailable
from twentyweeks.storage.copies import copy_file, counts_in, faults_in
from twentyweeks.storage.engine import engine_for, make_file
from twentyweeks.storage.schema import HEAD, METADATA
from twentyweeks.storage.upgrade import install, needs_upgrade, revision_of, upgrade
from twentyweeks.vault.keys import DataKey

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def made(tmp_path):
    path, key = tmp_path / "general.db", DataKey.new()
    make_file(path, key)
    engine = engine_for(path, key, migrating=True)
    install(engine)
    yield path, key, engine
    engine.dispose()


def test_the_head_revision_equals_the_models(made):
    _, _, engine = made
    with engine.begin() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []
        assert revision_of(connection) == HEAD


def test_every_table_is_strict(made):
    _, _, engine = made
    with engine.begin() as connection:
        rows = connection.execute(text("PRAGMA table_list")).mappings().all()
    loose = {row["name"] for row in rows if not row["strict"]}
    assert loose <= {"sqlite_schema", "sqlite_temp_schema", "alembic_version"}


def test_a_file_of_a_newer_version_is_left_alone(made):
    _, _, engine = made
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with engine.begin() as connection, pytest.raises(Unavailable, match="newer"):
        needs_upgrade(connection)


def test_a_failed_upgrade_leaves_the_file_as_it_was(made):
    path, key, engine = made
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    before = counts_in(path, key)
    copies = []
    with pytest.raises(Exception, match="already exists"):
        upgrade(engine, lambda: copies.append("made"))
    assert counts_in(path, key) == before
    assert copies == ["made"]


def test_a_copy_opens_with_the_same_key_and_holds_as_much(made, tmp_path):
    path, key, _ = made
    copy = tmp_path / "copies" / "copy.db"
    copy_file(path, copy, key)
    assert counts_in(copy, key) == counts_in(path, key)
    assert faults_in(copy, key) == ()
    assert b"SQLite format" not in copy.read_bytes()[:64]


def test_no_copy_is_left_where_the_original_is_damaged(made, tmp_path):
    path, key, engine = made
    engine.dispose()
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    copy = tmp_path / "copy.db"
    with pytest.raises(Unavailable, match=r"is damaged|did not hold"):
        copy_file(path, copy, key)
    assert not copy.exists()
