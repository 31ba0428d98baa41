"""A laptop is lost: a backup is brought back, or it is made anew from the paper."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from gui.desks import wait_until
from gui.fit import misfits
from gui.test_join import begin as begin  # a fixture
from gui.test_join import sheet_of, type_in
from make import OPENS_WITH, at, make_northmoor, register
from twentyweeks.casework import Person
from twentyweeks.gui.unlock.anew import AnewPage
from twentyweeks.gui.unlock.first_run import FirstRunPage
from twentyweeks.gui.unlock.page import UnlockPage
from twentyweeks.gui.unlock.recovery import NewPassphrasePage, RecoveryPage
from twentyweeks.gui.unlock.restore import RestorePage
from twentyweeks.operations.exchange import exchange, exchange_page, set_central
from twentyweeks.operations.keep import back_up
from twentyweeks.storage.unlock import opened

NOW = at("2026-03-04", "14:02")
CHOSEN = "kettle winter amber orchard"


@pytest.fixture(scope="module")
def lost(tmp_path_factory):
    """Return a folder with `central` and `b.twbackup`, and the recovery key."""
    folder = tmp_path_factory.mktemp("lost")
    recovery = make_northmoor(folder / "jo", NOW)
    (folder / "central").mkdir()
    with opened(folder / "jo", OPENS_WITH, NOW) as jo:
        register(jo)
        set_central(jo, str(folder / "central"), NOW)
        exchange(jo, NOW)
        back_up(jo, folder / "b.twbackup", NOW)
    shutil.rmtree(folder / "jo")
    return folder, recovery.identity


def restore_sheet(program):
    sheet_of(program, FirstRunPage).lost_asked.emit()
    return sheet_of(program, RestorePage)


def anew_sheet(program):
    restore_sheet(program).folder_asked.emit()
    return sheet_of(program, AnewPage)


def children(program):
    with program.desk.sitting.caseload.reading() as session:
        return list(session.scalars(select(Person.surname)))


def test_a_backup_says_what_it_holds_and_is_opened(begin, lost):
    program = begin()
    sheet = restore_sheet(program)
    type_in(sheet, backup=str(lost[0] / "b.twbackup"), passphrase=OPENS_WITH)
    sheet.look()
    wait_until(sheet.held.isVisible, 20_000)
    assert sheet.held.sentence().startswith(
        "Made on Wednesday 4 March 2026 at 14:02, with no sealed papers."
    )
    sheet.bring()
    wait_until(lambda: program.desk is not None, 20_000)
    assert "Okafor" in children(program)


def test_a_wrong_passphrase_leaves_no_caseload_behind(begin, lost, home):
    sheet = restore_sheet(begin())
    type_in(sheet, backup=str(lost[0] / "b.twbackup"), passphrase="not this one")
    sheet.bring()
    wait_until(sheet.form.summary.isVisible, 20_000)
    assert "does not open this caseload" in sheet.form.summary.accessibleName()
    assert not (home / "general.db").exists()


def test_a_backup_is_opened_with_the_recovery_key_instead(begin, lost):
    folder, recovery = lost
    program = begin()
    sheet = restore_sheet(program)
    type_in(sheet, backup=str(folder / "b.twbackup"))
    sheet.bring_closed()
    paper = sheet_of(program, RecoveryPage)
    type_in(paper, recovery=recovery)
    paper.open()
    chosen = sheet_of(program, NewPassphrasePage)
    type_in(chosen, passphrase=CHOSEN, again=CHOSEN)
    chosen.give()
    unlock = sheet_of(program, UnlockPage)
    type_in(unlock, passphrase=CHOSEN)
    unlock.open()
    wait_until(lambda: program.desk is not None, 20_000)
    assert "Okafor" in children(program)


def test_the_paper_and_the_folder_make_the_laptop_anew(begin, lost):
    folder, recovery = lost
    program = begin()
    sheet = anew_sheet(program)
    words = {"passphrase": CHOSEN, "again": CHOSEN, "officer": "Jo Marlow"}
    type_in(sheet, recovery=recovery, central=str(folder / "central"), **words)
    sheet.make()
    wait_until(lambda: program.desk is not None, 30_000)
    assert "Okafor" in children(program)
    page = exchange_page(program.desk.sitting.caseload, NOW)
    assert (page.enrolled, page.is_administrator) == ("", True)


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"recovery": "no key"}, "recovery", "A recovery key has 58 letters"),
        ({"again": "another four words"}, "again", "The two passphrases are not"),
        ({"officer": " "}, "officer", "Your name is needed."),
        ({"central": ""}, "central", "Choose the central folder first."),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    begin, lost, home, wrong, field, sentence
):
    folder, recovery = lost
    sheet = anew_sheet(begin())
    given = {
        "recovery": recovery,
        "central": str(folder / "central"),
        "officer": "Jo Marlow",
        "passphrase": CHOSEN,
        "again": CHOSEN,
    }
    type_in(sheet, **{**given, **wrong})
    sheet.make()
    wait_until(sheet.form.fields[field].error, 20_000)
    assert sheet.form.fields[field].error().startswith(sentence)
    assert not home.exists()


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(begin, lost, silent_widgets, scale):
    program = begin(scale)
    restore = restore_sheet(program)
    type_in(restore, backup=str(lost[0] / "b.twbackup"))
    restore.look()
    wait_until(restore.held.isVisible, 20_000)
    QApplication.processEvents()
    assert (misfits(program.entry), silent_widgets(program.entry)) == ([], [])
    restore.folder_asked.emit()
    sheet = sheet_of(program, AnewPage)
    sheet.make()
    wait_until(sheet.form.fields["recovery"].error, 20_000)
    QApplication.processEvents()
    assert (misfits(program.entry), silent_widgets(program.entry)) == ([], [])
