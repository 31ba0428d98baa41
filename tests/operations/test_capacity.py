"""Capacity for one decision: presumed, recorded, and who acts where it is lacking."""

from dataclasses import replace
from datetime import date
from threading import Event

import pytest

from letter_case import HOME, beside, letter_case, mother
from letter_sent import said
from make import at
from twentyweeks.casework import Person, Standing
from twentyweeks.errors import Refused
from twentyweeks.operations.capacity import NewCapacity, record_capacity
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.letter import LetterChoice, letter_page, preview_letter
from twentyweeks.operations.letter_batch import Batch, look_through
from twentyweeks.operations.recipients import people_around
from twentyweeks.operations.saving import case_in
from twentyweeks.operations.today_page import today_page

NOW = at("2026-03-10")
DAY = date(2026, 3, 10)
LACKS = NewCapacity(
    decision="asking",
    found="lacks",
    concluded_on="3/3/2026",
    concluded_by="Dr Iris Fell, psychologist",
    evidence="Two talks with Amara",
    support="Pictures and an advocate",
    review_on="3/9/2026",
)
LACKING = (
    "Amara Okafor was found on 3 March 2026 to lack capacity for one decision: asking "
    "for an assessment and taking part in it."
)


@pytest.fixture
def case_id(caseload):
    case_id = letter_case(caseload)
    with caseload.writing(caseload.stamp(at("2026-03-02"))) as journal:
        session = journal.session
        child = session.get(Person, case_in(session, case_id).person_id)
        journal.set(child, "born", date(2009, 3, 4))
        journal.set(child, "address", HOME)
    return case_id


def young(caseload, case_id):
    people = letter_page(caseload, case_id, DAY).recipients
    return next(each.id for each in people if each.words == "Amara Okafor")


def received(caseload, case_id, person, day=DAY):
    choice = LetterChoice(kind="received", recipient_id=person)
    return preview_letter(caseload, case_id, choice, day)


def decides(caseload, case_id, day=DAY):
    return [each.words for each in case_page(caseload, case_id, day).own.capacity]


def test_without_a_record_the_young_person_decides(caseload, case_id):
    assert (
        decides(caseload, case_id) == ["Amara Okafor decides: capacity is presumed"] * 3
    )
    letter = said(received(caseload, case_id, young(caseload, case_id)).pdf)
    assert "You get this letter as" not in letter


def test_where_it_is_lacking_the_parent_acts_and_the_letter_says_so(caseload, case_id):
    record_capacity(caseload, case_id, LACKS, NOW)
    letter = said(received(caseload, case_id, mother(caseload)).pdf)
    assert (
        "You get this letter as a parent of Amara Okafor. The rights in it are Amara "
        "Okafor\u2019s, and you act in their place."
    ) in letter
    with pytest.raises(Refused) as stopped:
        received(caseload, case_id, young(caseload, case_id))
    assert stopped.value.sentence == (
        f"{LACKING} Ngozi Okafor acts as a parent. Nothing was made."
    )


def test_a_representative_acts_before_a_parent(caseload, case_id):
    record_capacity(caseload, case_id, LACKS, NOW)
    deputy = beside(caseload, "Ines Rowe", standing=Standing.REPRESENTATIVE)
    letter = said(received(caseload, case_id, deputy).pdf)
    assert "as the representative of Amara Okafor." in letter
    with pytest.raises(Refused, match="only by Amara Okafor's wish"):
        received(caseload, case_id, mother(caseload))
    batch = Batch(case_ids=(case_id,), kind="received", sent_by="first_class")
    look = look_through(caseload, batch, NOW, Event(), lambda *_: None)
    assert [each.recipient for each in look.gets] == ["Ines Rowe"]


def test_a_finding_holds_for_its_own_decision_alone(caseload, case_id):
    record_capacity(caseload, case_id, replace(LACKS, decision="challenge"), NOW)
    assert received(caseload, case_id, young(caseload, case_id)).pdf
    with pytest.raises(Refused, match="only by Amara Okafor's wish"):
        received(caseload, case_id, mother(caseload))
    words = "Ngozi Okafor acts as a parent. Capacity was found to be lacking on 3 March"
    assert [each.startswith(words) for each in decides(caseload, case_id)] == [
        False,
        False,
        True,
    ]


