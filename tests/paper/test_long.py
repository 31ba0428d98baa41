"""Papers that run over pages: long cells, long tables, long words."""

from datetime import date

import pypdfium2
import pytest

from paper.test_structure import assert_right
from twentyweeks import paper
from twentyweeks.paper.blocks import Bullets, Document, Heading, Paragraph, Table, plain
from twentyweeks.paper.lines import lines_of
from twentyweeks.paper.pieces import pieces_of
from twentyweeks.paper.style import Look

SENTENCE = "Gwenllïan reads with her finger under each word and stops at a full stop. "


def document(*blocks, size=12):
    return Document(
        title="A long paper",
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer="Our reference NM-2026-0143",
        size=size,
        blocks=(Heading("A long paper", 1), *blocks),
    )


@pytest.mark.parametrize("size", [12, 18, 24])
def test_a_cell_of_three_thousand_words_is_split_inside_its_row(size):
    long = tuple(plain((SENTENCE * 36).strip()) for _ in range(6))
    assert sum(len(words[0].text.split()) for words in long) == 3024
    given = document(
        Table(
            "What Gwenllïan needs and what is provided",
            ("Need", "Provision", "Who", "How often"),
            (
                ((plain("Reading"),), long, (plain("Teacher"),), (plain("Daily"),)),
                ((plain("Sums"),), long[:1], (plain("Teacher"),), (plain("Daily"),)),
            ),
            widths=(2, 6, 2, 2),
        ),
        Paragraph(plain("The end.")),
        size=size,
    )
    made = paper.render(given)
    assert_right(made, given)
    assert paper.pages(made) > 5


def test_a_table_of_two_hundred_rows_shows_its_headings_on_each_page():
    rows = tuple(
        ((plain(f"Child {number}"),), (plain("Northmoor Primary School"),))
        for number in range(1, 201)
    )
    given = document(Table("Everybody", ("Name", "School"), rows))
    made = paper.render(given)
    assert_right(made, given)
    assert all("Name\n" in text for text in paper.text_of(made))
    assert paper.pages(made) == 8


def test_a_word_longer_than_a_line_is_cut_where_the_line_ends():
    given = document(
        Paragraph(plain("x" * 300)),
        Table("Narrow", ("One", "Two"), (((plain("y" * 90),), (plain("z"),)),), (1, 9)),
    )
    assert_right(paper.render(given), given)


def test_a_heading_is_never_the_last_thing_on_a_page():
    for count in range(30, 50):
        filling = tuple(Paragraph(plain("One line.")) for _ in range(count))
        two_lines = Paragraph(plain(SENTENCE * 2))
        given = document(*filling, Heading("The section", 2), two_lines)
        for text in paper.text_of(paper.render(given)):
            body = text.split("\nPage")[0]
            assert not body.endswith("The section")


def test_a_date_is_never_parted():
    words = "".join(f"{'x' * count} Monday 20 July 2026 " for count in range(1, 40))
    given = document(Paragraph(plain(words.strip())))
    made = paper.render(given)
    assert_right(made, given)
    pieces, base = pieces_of(plain(words), Look(12), "en-GB")
    ends = [line.pieces[-1].text for line in lines_of(pieces, base, 300, Look(12))]
    assert len(ends) > 15
    assert not {"Monday", "20", "July"} & set(ends)


@pytest.mark.parametrize(
    "whole",
    [
        "Wednesday 23 September 2026",
        "(Monday 4 May 2026",
        "01632 960101",
        "020 7946 0018",
        "NM1 1AA",
        "Section F",
        "Section H1",
        "Our reference: NM-0042",
        "Our reference NM-0042",
        "First-tier Tribunal",
        "45 minutes",
    ],
)
def test_what_is_one_thing_stands_on_one_line(whole):
    pieces, base = pieces_of(plain(f"We said {whole}, so ring."), Look(12), "en-GB")
    for width in range(60, 300, 7):
        seen = lines_seen(pieces, base, width)
        if width > sum(piece.width for piece in pieces if piece.text == whole):
            assert sum(whole in line for line in seen) == 1


def lines_seen(pieces, base, width):
    lines = lines_of(pieces, base, width, Look(12))
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def test_a_date_wider_than_its_column_is_parted_at_a_space():
    words = plain("Wednesday 23 September 2026")
    pieces, base = pieces_of(words, Look(24), "en-GB")
    seen = lines_seen(pieces, base, 160)
    assert seen == ["Wednesday 23 ", "September ", "2026"]


def test_a_heading_of_a_column_is_never_cut():
    row = tuple((plain(words),) for words in ("K1", "Advice", "The school"))
    given = document(
        Table("Papers", ("Number", "Organisation", "By"), (row,), (1, 2, 9)),
        Table("Too long", ("n" * 60, "m" * 60), (row[:2],)),
    )
    made = paper.render(given)
    assert_right(made, given)
    with pypdfium2.PdfDocument(made) as opened:
        seen = opened[0].get_textpage().get_text_range().split("\r\n")
    assert "Number Organisation By" in seen


def test_a_short_last_section_moves_whole():
    ending = (
        Heading("Who to ring"),
        Paragraph(plain(SENTENCE * 3)),
        Paragraph(plain("If you would like this in large print, tell me.")),
        Paragraph(plain("Yours sincerely\nPriya Nair")),
    )
    for count in range(15, 26):
        filling = tuple(Paragraph(plain("One line.")) for _ in range(count))
        last = paper.text_of(paper.render(document(*filling, *ending)))[-1]
        assert "Who to ring" in last


def test_no_item_of_a_list_stands_alone_on_a_page():
    listed = Bullets(tuple(plain(f"Item {number}.") for number in range(1, 5)))
    for count in range(18, 30):
        filling = tuple(Paragraph(plain("One line.")) for _ in range(count))
        rest = (listed, *filling[:12])
        for text in paper.text_of(paper.render(document(*filling, *rest))):
            assert text.count("Item") in (0, 2, 4)


def test_the_last_paragraph_never_stands_alone_on_a_page():
    for count in range(25, 40):
        filling = tuple(Paragraph(plain("One line.")) for _ in range(count))
        given = document(*filling, Paragraph(plain("Yours sincerely\nPriya Nair")))
        last = paper.text_of(paper.render(given))[-1]
        assert last.startswith(("One line.", "A long paper"))


def test_a_paragraph_that_promises_a_list_stays_with_it():
    listed = Bullets((plain("that you want it"), plain("why")))
    for count in range(22, 27):
        for tall in range(6):
            filling = [Paragraph(plain("One line.")) for _ in range(count)]
            filling[:tall] = [Paragraph(plain("Two\nlines."))] * tall
            given = document(*filling, Paragraph(plain("Tell us:")), listed)
            for text in paper.text_of(paper.render(given)):
                assert not text.split("\nPage")[0].endswith("Tell us:")


def test_an_address_of_the_web_is_cut_after_a_stop():
    pieces, base = pieces_of(plain("www.northmoor.example/send"), Look(24), "en-GB")
    lines = lines_of(pieces, base, 198, Look(24))
    seen = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert seen == ["www.northmoor.", "example/send"]


def test_an_address_of_the_web_is_not_cut_after_a_hyphen():
    words = plain("See www.northmoor.example/local-offer/school-list now, half-day.")
    pieces, base = pieces_of(words, Look(24), "en-GB")
    assert lines_seen(pieces, base, 340) == [
        "See www.northmoor.example/",
        "local-offer/school-list now, half-",
        "day.",
    ]
