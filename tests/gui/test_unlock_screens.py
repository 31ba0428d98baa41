"""Before the caseload: passphrase, first run, recovery key, demonstration."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.desks import NOW, in_front, wait_until
from gui.fit import misfits
from make import MEMORY_KIB, OPENS_WITH, make_northmoor, northmoor
from twentyweeks import places
from twentyweeks.gui.editors import put
from twentyweeks.gui.start import Program, Start
from twentyweeks.gui.unlock.first_run import FirstRunPage, RecoveryKeyPage
from twentyweeks.gui.unlock.page import UnlockPage
from twentyweeks.gui.unlock.recovery import NewPassphrasePage, RecoveryPage
from twentyweeks.gui.unlock.secret import Secret
from twentyweeks.gui.unlock.work import Door
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Link
from twentyweeks.operations.drafts import keep_draft, read_draft
from twentyweeks.places import settings_file
from twentyweeks.settings import Settings, write_settings

HEAVY = ("sqlalchemy", "reportlab", "openpyxl", "cryptography.x509", "PIL")


@pytest.fixture
def begin(qapp, home):
    """Begin the program at this test's caseload; end it behind the test."""
    begun = []

    def start(**given):
        program = Program(
            qapp,
            Start(
                door=Door(home=home, clock=lambda: NOW),
                memory_kib=MEMORY_KIB,
                **given,
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
    wait_until(lambda: isinstance(program.entry.sheet(), kind))
    return program.entry.sheet()


def type_in(sheet, **values):
    for name, words in values.items():
        put(sheet.form.fields[name].editor, words)


def test_the_passphrase_opens_the_desk(qtbot, home, begin):
    make_northmoor(home)
    program = begin()
    sheet = program.entry.sheet()
    type_in(sheet, passphrase=OPENS_WITH)
    qtbot.keyClick(sheet.form.fields["passphrase"].editor, Qt.Key.Key_Return)
    wait_until(lambda: program.desk is not None)
    assert program.desk.window.isVisible()
    assert not program.entry.isVisible()


def test_a_wrong_passphrase_is_told_and_the_field_is_ready_again(home, begin):
    make_northmoor(home)
    sheet = begin().entry.sheet()
    type_in(sheet, passphrase="not the right one")
    sheet.open()
    wait_until(lambda: sheet.form.summary.isVisible())
    assert "does not open this caseload" in sheet.form.summary.accessibleName()
    assert sheet.open_button.isEnabled()
    assert sheet.form.fields["passphrase"].editor.hasSelectedText()


def test_the_passphrase_is_never_shown_unless_asked(qtbot, home, begin):
    make_northmoor(home)
    program = begin()
    editor = program.entry.sheet().form.fields["passphrase"].editor
    assert editor.echoMode() is editor.EchoMode.Password
    in_front(program.entry)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert editor.echoMode() is editor.EchoMode.Normal


def test_a_demonstration_shows_its_passphrase_and_no_other_caseload_does(home, begin):
    make_northmoor(home)
    told = json.dumps({"passphrase": OPENS_WITH})
    (home / "demonstration.json").write_text(told, encoding="utf-8")
    program = begin()
    sheet = program.entry.sheet()
    wait_until(lambda: sheet.above.count() == 1)
    banner = sheet.above.itemAt(0).widget()
    assert banner.sentence().endswith(f"The passphrase is: {OPENS_WITH}")
    type_in(sheet, passphrase=OPENS_WITH)
    sheet.open()
    wait_until(lambda: program.desk is not None)
    assert program.desk.window.findChild(type(banner)).sentence() == (
        "Demonstration: invented children of an invented council."
    )


def test_the_first_run_leads_to_the_demonstration_in_its_own_folder(home, begin):
    program = begin()
    first = sheet_of(program, FirstRunPage)
    (look,) = [each for each in first.findChildren(Link) if "around" in each.text()]
    look.clicked.emit()
    wait_until(lambda: isinstance(program.entry.sheet(), UnlockPage), 60_000)
    sheet = program.entry.sheet()
    wait_until(lambda: sheet.above.count() == 1)
    assert sheet.above.itemAt(0).widget().sentence().startswith("Demonstration: ")
    type_in(sheet, passphrase="quiet river north lantern")
    sheet.open()
    wait_until(lambda: program.desk is not None, 60_000)
    assert program.desk.sitting.caseload.home == places.demonstration()
    assert not home.exists()
    shown = [each.sentence() for each in program.desk.window.findChildren(Banner)]
    assert "Demonstration: invented children of an invented council." in shown


def test_making_the_demonstration_can_be_stopped_and_leaves_none(home, begin):
    program = begin()
    first = sheet_of(program, FirstRunPage)
    first.look_around()
    wait_until(first.waiting.isVisible)
    (stop,) = [
        each
        for each in first.waiting.findChildren(Button)
        if each.accessibleName() == "Cancel"
    ]
    stop.click()
    wait_until(first.next_button.isEnabled, 60_000)
    assert program.entry.sheet() is first
    assert not places.demonstration().exists()
    assert not home.exists()


def test_a_lock_of_the_demonstration_begins_again_there(tmp_path, home, begin):
    mark = tmp_path / "begun"
    program = begin(again=(sys.executable, "-c", WRITES_ARGUMENTS, str(mark)))
    make_northmoor(places.demonstration())
    first = sheet_of(program, FirstRunPage)
    first.look_around()
    wait_until(lambda: isinstance(program.entry.sheet(), UnlockPage))
    sheet = program.entry.sheet()
    type_in(sheet, passphrase=OPENS_WITH)
    sheet.open()
    wait_until(lambda: program.desk is not None)
    program.desk.window.lock_asked.emit()
    wait_until(lambda: mark.exists() and mark.read_text())
    told = ["--home", str(places.demonstration()), "--locked"]
    assert json.loads(mark.read_text()) == told


def test_an_own_caseload_shows_no_passphrase(home, begin):
    make_northmoor(home)
    program = begin()
    wait_until(program.has_looked)
    assert program.entry.sheet().above.count() == 0


def test_a_caseload_open_elsewhere_is_told(home, begin):
    with northmoor(home):
        program = begin()
        sheet = program.entry.sheet()
        wait_until(lambda: sheet.above.count() == 1)
        said = sheet.above.itemAt(0).widget().sentence()
    assert said.startswith("This caseload is open in another window")


def test_after_a_lock_it_says_that_what_was_typed_is_kept(home, begin):
    make_northmoor(home)
    sheet = begin(locked=True).entry.sheet()
    assert sheet.sentence.text().startswith("Locked. What you were typing is kept")


def test_a_first_run_makes_a_caseload_with_a_key_typed_back(home, begin):
    program = begin()
    first = sheet_of(program, FirstRunPage)
    type_in(
        first,
        authority="Northmoor Council",
        officer="Jo Marlow",
        job_title="EHC case officer",
        passphrase=OPENS_WITH,
        again=OPENS_WITH,
    )
    first.proceed()
    second = sheet_of(program, RecoveryKeyPage)
    assert not home.exists()
    paper = home.parent / "key.txt"
    second.save_paper(paper)
    typed = paper.read_text(encoding="utf-8").split("backup.")[1].split("Public")[0]
    type_in(second, recovery=typed)
    second.make()
    wait_until(lambda: program.desk is not None)
    assert program.desk.window.windowTitle() == "Today - Twenty Weeks"


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        (
            {"authority": " "},
            "authority",
            "Give the council's name. Nothing was saved.",
        ),
        ({"officer": ""}, "officer", "Give your name. Nothing was saved."),
        (
            {"again": "another four words"},
            "again",
            "The two passphrases are not the same. Nothing was saved. Type both again.",
        ),
    ],
)
def test_a_first_run_refuses_beside_the_field(home, begin, wrong, field, sentence):
    program = begin()
    first = sheet_of(program, FirstRunPage)
    given = {
        "authority": "Northmoor Council",
        "officer": "Jo Marlow",
        "passphrase": OPENS_WITH,
        "again": OPENS_WITH,
    }
    type_in(first, **{**given, **wrong})
    first.proceed()
    wait_until(lambda: first.form.fields[field].error())
    assert first.form.fields[field].error() == sentence
    assert not home.exists()


