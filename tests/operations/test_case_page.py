from datetime import date

import pytest
from sqlalchemy import select

from make import at, register
from twentyweeks.casework import (
    Case,
    Document,
    HeldApart,
    Involved,
    Letter,
    MayBeTold,
    Milestone,
    NoteKind,
    PostedBy,
    RestrictedNote,
    Standing,
)
from twentyweeks.errors import BadInput
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.record import (
    NewContact,
    advice_in,
    ask_advice,
    record_contact,
    record_milestone,
)
from twentyweeks.operations.saving import saving
from twentyweeks.present.timeline import Mark
from twentyweeks.present.tone import Tone
from twentyweeks.vault.keys import Compartment

TODAY = date(2026, 11, 23)


@pytest.fixture
def amara(caseload):
    """Return the case of the picture, on Monday 23 November 2026."""
    case_id = register(caseload, "2026-08-24", primary_need="SLCN")
    decided = {"kind": "decided_to_assess", "on": "2026-10-05"}
    record_milestone(caseload, case_id, decided, at("2026-10-05"))
    for adviser in ("parents", "school", "educational_psychologist", "health"):
        ask_advice(caseload, case_id, adviser, "2026-10-05", now=at("2026-10-05"))
    for adviser, day in (("parents", "2026-10-14"), ("school", "2026-11-17")):
        advice_in(caseload, case_id, adviser, day, now=at(day))
    refresh_all(caseload, TODAY)
    return case_id


def record(caseload, case_id, day, kind, **facts):
    record_milestone(caseload, case_id, {"kind": kind, "on": day, **facts}, at(day))


def by_rule(page):
    return {why.limit.partition(":")[0]: why for why in page.why}


def test_the_head_says_who_and_how_far(caseload, amara):
    page = case_page(caseload, amara, TODAY)
    assert (page.name, page.initials) == ("Amara Okafor", "AO")
    assert [chip.words for chip in page.chips] == ["Assessment under way"]
    assert page.facts == (
        "Age 7, born 4 March 2019",
        "Year 3, Ashgrove Primary",
        "EHC-26-1001",
        "Speech, language and communication needs",
        "Officer Jo Marlow",
    )
    assert page.final_due == "Final plan due Monday 11 January 2027, 49 days left"
    assert (page.position, page.previous_id, page.next_id) == ("1 of 1", "", "")


def test_the_bar_holds_its_five_milestones_in_words(caseload, amara):
    bar = case_page(caseload, amara, TODAY).timeline
    assert [(each.name, each.when, each.state, each.at) for each in bar.discs] == [
        ("Request received", "24 Aug", "Received", 0),
        ("Agreed to assess", "Week 6 · 5 Oct", "On time", 6),
        ("Advice back", "Week 12 · 16 Nov", "2 of 4 in", 12),
        ("Draft plan sent", "Week 16 · 14 Dec", "Next, our target", 16),
        ("Final plan sent", "Week 20 · 11 Jan 2027", "", 20),
    ]
    assert (bar.today, bar.today_words) == (13.0, "Today · week 14")
    assert [each.mark for each in bar.discs] == [
        Mark.DONE, Mark.DONE, Mark.WAITING, Mark.NEXT, Mark.OPEN,
    ]  # fmt: skip
    assert Tone.RED not in {each.tone for each in bar.discs}


def test_late_advice_is_what_holds_it_up_and_comes_first(caseload, amara):
    page = case_page(caseload, amara, TODAY)
    chip = page.timeline_chip
    words = "Educational psychologist advice and 1 more are holding this up"
    assert (chip.words, chip.tone) == (words, Tone.AMBER)
    first = page.steps[0]
    assert first.title == "Chase the advice: Educational psychologist"
    assert first.words == (
        "They were asked on 5 October 2026; the answer was due on Monday 16 November "
        "2026."
    )
    assert (first.chip.words, first.chip.tone) == ("7 days overdue", Tone.RED)


def test_the_register_shows_each_adviser_once(caseload, amara):
    lines = case_page(caseload, amara, TODAY).advice
    assert [(each.adviser, each.chip.words, each.chip.tone) for each in lines] == [
        ("Parents", "Received", Tone.GREEN),
        ("School", "Received, 1 day late", Tone.GREEN),
        ("Educational psychologist", "7 days overdue", Tone.RED),
        ("Health", "7 days overdue", Tone.RED),
    ]


