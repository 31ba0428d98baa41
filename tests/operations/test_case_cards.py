"""Around a case: alerts, notes kept apart, papers, what was said and what happened."""

from datetime import date

from sqlalchemy import select

from make import at, register
from twentyweeks.casework import (
    Case,
    Document,
    HeldApart,
    Involved,
    Letter,
    MayBeTold,
    NoteKind,
    PostedBy,
    RestrictedNote,
    Standing,
)
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.record import (
    NewContact,
    record_contact,
)
from twentyweeks.operations.saving import saving
from twentyweeks.present.tone import Tone
from twentyweeks.vault.keys import Compartment

TODAY = date(2026, 11, 23)


def test_what_was_said_and_what_happened_stand_newest_first(caseload, amara):
    call = NewContact(
        on="2026-11-04", way="call", direction="to_us", with_name="Ngozi Okafor",
        words="She rang about the draft.", told_new=False, asks_us="When is it?",
    )  # fmt: skip
    made = record_contact(caseload, amara, call, at("2026-11-04"))
    lines = case_page(caseload, amara, TODAY).contacts
    assert [line.title for line in lines[:3]] == [
        "Advice received: School",
        "Call with Ngozi Okafor",
        "Advice received: Parents",
    ]
    assert lines[1].words == "4 Nov, J. Marlow. She rang about the draft."
    assert (lines[1].contact_id, lines[1].asks_us) == (made, "When is it?")
    assert lines[-1].title == "Request received from a parent"


def test_silence_is_counted_from_the_request_or_the_last_news(caseload):
    case_id = register(caseload, "2026-03-02")
    chip = case_page(caseload, case_id, date(2026, 3, 16)).silence
    assert (chip.words, chip.tone) == ("Next contact by 16 Mar", Tone.GREY)
    chip = case_page(caseload, case_id, date(2026, 3, 17)).silence
    assert chip.words == "Not heard from us for 15 days"


def test_alerts_name_what_may_not_be_missed(caseload, amara):
    with saving(caseload, at("2026-11-02")) as journal:
        mother = journal.session.scalars(select(Involved)).one()
        child = mother.child_id
        for name, value in (
            ("address_is_protected", True),
            ("interpreter", "Igbo"),
            ("do_not", "Do not ring before 3 pm"),
        ):
            journal.set(mother, name, value)
        father = Involved(
            child_id=child, name="Emeka Okafor", role="Father",
            standing=Standing.PARENTAL_RESPONSIBILITY, may_be_told=MayBeTold.LETTERS,
        )  # fmt: skip
        journal.create(father)
    page = case_page(caseload, amara, TODAY)
    assert page.alerts == (
        "Address protected: Ngozi Okafor's is told to nobody and stands on no copy to "
        "another person",
        "Interpreter for Ngozi Okafor: Igbo",
        "Ngozi Okafor: Do not ring before 3 pm",
        "Letters to two people, each a copy of their own: Ngozi Okafor and Emeka "
        "Okafor",
    )
    mother_card, father_card = page.people
    assert mother_card.address == "Address protected"
    assert mother_card.standing == "Has parental responsibility"
    assert father_card.may_be_told == "May be sent letters"


def test_notes_kept_apart_are_read_by_who_may_and_named_to_who_may_not(caseload, amara):
    held = HeldApart(since=date(2026, 11, 2), ask="Jo Marlow")
    stamp = caseload.stamp(at("2026-11-02"))
    with saving(caseload, at("2026-11-02")) as journal:
        case = journal.session.scalars(select(Case)).one()
        note = RestrictedNote(
            case_id=case.id, kind=NoteKind.OFFICER_SAFETY, words="Visit in pairs",
            evidence="Dog loose on 2 November", written_on=date(2026, 11, 2),
            review_by=date(2026, 11, 22),
        )  # fmt: skip
        journal.set(case, "held_apart", held)
    with caseload.writing(stamp, Compartment.RESTRICTED) as journal:
        journal.create(note)
    page = case_page(caseload, amara, date(2026, 11, 22))
    assert page.held_apart == ""
    (line,) = page.notes
    assert (line.title, line.words) == (
        "Safety of officers",
        "Visit in pairs (Dog loose on 2 November). 2 November 2026, review by 22 "
        "November 2026",
    )
    (lapsed,) = case_page(caseload, amara, TODAY).notes
    assert lapsed.title == "Safety of officers, lapsed"
    _close_restricted(caseload)
    page = case_page(caseload, amara, TODAY)
    assert page.notes == ()
    assert page.held_apart == (
        "There are notes about this case that you may not open. Ask Jo Marlow."
    )


def _close_restricted(caseload):
    """Leave the officer with the general part alone, as most officers have it."""
    engines = vars(caseload)["_engines"]
    engines.pop(Compartment.RESTRICTED).dispose()


def test_papers_say_what_they_are_and_a_letter_how_it_left(caseload, amara):
    with saving(caseload, at("2026-11-09")) as journal:
        case = journal.session.scalars(select(Case)).one()
        report = Document(
            case_id=case.id, title="Psychologist's report", kind="advice",
            blob="0" * 64, sha256="1" * 64, media_type="application/pdf", size=9,
            pages=12, received_on=date(2026, 11, 9), author="Dr L. Pryce",
        )  # fmt: skip
        frozen = Document(
            case_id=case.id, title="Will assess", kind="letter", blob="2" * 64,
            sha256="3" * 64, media_type="application/pdf", size=9,
            dated=date(2026, 10, 6),
        )  # fmt: skip
        letter = Letter(
            case_id=case.id, kind="will-assess", recipient_name="Ngozi Okafor",
            written_on=date(2026, 10, 6), issued={"sha256": "3" * 64},
        )  # fmt: skip
        for each in (report, frozen):
            journal.create(each)
        journal.issue(letter, "issued")
    papers = case_page(caseload, amara, TODAY).papers
    assert [(each.words, each.unposted) for each in papers] == [
        ("Received 9 Nov, Dr L. Pryce, 12 pages", False),
        ("Letter to Ngozi Okafor, written 6 Oct, not posted", True),
    ]
    assert papers[1].letter_id == letter.id.hex
    with saving(caseload, at("2026-11-10")) as journal:
        journal.set(letter, "posted_on", date(2026, 10, 7))
        journal.set(letter, "posted_by", PostedBy.FIRST_CLASS)
    sent = case_page(caseload, amara, TODAY).papers[1]
    assert (
        sent.words
        == "Letter to Ngozi Okafor, written 6 Oct, posted 7 Oct by first class"
    )
    assert not sent.unposted
