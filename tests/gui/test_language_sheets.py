"""Sheets in other languages, in the settings: brought in, refused, taken away."""

from dataclasses import replace
from datetime import date

import pytest

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.paper import render
from twentyweeks.paper.blocks import Document, Heading, Paragraph, plain

SHEET = Document(
    title="List",
    author="Northmoor Council",
    dated=date(2026, 11, 20),
    lang="pl",
    blocks=(Heading("List", 1),),
)


@pytest.fixture
def card(desk):
    desk.window.go("settings")
    page = desk.window.current_page()
    wait_until(lambda: not desk.sitting.is_busy())
    return page.sheets


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "list.pdf"
    path.write_bytes(render(SHEET))
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


def test_a_sheet_that_leaves_the_address_no_room_is_said_why(desk, card, sheet):
    words = Paragraph(plain("To ważny list o Państwa dziecku. " * 14))
    crowded = replace(SHEET, blocks=(Heading("List", 1), words))
    sheet.write_bytes(render(crowded))
    card.form.fill(
        {"language": "pl", "approved_by": "Anna Reed", "approved_on": "20/11/2026"}
    )
    card.add(sheet)
    wait_until(card.form.summary.isVisible)
    told = card.form.summary.accessibleName()
    assert "where the window of your envelope shows the address" in told
    assert card.lines == ()
