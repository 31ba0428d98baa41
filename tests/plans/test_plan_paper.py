from dataclasses import replace
from datetime import date

from twentyweeks.paper.blocks import (
    Bullets,
    Details,
    Heading,
    Paragraph,
    SignHere,
    Table,
)
from twentyweeks.plans.compose import compose_plan
from twentyweeks.plans.sections import (
    Answer,
    Asked,
    DirectPayment,
    Institution,
    OtherNeeds,
    PlanState,
)

LABELS = [
    "Section A: Views, interests and hopes",
    "Section B: Special educational needs",
    "Section C: Health needs",
    "Section D: Social care needs",
    "Section E: Outcomes",
    "Section F: Special educational provision",
    "Section G: Health provision",
    "Section H1: Social care provision for a disabled person under 18",
    "Section H2: Other social care provision",
    "Section I: School, college or other place",
    "Section J: Personal budget",
    "Section K: Advice and information",
]


def headings(document, level):
    found = [block for block in document.blocks if isinstance(block, Heading)]
    return [block.text for block in found if block.level == level]


def said(document):
    words = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            words.append("".join(span.text for span in block.words))
        if isinstance(block, Bullets):
            words += ["".join(span.text for span in item) for item in block.items]
        if isinstance(block, Details):
            words += ["".join(s.text for s in item) for item in block.spoken()]
    return words


def table(document, caption):
    [found] = [b for b in document.blocks if getattr(b, "caption", "") == caption]
    assert isinstance(found, Table)
    return [
        [" / ".join(words[0].text for words in cell) for cell in row]
        for row in found.rows
    ]


def test_each_section_is_labelled_even_where_it_is_empty(plan):
    bare = replace(plan, views=(), needs=(), outcomes=(), provision=(), advice=())
    for facts in (plan, bare):
        assert headings(compose_plan(facts, PlanState.DRAFT), 2) == LABELS


def test_a_draft_says_so_on_every_page(plan):
    draft = compose_plan(plan, PlanState.DRAFT)
    assert draft.draft is True
    assert draft.footer == "Our reference NM-0042 · Aled Rhys Bowen · draft"
    assert headings(draft, 1) == ["Draft Education, Health and Care plan"]
    assert not [block for block in draft.blocks if isinstance(block, SignHere)]


def test_a_draft_never_prints_a_place(plan):
    named = replace(plan, institution=Institution(name="Beckfoot School", type="x"))
    draft = said(compose_plan(named, PlanState.DRAFT))
    assert "This section stays empty in a draft. The final plan fills it in." in draft
    assert not [words for words in draft if "Beckfoot" in words]


def test_a_type_alone_says_why_and_what_is_still_owed(plan):
    place = Institution(
        type="Special school",
        why="No school has answered",
        owed="A place, found by Ruth Hale",
        named_by=date(2026, 9, 1),
    )
    words = said(compose_plan(replace(plan, institution=place), PlanState.FINAL))
    assert "Why no place is named: No school has answered" in words
    assert "What is still owed: A place, found by Ruth Hale" in words
    assert "A place is named by: Tuesday 1 September 2026" in words


def test_a_final_plan_names_the_place_and_is_signed(plan):
    final = compose_plan(
        replace(
            plan,
            institution=Institution(
                name="Fell View Primary School", type="Mainstream primary school"
            ),
            signed_by="Ruth Hale",
            signed_job="head of SEND",
            signed_on=date(2026, 7, 13),
        ),
        PlanState.FINAL,
    )
    assert final.draft is False
    assert "Name: Fell View Primary School" in said(final)
    assert "Type: Mainstream primary school" in said(final)
    assert SignHere("Ruth Hale, head of SEND, for Northmoor Council") in final.blocks
    assert "Signed on Monday 13 July 2026" in said(final)


def test_section_a_says_whose_words_and_how_they_came(plan):
    words = said(compose_plan(plan, PlanState.DRAFT))
    assert (
        "A good day: “When it is quiet and I can draw trains.” (said to Priya Nair at "
        "home on 23 April 2026, with picture cards; in their own words)" in words
    )
    assert (
        "Hopes: That Aled has a friend to play with. (said at home on 23 April 2026; "
        "in our words)" in words
    )


def test_needs_outcomes_and_provision_point_at_one_another(plan):
    draft = compose_plan(plan, PlanState.DRAFT)
    assert (
        "B1. Aled reads words of three letters and enjoys being read to. He cannot yet "
        "read a sentence of his year's books. (K2, page 3)" in said(draft)
    )
    assert (
        "E1. By Friday 21 July 2028: Aled reads a short book for his age on his own."
        in said(draft)
    )
    assert table(draft, "Section F, line by line")[0] == [
        "Need B1 / Outcome E1",
        "A reading programme that links letters to sounds.",
        "A teaching assistant. / Skill: Trained in the programme by the specialist "
        "teacher.",
        "Five times a week. / Each time: 20 minutes. / Group: One to one.",
    ]
    assert table(draft, "Section G, line by line")[0][0] == "Need C1 / Outcome E2"


def test_asked_none_is_told_apart_from_not_asked(plan):
    none = said(compose_plan(plan, PlanState.DRAFT))
    assert (
        "We asked Northmoor children's social care on Tuesday 19 May 2026. The answer "
        "was that there is none. No one in the team knows Aled, and his parents ask "
        "for no care." in none
    )
    unasked = replace(plan, care_needs=OtherNeeds())
    assert "Nobody has been asked about this yet." in said(
        compose_plan(unasked, PlanState.DRAFT)
    )
    declined = Answer(asked=Asked.DECLINED, whom="Ms Bowen", on=date(2026, 5, 1))
    assert "We asked Ms Bowen on Friday 1 May 2026, who chose not to answer." in said(
        compose_plan(
            replace(plan, care_needs=OtherNeeds(answer=declined)), PlanState.DRAFT
        )
    )


def test_section_k_is_numbered_with_author_role_and_date(plan):
    draft = compose_plan(plan, PlanState.DRAFT)
    rows = table(draft, "All the advice, in order")
    assert rows == [
        [
            "K1",
            "Advice from school",
            "Mrs Ward, head teacher",
            "12 May 2026 / 1 month old",
        ],
        [
            "K2",
            "Psychological advice",
            "Dr Pryce, educational psychologist",
            "20 May 2026 / 1 month old",
        ],
    ]


def test_section_j_lists_direct_payments_or_says_there_is_none(plan):
    assert "No money is paid direct." in said(compose_plan(plan, PlanState.DRAFT))
    paid = DirectPayment(what="A swimming teacher", amount="£30 a week", meets="B2, E2")
    document = compose_plan(replace(plan, direct_payments=(paid,)), PlanState.FINAL)
    assert table(document, "Money paid direct") == [
        ["A swimming teacher", "£30 a week", "B2, E2"]
    ]


def test_who_was_asked_and_when_are_told_apart(plan):
    asked = Answer(
        asked=Asked.NONE,
        whom="Dr Anand, community paediatrician",
        on=date(2026, 5, 22),
    )
    facts = replace(plan, health_needs=OtherNeeds(answer=asked))
    assert (
        "We asked Dr Anand, community paediatrician, on Friday 22 May 2026. The answer "
        "was that there is none."
    ) in said(compose_plan(facts, PlanState.DRAFT))
    asked = replace(asked, whom="Dr Anand")
    facts = replace(plan, health_needs=OtherNeeds(answer=asked))
    assert (
        "We asked Dr Anand on Friday 22 May 2026. The answer was that there is none."
        in said(compose_plan(facts, PlanState.DRAFT))
    )
