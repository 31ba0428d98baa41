"""A paper as bytes: conforming, repeatable, and refused where it cannot be set."""

from datetime import date

import page
import pytest

from twentyweeks import paper
from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import (
    Address,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Sender,
    Table,
    plain,
)


def letter(*blocks, size=12):
    return Document(
        title="Our decision about an assessment",
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer="Our reference NM-2026-0143",
        size=size,
        blocks=(
            Sender("Northmoor Council", ("Town Hall", "Northmoor NM1 1AA")),
            Address(("Mrs Siân Llŷr", "14 Heol y Bont", "NORTHMOOR", "NM4 7QT")),
            Heading("We have decided to assess", 1),
            *blocks,
        ),
    )


FULL = (
    Paragraph(plain("You asked us on 2 February 2026.")),
    Bullets((plain("We ask the school."), plain("We ask a psychologist."))),
    Table(
        "Whom we asked",
        ("Who", "Due"),
        (((plain("Ysgol Bryn Coed"),), (plain("24 April 2026"),)),),
    ),
)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("size", [12, 18, 24])
def test_a_letter_conforms(profile, size):
    report = page.validate_pdf_bytes(
        paper.render(letter(*FULL, size=size)), profile=profile
    )
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_the_same_content_gives_the_same_bytes():
    assert paper.render(letter(*FULL)) == paper.render(letter(*FULL))


def test_a_letter_without_a_glyph_is_refused_by_name_and_place():
    with pytest.raises(Refused) as refused:
        paper.render(letter(Paragraph(plain("She likes the ☃ in the garden."))))
    assert "“☃” (U+2603, snowman)" in refused.value.sentence
    assert "She likes the ☃ in the garden." in refused.value.sentence
