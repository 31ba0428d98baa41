"""A draft that leaves in Word: for one reader, marked, recorded, and never issued."""

from datetime import date
from io import BytesIO

import docx
import pytest

from letter_case import HOME, assessed, beside, mother, other_child
from plan_case import NOW, pass_second_look, whole_plan
from twentyweeks.casework import (
    Case,
    Document,
    Involved,
    Letter,
    MayBeTold,
    Plan,
    ProtectedAddress,
)
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.ask_advice import ask_advice
from twentyweeks.operations.bundle import (
    BundleChoice,
    Wanted,
    bundle_page,
    preview_bundle,
)
from twentyweeks.operations.letter import LetterChoice
from twentyweeks.operations.papers import holds, open_paper
from twentyweeks.operations.plan import NewPart, add_part, issue_plan, preview_plan
from twentyweeks.operations.saving import read_id
from twentyweeks.operations.word_export import export_letter, export_plan
from twentyweeks.operations.word_readers import word_readers
from twentyweeks.paper.from_word import blocks_of_word
from twentyweeks.storage.papers import digest
from twentyweeks.vault.keys import Compartment

TODAY = date(2026, 6, 15)


@pytest.fixture
def case_id(caseload):
    return assessed(caseload)


@pytest.fixture
def plan_id(caseload, case_id):
    return whole_plan(caseload, case_id)


def said(content):
    return str(blocks_of_word(content))


def reference(caseload):
    with caseload.reading() as session:
        return session.query(Case).one().reference


def add_need(caseload, plan_id, words):
    add_part(caseload, plan_id, NewPart(section="B", words=words), NOW)


def protect(caseload, who):
    with caseload.writing(caseload.stamp(NOW), Compartment.RESTRICTED) as journal:
        of_id = read_id(who, "person")
        journal.create(
            ProtectedAddress(of_id=of_id, lines=("7 Hidden Row",), postcode="NM9 9ZZ")
        )
    with caseload.writing(caseload.stamp(NOW)) as journal:
        held = journal.session.get(Involved, of_id)
        journal.set(held, "address_is_protected", value=True)
        journal.set(held, "address", None)


def test_a_plan_leaves_in_word_and_is_recorded(caseload, case_id, plan_id):
    made = export_plan(caseload, case_id, "draft", mother(caseload), NOW)
    head = docx.Document(BytesIO(made.content)).sections[0].header
    assert [each.text for each in head.paragraphs] == [
        "DRAFT, made on 15 June 2026: not issued"
    ]
    assert "Reading in a group of three" in said(made.content)
    kept = open_paper(caseload, made.document_id)
    assert kept.content == made.content
    assert kept.title == "Draft plan, version 1, in Word for Ngozi Okafor, Mother"
    assert made.file_name == f"plan-{reference(caseload)}-draft-for-comment.docx"
    with caseload.reading() as session:
        row = session.get(Document, read_id(made.document_id, "document"))
        assert (row.kind, row.sha256) == ("word-export", digest(made.content))
        told = row.made_from
        assert (told.on, told.plan.hex, told.reader) == (
            TODAY,
            plan_id,
            "Ngozi Okafor, Mother",
        )
        assert told.reader_id.hex == mother(caseload)
        assert told.by is not None


def test_nothing_is_issued_by_it(caseload, case_id, plan_id):
    made = export_plan(caseload, case_id, "draft", mother(caseload), NOW)
    with caseload.reading() as session:
        assert session.query(Letter).all() == []
        assert [each.issued for each in session.query(Plan)] == [None]
    offered = bundle_page(caseload, case_id, TODAY).papers
    assert made.document_id not in [each.document_id for each in offered]
    wanted = (Wanted(document_id=made.document_id, part="core"),)
    with pytest.raises(Refused, match="left for comment and is never issued"):
        preview_bundle(
            caseload, case_id, BundleChoice(papers=wanted, reader="tribunal"), TODAY
        )


def test_a_version_that_was_issued_is_no_draft(caseload, case_id, plan_id):
    pass_second_look(caseload, case_id)
    shown = preview_plan(caseload, case_id, "draft", TODAY)
    issue_plan(caseload, case_id, "draft", shown.sha256, NOW)
    with pytest.raises(Refused) as told:
        export_plan(caseload, case_id, "draft", mother(caseload), NOW)
    assert told.value.sentence == (
        "Draft plan, version 1 was issued on 15 June 2026, so it is a draft no more. "
        "Nothing was made. Save the copy that was issued, or begin the next version."
    )


def test_what_is_kept_apart_leaves_for_nobody_else(caseload, case_id, plan_id):
    protect(caseload, mother(caseload))
    ada = beside(caseload, "Ada Okafor")
    add_need(caseload, plan_id, "Amara walks home to 7 Hidden Row.")
    with pytest.raises(Refused, match="kept apart from Ada Okafor stands in"):
        export_plan(caseload, case_id, "draft", ada, NOW)
    with caseload.reading() as session:
        assert session.query(Document).filter_by(kind="word-export").all() == []
    made = export_plan(caseload, case_id, "draft", mother(caseload), NOW)
    assert "7 Hidden Row" in said(made.content)


