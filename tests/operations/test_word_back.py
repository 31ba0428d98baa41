"""A draft comes back from Word: what changed in it, and what was noted beside it."""

from io import BytesIO

import docx
import pytest

from from_word import commented, saved, soup, touched
from letter_case import assessed, mother
from make import at
from plan_case import NOW, whole_plan
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.letter import LetterChoice
from twentyweeks.operations.papers import NewPaper, file_paper, open_paper
from twentyweeks.operations.word_back import compare_back, may_compare
from twentyweeks.operations.word_export import export_letter, export_plan
from twentyweeks.present.word_back import NotedComment, ReturnedChange

BACK = at("2026-06-22")
DAMAGED = (
    "This file cannot be read: it is damaged, locked with a password, or too "
    "large. It is kept as it came. Ask for it again, or as a PDF."
)


@pytest.fixture
def case_id(caseload):
    identifier = assessed(caseload)
    whole_plan(caseload, identifier)
    return identifier


@pytest.fixture
def left(caseload, case_id):
    return export_plan(caseload, case_id, "draft", mother(caseload), NOW)


@pytest.fixture
def file_back(caseload, case_id, tmp_path):
    def file(content, name="back.docx"):
        path = tmp_path / name
        path.write_bytes(content)
        new = NewPaper(
            title="Draft with comments", kind="comments", received_on="2026-06-22"
        )
        return file_paper(caseload, case_id, path, new, BACK)

    return file


def test_what_came_back_is_filed_as_it_came_and_compared(caseload, left, file_back):
    content = commented(left.content)
    paper = file_back(content)
    assert open_paper(caseload, paper).content == content
    assert may_compare(caseload, paper)
    told = compare_back(caseload, paper)
    assert told.title == "Draft with comments"
    assert told.sentence == (
        "Compared with “Draft plan, version 1, in Word for Ngozi Okafor, Mother”, "
        "which left on 15 June 2026: 2 changes, 1 comment."
    )
    first, last = told.changes
    was = first.words.partition("It said: “")[2].removesuffix("”")
    assert was.startswith("B1. ")
    assert first.words == (
        f"A paragraph now says: “{was} I saw this too.” It said: “{was}”"
    )
    assert last == ReturnedChange(
        heading=last.heading, words="A paragraph is new: “Please ring me.”"
    )
    assert told.comments == (
        NotedComment(
            author="Dr Anand",
            beside=f"{was} I saw this too.",
            words="How long is this? Ask the school.",
        ),
    )


def test_a_draft_that_comes_back_unchanged_says_so(caseload, left, file_back):
    told = compare_back(caseload, file_back(touched(left.content)))
    assert told.sentence.endswith(": no changes, no comments.")
    assert (told.changes, told.comments) == ((), ())


def test_it_is_held_against_the_draft_that_it_is_of(caseload, case_id, left, file_back):
    choice = LetterChoice(kind="will-assess", recipient_id=mother(caseload))
    letter = export_letter(caseload, case_id, choice, mother(caseload), NOW)
    opened = docx.Document(BytesIO(letter.content))
    opened.add_paragraph("Thank you.")
    told = compare_back(caseload, file_back(saved(opened)))
    assert "to Ngozi Okafor, in Word for" in told.sentence
    assert [each.words for each in told.changes] == ["A paragraph is new: “Thank you.”"]


def test_a_file_that_is_no_draft_of_ours_is_told_in_a_sentence(
    caseload, left, file_back
):
    with pytest.raises(BadInput) as told:
        compare_back(caseload, file_back(soup()))
    assert told.value.sentence == (
        "This Word file has too few paragraphs of any draft that left from this case, "
        "so nothing is compared: it is another file. It is kept as it came. Ask for "
        "the draft that was commented on."
    )


@pytest.mark.parametrize("content", [b"PK nothing", b"\xd0\xcf\x11\xe0 locked"])
def test_a_damaged_or_locked_file_is_told_in_a_sentence(
    caseload, left, file_back, content
):
    with pytest.raises(BadInput) as told:
        compare_back(caseload, file_back(content))
    assert told.value.sentence == DAMAGED


def test_before_anything_left_there_is_nothing_to_compare(caseload, file_back):
    paper = file_back(saved(docx.Document()))
    assert not may_compare(caseload, paper)
    with pytest.raises(Refused, match="No draft in Word has left from this case"):
        compare_back(caseload, paper)


def test_the_draft_that_left_is_not_what_came_back(caseload, left):
    assert not may_compare(caseload, left.document_id)
    with pytest.raises(Refused, match="no Word file that came in"):
        compare_back(caseload, left.document_id)


def test_a_paper_that_is_not_there_is_refused(caseload, left):
    with pytest.raises(Refused):
        compare_back(caseload, "0" * 32)
