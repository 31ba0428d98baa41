from dataclasses import replace

import pytest

from twentyweeks.letters.checks import Rule, check, one_child
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterKind


def refusal_saying(of_kind, words):
    facts = of_kind(LetterKind.REFUSE_TO_ASSESS)
    reasons = (*facts.reasons.for_this_child, words)
    return replace(facts, reasons=replace(facts.reasons, for_this_child=reasons))


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Jayden Marsh reads with a group", "Jayden Marsh"),
        ("Jayden\n  Marsh's teacher", "Jayden Marsh"),
        ("Marsh, Jayden Marsh", "Jayden Marsh"),
        ("Siobhán O\u2019Dowd reads", "Siobhán O'Dowd"),
        ("Llŷr Ap-Huw reads", "Llŷr Ap-Huw"),
        ("محمد رضا reads", "محمد رضا"),
    ],
)
def test_another_childs_name_planted_stops_issue(of_kind, words, other):
    facts = refusal_saying(of_kind, words)
    [finding] = check(facts, compose(facts), {"Mia Cole", other})
    assert finding.rule is Rule.LAW
    assert finding.missing == f"“{other}” is the name of another child or young person."


@pytest.mark.parametrize("words", ["Jayden reads well", "We heard Jayden's teacher"])
def test_a_given_name_alone_is_asked_about(of_kind, words):
    facts = refusal_saying(of_kind, words)
    [finding] = check(facts, compose(facts), {"Mia Cole", "Jayden Marsh"})
    assert finding.rule is Rule.PRACTICE
    assert finding.missing == "“Jayden” may be another child, Jayden Marsh."


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Cerys Bowen, his sister, has a plan", "Cerys Bowen"),
        ("Will he read in May", "Will Turner"),
        ("The panel met in April", "April Jones"),
        ("Priya Nair will ring", "Priya Shah"),
        ("the jayden of small letters", "Jayden Marsh"),
    ],
)
def test_own_people_and_ordinary_words_are_no_finding(of_kind, words, other):
    facts = replace(refusal_saying(of_kind, words), own_people=("Cerys Bowen",))
    assert check(facts, compose(facts), {other}) == ()


def test_a_namesake_with_the_childs_own_name_is_no_finding(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    assert check(facts, compose(facts), {"Aled Rhys Bowen", "Aled Smith"}) == ()


def test_a_wrong_pronoun_in_the_officers_words_is_asked_about(of_kind):
    facts = refusal_saying(of_kind, "Aled reads well when she sits with Dr Pryce")
    [finding] = check(facts, compose(facts))
    assert finding.rule is Rule.PRACTICE
    assert finding.missing == "The letter says “she”; the pronouns given are he/him."


def test_a_school_that_is_not_the_childs_is_asked_about(of_kind):
    facts = refusal_saying(of_kind, "The head of Beckfoot Academy says Aled is settled")
    [finding] = check(facts, compose(facts))
    assert finding.rule is Rule.PRACTICE
    assert finding.where == "“Beckfoot Academy”"


def test_pages_of_one_child_pass(of_kind):
    child = of_kind(LetterKind.RECEIVED).child
    pages = ["Dear Ms Bowen\nAled Rhys Bowen · our reference NM-0042", "NM-0042 page 2"]
    assert one_child(pages, child, {"Jayden Marsh"}) == ()


def test_each_page_is_named_for_what_is_wrong_with_it(of_kind):
    child = of_kind(LetterKind.RECEIVED).child
    pages = [
        "Our reference NM-0042",
        "Our reference NM-0042. Jayden\nMarsh reads in a group.",
        "  \n ",
        "Reading ages explained",
    ]
    findings = one_child(pages, child, {"Jayden Marsh"})
    assert [(f.requirement, f.where, f.rule) for f in findings] == [
        ("one-child", "Page 2", Rule.LAW),
        ("page-unread", "Page 3", Rule.PRACTICE),
        ("page-whose", "Page 4", Rule.PRACTICE),
    ]


def test_the_childs_own_people_may_stand_on_a_page(of_kind):
    child = of_kind(LetterKind.RECEIVED).child
    pages = ["NM-0042. Grace Hill, case officer, met Cerys Bowen."]
    others = {"Grace Adams", "Cerys Bowen"}
    assert len(one_child(pages, child, others)) == 1
    assert one_child(pages, child, others, ("Grace Hill", "Cerys Bowen")) == ()


def test_a_letter_that_does_not_say_whose_it_is(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    document = compose(facts)
    stranger = replace(facts.child, legal_name="Nia Vaughan", reference="NM-0999")
    finding, other = check(replace(facts, child=stranger), document)
    assert other.missing.startswith("“NM-0042” is the reference of another child")
    assert finding.missing == (
        "The letter carries neither the name of Nia Vaughan nor the reference NM-0999."
    )
