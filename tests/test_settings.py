"""The settings of a laptop: kept whole or not at all, and never in the way."""

import json

import pytest

from twentyweeks import places
from twentyweeks.errors import Unavailable
from twentyweeks.settings import Settings, read_settings, write_settings

CHOSEN = Settings(text_size=130, colours="dark", lock_after=5)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_without_a_file_they_are_as_at_first(file):
    assert read_settings(file).settings == Settings()
    assert read_settings(file).told == ""
    assert (Settings().text_size, Settings().lock_after) == (100, 10)


def test_what_is_written_is_read_again_and_nothing_else_stands_there(file):
    write_settings(file, CHOSEN)
    assert read_settings(file).settings == CHOSEN
    assert read_settings(file).told == ""
    assert json.loads(file.read_text()) == {
        "text_size": 130,
        "colours": "dark",
        "lock_after": 5,
    }
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1, 2]", b"null", b"\xff\xfe\x00", b"[" * 9000, b"a" * 20_000],
)
def test_a_broken_file_is_told_and_costs_nothing(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    found = read_settings(file)
    assert found.settings == Settings()
    assert found.told.startswith("The settings of this laptop are damaged")
    assert file.read_bytes() == content


def test_a_folder_in_its_place_is_told(file):
    file.mkdir(parents=True)
    assert "are damaged" in read_settings(file).told


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ({"text_size": 99}, Settings()),
        ({"text_size": 201}, Settings()),
        ({"text_size": "130"}, Settings()),
        ({"text_size": True}, Settings()),
        ({"lock_after": 2}, Settings()),
        ({"lock_after": 31, "colours": "dark"}, Settings(colours="dark")),
        ({"colours": "sepia", "text_size": 150}, Settings(text_size=150)),
        ({"colours": ["dark"]}, Settings()),
    ],
)
def test_a_value_of_another_edition_is_told_and_the_others_hold(file, given, held):
    file.parent.mkdir()
    file.write_text(json.dumps(given), encoding="utf-8")
    found = read_settings(file)
    assert found.settings == held
    assert "hold what this edition does not know" in found.told


def test_a_key_of_a_later_edition_is_let_pass(file):
    file.parent.mkdir()
    file.write_text('{"text_size": 120, "pointer": "large"}', encoding="utf-8")
    assert read_settings(file).settings == Settings(text_size=120)
    assert read_settings(file).told == ""


def test_where_the_disk_says_no_the_old_ones_stay(file):
    write_settings(file, CHOSEN)
    (file.parent / "settings.json.new").mkdir()
    with pytest.raises(Unavailable) as told:
        write_settings(file, Settings())
    assert "could not be kept" in told.value.sentence
    assert read_settings(file).settings == CHOSEN


def test_they_lie_in_the_config_folder_and_not_with_the_caseload(own_home, tmp_path):
    kept = places.settings_file()
    assert kept.name == "settings.json"
    assert places.own_caseload() not in kept.parents
