"""The exchange in the window: two laptops, one folder, and what they differ in."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from make import at
from sync.conftest import template, two  # noqa: F401  # the team's fixtures
from sync.stations import values, write
from twentyweeks.errors import Refused
from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.desk import Desk
from twentyweeks.gui.editors import put
from twentyweeks.gui.exchange.page import ExchangeScreen
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.theme import Scheme
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.exchange import exchange, set_central
from twentyweeks.operations.stations import revoke_station
from twentyweeks.operations.unlock import who
from twentyweeks.present.tone import Tone

NOW = at("2026-03-04", "14:02")


@contextmanager
def sat_down(caseload):
    """Sit down at a caseload in a shown window, as its officer does."""
    sitting = Sitting(caseload, lambda: NOW)
    looks = Appearance(QApplication.instance(), Scheme.LIGHT)
    desk = Desk(sitting, who(caseload), looks, lambda: None, lambda: None)
    desk.window.resize(1440, 900)
    desk.window.show()
    try:
        yield desk
    finally:
        desk.close()
        wait_until(desk.is_closed)
        desk.window.close()
        desk.window.deleteLater()


@pytest.fixture
def pair(two):  # noqa: F811
    """Return Jo's desk, Sam's caseload and their folder."""
    with sat_down(two.caseloads["jo"]) as jo:
        yield jo, two.caseloads["sam"], two.central


@pytest.fixture
def differing(two):  # noqa: F811
    """Return Jo's desk when Jo and Sam both changed the mother's telephone."""
    jo, sam = two.caseloads["jo"], two.caseloads["sam"]
    for caseload in (jo, sam):
        set_central(caseload, str(two.central), NOW)
    write(jo, "telephone", "01632 960001", at("2026-03-04", "10:00"))
    write(sam, "telephone", "01632 960002", at("2026-03-04", "11:00"))
    for _ in range(2):
        exchange(jo, NOW)
        exchange(sam, NOW)
    with sat_down(jo) as desk:
        yield desk


def go(desk):
    desk.window.go("exchange")
    screen = desk.window.current_page()
    assert isinstance(screen, ExchangeScreen)
    wait_until(lambda: screen.shown is not None, 20_000)
    return screen


def said(widget):
    return [each.text() for each in widget.findChildren(Words)]


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_folder_is_set_then_changes_are_given(pair):
    jo, _sam, central = pair
    screen = go(jo)
    screen.set_central(str(central))
    wait_until(lambda: screen.shown.central == str(central), 20_000)
    press(screen.button)
    wait_until(lambda: screen.report is not None, 30_000)
    assert screen.report.words in said(screen.result)
    wait_until(lambda: "Everything is sent" in screen.heading.sentence.text(), 20_000)


def test_a_folder_that_is_not_there_is_told(pair, tmp_path):
    jo, _sam, _central = pair
    screen = go(jo)
    screen.set_central(str(tmp_path / "no such folder"))
    wait_until(lambda: screen.central.fields["central"].error(), 20_000)
    assert screen.central.fields["central"].error().endswith(".")


def test_a_folder_that_went_away_is_told_and_nothing_is_lost(pair, tmp_path):
    jo, _sam, central = pair
    screen = go(jo)
    screen.set_central(str(central))
    wait_until(lambda: screen.shown.central == str(central), 20_000)
    central.rename(tmp_path / "elsewhere")
    press(screen.button)
    wait_until(lambda: screen.result.findChildren(Banner), 30_000)
    assert screen.button.isEnabled()


def test_both_values_stand_side_by_side_until_one_is_chosen(differing):
    screen = go(differing)
    wait_until(lambda: screen.differing, 20_000)
    (card,) = screen.differing
    words = said(card)
    assert {"01632 960001", "01632 960002"} <= set(words)
    assert any("Sam Hale" in each for each in words)
    press(card.keep_buttons[0])
    wait_until(lambda: card.form.fields["reason"].error())
    assert card.form.fields["reason"].error().startswith("Give the reason")
    QTest.keyClicks(card.form.fields["reason"].editor, "She gave it today")
    press(card.keep_buttons[0])
    wait_until(lambda: not screen.differing, 20_000)
    assert len(values(differing.sitting.caseload, "telephone")) == 1


def test_a_third_value_may_be_typed(differing):
    screen = go(differing)
    wait_until(lambda: screen.differing, 20_000)
    (card,) = screen.differing
    QTest.keyClicks(card.form.fields["reason"].editor, "She rang from a new number")
    QTest.keyClicks(card.form.fields["value"].editor, "01632 960003")
    press(card.keep_buttons[-1])
    wait_until(lambda: not screen.differing, 20_000)
    assert values(differing.sitting.caseload, "telephone") == ['"01632 960003"']


def test_the_laptops_and_the_words_to_read_out_are_shown(differing):
    screen = go(differing)
    wait_until(lambda: "Sam Hale" in said(screen.content), 20_000)
    assert screen.shown.team_words in said(screen.content)


LONG = (
    "Small-group work on reading, with {} hours a week of help from an adult who was "
    "trained in it, in a quiet room, and a review of it each half term with her mother."
)


@pytest.fixture
def aside(two):  # noqa: F811
    """Return Jo's desk when Sam's laptop was taken off and had written late."""
    jo, sam = two.caseloads["jo"], two.caseloads["sam"]
    for caseload in (jo, sam):
        set_central(caseload, str(two.central), NOW)
    write(jo, "best_way", LONG.format(25), at("2026-03-04", "10:00"))
    write(sam, "best_way", LONG.format(15), at("2026-03-04", "11:00"))
    for _ in range(2):
        exchange(jo, NOW)
        exchange(sam, NOW)
    write(sam, "telephone", "01632 960666", NOW)
    exchange(sam, NOW)
    revoke_station(jo, sam.station.station_id, "stolen", NOW)
    exchange(jo, NOW)
    with sat_down(jo) as desk:
        yield desk, sam


def test_a_laptop_is_taken_off_after_it_is_said_what_that_does(differing):
    screen = go(differing)
    wait_until(lambda: screen.team.revoking, 20_000)
    (form,) = [f for f in screen.team.revoking if "Sam" in f.button.text()]
    assert not form.asked.isVisible()
    press(form.begin_button)
    wait_until(form.asked.isVisible)
    assert any("It can still read what it already had" in each for each in said(form))
    press(form.button)
    wait_until(form.fields["reason"].error, 20_000)
    put(form.fields["reason"].editor, "lost")
    press(form.button)
    wait_until(lambda: "Taken off the team" in said(screen.team), 20_000)
    assert [f for f in screen.team.revoking if "Sam" in f.button.text()] == []


def test_what_was_set_aside_is_looked_at_and_taken_in(aside):
    desk, _sam = aside
    screen = go(desk)
    wait_until(lambda: screen.aside, 20_000)
    (card,) = screen.aside
    assert "Amara Okafor · Telephone: 01632 960666" in said(card)
    assert any("was reported stolen" in each for each in said(card))
    press(card.take_button)
    wait_until(lambda: not screen.aside, 20_000)
    press(screen.button)
    caseload = desk.sitting.caseload
    wait_until(lambda: values(caseload, "telephone") == ['"01632 960666"'], 30_000)


def test_long_texts_say_what_only_one_has_and_may_be_joined(aside):
    desk, _sam = aside
    screen = go(desk)
    wait_until(lambda: screen.differing, 20_000)
    (card,) = screen.differing
    assert {"Only here: 25", "Only here: 15"} <= set(said(card))
    own = card.form.fields["value"].editor
    assert own.toPlainText() in {LONG.format(25), LONG.format(15)}
    put(own, LONG.format(20))
    QTest.keyClicks(card.form.fields["reason"].editor, "Agreed with the school")
    press(card.keep_buttons[-1])
    wait_until(lambda: not screen.differing, 20_000)
    assert values(desk.sitting.caseload, "best_way") == [f'"{LONG.format(20)}"']


def test_what_was_sent_stands_beside_what_was_taken(differing):
    screen = go(differing)
    wait_until(lambda: screen.shown.packages, 20_000)
    (sam,) = [each for each in screen.shown.packages if each.name == "Sam Hale"]
    assert {sam.sent, sam.taken_there, sam.sent_there, sam.taken} <= set(
        said(screen.content)
    )
    assert sam.tone is Tone.GREEN
    mark = sam.sent.rpartition(", ")[2]
    assert sam.sent == f"Last sent from here: package 2, 1 change, {mark}"
    assert sam.taken_there == f"Last taken there: package 2, {mark}"


def test_a_laptop_that_was_taken_off_may_ask_anew(aside):
    _desk, sam = aside
    with pytest.raises(Refused, match="taken off the team"):
        exchange(sam, NOW)
    with sat_down(sam) as sams:
        screen = go(sams)
        assert not screen.button.isEnabled()
        words = screen.shown.own_words
        press(screen.renew_button)
        wait_until(lambda: screen.shown.own_words != words, 20_000)
        assert screen.shown.enrolled == "An administrator has to let this laptop in."
        assert screen.button.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_what_was_set_aside_can_be_read_whole(
    qtbot, wear, silent_widgets, aside, scale
):
    wear(scale)
    screen = go(aside[0])
    wait_until(lambda: screen.aside and screen.differing, 20_000)
    qtbot.waitUntil(lambda: misfits_at_rest(screen) == [])
    assert silent_widgets(screen) == []


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_it_can_be_read_whole(qtbot, wear, silent_widgets, differing, scale):
    wear(scale)
    screen = go(differing)
    qtbot.waitUntil(lambda: misfits_at_rest(screen) == [])
    assert silent_widgets(screen) == []
