"""What goes into each envelope: the frozen letter, and what it says is with it."""

from threading import Event
from uuid import UUID

from sqlalchemy import select

from letter_case import beside, other_child, refused
from letter_envelopes_case import advice_pdf, drafted, sent_draft
from letter_sent import change, refusal
from make import at
from plan_case import NOW, TODAY
from twentyweeks.casework import Address, Document, Involved, Plan
from twentyweeks.operations.letter import issue_letter
from twentyweeks.operations.letter_batch import Batch, look_through
from twentyweeks.operations.letter_envelopes import pack


def packed(caseload, *letters):
    return pack(caseload, letters, TODAY, Event(), lambda *_: None)


def titles(packet):
    return [each.title for each in packet.papers]


def test_a_letter_lies_with_the_plan_and_the_advice_that_it_encloses(caseload):
    case_id = drafted(caseload)
    made = packed(caseload, sent_draft(caseload, case_id))
    assert made.nots == ()
    (packet,) = made.packets
    assert titles(packet) == [
        "Draft plan, to Ngozi Okafor",
        "For the child: Draft plan",
        "Draft plan, version 1",
        "Advice of the school",
    ]
    assert packet.papers[3].pdf == advice_pdf()
    assert packet.address == ("4 Mill Lane", "Northmoor", "NM1 1AA")


def test_it_is_packed_again_just_the_same(caseload):
    letter = sent_draft(caseload, drafted(caseload))
    assert packed(caseload, letter) == packed(caseload, letter)


def test_a_plan_that_is_not_issued_stops_its_envelope(caseload):
    case_id = drafted(caseload)
    letter = sent_draft(caseload, case_id)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        journal.set(journal.session.scalars(select(Plan)).one(), "issued", None)
    made = packed(caseload, letter)
    assert made.packets == ()
    assert made.nots[0].because == (
        "Ngozi Okafor: Version 1 of the plan, which goes with this letter, is not "
        "issued. Nothing was made. Issue the plan first."
    )
    batch = Batch(case_ids=(case_id,), kind="draft-plan", sent_by="first_class")
    looked = look_through(caseload, batch, at("2026-07-20"), Event(), lambda *_: None)
    assert looked.gets == ()
    assert "Version 1 of the plan" in looked.nots[0].because


def test_advice_that_names_another_child_goes_into_no_envelope(caseload):
    other_child(caseload)
    case_id = drafted(caseload, advice_pdf("Amara Okafor sits beside Samir Hughes."))
    made = packed(caseload, sent_draft(caseload, case_id))
    assert made.packets == ()
    assert made.nots[0].because == (
        "Ngozi Okafor: “Advice of the school” names another child or young person, "
        "“Samir Hughes”. Make a bundle of what is enclosed, for this reader, and "
        "answer it there."
    )


def test_a_paper_of_another_case_goes_into_no_envelope(caseload):
    case_id = drafted(caseload)
    letter = sent_draft(caseload, case_id)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        named = Document.title == "Advice of the school"
        rows = journal.session.scalars(select(Document).where(named))
        papers = [each for each in rows if each.media_type == "application/pdf"]
        journal.set(papers[0], "case_id", UUID(int=7))
    made = packed(caseload, letter)
    assert "is filed on another case" in made.nots[0].because


def test_a_letter_to_an_old_address_is_not_put_into_an_envelope(caseload):
    letter = sent_draft(caseload, drafted(caseload))
    moved = Address(lines=("1 New Road", "Northmoor"), postcode="NM4 4DD")
    change(caseload, Involved, address=moved)
    assert packed(caseload, letter).nots[0].because == (
        "Ngozi Okafor: The address has changed since the letter was written, and the "
        "letter shows the old one. Nothing was printed. Write a new letter."
    )


def test_a_protected_case_is_packed_by_itself_alone(caseload):
    case_id = drafted(caseload)
    letters = [
        sent_draft(caseload, case_id),
        sent_draft(caseload, case_id, beside(caseload, "Emeka Okafor")),
    ]
    assert len(packed(caseload, *letters).packets) == 2
    change(caseload, Involved, address_is_protected=True)
    made = packed(caseload, *letters)
    assert made.packets == ()
    assert {each.because for each in made.nots} == {
        "An address is protected, or something is kept apart: letters of this case are "
        "always written singly."
    }
    assert len(packed(caseload, letters[1]).packets) == 1


def test_the_child_s_half_page_goes_with_its_letter(caseload):
    issued = issue_letter(
        caseload, refused(caseload), refusal(caseload), at("2026-04-13")
    )
    (packet,) = packed(caseload, issued.letter_id).packets
    assert packet.papers[1].pdf == issued.child_copy_pdf
    assert packet.papers[1].title == "For the child: We will not assess"


def test_what_two_parents_get_alike_names_neither_of_them(caseload):
    case_id = drafted(caseload)
    letters = [
        sent_draft(caseload, case_id),
        sent_draft(caseload, case_id, beside(caseload, "Emeka Okafor")),
    ]
    hers, his = packed(caseload, *letters).packets
    assert titles(his)[0] == "Draft plan, to Emeka Okafor"
    assert titles(hers)[1:] == titles(his)[1:]
    assert not any("Ngozi" in each for each in titles(his))
