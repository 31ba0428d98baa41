"""The visit and those around the child: each answers alone, and what is protected."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from sqlalchemy import select

from gui.desks import NOW, wait_until
from gui.test_visit import begin, choose, editor, kept, seen
from twentyweeks.casework import Address, Consent, Visit
from twentyweeks.gui.case.chosen import chosen_card
from twentyweeks.gui.case.people import PersonFields, change_person_dialog
from twentyweeks.gui.editors import Tick
from twentyweeks.gui.visit.page import VisitScreen
from twentyweeks.gui.widgets.buttons import Button, IconButton
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.people import (
    PersonForm,
    add_person,
    change_person,
    person_form,
)
from twentyweeks.operations.visit import (
    ConsentAnswer,
    VisitForm,
    record_visit,
)
from twentyweeks.vault.keys import Compartment

PHOTO = ConsentAnswer(
    purpose="photo", wording="", answer="given", by="Ngozi Okafor", how="Signed"
)


@pytest.fixture
def visit(qtbot, desk):
    """Return the Visit screen of Amara's case, on its first step."""
    return begin(qtbot, desk)


def mother(desk):
    return case_page(desk.sitting.caseload, desk.case, NOW.date()).people[0].id


def press(screen, words):
    (button,) = [each for each in screen.findChildren(Button) if each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def finish(visit):
    visit.walk.see_all()
    visit.walk.next()
    wait_until(lambda: visit.recorded is not None)


def consents(desk):
    with desk.sitting.caseload.reading() as session:
        rows = session.scalars(select(Consent).order_by(Consent.id))
        return [(each.purpose, each.by, each.answer) for each in rows]


def test_two_parents_answer_one_choice_each_for_themselves(qtbot, desk):
    father = PersonForm(name="Emeka Okafor", standing="parental_responsibility")
    add_person(desk.sitting.caseload, desk.case, father, NOW)
    visit = begin(qtbot, desk)
    visit.walk.go("choice-photo")
    choose(visit, "consent.photo.0.by", "Ngozi Okafor")
    choose(visit, "consent.photo.0.answer", "Yes")
    press(visit, " Somebody else answers too")
    choose(visit, "consent.photo.1.by", "Emeka Okafor")
    choose(visit, "consent.photo.1.answer", "No")
    visit.walk.kept.keep()
    wait_until(lambda: len((kept(desk) or {}).get("consents", ())) == 2)
    again = begin(qtbot, desk)
    assert editor(again, "consent.photo.1.by").words() == "Emeka Okafor"
    finish(again)
    assert consents(desk) == [
        ("photo", "Ngozi Okafor", "given"),
        ("photo", "Emeka Okafor", "refused"),
    ]


def test_two_answers_of_one_person_are_refused_where_they_stand(visit):
    visit.walk.go("choice-photo")
    choose(visit, "consent.photo.0.by", "Ngozi Okafor")
    choose(visit, "consent.photo.0.answer", "Yes")
    press(visit, " Somebody else answers too")
    choose(visit, "consent.photo.1.by", "Ngozi Okafor")
    choose(visit, "consent.photo.1.answer", "No")
    visit.walk.see_all()
    visit.walk.next()
    wait_until(lambda: not visit.walk.summary.isHidden())
    assert visit.walk.step().key == "choice-photo"
    said = " ".join(each.text() for each in visit.walk.summary.findChildren(Words))
    assert "there are two answers of Ngozi Okafor" in said


def test_a_choice_is_taken_back_at_the_next_visit_alone(qtbot, desk, visit):
    visit.walk.go("choice-photo")
    tiles = editor(visit, "consent.photo.0.answer").findChildren(QAbstractButton)
    assert [each.text() for each in tiles] == ["Yes", "No", "Not asked"]
    record_visit(desk.sitting.caseload, desk.case, VisitForm(consents=(PHOTO,)), NOW)
    again = begin(qtbot, desk)
    again.walk.go("choice-photo")
    assert "As it stands: yes, Ngozi Okafor, Signed, 23 November 2026" in seen(again)
    choose(again, "consent.photo.0.by", "Ngozi Okafor")
    choose(again, "consent.photo.0.answer", "Taken back")
    finish(again)
    assert consents(desk)[-1] == ("photo", "Ngozi Okafor", "withdrawn")


def test_what_is_chosen_by_nobody_is_named_before_it_is_recorded(visit):
    visit.walk.go("choice-photo")
    choose(visit, "consent.photo.0.answer", "Yes")
    visit.walk.see_all()
    assert "Nobody is named for what was chosen: a photo in the plan." in seen(visit)


def test_a_place_that_nobody_may_learn_is_kept_apart(qtbot, desk, visit):
    QTest.keyClicks(editor(visit, "meeting.place").line, "Tanner Passage 12")
    (tick,) = visit.walk.page.findChildren(Tick)
    assert tick.text() == "Nobody around the child may learn this place"
    QTest.keyClick(tick, Qt.Key.Key_Space)
    visit.walk.kept.keep()
    wait_until(lambda: (kept(desk) or {}).get("place_is_protected"))
    with desk.sitting.caseload.reading() as session:
        general = session.connection().exec_driver_sql("SELECT words FROM draft")
        assert not any("Tanner" in row.words for row in general)
    again = begin(qtbot, desk)
    assert again.walk.page.findChild(Tick).isChecked()
    again.walk.go("contact")
    assert "the safe telephone are kept apart, and stand on no copy" in seen(again)
    finish(again)
    with desk.sitting.caseload.reading() as session:
        assert session.scalars(select(Visit)).one().meeting.place == ""
    with desk.sitting.caseload.reading(Compartment.RESTRICTED) as session:
        assert session.scalars(select(Visit)).one().meeting.place == "Tanner Passage 12"


def test_the_words_beside_a_safe_address_are_right_for_who_is_protected(qtbot, desk):
    screen = begin(qtbot, desk)
    screen.walk.go("contact")
    assert "tick so beside the place of the visit" in seen(screen)
    caseload, person = desk.sitting.caseload, mother(desk)
    opened = person_form(caseload, person)
    form = replace(opened.form, address_is_protected=True)
    change_person(caseload, person, form, opened.seen, NOW)
    screen = begin(qtbot, desk)
    assert not screen.walk.page.findChildren(Tick)
    screen.walk.go("contact")
    assert "An address around this child is protected: the place" in seen(screen)
    page = replace(screen.walk.answers.page, can_write_restricted=False)
    screen.walk.ask.page = page
    screen.walk.go("contact")
    assert "you have no key to what is kept apart. Leave the place" in seen(screen)


def test_what_was_left_can_be_printed_and_saved_again_later(qtbot, desk, tmp_path):
    caseload = desk.sitting.caseload
    visit_id = record_visit(caseload, desk.case, VisitForm(), NOW)
    screen = VisitScreen(desk.sitting, desk.case, f"copies:{visit_id}")
    qtbot.addWidget(screen)
    screen.show()
    wait_until(lambda: screen.recorded.copies)
    where = tmp_path / "copy.pdf"
    screen.recorded.copies["Amara"].save_as(where)
    wait_until(where.exists)
    assert where.read_bytes().startswith(b"%PDF-")


def test_every_target_of_the_visit_is_48_pixels_high_at_least(visit):
    small = {}
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    for step in visit.walk._steps:  # noqa: SLF001
        visit.walk.go(step.key)
        QTest.qWait(1)
        targets = [each for kind in kinds for each in visit.findChildren(kind)]
        found = [
            (each.accessibleName() or each.text(), each.height())
            for each in targets
            if each.isVisible() and each.height() < 48
        ]
        if found:
            small[step.key] = found
    assert small == {}


def shown_dialog(qtbot, desk):
    caseload, person = desk.sitting.caseload, mother(desk)
    opened = person_form(caseload, person)
    home = Address(lines=("4 Mill Lane",), postcode="NM1 1AA")
    form = replace(opened.form, lines=home.lines, postcode=home.postcode)
    change_person(caseload, person, form, opened.seen, NOW)
    page = VisitScreen(desk.sitting, desk.case, "")
    qtbot.addWidget(page)
    opened = person_form(caseload, person)
    shown = case_page(caseload, desk.case, NOW.date())
    return change_person_dialog(desk.sitting, (shown, person), opened, page)


def test_what_became_of_earlier_copies_must_be_seen(qtbot, desk):
    faulted = []
    desk.sitting.faulted.disconnect()
    desk.sitting.faulted.connect(faulted.append)
    dialog = shown_dialog(qtbot, desk)
    dialog.form.fields["address_is_protected"].editor.click()
    dialog.save()
    wait_until(lambda: faulted)
    assert faulted[0].startswith("The address is kept apart from now on")
    assert "The earlier one stays in the journal" in faulted[0]


def test_a_change_of_nothing_protected_is_told_in_passing(qtbot, desk):
    told = []
    desk.sitting.told.connect(told.append)
    dialog = shown_dialog(qtbot, desk)
    dialog.form.fields["best_way"].editor.setText("After 3 pm")
    dialog.save()
    wait_until(lambda: told)
    assert told == ["The changes are saved."]


def test_what_is_or_was_protected_is_not_kept_half_typed(qtbot, wear):
    wear(1.0)
    form = PersonFields()
    qtbot.addWidget(form)
    told = {"lines": "12 Tanner Passage", "telephone": "01632 960345"}
    form.fill({**told, "address_is_protected": "yes", "new_name": "Castell"})
    assert "Tanner" not in json.dumps(form.kept())
    form.fields["address_is_protected"].editor.click()
    values = json.dumps(form.kept())
    for hidden in ("Tanner", "960345", "Castell"):
        assert hidden not in values


def test_a_choice_is_taken_back_on_the_case(qtbot, desk):
    caseload = desk.sitting.caseload
    record_visit(caseload, desk.case, VisitForm(consents=(PHOTO,)), NOW)
    page = QWidget()
    qtbot.addWidget(page)
    shown = case_page(caseload, desk.case, NOW.date())
    card = chosen_card(desk.sitting, shown, page)
    qtbot.addWidget(card)
    said = [each.text() for each in card.findChildren(Words)]
    assert "Yes, Ngozi Okafor, Signed, 23 November 2026" in said
    assert any(each.startswith("Asked: We may put a photo") for each in said)
    dialog = card.take_back(shown.chosen[0])
    dialog.save()
    wait_until(lambda: len(consents(desk)) == 2)
    again = chosen_card(desk.sitting, case_page(caseload, desk.case, NOW.date()), page)
    qtbot.addWidget(again)
    said = [each.text() for each in again.findChildren(Words)]
    assert "Taken back, Ngozi Okafor, signed, 23 November 2026" in said
    assert again.findChildren(Button) == []


def test_the_copies_of_a_visit_are_reached_from_the_case(qtbot, desk):
    caseload = desk.sitting.caseload
    visit_id = record_visit(caseload, desk.case, VisitForm(), NOW)
    page = QWidget()
    qtbot.addWidget(page)
    opened = []
    desk.sitting.opened.connect(lambda *about: opened.append(about))
    shown = case_page(caseload, desk.case, NOW.date())
    card = chosen_card(desk.sitting, shown, page)
    qtbot.addWidget(card)
    (copies,) = card.findChildren(IconButton)
    assert copies.accessibleName() == "Copies of the visit of 23 November 2026"
    copies.click()
    assert opened[0] == ("visit", desk.case, f"copies:{visit_id}")
