"""What a notice to others must hold, and that no change of wording can take it away."""

from dataclasses import replace

import pytest

from letters.complete import facts_of
from twentyweeks.letters.checks import Rule, check
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterKind, Standing
from twentyweeks.letters.noticed import NOTICED
from twentyweeks.letters.wording import wording


def to_others(kind):
    facts = facts_of(kind)
    moves = kind is LetterKind.TRANSFER_OUT
    standing = Standing.AUTHORITY if moves else Standing.SETTING
    return replace(facts, recipient=replace(facts.recipient, standing=standing))


def lacking(facts, source=wording):
    found = check(facts, compose(facts, source))
    return [each.requirement for each in found if each.rule is Rule.LAW]


@pytest.mark.parametrize("kind", NOTICED)
def test_a_whole_notice_lacks_nothing(kind):
    assert lacking(to_others(kind)) == []


CUTS = [
    ("received", "whether to carry out", "notice-considering"),
    ("will-assess", "We have decided to carry out", "notice-decision"),
    ("refuse-to-assess", "We made this decision on {decided_on}", "notice-decision"),
    ("will-not-issue", "We have decided not to write", "notice-decision"),
    ("final-plan", "is with this letter", "notice-plan"),
    ("keep-plan", "We have decided to keep", "notice-decision"),
    ("consult-ceasing", "Please reply by **{reply_by}**", "N7-consultation"),
    ("consult-ceasing", "Nothing is decided", "N7-consultation"),
    ("cease-plan", "We have decided to cease", "notice-decision"),
    (
        "will-reassess",
        "We made this decision on {assess_decided_on}",
        "notice-decision",
    ),
    ("will-not-reassess", "We have decided not to carry out", "notice-decision"),
    ("transfer-out", "this happens on **{transfer_by}**", "transfer-day"),
    ("transfer-out", "transferred to you on **{transferred_on}**", ""),
    ("transfer-out", "tell the family by **{inform_by}**", "transfer-follows"),
    ("transfer-out", "review the plan by **{review_by}**", "transfer-follows"),
    ("transfer-out", "secure the help in Section F", "transfer-follows"),
]


@pytest.mark.parametrize(("kind", "cut", "requirement"), CUTS)
def test_what_was_cut_from_a_notice_is_named(kind, cut, requirement):
    assert cut in wording(f"notice-{kind}")

    def changed(name):
        return wording(name).replace(cut, "Something else")

    expected = [requirement] if requirement else []
    assert lacking(to_others(LetterKind(kind)), changed) == expected


def test_every_cut_kind_is_every_notice():
    assert {LetterKind(kind) for kind, _, _ in CUTS} == set(NOTICED)
