"""The Word file: the words of the PDF, each as what it is, and the same every time."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from defusedxml.ElementTree import fromstring
from docx.shared import Mm
from hypothesis import given, settings

from paper.content import lines_of, one_sign, tidy, words
from paper.test_random import documents, loose
from paper.test_structure import picture
from twentyweeks import paper
from twentyweeks.errors import BadInput, Refused
from twentyweeks.paper.blocks import (
    Bullets,
    Callout,
    Details,
    Document,
    Figure,
    Heading,
    Paragraph,
    Span,
    Table,
    plain,
)
from twentyweeks.paper.from_word import blocks_of_word

HEAD = "DRAFT, made on 22 November 2026: not issued"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAYING = re.compile(r"(H\d|P|LBody|Caption|TH Column|Figure) (.*)", re.DOTALL)


def letter(*blocks, **fields):
    given = {
        "title": "Draft plan for Amira Kaleem",
        "author": "Northmoor Council",
        "dated": date(2026, 11, 22),
        "lang": "en-GB",
        **fields,
    }
    return Document(blocks=blocks, **given)


def part(content, name):
    with ZipFile(BytesIO(content)) as file:
        return file.read(name).decode()


def text_of(element):
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        each.text or "" if each.tag == f"{W}t" else signs.get(each.tag, "")
        for each in element.iter()
    )


def name_of(paragraph, heads):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    said = style.get(f"{W}val") if style is not None else ""
    if said.startswith("Heading"):
        return f"H{said[-1]}"
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return "LBody"
    if paragraph in heads:
        return "TH Column"
    return "Caption" if said == "Caption" else "P"


def said(content):
    body = fromstring(part(content, "word/document.xml").encode())
    heads = [
        each
        for row in body.iter(f"{W}tr")
        if row.find(f"{W}trPr/{W}tblHeader") is not None
        for each in row.iter(f"{W}p")
    ]
    lines = []
    for each in body.iter(f"{W}p"):
        shown = [at.get("descr") for at in each.iter() if at.tag.endswith("}docPr")]
        lines += [f"Figure {alt}" for alt in shown]
        words = one_sign(tidy(text_of(each)))
        lines += [f"{name_of(each, heads)} {words}"] if words else []
    return lines


def wanted(document):
    lines = []
    for block in document.blocks:
        if isinstance(block, Details):
            lines += [f"P {words(said)}" for said in block.spoken()]
        else:
            lines += lines_of(block)
    return [line for line in lines if SAYING.fullmatch(line)]


@settings(loose, max_examples=25)
@given(documents())
def test_a_word_file_says_what_the_paper_says(document):
    content = paper.word_file(document, HEAD)
    assert said(content) == wanted(document)
    assert content == paper.word_file(document, HEAD)


def test_every_page_says_that_it_is_a_draft_and_which_page_it_is():
    content = paper.word_file(letter(Heading("Section A", 1), footer="NM-1"), HEAD)
    with ZipFile(BytesIO(content)) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    opened = docx.Document(BytesIO(content))
    (section,) = opened.sections
    assert [each.text for each in section.header.paragraphs] == [HEAD]
    assert not section.different_first_page_header_footer
    assert not opened.settings.odd_and_even_pages_header_footer
    foot = part(content, "word/footer1.xml")
    assert text_of(fromstring(foot.encode())) == "NM-1 · Page 1 of 1"
    assert re.findall(r'w:instr="(\w+)"', foot) == ["PAGE", "NUMPAGES"]


def test_it_is_a4_with_a_title_a_language_and_a_day():
    opened = docx.Document(BytesIO(paper.word_file(letter(), HEAD)))
    page = opened.sections[0]
    assert abs(page.page_width - Mm(210)) < Mm(1)
    assert abs(page.page_height - Mm(297)) < Mm(1)
    told = opened.core_properties
    assert told.title == "Draft plan for Amira Kaleem"
    assert (told.author, told.comments) == ("Northmoor Council", "")
    assert (told.created.year, told.created.month, told.created.day) == (2026, 11, 22)
    styles = part(paper.word_file(letter(), HEAD), "word/styles.xml")
    assert '<w:lang w:val="en-GB"' in styles


def test_urdu_runs_from_the_right_in_its_own_language():
    words = (Span(text="فاطمہ بیگم", lang="ur"),)
    content = paper.word_file(letter(Paragraph(words)), HEAD)
    body = part(content, "word/document.xml")
    assert "فاطمہ بیگم" in body
    assert "<w:bidi/>" in body
    assert "<w:rtl/>" in body
    assert '<w:lang w:bidi="ur"/>' in body


def test_welsh_is_marked_and_a_link_leads_where_it_says():
    words = (
        Span(text="Bore da", lang="cy"),
        Span(text="our page", link="https://send.northmoor.example/a"),
        Span(text="not this", link="file:///etc/passwd"),
    )
    content = paper.word_file(letter(Paragraph(words)), HEAD)
    assert '<w:lang w:val="cy"/>' in part(content, "word/document.xml")
    links = part(content, "word/_rels/document.xml.rels")
    assert "https://send.northmoor.example/a" in links
    assert "passwd" not in links


def test_each_numbered_list_begins_at_one():
    two = [Bullets((plain("one"), plain("two")), numbered=True)] * 2
    content = paper.word_file(letter(*two), HEAD)
    numbers = re.findall(r'<w:numId w:val="(\d+)"', part(content, "word/document.xml"))
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    lists = part(content, "word/numbering.xml")
    assert lists.count("<w:startOverride") == 2


def test_a_table_has_a_header_row_and_columns_as_wide_as_they_were():
    row = ((plain("Speech"),), (plain("Weekly"), plain("45 minutes")))
    table = Table("Provision", ("What", "How"), (row,), widths=(1, 3))
    content = paper.word_file(letter(table), HEAD)
    assert said(content) == [
        "Caption Provision",
        "TH Column What",
        "TH Column How",
        "P Speech",
        "P Weekly",
        "P 45 minutes",
    ]
    (told,) = docx.Document(BytesIO(content)).tables
    narrow, wide = (column.width for column in told.columns)
    assert abs(wide - 3 * narrow) < 2000


def test_it_is_read_back_by_the_reader_of_word_files():
    document = letter(Heading("Section B", 1), Paragraph(plain("Needs help.")))
    read = blocks_of_word(paper.word_file(document, HEAD))
    assert read[:2] == (Heading("Section B", 2), Paragraph(plain("Needs help.")))
    assert Paragraph(plain(HEAD)) in read


def test_forty_thousand_letters_and_two_hundred_rows_are_held():
    long = "It is raining. " * 2700
    rows = tuple(((plain(f"Row {at}"),),) for at in range(200))
    document = letter(Paragraph(plain(long)), Table("Rows", ("What",), rows))
    lines = said(paper.word_file(document, HEAD))
    assert lines[0] == f"P {long.strip()}"
    assert (len(lines), lines[-1]) == (203, "P Row 199")


def test_a_name_as_long_as_a_title_may_be_and_an_emoji_are_held():
    document = letter(Paragraph(plain("I like 🦖")), title="Ł" * 400)
    content = paper.word_file(document, HEAD)
    assert said(content) == ["P I like 🦖"]
    assert docx.Document(BytesIO(content)).core_properties.title == "Ł" * 255


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\ud800", "\ufffe"])
def test_a_sign_that_word_cannot_hold_is_refused_by_its_number(sign):
    with pytest.raises(Refused) as told:
        paper.word_file(letter(Paragraph(plain(f"Amira{sign}reads"))), HEAD)
    assert str(told.value) == (
        f"“Amirareads” holds a sign (U+{ord(sign):04X}) that no Word file can hold. "
        "Nothing was made or changed. Take the sign out, then try again."
    )


def test_a_picture_that_is_none_is_refused():
    with pytest.raises(BadInput, match="cannot be read as PNG or JPEG"):
        paper.word_file(letter(Figure(b"nothing", "A map", 40)), HEAD)


def test_a_box_holds_its_words_in_order_with_a_picture_behind():
    box = Callout((Heading("Your last day", 2), Paragraph(plain("9 May 2026"))))
    content = paper.word_file(letter(box, Figure(picture(), "A field", 40)), HEAD)
    assert said(content) == ["H2 Your last day", "P 9 May 2026", "Figure A field"]
    assert part(content, "word/document.xml").count("<w:shd ") == 2
