import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from letter_case import refused
from make import at, northmoor, register
from twentyweeks.casework import (
    Consent,
    Contact,
    Document,
    Letter,
    RestrictedNote,
    Visit,
)
from twentyweeks.operations.visit import draft_name, keep_draft, read_draft
from twentyweeks.vault.keys import Compartment

NOW = at("2026-04-20", "14:02")

CHILD = """
import resource, sys
from datetime import date
from pathlib import Path
from sqlalchemy import select
from make import at, northmoor
from letter_case import mother
from twentyweeks.casework import NoteKind
from twentyweeks.casework.visit import ParentWords, Words
from twentyweeks.errors import Unavailable
from twentyweeks.operations.letter import LetterChoice, issue_letter
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.operations.visit import NewNote, VisitForm, record_visit

NOW = at("2026-04-20", "14:02")

def visit(caseload, case_id):
    words = Words(topic="History", words="She reads slowly. " * 20_000)
    said = ParentWords(name="Ngozi Okafor", on=date(2026, 4, 20), words=(words,))
    record_visit(caseload, case_id, VisitForm(parents_words=(said,)), NOW)

def letter(caseload, case_id):
    choice = LetterChoice(kind="refuse-to-assess", recipient_id=mother(caseload))
    issue_letter(caseload, case_id, choice, NOW)

def paper(caseload, case_id):
    new = NewPaper(title="Recording", kind="report", received_on="2026-04-20")
    file_paper(caseload, case_id, Path(sys.argv[4]), new, NOW)

with northmoor(Path(sys.argv[1])) as caseload:
    with caseload.reading() as session:
        session.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    room = int(sys.argv[5])
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        {"visit": visit, "letter": letter, "paper": paper}[sys.argv[2]](
            caseload, sys.argv[3]
        )
    except Unavailable as told:
        print(told.sentence, flush=True)
    else:
        print("It was saved.", flush=True)
"""


def try_with_no_room(home, what, case_id, file, room):
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(home), what, case_id, str(file), str(room)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    return child.stdout


def counts(caseload):
    kinds = (Visit, Consent, Contact, Document, Letter)
    with caseload.reading() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(kind)) for kind in kinds
        )


@pytest.fixture
def case_id(home):
    with northmoor(home) as caseload:
        return register(caseload)


def test_a_visit_is_not_half_saved_and_its_draft_stays(home, case_id, tmp_path):
    with northmoor(home) as caseload:
        keep_draft(caseload, draft_name(case_id), '{"held_on": "2026-04-20"}', NOW)
        before = counts(caseload)
    told = try_with_no_room(home, "visit", case_id, tmp_path, 200_000)
    assert "Nothing was half saved" in told
    with northmoor(home) as caseload:
        assert counts(caseload) == before
        kept = read_draft(caseload, draft_name(case_id))
        assert kept is not None
        with caseload.reading(Compartment.RESTRICTED) as session:
            assert session.scalars(select(RestrictedNote)).all() == []


def test_a_letter_is_frozen_whole_or_not_at_all(home, tmp_path):
    with northmoor(home) as caseload:
        case_id = refused(caseload)
        before = counts(caseload)
    papers = sorted((home / "papers").rglob("*"))
    told = try_with_no_room(home, "letter", case_id, tmp_path, 20_000)
    assert "Nothing was half saved" in told
    with northmoor(home) as caseload:
        assert counts(caseload) == before
    assert sorted((home / "papers").rglob("*")) == papers


def test_a_paper_is_filed_whole_or_not_at_all(home, case_id, tmp_path):
    recording = tmp_path / "talk.mp3"
    recording.write_bytes(os.urandom(3_000_000))
    with northmoor(home) as caseload:
        before = counts(caseload)
    told = try_with_no_room(home, "paper", case_id, recording, 1_000_000)
    assert "Nothing was half saved" in told
    with northmoor(home) as caseload:
        assert counts(caseload) == before
    left = [each for each in (home / "papers").rglob("*") if each.is_file()]
    assert left == []
