"""A second laptop joins the team: it asks, words are compared, its desk opens."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from gui.desks import wait_until
from gui.fit import misfits
from make import MEMORY_KIB, OPENS_WITH, at, make_northmoor, register
from twentyweeks.casework import Person, new_id
from twentyweeks.gui.editors import put
from twentyweeks.gui.start import Program, Start
from twentyweeks.gui.unlock.first_run import FirstRunPage
from twentyweeks.gui.unlock.join import AskPage, WordsPage
from twentyweeks.gui.unlock.page import UnlockPage
from twentyweeks.gui.unlock.work import Door
from twentyweeks.operations.exchange import exchange, exchange_page, set_central
from twentyweeks.operations.stations import approve_station, words_while_asking
from twentyweeks.places import settings_file
from twentyweeks.settings import Settings, write_settings
from twentyweeks.storage.facts import read_fact
from twentyweeks.storage.unlock import (
    RECOVERY,
    TEAM,
    Joining,
    join_caseload,
    opened,
)

NOW = at("2026-03-04", "14:02")
WAITING = (
    "Your administrator has not let this laptop in yet. Nothing has been lost. Try "
    "again once they have, and have exchanged."
)


@dataclass
class Team:
    """Jo's caseload with Amara in it, the folder, and the words that Jo reads out."""

    jo: Path
    central: Path
    words: str

    def let_in(self, own_words):
        """Let the laptop in that reads these words out, as its administrator does."""
        with opened(self.jo, OPENS_WITH, NOW) as jo:
            exchange(jo, NOW)
            stations = exchange_page(jo, NOW).stations
            (asks,) = [each.station for each in stations if each.can_be_approved]
            approve_station(jo, asks, own_words, (), NOW)
            exchange(jo, NOW)


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("founded")
    make_northmoor(folder / "jo", NOW)
    (folder / "central").mkdir()
    with opened(folder / "jo", OPENS_WITH, NOW) as jo:
        register(jo)
        set_central(jo, str(folder / "central"), NOW)
        exchange(jo, NOW)
        words = exchange_page(jo, NOW).team_words
    return folder, words


@pytest.fixture
def team(founded, tmp_path):
    folder, words = founded
    for name in ("jo", "central"):
        shutil.copytree(folder / name, tmp_path / name)
    made = Team(tmp_path / "jo", tmp_path / "central", words)
    with opened(made.jo, OPENS_WITH, NOW) as jo:
        set_central(jo, str(made.central), NOW)
    return made


@pytest.fixture
def begin(qapp, home):
    """Begin the program on the second laptop; end it behind the test."""
    begun = []

    def start(scale=1.0):
        write_settings(settings_file(), Settings(text_size=round(scale * 100)))
        program = Program(
            qapp,
            Start(
                door=Door(home=home, clock=lambda: NOW),
                memory_kib=MEMORY_KIB,
            ),
        )
        begun.append(program)
        program.entry.show()
        return program

    yield start
    for program in begun:
        if program.desk is not None and not program.desk.is_shut():
            program.desk.window.close()
            wait_until(program.desk.is_closed)
        program.entry.close()


def sheet_of(program, kind):
    wait_until(lambda: isinstance(program.entry.sheet(), kind), 20_000)
    return program.entry.sheet()


def type_in(sheet, **values):
    for name, words in values.items():
        put(sheet.form.fields[name].editor, words)


def asking_sheet(program):
    sheet_of(program, FirstRunPage).join_asked.emit()
    return sheet_of(program, AskPage)


def ask(program, team, **other):
    sheet = asking_sheet(program)
    given = {
        "officer": "Kit Lowe",
        "passphrase": OPENS_WITH,
        "again": OPENS_WITH,
        "central": str(team.central),
    }
    type_in(sheet, **{**given, **other})
    sheet.ask()
    return sheet


def children(caseload):
    with caseload.reading() as session:
        return list(session.scalars(select(Person.surname)))


def test_a_laptop_asks_is_let_in_and_its_desk_has_the_same_cases(qtbot, begin, team):
    program = begin()
    ask(program, team)
    sheet = sheet_of(program, WordsPage)
    team.let_in(sheet.own_words.text())
    type_in(sheet, words=team.words.upper())
    qtbot.keyClick(sheet.form.fields["words"].editor, Qt.Key.Key_Return)
    wait_until(lambda: program.desk is not None, 20_000)
    assert program.desk.window.isVisible()
    assert not program.entry.isVisible()
    joined = program.desk.sitting.caseload
    assert "Okafor" in children(joined)
    assert words_while_asking(joined) == ""
    assert exchange_page(joined, NOW).enrolled == ""


def test_before_it_is_let_in_it_says_so_and_can_be_tried_again(begin, team):
    program = begin()
    ask(program, team)
    sheet = sheet_of(program, WordsPage)
    type_in(sheet, words=team.words)
    sheet.go_on()
    wait_until(sheet.standing.isVisible, 20_000)
    assert sheet.standing.sentence() == WAITING
    team.let_in(sheet.own_words.text())
    sheet.go_on()
    wait_until(lambda: program.desk is not None, 20_000)


