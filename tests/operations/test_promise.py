"""What the authority promises its families: how often, at least, they hear from us."""

from dataclasses import replace
from datetime import date

import pytest

from make import at, register
from twentyweeks.operations.authority import authority_form, change_authority
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.record import NewContact, record_contact
from twentyweeks.present.tone import Tone

TODAY = date(2026, 3, 13)
NOW = at("2026-03-13")


@pytest.fixture
def case_id(caseload):
    made = register(caseload, "2026-03-02")
    refresh_all(caseload, TODAY)
    return made


def promise(caseload, days):
    opened = authority_form(caseload)
    form = replace(opened.form, promise_days=days)
    change_authority(caseload, form, opened.seen, NOW)


def unheard(caseload):
    return len(caseload_page(caseload, TODAY, "not_heard").rows)


def test_fourteen_days_are_promised_until_the_authority_says_otherwise(caseload):
    assert authority_form(caseload).form.promise_days == 14


def test_a_shorter_promise_is_broken_in_every_list_at_once(caseload, case_id):
    assert unheard(caseload) == 0
    promise(caseload, 7)
    assert unheard(caseload) == 1
    promise(caseload, 14)
    assert unheard(caseload) == 0


def test_the_day_of_the_next_contact_is_shown(caseload, case_id):
    chip = case_page(caseload, case_id, TODAY).silence
    assert (chip.words, chip.tone) == ("Next contact by 16 Mar", Tone.GREY)
    promise(caseload, 12)
    assert case_page(caseload, case_id, TODAY).silence.words == "Next contact by 14 Mar"
    call = NewContact(
        on="2026-03-13",
        way="call",
        direction="from_us",
        with_name="Ngozi Okafor",
        words="The panel meets on Thursday",
        told_new=True,
        next_contact_on="2026-03-20",
    )
    record_contact(caseload, case_id, call, NOW)
    assert case_page(caseload, case_id, TODAY).silence.words == "Next contact by 20 Mar"
