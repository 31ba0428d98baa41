"""The order that limits contact with a person is opened from that person."""

from dataclasses import replace

from gui.desks import wait_until
from gui.plans import press
from twentyweeks.gui.case.around import PeopleCard


def test_the_paper_of_an_order_is_opened_from_the_person(qtbot, desk):
    desk.open("case", desk.case)
    page = desk.window.current_page()
    wait_until(page.is_whole)
    first = replace(page.shown.people[0], order_paper="ab" * 16)
    card = PeopleCard(replace(page.shown, people=(first,)))
    qtbot.addWidget(card)
    card.show()
    opened = []
    card.open.connect(opened.append)
    press(card, f"Open the order that limits contact: {first.name}")
    assert opened == ["ab" * 16]
