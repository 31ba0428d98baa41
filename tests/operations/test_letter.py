from datetime import date
from hashlib import sha256
from uuid import UUID

import pytest
from sqlalchemy import select

from letter_case import (
    beside,
    letter_case,
    refused,
)
from letter_sent import NOW, change, refusal, said
from twentyweeks.casework import (
    Authority,
    Case,
    Document,
    Letter,
    MayBeTold,
    Person,
    Reach,
    Standing,
)
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    letter_page,
    preview_letter,
)
from twentyweeks.operations.milestones import record_milestone
from twentyweeks.storage.operation import Operation, Verb
from twentyweeks.storage.projection import project
from twentyweeks.storage.reducer import apply

DAY = date(2026, 4, 13)


def test_the_refusal_holds_the_records_and_days_of_the_law(caseload):
    case_id = refused(caseload)
    preview = preview_letter(caseload, case_id, refusal(caseload), DAY)
    words = said(preview.pdf)
    for told in (
        "Ngozi Okafor 4 Mill Lane Northmoor NM1 1AA Monday 13 April 2026",
        "We have decided not to carry out an EHC needs assessment for Amara.",
        "The Northmoor SEND panel made this decision on Thursday 9 April 2026.",
        "The reading record shows that Amara has caught up by nine months.",
        "Reading record, Ashgrove Primary, 11 March 2026",
        "Contact the mediation adviser by Saturday 13 June 2026.",
        "The tribunal must have your appeal by 5pm on Monday 15 June 2026.",
        "Fellside Mediation, telephone 01632 960122",
        "I am Jo Marlow, SEND officer. Please ring me on 01632 960101",
    ):
        assert told in words
    assert preview.findings == ()
    assert preview.may_be_issued
    assert preview.one_child == "Every page names Amara Okafor and no other child."
    assert preview.file_name == "letter-EHC-26-1001-refuse-to-assess.pdf"
    assert preview.sha256 == sha256(preview.pdf).hexdigest()
    assert preview.pages == 3


def test_the_page_says_which_letters_wait_and_for_what(caseload):
    case_id = refused(caseload)
    beside(caseload, "Aunt Ada", standing=Standing.UNKNOWN)
    beside(caseload, "Uncle Ike", may_be_told=MayBeTold.NOTHING)
    page = letter_page(caseload, case_id, DAY)
    waits = {each.kind: each.because for each in page.kinds}
    assert waits == {
        "received": "",
        "will-assess": "The decision to assess is not recorded.",
        "refuse-to-assess": "",
        "advice-request": "The decision to assess is not recorded.",
        "advice-chase": "No advice has been asked for.",
        "will-not-issue": "No refusal of a plan is recorded.",
        "draft-plan": "No draft plan has been begun.",
        "consult-school": "No draft plan has been begun.",
        "final-plan": "No final plan is recorded.",
        "amendment-notice": "No draft has been begun that amends an issued final plan.",
        "keep-plan": "No decision after a review is recorded.",
        "not-amend": "No decision not to amend the plan is recorded.",
        "consult-ceasing": "There is no plan that could cease.",
        "cease-plan": "Nobody was consulted on ceasing yet.",
        "will-reassess": "No decision to re-assess is recorded.",
        "will-not-reassess": "No refusal to re-assess is recorded.",
        "transfer-in": "No plan has been transferred in.",
        "transfer-out": "No move is recorded.",
        "mediation": "No day of a mediation is recorded.",
        "tribunal-order": "No order of the Tribunal is recorded.",
        "update": "",
    }
    people = {each.words: each.because for each in page.recipients}
    assert people["Ngozi Okafor, Mother"] == ""
    assert "by what right Aunt Ada gets a letter" in people["Aunt Ada"]
    assert people["Uncle Ike"] == "Uncle Ike may be told nothing about this child."


def test_what_is_shown_is_what_is_frozen(caseload):
    case_id = refused(caseload)
    shown = preview_letter(caseload, case_id, refusal(caseload), DAY)
    choice = refusal(caseload, shown=shown.sha256)
    issued = issue_letter(caseload, case_id, choice, NOW)
    assert issued.pdf == shown.pdf
    assert issued.sha256 == sha256(shown.pdf).hexdigest()
    with caseload.reading() as session:
        document = session.get_one(Document, UUID(hex=issued.document_id))
        letter = session.scalars(select(Letter)).one()
        assert document.id.hex == issued.document_id
        assert letter.id.hex == issued.letter_id
        kept = caseload.papers().get(session.connection(), document.blob)
        assert kept == shown.pdf
        assert document.title == "We will not assess, to Ngozi Okafor"
        assert (document.kind, document.pages) == ("letter", 3)
        assert letter.issued["sha256"] == issued.sha256
        assert letter.issued["edition"] == "2014-09 as amended to 2026-11"
        relied_on = {each["rule"]: each["due"] for each in letter.issued["limits"]}
        assert relied_on["mediation_contact"] == "2026-06-13"
        assert relied_on["appeal"] == "2026-06-15"
        assert (letter.written_on, letter.posted_on) == (DAY, None)


