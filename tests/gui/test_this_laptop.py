"""This laptop: what is chosen is worn at once, and is there when it starts again."""

import pytest
from PySide6.QtWidgets import QApplication

from gui.desks import NOW, wait_until
from make import OPENS_WITH, make_northmoor
from twentyweeks.gui import theme
from twentyweeks.gui.desk import Desk
from twentyweeks.gui.editors import put
from twentyweeks.gui.start import Program, Start
from twentyweeks.gui.theme import DARK
from twentyweeks.gui.unlock.work import Door
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Words
from twentyweeks.places import settings_file
from twentyweeks.settings import Settings, read_settings, write_settings


@pytest.fixture
def begin(qapp, home):
    """Begin the program at this test's caseload; end it behind the test."""
    make_northmoor(home)
    begun = []

    def start():
        program = Program(qapp, Start(door=Door(home=home, clock=lambda: NOW)))
        begun.append(program)
        program.entry.show()
        return program

    yield start
    for program in begun:
        leave(program)


def leave(program):
    if program.desk is not None and not program.desk.is_shut():
        program.desk.window.close()
        wait_until(program.desk.is_closed)
    program.entry.close()


def sit_down(program) -> Desk:
    sheet = program.entry.sheet()
    put(sheet.form.fields["passphrase"].editor, OPENS_WITH)
    sheet.open()
    wait_until(lambda: program.desk is not None)
    return program.desk


def settings_of(desk):
    desk.window.go("settings")
    return desk.window.current_page()


def choose(page, name, key):
    """Choose as a person does, by the keyboard in the list."""
    editor = page.laptop.form.fields[name].editor
    place = editor.findData(key)
    assert place >= 0
    editor.setCurrentIndex(place)
    editor.activated.emit(place)


def test_what_is_chosen_holds_at_once_and_after_starting_again(begin):
    desk = sit_down(begin())
    page = settings_of(desk)
    choose(page, "text_size", "130")
    choose(page, "colours", "dark")
    choose(page, "lock_after", "5")
    assert (theme.current().tokens, theme.current().scale) == (DARK, 1.3)
    desk.window.close()
    wait_until(desk.is_closed)
    assert read_settings(settings_file()).settings == Settings(
        text_size=130, colours="dark", lock_after=5
    )
    theme.wear(QApplication.instance(), theme.Theme())
    again = begin()
    assert (theme.current().tokens, theme.current().scale) == (DARK, 1.3)
    values = settings_of(sit_down(again)).laptop.form.values()
    assert values == {"text_size": "130", "colours": "dark", "lock_after": "5"}


def test_the_keys_for_the_text_size_are_kept_too_and_shown(desk):
    page = settings_of(desk)
    run = {each.words: each.run for each in desk.window.commands}
    run["Larger text"]()
    run["Larger text"]()
    run["Smaller text"]()
    assert page.laptop.form.values()["text_size"] == "110"
    kept = desk.sitting.caseload.home.parent / "settings.json"
    assert read_settings(kept).settings.text_size == 110


def test_the_lock_s_time_is_said_at_the_foot_and_waited_for(desk):
    choose(settings_of(desk), "lock_after", "3")
    said = [each.text() for each in desk.window.nav.findChildren(Words)]
    assert "Locks after 3 min" in said


def test_a_damaged_file_is_told_in_the_window_and_at_its_card(begin):
    settings_file().parent.mkdir(parents=True)
    settings_file().write_bytes(b"\x00not json")
    desk = sit_down(begin())
    told = "The settings of this laptop are damaged"
    banners = [each.sentence() for each in desk.window.findChildren(Banner)]
    assert any(each.startswith(told) for each in banners)
    page = settings_of(desk)
    (banner,) = page.laptop.findChildren(Banner)
    assert banner.sentence().startswith(told)
    assert settings_file().read_bytes() == b"\x00not json"


def test_the_lock_s_time_is_worn_from_the_file(begin):
    write_settings(settings_file(), Settings(lock_after=30))
    desk = sit_down(begin())
    said = [each.text() for each in desk.window.nav.findChildren(Words)]
    assert "Locks after 30 min" in said