@pytest.mark.parametrize(
    ("day", "words", "tone"),
    [
        (date(2026, 4, 5), "8 days left", Tone.GREY),
        (date(2026, 4, 6), "7 days left", Tone.AMBER),
        (date(2026, 4, 12), "1 day left", Tone.AMBER),
        (date(2026, 4, 13), "Due today", Tone.RED),
        (date(2026, 4, 14), "1 day overdue", Tone.RED),
    ],
)
def test_the_decision_is_due_on_monday_13_april_2026(caseload, day, words, tone):
    case_id = register(caseload, "2026-03-02")
    steps = case_page(caseload, case_id, day).steps
    (step,) = (each for each in steps if each.title == "Decide whether to assess")
    assert (step.chip.words, step.chip.tone) == (words, tone)
    assert step.words.startswith("By Monday 13 April 2026. ")
    assert (step.action, step.force) == ("record_decision", "")


def test_what_must_wait_is_not_offered_before_its_time(caseload):
    case_id = register(caseload, "2026-03-02")
    titles = [each.title for each in case_page(caseload, case_id, TODAY).steps]
    assert titles[:4] == [
        "Decide whether to assess",
        "Decide whether to issue a plan",
        "Send the draft plan",
        "Serve the draft plan while 15 days are left for the family",
    ]
    early = case_page(caseload, case_id, date(2026, 3, 9)).steps
    assert [each.title for each in early] == [
        "Acknowledge the request",
        "Decide whether to assess",
    ]


def test_the_final_plan_waits_for_the_fifteen_days(caseload, amara):
    record(caseload, amara, "2026-12-14", "draft_plan_served")
    steps = case_page(caseload, amara, date(2026, 12, 28)).steps
    (final,) = (each for each in steps if each.title == "Send the final plan")
    assert final.action == "why"
    assert final.words.startswith("Not before Tuesday 29 December 2026")
    steps = case_page(caseload, amara, date(2026, 12, 29)).steps
    (final,) = (each for each in steps if each.title == "Send the final plan")
    assert final.action == "write_letter:final-plan"


def test_our_own_target_is_never_red_and_says_whose_it_is(caseload, amara):
    page = case_page(caseload, amara, date(2026, 12, 20))
    (draft,) = (each for each in page.steps if each.title == "Send the draft plan")
    assert (draft.force, draft.chip.words) == ("our target", "6 days overdue")
    assert draft.chip.tone is Tone.AMBER
    disc = page.timeline.discs[3]
    assert (disc.state, disc.tone) == ("Our target, 6 days overdue", Tone.AMBER)


def test_a_final_plan_ends_the_bar(caseload, amara):
    record(caseload, amara, "2026-12-14", "draft_plan_served")
    record(caseload, amara, "2027-01-13", "final_plan_sent")
    page = case_page(caseload, amara, date(2027, 1, 20))
    assert page.final_due == "Final plan sent Wednesday 13 January 2027, 2 days late"
    assert (page.timeline.today, page.timeline.today_words) == (None, "")
    assert [chip.words for chip in page.chips] == ["Plan in force"]
    assert page.silence is None


def test_why_tells_the_working_the_law_and_how_surely_it_is_known(caseload, amara):
    whys = {
        why.limit.split(":")[0]: why for why in case_page(caseload, amara, TODAY).why
    }
    final = whys["final_plan"]
    assert final.date == "Monday 11 January 2027"
    assert "20 weeks = 140 days" in final.working
    assert final.cite == "SEND Regs 2014 reg 13(2)"
    assert final.evidence == "Checked against the text of the regulation"
    assert final.state == "Open, 49 days left"
    assert whys["advice_return"].evidence == "To be verified"
    assert whys["draft_target"].duty.endswith("(our target).")
    assert whys["assess_decision"].state == "Met on Monday 5 October 2026"


def test_an_exception_says_what_is_missing(caseload, amara):
    record_milestone(
        caseload,
        amara,
        {"kind": "absent_from_area", "from": "2026-10-10", "back": "2026-11-12"},
        at("2026-11-13"),
    )
    whys = {
        why.limit.split(":")[0]: why for why in case_page(caseload, amara, TODAY).why
    }
    (told,) = whys["final_plan"].exceptions
    assert told.startswith(
        "Away from the area for four weeks or more: the facts are there; missing is "
        "the officer's record"
    )
    assert whys["final_plan"].state == "Open, 49 days left"


