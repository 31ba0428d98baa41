"""One kind of letter to several: who gets it, who does not, each envelope its own."""

from dataclasses import replace
from datetime import date
from threading import Event

import pytest
from sqlalchemy import select

from letter_batches import NOW, look, three
from letter_case import beside, letter_case
from make import at, northmoor
from twentyweeks.casework import Letter, Posting
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.authority import authority_form, change_authority
from twentyweeks.operations.letter_batch import batch_kinds, issue_batch


@pytest.fixture(scope="module")
def caseload(tmp_path_factory):
    """Open a caseload with three children, one of them at a protected address."""
    with northmoor(tmp_path_factory.mktemp("batch") / "caseload") as opened:
        opened.cases = three(opened)
        yield opened


def written(caseload):
    with caseload.reading() as session:
        return len(session.scalars(select(Letter)).all())


@pytest.fixture(scope="module")
def looked(caseload):
    return look(caseload)


@pytest.fixture(scope="module")
def issued(caseload, looked):
    told = []
    made = issue_batch(caseload, looked, NOW, Event(), lambda *x: told.append(x))
    assert told == [(0, 3), (1, 3), (2, 3)]
    return made


def test_the_dry_run_says_who_gets_one_and_who_does_not_and_why(looked):
    assert [(each.child, each.recipient) for each in looked.gets] == [
        ("Amara Okafor", "Ngozi Okafor, Mother"),
        ("Amara Okafor", "Emeka Okafor"),
        ("Samir Hughes", "Rhian Hughes, Mother"),
    ]
    assert [(each.child, each.because) for each in looked.nots] == [
        (
            "Amara Okafor",
            "We do not know by what right Grace Bell gets a letter: record their "
            "standing first. Nobody else's letter waits for it.",
        ),
        (
            "Leo Novak",
            "An address is protected, or something is kept apart: letters of this case "
            "are always written singly.",
        ),
    ]
    assert looked.words == (
        "3 letters about 2 children. 2 are left out, with the reason below."
    )


def test_a_letter_that_waits_for_something_goes_to_nobody(caseload):
    shown = look(caseload, "will-assess")
    assert shown.gets == ()
    assert {each.because for each in shown.nots} == {
        "The decision to assess is not recorded."
    }
    assert shown.words == (
        "Nobody would get a letter. 3 are left out, with the reason below."
    )


def test_letters_with_words_of_their_own_are_not_for_several(caseload):
    assert "update" not in dict(batch_kinds())
    with pytest.raises(BadInput, match="No letter “update” goes to several"):
        look(caseload, "update")


def test_each_is_issued_as_by_itself_and_not_twice(caseload, issued):
    assert issued.words == "3 letters were issued and are kept as they stand."
    assert written(caseload) == 3
    again = look(caseload)
    assert again.gets == ()
    assert again.nots[0].because == (
        "Ngozi Okafor: this letter was written on 3 March 2026 already. Write another "
        "singly."
    )


def test_what_has_changed_since_it_was_looked_at_is_refused_alone(caseload, looked):
    stale = replace(looked, gets=(replace(looked.gets[0], shown="0" * 64),))
    made = issue_batch(caseload, stale, NOW, Event(), lambda *_: None)
    assert made.letter_ids == ()
    assert "is not the one that was shown" in made.nots[0].because
    assert made.words == (
        "0 letters were issued and are kept as they stand. 1 was refused."
    )


def test_it_can_be_stopped_between_two_letters(caseload, looked):
    stopped = Event()
    stopped.set()
    made = issue_batch(caseload, looked, NOW, stopped, lambda *_: None)
    assert made.letter_ids == ()
    assert made.words.endswith("It was stopped: 3 letters not made.")
    with pytest.raises(Refused, match="It was stopped"):
        look(caseload, stopped=stopped)


def test_it_leaves_on_the_day_that_was_asked(caseload):
    later = look(caseload, "transfer-in", leaves_on=date(2026, 3, 5))
    assert later.leaves_on == date(2026, 3, 5)
    with pytest.raises(Refused, match="that day has passed"):
        look(caseload, leaves_on=date(2026, 3, 2))


def test_a_stack_that_was_looked_at_misses_the_post_whole(tmp_path):
    with northmoor(tmp_path / "caseload", NOW) as opened:
        opened.cases = three(opened)
        opening = authority_form(opened)
        form = replace(opening.form, posting=Posting(tray_closes="15:30"))
        change_authority(opened, form, opening.seen, NOW)
        looked = look(opened)
        assert looked.leaves_on == date(2026, 3, 3)
        late = at("2026-03-03", "15:31")
        with pytest.raises(Refused, match="the post tray closed at 15:30"):
            issue_batch(opened, looked, late, Event(), lambda *_: None)
        assert written(opened) == 0


def test_who_has_no_address_is_told_once_with_what_to_do(tmp_path):
    with northmoor(tmp_path / "caseload") as opened:
        opened.cases = (letter_case(opened),)
        beside(opened, "Emeka Okafor", address=None)
        assert [each.because for each in look(opened).nots] == [
            "There is no address for Emeka Okafor. Record a postal address, or an "
            "e-mail address that was agreed."
        ]
