"""The address lies in the window of every envelope, in every size of print."""

import pypdfium2
import pytest

from paper.test_letterhead import MM, SENDER, boxes
from paper.test_structure import document
from twentyweeks import paper
from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import Address, Heading, Paragraph, plain
from twentyweeks.paper.window import ENVELOPES, Box

LINES = ("Mrs Siân Llŷr", "14 Heol y Bont", "Flat 2", "NORTHMOOR", "NM4 7QT")


def letter(kind, lines=LINES, size=12, moved=(0, 0)):
    window = ENVELOPES[kind].moved(*moved)
    body = Paragraph(plain("You asked us on 2 February 2026."))
    blocks = (SENDER, Address(lines, window), Heading("Yes", 1), body)
    return paper.render(document(*blocks, size=size))


@pytest.mark.parametrize("size", [12, 18, 24])
@pytest.mark.parametrize(
    ("kind", "block", "glass"),
    [
        ("", (24.6, 39.5, 120, 66.3), (24.6, 39.5, 120, 66.3)),
        ("dl", (20, 57, 100, 81), (10, 46, 110, 92)),
        ("c5", (20, 67, 91, 88.5), (1, 53.5, 110, 102)),
        ("c4", (20, 44, 106, 80), (1, 42, 120, 109)),
    ],
)
def test_only_the_address_shows_and_all_of_it(kind, block, glass, size):
    left, top, right, bottom = glass
    shown = [
        box
        for box in boxes(letter(kind, size=size))
        if box[2] > left and box[0] < right and box[3] > top and box[1] < bottom
    ]
    letters = sum(len(line) for line in LINES)
    assert len(shown) >= letters - 4 * len(LINES)
    assert min(box[0] for box in shown) >= block[0]
    assert min(box[1] for box in shown) >= block[1]
    assert max(box[2] for box in shown) <= block[2]
    assert max(box[3] for box in shown) <= block[3]


@pytest.mark.parametrize(("kind", "most"), [("", 7), ("dl", 6), ("c5", 6), ("c4", 10)])
def test_an_address_that_the_window_does_not_hold_is_refused(kind, most):
    lines = tuple(f"Line {number}" for number in range(most))
    assert letter(kind, lines)
    with pytest.raises(Refused, match=f"holds {most} lines of about"):
        letter(kind, (*lines, "One more"))


def test_an_address_is_moved_as_far_as_the_printer_is_out():
    first = next(boxes(paper.render(document(Address(LINES, ENVELOPES["dl"])))))
    window = ENVELOPES["dl"].moved(2, -1.5)
    moved = next(boxes(paper.render(document(Address(LINES, window)))))
    assert moved[0] - first[0] == pytest.approx(2, abs=0.01)
    assert moved[1] - first[1] == pytest.approx(-1.5, abs=0.01)


def test_what_a_window_always_shows_lies_within_what_it_may_show():
    for window in ENVELOPES.values():
        block, glass = window.block, window.glass
        assert glass.left <= block.left < block.right <= glass.right
        assert glass.top <= block.top < block.bottom <= glass.bottom
    assert Box(left=1, top=2, right=3, bottom=4).moved(1, -1) == Box(
        left=2, top=1, right=4, bottom=3
    )


def test_the_figures_of_the_rulers_stand_at_their_millimetres():
    sheet = document(SENDER, Address(LINES, ENVELOPES["dl"], outlined=True))
    with pypdfium2.PdfDocument(paper.render(sheet)) as opened:
        words = opened[0].get_textpage()
        found = words.search("180")
        places = []
        for _ in range(2):
            at, count = found.get_next()
            boxes = [words.get_charbox(at + one) for one in range(count)]
            left, right = boxes[0][0], boxes[-1][2]
            low, high = min(one[1] for one in boxes), max(one[3] for one in boxes)
            places.append(((left + right) / 2 / MM, 297 - (low + high) / 2 / MM))
    across = min(abs(x - 180) for x, _ in places)
    down = min(abs(y - 180) for _, y in places)
    assert across < 0.3
    assert down < 0.5
