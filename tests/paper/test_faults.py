"""What cannot be set is refused in a sentence, before anything is made."""

from datetime import date
from io import BytesIO

import pytest

from paper.test_structure import assert_right, picture
from twentyweeks import paper
from twentyweeks.errors import BadInput, Refused
from twentyweeks.paper.blocks import (
    Address,
    Document,
    Figure,
    Heading,
    Paragraph,
    Sender,
    plain,
)
from twentyweeks.paper.canvas import BelongsNowhere, TaggedCanvas
from twentyweeks.paper.pieces import pieces_of
from twentyweeks.paper.structure import Tree
from twentyweeks.paper.style import Look


def document(*blocks, footer="", size=12):
    return Document(
        title="Faults",
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer=footer,
        size=size,
        blocks=blocks,
    )


def test_text_that_belongs_to_no_element_cannot_be_drawn():
    canvas = TaggedCanvas(Tree(), "en-GB")
    [piece], _ = pieces_of(plain("Lost"), Look(12), "en-GB")
    with pytest.raises(BelongsNowhere):
        canvas.letters(72, 72, piece, "Lost")
    with pytest.raises(BelongsNowhere):
        canvas.drawString(72, 72, "Lost")
    with pytest.raises(BelongsNowhere):
        canvas.rule(72, 72, 100, (0, 0, 0), 1)


def test_a_footer_without_a_glyph_is_refused_too():
    with pytest.raises(Refused) as refused:
        paper.render(document(Paragraph(plain("Fine.")), footer="Northmoor ☃ Council"))
    assert "Northmoor ☃ Council" in refused.value.sentence


def test_an_address_of_seven_lines_fits_in_ten_points():
    lines = ("Mrs Siân Llŷr", *(f"Line {number}" for number in range(2, 7)), "NM4 7QT")
    given = document(Address(lines), Heading("Hello", 1))
    assert_right(paper.render(given), given)


@pytest.mark.parametrize(
    "lines",
    [
        tuple(f"Line {number}" for number in range(8)),
        ("The headteacher " * 20, "NM4 7QT"),
    ],
)
def test_an_address_that_the_window_does_not_hold_is_refused(lines):
    with pytest.raises(Refused) as refused:
        paper.render(document(Address(lines), Heading("Hello", 1)))
    assert "does not fit the envelope's window" in refused.value.sentence


def test_a_long_line_of_an_address_is_set_in_two():
    head = "The headteacher and the special educational needs coordinator"
    given = document(Address((head, "Ysgol Bryn Coed", "NM4 7QT")), Heading("Hi", 1))
    assert_right(paper.render(given), given)


def test_the_sender_may_stand_after_the_address():
    given = document(
        Address(("Mrs Siân Llŷr", "NM4 7QT")),
        Sender("Northmoor Council", ("Town Hall",)),
        Heading("Hello", 1),
    )
    assert_right(paper.render(given), given)


def test_a_picture_that_is_none_is_refused():
    with pytest.raises(BadInput) as refused:
        paper.render(document(Figure(b"not a picture", "A map", 60)))
    assert refused.value.sentence.startswith("The picture “A map” cannot be read")


@pytest.mark.parametrize("made", [picture("RGB", "JPEG"), picture("L"), picture("P")])
def test_pictures_of_every_kind_are_kept(made):
    given = document(Heading("Maps", 1), Figure(made, "A map", 60))
    assert_right(paper.render(given), given)


def test_a_tall_picture_is_made_to_fit_its_page():
    from PIL import Image

    tall = BytesIO()
    Image.new("RGB", (10, 400)).save(tall, "PNG")
    given = document(Heading("Maps", 1), Figure(tall.getvalue(), "A tower", 60))
    made = paper.render(given)
    assert_right(made, given)
    assert paper.pages(made) == 1


def test_a_heading_that_skips_a_level_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="skips a level"):
        paper.render(document(Heading("One", 1), Heading("Three", 3)))


def test_what_is_no_pdf_is_bad_input():
    with pytest.raises(BadInput):
        paper.pages(b"not a pdf")
