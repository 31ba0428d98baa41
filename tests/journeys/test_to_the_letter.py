"""From an empty folder to a printed letter, by the window alone."""

import subprocess

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.desks import wait_until
from journeys.cups import QUEUE, print_queue, wait_for_paper
from journeys.hands import choose, press, read, type_in
from make import MEMORY_KIB, OPENS_WITH, at
from twentyweeks.gui.case.page import CaseScreen
from twentyweeks.gui.decision.page import DecisionScreen
from twentyweeks.gui.letter.page import LetterScreen
from twentyweeks.gui.start import Program, Start
from twentyweeks.gui.theme import Scheme
from twentyweeks.gui.unlock.first_run import RecoveryKeyPage
from twentyweeks.gui.unlock.work import Door
from twentyweeks.gui.visit.page import VisitScreen
from twentyweeks.gui.visit.signature import SignaturePad
from twentyweeks.gui.widgets.words import Link, Words
from twentyweeks.paper import text_of

IN_THE_LETTER = (
    "Dear Ngozi Okafor",
    "Our decision: we will not assess Amara",
    "The reading record shows that Amara has caught up.",
    "Fellside Mediation, telephone 01632 960122",
    "The reading group goes on",
)
DECIDE = "Amara Okafor: Decide whether to assess by Monday 13 April 2026, 3 days left"
NOW = at("2026-04-10")  # a Friday; the request came on 2 March
SERVICES = {
    "The SEND team: Telephone": "01632 960100",
    "The SEND team: E-mail": "send@northmoor.example",
    "The SEND team: Address": "SEND Team\nMoor House\nNM1 1AB",
    "SENDIASS (information and advice): Name": "Northmoor SENDIASS",
    "SENDIASS (information and advice): Telephone": "01632 960111",
    "Mediation adviser: Name": "Fellside Mediation",
    "Mediation adviser: Telephone": "01632 960122",
    "Who to ask here about mediation: Name": "Tom Akers",
    "Who to ask here about mediation: Telephone": "01632 960133",
    "Disagreement resolution service: Name": "Common Ground North",
    "Disagreement resolution service: Telephone": "01632 960144",
    "The Tribunal: Name": "First-tier Tribunal (SEND)",
    "The Tribunal: Address": "Invented House\nNorthmoor\nNM3 3CC",
    "Complaints: Name": "Northmoor complaints team",
    "Complaints: Telephone": "01632 960155",
}


@pytest.fixture
def begin(qapp, home):
    """Begin the program at this test's folder, as often as it is asked for."""
    begun = []

    def start(**given):
        door = Door(home=home, clock=lambda: NOW)
        looks = (Scheme.LIGHT, 1.0)
        start = Start(door=door, looks=looks, memory_kib=MEMORY_KIB, **given)
        program = Program(qapp, start)
        begun.append(program)
        program.entry.show()
        return program

    yield start
    for program in begun:
        leave(program)


@pytest.fixture
def printed(tmp_path, monkeypatch):
    with print_queue(tmp_path / "cups", monkeypatch) as paper:
        yield paper


def leave(program):
    """Close the windows of a program and wait until its caseload is let go."""
    if program.desk is not None:
        program.desk.window.close()
        wait_until(program.desk.is_closed)
    program.entry.close()


def first_run(program):
    entry = program.entry
    type_in(entry, "Council", "Northmoor Council")
    type_in(entry, "Your name", "Jo Marlow")
    type_in(entry, "Job title, as letters show it", "EHC case officer")
    type_in(entry, "Passphrase", OPENS_WITH)
    type_in(entry, "Passphrase again", OPENS_WITH)
    press(entry, "Continue")
    wait_until(lambda: isinstance(entry.sheet(), RecoveryKeyPage))
    key = read(entry, "Recovery key")
    type_in(entry, "The key, typed back from the paper", " ".join(key.split()).lower())
    press(entry, "Make the caseload")
    return window_of(program)


def unlock(program):
    type_in(program.entry, "Passphrase", OPENS_WITH)
    press(program.entry, "Unlock")
    return window_of(program)


def window_of(program):
    wait_until(lambda: program.desk is not None, 20_000)
    window = program.desk.window
    window.activateWindow()
    wait_until(window.isActiveWindow)
    return window


def say_who_we_are(window):
    press(window, "Settings")
    page = window.current_page()
    wait_until(lambda: page.authority.values()["name"] == "Northmoor Council")
    type_in(page, "Telephone", "01632 960101")
    type_in(page, "E-mail", "jo.marlow@northmoor.example")
    press(page, "Save your details")
    told(window, "Saved. New letters take these details.")
    for name, words in SERVICES.items():
        type_in(page, name, words)
    type_in(page, "Where to find information about schools", "schools.example")
    press(page, "Save the authority's details")
    told(window, "Saved. New letters take these details.")


def told(window, sentence):
    """Wait for a sentence in passing."""
    wait_until(lambda: sentence in said(window))


def said(widget):
    return [each.text() for each in widget.findChildren(Words) if each.isVisible()]


def register(window):
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = window.current_page()
    type_in(page, "Received on", "02/03/2026")
    type_in(page, "First name", "Amara")
    type_in(page, "Last name", "Okafor")
    type_in(page, "Date of birth", "04/03/2019")
    type_in(page, "School or setting", "Ashgrove Primary")
    type_in(page, "Name", "Ngozi Okafor")
    type_in(page, "Relation to the child", "Mother")
    choose(page, "In what right", "Has parental responsibility")
    type_in(page, "Address, a line each", "4 Mill Lane\nNorthmoor")
    type_in(page, "Postcode", "NM1 1AA")
    press(page, "Register the request")
    return case_page(window)


