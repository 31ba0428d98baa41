"""What a young person wishes and decides, and an order, written on two laptops."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from letter_case import SERVICES
from make import at
from sync.conftest import template, two  # noqa: F401
from twentyweeks.casework import Address, Authority, Capacity, Case, Officer, Person
from twentyweeks.operations.capacity import NewCapacity, record_capacity
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.exchange import exchange, set_central
from twentyweeks.operations.letter import LetterChoice, letter_page, preview_letter
from twentyweeks.operations.own_wish import record_wish
from twentyweeks.operations.people import change_person, person_form
from twentyweeks.operations.settle import conflict_cards, settle_conflict

NOW = at("2026-03-10")
DAY = date(2026, 3, 10)
LACKS = NewCapacity(
    decision="asking",
    found="lacks",
    concluded_on="3/3/2026",
    concluded_by="Dr Iris Fell, psychologist",
    evidence="Two talks with Amara",
    support="Pictures and an advocate",
    review_on="3/9/2026",
)
HAS = replace(LACKS, found="has", concluded_by="Sam Hale", review_on="")


@pytest.fixture
def laptops(two):  # noqa: F811
    """Return Jo's and Sam's caseloads, with a case of a young person on both."""
    jo, sam = two.caseloads["jo"], two.caseloads["sam"]
    for each in (jo, sam):
        set_central(each, str(two.central), NOW)
    with jo.writing(jo.stamp(NOW)) as journal:
        session = journal.session
        for name, value in SERVICES.items():
            journal.set(session.scalars(select(Authority)).one(), name, value)
        officer = session.get(Officer, jo.officer)
        journal.set(officer, "telephone", "01632 960101")
        journal.set(officer, "email", "jo.marlow@northmoor.example")
        journal.set(session.scalars(select(Case)).one(), "officer_id", jo.officer)
        child = session.scalars(select(Person)).one()
        journal.set(child, "born", date(2009, 3, 4))
        journal.set(child, "address", Address(lines=("4 Mill Lane",)))
    both(jo, sam)
    return jo, sam


def both(jo, sam):
    for each in (jo, sam, jo):
        exchange(each, NOW)


def case_of(caseload):
    with caseload.reading() as session:
        return session.scalars(select(Case.id)).one().hex


def mother(caseload):
    return case_page(caseload, case_of(caseload), DAY).people[0].id


def order(caseload, limits):
    opened = person_form(caseload, mother(caseload))
    form = replace(opened.form, order_since="1/3/2026", order_limits=limits)
    change_person(caseload, mother(caseload), form, opened.seen, NOW)


def stops(caseload):
    """Return what of the law stands against the young person's own letter."""
    case_id = case_of(caseload)
    people = letter_page(caseload, case_id, DAY).recipients
    own = next(each.id for each in people if each.words == "Amara Okafor")
    choice = LetterChoice(kind="received", recipient_id=own)
    found = preview_letter(caseload, case_id, choice, DAY).findings
    return [each.requirement for each in found if each.of_the_law]


def test_two_wishes_are_both_kept_and_one_is_settled(laptops):
    jo, sam = laptops
    record_wish(jo, mother(jo), "2/3/2026", "On the telephone", NOW)
    record_wish(sam, mother(sam), "5/3/2026", "At school", NOW)
    both(jo, sam)
    for each in laptops:
        (card,) = conflict_cards(each)
        assert (card.child, card.what) == (
            "Amara Okafor",
            "Ngozi Okafor: Young person's wish for a copy",
        )
        said = sorted(value.words for value in card.values)
        assert ["At school" in said[0], "On the telephone" in said[1]] == [True, True]
    (card,) = conflict_cards(jo)
    place = next(i for i, v in enumerate(card.values) if "At school" in v.words)
    settle_conflict(jo, card.id, place + 1, None, "Sam asked her again", NOW)
    both(jo, sam)
    assert conflict_cards(sam) == ()
    (copy,) = case_page(sam, case_of(sam), DAY).own.copies
    assert copy.words == "Gets a copy, as wished on 5 March 2026 (At school)"


def test_two_orders_are_a_conflict_that_holds_the_letter(laptops):
    jo, sam = laptops
    order(jo, "No contact")
    order(sam, "No letters")
    both(jo, sam)
    (card,) = conflict_cards(sam)
    assert card.what == "Ngozi Okafor: Order that limits contact"
    assert [any(words in v.words for v in card.values) for words in (
        "No contact", "No letters")] == [True, True]  # fmt: skip
    assert stops(jo) == ["conflict"]


def test_findings_on_capacity_are_all_kept_and_the_later_one_stands(laptops):
    jo, sam = laptops
    record_capacity(jo, case_of(jo), LACKS, NOW)
    record_capacity(sam, case_of(sam), replace(HAS, concluded_on="9/3/2026"), NOW)
    both(jo, sam)
    for each in laptops:
        with each.reading() as session:
            assert len(session.scalars(select(Capacity)).all()) == 2
        line = case_page(each, case_of(each), DAY).own.capacity[0]
        assert (line.lacks, line.differs) == (False, False)
        assert stops(each) == []


def test_opposite_findings_of_one_day_are_shown_and_hold_the_letter(laptops):
    jo, sam = laptops
    record_capacity(jo, case_of(jo), LACKS, NOW)
    record_capacity(sam, case_of(sam), HAS, NOW)
    both(jo, sam)
    for each in laptops:
        assert case_page(each, case_of(each), DAY).own.capacity[0].differs
        assert stops(each) == ["capacity-differs"]
    again = replace(HAS, concluded_on="10/3/2026")
    record_capacity(sam, case_of(sam), again, NOW)
    both(jo, sam)
    assert stops(jo) == []
