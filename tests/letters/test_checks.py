from dataclasses import replace
from datetime import date

import pytest

from twentyweeks.letters.checks import Rule, check
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import Contact, LetterKind, Standing
from twentyweeks.paper.blocks import Paragraph, plain


def found(findings, requirement):
    return [f for f in findings if f.requirement == requirement]


@pytest.mark.parametrize("kind", [LetterKind.RECEIVED, LetterKind.REFUSE_TO_ASSESS])
def test_a_complete_letter_has_no_finding(of_kind, kind):
    facts = of_kind(kind)
    assert check(facts, compose(facts)) == ()


@pytest.mark.parametrize(
    ("change", "requirement", "cite"),
    [
        ({"test": ""}, "N1-test", "CFA 2014 s.36(8)"),
        ({"for_this_child": ()}, "N1-reasons", "CFA 2014 s.36(5)"),
        ({"for_this_child": ("  ",)}, "N1-reasons", "CFA 2014 s.36(5)"),
        ({"evidence": ()}, "N1-evidence", "SEND Regs 2014 regs 5(3)"),
    ],
)
def test_a_refusal_without_its_substance_cannot_be_issued(
    of_kind, change, requirement, cite
):
    facts = of_kind(LetterKind.REFUSE_TO_ASSESS)
    poorer = replace(facts, reasons=replace(facts.reasons, **change))
    [finding] = found(check(poorer, compose(poorer)), requirement)
    assert finding.rule is Rule.LAW
    assert cite in finding.cite


@pytest.mark.parametrize(
    ("body", "requirement"),
    [
        ("mediation_adviser", "N1-reg32_adviser"),
        ("mediation_contact", "N1-reg32_contact"),
        ("disagreement_resolution", "N1-disagreement"),
        ("sendiass", "N1-sendiass"),
    ],
)
def test_a_body_without_a_way_to_reach_it_is_named(of_kind, body, requirement):
    facts = of_kind(LetterKind.REFUSE_TO_ASSESS)
    unknown = replace(facts.authority, **{body: Contact(name="Somebody")})
    poorer = replace(facts, authority=unknown)
    findings = check(poorer, compose(poorer))
    assert [f.requirement for f in findings] == [requirement]
    assert findings[0].rule is Rule.LAW


def test_generic_reasons_are_a_matter_of_practice(of_kind):
    facts = of_kind(LetterKind.REFUSE_TO_ASSESS)
    bland = replace(
        facts.reasons, for_this_child=("Needs can be met from SEN support",)
    )
    poorer = replace(facts, reasons=bland)
    findings = check(poorer, compose(poorer))
    assert [f.requirement for f in findings] == ["reasons-child", "reasons-evidence"]
    assert {f.rule for f in findings} == {Rule.PRACTICE}


@pytest.mark.parametrize(
    "left", ["[insert reason]", "{name}", "TBC", "«parent»", "<date>", "XXX"]
)
def test_a_placeholder_left_in_stops_issue(of_kind, left):
    facts = of_kind(LetterKind.RECEIVED)
    document = compose(facts)
    gap = Paragraph(plain(f"We will ring you about {left} soon."))
    [finding] = check(facts, replace(document, blocks=(*document.blocks, gap)))
    assert finding.rule is Rule.LAW
    assert finding.missing == f"“{left}” was never filled in."


def test_unknown_standing_stops_this_persons_letter(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    stranger = replace(facts.recipient, standing=Standing.UNKNOWN)
    facts = replace(facts, recipient=stranger)
    [finding] = check(facts, compose(facts))
    assert finding.rule is Rule.LAW
    assert (
        finding.missing == "We do not know by what right Siân Bowen gets this letter."
    )
    assert "s.576" in finding.cite


def test_a_letter_needs_an_address_or_an_agreed_email(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    nowhere = replace(facts, recipient=replace(facts.recipient, address_lines=()))
    [finding] = check(nowhere, compose(nowhere))
    assert finding.missing == "There is no address for Siân Bowen."
    by_email = replace(
        nowhere, recipient=replace(nowhere.recipient, email="sian@home.example")
    )
    assert check(by_email, compose(by_email)) == ()


def test_a_right_that_has_run_out_before_the_letter_is_written(of_kind):
    facts = replace(of_kind(LetterKind.REFUSE_TO_ASSESS), written_on=date(2026, 6, 14))
    [finding] = [e for e in check(facts, compose(facts)) if e.rule is Rule.LAW]
    assert finding.missing == (
        "The last day for the mediation adviser is Saturday 13 June 2026, before the "
        "letter's own date, Sunday 14 June 2026."
    )


def test_a_decision_already_late_is_for_the_officer_to_say(of_kind):
    facts = replace(of_kind(LetterKind.RECEIVED), written_on=date(2026, 4, 14))
    [finding] = check(facts, compose(facts))
    assert finding.rule is Rule.PRACTICE
    assert finding.mend == "Tell the family that the step is late, and why."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I will ring you by Friday 3 April 2026", "promises something by Friday 3 A"),
        ("You can come until 1 March 2026", "promises something by Sunday 1 March"),
        ("We meet on Friday 29 April 2026", "Friday 29 April 2026, which is a Wednes"),
    ],
)
def test_a_day_that_was_typed_is_looked_at_too(of_kind, words, found):
    facts = of_kind(LetterKind.REFUSE_TO_ASSESS)
    reasons = replace(facts.reasons, next_steps_meeting=words)
    facts = replace(facts, reasons=reasons)
    [finding] = check(facts, compose(facts))
    assert finding.rule is Rule.PRACTICE
    assert found in finding.missing


def test_a_child_is_not_yet_a_young_person(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    pupil = replace(facts.recipient, standing=Standing.YOUNG_PERSON)
    facts = replace(facts, recipient=pupil)
    [finding] = check(facts, compose(facts))
    assert finding.rule is Rule.LAW
    assert finding.cite == "CFA 2014 s.83(2)"


def test_fewer_than_15_days_for_the_draft_stops_issue(of_kind):
    facts = of_kind(LetterKind.DRAFT_PLAN)
    dates = replace(facts.dates, representations_last_day=date(2026, 7, 5))
    short = replace(facts, dates=dates)
    [finding] = check(short, compose(short))
    assert finding.rule is Rule.LAW
    assert finding.missing == "Sunday 5 July 2026 leaves fewer than 15 days for views."


@pytest.mark.parametrize(
    ("legal", "known", "words"),
    [
        ("D'Arcy O\u2019Neill", "D'Arcy", "We will not assess D'Arcy"),
        ("Llŷr Siôn ap Rhŷs", "Llŷr", "We will not assess Llŷr"),
        ("محمد رضا", "محمد", "We will not assess محمد"),
        ("James Ross", "", "We will not assess James Ross"),
    ],
)
def test_names_of_all_kinds_stand_in_the_letter(of_kind, legal, known, words):
    facts = of_kind(LetterKind.REFUSE_TO_ASSESS)
    reasons = replace(
        facts.reasons,
        test="The panel did not find that a plan may be needed",
        for_this_child=(f"Dr Pryce writes that {known or legal} reads well",),
    )
    child = replace(facts.child, legal_name=legal, known_as=known, pronouns="")
    facts = replace(facts, child=child, reasons=reasons)
    document = compose(facts)
    assert words.casefold() in document.title.casefold()
    assert check(facts, document, {"Jayden Marsh"}) == ()
