"""What ends a paragraph, a page and a paper is not left alone there."""

from datetime import date

import pytest

from twentyweeks import paper
from twentyweeks.paper.blocks import (
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Span,
    Table,
    plain,
)
from twentyweeks.paper.setting import set_lines
from twentyweeks.paper.style import Look, Sheet

LINE = Paragraph(plain("One line."))
RING = (
    Span(text="Northmoor SENDIASS", strong=True),
    Span(text=", telephone "),
    Span(text="01632 960111", link="tel:01632960111"),
    Span(text=", e-mail "),
    Span(text="hello@sendiass.example", link="mailto:hello@sendiass.example"),
    Span(text=", website www.sendiass.example"),
)


def document(*blocks, footer="", size=12):
    return Document(
        title="A paper",
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer=footer,
        size=size,
        blocks=(Heading("A paper", 1), *blocks),
    )


def set_in(words, look, width):
    lines, _ = set_lines(plain(words), "en-GB", look, width)
    return ["".join(piece.text for piece in line.pieces).strip() for line in lines]


def test_no_word_stands_alone_under_a_paragraph():
    words = (
        "If you would like this letter in large print, in another language or read to "
        "you, please tell me."
    )
    assert set_in(words, Look(12), 235) == [
        "If you would like this letter in large print,",
        "in another language or read to you,",
        "please tell me.",
    ]


def test_the_lines_of_a_heading_are_of_like_length():
    words = "What the tribunal ordered about Aled, and by when we do it"
    assert set_in(words, Sheet(24).heading(1), 456) == [
        "What the tribunal",
        "ordered about Aled, and",
        "by when we do it",
    ]


def test_a_word_that_no_line_can_spare_stays_alone():
    assert set_in("Incomprehensibilities now", Look(12), 130) == [
        "Incomprehensibilities",
        "now",
    ]


@pytest.mark.parametrize("count", range(4, 14))
def test_where_to_ring_stands_on_one_page(count):
    given = document(*[LINE] * count, Paragraph(RING), *[LINE] * 9, size=24)
    pages = paper.text_of(paper.render(given))
    [page] = [text for text in pages if "Northmoor SENDIASS" in text]
    assert "www.sendiass.example" in page


@pytest.mark.parametrize("count", range(1, 12))
def test_a_letter_is_signed_under_some_words_of_it(count):
    ending = (
        Heading("Who to ring"),
        *[LINE] * count,
        Paragraph(plain("Yours sincerely\nPriya Nair\nSEND case officer")),
        Paragraph(plain("With this letter:")),
        Bullets((plain("The draft plan"), plain("The advice"))),
        PageBreak(),
        Paragraph(plain("A form")),
    )
    pages = paper.text_of(paper.render(document(*[LINE] * 5, *ending, size=24)))
    [page] = [text for text in pages if "Yours sincerely" in text]
    assert not page.startswith("Yours sincerely")


@pytest.mark.parametrize("count", range(8))
def test_a_stacked_cell_is_not_parted_from_its_label(count):
    lines = tuple(plain(f"Part {number}.") for number in range(3))
    row = ((plain("Need B1"),), lines, lines, lines, (plain("Often"), *lines))
    table = Table("Help", ("For", "What", "Who", "How", "Much"), (row,))
    pages = paper.text_of(paper.render(document(*[LINE] * count, table, size=24)))
    [page] = [text for text in pages if "Much: Often" in text]
    assert page.split("Much: Often")[1].count("Part") == 3


def test_a_footer_of_two_lines_ends_with_the_fuller_one():
    given = document(LINE, footer="Our reference NM-0042 · Aled Rhys Bowen · draft")
    small, large = given, document(LINE, footer=given.footer, size=18)
    assert "Our reference NM-0042 · Aled Rhys Bowen · draft" in said(small)
    assert "Aled Rhys Bowen · draft" in said(large)
    assert "NM-0042 ·" not in said(large)


def said(given):
    [page] = paper.text_of(paper.render(given))
    return " ".join(page.split())
