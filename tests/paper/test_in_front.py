"""A page in front of a letter: the address of the letter shows on it."""

import zlib
from datetime import date

import page
import pikepdf
import pypdfium2
import pytest

from paper.others import changed, untagged
from paper.test_letterhead import MM, PAGE, SENDER
from paper.test_structure import document
from paper.test_window import LINES
from twentyweeks import paper
from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import Address, Heading, Paragraph, plain
from twentyweeks.paper.parts import Cover, Part
from twentyweeks.paper.window import ENVELOPES

COVER = Cover(title="Yes", author="Northmoor Council", dated=date(2026, 3, 13))
BODY = Paragraph(plain("You asked us on 2 February 2026."))
POLISH = paper.render(document(Heading("To ważny list", 1)))


def joined(address, front=POLISH):
    letter = paper.render(document(SENDER, address, Heading("Yes", 1), BODY))
    parts = (
        Part(title="Polski", pdf=front, address=address),
        Part(title="Yes", pdf=letter),
    )
    return paper.join(parts, COVER)


def shown(pdf, number, glass):
    """Return what shows through a window, read by the places of its letters."""
    with pypdfium2.PdfDocument(pdf) as opened:
        words = opened[number].get_textpage()
        return words.get_text_bounded(
            left=glass.left * MM,
            right=glass.right * MM,
            top=PAGE - glass.top * MM,
            bottom=PAGE - glass.bottom * MM,
        ).split("\r\n")


@pytest.mark.parametrize("kind", ["", "dl", "c5", "c4"])
def test_the_window_shows_the_address_on_both_pages(kind):
    window = ENVELOPES[kind].moved(1, -1)
    whole = joined(Address(LINES, window))
    for number in (0, 1):
        assert shown(whole.pdf, number, window.bare) == list(LINES)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_whole_conforms_and_the_address_is_read_aloud_once(profile):
    whole = joined(Address(("محمد عبد الله", "14 Heol y Bont", "NM4 7QT")))
    report = page.validate_pdf_bytes(whole.pdf, profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert whole.accessible
    first, second = paper.text_of(whole.pdf)
    assert "NM4 7QT" not in first
    assert second.count("محمد عبد الله") == 1


def turned(degrees):
    """Return the Polish page as a scanner keeps it that lay so."""

    def change(opened):
        opened.pages[0].obj.Rotate = degrees

    return changed(POLISH, change)


@pytest.mark.parametrize("degrees", [0, 180])
def test_the_address_stands_upright_on_a_page_that_is_kept_turned(degrees):
    whole = joined(Address(LINES, ENVELOPES["dl"]), turned(degrees))
    upright = paper.page_image(joined(Address(LINES, ENVELOPES["dl"])).pdf, 0, 36)
    width, _, pixels = paper.page_image(whole.pdf, 0, 36)
    rows = slice(4 * width * 80, 4 * width * 118)
    assert min(pixels[rows]) < 150
    differs = zip(pixels[rows], upright[2][rows], strict=True)
    assert max(abs(one - other) for one, other in differs) < 90


def test_an_address_too_long_for_the_window_is_refused_in_front_too():
    with pytest.raises(Refused, match="does not fit the envelope's window"):
        paper.join(
            [Part(title="Polski", pdf=POLISH, address=Address(LINES * 4))], COVER
        )


def test_a_part_of_a_page_is_blank_or_is_not():
    bare = ENVELOPES["dl"].bare
    assert paper.is_blank(POLISH, bare)
    assert paper.is_blank(untagged("Low on the page"), bare)
    words = Paragraph(plain("To ważny list o Państwa dziecku. " * 12))
    assert not paper.is_blank(paper.render(document(Heading("List", 1), words)), bare)
    outlined = Address((), ENVELOPES["c5"], outlined=True)
    assert not paper.is_blank(paper.render(document(outlined)), ENVELOPES["c5"].bare)


def test_a_page_is_upright_a4_or_is_not():
    assert paper.is_upright_a4(POLISH)
    assert paper.is_upright_a4(turned(180))
    assert not paper.is_upright_a4(turned(90))


def ends_in_half_a_line_end(opened):
    """Let the packed content of the first page end in a carriage return."""
    content = opened.pages[0].Contents
    said = content.read_bytes() + b"\n%"
    missing = (0x0D - 1 - sum(said)) % 256  # its last byte is 1 and the sum of all
    steps = [step for step in range(33, 127) if 33 <= (missing - step) % 256 < 127]
    said += bytes((steps[0], (missing - steps[0]) % 256))
    content.write(zlib.compress(said), filter=pikepdf.Name.FlateDecode)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_stream_s_end_is_never_taken_for_a_line_s(profile):
    front = changed(POLISH, ends_in_half_a_line_end)
    whole = joined(Address(LINES), front)
    assert b"\r\nendstream" not in whole.pdf
    report = page.validate_pdf_bytes(whole.pdf, profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert whole.pdf == joined(Address(LINES), front).pdf