def test_what_was_said_and_what_happened_stand_newest_first(caseload, amara):
    call = NewContact(
        on="2026-11-04", way="call", direction="to_us", with_name="Ngozi Okafor",
        words="She rang about the draft.", told_new=False, asks_us="When is it?",
    )  # fmt: skip
    made = record_contact(caseload, amara, call, at("2026-11-04"))
    lines = case_page(caseload, amara, TODAY).contacts
    assert [line.title for line in lines[:3]] == [
        "Advice received: School",
        "Call with Ngozi Okafor",
        "Advice received: Parents",
    ]
    assert lines[1].words == "4 Nov, J. Marlow. She rang about the draft."
    assert (lines[1].contact_id, lines[1].asks_us) == (made, "When is it?")
    assert lines[-1].title == "Request received from a parent"


def test_silence_is_counted_from_the_request_or_the_last_news(caseload):
    case_id = register(caseload, "2026-03-02")
    chip = case_page(caseload, case_id, date(2026, 3, 16)).silence
    assert (chip.words, chip.tone) == ("Next contact by 16 Mar", Tone.GREY)
    chip = case_page(caseload, case_id, date(2026, 3, 17)).silence
    assert chip.words == "Not heard from us for 15 days"


def test_alerts_name_what_may_not_be_missed(caseload, amara):
    with saving(caseload, at("2026-11-02")) as journal:
        mother = journal.session.scalars(select(Involved)).one()
        child = mother.child_id
        for name, value in (
            ("address_is_protected", True),
            ("interpreter", "Igbo"),
            ("do_not", "Do not ring before 3 pm"),
        ):
            journal.set(mother, name, value)
        father = Involved(
            child_id=child, name="Emeka Okafor", role="Father",
            standing=Standing.PARENTAL_RESPONSIBILITY, may_be_told=MayBeTold.LETTERS,
        )  # fmt: skip
        journal.create(father)
    page = case_page(caseload, amara, TODAY)
    assert page.alerts == (
        "Address protected: Ngozi Okafor's is told to nobody and stands on no copy to "
        "another person",
        "Interpreter for Ngozi Okafor: Igbo",
        "Ngozi Okafor: Do not ring before 3 pm",
        "Letters to two people, each a copy of their own: Ngozi Okafor and Emeka "
        "Okafor",
    )
    mother_card, father_card = page.people
    assert mother_card.address == "Address protected"
    assert mother_card.standing == "Has parental responsibility"
    assert father_card.may_be_told == "May be sent letters"


def test_notes_kept_apart_are_read_by_who_may_and_named_to_who_may_not(caseload, amara):
    held = HeldApart(since=date(2026, 11, 2), ask="Jo Marlow")
    stamp = caseload.stamp(at("2026-11-02"))
    with saving(caseload, at("2026-11-02")) as journal:
        case = journal.session.scalars(select(Case)).one()
        note = RestrictedNote(
            case_id=case.id, kind=NoteKind.OFFICER_SAFETY, words="Visit in pairs",
            evidence="Dog loose on 2 November", written_on=date(2026, 11, 2),
            review_by=date(2026, 11, 22),
        )  # fmt: skip
        journal.set(case, "held_apart", held)
    with caseload.writing(stamp, Compartment.RESTRICTED) as journal:
        journal.create(note)
    page = case_page(caseload, amara, date(2026, 11, 22))
    assert page.held_apart == ""
    (line,) = page.notes
    assert (line.title, line.words) == (
        "Safety of officers",
        "Visit in pairs (Dog loose on 2 November). 2 November 2026, review by 22 "
        "November 2026",
    )
    (lapsed,) = case_page(caseload, amara, TODAY).notes
    assert lapsed.title == "Safety of officers, lapsed"
    _close_restricted(caseload)
    page = case_page(caseload, amara, TODAY)
    assert page.notes == ()
    assert page.held_apart == (
        "There are notes about this case that you may not open. Ask Jo Marlow."
    )


def _close_restricted(caseload):
    """Leave the officer with the general part alone, as most officers have it."""
    engines = vars(caseload)["_engines"]
    engines.pop(Compartment.RESTRICTED).dispose()


