"""The advice that goes with a letter: searched, redacted for one reader, or read."""

from dataclasses import replace
from uuid import UUID

import pytest

from letter_case import assessed, beside, mother
from paper.others import untagged
from plan_case import NOW, TODAY, issued, pass_second_look, whole_plan
from twentyweeks.casework import Letter
from twentyweeks.operations.ask_advice import ask_advice
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.letter import (
    LetterChoice,
    answer_letter,
    issue_letter,
    preview_letter,
)
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.operations.people import change_person, person_form
from twentyweeks.operations.redact import Redaction, file_redacted

FOUND = "protected-address"


@pytest.fixture
def case_id(caseload):
    made = assessed(caseload)
    whole_plan(caseload, made)
    pass_second_look(caseload, made)
    issued(caseload, made)
    beside(caseload, "Emeka Okafor")
    opened = person_form(caseload, mother(caseload))
    form = replace(opened.form, lines=("12 Tanner Passage",), address_is_protected=True)
    change_person(caseload, mother(caseload), form, opened.seen, NOW)
    return made


@pytest.fixture
def report(caseload, case_id, tmp_path):
    """File advice of two pages: one names the refuge, one is a page without words."""
    ask_advice(caseload, case_id, "health", "2026-04-13", now=NOW)
    path = tmp_path / "report.pdf"
    path.write_bytes(untagged("Amara sleeps badly at 12 Tanner Passage", ""))
    new = NewPaper(
        title="Health advice", kind="report", received_on="2026-05-20", adviser="health"
    )
    return file_paper(caseload, case_id, path, new, NOW)


def letter(caseload, case_id, name):
    to = mother(caseload) if name == "hers" else father(caseload, case_id)
    choice = LetterChoice(kind="draft-plan", recipient_id=to)
    return choice, preview_letter(caseload, case_id, choice, TODAY)


def father(caseload, case_id):
    people = case_page(caseload, case_id, TODAY).people
    return next(each.id for each in people if each.name == "Emeka Okafor")


def found(preview):
    return [(e.requirement, e.where) for e in preview.findings if "Health" in e.where]


def test_a_hit_names_the_page_and_a_page_without_words_is_to_be_read(
    caseload, case_id, report
):
    _, his = letter(caseload, case_id, "his")
    assert found(his) == [
        (FOUND, "“Health advice”, page 1"),
        ("page-read", "“Health advice”, page 2"),
    ]
    assert not his.may_be_issued
    _, hers = letter(caseload, case_id, "hers")
    assert found(hers) == []


def test_a_redacted_copy_goes_to_him_in_its_place(caseload, case_id, report):
    copy = file_redacted(caseload, report, Redaction(words=("Tanner Passage",)), NOW)
    enclosed = {}
    for name in ("his", "hers"):
        choice, shown = letter(caseload, case_id, name)
        assert FOUND not in [each.requirement for each in shown.findings]
        if shown.findings:
            answer_letter(caseload, case_id, choice, [], "Sam Pike looked.", NOW)
        made = issue_letter(caseload, case_id, choice, NOW)
        with caseload.reading() as session:
            held = session.get_one(Letter, UUID(hex=made.letter_id))
            enclosed[name] = held.issued["encloses"]
    assert copy in enclosed["his"]
    assert report not in enclosed["his"]
    assert report in enclosed["hers"]
    assert copy not in enclosed["hers"]
