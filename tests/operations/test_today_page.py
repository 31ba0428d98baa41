import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from make import at, register
from twentyweeks.casework import Case, Contact, Involved, Letter, Milestone, Person
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.record import (
    NewContact,
    add_reminder,
    ask_advice,
    record_contact,
    record_milestone,
)
from twentyweeks.operations.saving import saving
from twentyweeks.operations.today_page import LAST_EXCHANGE, today_page
from twentyweeks.present.tone import Tone
from twentyweeks.storage.drafts import keep_draft
from twentyweeks.storage.facts import write_fact
from twentyweeks.storage.tables import operation

TODAY = date(2026, 11, 23)
NOW = at("2026-11-23", "08:40")


def page_of(caseload):
    refresh_all(caseload, TODAY)
    page = today_page(caseload, TODAY, NOW)
    return page, {section.title: section for section in page.sections}


def told(section):
    return [(line.name, line.words, line.chip, line.tone) for line in section.lines]


def test_an_empty_day_says_so_in_every_place(caseload):
    page, _ = page_of(caseload)
    assert page.date == "Monday 23 November 2026"
    words = "No deadline has passed, and none falls in the next seven days."
    assert page.truth == words
    assert [section.title for section in page.sections] == [
        "Dates that bind in the next seven days",
        "Families not heard from",
        "Advice overdue",
        "Guidance and our own targets",
        "Reminders",
        "Letters printed but not posted",
    ]
    assert all(section.nothing and not section.lines for section in page.sections)
    assert page.drafts == ()


def test_what_binds_stands_late_first_and_only_statute_binds(caseload):
    register(caseload, "2026-10-20", forename="Theo", surname="Marsh")
    register(caseload, "2026-10-19", forename="Rohan", surname="Cartwright")
    register(caseload, "2026-10-12", forename="Grace", surname="Osei")
    register(caseload, "2026-10-08", forename="Samir", surname="Hughes")
    page, sections = page_of(caseload)
    first = sections["Dates that bind in the next seven days"]
    assert told(first) == [
        ("Samir Hughes", "Decide whether to assess by Thursday 19 November 2026",
         "4 days overdue", Tone.RED),
        ("Grace Osei", "Decide whether to assess by Monday 23 November 2026",
         "Due today", Tone.RED),
        ("Rohan Cartwright", "Decide whether to assess by Monday 30 November 2026",
         "7 days left", Tone.AMBER),
    ]  # fmt: skip
    assert first.lines[0].cite == "SEND Regs 2014 reg 5(1)-(3)"
    assert page.truth == "1 deadline has passed, 2 more fall in the next seven days."


def test_our_own_target_is_told_apart_and_never_in_red(caseload):
    case_id = register(caseload, "2026-07-27")
    decided = {"kind": "decided_to_assess", "on": "2026-09-07"}
    record_milestone(caseload, case_id, decided, at("2026-09-07"))
    _, sections = page_of(caseload)
    assert told(sections["Guidance and our own targets"]) == [
        ("Amara Okafor", "Send the draft plan by Monday 16 November 2026 (our target)",
         "7 days overdue", Tone.AMBER),
        ("Amara Okafor", "Serve the draft plan while 15 days are left for the family "
         "by Sunday 29 November 2026 (our target)", "6 days left", Tone.AMBER),
    ]  # fmt: skip


def test_late_advice_and_silent_families_are_named(caseload):
    case_id = register(caseload, "2026-09-14")
    decided = {"kind": "decided_to_assess", "on": "2026-10-05"}
    record_milestone(caseload, case_id, decided, at("2026-10-05"))
    for adviser, reached in (("health", "2026-10-11"), ("school", "2026-10-12")):
        ask_advice(
            caseload, case_id, adviser, "2026-10-05", received_on=reached,
            now=at("2026-10-12"),
        )  # fmt: skip
    news = NewContact(
        on="2026-11-08", way="call", direction="from_us", with_name="Ngozi Okafor",
        words="Advice is being gathered.", told_new=True,
    )  # fmt: skip
    record_contact(caseload, case_id, news, at("2026-11-08"))
    _, sections = page_of(caseload)
    assert told(sections["Advice overdue"]) == [
        ("Amara Okafor", "Health, due Sunday 22 November 2026", "1 day overdue",
         Tone.RED),
    ]  # fmt: skip
    assert told(sections["Families not heard from"]) == [
        ("Amara Okafor", "Last told something new on 8 Nov, 15 days ago",
         "Waiting 15 days", Tone.AMBER),
    ]  # fmt: skip


def test_a_question_that_waits_is_told_in_its_words(caseload):
    case_id = register(caseload, "2026-11-16")
    asks = NewContact(
        on="2026-11-20", way="email", direction="to_us", with_name="Ngozi Okafor",
        words="She wrote.", told_new=False, asks_us="Who comes to the visit?",
    )  # fmt: skip
    record_contact(caseload, case_id, asks, at("2026-11-20"))
    _, sections = page_of(caseload)
    (line,) = sections["Families not heard from"].lines
    assert (line.words, line.chip) == (
        "Asked us: Who comes to the visit?", "Waiting 3 days",
    )  # fmt: skip


def test_reminders_are_due_from_their_day(caseload):
    case_id = register(caseload, "2026-11-16")
    for day, words in (("2026-11-23", "Ring"), ("2026-11-24", "Write")):
        add_reminder(caseload, case_id, day, words, at("2026-11-16"))
    _, sections = page_of(caseload)
    assert told(sections["Reminders"]) == [
        ("Amara Okafor", "Ring", "Today", Tone.BLUE),
    ]


