"""The plan command: the draft as a paper, and what changed since a version."""

import subprocess
import sys

import pytest

from letter_case import YES, letter_case
from make import OPENS_WITH, at, northmoor
from plan_case import NOW, issued, pass_second_look, whole_plan
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.plan import NewPart, add_part, begin_plan

REF = "EHC-26-1001"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Return a caseload with two versions of one plan."""
    folder = tmp_path_factory.mktemp("plan")
    with northmoor(folder / "caseload") as caseload:
        case_id = letter_case(caseload)
        record_decision(caseload, case_id, YES, at("2026-04-10"))
        whole_plan(caseload, case_id)
        pass_second_look(caseload, case_id)
        issued(caseload, case_id)
        second = begin_plan(caseload, case_id, NOW)
        words = "Loud rooms tire her."
        add_part(caseload, second, NewPart(section="B", words=words, who="K1"), NOW)
    (folder / "passphrase").write_text(f"{OPENS_WITH}\n", encoding="utf-8")
    return folder


def plan(home, *words):
    given = ["--home", home / "caseload", "--passphrase-file", home / "passphrase"]
    return subprocess.run(
        [sys.executable, "-m", "twentyweeks", *map(str, (*given, "plan", *words))],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_changes_since_a_version_are_sentences(home):
    ran = plan(home, REF, "--compare", 1)
    assert (ran.returncode, ran.stdout) == (
        0,
        "Section B: Need B2 is new: “Loud rooms tire her. (K1)”\n",
    )
    assert (
        "From Draft plan, version 1 to Draft plan, version 2: 1 change." in ran.stderr
    )


def test_changes_are_written_as_marked_pages(home):
    out = home / "changes.pdf"
    ran = plan(home, REF, "--compare", 1, "--out", out)
    assert ran.stdout == f"{out}\n"
    assert out.read_bytes().startswith(b"%PDF")


def test_a_version_that_is_not_there_is_refused(home):
    ran = plan(home, REF, "--compare", 9)
    assert ran.returncode == 1
    assert "There is no version 9 of this plan; there is 1, 2." in ran.stderr


def test_the_draft_is_written_with_what_it_lacks(home):
    out = home / "plan.pdf"
    ran = plan(home, REF, "--out", out)
    assert ran.returncode == 0, ran.stderr
    assert "The law requires: Need B2 has no provision in Section F." in ran.stderr
