"""Sheets in other languages, in the settings: brought in, refused, taken away."""

from datetime import date

import pytest

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.paper import render
from twentyweeks.paper.blocks import Document, Heading


@pytest.fixture
def card(desk):
    desk.window.go("settings")
    page = desk.window.current_page()
    wait_until(lambda: not desk.sitting.is_busy())
    return page.sheets


@pytest.fixture
def sheet(tmp_path):
    made = Document(
        title="List",
        author="Northmoor Council",
        dated=date(2026, 11, 20),
        lang="pl",
        blocks=(Heading("List", 1),),
    )
    path = tmp_path / "list.pdf"
    path.write_bytes(render(made))
    return path


def test_a_sheet_is_brought_in_and_taken_away(desk, card, sheet, wear):
    card.add(sheet)
    wait_until(card.form.fields["language"].error)
    card.form.fill(
        {"language": "pl", "approved_by": "Anna Reed", "approved_on": "20/11/2026"}
    )
    card.add(sheet)
    wait_until(lambda: [each.title for each in card.lines] == ["Polish"])
    assert card.form.values()["approved_by"] == ""
    for scale in (1.0, 2.0):
        wear(scale)
        assert misfits_at_rest(card) == []
    (remove,) = [each for each in card.findChildren(IconButton) if each.isVisible()]
    remove.click()
    wait_until(lambda: card.lines == ())
