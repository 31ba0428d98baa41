"""A changed wording, tried on the letters of an invented child."""

import pytest

from twentyweeks.letters import invented
from twentyweeks.letters.facts import LetterKind
from twentyweeks.letters.required import REQUIRED
from twentyweeks.letters.trial import judge, trials
from twentyweeks.letters.wording import wording, wordings

COUNCIL = "Northmoor Council"


def judged(name, text):
    return judge(name, text, wording, COUNCIL)


def told(name, text):
    return [str(each) for each in judged(name, text).faults]


def test_there_is_an_invented_letter_of_every_kind():
    assert set(invented.KINDS) == set(LetterKind)


@pytest.mark.parametrize("name", wordings())
def test_every_shipped_wording_may_be_used(name):
    verdict = judged(name, wording(name))
    assert verdict.faults == ()
    assert verdict.findings == ()
    assert verdict.may_be_used()
    assert trials(name, wording, COUNCIL) != ()


def test_a_part_is_tried_in_every_letter_that_holds_it():
    found = trials("last-days", wording, COUNCIL)
    assert {each.wording for each in found} == {
        "refuse-to-assess",
        "will-not-issue",
        "final-plan",
        "keep-plan",
        "not-amend",
        "cease-plan",
        "will-not-reassess",
    }
    assert [each.reader for each in found[:2]] == ["to a parent", "to a young person"]


def test_the_letters_are_of_the_authority_that_tries_them():
    (first, *_) = trials("received", wording, COUNCIL)
    assert first.document(wording).author == COUNCIL


def test_a_right_that_is_taken_out_is_named_with_its_law():
    gone = wording("rights").replace("You have a **right to appeal** to", "Write to")
    verdict = judged("rights", gone)
    assert verdict.faults == ()
    assert not verdict.may_be_used()
    trial, finding = verdict.findings[0]
    assert (trial.wording, trial.reader) == ("refuse-to-assess", "to a parent")
    assert finding.missing == "The letter does not tell of the right to appeal."
    assert "CFA 2014 s.36(5)" in finding.cite


def test_a_right_that_one_reader_alone_loses_is_found():
    right = "You have a **right to appeal** to"
    hidden = wording("rights").replace(right, f"(if young_person)\n{right}")
    readers = {trial.reader for trial, _ in judged("rights", hidden).findings}
    assert readers == {"to a parent"}


def test_no_wording_can_take_away_what_its_notice_must_hold():
    for kind in invented.KINDS:
        if REQUIRED[kind]:
            verdict = judged(kind.value, "# A letter\n\nWe write to you.\n")
            assert not verdict.may_be_used(), kind


def test_a_name_that_this_letter_does_not_fill_is_named_by_its_line():
    text = wording("received").replace("A panel of", "The {panel}, people")
    (fault,) = told("received", text)
    assert fault == (
        "Line 14: {panel} stands for nothing in the letter to a parent that begins "
        "“We have the request for an EHC needs assessment for {child}”. Put (if panel) "
        "above its paragraph."
    )


def test_a_letter_begins_with_its_heading_and_skips_no_level():
    text = wording("update").removeprefix("# ")
    assert (
        told("update", text)[0]
        == "Line 1: A letter begins with its heading: # and a title."
    )
    text = wording("update").replace("\n## ", "\n### ")
    assert told("update", text)[0] == (
        "The heading “What is late, and why” needs fewer # signs."
    )


def test_no_part_can_hold_itself():
    assert told("closing", wording("closing") + "\n\n(part closing)") == [
        "Line 11: There is no part called closing."
    ]
    assert told("last-days", wording("last-days") + "\n\n(part rights)") == [
        "Line 7: There is no part called rights."
    ]


def test_the_child_s_copy_is_tried_too():
    assert told("child-will-assess", "# Hello\n\n{first_name}, {tribunall}.") == [
        "Line 3: No letter knows {tribunall}."
    ]
    text = "# Hello\n\n[Write something here] {first_name}."
    ((trial, finding),) = judged("child-will-assess", text).findings
    assert trial.reader == "for the child"
    assert finding.missing == "“[Write something here]” was never filled in."
