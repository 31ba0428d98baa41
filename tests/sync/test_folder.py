"""The six verbs on a folder; every other store has to pass the same."""

import errno
import os

import pytest

from twentyweeks.errors import BadInput
from twentyweeks.sync.central import Away, Full, NotTaken, NotThere, put_proved
from twentyweeks.sync.central.chosen import central_at
from twentyweeks.sync.central.folder import Folder

ME = "0123456789abcdef"


@pytest.fixture
def store(tmp_path):
    return Folder(tmp_path, ME)


def test_what_is_put_is_got_listed_and_measured(store):
    store.put("log/a/0000/1.bdl", b"one")
    store.put("log/a/0000/2.bdl", b"two!")
    assert store.get("log/a/0000/1.bdl") == b"one"
    assert store.list("log") == ("log/a/0000/1.bdl", "log/a/0000/2.bdl")
    assert store.list("") == store.list("log")
    assert store.stat("log/a/0000/2.bdl").size == 4
    assert store.exists("log/a/0000/1.bdl")
    assert not store.exists("log/a")


def test_an_absent_folder_is_empty_and_an_absent_file_is_told(store):
    assert store.list("roster") == ()
    assert not store.exists("roster/x")
    store.delete("roster/x")
    with pytest.raises(NotThere):
        store.get("roster/x")
    with pytest.raises(NotThere):
        store.stat("roster/x")


def test_a_second_put_takes_the_place_of_the_first(store):
    store.put("a", b"torn")
    store.put("a", b"whole")
    assert store.get("a") == b"whole"


def test_half_written_files_of_this_station_alone_are_cleaned_up(store, tmp_path):
    store.put("a", b"x")
    for name in (f"{ME}-left", "fedcba9876543210-left"):
        (tmp_path / "tmp" / name).write_bytes(b"half")
    again = Folder(tmp_path, ME)
    assert [path.name for path in (tmp_path / "tmp").iterdir()] == [
        "fedcba9876543210-left"
    ]
    assert again.list("") == ("a",)


def test_a_folder_that_is_not_there_is_away_and_is_never_made(tmp_path):
    with pytest.raises(Away, match="go on working"):
        Folder(tmp_path / "gone", ME)
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize(
    ("code", "kind"), [(errno.ENOSPC, Full), (errno.EDQUOT, Full), (errno.EIO, Away)]
)
def test_a_full_and_a_broken_drive_are_told_apart(
    store, tmp_path, monkeypatch, code, kind
):
    def fail(_):
        raise OSError(code, "so it said")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(kind):
        store.put("a", b"x")
    assert store.list("") == ()
    assert list((tmp_path / "tmp").iterdir()) == []


def test_what_does_not_read_back_is_not_taken(tmp_path):
    class Swallows(Folder):
        def get(self, name):
            return super().get(name)[:2]

    swallows = Swallows(tmp_path, ME)
    with pytest.raises(NotTaken, match="sent again"):
        put_proved(swallows, "a", b"whole")


@pytest.mark.parametrize("address", ["sftp://host/x", "s3://bucket", " "])
def test_an_address_that_this_edition_cannot_reach_is_told(address):
    with pytest.raises(BadInput):
        central_at(address, ME)
