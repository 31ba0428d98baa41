import errno
import os

import pytest

from twentyweeks.errors import Unavailable
from twentyweeks.vault.written import (
    previous,
    replace_patiently,
    write_keeping_previous,
    write_whole,
)


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def test_a_first_write_has_no_previous(tmp_path):
    write_keeping_previous(tmp_path / "caseload.keys", b"one")
    assert names(tmp_path) == ["caseload.keys"]


def test_each_write_keeps_the_one_before(tmp_path):
    path = tmp_path / "caseload.keys"
    for content in (b"one", b"two", b"three"):
        write_keeping_previous(path, content)
    assert path.read_bytes() == b"three"
    assert previous(path).read_bytes() == b"two"
    assert names(tmp_path) == ["caseload.keys", "caseload.keys.bak"]


def test_what_a_killed_write_left_is_written_over(tmp_path):
    path = tmp_path / "caseload.keys"
    (tmp_path / "caseload.keys.new").write_bytes(b"half of a longer file")
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["caseload.keys"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such bits")
def test_the_file_is_its_owner_s_alone(tmp_path):
    path = tmp_path / "caseload.keys"
    write_keeping_previous(path, b"one")
    write_keeping_previous(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o600
    assert previous(path).stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Unavailable, match=r"caseload\.keys could not be written"):
        write_whole(tmp_path / "away" / "caseload.keys", b"one")


def test_a_place_that_cannot_be_taken_is_told_and_cleared(tmp_path):
    path = tmp_path / "caseload.keys"
    (path / "papers").mkdir(parents=True)
    with pytest.raises(Unavailable, match="is untouched"):
        write_whole(path, b"one")
    assert names(tmp_path) == ["caseload.keys"]


def test_a_previous_that_cannot_be_kept_stops_the_write(tmp_path):
    path = tmp_path / "caseload.keys"
    path.write_bytes(b"one")
    (previous(path) / "papers").mkdir(parents=True)
    with pytest.raises(Unavailable, match="is untouched"):
        write_keeping_previous(path, b"two")
    assert path.read_bytes() == b"one"


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path):
    path = tmp_path / "caseload.keys"
    path.write_bytes(b"one")
    with pytest.raises(Unavailable, match="could not be written"):
        write_keeping_previous(path / "caseload.keys", b"two")


def held(winerror, times):
    """A replace that Windows refuses this many times."""
    left = iter(range(times))

    def replace(source, target):
        if next(left, None) is not None:
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = winerror
            raise error
        os.replace(source, target)  # noqa: PTH105

    return replace


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("times", [0, 1, 3])
def test_a_file_in_use_is_waited_for(tmp_path, winerror, times):
    source, target = tmp_path / "new", tmp_path / "old"
    source.write_bytes(b"one")
    replace_patiently(source, target, held(winerror, times), pauses=(0, 0, 0))
    assert target.read_bytes() == b"one"


@pytest.mark.parametrize(("winerror", "times"), [(32, 4), (112, 1), (None, 1)])
def test_a_file_in_use_too_long_or_another_fault_is_not(tmp_path, winerror, times):
    source, target = tmp_path / "new", tmp_path / "old"
    source.write_bytes(b"one")
    with pytest.raises(PermissionError, match="in use"):
        replace_patiently(source, target, held(winerror, times), pauses=(0, 0, 0))
    assert source.read_bytes() == b"one"
