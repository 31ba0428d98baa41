"""What may not leave in a letter, planted in its facts and in the wording itself."""

from dataclasses import replace

import pytest

from letters.complete import facts_of
from twentyweeks.letters.checks import Rule, check
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterKind
from twentyweeks.letters.wording import wording

OTHERS = ("Samir Hughes",)


def refusal(**child):
    facts = facts_of(LetterKind.REFUSE_TO_ASSESS)
    return replace(facts, child=replace(facts.child, **child))


def found(facts, source=wording):
    return [
        (each.requirement, each.rule.value)
        for each in check(facts, compose(facts, source), OTHERS)
    ]


def with_reason(words, **child):
    facts = refusal(**child)
    told = (*facts.reasons.for_this_child, words)
    return replace(facts, reasons=replace(facts.reasons, for_this_child=told))


PLANTED = [
    ("Write to [name of officer]", "placeholder", Rule.LAW),
    ("We meet on XXXX", "placeholder", Rule.LAW),
    ("Samir Hughes reads well", "one-child", Rule.LAW),
    ("SAMIR\nHUGHES reads well", "one-child", Rule.LAW),
    ("Samir reads well", "one-child", Rule.PRACTICE),
    ("See the file NM-0077", "one-child", Rule.LAW),
    ("She reads well", "pronoun", Rule.PRACTICE),
    ("Born on 5 May 2018, Aled is seven", "born", Rule.PRACTICE),
    ("Otterby Primary will help", "school", Rule.PRACTICE),
    ("Otterby High School will help", "school", Rule.PRACTICE),
    ("We write by 1 April 2026", "date-past-words", Rule.PRACTICE),
    ("Unfortunately there is no money", "tone", Rule.PRACTICE),
    ("We are pleased to tell you", "tone", Rule.PRACTICE),
]


@pytest.mark.parametrize(("words", "requirement", "rule"), PLANTED)
def test_what_was_planted_in_the_case_is_found(words, requirement, rule):
    assert found(with_reason(words)) == [(requirement, rule.value)]


@pytest.mark.parametrize(("words", "requirement", "rule"), PLANTED)
def test_what_was_planted_in_the_wording_is_found(words, requirement, rule):
    def changed(name):
        text = wording(name)
        return text + f"\n\n{words}.\n" if name == "refuse-to-assess" else text

    assert found(refusal(), changed) == [(requirement, rule.value)]


def test_what_is_right_is_no_finding():
    words = "Aled, born on 4 May 2018, our file NM-0042, does well; he is proud"
    assert found(with_reason(words)) == []


def test_without_pronouns_two_of_them_are_looked_at():
    both = with_reason("He reads and she writes", pronouns="")
    assert found(both) == [("pronoun", "practice")]
    assert found(with_reason("He reads and he writes", pronouns="")) == []
