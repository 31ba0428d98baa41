from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy import select

from letter_case import (
    HOME,
    YES,
    beside,
    letter_case,
    mother,
    other_child,
    refused,
)
from make import at, northmoor
from twentyweeks.casework import (
    Advice,
    Authority,
    Case,
    Decision,
    Document,
    Involved,
    Letter,
    MayBeTold,
    Person,
    ProtectedAddress,
    Reach,
    Setting,
    Standing,
)
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.ask_advice import ask_advice
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    letter_page,
    preview_letter,
)
from twentyweeks.operations.milestones import record_milestone
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.paper import text_of
from twentyweeks.storage.operation import Operation, Verb
from twentyweeks.storage.projection import project
from twentyweeks.storage.reducer import apply
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.unlock import add_officer_slot

DAY = date(2026, 4, 13)
NOW = at("2026-04-13")
SECOND = "harbour thimble walnut sky"


def refusal(caseload, recipient="", **fields):
    wanted = recipient or mother(caseload)
    return LetterChoice(kind="refuse-to-assess", recipient_id=wanted, **fields)


def said(pdf):
    return " ".join(" ".join(text_of(pdf)).split())


def change(caseload, kind, **fields):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        record = journal.session.scalars(select(kind)).first()
        for name, value in fields.items():
            journal.set(record, name, value)


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
        document = session.scalars(select(Document)).one()
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


def test_an_unknown_standing_blocks_that_person_s_letter_alone(caseload):
    case_id = refused(caseload)
    aunt = beside(caseload, "Ada Obi", standing=Standing.UNKNOWN)
    with pytest.raises(Refused, match="by what right Ada Obi gets a letter") as told:
        preview_letter(caseload, case_id, refusal(caseload, aunt), DAY)
    assert told.value.field == "recipient_id"
    assert issue_letter(caseload, case_id, refusal(caseload), NOW).pdf


def test_what_a_person_may_be_told_is_respected(caseload):
    case_id = refused(caseload)
    nothing = beside(caseload, "Ike Obi", may_be_told=MayBeTold.NOTHING)
    advice = beside(
        caseload,
        "Dr Pryce",
        standing=Standing.ADVISER,
        may_be_told=MayBeTold.ASKED_ADVICE_ONLY,
    )
    with pytest.raises(Refused, match="Ike Obi may be told nothing"):
        preview_letter(caseload, case_id, refusal(caseload, nothing), DAY)
    with pytest.raises(Refused, match="Dr Pryce may only be asked for advice"):
        preview_letter(caseload, case_id, refusal(caseload, advice), DAY)


def test_another_child_in_the_reasons_blocks_issue(caseload):
    other_child(caseload)
    case_id = refused(caseload)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        decision = journal.session.scalars(select(Decision)).one()
        journal.set(decision, "reasons", ("Amara reads as well as Samir Hughes.",))
    preview = preview_letter(caseload, case_id, refusal(caseload), DAY)
    assert not preview.may_be_issued
    assert "“Samir Hughes” is the name of another child" in preview.one_child
    with pytest.raises(Refused, match="Samir Hughes"):
        issue_letter(caseload, case_id, refusal(caseload), NOW)


def test_a_person_of_this_child_s_own_with_that_name_is_no_finding(caseload):
    case_id = refused(caseload)
    beside(caseload, "Samir Hughes", role="Uncle")
    other_child(caseload)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        decision = journal.session.scalars(select(Decision)).one()
        words = "The record shows that Amara reads with Samir Hughes, her uncle."
        journal.set(decision, "reasons", (words,))
    preview = preview_letter(caseload, case_id, refusal(caseload), DAY)
    assert [each.words for each in preview.findings if each.of_the_law] == []
    assert preview.one_child == "Every page names Amara Okafor and no other child."


def protect(caseload, name="Grace Obi"):
    """Put somebody with a protected address beside the child."""
    identifier = beside(caseload, name, address=None, address_is_protected=True)
    with caseload.writing(caseload.stamp(NOW), Compartment.RESTRICTED) as journal:
        with caseload.reading() as session:
            person = session.scalars(
                select(Involved).where(Involved.name == name)
            ).one()
            of_id = person.id
        journal.create(
            ProtectedAddress(
                of_id=of_id,
                lines=("12 Larkspur Close", "Otterby"),
                postcode="OT4 4RB",
                telephone="01632 960888",
            )
        )
    return identifier