def test_a_letter_that_lies_unposted_is_told_until_it_leaves(caseload):
    register(caseload, "2026-11-16")
    with saving(caseload, at("2026-11-17")) as journal:
        case = journal.session.scalars(select(Case)).one()
        letter = Letter(
            case_id=case.id, kind="received", recipient_name="Ngozi Okafor",
            written_on=date(2026, 11, 17), issued={"sha256": "1" * 64},
        )  # fmt: skip
        journal.issue(letter, "issued")
    _, sections = page_of(caseload)
    assert told(sections["Letters printed but not posted"]) == [
        ("Amara Okafor",
         "Letter to Ngozi Okafor: request received, written 17 November 2026",
         "Unposted 6 days", Tone.AMBER),
    ]  # fmt: skip
    with saving(caseload, NOW) as journal:
        journal.set(letter, "posted_on", TODAY)
    _, sections = page_of(caseload)
    assert sections["Letters printed but not posted"].lines == ()


def test_what_was_half_typed_is_offered_again(caseload):
    case_id = register(caseload, "2026-11-16")
    with caseload.local() as connection:
        kept = at("2026-11-22", "14:02")
        keep_draft(connection, f"visit:{case_id}", json.dumps({}), kept)
        keep_draft(connection, "request", "{}", at("2026-11-23", "08:15"))
        keep_draft(connection, "wording:closing", "{}", at("2026-11-23", "08:20"))
    page, _ = page_of(caseload)
    assert [(each.name, each.case_id, each.words) for each in page.drafts] == [
        (f"visit:{case_id}", case_id, "Visit to Amara Okafor, kept at 14:02 yesterday"),
        ("request", "", "Unfinished work on a new case, kept at 08:15 today"),
        (
            "wording:closing",
            "",
            "Our own wording of a letter, kept at 08:20 today",
        ),
    ]


def test_a_draft_about_something_on_a_case_names_its_child(caseload):
    case_id = register(caseload, "2026-11-16")
    contact = NewContact(
        on="2026-11-20",
        way="call",
        direction="to_us",
        with_name="Ngozi Okafor",
        words="Rang",
        told_new=False,
        asks_us="When is the visit?",
    )
    record_contact(caseload, case_id, contact, at("2026-11-20"))
    with caseload.reading() as session:
        milestone, asked, child, parent = (
            session.scalars(select(kind)).one().id.hex
            for kind in (Milestone, Contact, Person, Involved)
        )
    names = {
        f"answer:{asked}": "An answer to the family of Amara Okafor",
        f"budget:{case_id}": "A personal budget of Amara Okafor",
        f"bundle-reason:{case_id}": "A bundle about Amara Okafor",
        f"child:{child}": "Details of Amara Okafor",
        f"correct:{milestone}": "A correction of what was recorded about Amara Okafor",
        f"person:{parent}": "A person around Amara Okafor",
        f"strike:{milestone}": "Striking out what was recorded about Amara Okafor",
        f"word:{case_id}": "A copy for Word about Amara Okafor",
    }
    with caseload.local() as connection:
        for name in names:
            keep_draft(connection, name, "{}", at("2026-11-23", "08:15"))
    page, _ = page_of(caseload)
    assert [(each.name, each.case_id, each.words) for each in page.drafts] == [
        (name, case_id, f"{words}, kept at 08:15 today")
        for name, words in names.items()
    ]


def test_more_than_fifty_lines_are_counted_and_not_shown(caseload):
    case_id = register(caseload, "2026-11-16")
    for number in range(53):
        add_reminder(caseload, case_id, "2026-11-20", f"{number}", at("2026-11-16"))
    _, sections = page_of(caseload)
    section = sections["Reminders"]
    assert (len(section.lines), section.more) == (50, 3)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, "Never exchanged; 2 changes wait."),
        ("damaged", "Never exchanged; 2 changes wait."),
        (
            "2026-11-20T16:40:00+00:00",
            "Last exchanged Friday 20 November 2026 at 16:40; 2 changes wait.",
        ),
        ("2026-11-23T07:05:00+00:00", "Last exchanged today at 07:05; 2 changes wait."),
    ],
)
def test_the_state_of_exchange_counts_what_no_bundle_holds(caseload, last, words):
    with caseload.local() as connection:
        connection.execute(operation.update().values(bundle="sent"))
        if last is not None:
            write_fact(connection, LAST_EXCHANGE, last)
    with saving(caseload, NOW) as journal:
        journal.create(Case(person_id=caseload.officer, reference="EHC-26-1001"))
    page, _ = page_of(caseload)
    assert page.sync == words


@pytest.mark.parametrize(
    ("promised", "lines"),
    [
        ("2026-11-23", []),
        (
            "2026-11-22",
            [
                (
                    "We promised to be in touch on Sunday 22 November 2026",
                    "Waiting 1 day",
                )
            ],
        ),
    ],
)
def test_a_promised_contact_is_owed_from_the_day_after(caseload, promised, lines):
    case_id = register(caseload, "2026-11-16")
    call = NewContact(
        on="2026-11-19", way="call", direction="from_us", with_name="Ngozi Okafor",
        words="We are reading the papers.", told_new=True, next_contact_on=promised,
    )  # fmt: skip
    record_contact(caseload, case_id, call, at("2026-11-19"))
    _, sections = page_of(caseload)
    shown = sections["Families not heard from"].lines
    assert [(line.words, line.chip) for line in shown] == lines
    step = next(
        step for step in case_page(caseload, case_id, TODAY).steps if step.force
    )
    assert (step.title, step.force) == ("Be in touch with Ngozi Okafor", "our promise")
    again = replace(
        call, on="2026-11-23", words="The panel has met.", next_contact_on=""
    )
    record_contact(caseload, case_id, again, NOW)
    _, sections = page_of(caseload)
    assert sections["Families not heard from"].lines == ()