def test_a_short_passphrase_is_refused_before_the_key_is_made(home, begin):
    program = begin()
    first = sheet_of(program, FirstRunPage)
    short = {"passphrase": "tide", "again": "tide"}
    type_in(first, authority="Northmoor Council", officer="Jo Marlow", **short)
    first.proceed()
    wait_until(lambda: first.form.fields["passphrase"].error())
    assert "at least 12 characters" in first.form.fields["passphrase"].error()


def test_a_key_typed_back_wrongly_makes_no_caseload(home, begin):
    program = begin()
    first = sheet_of(program, FirstRunPage)
    words = {"passphrase": OPENS_WITH, "again": OPENS_WITH}
    type_in(first, authority="Northmoor Council", officer="Jo Marlow", **words)
    first.proceed()
    second = sheet_of(program, RecoveryKeyPage)
    type_in(second, recovery="AGE-SECRET-KEY-1QQQQ")
    second.make()
    wait_until(lambda: second.form.fields["recovery"].error())
    assert "group by group" in second.form.fields["recovery"].error()
    assert not home.exists()


def test_the_recovery_key_lets_an_officer_choose_a_new_passphrase(home, begin):
    recovery = make_northmoor(home)
    program = begin()
    program.entry.sheet().recovery_asked.emit()
    typed = sheet_of(program, RecoveryPage)
    type_in(typed, recovery=recovery.identity.lower())
    typed.open()
    new = sheet_of(program, NewPassphrasePage)
    type_in(new, passphrase="meadow copper quiet stair", again="meadow copper quiet")
    new.give()
    assert new.form.fields["again"].error() == (
        "The two are not the same. Type both again."
    )
    type_in(new, again="meadow copper quiet stair")
    new.give()
    again = sheet_of(program, UnlockPage)
    type_in(again, passphrase="meadow copper quiet stair")
    again.open()
    wait_until(lambda: program.desk is not None)


