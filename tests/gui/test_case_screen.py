"""One case as an officer works on it, by mouse and by keyboard alone."""

import json
from io import BytesIO

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from gui.desks import NOW, wait_until
from gui.fit import misfits_at_rest
from twentyweeks.gui.case.head import Head
from twentyweeks.gui.case.steps import StepsCard
from twentyweeks.gui.editors import put
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.chips import Chip
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import TitleLink, Words
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.drafts import read_draft
from twentyweeks.operations.people import PersonForm, add_person

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_case(desk):
    desk.window.go("caseload")
    desk.open("case", desk.case)
    page = desk.window.current_page()
    wait_until(page.is_whole)
    wait_until(lambda: page.verticalScrollBar().maximum() > 300)
    return page


def make_active(dialog):
    def is_active():
        dialog.activateWindow()
        return dialog.isActiveWindow()

    wait_until(is_active)


@pytest.fixture
def page(desk):
    return open_case(desk)


def said(page):
    return [each.text() for each in page.findChildren(Words) if each.isVisible()]


def named(page, name, kind=QWidget):
    return next(w for w in page.findChildren(kind) if w.accessibleName() == name)


def now_of(desk):
    return case_page(desk.sitting.caseload, desk.case, NOW.date())


def test_it_says_who_and_when_the_final_plan_is_due(desk, page):
    words = said(page)
    assert "Amara Okafor" in words
    assert "Final plan due Monday 11 January 2027, 49 days left" in words
    assert desk.window.windowTitle() == "Amara Okafor - Twenty Weeks"


def test_there_is_exactly_one_primary_button_the_first_open_step(page):
    primary = [b for b in page.findChildren(Button) if b.kind is Kind.PRIMARY]
    assert [b.accessibleName() for b in primary] == ["Record contact"]


@pytest.mark.parametrize(("width", "beside"), [(1100, False), (1590, True)])
def test_the_facts_stand_under_the_name_and_the_buttons_after_both(
    desk, page, width, beside
):
    desk.window.resize(width, 900)
    head = page.findChild(Head)
    name, facts = (
        next(each for each in head.findChildren(Words) if words in each.text())
        for words in ("Amara Okafor", "Age 7")
    )
    visit = named(head, "Visit")

    def top(widget):
        return widget.mapTo(head, QPoint(0, 0)).y()

    wait_until(lambda: (top(visit) < top(facts)) is beside)
    assert 0 <= top(facts) - (top(name) + name.height()) <= 12
    if not beside:
        assert top(visit) >= top(facts) + facts.height()


def test_what_happened_is_recorded_from_the_head(qtbot, page):
    record = named(page.findChild(Head), "Record what happened")
    qtbot.mouseClick(record, Qt.MouseButton.LeftButton)
    wait_until(page.forms)
    assert page.forms()[0].windowTitle() == "Record what happened"
    page.forms()[0].reject()


def test_a_status_stands_on_the_line_of_its_title(page):
    steps = page.findChild(StepsCard)
    title = steps.findChild(TitleLink)
    line = title.parentWidget()
    for side in (
        line.findChild(Chip),
        line.findChild(IconButton),
        line.findChild(Sign),
    ):
        assert abs(side.geometry().center().y() - title.geometry().center().y()) <= 1


def test_our_target_is_told_apart_from_statute(page):
    ours = [words for words in said(page) if "not a date of" in words]
    assert len(ours) == 1
    assert ours[0].endswith("a working target, not a date of law.")


