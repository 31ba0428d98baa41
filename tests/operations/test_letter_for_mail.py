"""The page for e-mail of an issued letter: the same words, frozen with its pages."""

import re
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import pytest
from sqlalchemy import select, update

from letter_case import assessed, letter_case, mother
from make import at
from operations.test_protecting_letters import choice as to
from operations.test_protecting_letters import lettered
from plan_case import issued as issue_plan_of
from plan_case import pass_second_look, whole_plan
from protected_case import NOW as THEN
from protected_case import both, only_case, protect
from twentyweeks.casework import Issued, Letter, Plan, PlanState, new_id
from twentyweeks.errors import Unavailable
from twentyweeks.operations.authority import authority_form, change_authority
from twentyweeks.operations.letter import LetterChoice, issue_letter
from twentyweeks.operations.letter_mailed import mail_page
from twentyweeks.storage.tables import paper

NOW = at("2026-04-13")


@pytest.fixture
def issued(caseload):
    case_id = letter_case(caseload)
    choice = LetterChoice(kind="received", recipient_id=mother(caseload))
    return issue_letter(caseload, case_id, choice, NOW)


def test_an_issued_letter_has_its_page_for_e_mail_with_its_hash(caseload, issued):
    page = issued.html.decode()
    assert page.startswith("<!DOCTYPE html>")
    told = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Ngozi Okafor 4 Mill Lane Northmoor NM1 1AA Monday 13 April 2026" in told
    assert "Our reference EHC-26-1001 · Amara Okafor" in told
    with caseload.reading() as session:
        (letter,) = session.scalars(select(Letter))
    assert letter.issued["html_sha256"] == sha256(issued.html).hexdigest()


def test_what_was_e_mailed_is_opened_again_whatever_changed_since(caseload, issued):
    opened = authority_form(caseload)
    renamed = replace(opened.form, name="Another Council")
    change_authority(caseload, renamed, opened.seen, NOW)
    page = mail_page(caseload, issued.document_id)
    assert page.file_name == "letter-received-2026-04-13.html"
    assert page.read(caseload) == issued.html
    assert b"Northmoor Council" in page.read(caseload)


def test_a_page_whose_bytes_were_changed_is_not_opened(caseload, issued):
    page = mail_page(caseload, issued.document_id)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        spoilt = update(paper).where(paper.c.name == page.blob)
        journal.connection.execute(spoilt.values(sealed=b"<p>Something else</p>"))
    with pytest.raises(Unavailable, match="its bytes have changed"):
        page.read(caseload)


def test_a_page_of_what_is_kept_apart_reaches_who_holds_the_key(jo, sam, ada):
    case_id = lettered(jo)
    protect(jo)
    issued = issue_letter(jo, case_id, to(jo, "Ngozi Okafor"), THEN)
    both(jo, sam, ada)
    page = mail_page(sam, issued.document_id)
    assert page.read(sam) == issued.html
    with pytest.raises(Unavailable, match="ask your manager"):
        mail_page(ada, issued.document_id).read(ada)


def test_a_plan_has_its_page_for_e_mail(caseload):
    case_id = assessed(caseload)
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    made = issue_plan_of(caseload, case_id)
    page = mail_page(caseload, made.document_id)
    assert page.file_name == "plan-draft-version-1.html"
    assert page.read(caseload) == made.html
    told = " ".join(re.sub(r"<[^>]+>", " ", made.html.decode()).split())
    assert "Draft Education, Health and Care plan" in told
    assert "Reading in a group of three" in told


def test_a_plan_s_page_for_e_mail_reaches_the_other_laptop(jo, sam):
    case = UUID(only_case(jo))
    with jo.writing(jo.stamp(THEN)) as journal:
        blob = jo.papers().put(journal.connection, b"<!DOCTYPE html>")
        frozen = Issued(
            document=new_id(), sha256="a" * 64, on=THEN.date(), html_blob=blob
        )
        plan = Plan(
            case_id=case,
            number=1,
            state=PlanState.DRAFT,
            begun_on=THEN.date(),
            issued=frozen,
        )
        journal.create(plan)
    both(jo, sam)
    with sam.reading() as session:
        page = sam.papers().get(session.connection(), blob)
    assert page == b"<!DOCTYPE html>"
