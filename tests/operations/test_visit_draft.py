"""The draft of a visit: kept half typed, through a kill, and gone with the save."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from make import at, northmoor, register
from twentyweeks.casework.visit import Words
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.visit import (
    VisitForm,
    drop_draft,
    keep_draft,
    read_draft,
    record_visit,
    visit_form_from_json,
    visit_form_to_json,
    visit_page,
)
from twentyweeks.vault.keys import Compartment
from visit_case import DOG, FORM, HERS, NEEDLE, NOW, everything


@pytest.fixture
def case_id(caseload):
    return register(caseload, known_as="Ama")


def test_a_draft_comes_back_as_typed_and_goes_with_the_save(caseload, case_id):
    half = VisitForm(
        child_words=(Words(topic="School", words=""),), parents_words=(HERS,)
    )
    name = f"visit:{case_id}"
    keep_draft(caseload, name, visit_form_to_json(half), NOW)
    page = visit_page(caseload, case_id, at("2026-04-20", "14:10"))
    assert visit_form_from_json(page.draft) == half
    assert page.draft_kept == "Kept at 14:02 today"
    record_visit(caseload, case_id, FORM, NOW)
    assert read_draft(caseload, name) is None


def test_a_visit_that_is_refused_leaves_its_draft(caseload, case_id):
    name = f"visit:{case_id}"
    keep_draft(caseload, name, visit_form_to_json(FORM), NOW)
    with pytest.raises(Refused):
        record_visit(caseload, case_id, VisitForm(held_on=date(2027, 1, 1)), NOW)
    kept = read_draft(caseload, name)
    assert kept is not None
    assert visit_form_from_json(kept[0]) == FORM


def test_notes_taken_out_of_a_draft_are_gone_from_both_files(caseload, case_id):
    name = f"visit:{case_id}"
    keep_draft(caseload, name, visit_form_to_json(VisitForm(notes=(DOG,))), NOW)
    keep_draft(caseload, name, visit_form_to_json(VisitForm()), NOW)
    assert NEEDLE not in everything(caseload, Compartment.RESTRICTED)
    keep_draft(caseload, name, visit_form_to_json(VisitForm(notes=(DOG,))), NOW)
    drop_draft(caseload, name)
    assert read_draft(caseload, name) is None


@pytest.mark.parametrize("words", ["", "[1]", '{"notes": 3}', '{"held_on": "soon"}'])
def test_a_draft_that_is_no_form_is_told(words):
    with pytest.raises(BadInput, match="cannot be read by this edition"):
        visit_form_from_json(words)


CHILD = """
import sys, time
from pathlib import Path
from make import OPENS_WITH, at
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.operations.visit import keep_draft
caseload = open_caseload(Path(sys.argv[1]), OPENS_WITH, at("2026-04-20", "14:02"))
for words in ('{"told": {"objection": "first"}}', sys.argv[3]):
    keep_draft(caseload, sys.argv[2], words, at("2026-04-20", "14:02"))
print("kept", flush=True)
time.sleep(60)
"""


def test_a_kept_draft_survives_a_kill(home):
    with northmoor(home) as caseload:
        name = f"visit:{register(caseload)}"
    tests = str(Path(__file__).parents[1])
    words = visit_form_to_json(VisitForm(parents_words=(HERS,), notes=(DOG,)))
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(home), name, words],
        env={**os.environ, "PYTHONPATH": tests},
        stdout=subprocess.PIPE,
        text=True,
    )
    with child, child.stdout as told:
        assert told.readline() == "kept\n"
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    with northmoor(home) as caseload:
        kept = read_draft(caseload, name)
        assert kept is not None
        assert visit_form_from_json(kept[0]).parents_words == (HERS,)
        assert visit_form_from_json(kept[0]).notes == (DOG,)