def test_a_protected_address_is_on_its_own_letter_and_kept_apart(caseload):
    case_id = refused(caseload)
    grace = protect(caseload)
    issued = issue_letter(caseload, case_id, refusal(caseload, grace), NOW)
    assert "Grace Obi 12 Larkspur Close Otterby OT4 4RB" in said(issued.pdf)
    with caseload.reading() as session:
        blob = session.scalars(select(Document)).one().blob
    with caseload.reading(Compartment.RESTRICTED) as session:
        kept = caseload.papers(Compartment.RESTRICTED)
        assert kept.get(session.connection(), blob) == issued.pdf
    hers = preview_letter(caseload, case_id, refusal(caseload), DAY)
    assert "Larkspur" not in said(hers.pdf)
    assert "OT4 4RB" not in said(hers.pdf)
    assert hers.may_be_issued


def test_a_protected_address_in_another_s_letter_stops_it(caseload):
    case_id = refused(caseload)
    protect(caseload)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        decision = journal.session.scalars(select(Decision)).one()
        journal.set(decision, "next_steps_meeting", "We meet at 12 Larkspur Close")
    preview = preview_letter(caseload, case_id, refusal(caseload), DAY)
    assert not preview.may_be_issued
    stops = [each.words for each in preview.findings if each.of_the_law]
    assert stops == [
        "A protected address, or another detail that is kept apart, stands in a "
        "paper that somebody else reads."
    ]


def test_without_the_key_a_protected_letter_is_refused_with_whom_to_ask(home):
    with northmoor(home) as caseload:
        case_id = refused(caseload)
        grace = protect(caseload)
        ours = mother(caseload)
        sam = Holder("5" * 32, SECOND, 8192)
        keys = home / "caseload.keys"
        add_officer_slot(keys, caseload.keys, sam, (Compartment.GENERAL,))
    caseload = open_caseload(home, SECOND, NOW)
    try:
        with pytest.raises(Refused, match="Ask your manager, who can make this"):
            preview_letter(caseload, case_id, refusal(caseload, grace), DAY)
        listed = letter_page(caseload, case_id, DAY).recipients
        because = {each.id: each.because for each in listed}
        assert "your passphrase does not open it" in because[grace]
        assert because[ours] == ""
        assert preview_letter(caseload, case_id, refusal(caseload), DAY).may_be_issued
    finally:
        caseload.close()


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


def test_large_print_is_as_the_person_asked_or_as_chosen(caseload):
    case_id = refused(caseload)
    twelve = preview_letter(caseload, case_id, refusal(caseload), DAY)
    change(caseload, Involved, letter_size=16)
    eighteen = preview_letter(caseload, case_id, refusal(caseload), DAY)
    largest = preview_letter(caseload, case_id, refusal(caseload, size=24), DAY)
    assert twelve.pages < eighteen.pages < largest.pages
    assert eighteen.may_be_issued
    assert largest.may_be_issued


def test_the_received_letter_says_who_asked_and_by_when(caseload):
    case_id = letter_case(caseload)
    choice = LetterChoice(kind="received", recipient_id=mother(caseload))
    words = said(preview_letter(caseload, case_id, choice, date(2026, 3, 3)).pdf)
    assert "We received the request on Monday 2 March 2026." in words
    assert "by Monday 13 April 2026" in words
    assert "You asked us for this." in words
    father = beside(caseload, "Emeka Okafor")
    choice = LetterChoice(kind="received", recipient_id=father)
    words = said(preview_letter(caseload, case_id, choice, date(2026, 3, 3)).pdf)
    assert "A parent asked us for this." in words


