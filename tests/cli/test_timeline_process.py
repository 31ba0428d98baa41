"""`twentyweeks timeline` and `rules` as programs: exit status, output, silence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DESKTOP = Path(__file__).parents[2] / "desktop"
REQUEST = b'{"kind": "request_received", "on": "2026-03-02"}'


@pytest.fixture
def run(tmp_path):
    """Run the program without a window, a caseload or a passphrase."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    where = {"PYTHONPATH": str(DESKTOP), "HOME": str(tmp_path), "PYTHONUTF8": "1"}

    def program(*words):
        return subprocess.run(
            [sys.executable, "-m", "twentyweeks", *map(str, words)],
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env={**kept, **where},
            timeout=120,
        )

    return program


@pytest.fixture
def file(tmp_path):
    def write(raw):
        path = tmp_path / "case.json"
        path.write_bytes(raw)
        return path

    return write


def refused(ended, status):
    """Hold that one sentence was said on standard error, and nothing beside it."""
    said = ended.stderr.decode()
    assert ended.returncode == status
    assert ended.stdout == b""
    assert said.endswith(".\n")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    return said


def test_an_answer_goes_to_standard_output_alone(run, file):
    path = file(b'{"as_of": "2026-06-01", "events": [' + REQUEST + b"]}")
    ended = run("timeline", path, "--format", "json")
    assert (ended.returncode, ended.stderr) == (0, b"")
    found = json.loads(ended.stdout)
    due = {row["rule"]: row["due"] for row in found["deadlines"]}
    assert due == {
        "assess_decision": "2026-04-13",
        "draft_latest": "2026-07-05",
        "draft_target": "2026-06-22",
        "final_plan": "2026-07-20",
        "refuse_plan_notice": "2026-06-22",
    }


def test_the_table_is_what_is_shown_unless_json_is_asked_for(run, file):
    path = file(b'\xef\xbb\xbf{"as_of": "2026-06-01", "events": [' + REQUEST + b"]}")
    ended = run("timeline", path)
    assert (ended.returncode, ended.stderr) == (0, b"")
    text = ended.stdout.decode()
    assert text.startswith("Position on Mon 1 June 2026.")
    assert "Mon 20 July 2026" in text


def test_the_day_asked_for_beats_the_day_in_the_file(run, file):
    path = file(b'{"as_of": "2026-06-01", "events": []}')
    ended = run("timeline", path, "--as-of", "2026-04-01", "--format", "json")
    assert json.loads(ended.stdout)["as_of"] == "2026-04-01"


WRONG = {
    "empty": b"",
    "no JSON": b"{",
    "two days for one fact": b'{"events": [{"kind": "plan_ceased", "on": "2026-01-01",'
    b' "on": "2026-01-02"}]}',
    "an unknown kind": b'{"events": [{"kind": "lunch", "on": "2026-01-01"}]}',
    "no such day": b'{"events": [{"kind": "plan_ceased", "on": "2026-02-30"}]}',
    "a number for a day": b'{"events": [{"kind": "plan_ceased", "on": 20260230}]}',
    "no Unicode": b"\xff\xfe\x00",
    "too deep": b"[" * 200_000,
}


@pytest.mark.parametrize("raw", WRONG.values(), ids=WRONG.keys())
def test_bad_input_ends_with_2_and_one_sentence(run, file, raw):
    refused(run("timeline", file(raw), "--format", "json"), 2)


def test_the_sentence_names_the_event_and_the_field(run, file):
    said = refused(run("timeline", file(WRONG["no such day"])), 2)
    assert "events[0], plan_ceased" in said
    assert '"on"' in said
    said = refused(run("timeline", file(WRONG["two days for one fact"])), 2)
    assert '"on" twice' in said


def test_a_file_over_64_mb_ends_with_2(run, tmp_path):
    path = tmp_path / "large.json"
    with path.open("wb") as stream:
        stream.write(b'{"events": []}')
        stream.truncate(64 * 1024 * 1024 + 1)
    assert "over 64 MB" in refused(run("timeline", path), 2)


def test_no_file_a_folder_and_wrong_words_end_with_2(run, tmp_path):
    refused(run("timeline", tmp_path / "none.json"), 2)
    refused(run("timeline", tmp_path), 2)
    refused(run("timeline"), 2)
    refused(run("timeline", "a.json", "--as-of", "1 June"), 2)
    refused(run("rules", "--format", "xml"), 2)


@pytest.mark.skipif(os.name == "nt", reason="a name too long is another fault there")
def test_a_file_that_the_machine_cannot_open_ends_with_3(run, tmp_path):
    refused(run("timeline", tmp_path / ("n" * 300)), 3)


@pytest.mark.parametrize("form", ["table", "json", "markdown"])
def test_the_rules_are_written_in_each_form(run, form):
    ended = run("rules", "--format", form)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"final_plan" in ended.stdout
    assert (form == "json") == ended.stdout.startswith(b"{")


def test_spoilt_files_never_give_a_traceback_or_half_an_answer(run, file):
    good = b'{"as_of": "2026-06-01", "events": [' + REQUEST + b", " + REQUEST + b"]}"
    for place in range(0, len(good), 11):
        spoilt = good[:place] + (b'"', b"\xff", b"9")[place % 3] + good[place + 1 :]
        ended = run("timeline", file(spoilt), "--format", "json")
        if ended.returncode == 0:
            assert "deadlines" in json.loads(ended.stdout)
        else:
            refused(ended, 2)
