"""Advice that is no PDF: kept byte for byte, and shown on pages where that can be."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import page
import pytest
from PIL import Image

from paper.others import untagged
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.papers import Opened
from twentyweeks.operations.received import as_pdf, page_words, why_no_pdf
from twentyweeks.paper import pages_to_look_at, text_of
from twentyweeks.paper.from_mail import MAIL
from twentyweeks.paper.from_word import WORD

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(words, style="", *, item=False):
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = "<w:numPr/>" if item else ""
    return f"<w:p><w:pPr>{kind}{number}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def word(body, **around):
    """Return a .docx of this body; `around` names other parts, as header1."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        whole = f"<w:document {W}><w:body>{body}</w:body></w:document>"
        file.writestr("word/document.xml", whole)
        for name, words in around.items():
            part = f"<w:hdr {W}>{paragraph(words)}</w:hdr>"
            file.writestr(f"word/{name}.xml", part)
    return made.getvalue()


def stored(document):
    made = BytesIO()
    with ZipFile(made, "w") as file:
        file.writestr("word/document.xml", document)
    return made.getvalue()


def opened(content, media_type, title="Report of Dr Green", pages=None):
    return Opened(
        content=content,
        title=title,
        media_type=media_type,
        pages=pages,
        author="Dr Green",
        day=date(2026, 5, 11),
    )


def lines(pdf):
    return "\n".join(text_of(pdf)).splitlines()


def conforms(pdf):
    return [
        failure.message
        for profile in ("ua1", "2a")
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]


TABLE = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>What</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>How often</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>Reading</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def test_a_word_file_says_all_its_words_in_order():
    body = (
        paragraph("Report about Amara", "Title")
        + paragraph("She reads to her cat.")
        + paragraph("Needs", "Heading3")
        + paragraph("Sounds", item=True)
        + paragraph("Words", item=True)
        + TABLE
        + "<w:p><w:del><w:r><w:delText>taken out</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>put in</w:t></w:r></w:ins></w:p>"
    )
    shown = as_pdf(opened(word(body, header1="Green Clinic, Leeds"), WORD))
    said = lines(shown.pdf)
    assert shown.told.startswith("The words of a Word file as it came in, not laid out")
    assert said[1] == shown.told
    assert said[2:6] == [
        "Report about Amara",
        "She reads to her cat.",
        "Needs",
        "•",
    ]
    for words in (
        "Sounds",
        "Reading",
        "How often",
        "put in",
        "Green Clinic, Leeds",
    ):
        assert words in said
    assert not any("taken out" in each for each in said)
    assert conforms(shown.pdf) == []


@pytest.mark.parametrize(
    "content",
    [
        b"no zip at all",
        word(paragraph("Half"))[:60],
        word("<w:p>"),
        word('<!DOCTYPE x [<!ENTITY e "a">]>'),
        stored(b"<document/>").replace(b"<document/>", b"<documenx/>"),
        stored(f"<w:document {W}>\xdf</w:document>".encode("latin-1")),
    ],
    ids=["no zip", "half", "not closed", "a trick", "its sum is wrong", "no letters"],
)
def test_a_damaged_word_file_is_told_in_a_sentence(content):
    with pytest.raises(BadInput, match="Green”: This file cannot be"):
        as_pdf(opened(content, WORD))


def test_a_word_file_that_would_unpack_beyond_all_room_is_told():
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * 50_000_001)
    with pytest.raises(BadInput, match="or too large"):
        as_pdf(opened(made.getvalue(), WORD))


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_an_e_mail_says_its_heads_and_its_words(kind):
    body = "Amara reads well.\n\nWe saw her on 4 May."
    if kind == "html":
        body = "<style>p {}</style><p>Amara reads well.</p><p>We saw her on 4 May.</p>"
    mail = (
        "From: Dr Green <green@clinic.example>\r\nTo: send@northmoor.example\r\n"
        "Subject: =?utf-8?q?Si=C3=A2n?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        f"Content-Type: text/{kind}; charset=utf-8\r\n\r\n{body}\r\n--x\r\n"
        "Content-Type: application/pdf\r\n"
        'Content-Disposition: attachment; filename="report.pdf"\r\n\r\n'
        "%PDF\r\n--x--\r\n"
    )
    shown = as_pdf(opened(mail.encode(), MAIL))
    said = lines(shown.pdf)
    for words in (
        "From",
        "Dr Green <green@clinic.example>",
        "Subject",
        "Siân",
        "Amara reads well.",
        "We saw her on 4 May.",
        "What is attached to it, kept with the original",
        "report.pdf",
    ):
        assert words in said
    assert conforms(shown.pdf) == []


def test_a_photo_of_forty_megapixels_is_a_page_that_is_no_text():
    photo = BytesIO()
    Image.new("RGB", (8000, 5000), "#0A5F66").save(photo, "JPEG")
    shown = as_pdf(opened(photo.getvalue(), "image/jpeg", "Photo of her school book"))
    assert len(shown.pdf) < 300_000
    assert shown.told == "Pages made of a photo. The original is kept."
    assert conforms(shown.pdf) == []


def test_a_scan_of_two_pictures_is_two_pages_to_look_at():
    scan = BytesIO()
    first, second = (Image.new("L", (1654, 2339), tone) for tone in (250, 240))
    first.save(scan, "TIFF", save_all=True, append_images=[second])
    shown = as_pdf(opened(scan.getvalue(), "image/tiff", "Scan"))
    assert len(text_of(shown.pdf)) == 2
    assert pages_to_look_at(shown.pdf) == (1, 2)


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/tiff"])
def test_a_picture_that_is_none_is_told(media_type):
    with pytest.raises(BadInput, match="cannot be read"):
        as_pdf(opened(b"GIF89a and nothing", media_type))


def test_what_has_no_pages_here_says_so():
    assert why_no_pdf("application/pdf", 3) == ""
    assert why_no_pdf("application/pdf", None).startswith("No pages can be made")
    with pytest.raises(Refused, match="No pages can be made of a file of this kind"):
        as_pdf(opened(b"ID3", "audio/mpeg"))


def test_a_pdf_is_its_own_pages():
    content = untagged("Amara")
    assert as_pdf(opened(content, "application/pdf", pages=1)).pdf == content


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((3,), "page 3"),
        ((1, 3), "pages 1 and 3"),
        ((2, 3, 4), "pages 2 to 4"),
        ((1, 4, 5, 9), "pages 1, 4 to 5 and 9"),
    ],
)
def test_pages_are_told_in_few_words(numbers, words):
    assert page_words(numbers) == words
