"""The parts of screens: what they say, and that all of it can be read."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.desks import in_front, wait_until
from gui.fit import misfits, misfits_at_rest
from twentyweeks.gui.form import Beside
from twentyweeks.gui.idle import Idle
from twentyweeks.gui.theme import DARK
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.choices import Choices
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import Banner, ErrorSummary
from twentyweeks.gui.widgets.page import Heading, Page, ScrollPage
from twentyweeks.gui.widgets.pills import Filter, FilterPills, Pill
from twentyweeks.gui.widgets.search import SearchField
from twentyweeks.gui.widgets.signs import Avatar, initials
from twentyweeks.gui.widgets.steps import StepBar
from twentyweeks.gui.widgets.words import Link, TitleLink, Words
from twentyweeks.present.tone import Tone

SCALES = (1.0, 1.3, 2.0)

FILTERS = (
    Filter("mine", "My cases", 48),
    Filter("all", "All", 214),
    Filter("overdue", "Overdue", 2, "circle-alert", "red"),
    Filter("week", "Due this week", 11, "clock", "amber"),
    Filter("advice", "Waiting for advice", 26, "hourglass"),
    Filter("drafts", "Draft plans", 17, "file-pen"),
)


def some_page() -> ScrollPage:
    page = ScrollPage()
    page.body.addWidget(
        Heading(
            "Caseload",
            "Monday 23 November. 2 deadlines have passed, 9 more fall this week",
            [SearchField(keys="Ctrl K"), Button("New request", Kind.PRIMARY, "plus")],
        )
    )
    page.body.addWidget(Banner("Address protected. Ask before you write.", Tone.RED))
    page.body.addWidget(FilterPills(FILTERS, "all"))
    card = Card("What happens next")
    card.beside_title(Chip(Status("Health advice is holding this up", Tone.AMBER)))
    card.aside(Button("Add reminder", Kind.QUIET, "plus"))
    card.body.addWidget(Words("Chase health advice from community paediatrics"))
    page.body.addWidget(card)
    line = QWidget()
    row = QHBoxLayout(line)
    for widget in (Avatar("Amara Okafor"), IconButton("phone", "Ring Ngozi Okafor")):
        row.addWidget(widget)
    row.addWidget(Words("Ngozi Okafor"), 1)
    page.body.addWidget(line)
    page.body.addWidget(Field("Date received", QLineEdit(), "The day it arrived"))
    page.body.addWidget(StepBar(4, 9))
    answers = (
        ("good", "Really good"),
        ("mixed", "Up and down"),
        ("no", "Rather not say"),
    )
    page.body.addWidget(Choices("How does Amara feel about school?", answers))
    page.body.addWidget(EmptyState("inbox", "Nothing waits", "All post is assigned."))
    page.body.addStretch(1)
    return page


@pytest.mark.parametrize("width", [1000, 1212])
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_at_any_text_size(qtbot, wear, scale, width):
    wear(scale)
    page = some_page()
    qtbot.addWidget(page)
    page.resize(width, 860)
    page.show()
    assert misfits_at_rest(page) == []


@pytest.mark.parametrize("scale", [1.3, 2.0])
def test_nothing_is_cut_when_the_text_grows_under_an_open_page(qtbot, wear, scale):
    page = some_page()
    qtbot.addWidget(page)
    page.resize(1212, 860)
    page.show()
    wear(scale)
    qtbot.wait(1)
    assert misfits_at_rest(page) == []


def test_the_finder_finds_what_is_cut(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    label = Words("Educational psychologist", parent=holder).one_line()
    label.setGeometry(0, 0, 40, 20)
    over = Button("Lies over it", parent=holder)
    over.setGeometry(20, 0, 300, 60)
    holder.resize(200, 80)
    holder.show()
    told = "\n".join(misfits(holder))
    assert "Educational psychologist" in told
    assert "lies over" in told
    assert "runs out of its parent" in told


def test_everything_that_takes_focus_has_a_name(qtbot, silent_widgets):
    page = some_page()
    qtbot.addWidget(page)
    page.show()
    assert silent_widgets(page) == []


def test_a_field_says_its_error_beside_itself_and_to_a_screen_reader(qtbot):
    field = Field("Date received", QLineEdit(), "The day it arrived")
    qtbot.addWidget(field)
    field.show()
    field.show_error("Enter the day the request arrived")
    assert field.error() == "Enter the day the request arrived"
    assert field.editor.accessibleName() == "Date received"
    assert field.editor.accessibleDescription() == (
        "Error: Enter the day the request arrived. The day it arrived"
    )
    field.clear_error()
    assert field.editor.accessibleDescription() == "The day it arrived"


def test_editors_beside_each_other_stand_level_with_a_hint_or_without(qtbot):
    told = Field("Reference", QLineEdit(), "Empty: the next free one")
    bare = Field("Pronouns", QLineEdit())
    line = Beside([told, bare])
    qtbot.addWidget(line)
    line.resize(700, 120)
    line.show()

    def tops():
        return {each.editor.mapTo(line, QPoint(0, 0)).y() for each in (told, bare)}

    wait_until(lambda: len(tops()) == 1)
    bare.show_error("There is no such day.")
    wait_until(lambda: len(tops()) == 2)
    bare.clear_error()
    wait_until(lambda: len(tops()) == 1)


def test_no_line_of_a_sentence_ends_inside_a_date(qtbot):
    words = Words("The soonest is Monday 23 November 2026.")
    qtbot.addWidget(words)
    assert QLabel.text(words) == "The soonest is Monday 23\u00a0November\u00a02026."
    assert words.text() == "The soonest is Monday 23 November 2026."


def test_the_summary_leads_to_the_field(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    field, summary = Field("Who asked", QComboBox()), ErrorSummary()
    column.addWidget(summary)
    column.addWidget(field)
    with qtbot.waitExposed(holder):
        holder.show()
    summary.show_errors([(field, "Choose who asked")])
    link = summary.findChild(Link)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert summary.accessibleName() == "There is a problem. Choose who asked"
    assert holder.focusWidget() is field.editor
    summary.clear()
    assert not summary.isVisible()


def test_a_refusal_without_a_field_stands_in_the_summary(qtbot):
    summary = ErrorSummary()
    qtbot.addWidget(summary)
    summary.show_sentence("The caseload is open in another window.")
    assert summary.isVisible()
    assert summary.accessibleName().endswith("open in another window.")


def test_a_pill_tells_its_key(qtbot):
    pills = FilterPills(FILTERS, "all")
    qtbot.addWidget(pills)
    assert pills.key() == "all"
    with qtbot.waitSignal(pills.chosen) as told:
        pills.choose("overdue")
    assert told.args == ["overdue"]
    pills.show_counts({"overdue": 3})
    assert pills.key() == "overdue"


def test_pills_wrap_where_there_is_no_room(qtbot):
    pills = FilterPills(FILTERS)
    qtbot.addWidget(pills)
    assert pills.heightForWidth(300) > 2 * pills.heightForWidth(2000)


def test_a_button_is_named_without_its_gap(qtbot):
    button = Button("New request", Kind.PRIMARY, "plus")
    qtbot.addWidget(button)
    assert button.accessibleName() == "New request"


def test_a_chip_draws_in_its_tone_in_the_dark(qtbot, wear):
    wear(tokens=DARK)
    chip = Chip(Status("Due today", Tone.RED))
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    drawn = chip.grab().toImage()
    middle = drawn.pixelColor(drawn.width() // 2, 2)
    assert middle.name().upper() == "#451D1A"
    assert chip.accessibleName() == "Due today"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Amara Okafor", "AO"), ("Zoë", "Z"), ("Mary Ann de Souza", "MS"), ("", "")],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_a_flow_can_be_filled_again(qtbot):
    flow = Flow([Words("one").one_line()])
    qtbot.addWidget(flow)
    flow.fill([Words("two").one_line(), Words("three").one_line()])
    assert flow.layout().count() == 2


def test_a_page_keeps_the_margin_of_the_house(qtbot, wear):
    page = Page()
    qtbot.addWidget(page)
    wear(1.5)
    assert page.body.contentsMargins().left() == 42


def test_a_choice_tells_its_key_and_is_named_with_its_question(qtbot, silent_widgets):
    asked = Choices("Consent to photos", [("given", "Given"), ("refused", "Refused")])
    qtbot.addWidget(asked)
    assert asked.key() == ""
    buttons = asked.findChildren(QPushButton)
    with qtbot.waitSignal(asked.chose) as told:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert told.args == ["refused"]
    assert buttons[1].accessibleName() == "Consent to photos: Refused"
    asked.choose("given")
    assert asked.key() == "given"


def test_columns_stand_below_each_other_where_there_is_no_room(qtbot):
    left, right = Card("What happens next"), Card("People")
    columns = Columns(left, right)
    qtbot.addWidget(columns)
    columns.show()
    columns.resize(1000, 400)
    beside = right.geometry().left() > left.geometry().right()
    columns.resize(200, 400)
    assert beside
    assert right.geometry().top() > left.geometry().bottom()


def test_what_is_kept_right_ends_at_the_edge(qtbot):
    card = Card("People")
    qtbot.addWidget(card)
    button = Button("Add", Kind.QUIET, "plus")
    card.aside(button)
    card.resize(600, 120)
    card.show()
    assert button.geometry().right() == card.head.width() - 1


def test_a_long_name_wraps_and_its_buttons_go_below(qtbot):
    heading = Heading(
        "Alexandra Whitaker-Ferreira", "Age 7", [Button("Record contact")]
    )
    qtbot.addWidget(heading)
    heading.resize(420, 200)
    heading.show()
    assert misfits(heading) == []


def test_the_step_is_said_in_words(qtbot):
    bar = StepBar(4, 9)
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "Step 4 of 9"
    bar.show_step(5, 9)
    assert bar.accessibleName() == "Step 5 of 9"


def test_a_title_that_leads_somewhere_is_underlined_while_it_is_touched(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    title, other = TitleLink("Send the draft plan"), Link("Another")
    column = QVBoxLayout(window)
    column.addWidget(other)
    column.addWidget(title)
    window.show()
    in_front(window)
    other.setFocus()
    assert (title.font().underline(), other.font().underline()) == (False, True)
    title.setFocus()
    assert title.font().underline()
    other.setFocus()
    assert not title.font().underline()
    spoken = QAccessible.queryAccessibleInterface(title)
    assert spoken.role() == QAccessible.Role.Link


def test_a_link_is_spoken_as_a_link(qtbot):
    link = Link("Decide whether to assess")
    qtbot.addWidget(link)
    spoken = QAccessible.queryAccessibleInterface(link)
    assert spoken.role() == QAccessible.Role.Link
    assert spoken.text(QAccessible.Text.Name) == "Decide whether to assess"


def test_a_pill_is_spoken_as_one_of_several(qtbot):
    pills = FilterPills(FILTERS, "all")
    qtbot.addWidget(pills)
    spoken = [
        QAccessible.queryAccessibleInterface(each) for each in pills.findChildren(Pill)
    ]
    assert {each.role() for each in spoken} == {QAccessible.Role.RadioButton}
    assert [each.text(QAccessible.Text.Name) for each in spoken if each.state().checked]


def test_a_filter_that_a_screen_reader_toggles_is_told(qtbot):
    pills = FilterPills(FILTERS, "all")
    qtbot.addWidget(pills)
    other = next(pill for pill in pills.findChildren(Pill) if not pill.isChecked())
    with qtbot.waitSignal(pills.chosen) as told:
        other.toggle()
    assert told.args == [pills.key()]
    assert pills.key() != "all"


def test_an_answer_that_a_screen_reader_toggles_is_told(qtbot):
    asked = Choices("Consent to photos", [("given", "Given"), ("refused", "Refused")])
    qtbot.addWidget(asked)
    with qtbot.waitSignal(asked.chose) as told:
        asked.findChildren(QPushButton)[1].toggle()
    assert told.args == ["refused"]


def test_an_answer_that_is_only_shown_is_not_told(qtbot):
    asked = Choices("Consent to photos", [("given", "Given"), ("refused", "Refused")])
    qtbot.addWidget(asked)
    with qtbot.assertNotEmitted(asked.chose):
        asked.choose("given")
        asked.clear()
    assert asked.key() == ""


def test_a_key_that_reaches_a_window_begins_the_wait_anew(qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    in_front(window)
    idle = Idle(1)
    idle.watch(qapp)
    idle.watch(qapp)
    still = idle.findChild(QTimer)
    wait_until(lambda: still.remainingTime() < 59_500)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert still.remainingTime() > 59_500


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("over", [QWidget, QDialog])
def test_enter_presses_the_button_that_has_the_keys_and_once(qtbot, key, over):
    page, pressed = over(), []
    QVBoxLayout(page).addWidget(button := Button("Register the request"))
    button.clicked.connect(lambda: pressed.append(button.text()))
    qtbot.addWidget(page)
    page.show()
    button.setFocus()
    QTest.keyClick(button, key)
    assert pressed == ["Register the request"]
