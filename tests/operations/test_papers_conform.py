"""Every paper that an operation makes is PDF/UA-1 and PDF/A-2a in one file."""

import re
from pathlib import Path
from threading import Event

import page
import pytest

import twentyweeks
from letter_case import assessed, beside, letter_case
from letter_envelopes_case import drafted, sent_draft
from operations.test_bundle import chosen, report
from operations.test_language_sheets import DAY, choice, new, sheet, speaks
from operations.test_plan_talk import WISH, final_and_draft
from plan_case import NOW, TODAY
from twentyweeks.operations.bundle import preview_bundle
from twentyweeks.operations.envelope import EnvelopeForm, envelope_sheet
from twentyweeks.operations.language_sheets import add_sheet
from twentyweeks.operations.letter import preview_letter
from twentyweeks.operations.letter_envelopes import pack
from twentyweeks.operations.letter_stacks import stacks
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.operations.plan import plan_form
from twentyweeks.operations.plan_comments import add_comment
from twentyweeks.operations.plan_marked import marked_plan
from twentyweeks.operations.plan_replies import reply_table
from twentyweeks.operations.plan_working import working_document
from twentyweeks.operations.wording import look_at_wording, open_wording

ELSEWHERE = {
    "letter_child": "letters/test_every_paper.py",
    "plan_paper": "letters/test_every_paper.py",
    "received": "operations/test_received.py",
    "visit_summary": "operations/test_visit_summary.py",
    "word_export": "letters/test_every_paper.py",
}
"""Modules whose papers are looked at in another test, as one of every kind."""


def letters(caseload, folder):
    case_id = letter_case(caseload)
    speaks(caseload, "Polish")
    add_sheet(caseload, sheet(folder / "list.pdf"), new(), NOW)
    yield preview_letter(caseload, case_id, choice(caseload), DAY).pdf
    for kind in ("", "dl", "c5", "c4"):
        yield envelope_sheet(caseload, EnvelopeForm(kind=kind), DAY)
    for name in ("received", "child-will-assess"):
        words = open_wording(caseload, name).form.words
        yield look_at_wording(caseload, name, words).pdf


def plans(caseload, _folder):
    case_id = assessed(caseload)
    final_and_draft(caseload, case_id)
    beside(caseload, "Ada Okafor", letter_size=18)
    plan_id = plan_form(caseload, case_id, TODAY).plan_id
    add_comment(caseload, plan_id, WISH, NOW)
    for kind in ("changes", "amendments"):
        yield marked_plan(caseload, case_id, (2, 3), kind, TODAY).pdf
    yield reply_table(caseload, case_id, "", TODAY).pdf
    yield working_document(caseload, case_id, TODAY).pdf


def bundles(caseload, folder):
    case_id = letter_case(caseload)
    path = folder / "report.pdf"
    path.write_bytes(report("She reads.", "She counts."))
    paper = NewPaper(title="Report", kind="report", received_on="2026-06-11")
    filed = file_paper(caseload, case_id, path, paper, NOW)
    yield preview_bundle(caseload, case_id, chosen(filed), TODAY).pdf


def envelopes(caseload, _folder):
    letter = sent_draft(caseload, drafted(caseload))
    packed = pack(caseload, (letter,), TODAY, Event(), lambda *_: None)
    for sides in (1, 2):
        yield from (each.pdf for each in stacks(packed, sides))


@pytest.mark.parametrize(
    ("make", "least"), [(letters, 7), (plans, 4), (bundles, 1), (envelopes, 2)]
)
def test_each_paper_conforms(caseload, tmp_path, make, least):
    made = list(make(caseload, tmp_path))
    assert len(made) >= least
    for number, pdf in enumerate(made):
        for profile in ("ua1", "2a"):
            report = page.validate_pdf_bytes(pdf, profile=profile)
            assert [(number, each.message) for each in report.failures] == []


LOOKED_AT = {
    *("letter", "envelope", "wording", "plan_marked", "plan_replies"),
    *("plan_working", "bundle_index", "letter_stacks"),
}


def test_no_paper_is_made_that_nobody_looks_at():
    package = Path(twentyweeks.__file__).parent
    making = {
        path.stem
        for path in package.rglob("*.py")
        if path.parent.name != "paper" and _RENDERS.search(path.read_text("utf-8"))
    }
    assert making == LOOKED_AT | set(ELSEWHERE)
    tests = Path(__file__).parents[1]
    assert all((tests / where).exists() for where in ELSEWHERE.values())


_RENDERS = re.compile(r"(?<![\w.])render\(")
