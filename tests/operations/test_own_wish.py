"""Copies of a young person's letters: only by their own recorded wish."""

from datetime import date
from threading import Event

import pytest

from letter_case import HOME, beside, letter_case, mother
from make import at
from twentyweeks.casework import Person, Standing
from twentyweeks.errors import Refused
from twentyweeks.operations.bundle_facts import readers_of
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.hidden import read_protected
from twentyweeks.operations.letter import LetterChoice, letter_page, preview_letter
from twentyweeks.operations.letter_batch import Batch, look_through
from twentyweeks.operations.own_wish import record_wish, take_back_wish
from twentyweeks.operations.saving import case_in

NOW = at("2026-03-10")
DAY = date(2026, 3, 10)
NO_WISH = (
    "Amara Okafor is a young person and is written to in their own right. Ngozi "
    "Okafor gets a copy only by Amara Okafor's wish, and none is recorded."
)


def young(caseload, born=date(2009, 3, 4)):
    """Return the case of Amara, who is past the end of compulsory schooling."""
    case_id = letter_case(caseload)
    with caseload.writing(caseload.stamp(at("2026-03-02"))) as journal:
        child = journal.session.get(Person, _child(journal.session, case_id))
        journal.set(child, "born", born)
        journal.set(child, "address", HOME)
    return case_id


def _child(session, case_id):
    return case_in(session, case_id).person_id


def stops(caseload, case_id, day=DAY):
    people = letter_page(caseload, case_id, day).recipients
    return {each.words: each.because for each in people}


def received(caseload, case_id, person, day=DAY):
    choice = LetterChoice(kind="received", recipient_id=person)
    return preview_letter(caseload, case_id, choice, day)


def test_a_parent_gets_no_copy_before_a_wish_is_recorded(caseload):
    case_id = young(caseload)
    assert stops(caseload, case_id) == {
        "Ngozi Okafor, Mother": NO_WISH,
        "Amara Okafor": "",
    }
    with pytest.raises(Refused) as stopped:
        received(caseload, case_id, mother(caseload))
    assert stopped.value.sentence == f"{NO_WISH} Nothing was made."
    with caseload.reading() as session:
        offered = readers_of(
            session, case_in(session, case_id), read_protected(caseload), DAY
        )
    assert [each.because for each in offered] == ["", NO_WISH, ""]


def test_a_wish_opens_the_copy_of_one_person_from_its_day(caseload):
    case_id = young(caseload)
    beside(caseload, "Emeka Okafor")
    record_wish(caseload, mother(caseload), "9/3/2026", "In person", NOW)
    assert stops(caseload, case_id)["Ngozi Okafor, Mother"] == ""
    assert "only by Amara Okafor's wish" in stops(caseload, case_id)["Emeka Okafor"]
    before = stops(caseload, case_id, date(2026, 3, 8))
    assert before["Ngozi Okafor, Mother"] == NO_WISH.replace(
        "none is recorded", "it is of 9 March 2026 only"
    )
    assert received(caseload, case_id, mother(caseload)).pdf


def test_a_wish_that_is_taken_back_stops_the_copy_from_that_day(caseload):
    case_id = young(caseload)
    record_wish(caseload, mother(caseload), "3/3/2026", "In person", NOW)
    take_back_wish(caseload, mother(caseload), "9/3/2026", "By text message", NOW)
    assert stops(caseload, case_id, date(2026, 3, 8))["Ngozi Okafor, Mother"] == ""
    assert stops(caseload, case_id)["Ngozi Okafor, Mother"] == NO_WISH.replace(
        "none is recorded", "it was taken back on 9 March 2026"
    )
    [copy] = case_page(caseload, case_id, DAY).own.copies
    assert copy.words == (
        "Gets no copy: what was wished on 3 March 2026 (In person) was taken back on "
        "9 March 2026 (By text message)"
    )
    record_wish(caseload, mother(caseload), "10/3/2026", "In person", NOW)
    assert stops(caseload, case_id)["Ngozi Okafor, Mother"] == ""


def test_a_batch_goes_to_the_young_person_and_to_whom_they_wish(caseload):
    case_id = young(caseload)
    batch = Batch(case_ids=(case_id,), kind="received", sent_by="first_class")
    look = look_through(caseload, batch, NOW, Event(), lambda *_: None)
    assert [each.recipient for each in look.gets] == ["Amara Okafor"]
    record_wish(caseload, mother(caseload), "9/3/2026", "In person", NOW)
    look = look_through(caseload, batch, NOW, Event(), lambda *_: None)
    assert [each.recipient for each in look.gets] == [
        "Ngozi Okafor, Mother",
        "Amara Okafor",
    ]


def test_schooling_ends_on_the_last_friday_of_june(caseload):
    case_id = young(caseload, born=date(2009, 9, 1))
    assert stops(caseload, case_id, date(2026, 6, 26)) == {"Ngozi Okafor, Mother": ""}
    assert case_page(caseload, case_id, date(2026, 6, 26)).own is None
    assert "wish" in stops(caseload, case_id, date(2026, 6, 27))["Ngozi Okafor, Mother"]
    assert case_page(caseload, case_id, date(2026, 6, 27)).own is not None


def test_an_adviser_needs_no_wish(caseload):
    case_id = young(caseload)
    beside(caseload, "Dr Iris Fell", standing=Standing.ADVISER)
    assert stops(caseload, case_id)["Dr Iris Fell"] == ""
    shown = case_page(caseload, case_id, DAY)
    assert [each.name for each in shown.own.copies] == ["Ngozi Okafor"]
    assert not [each for each in shown.alerts if each.startswith("Letters to")]


@pytest.mark.parametrize(
    ("on", "how", "field"),
    [
        ("11/3/2026", "In person", "on"),
        ("", "In person", "on"),
        ("26/6/2025", "In person", "on"),
        ("9/3/2026", " ", "how"),
    ],
)
def test_a_wish_says_on_which_day_and_how_it_was_told(caseload, on, how, field):
    case_id = young(caseload)
    with pytest.raises(Refused) as stopped:
        record_wish(caseload, mother(caseload), on, how, NOW)
    assert stopped.value.field == field
    assert stops(caseload, case_id)["Ngozi Okafor, Mother"] == NO_WISH


def test_a_wish_is_told_once_and_taken_back_once(caseload):
    young(caseload)
    with pytest.raises(Refused, match="there is none to take back"):
        take_back_wish(caseload, mother(caseload), "9/3/2026", "In person", NOW)
    record_wish(caseload, mother(caseload), "9/3/2026", "In person", NOW)
    with pytest.raises(Refused, match="already, as wished on 9 March 2026"):
        record_wish(caseload, mother(caseload), "10/3/2026", "In person", NOW)
    with pytest.raises(Refused, match="wished on 9 March 2026 only"):
        take_back_wish(caseload, mother(caseload), "8/3/2026", "In person", NOW)
