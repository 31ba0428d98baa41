"""Walks the real program past the camera: every screen, on caseloads of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gallery.camera import SETTLES, Camera
from gallery.story import PASSPHRASE, tell, tell_long
from gui.desks import NOW, TODAY, wait_until
from make import MEMORY_KIB, OPENS_WITH, make_northmoor
from twentyweeks.gui.desk import PLACES, Desk
from twentyweeks.gui.editors import put
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.start import Program, Start
from twentyweeks.gui.theme import Scheme
from twentyweeks.gui.unlock.first_run import FirstRunPage, RecoveryKeyPage
from twentyweeks.gui.unlock.work import Door
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.unlock import open_caseload, who

ENTRY, TALL = (1120, 760), (1440, 1900)
LIGHT = ("light",)
SLOW = 30_000  # milliseconds; a letter on a machine under load
PLACE_KEYS = tuple(key for key, *_ in PLACES)
LETTERS = ("received", "will-assess", "update")
TASKS = (
    "record_contact",
    "reminder",
    "ask_advice",
    "advice_in",
    "close",
    "file_paper",
    "person",
)
FIRST = {
    "authority": "Northmoor Council",
    "officer": "Jo Marlow",
    "job_title": "EHC case officer",
    "passphrase": OPENS_WITH,
    "again": OPENS_WITH,
}


def walk(app: QApplication, folder: Path, camera: Camera) -> None:
    """Take every screen; the caseloads are made in `folder`."""
    app.setCursorFlashTime(0)
    home = folder / "caseload"
    cases = tell(home)
    _first_run(app, folder, camera)
    _unlock(app, home, camera)
    with _desk(home, camera) as desk:
        for visit in (_places, _search, _cases, _forms, _request):
            visit(desk, camera, cases)
        for visit in (_visit, _decision, _letter, _plan):
            visit(desk, camera, cases)
    _long(folder / "long", camera)
    make_northmoor(folder / "empty", NOW)
    with _desk(folder / "empty", camera, OPENS_WITH) as desk:
        _places(desk, camera, {}, "empty-")


def for_readme(app: QApplication, folder: Path, camera: Camera) -> None:
    """Take the caseload and the fullest case, as README.md shows them."""
    app.setCursorFlashTime(0)
    home = folder / "caseload"
    cases = tell(home)
    with _desk(home, camera) as desk:
        desk.window.go("caseload")
        page = desk.window.page("caseload")
        wait_until(lambda: page.shown is not None)
        camera.take_one("caseload", desk.window)
        with _opened(desk, "case", cases["full"]) as case:
            wait_until(lambda: case.shown is not None)
            camera.take_one("case", desk.window)


def _first_run(app: QApplication, folder: Path, camera: Camera) -> None:
    with _program(app, folder / "nobody") as program:
        wait_until(lambda: isinstance(program.entry.sheet(), FirstRunPage))
        sheet = program.entry.sheet()
        camera.take("first-run", program.entry, ENTRY)
        for name, words in {**FIRST, "again": "something else"}.items():
            put(sheet.form.fields[name].editor, words)
        sheet.proceed()
        wait_until(lambda: sheet.form.summary.isVisible())
        camera.take("first-run-refused", program.entry, (1120, 960))
        put(sheet.form.fields["again"].editor, FIRST["again"])
        sheet.proceed()
        wait_until(lambda: isinstance(program.entry.sheet(), RecoveryKeyPage))
        camera.take("recovery-key", program.entry, ENTRY)


def _unlock(app: QApplication, home: Path, camera: Camera) -> None:
    with _program(app, home) as program:
        wait_until(program.has_looked)
        camera.take("unlock", program.entry, ENTRY)
        sheet = program.entry.sheet()
        put(sheet.form.fields["passphrase"].editor, "not the right one at all")
        sheet.open()
        wait_until(lambda: sheet.form.summary.isVisible(), SLOW)
        camera.take("unlock-refused", program.entry, ENTRY)
        sheet.recovery_asked.emit()
        camera.take("unlock-recovery", program.entry, ENTRY)


def _places(
    desk: Desk, camera: Camera, _cases: dict[str, str], before: str = ""
) -> None:
    for key in PLACE_KEYS:
        desk.window.go(key)
        QTest.qWait(4 * SETTLES)
        camera.take(before + key, desk.window)
        camera.take(f"{before}{key}-whole", desk.window, TALL, LIGHT)
    desk.window.resize(1440, 900)


def _search(desk: Desk, camera: Camera, _cases: dict[str, str]) -> None:
    desk.window.go("caseload")
    page = desk.window.page("caseload")
    for name, words in {"nothing-found": "nobody of this name", "search": "o"}.items():
        page.search.setText(words)
        wait_until(lambda words=words: page.shown and page.shown[1] == words)
        camera.take(f"caseload-{name}", desk.window)
    page.search.clear()
    wait_until(lambda: page.shown and page.shown[1] == "")


def _cases(desk: Desk, camera: Camera, cases: dict[str, str]) -> None:
    for name, case in {**cases, **_demonstrated(desk)}.items():
        if camera.wants(f"case-{name}-whole"):
            with _opened(desk, "case", case) as page:
                wait_until(lambda page=page: page.shown is not None)
                camera.take(f"case-{name}", desk.window)
                camera.take(f"case-{name}-whole", desk.window, TALL, LIGHT)


def _demonstrated(desk: Desk) -> dict[str, str]:
    """Return the first case of some filters, by a name for its picture."""
    pages = {
        pill: caseload_page(desk.sitting.caseload, TODAY, pill)
        for pill in ("overdue", "draft_plans", "closed")
    }
    return {
        pill.replace("_", "-"): page.rows[0].id
        for pill, page in pages.items()
        if page.rows
    }


def _forms(desk: Desk, camera: Camera, cases: dict[str, str]) -> None:
    with _opened(desk, "case", cases["full"]) as page:
        wait_until(lambda: page.shown is not None)
        for task in TASKS:
            page.open_task(task)
            _form(desk, camera, task.replace("_", "-"))
        page.open_why(page.shown.why[0].limit)
        _form(desk, camera, "why")
        page.change_person(page.shown.people[0].id)
        _form(desk, camera, "person-change")
        page.change_child()
        _form(desk, camera, "child")


def _form(desk: Desk, camera: Camera, name: str) -> None:
    page = desk.window.current_page()
    wait_until(lambda: page.forms() or page.whys())
    camera.take(f"form-{name}", desk.window, None)
    for each in (*page.forms(), *page.whys()):
        each.reject()
    wait_until(lambda: not page.forms() and not page.whys())


def _request(desk: Desk, camera: Camera, _cases: dict[str, str]) -> None:
    with _opened(desk, "request") as page:
        camera.take("request", desk.window)
        for name, words in {"forename": "Theo", "born": "31/02/2018"}.items():
            put(page.form.fields[name].editor, words)
        page.save()
        wait_until(lambda: page.form.summary.isVisible())
        camera.take("request-refused", desk.window, TALL, LIGHT)


def _visit(desk: Desk, camera: Camera, cases: dict[str, str]) -> None:
    if not camera.wants("visit-"):
        return
    with _opened(desk, "visit", cases["full"]) as page:
        wait_until(lambda: page.walk is not None)
        sections: set[int] = set()
        while (step := page.walk.step()).key != "sections":
            looks = ("light", "dark") if step.section not in sections else LIGHT
            sections.add(step.section)
            name = f"visit-{step.section:02}-{step.key.replace(' ', '-')}"
            camera.take(name, desk.window, looks=looks)
            page.walk.next()
        camera.take("visit-11-sections", desk.window)


def _decision(desk: Desk, camera: Camera, cases: dict[str, str]) -> None:
    for about, case in (("assess", "undecided"), ("issue_plan", "full")):
        with _opened(desk, "decision", cases[case], about) as page:
            wait_until(lambda page=page: page.form is not None)
            camera.take(f"decision-{about}", desk.window)
            page.save()
            wait_until(lambda page=page: page.form.summary.isVisible())
            camera.take(f"decision-{about}-refused", desk.window, TALL, LIGHT)


def _letter(desk: Desk, camera: Camera, cases: dict[str, str]) -> None:
    if not camera.wants("letter-"):
        return
    for kind in LETTERS:
        with _opened(desk, "letter", cases["full"], kind) as page:
            wait_until(lambda page=page: page.form is not None, SLOW)
            wait_until(
                lambda page=page: page.preview or page.form.summary.isVisible(), SLOW
            )
            QTest.qWait(1000)  # until the page is painted
            camera.take(f"letter-{kind}", desk.window)
    with _opened(desk, "letter", cases["full"], LETTERS[1]) as page:
        wait_until(lambda: page.preview and page.issue_button.isEnabled(), SLOW)
        page.issue()
        wait_until(lambda: page.issued is not None, SLOW)
        QTest.qWait(1000)
        camera.take("letter-issued", desk.window)


def _plan(desk: Desk, camera: Camera, cases: dict[str, str]) -> None:
    with _opened(desk, "plan", cases["full"]):
        QTest.qWait(1000)
        camera.take("plan", desk.window)


def _long(home: Path, camera: Camera) -> None:
    if camera.wants("long-"):
        cases = tell_long(home)
        with _desk(home, camera, OPENS_WITH) as desk:
            _places(desk, camera, {}, "long-")
            with _opened(desk, "case", cases["long"]) as page:
                wait_until(lambda: page.shown is not None)
                camera.take("long-case", desk.window)


@contextmanager
def _opened(desk: Desk, key: str, case: str = "", about: str = "") -> Iterator[QWidget]:
    desk.window.resize(1440, 900)
    desk.open(key, case, about)
    QTest.qWait(2 * SETTLES)
    yield desk.window.current_page()
    desk.window.back()


@contextmanager
def _program(app: QApplication, home: Path) -> Iterator[Program]:
    door = Door(home=home, clock=lambda: NOW)
    start = Start(door=door, looks=(Scheme.LIGHT, 1.0), memory_kib=MEMORY_KIB)
    program = Program(app, start)
    program.entry.show()
    try:
        yield program
    finally:
        program.entry.close()


@contextmanager
def _desk(home: Path, camera: Camera, passphrase: str = PASSPHRASE) -> Iterator[Desk]:
    caseload = open_caseload(home, passphrase, NOW)
    sitting = Sitting(caseload, lambda: NOW)
    desk = Desk(sitting, who(caseload), camera.looks, lambda: None, lambda: None)
    if passphrase == PASSPHRASE:
        desk.show_demonstration()
    desk.window.resize(1440, 900)
    desk.window.show()
    try:
        yield desk
    finally:
        desk.close()
        wait_until(desk.is_closed)
        desk.window.close()