def test_a_lock_begins_the_process_anew_and_keeps_the_draft(qtbot, home, begin):
    make_northmoor(home)
    mark = home.parent / "begun"
    command = (sys.executable, "-c", WRITES_ARGUMENTS, str(mark))
    program = begin(again=command)
    sheet = program.entry.sheet()
    type_in(sheet, passphrase=OPENS_WITH)
    sheet.open()
    wait_until(lambda: program.desk is not None)
    desk = program.desk
    desk.open("request")
    page = desk.window.current_page()
    qtbot.keyClicks(page.form.fields["forename"].editor, "Amara")
    desk.window.lock_asked.emit()
    assert desk.window.is_locked()
    assert desk.window.windowTitle() == "Twenty Weeks"
    wait_until(lambda: mark.exists() and mark.read_text())
    assert json.loads(mark.read_text()) == ["--locked"]
    with northmoor(home) as caseload:
        words, _ = read_draft(caseload, "request")
    assert json.loads(words) == {"forename": "Amara"}


WRITES_ARGUMENTS = (
    "import json, pathlib, sys;"
    "pathlib.Path(sys.argv[1]).write_text(json.dumps(sys.argv[2:]))"
)


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_before_the_caseload(home, begin, scale):
    write_settings(settings_file(), Settings(text_size=round(scale * 100)))
    program = begin()
    first = sheet_of(program, FirstRunPage)
    words = {"passphrase": OPENS_WITH, "again": OPENS_WITH}
    type_in(first, authority="Northmoor Council", officer="Jo Marlow", **words)
    QApplication.processEvents()
    assert misfits(program.entry) == []
    first.proceed()
    sheet_of(program, RecoveryKeyPage)
    QApplication.processEvents()
    assert misfits(program.entry) == []


def test_every_field_before_the_caseload_has_a_name(home, begin, silent_widgets):
    program = begin()
    sheet_of(program, FirstRunPage)
    assert silent_widgets(program.entry) == []


def test_the_lock_screen_loads_no_database_and_no_paper():
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import twentyweeks.gui.start"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path("desktop").resolve())},
    ).stderr
    names = {line.rsplit("|", 1)[-1].strip() for line in told.splitlines()}
    loaded = {each for each in names for heavy in HEAVY if each.startswith(heavy)}
    assert "twentyweeks.gui.unlock.page" in names
    assert loaded == set()


def test_a_kept_draft_is_not_lost_by_opening(home, begin):
    make_northmoor(home)
    with northmoor(home, NOW) as caseload:
        keep_draft(caseload, "request", json.dumps({"surname": "Okafor"}), NOW)
    program = begin()
    sheet = program.entry.sheet()
    type_in(sheet, passphrase=OPENS_WITH)
    sheet.open()
    wait_until(lambda: program.desk is not None)
    program.desk.open("request")
    page = program.desk.window.current_page()
    wait_until(lambda: page.form.values()["surname"] == "Okafor")
    assert page.kept.isVisible()


def test_the_eye_of_a_passphrase_shows_it_and_grows_with_the_text(qtbot, wear):
    secret = Secret()
    qtbot.addWidget(secret)
    assert secret.eye.iconSize() == QSize(18, 18)
    wear(2.0)
    assert secret.eye.iconSize() == QSize(36, 36)
    assert secret.eye.accessibleName() == "Show what is typed"
    qtbot.mouseClick(secret.eye, Qt.MouseButton.LeftButton)
    assert secret.echoMode() is QLineEdit.EchoMode.Normal
    assert secret.eye.accessibleName() == "Hide what is typed"
