"""The address stands in the envelope's window, and nothing else does."""

import pypdfium2
import pytest

from paper.test_structure import document
from twentyweeks import paper
from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import Address, Heading, Paragraph, Sender, plain

MM = 72 / 25.4
PAGE = 297 * MM
SENDER = Sender(
    "Northmoor Council, Children, Families and Learning",
    ("SEND Team", "Moor House", "High Street", "Northmoor NM1 1AA", "01632 960100"),
)


def in_window(made):
    with pypdfium2.PdfDocument(made) as opened:
        words = opened[0].get_textpage()
        return words.get_text_bounded(
            left=20 * MM, right=122 * MM, top=PAGE - 37 * MM, bottom=PAGE - 70 * MM
        ).split("\r\n")


def boxes(made):
    """Return the left, top, right and bottom of the page's letters, in mm."""
    with pypdfium2.PdfDocument(made) as opened:
        words = opened[0].get_textpage()
        for at in range(words.count_chars()):
            left, bottom, right, top = words.get_charbox(at)
            yield left / MM, (PAGE - top) / MM, right / MM, (PAGE - bottom) / MM


@pytest.mark.parametrize("size", [12, 18, 24])
@pytest.mark.parametrize("count", [4, 7])
def test_the_window_shows_the_address_and_nothing_else(size, count):
    lines = ("Mrs Siân Llŷr", "14 Heol y Bont", "Flat 2", "Upper", "Lower")[: count - 2]
    lines = (*lines, "NORTHMOOR", "NM4 7QT")
    body = Paragraph(plain("You asked us on 2 February 2026."))
    given = document(SENDER, Address(lines), Heading("Yes", 1), body, size=size)
    made = paper.render(given)
    assert in_window(made) == list(lines)
    inside = [box for box in boxes(made) if box[0] < 120 and 37 < box[1] < 70]
    assert min(box[0] for box in inside) >= 24.6
    assert min(box[1] for box in inside) >= 39.5
    assert max(box[2] for box in inside) <= 120
    assert max(box[3] for box in inside) <= 66.3


def test_a_name_that_would_reach_the_window_is_refused():
    long = Sender("The Council of the United Boroughs of Northmoor and the Fells " * 8)
    with pytest.raises(Refused) as refused:
        paper.render(document(long, Address(("Mrs Siân Llŷr", "NM4 7QT"))))
    assert "too long for the head of a letter" in refused.value.sentence


def test_the_letter_begins_under_the_window():
    given = document(SENDER, Address(("Mrs Siân Llŷr", "NM4 7QT")), Heading("Yes", 1))
    found = [(left, top) for left, top, _, _ in boxes(paper.render(given))]
    tops = [top for left, top in found if left < 120 and top > 67]
    assert 95 <= min(tops) < 105
