"""A redacted copy is filed beside its original, which stays as it came."""

from datetime import date

import page
import pytest

from letter_case import letter_case
from make import at
from paper.others import untagged
from twentyweeks.casework import Document
from twentyweeks.errors import Refused
from twentyweeks.operations.papers import NewPaper, file_paper, open_paper
from twentyweeks.operations.redact import (
    Redaction,
    file_redacted,
    preview_redacted,
    words_of,
)
from twentyweeks.operations.saving import read_id
from twentyweeks.paper import text_of, words_off_the_pages
from twentyweeks.paper.parts import Box

NOW = at("2026-05-12")
TODAY = date(2026, 5, 12)
GIVEN = untagged("Amara sits beside Samir Hughes.", "")


@pytest.fixture
def paper(caseload, tmp_path):
    case_id = letter_case(caseload)
    path = tmp_path / "report.pdf"
    path.write_bytes(GIVEN)
    new = NewPaper(title="Report", kind="report", received_on="2026-05-11")
    return file_paper(caseload, case_id, path, new, NOW)


def test_a_copy_is_filed_and_the_original_stays(caseload, paper):
    redaction = Redaction(words=words_of(" Samir  Hughes \n\nSamir Hughes"))
    copy = open_paper(caseload, file_redacted(caseload, paper, redaction, NOW))
    assert copy.title == "Redacted copy of Report"
    assert text_of(copy.content)[0] == "Amara sits beside"
    assert open_paper(caseload, paper).content == GIVEN
    with caseload.reading() as session:
        rows = session.query(Document).where(Document.kind == "redacted").all()
        assert [each.made_from.papers for each in rows] == [
            (read_id(paper, "document"),)
        ]
        assert [(each.made_from.on, each.pages) for each in rows] == [(TODAY, 2)]


def test_nothing_to_paint_over_is_told(caseload, paper):
    with pytest.raises(Refused, match="there is nothing to paint over") as told:
        preview_redacted(caseload, paper, Redaction(words=("Jo",)), TODAY)
    assert told.value.field == "words"


def test_a_name_is_found_whichever_apostrophe_is_typed(caseload, paper, tmp_path):
    path = tmp_path / "other.pdf"
    path.write_bytes(untagged("Amara and Orla O'Brien."))
    with caseload.reading() as session:
        case_id = session.get(Document, read_id(paper, "document")).case_id.hex
    new = NewPaper(title="Other", kind="report", received_on="2026-05-11")
    other = file_paper(caseload, case_id, path, new, NOW)
    redaction = Redaction(words=("O\u2019Brien", "Samir"))
    made = preview_redacted(caseload, other, redaction, TODAY)
    assert text_of(made.pdf) == ("Amara and Orla",)
    assert made.not_found == ("Samir",)


def test_a_box_alone_is_enough(caseload, paper):
    redaction = Redaction(boxes=(Box(2, 0.1, 0.1, 0.4, 0.2),))
    made = preview_redacted(caseload, paper, redaction, TODAY)
    assert (made.pages, made.found) == (2, ())


def test_a_title_that_says_the_word_is_refused(caseload, paper):
    redaction = Redaction(words=("Samir",), title="Report about samir")
    with pytest.raises(Refused, match="Give the copy another title") as told:
        file_redacted(caseload, paper, redaction, NOW)
    assert told.value.field == "title"


def test_the_name_of_who_wrote_it_can_be_painted_over_too(caseload, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(untagged("Amara was seen by Dr Hana Green.", ""))
    new = NewPaper(
        title="Report of Dr Hana Green",
        kind="report",
        received_on="2026-05-11",
        author="Dr. Hana Green",
        author_role="Psychologist",
    )
    filed = file_paper(caseload, letter_case(caseload), path, new, NOW)
    redaction = Redaction(words=("Dr Hana Green",))
    copy = file_redacted(caseload, filed, redaction, NOW)
    made = open_paper(caseload, copy)
    assert (made.title, made.author) == ("Redacted copy", "")
    assert "Green" not in words_off_the_pages(made.content)
    with caseload.reading() as session:
        held = session.get(Document, read_id(copy, "document"))
        assert (held.author, held.author_role) == (None, "Psychologist")
    assert open_paper(caseload, filed).author == "Dr. Hana Green"
    for profile in ("ua1", "2a"):
        report = page.validate_pdf_bytes(made.content, profile=profile)
        assert report.is_compliant, profile