def test_a_letter_that_changed_since_it_was_shown_is_not_issued(caseload):
    case_id = refused(caseload)
    shown = preview_letter(caseload, case_id, refusal(caseload), DAY)
    change(caseload, Person, known_as="Ama")
    with pytest.raises(Refused, match="not the one that was shown"):
        issue_letter(caseload, case_id, refusal(caseload, shown=shown.sha256), NOW)
    with caseload.reading() as session:
        assert session.scalars(select(Letter)).all() == []
        assert session.scalars(select(Document)).all() == []


def test_the_same_letter_is_issued_once(caseload):
    case_id = refused(caseload)
    issue_letter(caseload, case_id, refusal(caseload), NOW)
    with pytest.raises(Refused, match="has been issued already"):
        issue_letter(caseload, case_id, refusal(caseload), NOW)


def test_nothing_replaces_what_was_issued(caseload):
    case_id = refused(caseload)
    issue_letter(caseload, case_id, refusal(caseload), NOW)
    with caseload.reading() as session:
        was = dict(session.scalars(select(Letter)).one().issued)
    with pytest.raises(Refused, match="stays as it was issued"):
        change(caseload, Letter, issued={"sha256": "another"})
    with caseload.reading() as session:
        assert session.scalars(select(Letter)).one().issued == was


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mediation_adviser", "mediation adviser"),
        ("mediation_contact", "mediation contact"),
        ("disagreement", "disagreement resolution"),
        ("sendiass", "information and advice"),
    ],
)
def test_a_letter_without_a_service_it_must_name_is_not_issued(caseload, name, told):
    case_id = refused(caseload)
    change(caseload, Authority, **{name: Reach()})
    preview = preview_letter(caseload, case_id, refusal(caseload), DAY)
    assert not preview.may_be_issued
    binding = [each for each in preview.findings if each.of_the_law]
    assert any(told in each.words for each in binding)
    with pytest.raises(Refused, match=r"cannot be issued: .* Nothing was issued"):
        issue_letter(caseload, case_id, refusal(caseload), NOW)


def test_a_letter_without_the_tribunal_s_name_is_not_even_made(caseload):
    case_id = refused(caseload)
    change(caseload, Authority, tribunal=Reach())
    with pytest.raises(Refused, match="the name of the tribunal is not known"):
        preview_letter(caseload, case_id, refusal(caseload), DAY)


def test_a_conflict_on_a_field_of_the_letter_stops_issue(caseload):
    case_id = refused(caseload)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        person = journal.session.scalars(select(Person)).one()
        apart = Operation(
            id=person.id,
            tx="elsewhere",
            verb=Verb.SET,
            case=None,
            ent="person",
            eid=person.id,
            f="surname",
            v="Okafor-Bello",
            hlc=1,
            wall="2026-04-12T09:00:00+00:00",
        )
        project(journal.connection, apply(journal.connection, [apart]))
    preview = preview_letter(caseload, case_id, refusal(caseload), DAY)
    assert not preview.may_be_issued
    with pytest.raises(Refused, match="One field holds what two officers wrote apart"):
        issue_letter(caseload, case_id, refusal(caseload), NOW)


def test_a_decision_recorded_twice_stops_issue(caseload):
    case_id = refused(caseload)
    record_milestone(
        caseload, case_id, {"kind": "refused_to_assess", "on": "2026-04-10"}, NOW
    )
    assert not preview_letter(caseload, case_id, refusal(caseload), DAY).may_be_issued


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        (LetterChoice(kind="poem", recipient_id="0" * 32), "kind"),
        (LetterChoice(kind="update", recipient_id="0" * 32, sent_by="owl"), "sent_by"),
        (LetterChoice(kind="update", recipient_id="nobody"), "recipient_id"),
        (LetterChoice(kind="update", recipient_id="0" * 32), "recipient_id"),
    ],
)
def test_a_choice_that_is_none_is_refused_with_its_field(caseload, choice, field):
    case_id = letter_case(caseload)
    with pytest.raises(BadInput) as told:
        preview_letter(caseload, case_id, choice, DAY)
    assert told.value.field == field


def test_a_letter_needs_the_child_s_birthday_and_a_named_officer(caseload):
    case_id = refused(caseload)
    change(caseload, Case, officer_id=None)
    with pytest.raises(Refused, match="No officer is named on this case"):
        preview_letter(caseload, case_id, refusal(caseload), DAY)
    change(caseload, Case, officer_id=caseload.officer)
    change(caseload, Person, born=None)
    with pytest.raises(Refused, match="forename, surname and date of birth"):
        preview_letter(caseload, case_id, refusal(caseload), DAY)
