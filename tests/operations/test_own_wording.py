"""The authority's own wording: tried, put into use, exchanged, taken back."""

from datetime import date

import pytest
from sqlalchemy import select

from letter_case import letter_case, mother, refused
from letter_sent import said
from make import at
from twentyweeks.casework import OwnWording
from twentyweeks.errors import BadInput, Refused
from twentyweeks.letters.wording import wording
from twentyweeks.operations.exchange import exchange
from twentyweeks.operations.letter import LetterChoice, issue_letter, preview_letter
from twentyweeks.operations.papers import open_paper
from twentyweeks.operations.settle import conflict_cards, settle_conflict
from twentyweeks.operations.withdrawn import allow_words, withdraw_words
from twentyweeks.operations.wording import (
    look_at_wording,
    open_wording,
    take_shipped,
    use_wording,
    wording_list,
)
from twentyweeks.operations.wording_source import read_wordings
from twentyweeks.present.wording import APART, CHANGED

DAY = date(2026, 4, 13)
NOW = at("2026-04-13")
OURS = wording("who-to-ring").replace("## Who to ring", "## Ring us, please do")
KINDER = wording("received").replace("What happens now", "What happens from here")


def use(caseload, name, words):
    use_wording(caseload, name, words, open_wording(caseload, name).seen, NOW)


def letter(caseload, case_id, kind="received"):
    choice = LetterChoice(kind=kind, recipient_id=mother(caseload))
    return preview_letter(caseload, case_id, choice, DAY)


def line(caseload, name):
    lines = (each for _group, group in wording_list(caseload).groups for each in group)
    return next(each for each in lines if each.name == name)


def test_at_first_every_wording_is_the_shipped_one(caseload):
    groups = dict(wording_list(caseload).groups)
    assert list(groups) == [
        "Letters",
        "Notices to schools and services",
        "Half a page for the child",
        "Parts of several letters",
    ]
    assert [each.title for each in groups["Parts of several letters"]] == [
        "The end of a letter",
        "The two last days",
        "The reply form of a draft plan",
        "The right to appeal, and mediation",
        "Free, independent advice",
        "Who to ring",
    ]
    assert {each.state for group in groups.values() for each in group} == {"As shipped"}
    sheet = open_wording(caseload, "received").form
    assert sheet.title == "Request received, considering"
    assert sheet.words == sheet.shipped == wording("received")
    assert sheet.state == "The shipped wording is in use."
    assert sheet.readers == (
        "Request received, considering, to a parent",
        "Request received, considering, to a young person",
    )


def test_an_own_part_stands_in_letters_and_the_shipped_one_comes_back(caseload):
    case_id = letter_case(caseload)
    use(caseload, "who-to-ring", OURS)
    assert "Ring us, please do" in said(letter(caseload, case_id).pdf)
    assert letter(caseload, case_id).findings == ()
    held = open_wording(caseload, "who-to-ring")
    assert held.form.state == (
        "Your authority's own wording is in use: Jo Marlow wrote it on 13 April 2026."
    )
    assert line(caseload, "who-to-ring").state == "Your own"
    take_shipped(caseload, "who-to-ring", held.seen, NOW)
    assert "Ring us, please do" not in said(letter(caseload, case_id).pdf)
    assert line(caseload, "who-to-ring").state == "As shipped"


def test_an_issued_letter_keeps_the_wording_it_was_issued_in(caseload):
    case_id = letter_case(caseload)
    choice = LetterChoice(kind="received", recipient_id=mother(caseload))
    issued = issue_letter(caseload, case_id, choice, NOW)
    use(caseload, "received", KINDER)
    kept = open_paper(caseload, issued.document_id).content
    assert kept == issued.pdf
    assert "What happens now" in said(kept)
    assert "What happens from here" in said(letter(caseload, case_id).pdf)


def test_what_the_law_requires_cannot_be_taken_out(caseload):
    gone = wording("rights").replace("You have a **right to appeal** to", "Write to")
    look = look_at_wording(caseload, "rights", gone)
    assert not look.may_be_used()
    finding = look.findings[0]
    assert finding.words == "The letter does not tell of the right to appeal."
    assert "CFA 2014 s.36(5)" in finding.cite
    assert finding.mend == "Put the rights back, or name the tribunal in our details."
    assert finding.where == "In “We will not assess, to a parent” and 5 more."
    assert look.pages == 3
    with pytest.raises(Refused, match=r"right to appeal.*s\.36\(5\).*Nothing was sav"):
        use(caseload, "rights", gone)
    assert line(caseload, "rights").state == "As shipped"


