"""Letters and papers of a child around whom something is kept apart."""

import pytest
from sqlalchemy import select

from letter_case import SERVICES, beside
from protected_case import NOW, TODAY, both, named, only_case, protect, said
from twentyweeks.casework import (
    Authority,
    Case,
    Involved,
    Letter,
    NoteKind,
    Officer,
)
from twentyweeks.errors import Unavailable
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.letter import LetterChoice, issue_letter, preview_letter
from twentyweeks.operations.papers import open_paper
from twentyweeks.operations.visit import (
    NewNote,
    VisitForm,
    record_visit,
)


def lettered(jo):
    """Return the case, ready for letters: services, and a parent who lives apart."""
    with jo.writing(jo.stamp(NOW)) as journal:
        authority = journal.session.scalars(select(Authority)).one()
        for name, value in SERVICES.items():
            journal.set(authority, name, value)
    beside(jo, "Emeka Okafor")
    with jo.writing(jo.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        journal.set(case, "officer_id", jo.officer)
        officer = journal.session.get(Officer, jo.officer)
        journal.set(officer, "telephone", "01632 960101")
        journal.set(officer, "email", "jo.marlow@northmoor.example")
    return only_case(jo)


def choice(caseload, name):
    return LetterChoice(kind="received", recipient_id=named(caseload, name).id)


def test_what_differs_apart_stops_a_letter(jo, sam):
    case_id = lettered(jo)
    protect(jo)
    both(jo, sam)
    protect(jo, lines=("13 Tanner Passage",))
    protect(sam, lines=("14 Tanner Passage",))
    both(jo, sam)
    found = preview_letter(jo, case_id, choice(jo, "Emeka Okafor"), TODAY)
    assert any("two officers wrote apart" in each.words for each in found.findings)
    assert not found.may_be_issued
    assert case_page(jo, case_id, TODAY).conflicts == 1


def test_whom_to_ask_may_differ_and_stops_no_letter(jo, sam):
    case_id = lettered(jo)
    both(jo, sam)
    note = NewNote(kind=NoteKind.SENSITIVE, words="The dog bites")
    record_visit(sam, case_id, VisitForm(notes=(note,)), NOW)
    protect(jo)
    both(jo, sam)
    for each in (jo, sam):
        assert case_page(each, case_id, TODAY).conflicts == 0
    found = preview_letter(jo, case_id, choice(jo, "Emeka Okafor"), TODAY)
    assert not any("wrote apart" in each.words for each in found.findings)


def test_a_paper_kept_apart_reaches_who_holds_the_key_and_nobody_else(jo, sam, ada):
    case_id = lettered(jo)
    protect(jo)
    issued = issue_letter(jo, case_id, choice(jo, "Ngozi Okafor"), NOW)
    assert b"%PDF" in issued.pdf
    both(jo, sam, ada)
    assert open_paper(sam, issued.document_id).content == issued.pdf
    with pytest.raises(Unavailable, match="ask your manager"):
        open_paper(ada, issued.document_id)
    with ada.reading() as session:
        assert session.scalars(select(Letter)).one().recipient_name == "Ngozi Okafor"
    stored = [each.read_bytes() for each in ada.home.rglob("*") if each.is_file()]
    assert all(b"Tanner" not in each for each in stored)
    assert "Tanner" not in said(ada)


def test_a_town_that_all_know_is_no_secret_and_a_road_is(jo):
    case_id = lettered(jo)
    protect(jo, lines=("12 Tanner Passage", "Northmoor"))
    father = choice(jo, "Emeka Okafor")
    found = preview_letter(jo, case_id, father, TODAY)
    assert found.may_be_issued
    with jo.writing(jo.stamp(NOW)) as journal:
        known = journal.session.scalars(
            select(Involved).where(Involved.name == "Emeka Okafor")
        ).one()
        journal.set(known, "salutation", "Mr Okafor of 12 TANNER  passage")
    found = preview_letter(jo, case_id, father, TODAY)
    assert not found.may_be_issued