def test_why_this_date_shows_working_and_citation(qtbot, page):
    button = named(page, "Why this date? Decide whether to issue a plan")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    why = page.whys()[0]
    assert "Monday 14 December 2026" in said(why)
    assert "The rule: SEND Regs 2014 reg 10(1)" in why.text()
    qtbot.mouseClick(named(why, "Copy", Button), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    first = (
        "Decide whether to issue a plan: Monday 14 December 2026. Open, 21 days left"
    )
    assert copied.startswith(f"{first}\nThe duty: ")
    qtbot.keyClick(why, Qt.Key.Key_Escape)
    assert not why.isVisible()


def test_a_contact_is_recorded_by_the_keyboard(qtbot, desk, page):
    form = page.open_task("record_contact")
    make_active(form)
    words = form.form.fields["words"].editor
    words.setFocus()
    qtbot.keyClicks(words, "Told her that health advice is awaited")
    with qtbot.waitSignal(desk.sitting.told) as told:
        qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert told.args == ["The contact is recorded."]
    newest = now_of(desk).contacts[0]
    assert newest.words.endswith("Told her that health advice is awaited")


def test_what_is_refused_stands_beside_its_field(page):
    form = page.open_task("record_contact")
    put(form.form.fields["on"].editor, "31/11/2026")
    form.save()
    wait_until(lambda: form.form.fields["on"].error())
    assert form.form.fields["on"].error() == (
        "Day of the contact: There is no such day. Nothing was saved."
    )
    assert form.form.summary.isVisible()
    assert form.save_button.isEnabled()
    form.reject()


def test_a_form_left_half_typed_comes_back(qtbot, desk, page):
    form = page.open_task("record_contact")
    qtbot.keyClicks(form.form.fields["words"].editor, "She asked wheth")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    wait_until(lambda: read_draft(desk.sitting.caseload, f"contact:{desk.case}"))
    words, _ = read_draft(desk.sitting.caseload, f"contact:{desk.case}")
    assert json.loads(words) == {"words": "She asked wheth"}
    again = page.open_task("record_contact")
    wait_until(lambda: again.form.values()["words"] == "She asked wheth")
    assert again.kept.isVisible()
    qtbot.mouseClick(named(again, "Throw away", Button), Qt.MouseButton.LeftButton)
    assert again.form.values()["words"] == ""
    wait_until(lambda: not read_draft(desk.sitting.caseload, f"contact:{desk.case}"))
    again.reject()


def test_a_reminder_is_written_and_ticked(qtbot, desk, page):
    form = page.open_task("reminder")
    put(form.form.fields["words"].editor, "Ask the school for the attendance sheet")
    put(form.form.fields["on"].editor, "30/11/2026")
    form.save()
    done = "Done: Ask the school for the attendance sheet"
    wait_until(lambda: any(b.accessibleName() == done for b in boxes(page)))
    box = next(b for b in boxes(page) if b.accessibleName() == done)
    box.click()
    wait_until(lambda: all(b.accessibleName() != done for b in boxes(page)))
    titles = [step.title for step in now_of(desk).steps]
    assert "Ask the school for the attendance sheet" not in titles


def boxes(page):
    return page.findChildren(QCheckBox)


def test_advice_that_came_in_is_recorded(qtbot, desk, page):
    qtbot.mouseClick(named(page, "Advice came in: Health"), Qt.MouseButton.LeftButton)
    form = page.forms()[0]
    assert form.form.values()["adviser"] == "health"
    form.save()
    wait_until(lambda: "3 of 5 in" not in page.shown.timeline.sentence())
    assert "4 of 5 in" in page.shown.timeline.sentence()


def test_asking_an_adviser_twice_is_refused(page):
    form = page.open_task("ask_advice")
    put(form.form.fields["adviser"].editor, "health")
    form.save()
    wait_until(lambda: form.form.fields["adviser"].error())
    assert (
        form.form.fields["adviser"]
        .error()
        .startswith("Health was asked on 1 October 2026 and has not answered.")
    )
    form.reject()


def test_another_adviser_is_asked(page):
    form = page.open_task("ask_advice")
    put(form.form.fields["adviser"].editor, "occupational_therapy")
    put(form.form.fields["name"].editor, "Leigh Carr")
    form.save()
    wait_until(lambda: len(page.shown.advice) == 6)
    assert page.shown.advice[-1].adviser == "Occupational therapy"
    assert page.shown.advice[-1].words.startswith("Leigh Carr, asked 23 Nov")


def test_a_person_is_added_and_changed_only_where_it_was_touched(qtbot, desk, page):
    form = page.open_task("person")
    put(form.form.fields["name"].editor, "Emeka Okafor")
    put(form.form.fields["role"].editor, "Father")
    form.save()
    wait_until(lambda: len(page.shown.people) == 2)
    qtbot.mouseClick(named(page, "Change Emeka Okafor"), Qt.MouseButton.LeftButton)
    wait_until(page.forms)
    change = page.forms()[0]
    assert change.form.values()["role"] == "Father"
    put(change.form.fields["standing"].editor, "parental_responsibility")
    change.save()
    standing = "Has parental responsibility"
    wait_until(lambda: page.shown.people[1].standing == standing)
    assert page.shown.people[1].role == "Father"


def test_a_protected_address_is_an_alert_that_cannot_be_closed(desk, page):
    form = PersonForm(
        name="Emeka Okafor",
        standing="parental_responsibility",
        lines=("9 Hidden Way", "Northmoor"),
        postcode="ZZ99 3VZ",
        address_is_protected=True,
    )
    add_person(desk.sitting.caseload, desk.case, form, NOW)
    page.read()
    wait_until(lambda: any(bar.isVisible() for bar in page.findChildren(Banner)))
    bars = [each for each in page.findChildren(Banner) if each.isVisible()]
    assert bars[0].sentence().startswith("Address protected: Emeka Okafor's")
    assert bars[0].findChildren(QPushButton) == []
    assert not any("Hidden Way" in words for words in said(page))


def test_a_protected_address_is_not_kept_half_typed(qtbot, desk, page):
    form = page.open_task("person")
    put(form.form.fields["lines"].editor, "9 Hidden Way")
    form.form.fields["address_is_protected"].editor.click()
    form.kept.keep()
    name = f"person:{desk.case}"
    wait_until(lambda: read_draft(desk.sitting.caseload, name))
    words, _ = read_draft(desk.sitting.caseload, name)
    assert json.loads(words) == {"address_is_protected": "yes"}
    form.reject()


def test_the_child_is_changed(qtbot, desk, page):
    name = "Change what is known of Amara Okafor"
    qtbot.mouseClick(named(page, name), Qt.MouseButton.LeftButton)
    wait_until(page.forms)
    change = page.forms()[0]
    assert change.form.values()["born"] == "04/03/2019"
    put(change.form.fields["school"].editor, "Larkspur Infants")
    change.save()
    wait_until(lambda: "Year 3, Larkspur Infants" in page.shown.facts)
    assert page.shown.facts[0] == "Age 7, born 4 March 2019"


def test_a_case_is_closed_with_its_reason_and_opened_again(qtbot, desk, page):
    form = page.open_task("close")
    assert named(form, "Leave", Button).isVisible()
    assert form.height() < 480  # as high as its two fields need
    form.save()
    wait_until(lambda: form.form.fields["because"].error())
    put(form.form.fields["because"].editor, "The family moved to another county")
    form.save()
    again = "Open this case again"
    wait_until(lambda: any(b.accessibleName() == again for b in buttons(page)))
    named(page, again, Button).click()
    wait_until(lambda: all(b.accessibleName() != again for b in buttons(page)))


def buttons(page):
    return page.findChildren(Button)


def test_the_case_after_and_before(qtbot, desk, page):
    qtbot.mouseClick(named(page, "Case after"), Qt.MouseButton.LeftButton)
    other = desk.window.current_page()
    wait_until(lambda: other.shown is not None)
    assert other.shown.name == "Caleb Marsh"
    assert other.shown.position == "6 of 8"


def test_the_page_stays_where_it_was_after_a_save(desk, page):
    page.verticalScrollBar().setValue(300)
    contact = page.shown
    page.read()
    wait_until(lambda: page.shown is not contact)
    wait_until(lambda: page.verticalScrollBar().value() == 300)
    assert page.verticalScrollBar().value() == 300


def test_a_case_that_is_gone_is_told_and_nothing_breaks(qtbot, desk):
    with qtbot.waitSignal(desk.sitting.faulted) as told:
        desk.open("case", "0" * 32)
    assert told.args[0].startswith("There is no such case in this caseload")


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_on_the_page(desk, page, wear, scale):
    wear(scale)
    desk.window.resize(1540, 960)
    before = page.shown
    page.read()
    wait_until(lambda: page.shown is not before)
    wait_until(lambda: len(page.findChildren(Chip)) > 8)
    assert misfits_at_rest(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("task", ["record_contact", "person", "ask_advice", "close"])
def test_nothing_is_cut_in_a_form(qtbot, page, wear, scale, task):
    wear(scale)
    form = page.open_task(task)
    form.form.refuse("Day: that day is in the future. Nothing was saved.", "on")
    wait_until(form.isVisible)
    qtbot.wait(100)
    assert misfits_at_rest(form) == []
    form.reject()


def test_everything_on_a_case_has_a_name(page, silent_widgets):
    assert silent_widgets(page) == []
    form = page.open_task("person")
    assert silent_widgets(form) == []
    form.reject()


def test_long_names_wrap(desk, wear):
    rows = desk.window
    rows.go("caseload")
    listing = rows.current_page()
    wait_until(lambda: listing.shown is not None)
    long = next(
        listing.table.cases.row(n)
        for n in range(8)
        if listing.table.cases.row(n).name.startswith("Maximiliana")
    )
    desk.open("case", long.id)
    page = rows.current_page()
    wait_until(lambda: page.shown is not None)
    wear(2.0)
    before = page.shown
    page.read()
    wait_until(lambda: page.shown is not before)
    assert misfits_at_rest(page) == []


def pdf_of(lines):
    from reportlab.pdfgen.canvas import Canvas

    written = BytesIO()
    canvas = Canvas(written)
    for line in lines:
        canvas.drawString(72, 720, line)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def test_a_pdf_is_filed_opened_turned_and_saved(qtbot, desk, page, tmp_path):
    path = tmp_path / "speech_report.pdf"
    path.write_bytes(pdf_of(["First page", "Second page"]))
    form = page.open_task("file_paper", str(path))
    assert form.form.values()["title"] == "speech report"
    form.save()
    wait_until(lambda: page.shown.papers)
    qtbot.mouseClick(named(page, "Open speech report"), Qt.MouseButton.LeftButton)
    paper = desk.window.current_page()
    sheet = paper.paper.sheet
    wait_until(lambda: sheet.accessibleDescription() == "First page")
    assert sheet.width() > 800
    qtbot.keyClick(paper.paper, Qt.Key.Key_PageDown)
    wait_until(lambda: sheet.accessibleDescription() == "Second page")
    assert paper.paper.where.text() == "Page 2 of 2"
    assert misfits_at_rest(paper) == []
    copy = tmp_path / "copy.pdf"
    paper.save_as(copy)
    assert copy.read_bytes() == path.read_bytes()


def test_a_damaged_pdf_is_told_beside_its_form(page, tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing else")
    form = page.open_task("file_paper", str(path))
    form.save()
    wait_until(form.form.summary.isVisible)
    assert "This PDF is damaged" in form.form.summary.accessibleName()
    form.reject()


def test_tab_goes_down_the_left_column_and_then_the_right(page):
    names, here = [], page.nextInFocusChain()
    while here is not page:
        names.append(here.accessibleName())
        here = here.nextInFocusChain()
    wanted = (
        "Record contact",
        "Add reminder",
        "Ask for advice",
        "File a paper",
        "Add a person",
        "Close this case…",
    )
    places = [names.index(each) for each in wanted]
    assert places == sorted(places)
