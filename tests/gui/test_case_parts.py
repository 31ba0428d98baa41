"""The parts of a case: each is made anew only when what it says has changed."""

import pytest

from gui.desks import NOW, wait_until
from twentyweeks.gui.case.around import PeopleCard
from twentyweeks.gui.case.head import Head
from twentyweeks.gui.case.steps import StepsCard
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.record import add_reminder


@pytest.fixture
def page(desk):
    desk.open("case", desk.case)
    page = desk.window.current_page()
    wait_until(page.is_whole)
    return page


def said(card):
    return [each.text() for each in card.findChildren(Words)]


def test_a_part_stays_while_what_it_says_is_the_same(page):
    before = {type(card): card for card in page.findChildren(Card)}
    page.read()
    held = page.shown
    wait_until(lambda: page.shown is not held)
    after = {type(card): card for card in page.findChildren(Card)}
    assert after == before


def test_a_save_makes_only_the_parts_anew_that_it_changes(page, desk):
    people, steps = page.findChild(PeopleCard), page.findChild(StepsCard)
    head = page.findChild(Head)
    add_reminder(desk.sitting.caseload, desk.case, "2026-12-04", "Ring the school", NOW)
    held = page.shown
    page.read()
    wait_until(lambda: page.shown is not held)
    standing = [card for card in page.findChildren(StepsCard) if card.isVisible()]
    assert len(standing) == 1
    assert standing[0] is not steps
    assert "Ring the school" in said(standing[0])
    assert [card for card in page.findChildren(PeopleCard) if card.isVisible()] == [
        people
    ]
    assert [each for each in page.findChildren(Head) if each.isVisible()] == [head]


def test_the_head_is_made_anew_for_another_first_step(page, desk):
    head, first = page.findChild(Head), page.shown.steps[0]
    add_reminder(desk.sitting.caseload, desk.case, "2026-10-02", "Ring the school", NOW)
    held = page.shown
    page.read()
    wait_until(lambda: page.shown is not held)
    assert page.shown.steps[0] != first
    assert [each for each in page.findChildren(Head) if each.isVisible()] != [head]


class Noted:
    """A case that notes which of its fields are looked at."""

    def __init__(self, shown) -> None:
        self._shown, self.read = shown, set()

    def __getattr__(self, name):
        self.read.add(name)
        return getattr(self._shown, name)


SAME_FOR_EVER = {"case_id", "person_id", "name"}


def test_each_part_is_watched_by_all_that_it_is_made_of(page):
    parts = page._parts()  # noqa: SLF001  # the page makes each from them
    for part in (*parts.top, *parts.left, *parts.right, *parts.foot):
        made, watched = Noted(page.shown), Noted(page.shown)
        part.build(made)
        part.says(watched)
        assert made.read - SAME_FOR_EVER <= watched.read