def test_a_later_finding_gives_the_decision_back(caseload, case_id):
    record_capacity(caseload, case_id, LACKS, NOW)
    again = replace(LACKS, found="has", concluded_on="9/3/2026", review_on="")
    record_capacity(caseload, case_id, again, NOW)
    assert received(caseload, case_id, young(caseload, case_id)).pdf
    assert decides(caseload, case_id)[0] == (
        "Amara Okafor decides: capacity was found on 9 March 2026 by Dr Iris Fell, "
        "psychologist"
    )


def test_a_past_review_is_a_finding_of_our_practice(caseload, case_id):
    record_capacity(caseload, case_id, replace(LACKS, review_on="9/3/2026"), NOW)
    shown = received(caseload, case_id, mother(caseload))
    [finding] = [each for each in shown.findings if "on capacity" in each.words]
    assert not finding.of_the_law
    assert "was to be looked at again by 9 March 2026." in finding.words
    assert case_page(caseload, case_id, DAY).own.capacity[0].is_due
    on_the_day = received(caseload, case_id, mother(caseload), date(2026, 3, 9))
    assert not [each for each in on_the_day.findings if "on capacity" in each.words]


def due_today(caseload, day):
    page = today_page(caseload, day, at(day.isoformat()))
    title = "Capacity to be looked at again"
    return [
        (line.name, line.words, line.chip)
        for section in page.sections
        if section.title == title
        for line in section.lines
    ]


def test_a_past_review_stands_on_today_until_it_is_done(caseload, case_id):
    record_capacity(caseload, case_id, replace(LACKS, review_on="9/3/2026"), NOW)
    assert due_today(caseload, date(2026, 3, 9)) == []
    words = (
        "Found to lack capacity on 3 March 2026: asking for an assessment and taking "
        "part in it. It was to be looked at again by 9 March 2026"
    )
    assert due_today(caseload, DAY) == [("Amara Okafor", words, "Late by 1 day")]
    again = replace(LACKS, concluded_on="9/3/2026", review_on="9/9/2026")
    record_capacity(caseload, case_id, again, NOW)
    assert due_today(caseload, DAY) == []


def test_where_nobody_can_act_the_letter_says_whom_to_record(caseload, case_id):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        person = next(iter(_around(journal.session, case_id)))
        journal.set(person, "standing", Standing.SETTING)
    record_capacity(caseload, case_id, LACKS, NOW)
    with pytest.raises(Refused, match="record the representative, or a parent"):
        received(caseload, case_id, young(caseload, case_id))


def _around(session, case_id):
    return people_around(session, case_in(session, case_id).person_id)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"decision": ""}, "decision"),
        ({"found": ""}, "found"),
        ({"concluded_on": "11/3/2026"}, "concluded_on"),
        ({"concluded_on": "26/6/2025"}, "concluded_on"),
        ({"concluded_by": " "}, "concluded_by"),
        ({"evidence": ""}, "evidence"),
        ({"support": ""}, "support"),
        ({"review_on": ""}, "review_on"),
        ({"review_on": "3/3/2026"}, "review_on"),
    ],
)
def test_a_conclusion_says_by_whom_and_on_what(caseload, case_id, change, field):
    with pytest.raises(Refused) as stopped:
        record_capacity(caseload, case_id, replace(LACKS, **change), NOW)
    assert stopped.value.field == field
    assert decides(caseload, case_id)[0].endswith("capacity is presumed")


def test_evidence_may_be_longer_than_a_line(caseload, case_id):
    told = "Amara weighed neither choice. " * 20
    record_capacity(caseload, case_id, replace(LACKS, evidence=told), NOW)
    line = case_page(caseload, case_id, DAY).own.capacity[0]
    assert line.because.count("Amara weighed neither choice.") == 20
