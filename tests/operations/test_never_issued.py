"""A draft in Word is never issued, by whichever way; a shared paper is told."""

from datetime import date

import pytest

from letter_case import assessed, mother
from make import at, register
from paper.others import untagged
from plan_case import NOW, whole_plan
from twentyweeks.errors import Refused
from twentyweeks.operations.ask_advice import advice_in, ask_advice
from twentyweeks.operations.bundle import (
    BundleChoice,
    Wanted,
    pass_bundle_finding,
    preview_bundle,
)
from twentyweeks.operations.papers import NewPaper, file_paper, open_paper
from twentyweeks.operations.redact import Redaction, preview_redacted
from twentyweeks.operations.word_export import export_plan

TODAY = date(2026, 6, 15)


@pytest.fixture
def case_id(caseload):
    return assessed(caseload)


@pytest.fixture
def left(caseload, case_id):
    whole_plan(caseload, case_id)
    return export_plan(caseload, case_id, "draft", mother(caseload), NOW)


@pytest.fixture
def another(caseload):
    """Return the case of another child."""
    return register(caseload, "2026-03-02", forename="Samir", known_already="different")


def filed(caseload, case_id, path, content, kind="plan"):
    path.write_bytes(content)
    new = NewPaper(title="Report of Dr Pryce", kind=kind, received_on="2026-06-15")
    return file_paper(caseload, case_id, path, new, NOW)


def test_it_is_not_filed_as_a_plan(caseload, case_id, left, tmp_path):
    with pytest.raises(Refused, match="This very paper is on the case already"):
        filed(caseload, case_id, tmp_path / "plan.docx", left.content)


def test_it_is_not_filed_for_another_child(caseload, left, another, tmp_path):
    with pytest.raises(
        Refused, match="a draft that left for comment from another"
    ) as e:
        filed(caseload, another, tmp_path / "plan.docx", left.content)
    assert e.value.field == "path"


def test_it_is_nobodys_advice_so_it_is_enclosed_with_nothing(caseload, case_id, left):
    ask_advice(caseload, case_id, "paediatrics", "2026-06-01", now=NOW)
    with pytest.raises(Refused, match="it is nobody's advice") as told:
        advice_in(
            caseload, case_id, "paediatrics", "2026-06-15", left.document_id, now=NOW
        )
    assert told.value.field == "document"


def test_no_redacted_copy_of_it_is_made(caseload, left):
    with pytest.raises(Refused, match="is never issued, so no copy of it is made"):
        preview_redacted(caseload, left.document_id, Redaction(words=("Amara",)), TODAY)
    assert open_paper(caseload, left.document_id).content == left.content


def test_a_paper_of_another_childs_case_too_is_told(
    caseload, case_id, another, tmp_path
):
    content = untagged("Amara Okafor reads well.")
    filed(caseload, another, tmp_path / "there.pdf", content, "report")
    paper = filed(caseload, case_id, tmp_path / "here.pdf", content, "report")
    choice = BundleChoice(
        papers=(Wanted(document_id=paper, part="core"),), reader="tribunal"
    )
    (found,) = preview_bundle(caseload, case_id, choice, TODAY).findings
    assert found.words == (
        "“Report of Dr Pryce” is filed on the case of another child too."
    )
    assert not found.of_the_law
    about = (found.requirement, found.judged)
    pass_bundle_finding(
        caseload, case_id, choice, about, "They share a home.", at("2026-06-15")
    )
    assert preview_bundle(caseload, case_id, choice, TODAY).may_leave
