from datetime import date

from sqlalchemy import select

from letter_case import HOME, YES, letter_case, mother, refused
from letter_sent import chosen, said
from make import at
from twentyweeks.casework import Involved, Person, ProtectedAddress, Standing
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import issue_letter, preview_letter
from twentyweeks.paper import text_of
from twentyweeks.vault.keys import Compartment

DAY = date(2026, 4, 13)
NOW = at("2026-04-13")


def test_a_refusal_comes_with_half_a_page_for_the_child(caseload):
    case_id = refused(caseload)
    choice = chosen(caseload, "refuse-to-assess")
    shown = preview_letter(caseload, case_id, choice, DAY)
    assert shown.findings == ()
    words = said(shown.child_copy_pdf)
    assert "Hello Amara." in words
    assert "We decided not to do this now." in words
    assert "my number is 01632 960101" in words
    assert "Our reference EHC-26-1001 · Amara Okafor" in words
    for of_a_letter in ("Ngozi", "4 Mill Lane", "Tribunal", "mediation"):
        assert of_a_letter not in words
    assert len(text_of(shown.child_copy_pdf)) == 1
    issued = issue_letter(caseload, case_id, choice, NOW)
    assert issued.child_copy_pdf == shown.child_copy_pdf
    assert issued.child_copy_name == "letter-EHC-26-1001-refuse-to-assess-child.pdf"
    assert issued.pdf == shown.pdf


def test_a_yes_has_one_too_and_a_letter_that_decides_nothing_has_none(caseload):
    case_id = letter_case(caseload)
    received = chosen(caseload, "received")
    assert preview_letter(caseload, case_id, received, DAY).child_copy_pdf == b""
    record_decision(caseload, case_id, YES, at("2026-04-10"))
    assent = chosen(caseload, "will-assess")
    shown = preview_letter(caseload, case_id, assent, DAY)
    assert "Hello Amara." in said(shown.child_copy_pdf)


def test_a_school_and_a_young_person_get_the_letter_alone(caseload):
    case_id = refused(caseload)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        child = journal.session.scalars(select(Person)).one()
        parent = journal.session.scalars(select(Involved)).one()
        journal.set(parent, "standing", Standing.SETTING)
        journal.set(child, "born", date(2009, 3, 4))
        journal.set(child, "address", HOME)
        young = child.id.hex
    for recipient in (mother(caseload), young):
        choice = chosen(caseload, "refuse-to-assess", recipient)
        shown = preview_letter(caseload, case_id, choice, DAY)
        assert shown.child_copy_pdf == b""


def test_a_protected_address_in_the_childs_page_stops_the_letter(caseload):
    case_id = refused(caseload)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        child = journal.session.scalars(select(Person)).one()
        made = journal.create(
            Involved(child_id=child.id, name="Emeka", address_is_protected=True)
        )
        journal.set(child, "known_as", "Quarry Row")
        hidden = made.id
    with caseload.writing(caseload.stamp(NOW), Compartment.RESTRICTED) as journal:
        journal.create(ProtectedAddress(of_id=hidden, lines=("Quarry Row",)))
    choice = chosen(caseload, "refuse-to-assess")
    shown = preview_letter(caseload, case_id, choice, DAY)
    assert "a protected address, or another" in " ".join(
        f.words for f in shown.findings
    )