def case_page(window):
    wait_until(lambda: isinstance(window.current_page(), CaseScreen))
    page = window.current_page()
    wait_until(lambda: page.shown is not None)
    return page


def record_contact(page):
    press(page, "Record contact")
    wait_until(page.forms)
    (form,) = page.forms()
    type_in(form, "What was said", "Rang to say that the panel meets on 9 April")
    press(form, "News for the family")
    press(form, "Save the contact")
    wait_until(lambda: not page.forms())
    wait_until(lambda: any("panel meets" in each for each in said(page)))


def open_visit(program, page):
    program.desk.open("visit", page.shown.case_id)
    return taken_up(program.desk.window)


def taken_up(window):
    wait_until(lambda: isinstance(window.current_page(), VisitScreen))
    screen = window.current_page()
    wait_until(lambda: screen.walk is not None)
    return screen


def half_a_visit(screen):
    press(screen, "Where do we meet?: At home")
    type_in(screen, "On which day?", "16/03/2026")
    screen.walk.go("child-School")
    editor = screen.walk.ask.fields["child.School.words"].editor
    QTest.keyClicks(editor, "The hall is too loud")


def the_rest_of_it(window, screen):
    assert screen.walk.step().key == "child-School"
    words = screen.walk.ask.fields["child.School.words"].editor
    assert words.toPlainText() == "The hall is too loud"
    screen.walk.go("read-back")
    wait_until(lambda: any("The hall is too loud" in each for each in said(screen)))
    press(screen, "To whom do I read it back?: Ngozi Okafor")
    press(screen, "Is this a fair record?: Agreed")
    pad, left = screen.findChild(SignaturePad), Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(30, 90))
    QTest.mouseMove(pad, QPoint(80, 40))
    QTest.mouseRelease(pad, left, pos=QPoint(140, 100))
    press(screen, "All sections")
    press(screen, "Record the visit")
    wait_until(lambda: screen.recorded is not None, 20_000)
    window.back()


def refuse(window, page):
    press(page, "Record the decision: Decide whether to assess")
    wait_until(lambda: isinstance(window.current_page(), DecisionScreen))
    screen = window.current_page()
    wait_until(lambda: screen.form is not None)
    first, second = (screen.form.fields[f"part-{number}"].label for number in (0, 1))
    press(screen, f"{first}: Yes")
    press(screen, f"{second}: No")
    press(screen, "What was decided?: Do not assess")
    for name, words in {
        "How the test was applied": "The school's own help meets her needs",
        "Decided on": "09/04/2026",
        "Decided by": "Northmoor SEND panel",
        "Reasons": "The reading record shows that Amara has caught up",
        "Other evidence": "Reading record, Ashgrove Primary, 11 March 2026",
        "Other help": "The reading group goes on",
        "Next-steps meeting": "Jo Marlow rings by Friday 17 April 2026",
    }.items():
        type_in(screen, name, words)
    press(screen, "Record the decision")
    told(window, "The decision is recorded. The letter comes next.")
    return case_page(window)


def write(window, page):
    press(page, "Write letter")
    wait_until(lambda: isinstance(window.current_page(), LetterScreen))
    screen = window.current_page()
    choose(screen, "Letter", "We will not assess")
    choose(screen, "To", "Ngozi Okafor")
    wait_until(lambda: screen.preview and screen.issue_button.isEnabled(), 20_000)
    return screen


def pages_of(pdf, folder):
    """Return the number of pages that another reader counts."""
    paper = folder / "paper.pdf"
    paper.write_bytes(pdf)
    asked = ["pdfinfo", str(paper)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    lines = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    return int(lines["Pages"])


def on_today(window):
    """Return who stands on Today, as its lines say it."""
    press(window, "Today")
    page = window.current_page()
    wait_until(lambda: "April 2026" in "".join(said(page)))
    return [each.accessibleName() for each in page.findChildren(Link)]


def first_sitting(program):
    """Say who we are, register a request, ring, begin a visit, and lock."""
    window = unlock(program)
    say_who_we_are(window)
    page = register(window)
    record_contact(page)
    half_a_visit(open_visit(program, page))
    press(window, "Lock now, Ctrl+L")
    wait_until(program.desk.is_closed, 20_000)


def second_sitting(program):
    """Go on with the visit from Today, record it, and record the refusal."""
    window = unlock(program)
    decide, begun = on_today(window)
    assert decide == DECIDE
    assert begun.startswith("Visit to Amara Okafor")
    press(window, begun)
    the_rest_of_it(window, taken_up(window))
    press(window, DECIDE)
    return window, refuse(window, case_page(window))


def issue_and_print(screen, printed):
    """Return what came out of the printer, and the letter that was shown before."""
    shown = screen.preview.pdf
    press(screen, "Issue the letter")
    choose(screen, "Printer", QUEUE)
    press(screen, "Print the letter")
    return wait_for_paper(printed), shown


def test_from_an_empty_folder_to_a_printed_letter(begin, printed, tmp_path):
    program = begin()
    first_run(program)
    leave(program)
    program = begin()
    first_sitting(program)
    leave(program)
    window, page = second_sitting(begin(locked=True))
    screen = write(window, page)
    paper, shown = issue_and_print(screen, printed)
    assert paper == shown
    assert pages_of(paper, tmp_path) == len(text_of(paper))
    words = " ".join(" ".join(text_of(paper)).split())
    for said_in_it in IN_THE_LETTER:
        assert said_in_it in words
    type_in(screen, "Checked by", "Sam Reid")
    press(screen, "Record as posted")
    case_page(window)
    wait_until(lambda: on_today(window) == [], 20_000)
