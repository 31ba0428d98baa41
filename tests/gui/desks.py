"""Real caseloads in real windows: some cases as an officer would have them."""

from contextlib import contextmanager
from datetime import date, timedelta

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from make import at, northmoor, register
from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.desk import Desk
from twentyweeks.gui.sitting import Sitting
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.record import (
    NewContact,
    add_reminder,
    advice_in,
    ask_advice,
    record_contact,
    record_milestone,
)
from twentyweeks.operations.unlock import who

NOW = at("2026-11-23", "09:30")  # a Monday
TODAY = date(2026, 11, 23)
CHILDREN = (
    ("Samir", "Hughes", "2015-09-04", 45, "Ashgrove Primary"),
    ("Finlay", "Osei", "2018-10-04", 44, "Northmoor High"),
    ("Grace", "Osei", "2017-02-14", 42, "Northmoor High"),
    ("Rohan", "Cartwright", "2018-03-03", 41, "Millbank Academy"),
    ("Caleb", "Marsh", "2018-07-21", 20, "Larkspur Infants"),
    ("Arlo", "Ferreira", "2012-01-30", 12, "Millbank Academy"),
    (
        "Maximiliana Oluwaseun",
        "Featherstonehaugh-Vandenberghe",
        "2014-05-05",
        5,
        "St Cuthbert's Roman Catholic Voluntary Aided Primary School",
    ),
)


def fill(caseload) -> str:
    """Put children into a caseload; return Amara's case, the fullest."""
    for forename, surname, born, days, school in CHILDREN:
        day = (TODAY - timedelta(days=days)).isoformat()
        register(
            caseload,
            day,
            forename=forename,
            surname=surname,
            born=born,
            school=school,
            parent_name=f"Alex {surname}",
        )
    return amaras(caseload)


def amaras(caseload) -> str:
    """Register Amara in week 14: agreed to assess, four of six pieces of advice in."""
    case = register(
        caseload,
        "2026-08-24",
        primary_need="SLCN",
        parent_telephone="01632 960201",
        parent_email="ngozi@example.org",
        parent_address=("4 Mill Lane", "Northmoor"),
        parent_postcode="ZZ99 3VZ",
    )
    agreed = at("2026-10-01")
    record_milestone(
        caseload, case, {"kind": "decided_to_assess", "on": "2026-10-01"}, agreed
    )
    for adviser, came in (
        ("parent", "2026-10-14"),
        ("school", "2026-11-02"),
        ("educational_psychologist", "2026-11-09"),
        ("health", ""),
        ("social_care", ""),
    ):
        ask_advice(caseload, case, adviser, "2026-10-01", now=agreed)
        if came:
            advice_in(caseload, case, adviser, came, now=at(came))
    for day, words in (
        ("2026-10-20", "Told her that the school's advice is on its way"),
        ("2026-11-04", "Rang about the visit, twelve minutes"),
    ):
        contact = NewContact(
            on=day,
            way="call",
            direction="from_us",
            with_name="Ngozi Okafor",
            words=words,
            told_new=True,
        )
        record_contact(caseload, case, contact, at(day))
    words = "Ring Mrs Okafor before the draft goes out"
    add_reminder(caseload, case, "2026-12-03", words, at("2026-11-19"))
    return case


def sit(caseload, now=NOW) -> Sitting:
    """Sit down at a caseload whose clock stands still."""
    refresh_all(caseload, now.date())
    return Sitting(caseload, lambda: now)


def make_filled(home) -> str:
    """Make a caseload with some children in it; return Amara's case."""
    with northmoor(home, at("2026-08-24")) as caseload:
        case = fill(caseload)
        refresh_all(caseload, NOW.date())
        return case


@contextmanager
def desk(home, case="", now=NOW):
    """Open a caseload at its desk; it is closed behind the test."""
    with northmoor(home, at("2026-08-24")) as caseload:
        sitting = sit(caseload, now)
        looks = Appearance(QApplication.instance())
        looks.remember(home.with_name("settings.json"))
        ended = []
        ends = (lambda: ended.append("left"), lambda: ended.append("restarted"))
        made = Desk(sitting, who(caseload), looks, *ends)
        made.ended, made.case = ended, case
        try:
            yield made
        finally:
            if not made.is_shut():
                made.close()
            wait_until(made.is_closed)
            made.window.close()
            made.window.deleteLater()


def turn(milliseconds):
    """Run the window for a while, and let its other threads run meanwhile.

    QTest.qWait holds the interpreter's lock while it waits; an event loop does not.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(true, timeout=30_000):
    """Run the window until something is so, for this many milliseconds at most."""
    clock = QElapsedTimer()
    clock.start()
    while not true():
        if clock.hasExpired(timeout):
            message = "It never became so"
            raise AssertionError(message)
        turn(20)


def in_front(window):
    """Give a window the keys again, which an older one that goes may have taken."""

    def has_the_keys():
        window.activateWindow()
        turn(50)
        return window.isActiveWindow()

    wait_until(has_the_keys)
