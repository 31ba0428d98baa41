"""Two versions side by side: marked words, the notice, and the working document."""

from dataclasses import replace
from datetime import date

import page
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.paper import render, text_of
from twentyweeks.paper.blocks import Paragraph, Span
from twentyweeks.plans.amended import Versions, compose_amendments, compose_changes
from twentyweeks.plans.compare import compare
from twentyweeks.plans.marked import marked, runs
from twentyweeks.plans.replies import ReplyFacts, ReplyRow, compose_replies
from twentyweeks.plans.sections import Section
from twentyweeks.plans.working import Proposal, WorkingFacts, compose_working

KEY = "a" * 32


def keyed(plan):
    """Return the plan with its first line of help known by a key."""
    first, *rest = plan.provision
    return replace(plan, provision=(replace(first, key=KEY), *rest))


def longer(plan):
    first, *rest = plan.provision
    return replace(plan, provision=(replace(first, how_long="30 minutes"), *rest))


def printed(document):
    return " ".join(" ".join(text_of(render(document))).split())


def versions(plan, **more):
    return Versions(
        before=keyed(plan),
        after=longer(keyed(plan)),
        was="Final plan, version 2",
        now="Draft plan, version 3",
        **more,
    )


def test_what_differs_is_marked_word_by_word():
    assert marked("Help for 20 minutes a day", "Help for 30 minutes a day") == (
        Span(text="Help for "),
        Span(text="[Removed: 20] ", change="removed"),
        Span(text="[Added: 30]", change="added"),
        Span(text=" minutes a day"),
    )
    assert marked("", "New words") == (Span(text="[Added: New words]", change="added"),)
    assert marked("Gone", "") == (Span(text="[Removed: Gone]", change="removed"),)
    assert marked("Same", "Same") == (Span(text="Same"),)


def test_a_line_that_is_known_is_compared_with_itself(plan):
    before = keyed(plan)
    first, second = before.provision
    turned = replace(before, provision=(second, replace(first, what="Other words")))
    assert [change.sentence for change in compare(before, turned)] == [
        "“A reading programme that links letters to sounds” for need B1 is now "
        "“Other words”."
    ]


def test_the_marked_plan_says_what_changed_and_where(plan):
    words = printed(compose_changes(versions(plan)))
    assert "What changed from final plan, version 2 to draft plan, version 3" in words
    assert "how long each time was “20 minutes” and is now “30 minutes”." in words
    assert "How long: [Removed: 20] [Added: 30] minutes." in words
    assert "Section K: Advice and information" in words


def test_the_notice_of_amendments_gives_its_rights(plan):
    told = versions(plan, school_information="www.northmoor.example/schools")
    words = printed(compose_amendments(told))
    assert "Notice of proposed amendments" in words
    assert "You have at least 15 days, the first of them the day on which" in words
    assert "Ask that a particular school or other institution is named." in words
    assert "Ask for a meeting with us about the changes." in words
    assert "Read about schools and colleges here: www.northmoor.example/schools." in (
        words
    )


def test_nothing_changed_is_said(plan):
    same = replace(versions(plan), after=keyed(plan))
    assert "Nothing is different." in printed(compose_changes(same))


def test_the_marked_plan_follows_its_changes_and_names_who_said_what(plan):
    made = compose_changes(versions(plan))
    first = " ".join(text_of(render(made))[0].split())
    assert "The plan with the changes marked" in first
    assert "Aled, on “A good day”. When it is quiet and I can draw trains." in first


def test_the_working_document_tells_each_side_apart(plan):
    facts = WorkingFacts(
        plan=keyed(plan),
        draft=longer(keyed(plan)),
        was="Final plan, version 2",
        proposals=(
            Proposal(key=KEY, by="Siân Bowen", wording="One hour"),
            Proposal(key=KEY, by="Siân Bowen", takes_out=True),
        ),
    )
    words = printed(compose_working(facts))
    assert "[Authority removes: 20]" in words
    assert "[Authority: 30]" in words
    assert "[Family: One hour]" in words
    assert "[Family removes: A reading programme" in words
    both = replace(
        facts,
        agreed=frozenset({KEY}),
        proposals=(Proposal(key=KEY, by="Siân", wording="One hour", agreed=True),),
    )
    words = printed(compose_working(both))
    assert "[Agreed to remove: 20]" in words
    assert "[Agreed: 30]" in words
    assert "[Agreed: One hour]" in words
    assert "[Authority: 30]" not in words


def test_only_the_authoritys_own_proposals_are_in_italics(plan):
    facts = WorkingFacts(
        plan=keyed(plan),
        draft=longer(keyed(plan)),
        was="Final plan, version 2",
        proposals=(Proposal(key=KEY, by="Siân Bowen", wording="One hour"),),
    )
    document = compose_working(facts)
    spans = [
        span
        for block in document.blocks
        if isinstance(block, Paragraph)
        for span in block.words
    ]
    slanted = [span.text.strip() for span in spans if span.slanted]
    assert slanted == ["[Authority removes: 20]", "[Authority: 30]"]
    both = replace(facts, agreed=frozenset({KEY}))
    assert not any(
        span.slanted
        for block in compose_working(both).blocks
        if isinstance(block, Paragraph)
        for span in block.words
    )


def replies(**more):
    row = ReplyRow(
        about="F1",
        stands="A reading programme",
        by="Siân Bowen",
        asked="Asks for a change, Monday 6 July 2026",
        words="We need an hour",
        proposed="60 minutes",
        reply="",
    )
    return ReplyFacts(
        authority="Northmoor Council",
        legal_name="Aled Rhys Bowen",
        reference="NM-0042",
        plan="Draft plan, version 1",
        to="Siân Bowen",
        dated=date(2026, 7, 7),
        rows=(row,),
        **more,
    )


def test_the_table_of_replies_stands_by_person():
    facts = replies()
    words = printed(compose_replies(facts))
    assert "What you said, and what we answer" in words
    assert "For Siân Bowen." in words
    assert "Wording asked for: 60 minutes." in words
    assert "Not answered yet." in words
    every = printed(compose_replies(replace(facts, to="")))
    assert "Comments and answers" in every


def test_a_change_is_told_in_its_own_section(plan):
    (change,) = compare(keyed(plan), longer(keyed(plan)))
    assert change.section is Section.F


TEXT = st.text(alphabet="abc .", max_size=40)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_the_marks(was, now):
    told = list(runs(was, now))
    old = "".join(words for kind, words in told if kind != "added")
    new = "".join(words for kind, words in told if kind != "removed")
    assert "".join(old.split()) == "".join(was.split())
    assert "".join(new.split()) == "".join(now.split())


@pytest.mark.parametrize("size", [12, 24])
def test_every_marked_paper_is_accessible(plan, size):
    told = versions(replace(plan, size=size))
    working = WorkingFacts(
        plan=told.before,
        draft=told.after,
        was=told.was,
        proposals=(Proposal(key=KEY, by="Siân Bowen", wording="One hour"),),
    )
    for document in (
        compose_changes(told),
        compose_amendments(told),
        compose_working(working),
        compose_replies(replies(size=size)),
    ):
        pdf = render(document)
        for profile in ("ua1", "2a"):
            report = page.validate_pdf_bytes(pdf, profile=profile)
            assert [failure.message for failure in report.failures] == []
            assert report.is_compliant
