"""What a visit's restricted notes say, and that no other file holds them."""

from datetime import date

import pytest
from sqlalchemy import select

from make import northmoor, register
from twentyweeks.casework import (
    Case,
    NoteKind,
    RestrictedNote,
    Visit,
)
from twentyweeks.casework.visit import Meeting
from twentyweeks.errors import Unavailable
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.operations.visit import (
    NewNote,
    VisitForm,
    keep_draft,
    read_draft,
    record_visit,
    visit_form_from_json,
    visit_form_to_json,
    visit_page,
)
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.unlock import add_officer_slot
from visit_case import DOG, NEEDLE, NOW, everything

SECOND = "harbour thimble walnut sky"


@pytest.fixture
def case_id(caseload):
    return register(caseload, known_as="Ama")


def test_restricted_notes_lie_in_their_own_file_alone(caseload, case_id):
    form = VisitForm(notes=(DOG,))
    keep_draft(caseload, f"visit:{case_id}", visit_form_to_json(form), NOW)
    assert NEEDLE not in everything(caseload)
    assert NEEDLE in everything(caseload, Compartment.RESTRICTED)
    kept = visit_page(caseload, case_id, NOW)
    assert visit_form_from_json(kept.draft) == form
    record_visit(caseload, case_id, form, NOW)
    assert NEEDLE not in everything(caseload)
    with caseload.reading(Compartment.RESTRICTED) as session:
        note = session.scalars(select(RestrictedNote)).one()
        assert (note.words, note.evidence) == (NEEDLE, "Seen by J. Marlow")
        assert note.written_on == date(2026, 4, 20)
        assert note.review_by == date(2027, 4, 20)
        assert note.case_id.hex == case_id
    with caseload.reading() as session:
        apart = session.scalars(select(Case)).one().held_apart
        assert apart is not None
        assert (apart.since, apart.ask) == (date(2026, 4, 20), "Jo Marlow")
    assert read_draft(caseload, f"visit:{case_id}") is None


def test_a_second_save_of_the_same_notes_writes_none_twice(caseload, case_id):
    record_visit(caseload, case_id, VisitForm(notes=(DOG,)), NOW)
    record_visit(caseload, case_id, VisitForm(notes=(DOG,)), NOW)
    with caseload.reading(Compartment.RESTRICTED) as session:
        assert len(session.scalars(select(RestrictedNote)).all()) == 1


def test_a_safeguarding_note_says_only_that_and_to_whom(caseload, case_id):
    note = NewNote(kind=NoteKind.SAFEGUARDING_PASSED_ON, passed_to="The duty desk")
    record_visit(caseload, case_id, VisitForm(notes=(note,)), NOW)
    with caseload.reading(Compartment.RESTRICTED) as session:
        kept = session.scalars(select(RestrictedNote)).one()
        assert kept.words == "A safeguarding concern was passed on."
        assert kept.passed_to == "The duty desk"


def test_an_officer_without_the_key_is_told_so_in_one_sentence(home):
    with northmoor(home) as caseload:
        case_id = register(caseload)
        sam = Holder("5" * 32, SECOND, 8192)
        add_officer_slot(
            home / "caseload.keys", caseload.keys, sam, (Compartment.GENERAL,)
        )
    caseload = open_caseload(home, SECOND, NOW)
    try:
        assert not visit_page(caseload, case_id, NOW).can_write_restricted
        form = VisitForm(meeting=Meeting(place="At school"), notes=(DOG,))
        with pytest.raises(Unavailable, match="your passphrase does not open them"):
            record_visit(caseload, case_id, form, NOW)
        with pytest.raises(Unavailable, match="your passphrase does not open them"):
            keep_draft(caseload, f"visit:{case_id}", visit_form_to_json(form), NOW)
        assert NEEDLE not in everything(caseload)
        kept = read_draft(caseload, f"visit:{case_id}")
        assert kept is not None
        assert visit_form_from_json(kept[0]).meeting.place == "At school"
        with caseload.reading() as session:
            assert session.scalars(select(Visit)).all() == []
    finally:
        caseload.close()