def test_papers_say_what_they_are_and_a_letter_how_it_left(caseload, amara):
    with saving(caseload, at("2026-11-09")) as journal:
        case = journal.session.scalars(select(Case)).one()
        report = Document(
            case_id=case.id, title="Psychologist's report", kind="advice",
            blob="0" * 64, sha256="1" * 64, media_type="application/pdf", size=9,
            pages=12, received_on=date(2026, 11, 9), author="Dr L. Pryce",
        )  # fmt: skip
        frozen = Document(
            case_id=case.id, title="Will assess", kind="letter", blob="2" * 64,
            sha256="3" * 64, media_type="application/pdf", size=9,
            dated=date(2026, 10, 6),
        )  # fmt: skip
        letter = Letter(
            case_id=case.id, kind="will-assess", recipient_name="Ngozi Okafor",
            written_on=date(2026, 10, 6), issued={"sha256": "3" * 64},
        )  # fmt: skip
        for each in (report, frozen):
            journal.create(each)
        journal.issue(letter, "issued")
    papers = case_page(caseload, amara, TODAY).papers
    assert [(each.words, each.unposted) for each in papers] == [
        ("Received 9 Nov, Dr L. Pryce, 12 pages", False),
        ("Letter to Ngozi Okafor, written 6 Oct, not posted", True),
    ]
    assert papers[1].letter_id == letter.id.hex
    with saving(caseload, at("2026-11-10")) as journal:
        journal.set(letter, "posted_on", date(2026, 10, 7))
        journal.set(letter, "posted_by", PostedBy.FIRST_CLASS)
    sent = case_page(caseload, amara, TODAY).papers[1]
    assert (
        sent.words
        == "Letter to Ngozi Okafor, written 6 Oct, posted 7 Oct by first class"
    )
    assert not sent.unposted


def double(caseload, case_id, day, kind, **facts):
    """Write a milestone as it would come from another station."""
    with saving(caseload, at(day)) as journal:
        told = {"kind": kind, "on": day, **facts}
        case = journal.session.scalars(select(Case)).one()
        journal.create(Milestone(case_id=case.id, facts=told, recorded_at=at(day)))


def test_a_decision_that_two_officers_recorded_is_shown_twice(caseload, amara):
    double(caseload, amara, "2026-10-06", "decided_to_assess")
    (twice,) = case_page(caseload, amara, TODAY).recorded_twice
    assert "Agreed to assess on 5 October 2026 (Jo Marlow)" in twice.words
    assert "Agreed to assess on 6 October 2026" in twice.words
    assert len(twice.milestone_ids) == 2


def test_one_advisers_advice_is_recorded_twice_and_an_addendum_is_not(caseload, amara):
    double(caseload, amara, "2026-11-18", "advice_received", adviser="school")
    (twice,) = case_page(caseload, amara, TODAY).recorded_twice
    assert "Advice received: School" in twice.words
    ask_advice(caseload, amara, "parents", "2026-11-19", now=at("2026-11-19"))
    advice_in(caseload, amara, "parents", "2026-11-20", now=at("2026-11-20"))
    assert len(case_page(caseload, amara, TODAY).recorded_twice) == 1


def test_a_change_of_mind_after_a_refusal_is_no_double(caseload):
    case_id = register(caseload, "2026-03-02")
    record(caseload, case_id, "2026-04-10", "refused_to_assess")
    record(caseload, case_id, "2026-05-15", "decided_to_assess")
    assert case_page(caseload, case_id, TODAY).recorded_twice == ()


def test_opposite_decisions_of_one_day_are_a_double(caseload):
    case_id = register(caseload, "2026-03-02")
    record(caseload, case_id, "2026-04-10", "refused_to_assess")
    record(caseload, case_id, "2026-04-10", "decided_to_assess")
    assert len(case_page(caseload, case_id, TODAY).recorded_twice) == 1


def test_a_second_request_after_a_refusal_starts_a_round_of_its_own(caseload):
    case_id = register(caseload, "2026-03-02")
    record(caseload, case_id, "2026-04-10", "refused_to_assess")
    again = {"from": "school"}
    record(caseload, case_id, "2026-09-07", "request_received", **again)
    record(caseload, case_id, "2026-10-16", "decided_to_assess")
    page = case_page(caseload, case_id, TODAY)
    assert page.recorded_twice == ()
    assert page.timeline.discs[0].when == "7 Sep"
    assert page.final_due == "Final plan due Monday 25 January 2027, 63 days left"


def test_cases_stand_beside_each_other_as_the_list_has_them(caseload):
    ids = [
        register(caseload, day, forename=name, surname="Marsh")
        for day, name in (
            ("2026-03-03", "Caleb"), ("2026-03-02", "Maryam"), ("2026-03-02", "Arlo"),
        )
    ]  # fmt: skip
    caleb, maryam, arlo = ids
    pages = {each: case_page(caseload, each, date(2026, 3, 4)) for each in ids}
    assert pages[arlo].position == "1 of 3"
    assert (pages[arlo].previous_id, pages[arlo].next_id) == ("", maryam)
    assert (pages[maryam].previous_id, pages[maryam].next_id) == (arlo, caleb)
    assert (pages[caleb].previous_id, pages[caleb].next_id) == (maryam, "")


def test_a_case_that_is_not_there_is_told(caseload):
    with pytest.raises(BadInput):
        case_page(caseload, "0" * 32, TODAY)
