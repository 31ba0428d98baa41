from datetime import date

import pytest
from sqlalchemy import select

from make import at, register
from twentyweeks.casework import Advice, Contact, Document, Milestone, Reminder
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.record import (
    NewContact,
    add_reminder,
    advice_in,
    answer_question,
    ask_advice,
    correct_milestone,
    done_reminder,
    milestones_of,
    record_contact,
    record_milestone,
    strike_milestone,
)
from twentyweeks.operations.saving import saving

DECIDED = {"kind": "decided_to_assess", "on": "2026-04-10"}


@pytest.fixture
def amara(caseload):
    return register(caseload, "2026-03-02")


def call(**fields):
    given = {
        "on": "2026-03-20", "way": "call", "direction": "to_us",
        "with_name": "Ngozi Okafor", "words": "She rang about the panel.",
        "told_new": False, **fields,
    }  # fmt: skip
    return NewContact(**given)


def only(caseload, kind):
    with caseload.reading() as session:
        (found,) = session.scalars(select(kind))
        session.expunge(found)
        return found


def test_a_milestone_is_kept_with_who_and_when_and_moves_the_list(caseload, amara):
    made = record_milestone(caseload, amara, DECIDED, at("2026-04-10", "16:05"))
    first, second = milestones_of(caseload, amara)
    assert first.words == "Request received from a parent"
    assert (second.id, second.words) == (made, "Agreed to assess")
    assert second.facts == {"kind": "decided_to_assess", "on": "2026-04-10"}
    assert second.recorded_by == "Jo Marlow"
    assert second.recorded_at == at("2026-04-10", "16:05")
    (row,) = caseload_page(caseload, date(2026, 4, 10)).rows
    assert (row.step, row.on) == ("Decide on a plan", "Mon 22 Jun")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "panel", "on": "2026-03-20"}, "kind"),
        ({"on": "2026-03-20"}, "kind"),
        ({"kind": "decided_to_assess"}, "on"),
        ({"kind": "decided_to_assess", "on": "20/03/2026"}, "on"),
        ({"kind": "decided_to_assess", "on": "2026-03-21"}, "on"),
        ({"kind": "request_received", "on": "2026-03-20", "from": "aunt"}, "from"),
        ({"kind": "advice_received", "on": "2026-03-20"}, "adviser"),
        ({"kind": "appeal_received", "on": "2026-03-20", "notice": 0}, "notice"),
        ({"kind": "appeal_received", "on": "2026-03-20", "notice": "x"}, "notice"),
        ({"kind": "request_received", "on": "2026-03-02", "from": "parent"}, "kind"),
    ],
)
def test_what_is_no_event_or_has_not_happened_is_refused(caseload, amara, facts, field):
    with pytest.raises(Refused) as refused:
        record_milestone(caseload, amara, facts, at("2026-03-20"))
    assert refused.value.field == field
    assert len(milestones_of(caseload, amara)) == 1


def test_a_case_that_is_not_there_is_told_in_a_sentence(caseload):
    for case_id in ("0" * 32, "EHC-26-1001", ""):
        with pytest.raises(BadInput) as bad:
            record_milestone(caseload, case_id, DECIDED, at("2026-04-10"))
        assert bad.value.field == "case"


def test_a_notice_is_named_by_its_milestone_and_holds_it(caseload, amara):
    refused = {"kind": "refused_to_assess", "on": "2026-04-10"}
    notice = record_milestone(caseload, amara, refused, at("2026-04-10"))
    appeal = {"kind": "appeal_received", "on": "2026-05-20", "notice": notice}
    record_milestone(caseload, amara, appeal, at("2026-05-22"))
    page = case_page(caseload, amara, date(2026, 5, 22))
    states = {why.limit.partition(":")[0]: why.state for why in page.why}
    assert states["appeal"] == "Met on Wednesday 20 May 2026"
    with pytest.raises(Refused, match="about this notice"):
        strike_milestone(caseload, notice, "the wrong child", at("2026-05-22"))
    assert milestones_of(caseload, amara)[2].facts == appeal


