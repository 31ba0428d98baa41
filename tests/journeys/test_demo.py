"""The walk through the main job: each step is proved; one that fails stops it."""

import subprocess
import sys
from pathlib import Path

import pytest

from make import at
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.demonstration import PASSPHRASE
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.paper import pages, text_of


def demo(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "twentyweeks", "demo", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo") / "walk"
    return out, demo("--out", out)


def test_every_step_says_what_it_made_and_where(walked):
    out, ran = walked
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert [line.split(".")[0] for line in lines] == [str(n) for n in range(1, 12)]
    assert all(Path(line.rsplit(" ", 1)[1]).exists() for line in lines)
    letter = (out / "letter-will-assess.pdf").read_bytes()
    assert "Ngozi Okafor" in text_of(letter)[0]
    assert pages((out / "draft-plan.pdf").read_bytes()) >= 2
    assert b"Okafor" not in (out / "first-station" / "general.db").read_bytes()
    assert len(list((out / "central-folder").rglob("*.bdl"))) >= 4


def test_the_walk_can_be_looked_at_afterwards(walked):
    out, _ = walked
    caseload = open_caseload(out / "first-station", PASSPHRASE, at("2026-11-21"))
    try:
        today = at("2026-11-21").date()
        (row,) = caseload_page(caseload, today, search="okafor").rows
        page = case_page(caseload, row.id, today)
    finally:
        caseload.close()
    assert [paper.title for paper in page.papers if paper.letter_id] != []


def test_a_walk_that_cannot_write_fails_and_says_why(tmp_path):
    taken = tmp_path / "walk"
    taken.write_text("a file where the folder should be")
    ran = demo("--out", taken)
    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr
    assert taken.read_text() == "a file where the folder should be"


def test_a_second_walk_in_the_same_folder_is_refused_and_harms_nothing(tmp_path):
    out = tmp_path / "walk"
    (out / "first-station").mkdir(parents=True)
    (out / "first-station" / "caseload.keys").write_text("somebody's")
    ran = demo("--out", out)
    assert ran.returncode == 1
    assert (out / "first-station" / "caseload.keys").read_text() == "somebody's"
