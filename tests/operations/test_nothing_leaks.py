"""Two parents, one in a refuge: what leaves for the other holds nothing of hers."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from sqlalchemy import inspect, select, table, text

from letter_case import YES, beside, letter_case, refused
from make import at, northmoor
from twentyweeks.casework import Answer, Involved, NoteKind
from twentyweeks.casework.visit import (
    Agreement,
    Household,
    Meeting,
    ParentWords,
    Words,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import LetterChoice, issue_letter, preview_letter
from twentyweeks.operations.people import (
    change_child,
    change_person,
    child_form,
    person_form,
)
from twentyweeks.operations.plan import begin_plan, preview_plan
from twentyweeks.operations.visit import (
    ConsentAnswer,
    NewNote,
    VisitForm,
    draft_name,
    keep_draft,
    record_visit,
    visit_form_to_json,
    visit_summary,
)
from twentyweeks.paper import text_of
from twentyweeks.vault.keys import Compartment

NOW = at("2026-04-13")
TODAY = date(2026, 4, 13)
NEEDLES = (
    "Tanner Passage",
    "EF2 2BB",
    "01632 960345",
    "01632960345",
    "Harbour Primary",
    "Castell",
)
FORM = VisitForm(
    held_on=date(2026, 4, 12),
    meeting=Meeting(place="The refuge in Tanner Passage", came="Ngozi Okafor"),
    household=Household(
        safe_address="12 Tanner Passage, EF2 2BB", safe_telephone="01632 960345"
    ),
    child_words=(Words(topic="Home", words="I like my new room", whose="Amara"),),
    parents_words=(
        ParentWords(
            name="Ngozi Okafor",
            on=date(2026, 4, 12),
            words=(Words(topic="Worries", words="He must not learn of the refuge"),),
        ),
    ),
    agreement=Agreement(questions_we_owe="Can he find our street?"),
    consents=(
        ConsentAnswer(
            purpose="email", wording="", answer=Answer.GIVEN, by="Ngozi Okafor"
        ),
    ),
    notes=(NewNote(kind=NoteKind.SENSITIVE, words="They hide in Tanner Passage"),),
)


@pytest.fixture
def hidden(caseload):
    """Return a refused request around which one parent and the child are hidden."""
    case_id = refused(caseload, school="")
    beside(caseload, "Emeka Okafor")
    protect_mother(caseload, case_id)
    protect_child(caseload, case_id)
    keep_draft(caseload, draft_name(case_id), visit_form_to_json(FORM), NOW)
    return case_id


def protect_mother(caseload, case_id):
    with caseload.reading() as session:
        wanted = select(Involved.id).where(Involved.name == "Ngozi Okafor")
        mother = session.scalars(wanted).one().hex
    opened = person_form(caseload, mother)
    form = replace(
        opened.form,
        lines=("12 Tanner Passage", "Northmoor"),
        postcode="EF2 2BB",
        telephone="01632 960345",
        new_name="Ngozi Castell",
        address_is_protected=True,
    )
    change_person(caseload, mother, form, opened.seen, NOW)


def protect_child(caseload, case_id):
    child = case_page(caseload, case_id, TODAY).person_id
    opened = child_form(caseload, child)
    form = replace(
        opened.form,
        lines=("12 Tanner Passage", "Northmoor"),
        postcode="EF2 2BB",
        school="Harbour Primary",
        new_name="Amara Castell",
        address_is_protected=True,
    )
    change_child(caseload, child, form, opened.seen, NOW)


def choice(caseload, case_id, kind="refuse-to-assess", name="Emeka Okafor"):
    people = case_page(caseload, case_id, TODAY).people
    (person,) = [each for each in people if each.name == name]
    return LetterChoice(kind=kind, recipient_id=person.id)


def all_of(pdf):
    """Return everything that a PDF says: pages, every stream and string, metadata."""
    told = [" ".join(" ".join(text_of(pdf)).split())]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        told += [f"{name} {value}" for name, value in opened.docinfo.items()]
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream):
                raw = each.read_bytes()
                told += [raw.decode("latin-1"), raw.decode("utf-16-be", "replace")]
            told.append(_strings(each))
    told += [pdf.decode("latin-1"), pdf.decode("utf-16-be", "replace")]
    return "\n".join(told)


def _strings(thing):
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        held = [each for each in thing.values() if not _is_shared(each)]
        return " ".join(_strings(each) for each in held)
    if isinstance(thing, pikepdf.Array):
        return " ".join(_strings(each) for each in thing if not _is_shared(each))
    return str(thing)


def _is_shared(thing):
    return isinstance(thing, pikepdf.Object) and thing.is_indirect


def assert_tells_nothing(words):
    for needle in NEEDLES:
        assert needle.casefold() not in words.casefold(), needle


def test_his_letter_and_the_childs_half_page(caseload, hidden):
    record_visit(caseload, hidden, FORM, NOW)
    given = choice(caseload, hidden)
    shown = preview_letter(caseload, hidden, given, TODAY)
    assert shown.may_be_issued
    issued = issue_letter(caseload, hidden, given, NOW)
    assert issued.child_copy_pdf != b""
    for pdf in (issued.pdf, issued.child_copy_pdf):
        assert_tells_nothing(all_of(pdf))
    assert_tells_nothing(" ".join((issued.file_name, issued.child_copy_name)))


def test_hers_has_her_address_and_its_copy_lies_apart(caseload, hidden):
    given = choice(caseload, hidden, name="Ngozi Okafor")
    issued = issue_letter(caseload, hidden, given, NOW)
    assert "12 Tanner Passage" in " ".join(text_of(issued.pdf))
    assert_tells_nothing(general(caseload))
    assert_tells_nothing(all_of(issued.child_copy_pdf))
    assert_tells_nothing(issued.file_name)


def test_his_copy_of_the_visit_and_the_childs(caseload, hidden):
    visit_id = record_visit(caseload, hidden, FORM, NOW)
    for reader in ("Emeka Okafor", "Amara", ""):
        pdf = visit_summary(caseload, visit_id, reader)
        assert_tells_nothing(all_of(pdf))
    his = " ".join(text_of(visit_summary(caseload, visit_id, "Emeka Okafor")))
    for hers in ("refuge", "Can he find our street", "Letters by e-mail"):
        assert hers not in his


def test_a_copy_that_would_tell_is_not_made_for_him_but_for_her(caseload, hidden):
    said = (Words(topic="Home", words="12 tanner PASSAGE is nice", whose="Amara"),)
    form = replace(FORM, child_words=said, notes=())
    visit_id = record_visit(caseload, hidden, form, NOW)
    with pytest.raises(Refused, match="this copy cannot be left"):
        visit_summary(caseload, visit_id, "Emeka Okafor")
    assert visit_summary(caseload, visit_id, "Ngozi Okafor").startswith(b"%PDF-")


def test_the_plan_that_both_are_sent(caseload):
    case_id = letter_case(caseload, school="")
    record_decision(caseload, case_id, YES, at("2026-04-10"))
    protect_mother(caseload, case_id)
    protect_child(caseload, case_id)
    record_visit(caseload, case_id, FORM, NOW)
    begin_plan(caseload, case_id, NOW)
    shown = preview_plan(caseload, case_id, "draft", TODAY)
    assert "I like my new room" in " ".join(text_of(shown.pdf))
    assert_tells_nothing(all_of(shown.pdf))
    assert_tells_nothing(shown.file_name)
    assert not any("kept apart" in each.words for each in shown.findings)


def test_a_plan_that_would_tell_is_stopped(caseload):
    case_id = letter_case(caseload, school="")
    record_decision(caseload, case_id, YES, at("2026-04-10"))
    protect_mother(caseload, case_id)
    said = (Words(topic="Home", words="12 Tanner Passage is nice", whose="Amara"),)
    record_visit(caseload, case_id, replace(FORM, child_words=said), NOW)
    begin_plan(caseload, case_id, NOW)
    shown = preview_plan(caseload, case_id, "draft", TODAY)
    assert any("kept apart" in each.words for each in shown.findings)
    assert not shown.may_be_issued


def general(caseload):
    """Return all that the general key opens: each row of its file, the file names."""
    with caseload.reading() as session:
        connection = session.connection()
        rows = [
            str(tuple(row))
            for name in inspect(connection).get_table_names()
            for row in connection.execute(select(text("*")).select_from(table(name)))
        ]
    names = [each.name for each in caseload.home.rglob("*")]
    return "\n".join((*rows, *names))


def test_the_general_file_with_the_general_key_alone(caseload, hidden):
    record_visit(caseload, hidden, FORM, NOW)
    keep_draft(caseload, draft_name(hidden), visit_form_to_json(FORM), NOW)
    assert_tells_nothing(general(caseload))
    vars(caseload)["_engines"].pop(Compartment.RESTRICTED).dispose()
    page = case_page(caseload, hidden, TODAY)
    assert_tells_nothing(str(page))
    assert_tells_nothing(str(child_form(caseload, page.person_id)))
    for person in page.people:
        assert_tells_nothing(str(person_form(caseload, person.id)))


def test_no_plain_byte_of_it_lies_in_the_folder(home):
    with northmoor(home) as caseload:
        case_id = refused(caseload, school="")
        protect_mother(caseload, case_id)
        record_visit(caseload, case_id, FORM, NOW)
        raw = [each.read_bytes() for each in home.rglob("*") if each.is_file()]
    for needle in NEEDLES:
        assert all(needle.encode() not in each for each in raw)