def test_a_correction_replaces_and_the_dates_follow(caseload, amara):
    (milestone,) = milestones_of(caseload, amara)
    facts = {**milestone.facts, "on": "2026-02-26"}
    correct_milestone(
        caseload, milestone.id, facts, "the wrong day", milestone.seen, at("2026-03-20")
    )
    (corrected,) = milestones_of(caseload, amara)
    assert corrected.facts["on"] == "2026-02-26"
    (row,) = caseload_page(caseload, date(2026, 3, 20)).rows
    assert (row.on, row.due) == ("Thu 9 Apr", "20 days left")


def test_a_correction_of_what_another_has_corrected_keeps_both(caseload, amara):
    (milestone,) = milestones_of(caseload, amara)
    for day in ("2026-02-26", "2026-02-27"):
        facts = {**milestone.facts, "on": day}
        correct_milestone(
            caseload, milestone.id, facts, "again", milestone.seen, at("2026-03-20")
        )
    (both,) = milestones_of(caseload, amara)
    assert len(both.seen) == 2
    assert case_page(caseload, amara, date(2026, 3, 20)).conflicts == 1


def test_a_deleted_milestone_starts_and_meets_nothing(caseload, amara):
    made = record_milestone(caseload, amara, DECIDED, at("2026-04-10"))
    strike_milestone(caseload, made, "the wrong child", at("2026-04-11"))
    (row,) = caseload_page(caseload, date(2026, 4, 11)).rows
    assert (row.step, row.due) == ("Decide whether to assess", "2 days left")
    with pytest.raises(BadInput):
        strike_milestone(caseload, made, "the wrong child", at("2026-04-11"))


def test_a_contact_names_the_person_around_the_child(caseload, amara):
    made = record_contact(
        caseload, amara, call(with_name="ngozi okafor"), at("2026-03-20")
    )
    contact = only(caseload, Contact)
    assert contact.id.hex == made
    assert contact.with_id is not None
    assert contact.by == caseload.officer


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"on": "2026-03-21"}, "on"),
        ({"on": ""}, "on"),
        ({"way": "fax"}, "way"),
        ({"direction": "sideways"}, "direction"),
        ({"with_name": " "}, "with_name"),
        ({"words": ""}, "words"),
        ({"next_contact_on": "2026-03-19"}, "next_contact_on"),
    ],
)
def test_a_contact_without_its_facts_is_refused(caseload, amara, fields, field):
    with pytest.raises(Refused) as refused:
        record_contact(caseload, amara, call(**fields), at("2026-03-20"))
    assert refused.value.field == field


