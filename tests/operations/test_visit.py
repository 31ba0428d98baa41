from datetime import date

import pytest
from sqlalchemy import select, text

from make import register
from twentyweeks.casework import (
    Answer,
    Authority,
    Consent,
    Contact,
    NoteKind,
    Reach,
    Reminder,
    RestrictedNote,
    Visit,
    Way,
)
from twentyweeks.casework.visit import (
    Agreement,
    ParentWords,
    Prompt,
    Told,
    Words,
)
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.visit import (
    NewNote,
    VisitForm,
    record_visit,
    visit_page,
)
from twentyweeks.vault.keys import Compartment
from visit_case import FORM, HERS, NOW


@pytest.fixture
def case_id(caseload):
    return register(caseload, known_as="Ama")


def test_the_page_asks_in_the_authority_s_words(caseload, case_id):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        authority = journal.session.scalars(select(Authority)).one()
        reach = Reach(name="Northmoor safeguarding", telephone="01632 960199")
        journal.set(authority, "safeguarding", reach)
    page = visit_page(caseload, case_id, NOW)
    assert (page.child, page.known_as) == ("Ama Okafor", "Ama")
    assert page.today == "Monday 20 April 2026"
    assert page.parents == ("Ngozi Okafor",)
    assert page.safeguarding == "Northmoor safeguarding, 01632 960199"
    assert page.told.startswith("When we assess, the law makes us ask certain people")
    assert [each.purpose for each in page.choices] == [
        "social_worker",
        "photo",
        "private_report",
        "further_service",
        "speaks_for_you",
        "email",
    ]
    assert [each.topic for each in page.topics][:2] == [
        "Liked and admired",
        "Important to me",
    ]
    assert len(page.topics) == 11
    assert len(page.areas) == 14
    assert page.can_write_restricted
    assert (page.draft, page.draft_kept) == ("", "")


def test_a_page_of_no_case_says_so(caseload):
    with pytest.raises(BadInput, match="There is no such case in this caseload"):
        visit_page(caseload, "no case", NOW)


def test_a_visit_is_one_save_with_its_consents_and_its_contact(caseload, case_id):
    visit_id = record_visit(caseload, case_id, FORM, NOW)
    with caseload.reading() as session:
        visit = session.scalars(select(Visit)).one()
        assert visit.id.hex == visit_id
        assert visit.meeting == FORM.meeting
        assert visit.household == FORM.household
        assert visit.child_words == FORM.child_words
        assert visit.parents_words == (HERS,)
        assert visit.prompts == FORM.prompts
        assert visit.agreement == FORM.agreement
        consent = session.scalars(select(Consent)).one()
        assert (consent.purpose, consent.answer) == ("photo", Answer.REFUSED)
        assert (consent.by, consent.how) == ("Ngozi Okafor", "signed")
        assert consent.on == date(2026, 4, 20)
        assert consent.visit_id == visit.id
        contact = session.scalars(select(Contact)).one()
        assert (contact.on, contact.way) == (date(2026, 4, 20), Way.VISIT)
        assert contact.words == "Getting To Know You visit: At home"
        assert contact.with_name == "Ngozi Okafor"
        assert contact.told_new
        assert contact.asks_us == "Who pays for the taxi?"
        assert contact.next_contact_on == date(2026, 5, 4)
        saves = session.execute(
            text("SELECT DISTINCT tx FROM operation WHERE ent IN (:v, :c, :t)"),
            {"v": "visit", "c": "consent", "t": "contact"},
        ).all()
        assert len(saves) == 1


def test_a_visit_ends_the_silence_in_the_list(caseload, case_id):
    today = date(2026, 4, 20)
    before = {pill.name: pill.count for pill in caseload_page(caseload, today).pills}
    record_visit(caseload, case_id, VisitForm(parents_words=(HERS,)), NOW)
    after = {pill.name: pill.count for pill in caseload_page(caseload, today).pills}
    assert (before["all"], after["all"]) == (1, 1)
    assert after["not_heard"] == 0


def test_a_question_from_the_visit_is_one_that_we_owe(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    page = caseload_page(caseload, date(2026, 4, 20), pill="not_heard")
    assert [row.id for row in page.rows] == [case_id]


def test_an_objection_is_taken_to_the_manager_and_stops_nothing(caseload, case_id):
    told = Told(wording="Told", objection="Does not want the school asked")
    record_visit(caseload, case_id, VisitForm(told=told), NOW)
    with caseload.reading() as session:
        reminder = session.scalars(select(Reminder)).one()
        assert reminder.on == date(2026, 4, 20)
        assert reminder.words == (
            "Tell the manager of the objection made at the visit. No step waits."
        )


def test_rows_without_words_are_not_kept_as_words(caseload, case_id):
    form = VisitForm(
        child_words=(Words(topic="", words=""), Words(topic="", words="I like trains")),
        parents_words=(ParentWords(name="Ngozi", on=date(2026, 4, 20)),),
        prompts=(Prompt(area=""),),
    )
    record_visit(caseload, case_id, form, NOW)
    with caseload.reading() as session:
        visit = session.scalars(select(Visit)).one()
        assert visit.child_words == (Words(topic="Said", words="I like trains"),)
        assert visit.parents_words == (ParentWords(name="Ngozi", on=date(2026, 4, 20)),)
        assert visit.prompts == ()


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (VisitForm(held_on=date(2026, 4, 21)), "held_on"),
        (
            VisitForm(parents_words=(ParentWords(name=" ", on=date(2026, 4, 20)),)),
            "parents_words",
        ),
        (
            VisitForm(agreement=Agreement(next_contact_on=date(2026, 4, 19))),
            "next_contact_on",
        ),
        (VisitForm(notes=(NewNote(kind=NoteKind.SENSITIVE),)), "notes"),
        (
            VisitForm(notes=(NewNote(kind=NoteKind.SAFEGUARDING_PASSED_ON),)),
            "notes",
        ),
        (
            VisitForm(notes=(NewNote(kind=NoteKind.OFFICER_SAFETY, words="Dog"),)),
            "notes",
        ),
        (
            VisitForm(
                notes=(
                    NewNote(
                        kind=NoteKind.OFFICER_SAFETY,
                        words="Dog",
                        evidence="Seen",
                        review_by=date(2027, 4, 21),
                    ),
                )
            ),
            "notes",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(caseload, case_id, form, field):
    with pytest.raises(Refused, match=r"Nothing was saved") as refused:
        record_visit(caseload, case_id, form, NOW)
    assert refused.value.field == field
    with caseload.reading() as session:
        assert session.scalars(select(Visit)).all() == []
    with caseload.reading(Compartment.RESTRICTED) as session:
        assert session.scalars(select(RestrictedNote)).all() == []
