"""The form knows every kind and every fact of the law, and the law takes its words."""

from itertools import chain

import pytest

from twentyweeks.errors import BadInput
from twentyweeks.law import BOOK, LIMBS, Kind
from twentyweeks.law.reading import FACTS, read_event
from twentyweeks.present.law_words import LIMBS as LIMB_WORDS
from twentyweeks.present.milestone_facts import Shape, fact_words
from twentyweeks.present.milestone_form import _ANSWERS, LIMBS_OF
from twentyweeks.present.milestone_kinds import GROUPS, group_of, kind_words

EVERY_FACT = [(kind, name) for kind in Kind for name in FACTS[kind]]
IN_THE_CASE = ("adviser", "school", "notice", "rule")


def test_every_kind_stands_in_one_group_and_has_a_title_of_its_own():
    grouped = list(chain.from_iterable(GROUPS.values()))
    assert sorted(grouped) == sorted(Kind)
    assert len({kind_words(kind).title for kind in Kind}) == len(Kind)
    assert group_of(Kind.SCHOOL_REPLIED) == "The plan, and schools consulted"


@pytest.mark.parametrize(("kind", "name"), EVERY_FACT)
def test_every_fact_is_asked_for_in_words_and_no_due_date_is(kind, name):
    words = fact_words(kind, name)
    assert words.label
    assert "_" not in words.label


@pytest.mark.parametrize(
    ("kind", "name"),
    [each for each in EVERY_FACT if fact_words(*each).shape is Shape.CHOICE],
)
def test_what_can_be_chosen_is_what_the_law_takes(kind, name):
    if name in IN_THE_CASE:
        assert fact_words(kind, name).options == ()
        return
    with pytest.raises(BadInput) as told:
        read_event({"kind": kind.value, name: "no such word"})
    listed = told.value.sentence.partition("must be one of ")[2].partition(", not ")[0]
    offered = [key for key, _ in fact_words(kind, name).options]
    if name in ("appeal_about", "setting"):  # nothing chosen is the first of them
        assert listed.split(", ")[1:] == offered[1:]
    else:
        assert sorted(listed.split(", ")) == sorted(key for key in offered if key)


def test_the_three_parts_of_a_mediation_can_be_ticked():
    keys = [key for key, _ in fact_words(Kind.MEDIATION_REQUESTED, "issues").options]
    told = {"kind": "mediation_requested", "on": "2026-05-01", "issues": keys}
    assert read_event(told).issues == ("education", "care", "health")


def test_every_limit_that_is_answered_is_in_the_rule_book():
    known = {rule.id for rule in BOOK.rules}
    assert set(_ANSWERS) <= known


def test_every_exception_of_the_law_has_a_fact_that_may_make_it_out():
    assert set(chain.from_iterable(LIMBS_OF.values())) == set(LIMBS)
    assert set(LIMB_WORDS) == set(LIMBS)
