"""One kind of apostrophe, wherever the words came from."""

import pytest

from paper.test_structure import assert_right, document
from twentyweeks import paper
from twentyweeks.paper.blocks import Heading, Paragraph, Span, plain
from twentyweeks.paper.pieces import curled


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Amara's school", "Amara\u2019s school"),
        ("Ayesha O'Neill", "Ayesha O\u2019Neill"),
        ("the parents' views, James's", "the parents\u2019 views, James\u2019s"),
        ("She said 'it is loud' twice", "She said \u2018it is loud\u2019 twice"),
        ("'It\u2019s loud'", "\u2018It\u2019s loud\u2019"),
        ("'It's loud,' he said", "\u2018It\u2019s loud,\u2019 he said"),
        ("\u201c'No'\u201d ('yes')", "\u201c\u2018No\u2019\u201d (\u2018yes\u2019)"),
        ("rock 'n roll", "rock \u2019n roll"),
        ("in the '90s", "in the \u201990s"),
        ("'", "\u2019"),
        ("No sign", "No sign"),
    ],
)
def test_a_straight_sign_becomes_the_one_of_print(typed, shown):
    assert curled(typed) == shown


def test_a_paper_has_no_straight_sign_but_in_an_address():
    link = "mailto:ayesha.o'neill@northmoor.example"
    given = document(
        Heading("Aled's plan", 1),
        Paragraph(
            (
                Span(text="Aled"),
                Span(text="'s", strong=True),
                Span(text=" mother, o'clock: "),
                Span(text="ayesha.o'neill@northmoor.example", link=link),
            )
        ),
        Paragraph(plain("The school's.")),
    )
    made = paper.render(given)
    assert_right(made, given)
    assert paper.text_of(made)[0].split("\n")[:3] == [
        "Aled\u2019s plan",
        "Aled\u2019s mother, o\u2019clock: ayesha.o'neill@northmoor.example",
        "The school\u2019s.",
    ]