def test_a_name_that_no_letter_knows_is_refused_with_its_line(caseload):
    wrong = wording("closing").replace("{officer_job}", "{job}")
    look = look_at_wording(caseload, "closing", wrong)
    assert (look.pdf, look.faults) == (b"", ("Line 3: No letter knows {job}.",))
    with pytest.raises(Refused, match=r"Line 3: No letter knows \{job\}\.") as told:
        use(caseload, "closing", wrong)
    assert told.value.field == "words"


def test_a_letter_that_cannot_be_printed_is_told(caseload):
    look = look_at_wording(caseload, "closing", wording("closing") + "\n\n\U0001f600")
    assert look.pdf == b""
    assert len(look.faults) == 1


def test_no_other_wording_can_be_written(caseload):
    with pytest.raises(BadInput, match="no wording called “rules”"):
        open_wording(caseload, "rules")
    with pytest.raises(BadInput, match="longer than 40,000 letters"):
        look_at_wording(caseload, "received", "# A\n\n" + "so " * 14_000)


def test_a_preview_is_of_our_council_and_an_invented_child(caseload):
    look = look_at_wording(caseload, "received", KINDER, 1)
    words = said(look.pdf)
    assert "Northmoor Council" in words
    assert "Robin Sample" in words
    assert "What happens from here" in words
    assert look.may_be_used()


def test_an_own_wording_of_an_older_original_is_told(caseload):
    case_id = letter_case(caseload)
    use(caseload, "received", KINDER)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        held = journal.session.scalars(select(OwnWording)).one()
        journal.set(held, "made_from", "0" * 64)
    assert open_wording(caseload, "received").form.told == (CHANGED,)
    assert line(caseload, "received").state == "The shipped one has changed"
    preview = letter(caseload, case_id)
    assert [each.requirement for each in preview.findings] == ["wording-older"]
    assert not preview.findings[0].of_the_law
    use(caseload, "received", KINDER)
    assert open_wording(caseload, "received").form.told == ()


def test_withdrawn_words_block_issue_with_the_reason(caseload):
    case_id = refused(caseload)
    withdraw_words(caseload, "reading   group at ASHGROVE", "the group has ended", NOW)
    preview = letter(caseload, case_id, "refuse-to-assess")
    assert not preview.may_be_issued
    (finding,) = preview.findings
    assert finding.words == (
        "“reading group at ASHGROVE” stands in this letter, and was withdrawn on 13 "
        "April 2026: the group has ended"
    )
    choice = LetterChoice(kind="refuse-to-assess", recipient_id=mother(caseload))
    with pytest.raises(Refused, match="the group has ended"):
        issue_letter(caseload, case_id, choice, NOW)
    (gone,) = wording_list(caseload).withdrawn
    assert gone.because == "Withdrawn on 13 April 2026: the group has ended"
    allow_words(caseload, gone.id, NOW)
    assert letter(caseload, case_id, "refuse-to-assess").may_be_issued
    assert wording_list(caseload).withdrawn == ()


@pytest.mark.parametrize(
    ("words", "because", "field"),
    [
        ("too few", "So", "withdrawn"),
        ("", "So", "withdrawn"),
        ("Enough", "", "because"),
    ],
)
def test_words_are_withdrawn_with_a_reason(caseload, words, because, field):
    with pytest.raises(Refused) as told:
        withdraw_words(caseload, words + " words" * (field == "because"), because, NOW)
    assert told.value.field == field


def test_two_who_wrote_it_apart_see_both_and_no_letter_leaves(jo, sam):
    use(jo, "closing", wording("closing") + "\n\nJo's line.")
    use(sam, "closing", wording("closing") + "\n\nSam's line.")
    for each in (jo, sam, jo):
        exchange(each, NOW)
    (card,) = conflict_cards(jo)
    assert card.what == "Our own wording: The end of a letter"
    assert sorted(each.only_here for each in card.values) == [
        "Jo's",
        "Sam's",
    ]
    assert open_wording(jo, "closing").form.told == (APART,)
    assert line(jo, "closing").state == "Written apart"
    with jo.reading() as session:
        source = read_wordings(session)
    source("closing")
    (stops,) = source.findings(("A letter",))
    assert stops.requirement == "conflict"
    chosen = [each.only_here for each in card.values].index("Sam's") + 1
    settle_conflict(jo, card.id, chosen, None, "As agreed", NOW)
    for each in (jo, sam):
        exchange(each, NOW)
    assert "Sam's line." in open_wording(sam, "closing").form.words
    assert open_wording(sam, "closing").form.told == ()
