import re
from dataclasses import replace
from datetime import date

import pytest

from paper.content import all_spans
from twentyweeks.errors import Refused
from twentyweeks.letters.checks import check
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import TO_OTHERS, LetterKind, UpdateFacts
from twentyweeks.letters.text import body_of, text_of
from twentyweeks.paper.blocks import Table

TO_FAMILIES = [kind for kind in LetterKind if kind not in TO_OTHERS]


def letter(of_kind, kind):
    return text_of(compose(of_kind(kind)))


@pytest.mark.parametrize("kind", LetterKind)
def test_a_complete_letter_of_each_kind_may_be_posted(of_kind, kind):
    facts = of_kind(kind)
    assert check(facts, compose(facts), {"Jayden Marsh", "Mia Cole"}) == ()


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_gives_advice_and_a_named_person(of_kind, kind):
    text = letter(of_kind, kind)
    assert "Northmoor SENDIASS, telephone 01632 960111" in text
    assert "I am Priya Nair, SEND case officer." in text
    assert "Yours sincerely\nPriya Nair\nSEND case officer, Northmoor Council" in text


@pytest.mark.parametrize("kind", LetterKind)
def test_no_letter_apologises_for_a_reason_or_is_pleased(of_kind, kind):
    said = set(re.findall(r"[a-z]+", letter(of_kind, kind).lower()))
    assert said.isdisjoint(
        {"unfortunately", "pleased", "regret", "delighted", "ehcp", "client", "hereby"}
    )


@pytest.mark.parametrize("kind", TO_FAMILIES)
def test_a_young_person_is_you_in_every_letter(of_kind, to_ayesha, kind):
    facts = to_ayesha(of_kind(kind))
    ours = body_of(compose(facts)).split("Dear Ayesha")[1]
    assert "Ayesha" not in ours
    assert re.search(r"\b(you|your)\b", ours)
    assert not re.search(r"\byou (has|is|needs|finds|likes|gets)\b", ours)


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (
            LetterKind.WILL_ASSESS,
            "We have decided to carry out an EHC needs assessment for Aled. We made "
            "this decision on Thursday 9 April 2026.",
        ),
        (
            LetterKind.WILL_NOT_ISSUE,
            "We have decided not to write an Education, Health and Care plan (EHC "
            "plan) for Aled. You have the right to challenge this decision, and this "
            "letter tells you how.",
        ),
        (
            LetterKind.ADVICE_REQUEST,
            "We have decided to carry out an EHC needs assessment for Aled Rhys Bowen, "
            "born on 4 May 2018. We ask you for advice and information, and we need it "
            "by Monday 25 May 2026.",
        ),
        (
            LetterKind.ADVICE_CHASE,
            "We asked you for advice and information about Aled Rhys Bowen, born on 4 "
            "May 2018, on Monday 13 April 2026. It was due by Monday 25 May 2026. "
            "Today it is 4 days late, and we still need it.",
        ),
        (
            LetterKind.CONSULT_SCHOOL,
            "We are thinking of naming Fell View Primary School in Section I of the "
            "Education, Health and Care plan (EHC plan) for Aled Rhys Bowen, born on "
            "4 May 2018. The law says that we ask you first. Please reply by Tuesday "
            "7 July 2026.",
        ),
        (
            LetterKind.DRAFT_PLAN,
            "We have decided to write an Education, Health and Care plan (EHC plan) "
            "for Aled. A draft is with this letter, and you can tell us what you think "
            "of it until Monday 6 July 2026.",
        ),
        (
            LetterKind.FINAL_PLAN,
            "Aled's Education, Health and Care plan (EHC plan) is now final, and it is "
            "with this letter. From today we must make sure that Aled gets the help in "
            "Section F.",
        ),
        (
            LetterKind.AMENDMENT_NOTICE,
            "We propose to change Aled's Education, Health and Care plan (EHC plan). "
            "This letter is our notice of the changes. A copy of the plan with every "
            "change marked is with it, and you can tell us what you think until Monday "
            "15 March 2027.",
        ),
        (
            LetterKind.UPDATE,
            "Dr Pryce's report came in on Wednesday 20 May 2026.",
        ),
    ],
)
def test_the_first_paragraph_says_what_was_decided(of_kind, kind, first):
    assert body_of(compose(of_kind(kind))).splitlines()[4] == first


