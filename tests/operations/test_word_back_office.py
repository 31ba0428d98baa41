"""A draft that LibreOffice opened, changed and saved is compared as Word's own is."""

from pathlib import Path

import pytest

from letter_case import assessed
from make import at
from paper.draft_in_word import DRAFT, HEAD
from twentyweeks.casework import Document, MadeFrom
from twentyweeks.operations.papers import (
    WORD_EXPORT,
    NewPaper,
    file_paper,
    keep_bytes,
)
from twentyweeks.operations.saving import read_id
from twentyweeks.operations.word_back import compare_back, may_compare
from twentyweeks.paper import word_file
from twentyweeks.paper.from_word import WORD
from twentyweeks.present.word_back import NotedComment, ReturnedChange
from twentyweeks.storage.papers import digest

GIVEN = Path(__file__).parents[1] / "paper" / "received"
LEFT, BACK = at("2026-06-15"), at("2026-06-22")


@pytest.fixture
def case_id(caseload):
    """Return a case from which the short draft left for comment."""
    identifier = assessed(caseload)
    content = word_file(DRAFT, HEAD)
    with caseload.writing(caseload.stamp(LEFT)) as journal:
        kept = Document(
            case_id=read_id(identifier, "case"),
            title="Draft plan, version 1, in Word for Dr Anand",
            kind=WORD_EXPORT,
            blob=keep_bytes(caseload.papers(), journal.connection, content),
            sha256=digest(content),
            media_type=WORD,
            size=len(content),
            dated=LEFT.date(),
            made_from=MadeFrom(on=LEFT.date(), reader="Dr Anand"),
        )
        journal.create(kept)
    return identifier


def filed(caseload, case_id, path):
    new = NewPaper(title="Comments", kind="comments", received_on="2026-06-22")
    return file_paper(caseload, case_id, path, new, BACK)


@pytest.mark.parametrize("name", ["draft-back.docx", "draft-back.odt"])
def test_each_change_and_each_comment_is_found(caseload, case_id, name):
    paper = filed(caseload, case_id, GIVEN / name)
    assert may_compare(caseload, paper)
    told = compare_back(caseload, paper)
    needs = "Section B: Special educational needs"
    advice = "Section K: Advice and information"
    assert told.sentence.endswith("left on 15 June 2026: 3 changes, 1 comment.")
    assert told.changes == (
        ReturnedChange(
            heading=needs,
            words="A paragraph now says: “B1. Amara finds it hard to read words of "
            "three syllables.” It said: “B1. Amara finds it hard to read words of two "
            "syllables.”",
        ),
        ReturnedChange(heading=needs, words="A paragraph is new: “She asks for help.”"),
        ReturnedChange(
            heading="Notes below its text",
            words="A paragraph is new: “The school wrote twice.”",
        ),
    )
    assert told.comments == (
        NotedComment(
            author="Dr Anand",
            beside="Reading in a group of three.",
            words="How long is each time?",
        ),
    )
    assert advice not in {each.heading for each in told.changes}


def test_a_draft_that_came_back_in_another_form_is_not_compared(
    caseload, case_id, tmp_path
):
    path = tmp_path / "back.rtf"
    path.write_bytes((GIVEN / "advice.rtf").read_bytes())
    assert not may_compare(caseload, filed(caseload, case_id, path))
