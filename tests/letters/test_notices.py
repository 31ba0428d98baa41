from dataclasses import replace

import pytest

from letters.complete import SCHOOL
from twentyweeks.errors import Refused
from twentyweeks.letters.checks import check, check_paper
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterKind
from twentyweeks.letters.text import body_of
from twentyweeks.paper.blocks import Document, Paragraph, plain


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (
            LetterKind.RECEIVED,
            "We received a request about Aled Rhys Bowen, born on 4 May 2018, on "
            "Monday 2 March 2026. We will decide by Monday 13 April 2026 whether to "
            "carry out an EHC needs assessment.",
        ),
        (
            LetterKind.WILL_ASSESS,
            "We have decided to carry out an EHC needs assessment for Aled Rhys Bowen, "
            "born on 4 May 2018. We made this decision on Thursday 9 April 2026.",
        ),
        (
            LetterKind.REFUSE_TO_ASSESS,
            "We have decided not to carry out an EHC needs assessment for Aled "
            "Rhys Bowen, born on 4 May 2018. We made this decision on Thursday 9 April "
            "2026.",
        ),
        (
            LetterKind.WILL_NOT_ISSUE,
            "We have decided not to write an EHC plan for Aled Rhys Bowen, born on 4 "
            "May 2018. We made this decision on Thursday 9 April 2026.",
        ),
        (
            LetterKind.FINAL_PLAN,
            "The final EHC plan for Aled Rhys Bowen, born on 4 May 2018, is with this "
            "letter.",
        ),
    ],
)
def test_a_school_is_told_the_decision_and_no_more(of_kind, kind, first):
    facts = replace(of_kind(kind), recipient=SCHOOL)
    document = compose(facts)
    body = body_of(document)
    assert body.splitlines()[4] == first
    assert "right to appeal" not in body
    assert "caught up by nine months" not in body
    assert check(facts, document) == ()


@pytest.mark.parametrize(
    "kind",
    [LetterKind.DRAFT_PLAN, LetterKind.AMENDMENT_NOTICE, LetterKind.UPDATE],
)
def test_a_familys_letter_is_not_for_a_school(of_kind, kind):
    with pytest.raises(Refused, match="this letter is for the family"):
        compose(replace(of_kind(kind), recipient=SCHOOL))


def test_an_update_that_says_the_same_again_is_asked_about(of_kind):
    facts = of_kind(LetterKind.UPDATE)
    again = replace(facts, last_update=facts.update)
    [finding] = check(again, compose(again))
    assert finding.missing == "This update says what the last one said."
    before = replace(facts.update, came_in="The school's report came in")
    fresh = replace(facts, last_update=before)
    assert check(fresh, compose(fresh)) == ()


def test_any_paper_is_looked_through_for_other_children_and_gaps(of_kind):
    facts = of_kind(LetterKind.RECEIVED)
    words = "Aled Rhys Bowen [insert need]. Jayden Marsh. Cerys Bowen."
    paper = Document(
        title="A plan",
        author="Northmoor Council",
        dated=facts.written_on,
        blocks=(Paragraph(plain(words)),),
    )
    findings = check_paper(
        paper, facts.child, {"Jayden Marsh", "Cerys Bowen"}, ("Cerys Bowen",)
    )
    assert [finding.missing for finding in findings] == [
        "“[insert need]” was never filled in.",
        "“Jayden Marsh” is the name of another child or young person.",
    ]
