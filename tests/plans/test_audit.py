"""The audit's criteria and marks, and the sources behind what a plan says."""

import pytest

from twentyweeks.plans.audit import criteria, result
from twentyweeks.plans.cited import sourced
from twentyweeks.plans.sections import Cited, Section
from twentyweeks.plans.words import sentences


def test_every_criterion_has_a_weight_and_both_examples():
    held = criteria()
    assert len({each.id for each in held}) == len(held) == 16
    for each in held:
        assert 1 <= each.weight <= 4
        assert each.words.endswith(".")
        assert each.good
        assert each.poor


def test_criteria_stand_in_the_order_of_the_sections():
    order = list(Section)
    places = [order.index(each.section) for each in criteria()]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("marks", "reached"),
    [
        ({}, None),
        ({"F-held": 3}, 100),
        ({"F-held": 0}, 0),
        ({"F-held": 1, "A-own-words": 3}, 62),
        ({"F-held": 2, "K-all": 1}, 56),
    ],
)
def test_only_what_was_marked_counts_and_each_by_its_weight(marks, reached):
    assert result(marks) == reached


def test_sources_stand_behind_their_sentence_and_behind_the_whole():
    cites = (
        Cited(advice=2, page="3"),
        Cited(advice=4, page="1", paragraph="5", sentence=1),
        Cited(advice=0, sentence=2),
    )
    assert sourced("He reads. He stops", cites, "a call on 4 May") == (
        "He reads. (K4, page 1, paragraph 5) He stops. (a paper that is no longer in "
        "Section K) (K2, page 3; a call on 4 May)"
    )
    assert sourced("He reads", ()) == "He reads."


def test_a_title_or_an_example_ends_no_sentence():
    assert sentences("Dr. Anand saw him, e.g. in May. He hears.") == (
        "Dr. Anand saw him, e.g. in May.",
        "He hears.",
    )
