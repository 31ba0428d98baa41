"""A page in the family's language: approved, exchanged, in front of the letter."""

from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy import select

from letter_case import letter_case, mother
from make import at
from twentyweeks.casework import Involved, LanguageSheet, Letter
from twentyweeks.errors import BadInput, Refused
from twentyweeks.letters.languages import other_language, tag_of
from twentyweeks.operations.exchange import exchange
from twentyweeks.operations.language_sheets import (
    NewSheet,
    add_sheet,
    language_sheets,
    remove_sheet,
)
from twentyweeks.operations.letter import LetterChoice, issue_letter, preview_letter
from twentyweeks.operations.papers import open_paper
from twentyweeks.paper import render, text_of
from twentyweeks.paper.blocks import Document, Heading, PageBreak, Paragraph, plain

DAY = date(2026, 4, 13)
NOW = at("2026-04-13")
POLISH = "To ważny list o Państwa dziecku."


def sheet(path, words=POLISH, pages=1):
    blocks = [Heading("List", 1), Paragraph(plain(words))]
    blocks += [PageBreak(), Paragraph(plain("Dalej"))] * (pages - 1)
    made = Document(
        title="List",
        author="Northmoor Council",
        dated=DAY,
        lang="pl",
        blocks=tuple(blocks),
    )
    path.write_bytes(render(made))
    return path


def new(language="pl", by="Anna Reed", on="10/04/2026"):
    return NewSheet(language=language, approved_by=by, approved_on=on)


def speaks(caseload, language):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        person = journal.session.scalars(select(Involved)).first()
        journal.set(person, "language", language)


def choice(caseload, **fields):
    return LetterChoice(kind="received", recipient_id=mother(caseload), **fields)


@pytest.mark.parametrize("language", ["pl", "pl-PL", "Polish"])
def test_the_sheet_goes_in_front_and_the_hash_is_of_both(caseload, tmp_path, language):
    case_id = letter_case(caseload)
    path = sheet(tmp_path / "list.pdf")
    add_sheet(caseload, path, new(), NOW)
    alone = preview_letter(caseload, case_id, choice(caseload), DAY)
    speaks(caseload, language)
    preview = preview_letter(caseload, case_id, choice(caseload), DAY)
    first, second, *_ = text_of(preview.pdf)
    assert POLISH in first
    assert "Ngozi Okafor" in second
    assert preview.pages == alone.pages + 1
    assert [each.requirement for each in preview.findings] == []
    issued = issue_letter(
        caseload, case_id, choice(caseload, shown=preview.sha256), NOW
    )
    kept = open_paper(caseload, issued.document_id)
    assert kept.content == preview.pdf
    assert kept.pages == preview.pages
    with caseload.reading() as session:
        (letter,) = session.scalars(select(Letter))
    assert letter.issued["sha256"] == sha256(preview.pdf).hexdigest()
    assert letter.issued["sheet"] == {
        "language": "pl",
        "sha256": sha256(path.read_bytes()).hexdigest(),
    }


def test_a_newer_sheet_stands_in_place_of_the_older_and_can_be_removed(
    caseload, tmp_path
):
    case_id = letter_case(caseload)
    speaks(caseload, "Polish")
    add_sheet(caseload, sheet(tmp_path / "one.pdf"), new(), NOW)
    newer = sheet(tmp_path / "two.pdf", "Nowy list.")
    add_sheet(caseload, newer, new(on="12/04/2026"), NOW)
    (line,) = language_sheets(caseload)
    assert line.title == "Polish"
    assert line.words == "Approved by Anna Reed on 12 April 2026"
    shown = preview_letter(caseload, case_id, choice(caseload), DAY)
    assert "Nowy list." in text_of(shown.pdf)[0]
    remove_sheet(caseload, line.id, NOW)
    assert language_sheets(caseload) == ()
    shown = preview_letter(caseload, case_id, choice(caseload), DAY)
    assert "Nowy list." not in text_of(shown.pdf)[0]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (new(language="tlh"), "language"),
        (new(by=" "), "approved_by"),
        (new(on="14/04/2026"), "approved_on"),
    ],
)
def test_a_sheet_says_its_language_and_who_approved_it(
    caseload, tmp_path, given, field
):
    with pytest.raises(Refused) as told:
        add_sheet(caseload, sheet(tmp_path / "list.pdf"), given, NOW)
    assert told.value.field == field
    assert language_sheets(caseload) == ()


def test_a_sheet_is_a_pdf_of_one_page(caseload, tmp_path):
    long = sheet(tmp_path / "long.pdf", pages=2)
    with pytest.raises(BadInput, match="has 2 pages"):
        add_sheet(caseload, long, new(), NOW)
    text = tmp_path / "list.txt"
    text.write_text("List", encoding="utf-8")
    with pytest.raises(BadInput, match="no PDF that can be read"):
        add_sheet(caseload, text, new(), NOW)
    assert language_sheets(caseload) == ()


def test_a_sheet_reaches_the_other_laptop_with_its_page(jo, sam, tmp_path):
    add_sheet(jo, sheet(tmp_path / "list.pdf"), new(), NOW)
    for each in (jo, sam):
        exchange(each, NOW)
    with sam.reading() as session:
        held = session.scalars(select(LanguageSheet)).one()
        content = sam.papers().get(session.connection(), held.blob)
    assert content == (tmp_path / "list.pdf").read_bytes()
    assert [each.title for each in language_sheets(sam)] == ["Polish"]


def test_a_language_is_known_by_its_tag_and_by_its_name():
    assert [tag_of(each) for each in ("ur", "Urdu", "UR-PK", " polish ", "Tok")] == [
        "ur",
        "ur",
        "ur",
        "pl",
        "",
    ]
    assert other_language("Polish") == "Polish"
    assert other_language("en-GB") == ""
    assert other_language("Tok Pisin") == "your own language"
