"""A plan on two laptops: what is written, said and read apart comes together."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from letter_case import YES
from make import at
from paper.others import untagged
from plan_case import NOW, TODAY, issued, pass_second_look, whole_plan
from twentyweeks.casework import Case, Document, PlanPart
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.exchange import exchange
from twentyweeks.operations.papers import open_paper
from twentyweeks.operations.plan import (
    NewPart,
    add_part,
    begin_plan,
    change_part,
    part_form,
    plan_form,
    preview_plan,
)
from twentyweeks.operations.plan_comments import (
    NewComment,
    add_comment,
    answer_comment,
    comments_page,
)
from twentyweeks.operations.plan_second_look import record_reading
from twentyweeks.operations.settle import conflict_cards, settle_conflict
from twentyweeks.operations.translated import (
    NewTranslation,
    file_translation,
    paper_translations,
)


@pytest.fixture
def plan(jo, sam):
    """Return the case and the plan that both laptops know."""
    with jo.reading() as session:
        case_id = session.scalars(select(Case.id)).one().hex
    record_decision(jo, case_id, YES, at("2026-04-10"))
    plan_id = whole_plan(jo, case_id)
    both(jo, sam)
    return case_id, plan_id


def both(jo, sam):
    for _ in range(2):
        exchange(jo, NOW)
        exchange(sam, NOW)


def a_need(caseload):
    with caseload.reading() as session:
        held = session.scalars(select(PlanPart).order_by(PlanPart.id))
        return next(each.id.hex for each in held if each.section.value == "B")


def rewrite(caseload, words):
    part_id = a_need(caseload)
    opened = part_form(caseload, part_id)
    changed = replace(opened.form, words=words)
    change_part(caseload, part_id, changed, opened.seen, NOW)


def test_a_colleague_s_reading_is_the_second_look(jo, sam, plan):
    case_id, plan_id = plan
    record_reading(sam, plan_id, "Section F can be held to.", {"F-held": 3}, NOW)
    assert not preview_plan(jo, case_id, "draft", TODAY).may_be_issued
    both(jo, sam)
    assert preview_plan(jo, case_id, "draft", TODAY).may_be_issued
    (reading,) = plan_form(jo, case_id, TODAY).readings
    assert reading.by == "Sam Hale, Monday 15 June 2026"


def test_comment_and_answer_meet(jo, sam, plan):
    case_id, plan_id = plan
    comment = NewComment(
        by="Ngozi Okafor", kind="wish", words="An hour.", received_on="12/6/2026"
    )
    comment_id = add_comment(sam, plan_id, comment, NOW)
    both(jo, sam)
    answer_comment(jo, comment_id, "kept", "The advice says 30 minutes.", NOW)
    both(jo, sam)
    (subject,) = comments_page(sam, case_id, TODAY).subjects
    assert subject.comments[0].reply == "Not changed: The advice says 30 minutes."


def test_an_answered_finding_is_answered_on_every_laptop(jo, sam, plan):
    case_id, _plan_id = plan
    pass_second_look(jo, case_id)
    both(jo, sam)
    assert preview_plan(sam, case_id, "draft", TODAY).may_be_issued


def test_what_is_issued_on_one_laptop_is_frozen_on_the_other(jo, sam, plan):
    case_id, _plan_id = plan
    pass_second_look(jo, case_id)
    kept = issued(jo, case_id)
    both(jo, sam)
    assert preview_plan(sam, case_id, "draft", TODAY).pdf == kept.pdf
    with pytest.raises(Refused, match="was issued and stays as it was issued"):
        rewrite(sam, "Amara reads slowly.")


def test_a_translation_travels_as_other_papers_do(jo, sam, plan, tmp_path):
    case_id, _plan_id = plan
    pass_second_look(jo, case_id)
    kept = issued(jo, case_id)
    path = tmp_path / "urdu.pdf"
    path.write_bytes(untagged("Words in Urdu"))
    new = NewTranslation(
        language="ur", translator="Farah Aziz", translated_on="2026-06-15"
    )
    copy = file_translation(jo, (case_id, kept.document_id), path, new, NOW)
    both(jo, sam)
    assert open_paper(sam, copy).content == untagged("Words in Urdu")
    [line] = paper_translations(sam, kept.document_id, TODAY).lines
    assert (line.document_id, line.words, line.stale) == (
        copy,
        "In Urdu, by Farah Aziz, 15 Jun",
        "",
    )


def test_what_was_written_meanwhile_is_told_and_goes_into_the_next(jo, sam, plan):
    case_id, _plan_id = plan
    pass_second_look(jo, case_id)
    kept = issued(jo, case_id)
    rewrite(sam, "Amara reads slowly.")
    both(jo, sam)
    page = plan_form(jo, case_id, TODAY)
    assert page.issued == (
        "Draft plan, version 1 was issued on Monday 15 June 2026 and stays as it was "
        "issued. Another laptop wrote into it meanwhile: what stands below is not what "
        "was issued. Begin the next version, which takes the change in."
    )
    assert preview_plan(jo, case_id, "draft", TODAY).pdf == kept.pdf
    begin_plan(jo, case_id, NOW)
    page = plan_form(jo, case_id, TODAY)
    assert page.sections[1].parts[0].words == "Amara reads slowly."


def test_two_who_issue_apart_see_that_it_differs(jo, sam, plan):
    case_id, _plan_id = plan
    pass_second_look(jo, case_id)
    both(jo, sam)
    issued(jo, case_id)
    rewrite(sam, "Amara reads slowly.")
    issued(sam, case_id)
    both(jo, sam)
    preview = preview_plan(jo, case_id, "draft", TODAY)
    assert any("two officers wrote apart" in each.words for each in preview.findings)


def test_a_part_written_apart_is_a_conflict_that_names_its_child(jo, sam, plan):
    rewrite(jo, "Amara reads slowly.")
    rewrite(sam, "Amara reads aloud.")
    both(jo, sam)
    (card,) = conflict_cards(jo)
    assert (card.child, card.what) == ("Amara Okafor", "Words of the plan")
    assert card.case_id == plan[0]


def test_a_link_written_apart_shows_what_it_points_at(jo, sam, plan):
    _case_id, plan_id = plan
    new = NewPart(section="B", words="Loud places tire Amara.", asked_of="Senses")
    second = add_part(jo, plan_id, new, NOW)
    third = add_part(jo, plan_id, replace(new, words="Amara tires."), NOW)
    both(jo, sam)
    for caseload, need in ((jo, second), (sam, third)):
        with caseload.writing(caseload.stamp(NOW)) as journal:
            held = journal.session.scalars(select(PlanPart))
            (line,) = [e for e in held if e.section.value == "F"]
            journal.set(line, "need_id", UUID(need))
    both(jo, sam)
    (card,) = conflict_cards(jo)
    assert card.what == "Need that it serves"
    assert sorted(each.words for each in card.values) == [
        "Amara tires.",
        "Loud places tire Amara.",
    ]


def test_the_hash_of_a_paper_is_never_typed(jo, sam, plan):
    for caseload, name in ((jo, "a" * 40), (sam, "b" * 40)):
        with caseload.writing(caseload.stamp(NOW)) as journal:
            held = journal.session.scalars(select(Document)).one()
            journal.set(held, "blob", name)
    both(jo, sam)
    (card,) = conflict_cards(jo)
    assert not card.free_text
    with pytest.raises(BadInput, match="cannot be typed"):
        settle_conflict(jo, card.id, None, "none", "I know better", NOW)
