from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from make import at, register
from twentyweeks.casework import Answer, Visit
from twentyweeks.casework.visit import Told
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.consent import consents_of, withdraw_consent
from twentyweeks.operations.visit import (
    ConsentAnswer,
    VisitForm,
    record_visit,
    visit_page,
    visit_summary,
)
from twentyweeks.paper import text_of
from twentyweeks.present.visit_words import TOLD

NOW = at("2026-04-20", "14:02")
LATER = at("2026-05-11")
PHOTO = ConsentAnswer(
    purpose="photo", wording="", answer=Answer.GIVEN, by="Ngozi Okafor", how="signed"
)
NO_EMAIL = ConsentAnswer(
    purpose="email", wording="By e-mail?", answer=Answer.REFUSED, by="Ngozi Okafor"
)
FORM = VisitForm(
    held_on=date(2026, 4, 20),
    told=Told(told_to="Ngozi Okafor", not_to_share_with="Her uncle,\nDapo Okafor"),
    consents=(PHOTO, NO_EMAIL),
)


@pytest.fixture
def case_id(caseload):
    return register(caseload)


def test_a_choice_is_kept_in_the_words_in_which_it_was_put(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    photo, email = consents_of(caseload, case_id)
    assert photo.title == "A photo in the plan"
    assert photo.words == "yes, Ngozi Okafor, signed, 20 April 2026"
    assert photo.wording == (
        "We may put a photo of the child on the first page of the plan."
    )
    assert (photo.can_be_withdrawn, email.can_be_withdrawn) == (True, False)
    assert (email.words, email.wording) == (
        "no, Ngozi Okafor, 20 April 2026",
        "By e-mail?",
    )


def test_a_choice_that_is_taken_back_says_so_and_its_history_stays(caseload, case_id):
    visit_id = record_visit(caseload, case_id, FORM, NOW)
    photo, _ = consents_of(caseload, case_id)
    withdraw_consent(caseload, photo.consent_id, "11/5/2026", "spoken", LATER)
    given, _, taken = consents_of(caseload, case_id)
    assert given.words == "yes, Ngozi Okafor, signed, 20 April 2026"
    assert taken.words == "taken back, Ngozi Okafor, spoken, 11 May 2026"
    assert taken.wording == given.wording
    assert (given.stands, taken.stands) == (False, True)
    assert not given.can_be_withdrawn
    assert not taken.can_be_withdrawn
    with pytest.raises(Refused, match="stands as “taken back”"):
        withdraw_consent(caseload, given.consent_id, "11/5/2026", "spoken", LATER)
    said = " ".join(" ".join(text_of(visit_summary(caseload, visit_id))).split())
    assert "A photo in the plan taken back" not in said
    hers = " ".join(text_of(visit_summary(caseload, visit_id, "Ngozi Okafor")))
    assert "A photo in the plan taken back" in " ".join(hers.split())
    with caseload.reading() as session:
        kept = "SELECT v FROM operation WHERE ent = 'consent' AND f = 'answer'"
        answers = sorted(session.scalars(text(kept)))
        assert answers == ['"given"', '"refused"', '"withdrawn"']


def test_only_what_was_agreed_to_is_taken_back_and_not_before(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    photo, email = consents_of(caseload, case_id)
    with pytest.raises(Refused, match="stands as “no”") as told:
        withdraw_consent(caseload, email.consent_id, "11/5/2026", "", LATER)
    assert told.value.field == "answer"
    for day in ("19/4/2026", "12/5/2026"):
        with pytest.raises(Refused) as told:
            withdraw_consent(caseload, photo.consent_id, day, "", LATER)
        assert told.value.field == "on"
    with pytest.raises(BadInput, match="There is no such choice"):
        withdraw_consent(caseload, "0" * 32, "11/5/2026", "", LATER)
    assert consents_of(caseload, case_id) == (photo, email)


def test_what_was_told_is_kept_with_its_wording(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    with caseload.reading() as session:
        told = session.scalars(select(Visit)).one().told
        assert told == replace(FORM.told, wording=TOLD)


def test_whom_not_to_share_with_stands_over_the_case(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    assert case_page(caseload, case_id, date(2026, 5, 11)).alerts == (
        "Not to be shared with Her uncle, Dapo Okafor, said at the visit of 20 April "
        "2026",
    )


HIS = ConsentAnswer(purpose="photo", wording="", answer=Answer.REFUSED, by="Emeka")
BACK = replace(PHOTO, answer=Answer.WITHDRAWN, how="spoken")


def test_each_parent_answers_for_themselves(caseload, case_id):
    record_visit(caseload, case_id, replace(FORM, consents=(PHOTO, HIS)), NOW)
    hers, his = consents_of(caseload, case_id)
    assert (hers.by, hers.stands, his.by, his.stands) == (
        "Ngozi Okafor",
        True,
        "Emeka",
        True,
    )


def test_a_choice_is_taken_back_at_a_later_visit(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    assert [each.words for each in visit_page(caseload, case_id, LATER).chosen] == [
        "yes, Ngozi Okafor, signed, 20 April 2026",
        "no, Ngozi Okafor, 20 April 2026",
    ]
    later = VisitForm(held_on=date(2026, 5, 11), consents=(BACK,))
    record_visit(caseload, case_id, later, LATER)
    words = [each.words for each in visit_page(caseload, case_id, LATER).chosen]
    assert words == [
        "no, Ngozi Okafor, 20 April 2026",
        "taken back, Ngozi Okafor, spoken, 11 May 2026",
    ]


@pytest.mark.parametrize("consents", [(BACK,), (PHOTO, HIS, PHOTO)])
def test_what_cannot_be_is_refused_at_its_choice(caseload, case_id, consents):
    with pytest.raises(Refused, match="A photo in the plan: ") as told:
        record_visit(caseload, case_id, replace(FORM, consents=consents), NOW)
    assert told.value.field == "photo"
