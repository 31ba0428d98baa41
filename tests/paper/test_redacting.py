"""What is painted over is nowhere: not in the words, the bytes, or the picture."""

from datetime import date
from io import BytesIO

import page
import pikepdf
import pytest
from PIL import Image

from paper.others import untagged
from paper.test_structure import document
from twentyweeks import paper
from twentyweeks.paper.blocks import Heading, PageBreak, Paragraph, plain
from twentyweeks.paper.parts import Box, Cover

COVER = Cover(
    title="Redacted copy of a report",
    author="Northmoor Council",
    dated=date(2026, 5, 12),
)
GIVEN = paper.render(
    document(
        Heading("Report about Amara", 1),
        Paragraph(plain("Amara sits beside Samir Hughes in the second row.")),
        PageBreak(),
        Paragraph(plain("samir hughes helps her to count.")),
    )
)


def hidden(*words, pdf=GIVEN):
    return paper.redact(pdf, paper.boxes_of(pdf, words), COVER)


def decoded(pdf):
    """Return every stream of a file unpacked, and every text in it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = [
            each.read_bytes()
            for each in opened.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != "/Image"
        ]
    return b"\n".join([pdf, *streams, paper.words_off_the_pages(pdf).encode()])


def test_the_words_are_gone_and_the_others_stay():
    made = hidden("Samir Hughes")
    said = " ".join("\n".join(paper.text_of(made)).split())
    assert "Samir" not in said
    assert "hughes" not in said.casefold()
    assert "Amara sits beside in the second row." in said
    assert "helps her to count." in said
    raw = decoded(made).lower()
    for code in ("utf-8", "utf-16-be"):
        assert "samir".encode(code) not in raw
        assert "hughes".encode(code) not in raw
    assert b"Amara sits" not in GIVEN
    assert paper.boxes_of(made, ["Samir Hughes", "Samir", "Hughes"]) == ()


def test_the_picture_is_black_where_the_words_stood():
    boxes = paper.boxes_of(GIVEN, ["Samir Hughes"])
    assert [each.page for each in boxes] == [1, 2]
    made = paper.redact(GIVEN, boxes, COVER)
    for box in boxes:
        seen = Image.open(BytesIO(paper.page_png(made, box.page - 1, 150))).convert("L")
        corners = (
            round(box.left * seen.width) + 1,
            round(box.top * seen.height) + 1,
            round(box.right * seen.width) - 1,
            round(box.bottom * seen.height) - 1,
        )
        darkest, lightest = seen.crop(corners).getextrema()
        assert (darkest, lightest < 40) == (0, True)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_copy_conforms(profile):
    report = page.validate_pdf_bytes(hidden("Samir"), profile=profile)
    assert [failure.message for failure in report.failures] == []


def test_the_same_boxes_give_the_same_bytes():
    assert hidden("Samir") == hidden("Samir")


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_is_painted_where_it_is_seen(turned):
    pdf = untagged("Samir Hughes and Amara", turned=turned)
    [box] = paper.boxes_of(pdf, ["Samir Hughes"])
    made = paper.redact(pdf, [box], COVER)
    assert paper.text_of(made)[0].split() == ["and", "Amara"]
    with pikepdf.open(BytesIO(made)) as opened:
        [image] = opened.pages[0].obj.Resources.XObject.values()
        seen = pikepdf.PdfImage(image).as_pil_image().convert("L")
    middle = (
        round((box.left + box.right) / 2 * seen.width),
        round((box.top + box.bottom) / 2 * seen.height),
    )
    assert seen.getpixel(middle) == 0


def test_a_box_that_an_officer_draws_takes_every_word_that_it_touches():
    made = paper.redact(GIVEN, [Box(1, 0, 0, 1, 1)], COVER)
    assert paper.text_of(made)[0] == ""
    assert "helps" in paper.text_of(made)[1]
