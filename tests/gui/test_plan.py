"""A plan as an officer writes it: section by section, checked, kept."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMessageBox
from sqlalchemy import select

from gui.desks import turn, wait_until
from gui.plans import LONG, begin, choose, opened, press, said, write_some
from make import register
from twentyweeks.casework import PlanPart
from twentyweeks.gui.editors import put, read
from twentyweeks.gui.widgets.buttons import Button, IconButton
from twentyweeks.operations.plan import NewPlace, begin_final


@pytest.fixture
def plan(desk):
    """Return the Plan screen of Amara, whose draft is half written."""
    write_some(desk.sitting.caseload, desk.case)
    return begin(desk)


def saved(screen, dialog):
    """Save the form and wait until the page has read the plan again."""
    before = screen.shown
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: screen.shown is not before, LONG)


def stored(desk, section):
    with desk.sitting.caseload.reading() as session:
        held = session.scalars(select(PlanPart).order_by(PlanPart.place, PlanPart.id))
        found = [each for each in held if each.section.value == section]
        session.expunge_all()
        return found


def pick(editor, begins):
    rows = [editor.itemText(row) for row in range(editor.count())]
    (row,) = [n for n, words in enumerate(rows) if words.startswith(begins)]
    editor.setCurrentIndex(row)


def test_the_case_leads_to_its_plan(desk):
    desk.open("case", desk.case)
    case = desk.window.current_page()
    wait_until(lambda: case.shown is not None, LONG)
    press(case, "Write plan")
    screen = desk.window.current_page()
    wait_until(lambda: screen.shown is not None, LONG)
    assert "No plan has been begun" in said(screen)
    press(screen, "Begin the plan")
    wait_until(lambda: screen.content.list is not None, LONG)
    assert screen.shown.title == "Draft plan, version 1"


def test_a_plan_is_not_begun_before_an_assessment(desk):
    case = register(desk.sitting.caseload, "2026-10-19", forename="Noor")
    screen = begin(desk, case=case)
    press(screen, "Begin the plan")
    wait_until(lambda: not screen.errors.isHidden(), LONG)
    assert any("No decision to assess is recorded" in each for each in said(screen))


def test_every_section_stands_in_the_list_with_its_state(plan):
    told = [row.accessibleName() for row in plan.content.list.rows.values()]
    assert told == [
        "Section A, Views, interests and hopes: 2 views",
        "Section B, Special educational needs: 1 to look at",
        "Section C, Health needs: Asked: none",
        "Section D, Social care needs: Nobody asked yet",
        "Section E, Outcomes: 1 outcome",
        "Section F, Special educational provision: 1 to put right",
        "Section G, Health provision: Nobody asked yet",
        "Section H1, Social care provision for a disabled person under 18: "
        "Nobody asked yet",
        "Section H2, Other social care provision: Nobody asked yet",
        "Section I, School, college or other place: Blank in a draft",
        "Section J, Personal budget: None paid direct",
        "Section K, Advice and information: No paper yet",
    ]


def test_the_arrow_keys_go_from_section_to_section(plan):
    plan.content.list.rows["A"].setFocus()
    for _ in range(5):
        QTest.keyClick(plan.window().focusWidget(), Qt.Key.Key_Down)
    assert plan.section == "F"
    assert plan.content.list.rows["F"].isChecked()
    assert plan.content.list.rows["F"].hasFocus()
    assert "Section F: Special educational provision" in said(plan.content.view)
    QTest.keyClick(plan.content.list.rows["F"], Qt.Key.Key_Tab)
    assert plan.window().focusWidget().accessibleName() == "Add provision"


def test_provision_says_what_it_is_for_and_what_is_not_written(plan):
    choose(plan, "F")
    words = said(plan.content.view)
    assert "For need B1 and outcome E1" in words
    assert "Three times a week in term" in words
    assert words.count("Not written yet") == 5


def test_what_the_law_requires_stands_apart_from_our_practice(plan):
    choose(plan, "F")
    words = said(plan.content.view)
    law, ours = words.index("The law requires"), words.index("Our practice")
    unmet = words.index("Need B2 has no provision in Section F.")
    vague = words.index("“access to” in “Access to a quiet place” cannot be held to.")
    assert law < unmet < ours < vague
    assert "6 things are missing that the law requires, and 4 of our" in " ".join(
        said(plan)
    )


def test_provision_is_added_to_a_need_and_an_outcome_of_this_plan(desk, plan):
    choose(plan, "F")
    press(plan.content.view, "Add provision")
    dialog = opened(plan)
    fields = dialog.form.fields
    QTest.keyClicks(fields["words"].editor, "Reading to an adult")
    pick(fields["need_id"].editor, "B2 ")
    pick(fields["outcome_id"].editor, "E1 ")
    for name, words in (
        ("who", "Her teacher"),
        ("how_often", "Every school day"),
        ("how_long", "10 minutes"),
        ("group_size", "Alone"),
        ("skill", "Qualified teacher"),
    ):
        QTest.keyClicks(fields[name].editor, words)
    saved(plan, dialog)
    part = stored(desk, "F")[2]
    assert (part.words, part.who) == ("Reading to an adult", "Her teacher")
    assert part.need_id == stored(desk, "B")[1].id
    assert part.outcome_id == stored(desk, "E")[0].id
    assert (part.how_often, part.how_long) == ("Every school day", "10 minutes")
    assert plan.content.list.rows["F"].accessibleName().endswith("2 to look at")
    assert "For need B2 and outcome E1" in said(plan.content.view)


def test_the_screen_says_how_long_is_left(plan):
    told = "The draft must leave by Sunday 27 December 2026: 34 days left."
    assert told in said(plan)


def test_a_part_without_words_is_refused_beside_its_field(plan):
    choose(plan, "B")
    plan.add("part")
    dialog = opened(plan)
    dialog.save()
    wait_until(lambda: dialog.form.fields["words"].error(), LONG)
    assert dialog.form.fields["words"].error() == (
        "Write something here first. Nothing was saved."
    )


@pytest.mark.parametrize(
    ("section", "kind", "names"),
    [
        ("A", "part", ["words", "own", "who", "asked_of", "skill", "cites"]),
        ("B", "part", ["words", "can_do", "asked_of", "cites", "who"]),
        ("C", "part", ["words", "can_do", "asked_of", "cites", "who"]),
        ("D", "asked", ["asked", "asked_of", "by_when", "words", "cites"]),
        (
            "G",
            "asked",
            ["asked", "asked_of", "by_when", "words", "cites", "who", "agreed_on"],
        ),
        ("E", "part", ["words", "by_when", "steps", "cites"]),
        ("J", "part", ["words", "how_often", "who"]),
    ],
)
def test_the_fields_fit_the_section(plan, section, kind, names):
    choose(plan, section)
    plan.add(kind)
    assert list(opened(plan).form.fields) == names


def test_none_is_written_with_who_was_asked_and_when(desk, plan):
    choose(plan, "D")
    press(plan.content.view, "Record who was asked")
    dialog = opened(plan)
    fields = dialog.form.fields
    assert read(fields["asked"].editor) == "not_asked"
    put(fields["asked"].editor, "none")
    QTest.keyClicks(fields["asked_of"].editor, "Rosa Lind, children's services")
    QTest.keyClicks(fields["by_when"].editor, "16/11/2026")
    QTest.keyClicks(fields["words"].editor, "The family is not known to us.")
    saved(plan, dialog)
    (part,) = stored(desk, "D")
    assert (part.asked.value, part.by_when) == ("none", date(2026, 11, 16))
    assert plan.content.list.rows["D"].accessibleName().endswith("Asked: none")
    assert "Monday 16 November 2026" in said(plan.content.view)
    names = [each.accessibleName() for each in plan.content.view.findChildren(Button)]
    assert names == ["Add a social care need"]


def test_own_words_are_kept_in_quotation_marks(desk, plan):
    press(plan.content.view, "Add words")
    dialog = opened(plan)
    QTest.keyClicks(dialog.form.fields["words"].editor, "I want a dog")
    dialog.form.fields["own"].editor.click()
    saved(plan, dialog)
    assert stored(desk, "A")[2].words == "“I want a dog”"
    press(plan.content.view, "Change A3", IconButton)
    dialog = opened(plan)
    assert read(dialog.form.fields["words"].editor) == "I want a dog"
    assert dialog.form.fields["own"].editor.isChecked()


def test_a_change_keeps_what_was_not_touched(desk, plan):
    choose(plan, "F")
    press(plan.content.view, "Change F2", IconButton)
    dialog = opened(plan)
    put(dialog.form.fields["words"].editor, "A desk by the wall in the corner")
    saved(plan, dialog)
    first, second = stored(desk, "F")
    assert second.words == "A desk by the wall in the corner"
    assert second.need_id == stored(desk, "B")[0].id
    assert (first.place, second.place) == ("001", "002")


def test_a_topic_of_an_old_plan_is_not_lost(plan):
    plan.add("part")
    form = opened(plan).form
    form.fill({"asked_of": "My garden"})
    editor = form.fields["asked_of"].editor
    assert isinstance(editor, QComboBox)
    assert editor.currentText() == "My garden"


def test_a_part_is_taken_out_after_a_yes(desk, plan):
    choose(plan, "F")
    press(plan.content.view, "Take out F2", IconButton)
    (box,) = [each for each in plan.findChildren(QMessageBox) if each.isVisible()]
    assert box.text() == "Take F2 out of the plan?"
    assert box.defaultButton().text() == "Leave it"
    before = plan.shown
    (yes,) = [each for each in box.buttons() if each.text() == "Take it out"]
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    wait_until(lambda: plan.shown is not before, LONG)
    assert [each.words for each in stored(desk, "F")] == [
        "Reading in pictures and words"
    ]


def test_what_is_half_typed_comes_back(desk, plan):
    choose(plan, "E")
    plan.add("part")
    dialog = opened(plan)
    QTest.keyClicks(dialog.form.fields["words"].editor, "She asks a friend to play")
    wait_until(lambda: dialog.kept.isVisible(), LONG)
    dialog.reject()
    wait_until(lambda: plan.forms() == [], LONG)
    plan.add("part")
    again = opened(plan)
    wait_until(lambda: again.form.values()["words"] != "", LONG)
    assert again.form.values()["words"] == "She asks a friend to play"
    assert len(stored(desk, "E")) == 1


def test_section_i_stays_blank_in_a_draft_and_is_filled_in_the_final(desk, plan):
    choose(plan, "I")
    words = " ".join(said(plan.content.view))
    assert "This section stays blank until the plan is final." in words
    press(plan.content.view, "Make the final plan…")
    dialog = opened(plan)
    QTest.keyClicks(dialog.form.fields["institution"].editor, "Larkrise School")
    dialog.save()
    wait_until(lambda: dialog.form.fields["institution_type"].error(), LONG)
    QTest.keyClicks(dialog.form.fields["institution_type"].editor, "Special academy")
    saved(plan, dialog)
    assert plan.shown.title == "Final plan, version 2"
    assert {"Larkrise School", "Special academy"} <= set(said(plan.content.view))


def test_a_final_plan_offers_nothing_to_change(desk):
    write_some(desk.sitting.caseload, desk.case)
    place = NewPlace(institution="Ashgrove", institution_type="Mainstream primary")
    begin_final(desk.sitting.caseload, desk.case, place, desk.sitting.clock())
    screen = begin(desk, "F")
    assert screen.content.view.findChildren(IconButton) == []
    assert screen.content.view.findChildren(Button) == []
    press(screen, "Begin a new version")
    wait_until(lambda: screen.shown.title == "Draft plan, version 3", LONG)
    assert screen.section == "F"


def test_a_form_is_filled_and_saved_by_keys_alone(qtbot, desk, plan):
    choose(plan, "E")
    plan.content.list.rows["E"].setFocus()
    turn(50)
    QTest.keyClick(plan.window().focusWidget(), Qt.Key.Key_Tab)
    add = plan.window().focusWidget()
    assert add.accessibleName() == "Add an outcome"
    QTest.keyClick(add, Qt.Key.Key_Space)
    dialog = opened(plan)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(dialog.focusWidget(), "She asks a friend to play")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), "2027-07-20")
    before = plan.shown
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, control)
    wait_until(lambda: plan.shown is not before, LONG)
    part = stored(desk, "E")[1]
    assert (part.words, part.by_when) == (
        "She asks a friend to play",
        date(2027, 7, 20),
    )
    wait_until(lambda: plan.window().focusWidget() is not None)
    turn(100)
    assert plan.window().focusWidget().accessibleName() == "Add an outcome"
