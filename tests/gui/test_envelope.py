"""Window envelopes in the settings: chosen, refused, and tested on a sheet."""

import pytest

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from twentyweeks.operations.envelope import envelope_form
from twentyweeks.paper import text_of


@pytest.fixture
def card(desk):
    desk.window.go("settings")
    page = desk.window.current_page()
    wait_until(lambda: page.envelope.opened is not None)
    return page.envelope


def test_an_envelope_is_chosen_and_tested(desk, card, wear, tmp_path):
    card.form.fill({"kind": "c5", "right": "far", "down": "1"})
    card.save()
    wait_until(card.form.fields["right"].error)
    card.form.fill({"right": "2"})
    card.save()
    caseload = desk.sitting.caseload
    wait_until(lambda: envelope_form(caseload).form.kind == "c5")
    wait_until(lambda: "an envelope of 162 by 229 mm" in card.stock.text())
    where = tmp_path / "sheet.pdf"
    card.sheet.save_as(where)
    wait_until(where.exists)
    wait_until(lambda: not desk.sitting.is_busy())
    assert "C5, the sheet folded in two" in text_of(where.read_bytes())[0]
    for scale in (1.0, 2.0):
        wear(scale)
        assert misfits_at_rest(card) == []