@pytest.mark.parametrize(
    "sentence",
    [
        "I handed the draft to you at our meeting. That day, Monday 22 June 2026, is "
        "day 1.",
        "Your last day is Monday 6 July 2026.",
        "You do not have to sign the draft or agree with it.",
        "You can disagree with parts of the plan and Aled can still have it.",
        "If we still hear nothing, we can make the plan final after that day.",
        "Tell us “this is not clear”.",
        "It is empty now, because the law does not let a draft name one, or say what "
        "type it will be.",
        "You can ask now, while the plan is a draft.",
        "www.northmoor.example/local-offer/schools",
        "K2. Dr Pryce, educational psychologist, 20 May 2026",
        "We must send you the final plan by Monday 20 July 2026.",
    ],
)
def test_the_draft_letter_holds(of_kind, sentence):
    assert sentence in letter(of_kind, LetterKind.DRAFT_PLAN)


def test_the_reply_form_lists_every_section_but_the_empty_one(of_kind):
    blocks = compose(of_kind(LetterKind.DRAFT_PLAN)).blocks
    sections, wishes = [block for block in blocks if isinstance(block, Table)]
    assert [row[0][0][0].text.split(":")[0] for row in sections.rows] == [
        *("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "J", "K")
    ]
    assert wishes.rows[0][0][0][0].text == (
        "The school or college I would like in Section I"
    )


def test_proposed_amendments_have_a_reply_form_of_their_own(of_kind):
    said = letter(of_kind, LetterKind.AMENDMENT_NOTICE)
    assert "Reply form: the changes to the plan for Aled" in said
    assert "the draft plan for" not in said


@pytest.mark.parametrize(
    "sentence",
    [
        "Section B now says that Aled finds loud places hard.",
        "You asked for an adult beside Aled all day. Dr Pryce advises 15 hours a week, "
        "so that he learns to work alone.",
        "Fell View Primary School, a mainstream school, is named in Section I.",
        "You need no certificate if you appeal only about the school or other place in "
        "Section I, its type, or that none is named.",
        "The tribunal must receive your appeal by 5pm on Monday 14 September 2026.",
        "We must review the plan with you by Monday 12 July 2027.",
    ],
)
def test_the_final_letter_holds(of_kind, sentence):
    assert sentence in letter(of_kind, LetterKind.FINAL_PLAN)


def test_a_refusal_makes_no_exception_to_the_certificate(of_kind):
    assert "You need no certificate" not in letter(of_kind, LetterKind.REFUSE_TO_ASSESS)


def test_an_update_says_what_is_awaited_since_when_and_the_next_contact(of_kind):
    text = letter(of_kind, LetterKind.UPDATE)
    assert (
        "We are still waiting for Dr Anand's report. We asked for it on Monday 13 "
        "April 2026." in text
    )
    assert "I will contact you again by Friday 5 June 2026" in text
    assert "complain" not in text


def test_a_late_update_says_why_what_we_do_and_how_to_complain(of_kind):
    facts = of_kind(LetterKind.UPDATE)
    late = replace(
        facts.update,
        late="Dr Anand's report was due by Monday 25 May 2026",
        late_why="two doctors at the clinic are away",
        doing="I rang the clinic today",
        expected_on=facts.update.next_contact_on,
    )
    text = text_of(compose(replace(facts, update=late)))
    assert "Two doctors at the clinic are away." in text
    assert "I rang the clinic today." in text
    assert "We now expect this step to be done by Friday 5 June 2026." in text
    assert "The date that the law sets does not move because we are late." in text
    assert "Northmoor complaints team, telephone 01632 960155" in text


def test_an_update_without_a_fact_of_this_case_is_refused(of_kind):
    facts = of_kind(LetterKind.UPDATE)
    empty = UpdateFacts(
        came_in=" ",
        awaited="",
        awaited_since=None,
        next_contact_on=facts.update.next_contact_on,
    )
    with pytest.raises(Refused, match="because one fact of this case is not recorded"):
        compose(replace(facts, update=empty))


@pytest.mark.parametrize(
    ("kind", "without", "words"),
    [
        (LetterKind.WILL_ASSESS, "assess", "the decision to assess"),
        (LetterKind.REFUSE_TO_ASSESS, "reasons", "the panel's decision"),
        (LetterKind.ADVICE_REQUEST, "advice", "what the adviser is asked"),
        (LetterKind.ADVICE_CHASE, "advice", "advice that is late"),
        (LetterKind.CONSULT_SCHOOL, "consult", "a draft plan to enclose"),
        (LetterKind.DRAFT_PLAN, "draft", "the draft plan"),
        (LetterKind.FINAL_PLAN, "final", "the final plan"),
        (LetterKind.AMENDMENT_NOTICE, "amending", "a draft that amends the plan"),
        (LetterKind.KEEP_PLAN, "reasons", "the decision after the review"),
        (LetterKind.CEASE_PLAN, "reasons", "the decision to cease"),
        (LetterKind.WILL_REASSESS, "assess", "the decision to re-assess"),
        (LetterKind.UPDATE, "update", "one fact of this case"),
    ],
)
def test_a_letter_without_its_own_facts_is_refused(of_kind, kind, without, words):
    with pytest.raises(Refused, match=f"because {words} is not recorded"):
        compose(replace(of_kind(kind), **{without: None}))


def test_the_advice_letter_asks_and_says_what_good_advice_holds(of_kind):
    text = letter(of_kind, LetterKind.ADVICE_REQUEST)
    assert "How does Aled learn best, and what gets in the way?" in text
    assert "“Access to”, “regular” and “as required” cannot." in text
    assert "You met Aled in February." in text


@pytest.mark.parametrize(
    ("said", "link"),
    [
        ("www.northmoor.example/schools", "https://www.northmoor.example/schools"),
        ("https://northmoor.example", "https://northmoor.example"),
        ("ring us, or see northmoor.example", None),
    ],
)
def test_the_place_to_find_out_about_schools_can_be_pressed(of_kind, said, link):
    facts = of_kind(LetterKind.DRAFT_PLAN)
    authority = replace(facts.authority, school_information=said)
    letter = compose(replace(facts, authority=authority))
    [found] = [span for span in all_spans(letter) if said in span.text]
    assert found.link == link


def test_a_notice_after_a_review_says_what_the_review_decided(of_kind):
    facts = of_kind(LetterKind.AMENDMENT_NOTICE)
    assert "annual review, we decided" not in text_of(compose(facts))
    decided = replace(facts.amending, reviewed_on=date(2027, 2, 18))
    reviewed = replace(facts, amending=decided)
    document = compose(reviewed)
    said = "we decided to amend the plan on Thursday 18 February 2027"
    assert said in text_of(document)
    assert check(reviewed, document) == ()
    [finding] = check(reviewed, compose(facts))
    assert finding.requirement == "N4a-decision"


def test_a_plan_for_a_transfer_between_phases_says_by_when_the_place_is_named(of_kind):
    facts = of_kind(LetterKind.FINAL_PLAN)
    assert "is amended for" not in text_of(compose(facts))
    final = replace(facts.final, moves_on=date(2027, 9, 1))
    dates = replace(facts.dates, name_by=date(2027, 2, 14))
    moving = replace(facts, final=final, dates=dates)
    document = compose(moving)
    assert (
        "This plan is amended for Aled's move on Wednesday 1 September 2027. The law "
        "says that we name the next school, college or other place, or its type, by "
        "Sunday 14 February 2027." in text_of(document)
    )
    assert check(moving, document) == ()
