"""The letters that wait for the post, and one form for the whole stack."""

from datetime import date

import pytest
from sqlalchemy import select

from letter_batches import issue, three
from letter_case import beside
from letter_envelopes_case import drafted, sent_draft
from letter_sent import change
from make import at, northmoor
from twentyweeks.casework import Contact, Involved, Letter, Milestone, PostedBy
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.post_page import post_page
from twentyweeks.operations.posting import post_letter, post_letters
from twentyweeks.operations.printed import record_printed
from twentyweeks.operations.today_page import today_page

DAY = date(2026, 3, 3)
LATER = at("2026-03-04")


@pytest.fixture
def letters(caseload):
    caseload.cases = three(caseload)
    return issue(caseload)


@pytest.fixture(scope="module")
def unposted(tmp_path_factory):
    """Open a caseload of which no letter ever leaves."""
    with northmoor(tmp_path_factory.mktemp("unposted") / "caseload") as opened:
        opened.cases = three(opened)
        opened.letters = issue(opened)
        yield opened


def posted(caseload):
    with caseload.reading() as session:
        rows = session.scalars(select(Letter).order_by(Letter.id))
        return [(each.posted_on, each.posted_by, each.checked_by) for each in rows]


def waiting(caseload, today):
    sections = today_page(caseload, today, at(today.isoformat())).sections
    (section,) = [e for e in sections if e.title == "Letters printed but not posted"]
    return section


def test_what_was_issued_is_found_again_until_it_has_left(caseload, letters):
    page = post_page(caseload, DAY)
    assert page.words == "3 letters are issued and not posted."
    assert tuple(each.letter_id for each in page.letters) == letters
    first = page.letters[0]
    assert (first.child, first.words, first.leaves, first.is_late) == (
        "Amara Okafor",
        "To Ngozi Okafor: request received",
        "Leaves first class on Tuesday 3 March 2026",
        False,
    )
    assert waiting(caseload, DAY).page == "post"
    post_letters(caseload, letters, "2026-03-04", "", "Sam Pike", LATER)
    page = post_page(caseload, date(2026, 3, 4))
    assert (page.words, page.letters) == ("No letter is waiting for the post.", ())
    assert waiting(caseload, date(2026, 3, 4)).page == ""


def test_a_letter_that_should_have_left_says_so(unposted):
    late = post_page(unposted, date(2026, 3, 5)).letters[0]
    assert (late.leaves, late.is_late) == (
        "Was to leave first class on Tuesday 3 March 2026",
        True,
    )


def test_letters_of_a_protected_case_stand_apart(caseload, letters):
    change(caseload, Involved, address_is_protected=True)
    page = post_page(caseload, DAY)
    assert [each.child for each in page.letters] == ["Samir Hughes"]
    assert [each.child for each in page.singly] == ["Amara Okafor", "Amara Okafor"]


def test_a_stack_is_recorded_in_one_go_and_some_are_left_out(caseload, letters):
    told = post_letters(
        caseload, letters[:2], "2026-03-03", "second_class", "Sam Pike", LATER
    )
    assert told.words == "2 letters are recorded as posted."
    assert not told.faulty
    left = (date(2026, 3, 3), PostedBy.SECOND_CLASS, "Sam Pike")
    assert posted(caseload) == [left, left, (None, None, None)]
    with caseload.reading() as session:
        assert len(session.scalars(select(Contact)).all()) == 2
    told = post_letters(caseload, letters[2:], "2026-03-03", "", "Sam Pike", LATER)
    assert told.words == "1 letter is recorded as posted."
    assert posted(caseload)[2][1] is PostedBy.FIRST_CLASS


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        (("2026-03-02", "", "Sam Pike"), "posted_on", "the letter was written later"),
        (("2026-03-05", "", "Sam Pike"), "posted_on", "Posted on"),
        (("2026-03-03", "", "Jo Marlow"), "checked_by", "a second person looks"),
        (("2026-03-03", "", " "), "checked_by", "a second person looks"),
        (("2026-03-03", "pigeon", "Sam Pike"), "posted_by", "Posted by"),
    ],
)
def test_a_stack_is_refused_as_one_letter_is_and_whole(unposted, typed, field, words):
    with pytest.raises(Refused, match=words) as refused:
        post_letters(unposted, unposted.letters, *typed, LATER)
    assert refused.value.field == field
    assert posted(unposted) == [(None, None, None)] * 3


def test_the_letter_that_stops_a_stack_is_named(caseload, letters):
    post_letter(caseload, letters[2], "2026-03-03", "hand", "Sam Pike", LATER)
    with pytest.raises(Refused) as refused:
        post_letters(caseload, letters, "2026-03-03", "", "Sam Pike", LATER)
    assert refused.value.sentence == (
        "The letter to Rhian Hughes, EHC-26-1002: This letter was posted on 3 March "
        "2026 already. Nothing was saved."
    )
    assert [each[0] for each in posted(caseload)] == [None, None, date(2026, 3, 3)]


def test_nothing_is_recorded_of_no_letter_and_of_an_unknown_one(unposted):
    with pytest.raises(Refused, match="Tick at least one letter"):
        post_letters(unposted, (), "2026-03-03", "", "Sam Pike", LATER)
    with pytest.raises(BadInput, match="There is no such letter"):
        post_letters(unposted, ("0" * 32,), "2026-03-03", "", "Sam Pike", LATER)


def test_what_left_too_late_is_told_and_the_draft_is_served_once(caseload):
    case_id = drafted(caseload)
    letters = [
        sent_draft(caseload, case_id),
        sent_draft(caseload, case_id, beside(caseload, "Emeka Okafor")),
    ]
    told = post_letters(
        caseload, letters, "2026-06-17", "", "Sam Pike", at("2026-06-17")
    )
    assert told.faulty
    assert told.words.startswith(
        "2 letters are recorded as posted. The letter to Ngozi Okafor: Defective: not "
        "good service. It left on 17 June 2026, first class."
    )
    with caseload.reading() as session:
        served = [
            each.facts["on"]
            for each in session.scalars(select(Milestone))
            if each.facts["kind"] == "draft_plan_served"
        ]
    assert served == ["2026-06-17"]


def test_what_was_printed_says_when_until_it_has_left(caseload, letters):
    first, *others = letters
    record_printed(caseload, [first], LATER)
    lines = {each.letter_id: each.leaves for each in post_page(caseload, DAY).letters}
    assert lines[first] == "Leaves first class on Tuesday 3 March 2026; printed 4 Mar"
    assert {lines[each] for each in others} == {
        "Leaves first class on Tuesday 3 March 2026"
    }
    papers = case_page(caseload, caseload.cases[0], DAY).papers
    (told,) = [each.words for each in papers if each.letter_id == first]
    assert told.endswith("printed 4 Mar, not posted")
    with pytest.raises(Refused, match="no such letter"):
        record_printed(caseload, ["0" * 32], LATER)
