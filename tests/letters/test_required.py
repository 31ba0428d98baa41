from dataclasses import replace

import pytest

from twentyweeks.law import NOTICES
from twentyweeks.letters.checks import Rule, check
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterKind
from twentyweeks.letters.required import REQUIRED
from twentyweeks.letters.requirement import NOT_ON_PAPER
from twentyweeks.paper.blocks import plain


@pytest.mark.parametrize(
    ("notice", "kind"),
    [
        ("N1", LetterKind.REFUSE_TO_ASSESS),
        ("N1", LetterKind.WILL_NOT_ISSUE),
        ("N1a", LetterKind.WILL_ASSESS),
        ("N2", LetterKind.FINAL_PLAN),
        ("N3", LetterKind.DRAFT_PLAN),
        ("N5", LetterKind.AMENDMENT_NOTICE),
        ("N1", LetterKind.WILL_NOT_REASSESS),
        ("N4", LetterKind.KEEP_PLAN),
        ("N6", LetterKind.NOT_AMEND),
        ("N7", LetterKind.CONSULT_CEASING),
        ("N8", LetterKind.CEASE_PLAN),
        ("N9", LetterKind.TRANSFER_IN),
    ],
)
def test_every_requirement_of_the_rule_book_has_its_proof(notice, kind):
    proved = {one.id: (one.cite, one.evidence) for one in REQUIRED[kind]}
    for one in NOTICES[notice].requirements:
        if (notice, one.id) not in NOT_ON_PAPER:
            assert proved[f"{notice}-{one.id}"] == (one.cite, one.evidence.value)


def test_each_kind_of_letter_has_its_list():
    assert set(REQUIRED) == set(LetterKind)


REFUSAL_CUTS = [
    ("we have decided not to", "N1-decision"),
    ("section 36(8)", "N1-test"),
    ("You have a right to appeal", "N1-appeal_right"),
    ("5pm on Monday 15 June 2026", "N1-appeal_time"),
    ("one month", "N1-appeal_time"),
    ("disagreement resolution service", "N1-disagreement"),
    ("Northmoor SENDIASS", "N1-sendiass"),
    ("right to ask for mediation", "N1-reg32_request"),
    ("you need a mediation certificate", "N1-reg32_certificate"),
    ("Fellside Mediation", "N1-reg32_adviser"),
    ("mediation adviser by Saturday 13 June 2026", "N1-reg32_timescales"),
    ("which things you disagree about", "N1-reg32_tell_la"),
    ("any health care that you want", "N1-reg32_tell_la"),
    ("Tom Akers, disagreements officer", "N1-reg32_contact"),
]
DRAFT_CUTS = [
    ("A draft is with this letter", "N3-plan"),
    ("It is empty now", "N3-no_school"),
    ("K3. Dr Anand, community paediatrician, 22 May 2026", "N3-advice"),
    ("at least 15 days", "N3-period"),
    ("last day is Monday 6 July 2026", "N3-period"),
    ("what is wrong and what is missing", "N3-representations"),
    ("name a particular school or college", "N3-school_request"),
    ("You have a right to one", "N3-meeting"),
    ("www.northmoor.example/local-offer/schools", "N3-school_information"),
]
FINAL_CUTS = [
    ("it is with this letter", "N2-plan"),
    ("You have a right to appeal", "N2-appeal_right"),
    ("Section F (help", "N2-sections"),
    ("5pm on Monday 14 September 2026", "N2-appeal_time"),
    ("Common Ground North", "N2-disagreement"),
    ("Northmoor SENDIASS", "N2-sendiass"),
    ("You need no certificate if", "N2-reg32_certificate"),
    ("a mainstream school, is named in Section I", "N2-section_i"),
    ("mediation adviser by Sunday 13 September 2026", "N2-reg32_timescales"),
]
AMENDING_CUTS = [
    ("every change marked is with it", "N5-plan"),
    ("therapy is given twice a week", "N5-amendments"),
    ("K6. Advice of Nora Strand", "N5-advice"),
    ("at least 15 days", "N5-period"),
    ("last day is Monday 15 March 2027", "N5-period"),
    ("what is wrong and what is missing", "N5-representations"),
    ("name a particular school or college", "N5-school_request"),
    ("You have a right to one", "N5-meeting"),
    ("www.northmoor.example/local-offer/schools", "N5-school_information"),
]
LATER_CUTS = [
    (LetterKind.KEEP_PLAN, "we have decided to keep", "N4-decision"),
    (LetterKind.KEEP_PLAN, "three of the four outcomes", "N4-reasons"),
    (LetterKind.KEEP_PLAN, "You have a right to appeal", "N4-appeal_right"),
    (LetterKind.KEEP_PLAN, "5pm on Thursday 22 April 2027", "N4-appeal_time"),
    (LetterKind.KEEP_PLAN, "Fellside Mediation", "N4-reg32_adviser"),
    (LetterKind.NOT_AMEND, "decided not to make the", "N6-decision"),
    (LetterKind.NOT_AMEND, "right to ask for mediation", "N6-reg32_request"),
    (LetterKind.CONSULT_CEASING, "Nothing is decided", "N7-considering"),
    (LetterKind.CONSULT_CEASING, "Tuesday 9 March 2027", "N7-consultation"),
    (LetterKind.CONSULT_CEASING, "We also ask the head", "N7-consultation"),
    (LetterKind.CEASE_PLAN, "decided to cease to maintain", "N8-decision"),
    (LetterKind.CEASE_PLAN, "three of the four outcomes", "N8-reasons"),
    (LetterKind.CEASE_PLAN, "the plan is no longer necessary for", "N8-test"),
    (LetterKind.CEASE_PLAN, "until the appeal is over", "N8-hold"),
    (LetterKind.CEASE_PLAN, "Monday 11 January 2027", "N8-consulted"),
    (LetterKind.CEASE_PLAN, "Report of the annual review", "N8-evidence"),
    (LetterKind.CEASE_PLAN, "Tom Akers", "N8-reg32_contact"),
    (LetterKind.WILL_REASSESS, "Thursday 18 February 2027", "reassess-decision"),
    (LetterKind.WILL_NOT_REASSESS, "section 44(2)", "N1-test"),
    (LetterKind.WILL_NOT_REASSESS, "decided not to carry", "N1-decision"),
    (LetterKind.TRANSFER_IN, "Monday 1 February 2027", "N9-transferred"),
    (LetterKind.TRANSFER_IN, "We do not think that", "N9-whether_assess"),
    (LetterKind.TRANSFER_IN, "Monday 21 February 2028", "N9-review_when"),
    (LetterKind.TRANSFER_OUT, "Friday 5 March 2027", "transfer-day"),
    (LetterKind.MEDIATION, "Northmoor Library", "mediation-notice"),
    (LetterKind.TRIBUNAL_ORDER, "Monday 22 March 2027", "order-steps"),
]
OTHER_CUTS = [
    (LetterKind.RECEIVED, "in writing or by talking to us", "considering-views"),
    (LetterKind.WILL_ASSESS, "Thursday 9 April 2026", "N1a-decision"),
    (LetterKind.ADVICE_REQUEST, "Monday 25 May 2026", "advice-due"),
    (LetterKind.ADVICE_REQUEST, "How does Aled learn best", "advice-asked"),
    (LetterKind.ADVICE_CHASE, "Monday 25 May 2026", "advice-due"),
    (LetterKind.ADVICE_CHASE, "How does Aled learn best", "advice-asked"),
    (LetterKind.ADVICE_CHASE, "only three reasons", "advice-reasons"),
    (LetterKind.CONSULT_SCHOOL, "K2. Dr Pryce, educational", "consult-draft"),
    (LetterKind.CONSULT_SCHOOL, "Tuesday 7 July 2026", "consult-reply"),
    (LetterKind.CONSULT_SCHOOL, "unsuitable for", "consult-grounds"),
    (LetterKind.CONSULT_SCHOOL, "the efficient use of", "consult-grounds"),
    (LetterKind.WILL_NOT_ISSUE, "section 37(1)", "N1-test"),
]


