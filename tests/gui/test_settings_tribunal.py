"""Settings: a practice direction is entered with its day, and taken out again."""

from gui.desks import wait_until
from twentyweeks.gui.widgets.buttons import IconButton

TYPED = {"since": "1/9/2026", "cite": "Practice Direction No. 2 of 2026", "core": "80"}


def test_a_direction_is_taken_out_beside_one_half_typed(desk):
    desk.window.go("settings")
    card = desk.window.current_page().tribunal
    wait_until(lambda: card.form.values()["core"] == "100")
    assert "Working document 25" in card.holding.text()
    card.form.fill(TYPED)
    card.enter()
    wait_until(lambda: bins(card) != [])
    (button,) = bins(card)
    assert button.accessibleName().startswith(
        "Take out: From 1 September 2026, Practice Direction No. 2 of 2026: Core "
        "bundle 80, "
    )
    card.form.fill({"cite": "No. 1 of 2027", "core": "70"})
    button.click()
    wait_until(lambda: bins(card) == [])
    values = card.form.values()
    assert (values["cite"], values["core"]) == ("No. 1 of 2027", "70")


def test_a_number_that_is_none_is_told_at_its_field(desk):
    desk.window.go("settings")
    card = desk.window.current_page().tribunal
    wait_until(lambda: card.form.values()["core"] == "100")
    card.form.fill(TYPED | {"expert": "few"})
    card.enter()
    wait_until(lambda: bool(card.form.fields["expert"].error()))
    assert card.form.fields["expert"].error().startswith("Expert report: a number")
    assert bins(card) == []


def bins(card):
    return [each for each in card.findChildren(IconButton) if each.isVisibleTo(card)]
