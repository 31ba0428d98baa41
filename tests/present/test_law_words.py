import pytest

from twentyweeks.law import BOOK, LIMBS, Event, Evidence, Kind, Owner
from twentyweeks.present import law_words
from twentyweeks.present.names import initials, shortened


def clocked():
    """Return the rules that are ever a limit of the authority with a day."""
    return sorted({rule.id for rule in BOOK.rules if rule.owner is Owner.AUTHORITY})


@pytest.mark.parametrize("rule", clocked())
def test_every_rule_can_be_said_as_a_step(rule):
    words = law_words.step_words(rule)
    assert words.short[0].isupper()
    assert "_" not in words.short + words.title
    assert not words.title.endswith(".")


@pytest.mark.parametrize("rule", sorted(law_words.STEPS))
def test_no_step_is_of_a_rule_that_the_book_has_not(rule):
    assert BOOK.texts(rule)


def test_what_a_tribunal_ordered_says_so():
    assert law_words.step_words("order_name").title == (
        "Issue the plan with the place named after the Tribunal's order"
    )
    assert law_words.step_words("unopposed_amend").title == "Amend the plan as conceded"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_milestone_can_be_said(kind):
    event = Event(kind=kind, adviser="health", school="Ashgrove", outcome="keep")
    words = law_words.milestone_words(event)
    assert words[0].isupper()
    assert "_" not in words
    assert law_words.milestone_icon(event)


def test_every_mark_of_evidence_and_every_exception_has_words():
    assert set(law_words.EVIDENCE) == set(Evidence)
    assert set(law_words.LIMBS) == set(LIMBS)
    assert law_words.EVIDENCE[Evidence.UNVERIFIED] == "To be verified"


def test_an_adviser_nobody_foresaw_is_shown_as_it_was_typed():
    assert law_words.adviser_words("music_therapy") == "Music therapy"
    assert law_words.adviser_words("Dr L. Pryce") == "Dr L. Pryce"
    assert law_words.adviser_icon("music_therapy") == "clipboard-list"


@pytest.mark.parametrize(
    ("name", "two", "short"),
    [
        ("Jo Marlow", "JM", "J. Marlow"),
        ("Ngozi", "N", "Ngozi"),
        ("Maria del Pilar Santos", "MS", "M. Santos"),
    ],
)
def test_names_are_shortened(name, two, short):
    assert initials(name) == two
    assert shortened(name) == short