def test_the_same_news_twice_running_is_no_news(caseload, amara):
    news = call(direction="from_us", told_new=True, words="The panel meets 2 April.")
    record_contact(caseload, amara, news, at("2026-03-20"))
    again = call(
        on="2026-03-27", direction="from_us", told_new=True,
        words="the panel meets 2 April.",
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        record_contact(caseload, amara, again, at("2026-03-27"))
    assert refused.value.field == "words"
    assert "20 March 2026" in refused.value.sentence


def test_a_question_waits_until_it_is_answered(caseload, amara):
    asks = call(asks_us="Who comes to the visit?")
    made = record_contact(caseload, amara, asks, at("2026-03-20"))
    today = date(2026, 3, 20)
    assert caseload_page(caseload, today, pill="not_heard").total == 1
    for day in ("2026-03-19", "2026-03-22"):
        with pytest.raises(Refused):
            answer_question(caseload, made, day, at("2026-03-21"))
    record_contact(caseload, amara, call(told_new=True), at("2026-03-20"))
    assert caseload_page(caseload, today, pill="not_heard").total == 1
    answer_question(caseload, made, "2026-03-21", at("2026-03-21"))
    assert caseload_page(caseload, today, pill="not_heard").total == 0


def test_advice_is_asked_of_an_adviser_and_their_six_weeks_run(caseload, amara):
    ask_advice(
        caseload, amara, "educational_psychologist", "2026-04-10",
        received_on="2026-04-13", name="Dr L. Pryce", now=at("2026-04-14"),
    )  # fmt: skip
    place = only(caseload, Advice)
    assert (place.adviser, place.name) == ("educational_psychologist", "Dr L. Pryce")
    (line,) = case_page(caseload, amara, date(2026, 5, 26)).advice
    assert line.adviser == "Educational psychologist"
    assert line.words == "Dr L. Pryce, asked 10 Apr, due 25 May"
    assert line.chip.words == "1 day overdue"


def test_an_adviser_whose_answer_is_awaited_is_not_asked_again(caseload, amara):
    ask_advice(caseload, amara, "health", "2026-04-10", now=at("2026-04-10"))
    with pytest.raises(Refused) as refused:
        ask_advice(caseload, amara, "health", "2026-04-20", now=at("2026-04-20"))
    assert "10 April 2026" in refused.value.sentence
    advice_in(caseload, amara, "health", "2026-04-21", now=at("2026-04-21"))
    ask_advice(caseload, amara, "health", "2026-04-22", now=at("2026-04-22"))
    assert only(caseload, Advice).adviser == "health"


def test_advice_comes_in_with_its_paper(caseload, amara):
    ask_advice(caseload, amara, "health", "2026-04-10", now=at("2026-04-10"))
    with saving(caseload, at("2026-04-20")) as journal:
        place = journal.session.scalars(select(Advice)).one()
        paper = Document(
            case_id=place.case_id, title="Paediatric report", kind="advice",
            blob="0" * 64, sha256="1" * 64, media_type="application/pdf", size=10,
        )  # fmt: skip
        journal.create(paper)
    held = paper.id.hex
    advice_in(caseload, amara, "health", "2026-04-20", held, now=at("2026-04-20"))
    (line,) = case_page(caseload, amara, date(2026, 4, 20)).advice
    assert (line.chip.words, line.document_id) == ("Received", held)


def test_advice_that_nobody_asked_for_is_refused(caseload, amara):
    with pytest.raises(Refused) as refused:
        advice_in(caseload, amara, "health", "2026-03-20", now=at("2026-03-20"))
    assert refused.value.field == "adviser"
    with caseload.reading() as session:
        assert len(session.scalars(select(Milestone)).all()) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"adviser": " ", "on": "2026-03-20"}, "adviser"),
        ({"adviser": "health", "on": "2026-03-21"}, "on"),
        ({"adviser": "h", "on": "2026-03-20", "received_on": "2026-03-19"},
         "received_on"),
    ],
)  # fmt: skip
def test_a_request_for_advice_has_its_days_in_order(caseload, amara, given, field):
    with pytest.raises(Refused) as refused:
        ask_advice(caseload, amara, now=at("2026-03-20"), **given)
    assert refused.value.field == field


def test_a_reminder_is_drawn_apart_and_ticked(caseload, amara):
    made = add_reminder(
        caseload, amara, "2026-03-24", "Ring after 3 pm", at("2026-03-20")
    )
    page = case_page(caseload, amara, date(2026, 3, 25))
    (step,) = (each for each in page.steps if each.reminder_id)
    assert (step.title, step.reminder_id) == ("Ring after 3 pm", made)
    assert (step.action, step.limit, step.chip.words) == (
        "", "", "Reminder, day passed",
    )  # fmt: skip
    done_reminder(caseload, made, at("2026-03-25"))
    assert only(caseload, Reminder).done_on == date(2026, 3, 25)
    page = case_page(caseload, amara, date(2026, 3, 25))
    assert not any(each.reminder_id for each in page.steps)
    with pytest.raises(Refused):
        add_reminder(caseload, amara, "2026-03-24", " ", at("2026-03-20"))
    with pytest.raises(BadInput):
        done_reminder(caseload, "0" * 32, at("2026-03-25"))