def test_the_letter_to_assess_says_whom_we_ask_and_by_when(caseload):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    choice = LetterChoice(kind="will-assess", recipient_id=mother(caseload))
    preview = preview_letter(caseload, case_id, choice, DAY)
    words = said(preview.pdf)
    assert "We made this decision on Thursday 9 April 2026." in words
    assert "Ashgrove Primary • A health care professional" in words
    assert "We have asked for all the advice by Monday 25 May 2026." in words
    assert "final one by Monday 20 July 2026" in words
    assert preview.may_be_issued


def test_the_family_is_told_of_each_adviser_who_it_is_and_what(caseload):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    asked = {
        "school": "Mrs Ward",
        "health": "",
        "educational_psychologist": "Dr Pryce",
        "social_care": "",
    }
    for adviser, name in asked.items():
        ask_advice(caseload, case_id, adviser, "2026-04-13", now=NOW, name=name)
    assess = LetterChoice(kind="will-assess", recipient_id=mother(caseload))
    words = said(preview_letter(caseload, case_id, assess, DAY).pdf)
    assert (
        "now: • Mrs Ward, Ashgrove Primary • The health service • Dr Pryce, "
        "educational psychologist • Social care Each of them" in words
    )
    update = LetterChoice(kind="update", recipient_id=mother(caseload))
    words = said(preview_letter(caseload, case_id, update, DAY).pdf)
    assert (
        "We are waiting for advice from the school, the health service, the "
        "educational psychologist and social care." in words
    )


def test_an_adviser_is_asked_with_the_six_weeks_in_full(caseload):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    pryce = beside(
        caseload,
        "Dr Pryce",
        standing=Standing.ADVISER,
        may_be_told=MayBeTold.ASKED_ADVICE_ONLY,
    )
    choice = LetterChoice(kind="advice-request", recipient_id=pryce)
    with pytest.raises(Refused, match="what the adviser is asked is not recorded"):
        preview_letter(caseload, case_id, choice, DAY)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        adviser = "educational_psychologist"
        advice = Advice(case_id=case.id, adviser=adviser, name="Dr Pryce")
        journal.create(advice)
    preview = preview_letter(caseload, case_id, choice, DAY)
    assert "we need it by Monday 25 May 2026" in said(preview.pdf)
    assert preview.may_be_issued


def test_an_update_tells_what_is_awaited_and_what_is_late(caseload):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, NOW)
    record_milestone(
        caseload,
        case_id,
        {"kind": "advice_requested", "on": "2026-04-13", "adviser": "health"},
        NOW,
    )
    choice = LetterChoice(
        kind="update",
        recipient_id=mother(caseload),
        came_in="Dr Pryce's report came in on Wednesday 20 May 2026",
        late_why="Our panel did not meet",
        doing="The panel meets again next week",
        expected_on=date(2026, 8, 3),
    )
    today = date(2026, 7, 21)
    words = said(preview_letter(caseload, case_id, choice, today).pdf)
    assert "Dr Pryce\u2019s report came in on Wednesday 20 May 2026." in words
    assert "We are waiting for advice from the health service." in words
    assert "We asked for it on Monday 13 April 2026." in words
    assert "I will contact you again by Tuesday 4 August 2026" in words
    assert "Our panel did not meet." in words
    assert "We now expect this step to be done by Monday 3 August 2026." in words


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


def test_a_young_person_is_written_to_in_their_own_right(caseload):
    case_id = refused(caseload)
    change(
        caseload,
        Person,
        born=date(2009, 8, 31),
        address=HOME,
        setting=Setting(name="Northmoor Sixth Form College"),
    )
    page = letter_page(caseload, case_id, DAY)
    herself = next(each for each in page.recipients if each.words == "Amara Okafor")
    preview = preview_letter(caseload, case_id, refusal(caseload, herself.id), DAY)
    words = said(preview.pdf)
    assert "Amara Okafor 4 Mill Lane" in words
    assert "Our decision: we will not assess you" in words
    change(caseload, Person, born=date(2009, 9, 1))
    for today, names in (
        (date(2026, 6, 26), ["Ngozi Okafor, Mother"]),
        (date(2026, 6, 27), ["Ngozi Okafor, Mother", "Amara Okafor"]),
    ):
        page = letter_page(caseload, case_id, today)
        assert [each.words for each in page.recipients] == names
