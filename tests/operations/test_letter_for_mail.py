"""The page for e-mail of an issued letter: the same words, and its hash."""

import re
from hashlib import sha256

from sqlalchemy import select

from letter_case import letter_case, mother
from make import at
from twentyweeks.casework import Letter
from twentyweeks.operations.letter import LetterChoice, issue_letter

NOW = at("2026-04-13")


def test_an_issued_letter_has_its_page_for_e_mail_with_its_hash(caseload):
    case_id = letter_case(caseload)
    choice = LetterChoice(kind="received", recipient_id=mother(caseload))
    issued = issue_letter(caseload, case_id, choice, NOW)
    page = issued.html.decode()
    assert page.startswith("<!DOCTYPE html>")
    told = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Ngozi Okafor 4 Mill Lane Northmoor NM1 1AA Monday 13 April 2026" in told
    assert "Our reference EHC-26-1001 · Amara Okafor" in told
    with caseload.reading() as session:
        (letter,) = session.scalars(select(Letter))
    assert letter.issued["html_sha256"] == sha256(issued.html).hexdigest()