def test_other_words_are_told_beside_the_field(begin, team):
    program = begin()
    ask(program, team)
    sheet = sheet_of(program, WordsPage)
    type_in(sheet, words="tide lamp copper stair meadow quiet")
    sheet.go_on()
    wait_until(sheet.form.fields["words"].error, 20_000)
    told = sheet.form.fields["words"].error()
    assert told.startswith("Those are not the six words of the team in this central")
    assert sheet.go_button.isEnabled()
    assert program.desk is None


def test_closed_in_the_middle_it_goes_on_where_it_was(begin, team):
    first = begin()
    ask(first, team)
    own_words = sheet_of(first, WordsPage).own_words.text()
    first.entry.close()
    team.let_in(own_words)
    second = begin()
    unlock = sheet_of(second, UnlockPage)
    type_in(unlock, passphrase=OPENS_WITH)
    unlock.open()
    sheet = sheet_of(second, WordsPage)
    assert sheet.own_words.text() == own_words
    type_in(sheet, words=team.words)
    sheet.go_on()
    wait_until(lambda: second.desk is not None, 20_000)
    assert "Okafor" in children(second.desk.sitting.caseload)


def test_asking_once_more_keeps_the_words(begin, team):
    program = begin()
    ask(program, team)
    sheet = sheet_of(program, WordsPage)
    own_words = sheet.own_words.text()
    shutil.rmtree(team.central / "enrol")
    sheet.again.emit()
    once_more = sheet_of(program, AskPage)
    words = {"passphrase": OPENS_WITH, "again": OPENS_WITH}
    type_in(once_more, officer="Kit Lowe", central=str(team.central), **words)
    once_more.ask()
    assert sheet_of(program, WordsPage).own_words.text() == own_words
    team.let_in(own_words)


def test_a_founder_without_a_folder_comes_to_the_desk(begin, home):
    make_northmoor(home, NOW)
    program = begin()
    unlock = sheet_of(program, UnlockPage)
    type_in(unlock, passphrase=OPENS_WITH)
    unlock.open()
    wait_until(lambda: program.desk is not None, 20_000)
    assert exchange_page(program.desk.sitting.caseload, NOW).enrolled == (
        "Choose the central folder, and this laptop begins the team."
    )


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"officer": " "}, "officer", "Your name is needed."),
        ({"central": ""}, "central", "Choose the central folder first."),
        (
            {"passphrase": "tide", "again": "tide"},
            "passphrase",
            "A passphrase needs at least 12 characters",
        ),
        (
            {"again": "another four words"},
            "again",
            "The two passphrases are not the same. Nothing was saved.",
        ),
    ],
)
def test_asking_is_refused_beside_the_field(begin, team, home, wrong, field, sentence):
    sheet = ask(begin(), team, **wrong)
    wait_until(sheet.form.fields[field].error)
    assert sheet.form.fields[field].error().startswith(sentence)
    assert not home.exists()


def test_a_folder_without_a_team_is_told_and_back_leads_to_the_first_page(
    begin, team, home, tmp_path
):
    (tmp_path / "empty").mkdir()
    program = begin()
    sheet = ask(program, team, central=str(tmp_path / "empty"))
    wait_until(sheet.form.summary.isVisible)
    assert "no team in this folder yet" in sheet.form.summary.accessibleName()
    assert not home.exists()
    sheet.left.emit()
    sheet_of(program, FirstRunPage)


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(begin, team, silent_widgets, scale):
    program = begin(scale)
    sheet_of(program, FirstRunPage)
    QApplication.processEvents()
    assert misfits(program.entry) == []
    ask(program, team, again="another four words")
    sheet = sheet_of(program, AskPage)
    wait_until(sheet.form.fields["again"].error)
    QApplication.processEvents()
    assert (misfits(program.entry), silent_widgets(program.entry)) == ([], [])
    type_in(sheet, again=OPENS_WITH)
    sheet.ask()
    words = sheet_of(program, WordsPage)
    type_in(words, words=team.words)
    words.go_on()
    wait_until(words.standing.isVisible, 20_000)
    QApplication.processEvents()
    assert (misfits(program.entry), silent_widgets(program.entry)) == ([], [])


def test_a_power_cut_while_asking_leads_back_to_asking(begin, team, home):
    with opened(team.jo, OPENS_WITH, NOW) as jo, jo.reading() as session:
        named = read_fact(session.connection(), TEAM)
        recovery = read_fact(session.connection(), RECOVERY)
    half = Joining(
        officer=new_id(),
        passphrase=OPENS_WITH,
        recovery_public=recovery,
        team=named,
        memory_kib=MEMORY_KIB,
    )
    join_caseload(home, half)
    program = begin()
    unlock = sheet_of(program, UnlockPage)
    type_in(unlock, passphrase=OPENS_WITH)
    unlock.open()
    sheet = sheet_of(program, WordsPage)
    type_in(sheet, words=team.words)
    sheet.go_on()
    wait_until(sheet.form.summary.isVisible, 20_000)
    assert "has not asked to be let into a team" in sheet.form.summary.accessibleName()
    sheet.again.emit()
    once_more = sheet_of(program, AskPage)
    words = {"passphrase": OPENS_WITH, "again": OPENS_WITH}
    type_in(once_more, officer="Kit Lowe", central=str(team.central), **words)
    once_more.ask()
    team.let_in(sheet_of(program, WordsPage).own_words.text())
