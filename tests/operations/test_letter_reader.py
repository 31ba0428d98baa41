"""Who may be written a letter, and what may stand in the one that they read."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from letter_case import (
    HOME,
    beside,
    mother,
    other_child,
    refused,
)
from letter_sent import NOW, change, refusal, said
from make import northmoor
from twentyweeks.casework import (
    Decision,
    Document,
    Involved,
    MayBeTold,
    Person,
    ProtectedAddress,
    Setting,
    Standing,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.letter import (
    issue_letter,
    letter_page,
    preview_letter,
)
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.unlock import add_officer_slot

DAY = date(2026, 4, 13)
SECOND = "harbour thimble walnut sky"


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
        own = UUID(hex=issued.document_id)
        blob = session.get_one(Document, own).blob
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
        f"{where}: a protected address, or another detail that is kept apart, stands "
        "there, and somebody else reads it."
        for where in ("Page 2", "The copy for e-mail")
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


def test_large_print_is_as_the_person_asked_or_as_chosen(caseload):
    case_id = refused(caseload)
    twelve = preview_letter(caseload, case_id, refusal(caseload), DAY)
    change(caseload, Involved, letter_size=16)
    eighteen = preview_letter(caseload, case_id, refusal(caseload), DAY)
    largest = preview_letter(caseload, case_id, refusal(caseload, size=24), DAY)
    assert twelve.pages < eighteen.pages < largest.pages
    assert eighteen.may_be_issued
    assert largest.may_be_issued


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
