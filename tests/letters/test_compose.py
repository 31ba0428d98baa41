from dataclasses import replace
from itertools import pairwise

import pytest

from twentyweeks.errors import Refused
from twentyweeks.letters.compose import compose, compose_for_child
from twentyweeks.letters.facts import LetterKind
from twentyweeks.letters.text import body_of, text_of
from twentyweeks.paper.blocks import Address, Heading, Sender


def test_received_gives_both_dates_in_the_first_lines(of_kind):
    body = body_of(compose(of_kind(LetterKind.RECEIVED))).splitlines()
    assert body[:5] == [
        "Tuesday 3 March 2026",
        "About: Aled Rhys Bowen. Our reference: NM-0042",
        "Dear Ms Bowen",
        "We have the request for an EHC needs assessment for Aled",
        "We received the request on Monday 2 March 2026. We will tell you by "
        "Monday 13 April 2026 whether we will carry out the assessment.",
    ]


def test_received_names_the_officer_and_the_advice_service(of_kind):
    text = text_of(compose(of_kind(LetterKind.RECEIVED)))
    assert "I am Priya Nair, SEND case officer." in text
    assert "Please ring me on 01632 960101" in text
    assert "Northmoor SENDIASS, telephone 01632 960111, e-mail" in text
    assert "You asked us for this." in text


def test_a_request_from_a_school_says_so(of_kind):
    facts = replace(of_kind(LetterKind.RECEIVED), asked_by="Fell View Primary School")
    assert "Fell View Primary School asked us for this." in text_of(compose(facts))


def test_a_letter_opens_with_who_writes_and_the_address(of_kind):
    blocks = compose(of_kind(LetterKind.RECEIVED)).blocks
    assert isinstance(blocks[0], Sender)
    assert blocks[1] == Address(
        ("Siân Bowen", "3 Beck Cottages", "Northmoor", "NM4 7QT")
    )


def test_a_refusal_says_the_decision_first_and_that_it_can_be_challenged(of_kind):
    body = body_of(compose(of_kind(LetterKind.REFUSE_TO_ASSESS))).splitlines()
    assert body[3] == "Our decision: we will not assess Aled"
    assert body[4] == (
        "We have decided not to carry out an EHC needs assessment for Aled. You have "
        "the right to challenge this decision, and this letter tells you how."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The Northmoor SEND panel made this decision on Thursday 9 April 2026.",
        "It did not find that he may need provision through an EHC plan.",
        "Support plan and reading record, Fell View Primary School, 11 March 2026",
        "Letter about Aled's learning, Dr Pryce, educational psychologist, "
        "26 February 2026",
        "Our specialist teacher will visit the class in May.",
        "Contact the mediation adviser by Saturday 13 June 2026.",
        "The tribunal must receive your appeal by 5pm on Monday 15 June 2026.",
        "Before you can appeal, you need a mediation certificate.",
        "Fellside Mediation",
        "Tom Akers, disagreements officer",
        "Common Ground North",
        "post: Darlington Tribunal Centre, Parkgate, Darlington DL1 1RU",
    ],
)
def test_a_refusal_holds(of_kind, sentence):
    assert sentence in text_of(compose(of_kind(LetterKind.REFUSE_TO_ASSESS)))


def test_a_young_persons_letter_says_you(of_kind, to_ayesha):
    text = body_of(compose(to_ayesha(of_kind(LetterKind.RECEIVED))))
    assert "We have the request for an EHC needs assessment for you" in text
    assert "Do you have, or might you have, special educational needs?" in text
    assert "We ask the people who work with you what they know." in text
    assert "Ayesha " not in text.split("Dear Ayesha")[1]


def test_a_parents_letter_names_the_child(of_kind):
    text = body_of(compose(of_kind(LetterKind.RECEIVED)))
    assert "Does Aled have, or might he have, special educational needs?" in text


def test_without_pronouns_the_name_is_said_again(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    unsaid = replace(facts, child=replace(facts.child, pronouns=""))
    assert "Does Aled have, or might Aled have," in text_of(compose(unsaid))


def test_a_date_that_is_not_known_is_refused_by_name(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    undated = replace(facts, dates=replace(facts.dates, decide_by=None))
    with pytest.raises(Refused, match="because the day to decide by is not known"):
        compose(undated)


def test_large_print_is_the_recipients_own(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    large = replace(facts, recipient=replace(facts.recipient, size="24"))
    assert compose(large).size == 24.0
    assert compose(facts).size == 12.0


def test_another_language_is_offered_by_name(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    urdu = replace(facts, recipient=replace(facts.recipient, language="ur"))
    assert "We can go through this letter with you in Urdu." in text_of(compose(urdu))


@pytest.mark.parametrize("kind", [LetterKind.RECEIVED, LetterKind.REFUSE_TO_ASSESS])
def test_headings_start_at_one_and_skip_no_level(of_kind, kind):
    levels = [b.level for b in compose(of_kind(kind)).blocks if isinstance(b, Heading)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))


def test_every_page_carries_the_reference_and_the_name(of_kind):
    footer = compose(of_kind(LetterKind.RECEIVED)).footer
    assert footer == "Our reference NM-0042 · Aled Rhys Bowen"


def test_the_childs_copy_says_what_was_decided_in_few_words(of_kind):
    document = compose_for_child(of_kind(LetterKind.REFUSE_TO_ASSESS))
    assert document.title == "What we decided: for Aled"
    assert document.size == 14
    assert body_of(document).splitlines() == [
        "What we decided",
        "Hello Aled.",
        "Somebody asked us to find out more about what helps you. We read what people "
        "told us about you. We decided not to do this now.",
        "You have done nothing wrong.",
        "The people at your school will go on helping you.",
        "Your family can tell us if they think that we are wrong. Then other people "
        "look at it again.",
        "Do you have a question? Ask somebody to ring me with you. My name is Priya "
        "Nair, and my number is 01632 960101.",
    ]


@pytest.mark.parametrize(
    "kind", ["will-assess", "will-not-issue", "draft-plan", "final-plan"]
)
def test_the_childs_copy_has_its_reference_and_greets_the_child(of_kind, kind):
    document = compose_for_child(of_kind(LetterKind(kind)))
    assert "Hello Aled." in text_of(document)
    assert document.footer == "Our reference NM-0042 · Aled Rhys Bowen"


def test_the_childs_copy_promises_no_help_that_the_family_arranges(of_kind):
    facts = of_kind(LetterKind.FINAL_PLAN)
    assert "have to give you this help" in text_of(compose_for_child(facts))
    own = replace(facts, final=replace(facts.final, own_arrangements=True))
    words = text_of(compose_for_child(own))
    assert "Your family arranges this help for you. They chose to." in words
    assert "have to give you this help" not in words


def test_a_letter_that_decides_nothing_has_no_childs_copy(of_kind):
    with pytest.raises(Refused, match="it decides nothing"):
        compose_for_child(of_kind(LetterKind.UPDATE))


def test_two_things_that_are_not_known_are_both_named(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    dates = replace(facts.dates, decide_by=None)
    unrung = replace(facts.authority, telephone="")
    bare = replace(facts, dates=dates, authority=unrung)
    with pytest.raises(
        Refused, match="the day to decide by and our telephone number are not known"
    ):
        compose(bare)


def test_where_nobody_is_to_be_named_the_letter_does_not_say_who_asked(of_kind):
    text = text_of(compose(replace(of_kind(LetterKind.RECEIVED), asked_by="")))
    assert "asked us" not in text
    assert "An EHC needs assessment (Education, Health and Care needs" in text
