"""Around a plan: its map, its versions, what is said of it, and who has read it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from gui.plans import (
    LONG,
    begin,
    choose,
    finish_writing,
    opened,
    press,
    said,
    write_some,
)
from twentyweeks.casework import PlanComment, PlanPart
from twentyweeks.gui.editors import put, read
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.operations.plan import (
    NewPart,
    NewPlace,
    add_part,
    answer_finding,
    begin_final,
    begin_plan,
    issue_plan,
    preview_plan,
)
from twentyweeks.operations.plan_comments import NewComment, add_comment


@pytest.fixture
def plan(desk):
    """Return the Plan screen of Amara, whose draft is half written."""
    write_some(desk.sitting.caseload, desk.case)
    return begin(desk)


def issue(desk, plan_id):
    """Finish the draft and issue it, without a second reader."""
    caseload, now = desk.sitting.caseload, desk.sitting.clock()
    finish_writing(caseload, desk.case, plan_id)
    answer_finding(caseload, desk.case, "draft", [], "I work alone.", now)
    shown = preview_plan(caseload, desk.case, "draft", now.date())
    issue_plan(caseload, desk.case, "draft", shown.sha256, now)


def turn(desk, plan, words):
    """Press one of the ways to another page of the plan; return that page."""
    press(plan, words)
    return desk.window.current_page()


def first_part(desk, section):
    with desk.sitting.caseload.reading() as session:
        held = session.scalars(select(PlanPart).order_by(PlanPart.place))
        return next(e.id.hex for e in held if e.section.value == section)


def say(desk, plan_id, by, kind, words, proposed=""):
    comment = NewComment(
        by=by,
        kind=kind,
        words=words,
        received_on="20/11/2026",
        part_id=first_part(desk, "F"),
        proposed=proposed,
    )
    add_comment(desk.sitting.caseload, plan_id, comment, desk.sitting.clock())


def test_a_part_is_moved_by_its_button(desk, plan):
    choose(plan, "F")
    before = plan.shown
    press(plan.content.view, "Move F2 up", IconButton)
    wait_until(lambda: plan.shown is not before, LONG)
    (section,) = [each for each in plan.shown.sections if each.section == "F"]
    assert [each.words for each in section.parts] == [
        "Access to a quiet place",
        "Reading in pictures and words",
    ]
    names = [e.accessibleName() for e in plan.content.view.findChildren(IconButton)]
    assert "Move F1 up" not in names
    assert "Move F2 down" not in names


def test_a_finding_of_our_practice_is_answered(plan):
    choose(plan, "F")
    press(
        plan.content.view,
        "Answer: “access to” in “Access to a quiet place” cannot be held to.",
    )
    dialog = opened(plan)
    dialog.save()
    wait_until(lambda: dialog.form.fields["reason"].error(), LONG)
    put(dialog.form.fields["reason"].editor, "The room is hers at any time")
    before = plan.shown
    dialog.save()
    wait_until(lambda: plan.shown is not before, LONG)
    words = said(plan.content.view)
    assert "Passed with a reason" in words
    assert "“The room is hers at any time” Jo Marlow, 23 November 2026" in words


def test_vague_words_are_named_while_they_are_typed(plan):
    choose(plan, "F")
    plan.add("part")
    form = opened(plan).form
    assert form.live.isHidden()
    QTest.keyClicks(form.fields["words"].editor, "Regular help")
    wait_until(form.live.isVisible, LONG)
    assert form.live.text().startswith("“regular” in “Regular help” cannot be held to.")
    form.fields["words"].editor.selectAll()
    QTest.keyClicks(form.fields["words"].editor, "An hour a day")
    wait_until(form.live.isHidden, LONG)
    assert form.live.text() == ""


def test_a_long_section_is_looked_over_behind_the_typing(plan):
    choose(plan, "F")
    plan.add("part")
    form = opened(plan).form
    editor = form.fields["words"].editor
    editor.setPlainText("Amara has regular help with her reading. " * 1000)
    wait_until(form.live.isVisible, LONG)
    before = form.live.text()
    editor.setPlainText("Amara has an hour of help a day. " * 1200)
    assert form.live.text() == before
    wait_until(form.live.isHidden, LONG)
    assert form.live.text() == ""


def test_an_issued_draft_offers_only_the_next_version(desk, plan):
    issue(desk, plan.shown.plan_id)
    screen = begin(desk, "F")
    assert screen.content.view.findChildren(IconButton) == []
    assert any("stays as it was issued" in each for each in said(screen))
    press(screen, "Begin a new version")
    wait_until(lambda: screen.shown.title == "Draft plan, version 2", LONG)
    assert screen.shown.is_open


def test_the_map_says_what_leads_nowhere(desk, plan):
    page = turn(desk, plan, "Needs, help and outcomes")
    wait_until(lambda: page.shown is not None, LONG)
    words = said(page)
    assert "No provision meets this need" in words
    assert "F1 Reading in pictures and words" in words


def test_one_version_has_nothing_to_be_compared_with(desk, plan):
    page = turn(desk, plan, "Compare versions")
    alone = "There is one version of this plan. A new draft or a final plan is another."
    wait_until(lambda: alone in said(page), LONG)


def test_two_versions_are_compared_in_words_and_pages(desk, plan):
    issue(desk, plan.shown.plan_id)
    caseload, now = desk.sitting.caseload, desk.sitting.clock()
    second = begin_plan(caseload, desk.case, now)
    loud = NewPart(section="B", words="Loud rooms tire her.", who="Her mother")
    add_part(caseload, second, loud, now)
    page = turn(desk, begin(desk), "Compare versions")
    wait_until(lambda: page.made is not None, LONG)
    assert "Need B3 is new: “Loud rooms tire her. (Her mother)”" in said(page)
    assert page.made.sentence == (
        "From Draft plan, version 1 to Draft plan, version 2: 1 change."
    )
    wait_until(lambda: not page.paper.sheet.image().isNull(), LONG)


def test_comments_are_kept_by_person_and_answered(desk, plan):
    plan_id = plan.shown.plan_id
    say(desk, plan_id, "Ngozi Okafor", "wish", "She needs an hour.", "60 minutes")
    say(desk, plan_id, "Chidi Okafor", "agreed", "This is enough.")
    page = turn(desk, plan, "Comments")
    wait_until(lambda: page.shown is not None, LONG)
    words = said(page)
    assert (
        "Ngozi Okafor and Chidi Okafor want different things. Each gets an answer of "
        "their own." in words
    )
    press(page, "Answer: Ngozi Okafor, “She needs an hour.”")
    dialog = opened(page)
    put(dialog.form.fields["reason"].editor, "The therapist writes of 30 minutes (K2).")
    put(dialog.form.fields["reply"].editor, "kept")
    before = page.shown
    dialog.save()
    wait_until(lambda: page.shown is not before, LONG)
    assert "Not changed: The therapist writes of 30 minutes (K2)." in said(page)
    press(page, "Replies to Ngozi Okafor")
    paper = desk.window.current_page()
    wait_until(lambda: paper.made is not None, LONG)
    assert paper.made.title == "What you said, and what we answer"


def test_a_comment_is_typed_as_it_came(desk, plan):
    page = turn(desk, plan, "Comments")
    wait_until(lambda: page.shown is not None, LONG)
    press(page, "Add a comment")
    dialog = opened(page)
    QTest.keyClicks(dialog.form.fields["by"].editor, "Ngozi Okafor")
    put(dialog.form.fields["kind"].editor, "not_clear")
    put(dialog.form.fields["words"].editor, "What is phonics?")
    before = page.shown
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: page.shown is not before, LONG)
    (subject,) = page.shown.subjects
    assert subject.comments[0].mark.words == "Explain it within 5 days"
    with desk.sitting.caseload.reading() as session:
        (kept,) = session.scalars(select(PlanComment))
        assert (kept.by, kept.part_id) == ("Ngozi Okafor", None)


def test_a_second_look_is_kept_with_its_marks(desk, plan):
    press(plan, "Second look")
    dialog = opened(plan)
    put(dialog.form.fields["words"].editor, "Section F is thin")
    put(dialog.form.fields["F-held"].editor, "1")
    put(dialog.form.fields["A-own-words"].editor, "3")
    before = plan.shown
    dialog.save()
    wait_until(lambda: plan.shown is not before, LONG)
    (reading,) = plan.shown.readings
    assert reading.result == "62 of 100: 2 lines were marked, each by its weight."
    assert "Section F is thin" in said(plan)


def test_an_appeal_has_a_working_document(desk, plan):
    caseload, now = desk.sitting.caseload, desk.sitting.clock()
    place = NewPlace(institution="Ashgrove", institution_type="Mainstream primary")
    begin_final(caseload, desk.case, place, now)
    page = turn(desk, begin(desk), "Working document")
    wait_until(lambda: page.made is not None, LONG)
    assert "The Tribunal takes 25 at most, as we understand it." in page.made.sentence


def test_section_i_is_put_right_before_the_plan_is_issued(desk, plan):
    caseload, now = desk.sitting.caseload, desk.sitting.clock()
    place = NewPlace(institution="Ashgrove", institution_type="Mainstream primary")
    begin_final(caseload, desk.case, place, now)
    screen = begin(desk, "I")
    press(screen.content.view, "Change Section I…")
    dialog = opened(screen)
    fields = dialog.form.fields
    assert read(fields["institution"].editor) == "Ashgrove"
    assert fields["why"].isHidden()
    put(fields["outcome"].editor, "type_only")
    dialog.form.edited.emit()
    assert fields["institution"].isHidden()
    for name, words in (
        ("why", "No school has answered yet"),
        ("owed", "A place, found by Jo Marlow"),
        ("named_by", "11/12/2026"),
    ):
        put(fields[name].editor, words)
    before = screen.shown
    dialog.save()
    wait_until(lambda: screen.shown is not before, LONG)
    words = said(screen.content.view)
    assert "The type alone is given" in words
    assert "Friday 11 December 2026" in words
    assert "Ashgrove" not in words


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_its_forms_can_be_read_whole(qtbot, wear, silent_widgets, desk, plan, scale):
    wear(scale)
    for show in (plan.read_through, plan.finish):
        show()
        form = opened(plan)
        qtbot.wait(60)
        assert misfits_at_rest(form) == []
        assert silent_widgets(form) == []
        form.reject()
        wait_until(lambda: plan.forms() == [], LONG)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("about", ["map", "compare", "comments"])
def test_every_page_can_be_read_whole(qtbot, wear, silent_widgets, desk, scale, about):
    wear(scale)
    plan_id = write_some(desk.sitting.caseload, desk.case)
    say(desk, plan_id, "Ngozi Okafor", "wish", "She needs an hour.", "60 minutes")
    say(desk, plan_id, "Chidi Okafor", "agreed", "This is enough.")
    if about == "compare":
        issue(desk, plan_id)
        begin_plan(desk.sitting.caseload, desk.case, desk.sitting.clock())
    desk.open("plan", desk.case, about)
    page = desk.window.current_page()
    ready = "made" if about == "compare" else "shown"
    wait_until(lambda: getattr(page, ready) is not None, LONG)
    qtbot.wait(150)
    assert misfits_at_rest(page) == []
    assert silent_widgets(page) == []
