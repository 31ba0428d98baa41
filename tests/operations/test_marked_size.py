"""What goes to a family beside the plan is in the print that its readers asked for."""

from dataclasses import replace
from uuid import UUID

import page
import pytest
from sqlalchemy import select

from letter_case import assessed, beside
from letter_sent import said
from operations.test_plan_letters import LATER, amending
from operations.test_plan_size import body_of
from operations.test_plan_talk import WISH, final_and_draft
from plan_case import NOW, TODAY, whole_plan
from twentyweeks.casework import Letter, Plan
from twentyweeks.operations.letter import issue_letter
from twentyweeks.operations.papers import open_paper
from twentyweeks.operations.plan_comments import add_comment
from twentyweeks.operations.plan_marked import marked_plan
from twentyweeks.operations.plan_replies import reply_table


@pytest.fixture
def case_id(caseload):
    """A final plan with a draft that amends it; a grandmother reads 18 points."""
    identifier = assessed(caseload)
    final_and_draft(caseload, identifier)
    beside(caseload, "Ada Okafor", letter_size=17)
    return identifier


@pytest.mark.parametrize(("asked", "size"), [(0, 18), (12, 12), (24, 24)])
def test_the_marked_plan_is_in_the_size_of_its_reader(caseload, case_id, asked, size):
    made = marked_plan(caseload, case_id, (2, 3), "amendments", TODAY, asked).pdf
    assert body_of(made) == size
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(made, profile=profile).is_compliant


@pytest.mark.parametrize(
    ("by", "size"), [("Ada Okafor", 18), ("Ngozi Okafor", 12), ("", 18)]
)
def test_replies_are_in_the_size_of_whom_they_answer(caseload, case_id, by, size):
    with caseload.reading() as session:
        newest = session.scalars(select(Plan).order_by(Plan.number.desc())).first()
    for name in ("Ada Okafor", "Ngozi Okafor"):
        add_comment(caseload, newest.id.hex, replace(WISH, by=name), NOW)
    assert body_of(reply_table(caseload, case_id, by, TODAY).pdf) == size


@pytest.mark.parametrize("size", [12, 24])
def test_the_notice_is_frozen_with_its_marked_plan_in_the_reader_s_size(caseload, size):
    identifier = assessed(caseload)
    whole_plan(caseload, identifier)
    choice = replace(amending(caseload, identifier), size=size)
    made = issue_letter(caseload, identifier, choice, LATER)
    with caseload.reading() as session:
        letter = session.get_one(Letter, UUID(made.letter_id))
        enclosed = letter.issued["encloses"]
    notice = open_paper(caseload, enclosed[0])
    assert notice.title == "Notice of proposed amendments"
    assert body_of(notice.content) == size
    assert "Added: Loud places tire Amara." in said(notice.content)