def test_another_child_is_named_to_nobody(caseload, case_id, plan_id):
    other_child(caseload)
    add_need(caseload, plan_id, "Amara hits Samir Hughes.")
    with pytest.raises(Refused, match="names another child or young person"):
        export_plan(caseload, case_id, "draft", mother(caseload), NOW)


def test_who_may_not_have_papers_gets_none(caseload, case_id, plan_id):
    asked = beside(
        caseload, "Dr Anand", may_be_told=MayBeTold.ASKED_ADVICE_ONLY, address=HOME
    )
    with pytest.raises(Refused, match="may only be asked for advice"):
        export_plan(caseload, case_id, "draft", asked, NOW)
    ask_advice(caseload, case_id, "paediatrics", "2026-05-04", now=NOW, name="Dr ANAND")
    told = {each.words: each.because for each in word_readers(caseload, case_id, TODAY)}
    assert told["Dr Anand"] == "Dr Anand may only be asked for advice about this child."
    assert not [words for words in told if "ANAND" in words]
    with pytest.raises(BadInput, match="nobody of this case"):
        export_plan(caseload, case_id, "draft", "adviser:paediatrics", NOW)


def test_an_adviser_who_was_asked_may_have_a_draft_to_comment_on(
    caseload, case_id, plan_id
):
    protect(caseload, mother(caseload))
    ask_advice(
        caseload,
        case_id,
        "educational_psychologist",
        "2026-05-04",
        now=NOW,
        name="Dr Pryce",
        service="Northmoor Psychology",
    )
    told = {each.id: each.words for each in word_readers(caseload, case_id, TODAY)}
    assert told == {
        mother(caseload): "Ngozi Okafor, Mother",
        "adviser:educational_psychologist": "Dr Pryce, Educational psychologist",
    }
    reader = "adviser:educational_psychologist"
    made = export_plan(caseload, case_id, "draft", reader, NOW)
    assert made.words.startswith(
        "Draft plan, version 1 is saved for Dr Pryce, Educational psychologist to "
    )
    with caseload.reading() as session:
        told = session.get(Document, read_id(made.document_id, "document")).made_from
        assert (told.reader, told.reader_id) == (
            "Dr Pryce, Educational psychologist",
            None,
        )
    add_need(caseload, plan_id, "Amara walks home to 7 Hidden Row.")
    with pytest.raises(Refused, match="kept apart from Dr Pryce, Educational psych"):
        export_plan(caseload, case_id, "draft", reader, NOW)


def test_a_parent_who_gave_advice_is_no_professional(caseload, case_id, plan_id):
    ask_advice(caseload, case_id, "parents", "2026-05-04", now=NOW)
    offered = [each.id for each in word_readers(caseload, case_id, TODAY)]
    assert "adviser:parents" not in offered


@pytest.mark.parametrize("reader", ["tribunal", "adviser:nobody", "0" * 32])
def test_a_reader_who_is_nobody_of_the_case_is_bad_input(
    caseload, case_id, plan_id, reader
):
    with pytest.raises(BadInput) as told:
        export_plan(caseload, case_id, "draft", reader, NOW)
    assert told.value.field == "reader"


def test_without_a_plan_there_is_nothing_to_save(caseload, case_id):
    with pytest.raises(Refused, match="There is no draft plan on this case"):
        export_plan(caseload, case_id, "draft", mother(caseload), NOW)


def test_a_letter_leaves_in_word_before_it_is_issued(caseload, case_id):
    choice = LetterChoice(kind="will-assess", recipient_id=mother(caseload))
    made = export_letter(caseload, case_id, choice, mother(caseload), NOW)
    assert "Amara Okafor" in said(made.content)
    with caseload.reading() as session:
        row = session.get(Document, read_id(made.document_id, "document"))
        assert (row.kind, row.made_from.plan) == ("word-export", None)
        assert session.query(Letter).all() == []


def test_a_letter_to_a_refuge_leaves_for_its_own_reader_and_lies_apart(
    caseload, case_id
):
    protect(caseload, mother(caseload))
    ada = beside(caseload, "Ada Okafor")
    choice = LetterChoice(kind="will-assess", recipient_id=mother(caseload))
    with pytest.raises(Refused, match="kept apart from Ada Okafor stands in"):
        export_letter(caseload, case_id, choice, ada, NOW)
    made = export_letter(caseload, case_id, choice, mother(caseload), NOW)
    assert "7 Hidden Row" in said(made.content)
    with caseload.reading() as session:
        row = session.get(Document, read_id(made.document_id, "document"))
        assert not holds(session, row.blob)
    assert open_paper(caseload, made.document_id).content == made.content
