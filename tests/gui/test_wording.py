"""Wording of the letters: typed, tried on an invented child, put into use, kept."""

import pytest

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.gui.widgets.words import Link
from twentyweeks.letters.wording import wording
from twentyweeks.operations.wording import open_wording, wording_list


@pytest.fixture
def open_page(desk):
    def opened(name=""):
        desk.open("wording", "", name)
        page = desk.window.current_page()
        ready = "look" if name else "shown"
        wait_until(lambda: getattr(page, ready) is not None)
        return page

    return opened


def typed(page, words):
    page.look = None
    page.form.fill({"words": words})
    wait_until(lambda: page.look is not None)


def in_use(desk, name):
    return open_wording(desk.sitting.caseload, name).form


def test_the_settings_lead_to_every_wording(desk):
    desk.window.go("settings")
    desk.window.current_page().wording.open_button.click()
    page = desk.window.current_page()
    wait_until(lambda: page.shown is not None)
    assert sum(len(lines) for _title, lines in page.shown.groups) > 20


def test_a_wording_is_used_and_the_shipped_one_taken_again(desk, open_page):
    page = open_page("closing")
    assert not page.use_button.isEnabled()
    ours = wording("closing").replace("Yours sincerely", "With good wishes")
    typed(page, ours)
    assert "All that the law requires is in it." in page.check.words()
    page.use_button.click()
    wait_until(lambda: in_use(desk, "closing").is_own)
    assert in_use(desk, "closing").words == ours
    wait_until(lambda: page.shipped_button.isVisible())
    page.shipped_button.click()
    wait_until(lambda: not in_use(desk, "closing").is_own)


def test_what_the_law_requires_is_named_and_keeps_it_from_use(open_page):
    page = open_page("rights")
    text = wording("rights").replace("You have a **right to appeal** to", "Write to")
    typed(page, text)
    assert "The letter does not tell of the right to appeal." in page.check.words()
    assert "CFA 2014 s.36(5)" in page.check.words()
    assert not page.use_button.isEnabled()


def test_half_a_wording_is_kept_as_a_draft_and_not_used(desk, open_page):
    page = open_page("closing")
    typed(page, "Yours {nobody}")
    assert "Line 1: No letter knows {nobody}." in page.check.words()
    assert not page.use_button.isEnabled()
    page.kept.keep_now()
    wait_until(lambda: not desk.sitting.is_busy())
    desk.window.back()
    again = open_page("closing")
    wait_until(lambda: again.form.values()["words"] == "Yours {nobody}")
    assert not in_use(desk, "closing").is_own
    desk.window.go("today")
    desk.window.current_page().read()
    begun = "Our own wording of a letter, kept at 09:30 today"
    wait_until(lambda: begun in [link.text() for link in links(desk)])
    next(link for link in links(desk) if link.text() == begun).clicked.emit()
    title = "Wording: The end of a letter"
    wait_until(lambda: desk.window.current_page().windowTitle() == title)


def links(desk):
    return desk.window.current_page().findChildren(Link)


def test_another_reader_gets_another_page(open_page):
    page = open_page("received")
    before = page.look.pdf
    page.look = None
    page.reader.setCurrentIndex(1)
    page.reader.activated.emit(1)
    wait_until(lambda: page.look is not None)
    assert page.look.pdf != before


def test_words_are_withdrawn_and_allowed_again(desk, open_page):
    page = open_page()
    page.withdrawn.form.fill({"withdrawn": "our policy of 2019", "because": ""})
    page.withdrawn.add()
    wait_until(page.withdrawn.form.fields["because"].error)
    page.withdrawn.form.fill({"because": "It ended."})
    page.withdrawn.add()
    wait_until(lambda: bins(page) != [])
    bins(page)[0].click()
    wait_until(lambda: bins(page) == [])
    assert wording_list(desk.sitting.caseload).withdrawn == ()


def bins(page):
    found = page.withdrawn.findChildren(IconButton)
    return [each for each in found if each.isVisible()]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["", "rights"])
def test_nothing_is_cut_and_all_is_named(
    desk, open_page, wear, scale, name, silent_widgets
):
    wear(scale)
    page = open_page(name)
    desk.window.resize(1540, 960)
    assert misfits_at_rest(page) == []
    assert silent_widgets(page) == []
