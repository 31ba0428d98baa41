"""Before the caseload: first run, passphrase, recovery key, joining a team."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from gallery.camera import Shot
from gallery.stage import SLOW, Stage, sheet_of, type_in
from gallery.story import MEETS, demonstration, team
from gui.desks import NOW, wait_until
from make import OPENS_WITH, make_northmoor
from twentyweeks.gui.start import Program
from twentyweeks.gui.unlock.anew import AnewPage
from twentyweeks.gui.unlock.first_run import FirstRunPage, RecoveryKeyPage
from twentyweeks.gui.unlock.join import AskPage, WordsPage
from twentyweeks.gui.unlock.page import UnlockPage
from twentyweeks.gui.unlock.recovery import NewPassphrasePage, RecoveryPage
from twentyweeks.gui.unlock.restore import RestorePage
from twentyweeks.gui.worker import Asked
from twentyweeks.operations.keep import back_up
from twentyweeks.storage.unlock import opened

CHOSEN = {"passphrase": OPENS_WITH, "again": OPENS_WITH}
FIRST = {
    "authority": "Northmoor Council",
    "officer": "Jo Marlow",
    "job_title": "EHC case officer",
    **CHOSEN,
}
OTHER_WORDS = "tide lamp copper stair meadow quiet"


def first(stage: Stage) -> Iterator[Shot]:
    """Make a caseload, up to the recovery key."""
    with stage.begin(stage.folder / "first") as program:
        sheet = sheet_of(program, FirstRunPage)
        yield _shot("first", program)
        type_in(sheet, **{**FIRST, "again": "something else"})
        sheet.proceed()
        yield from _refused("first-refused", program)
        type_in(sheet, again=OPENS_WITH)
        sheet.proceed()
        sheet = sheet_of(program, RecoveryKeyPage)
        yield _shot("first-key", program)
        type_in(sheet, recovery="AGE-SECRET-KEY-1QQQQ")
        sheet.make()
        yield from _refused("first-key-refused", program)
    with stage.begin(stage.folder / "lost") as program:
        sheet_of(program, FirstRunPage).lost_asked.emit()
        sheet = sheet_of(program, RestorePage)
        yield _shot("first-restore", program)
        type_in(sheet, backup=_backup(stage), passphrase="not the right one")
        sheet.look()
        wait_until(sheet.held.isVisible, SLOW)
        yield _shot("first-restore-held", program)
        sheet.bring()
        yield from _refused("first-restore-refused", program)
        sheet.folder_asked.emit()
        yield from _anew(program)


def unlock(stage: Stage) -> Iterator[Shot]:
    """Unlock with the passphrase, and with the recovery key."""
    home = stage.folder / "recovered"
    recovery = make_northmoor(home, NOW)
    with stage.begin(home) as program:
        sheet = sheet_of(program, UnlockPage)
        yield _shot("unlock", program)
        type_in(sheet, passphrase="not the right one at all")
        sheet.open()
        yield from _refused("unlock-refused", program)
        sheet.recovery_asked.emit()
        sheet = sheet_of(program, RecoveryPage)
        yield _shot("unlock-recovery", program)
        type_in(sheet, recovery=recovery.identity)
        sheet.open()
        sheet = sheet_of(program, NewPassphrasePage)
        yield _shot("unlock-new-passphrase", program)
        type_in(sheet, passphrase=OPENS_WITH, again="something else")
        sheet.give()
        yield from _refused("unlock-new-passphrase-refused", program)
    with stage.begin(home, locked=True) as program:
        yield _shot("unlock-after-a-lock", program)
    home, _cases = stage.tell(demonstration)
    with stage.begin(home) as program:
        yield _shot("unlock-demonstration", program)


def join(stage: Stage) -> Iterator[Shot]:
    """Ask to join a team, and compare six words with its administrator."""
    _home, told = stage.tell(team)
    with stage.begin(stage.folder / "joins", MEETS) as program:
        sheet_of(program, FirstRunPage).join_asked.emit()
        sheet = sheet_of(program, AskPage)
        yield _shot("join-ask", program)
        type_in(sheet, officer="Robin Ash", central=told["central"], **CHOSEN)
        type_in(sheet, again="something else")
        sheet.ask()
        yield from _refused("join-ask-refused", program)
        type_in(sheet, again=OPENS_WITH)
        sheet.ask()
        sheet = sheet_of(program, WordsPage)
        yield _shot("join-words", program)
        type_in(sheet, words=OTHER_WORDS)
        sheet.go_on()
        yield from _refused("join-words-refused", program)
        type_in(sheet, words=told["words"])
        sheet.go_on()
        wait_until(sheet.standing.isVisible, SLOW)
        yield _shot("join-words-not-yet", program)


def _backup(stage: Stage) -> str:
    home, kept = stage.folder / "backed-up", stage.folder / "kept.twbackup"
    if not kept.exists():
        make_northmoor(home, NOW)
        with opened(home, OPENS_WITH, NOW) as caseload:
            back_up(caseload, kept, NOW)
    return str(kept)


def _anew(program: Program) -> Iterator[Shot]:
    """Ask for what makes a laptop anew, wait for it, and be refused."""
    sheet = sheet_of(program, AnewPage)
    yield _shot("first-anew", program)
    type_in(sheet, **{**CHOSEN, "again": "something else"})
    with _held(program):
        sheet.make()
        wait_until(sheet.waiting.isVisible, SLOW)
        yield _shot("first-anew-waits", program)
    yield from _refused("first-anew-refused", program)


@contextmanager
def _held(program: Program) -> Iterator[None]:
    """Hold the lane of the entry, so that what is asked of it is still waited for."""
    go_on = Event()
    held = Asked(work=lambda _errand: go_on.wait(), then=bool, failed=repr)
    vars(program)["_lane"].ask(held)
    try:
        yield
    finally:
        go_on.set()


def _shot(name: str, program: Program) -> Shot:
    return Shot(name, program.entry)


def _refused(name: str, program: Program) -> Iterator[Shot]:
    summary = program.entry.sheet().form.summary
    wait_until(summary.isVisible, SLOW)
    yield _shot(name, program)