@pytest.mark.parametrize(
    ("kind", "cut", "requirement"),
    [
        *((LetterKind.REFUSE_TO_ASSESS, *cut) for cut in REFUSAL_CUTS),
        *((LetterKind.DRAFT_PLAN, *cut) for cut in DRAFT_CUTS),
        *((LetterKind.FINAL_PLAN, *cut) for cut in FINAL_CUTS),
        *((LetterKind.AMENDMENT_NOTICE, *cut) for cut in AMENDING_CUTS),
        *OTHER_CUTS,
        *LATER_CUTS,
    ],
)
def test_each_requirement_cut_from_the_paper_is_named(of_kind, kind, cut, requirement):
    facts = of_kind(kind)
    findings = check(facts, without(compose(facts), cut))
    assert [f.requirement for f in findings if f.rule is Rule.LAW] == [requirement]


@pytest.mark.parametrize(
    ("kind", "bundle", "change", "requirement"),
    [
        (LetterKind.DRAFT_PLAN, "draft", {"advice": ()}, "N3-advice"),
        (LetterKind.DRAFT_PLAN, "draft", {"names_a_place": True}, "N3-no_school"),
        (LetterKind.FINAL_PLAN, "final", {"section_i": ()}, "N2-section_i"),
        (LetterKind.FINAL_PLAN, "final", {"is_issued": False}, "N2-issued"),
        (LetterKind.AMENDMENT_NOTICE, "amending", {"changes": ()}, "N5-amendments"),
        (LetterKind.AMENDMENT_NOTICE, "amending", {"evidence": ()}, "N5-advice"),
        (LetterKind.ADVICE_REQUEST, "advice", {"questions": ()}, "advice-asked"),
    ],
)
def test_each_fact_that_is_missing_is_named(of_kind, kind, bundle, change, requirement):
    facts = of_kind(kind)
    poorer = replace(facts, **{bundle: replace(getattr(facts, bundle), **change)})
    [finding] = check(poorer, compose(poorer))
    assert (finding.requirement, finding.rule) == (requirement, Rule.LAW)


def test_a_finding_carries_the_rule_books_citation_and_mark(of_kind):
    facts = of_kind(LetterKind.REFUSE_TO_ASSESS)
    document = without(compose(facts), "right to ask for mediation")
    [finding] = check(facts, document)
    assert finding.cite == "SEND Regs 2014 reg 32(a)"
    assert finding.evidence == "P"


def without(document, words):
    """Return the document with the words struck out wherever they stand."""
    return replace(document, blocks=tuple(struck(b, words) for b in document.blocks))


def struck(value, words):
    if isinstance(value, str):
        place = value.casefold().find(words.casefold())
        return value if place < 0 else value[:place] + value[place + len(words) :]
    if isinstance(value, tuple):
        if value and all(hasattr(part, "strong") for part in value):
            return plain(struck("".join(part.text for part in value), words))
        return tuple(struck(part, words) for part in value)
    if hasattr(value, "__dataclass_fields__"):
        fields = {n: struck(getattr(value, n), words) for n in value.__slots__}
        return replace(value, **fields)
    return value
