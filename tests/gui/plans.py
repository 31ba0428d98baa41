"""A draft plan as an officer leaves it half way: some sections, some findings."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from gui.desks import turn, wait_until
from make import at
from twentyweeks.casework import Advice, Document, PlanPart
from twentyweeks.gui.plan.page import PlanScreen
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.plan import NewPart, add_part, begin_plan

LONG = 20_000  # milliseconds

WRITTEN = at("2026-11-20")
VIEWS = (
    NewPart(
        section="A",
        words="“I like trains, and my cat. I like it quiet.”",
        asked_of="Important to me",
        skill="She told us at home on 12 October",
    ),
    NewPart(
        section="A",
        words="Mrs Okafor hopes that Amara will read to her brother by herself.",
        who="Ngozi Okafor",
        asked_of="Hopes",
        skill="She told us at home on 12 October",
    ),
)
NEEDS = (
    NewPart(
        section="B",
        words="Amara joins in when a sentence is short. She loses the thread of "
        "instructions of more than one step.",
        asked_of="Communication and interaction",
        who="Educational psychologist, 9 November, page 3",
    ),
    NewPart(
        section="B",
        words="She reads words of one syllable, and finds words of two hard.",
        asked_of="Cognition and learning",
    ),
)
OUTCOME = NewPart(
    section="E",
    words="Amara follows an instruction of two steps in class, four times of five",
    by_when="2027-07-20",
)
ANSWER = NewPart(
    section="C",
    words="She is well and sees nobody but the dentist.",
    asked="none",
    asked_of="Dr Anand, community paediatrics",
    by_when="2026-11-12",
)


def write_some(caseload, case_id):
    """Begin a plan and write some of its parts; return the plan's identifier."""
    plan_id = begin_plan(caseload, case_id, WRITTEN)
    for part in (*VIEWS, ANSWER):
        add_part(caseload, plan_id, part, WRITTEN)
    first, _second = [add_part(caseload, plan_id, part, WRITTEN) for part in NEEDS]
    reached = add_part(caseload, plan_id, OUTCOME, WRITTEN)
    helps = {
        "who": "A teaching assistant of the school",
        "how_often": "Three times a week in term",
        "how_long": "30 minutes",
        "group_size": "Three children",
    }
    for words, more in (
        ("Reading in pictures and words", {**helps, "skill": "Trained in phonics"}),
        ("Access to a quiet place", {}),
    ):
        part = NewPart(
            section="F", words=words, need_id=first, outcome_id=reached, **more
        )
        add_part(caseload, plan_id, part, WRITTEN)
    return plan_id


def finish_writing(caseload, case_id, plan_id):
    """Write what is missing, so that nothing of the law stands against the draft."""
    need = NewPart(section="F", words="Reading to an adult", who="Her teacher")
    with caseload.reading() as session:
        held = session.scalars(select(PlanPart).order_by(PlanPart.place))
        needs = [each.id.hex for each in held if each.section.value == "B"]
    add_part(caseload, plan_id, replace(need, need_id=needs[1]), WRITTEN)
    for section in ("D", "G", "H1", "H2"):
        add_part(caseload, plan_id, replace(ANSWER, section=section), WRITTEN)
    with caseload.writing(caseload.stamp(WRITTEN)) as journal:
        case = UUID(case_id)
        paper = Document(
            case_id=case,
            title="Advice of the school",
            kind="advice",
            blob="none",
            sha256="none",
            media_type="application/pdf",
            size=1,
            dated=date(2026, 11, 2),
            author="Claire Bryant",
            author_role="SENCO, Ashgrove Primary",
        )
        journal.create(paper)
        journal.create(Advice(case_id=case, adviser="school", document_id=paper.id))


def begin(desk, about="", case=""):
    desk.open("plan", case or desk.case, about)
    screen = desk.window.current_page()
    assert isinstance(screen, PlanScreen)
    wait_until(lambda: screen.shown is not None, LONG)
    return screen


def said(widget):
    turn(50)  # what was just laid out is shown
    return [
        each.text() for each in widget.findChildren(Words) if each.isVisibleTo(widget)
    ]


def press(widget, words, kind=Button):
    def shown():
        return [
            each
            for each in widget.findChildren(kind)
            if each.accessibleName() == words and each.isVisible()
        ]

    wait_until(lambda: len(shown()) == 1)
    QTest.mouseClick(shown()[0], Qt.MouseButton.LeftButton)


def choose(screen, section):
    QTest.mouseClick(screen.content.list.rows[section], Qt.MouseButton.LeftButton)


def opened(screen):
    wait_until(lambda: screen.forms() != [], LONG)
    (form,) = screen.forms()
    return form
