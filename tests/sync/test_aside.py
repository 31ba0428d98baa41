"""What a lost laptop wrote late: looked at, then taken in or left, one by one."""

import pytest
from sqlalchemy import select

from make import at
from sync.stations import values, write
from sync.test_revoke import lose_sam, station_of
from twentyweeks.casework import Case, NoteKind, RestrictedNote
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.aside import accept_package, aside_cards
from twentyweeks.operations.exchange import exchange_page
from twentyweeks.operations.stations import revoke_station
from twentyweeks.vault.keys import Compartment

NOW = at("2026-03-04")
LATER = at("2026-03-05")
WHY = (
    "Package 2 of a laptop that was reported stolen, made 4 March 2026 at 09:30 by its "
    "own clock. It came after the last package that was taken from that laptop, so "
    "nothing of it is in the caseload."
)


def note(caseload, words):
    """Write one restricted note, in its own compartment."""
    with caseload.reading() as general:
        case = general.scalars(select(Case.id)).one()
    with caseload.writing(caseload.stamp(NOW), Compartment.RESTRICTED) as journal:
        kind, day = NoteKind.SENSITIVE, NOW.date()
        held = RestrictedNote(case_id=case, words=words, kind=kind, written_on=day)
        journal.create(held)


def test_what_was_set_aside_is_told_with_whose_it_is_and_why(three):
    lose_sam(three)
    (card,) = aside_cards(three.caseloads["jo"])
    assert card.title == "1 change by Sam Hale"
    assert card.why == WHY
    assert card.changes == ("Amara Okafor · Telephone: 01632 960666",)
    assert exchange_page(three.caseloads["jo"], LATER).aside == (card,)
    assert exchange_page(three.caseloads["ada"], LATER).aside == ()


def test_what_is_taken_in_counts_everywhere_and_is_asked_no_more(three):
    lose_sam(three)
    jo = three.caseloads["jo"]
    (card,) = aside_cards(jo)
    accept_package(jo, card.id, LATER)
    assert aside_cards(jo) == ()
    assert values(jo, "telephone") == []
    three.exchange("jo", LATER)
    three.exchange("ada", LATER)
    for name in ("jo", "ada"):
        assert values(three.caseloads[name], "telephone") == ['"01632 960666"']


def test_what_is_left_stays_aside_and_is_lost_nowhere(three):
    lose_sam(three)
    for _ in range(2):
        three.exchange("jo", LATER)
        three.exchange("ada", LATER)
    assert len(aside_cards(three.caseloads["jo"])) == 1
    assert aside_cards(three.caseloads["jo"]) == aside_cards(three.caseloads["ada"])


def test_only_an_administrator_takes_in_and_only_what_is_there(three):
    lose_sam(three)
    (card,) = aside_cards(three.caseloads["ada"])
    with pytest.raises(Refused, match="administrator"):
        accept_package(three.caseloads["ada"], card.id, LATER)
    with pytest.raises(BadInput, match="no such package"):
        accept_package(three.caseloads["jo"], "0" * 12, LATER)


def test_a_package_of_two_laptops_that_are_gone_is_accepted_for_its_own(three):
    jo = three.caseloads["jo"]
    for name in ("sam", "ada"):
        write(three.caseloads[name], "telephone", f"01632 {name}", NOW)
        three.exchange(name, NOW)
    for name in ("sam", "ada"):
        revoke_station(jo, station_of(three, name), "lost", LATER)
    three.exchange("jo", LATER)
    cards = {card.title: card for card in aside_cards(jo)}
    assert set(cards) == {"1 change by Sam Hale", "1 change by Ada Birch"}
    accept_package(jo, cards["1 change by Ada Birch"].id, LATER)
    three.exchange("jo", LATER)
    assert values(jo, "telephone") == ['"01632 ada"']
    assert [card.title for card in aside_cards(jo)] == ["1 change by Sam Hale"]


def test_a_restricted_package_is_shown_to_none_who_cannot_open_it(three):
    note(three.caseloads["sam"], "She is not to be rung at home")
    three.exchange("sam", NOW)
    revoke_station(three.caseloads["jo"], station_of(three, "sam"), "left", LATER)
    three.exchange("jo", LATER)
    three.exchange("ada", LATER)
    (card,) = aside_cards(three.caseloads["jo"])
    told = [each for each in card.changes if "not to be rung at home" in each]
    assert [each.partition(" · ")[0] for each in told] == ["Amara Okafor"]
    assert aside_cards(three.caseloads["ada"]) == ()
