"""Advice in the other forms that it comes in: each is pages, or a sentence."""

import struct
from datetime import date
from pathlib import Path

import page
import pytest

from letter_case import letter_case
from make import at
from paper.compound import compound
from twentyweeks.errors import BadInput
from twentyweeks.operations.papers import NewPaper, Opened, file_paper, open_paper
from twentyweeks.operations.received import as_pdf, show_paper
from twentyweeks.paper import pages_to_look_at, text_of

GIVEN = Path(__file__).parents[1] / "paper" / "received"
NOW = at("2026-05-12")
KINDS = {
    "advice.doc": "application/msword",
    "advice.odt": "application/vnd.oasis.opendocument.text",
    "advice.rtf": "application/rtf",
}
OUTLOOK = "application/vnd.ms-outlook"
WRITTEN = (
    "Report about Amara",
    "Siân\u2019s class: Amara reads to her cat \u2013 every day",
    "and counts “by sevens”.",
    "Needs",
    "Sounds",
    "First",
    "How often",
    "Twice a week, Łódź",
    "Seen on 4 May.",
)


def opened(content, media_type):
    return Opened(
        content=content,
        title="Report of Dr Green",
        media_type=media_type,
        pages=None,
        author="Dr Green",
        day=date(2026, 5, 11),
    )


def said_in(pdf):
    return " ".join("\n".join(text_of(pdf)).split())


def conforms(pdf):
    return [
        failure.message
        for profile in ("ua1", "2a")
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]


def wide(words):
    return words.encode("utf-16-le")


def message(**others):
    """Return a message as Outlook saves it, sent on 12 May 2026 at 9:15."""
    ticks = 134_230_509_000_000_000
    held = {
        "__properties_version1.0": bytes(32)
        + struct.pack("<IIQ", 0x00390040, 6, ticks),
        "__substg1.0_0037001F": wide("Advice about Amara; seen twice"),
        "__substg1.0_0C1A001F": wide("Siân Green"),
        "__substg1.0_5D01001F": wide("green@clinic.example"),
        "__substg1.0_0E04001F": wide("SEND team; Jo Reed"),
        "__substg1.0_1000001F": wide("Amara reads well.\r\n\r\nWe saw her on 4 May."),
        "__attach_version1.0_#00000000/__substg1.0_3707001F": wide("report.pdf"),
        "__attach_version1.0_#00000000/__substg1.0_37010102": b"%PDF-1.7 and so on",
    }
    return compound(held | others)


@pytest.mark.parametrize("name", KINDS)
def test_a_text_of_another_program_says_all_its_words_in_order(name):
    shown = as_pdf(opened((GIVEN / name).read_bytes(), KINDS[name]))
    said, at_least = said_in(shown.pdf), 0
    for words in WRITTEN:
        at_least = said.index(words, at_least) + len(words)
    assert "not laid out as the original" in shown.told
    assert conforms(shown.pdf) == []


@pytest.mark.parametrize("name", KINDS)
def test_the_first_bytes_of_a_file_alone_are_told_in_a_sentence(name):
    whole = (GIVEN / name).read_bytes()
    with pytest.raises(BadInput, match="This file cannot be read") as told:
        as_pdf(opened(whole[:600] if name != "advice.rtf" else whole[1:], KINDS[name]))
    assert "It is kept as it came." in told.value.sentence


@pytest.mark.parametrize("media_type", [*KINDS.values(), OUTLOOK])
def test_what_is_not_of_its_kind_is_told(media_type):
    with pytest.raises(BadInput, match="cannot be read"):
        as_pdf(opened(b"GIF89a and nothing", media_type))


def test_a_plain_text_is_its_lines():
    shown = as_pdf(opened("Siân reads.\n\nŁódź, 4 May.".encode("utf-16"), "text/plain"))
    assert "Siân reads. Łódź, 4 May." in said_in(shown.pdf)


def test_a_message_of_outlook_says_its_heads_its_words_and_what_hung_on_it():
    said = said_in(as_pdf(opened(message(), OUTLOOK)).pdf)
    for words in (
        "Siân Green <green@clinic.example>",
        "Tue, 12 May 2026 09:15:00 +0000",
        "SEND team; Jo Reed",
        "Advice about Amara; seen twice",
        "Amara reads well. We saw her on 4 May.",
        "report.pdf",
    ):
        assert words in said


def test_a_message_in_old_letters_or_as_a_page_is_read_too():
    others = {
        "__properties_version1.0": bytes(32) + struct.pack("<IIQ", 0x3FFD0003, 6, 1250),
        "__substg1.0_1000001F": b"",
        "__substg1.0_10130102": "<p>Seen in Łódź.</p>".encode("cp1250"),
    }
    said = said_in(as_pdf(opened(message(**others), OUTLOOK)).pdf)
    assert "Seen in Łódź." in said
    assert "2026" not in said


def test_a_message_whose_words_are_in_no_open_form_says_so():
    shown = as_pdf(opened(message(**{"__substg1.0_1000001F": b""}), OUTLOOK))
    assert "Open the original in Outlook." in said_in(shown.pdf)


def test_a_photo_of_a_telephone_is_kept_byte_for_byte_and_shown(caseload):
    new = NewPaper(title="Her drawing", kind="photo", received_on="2026-05-11")
    path = GIVEN / "photo.heic"
    filed = file_paper(caseload, letter_case(caseload), path, new, NOW)
    assert open_paper(caseload, filed).content == path.read_bytes()
    shown = show_paper(caseload, filed)
    assert (shown.pages, pages_to_look_at(shown.pdf)) == (1, (1,))
    assert shown.told == (
        "Pages made of a photo. The original is kept. Scan, not searchable: page 1."
    )
    assert conforms(shown.pdf) == []


def test_a_rich_text_that_calls_itself_word_is_read_as_what_it_is(caseload, tmp_path):
    path = tmp_path / "letter.doc"
    path.write_bytes((GIVEN / "advice.rtf").read_bytes())
    new = NewPaper(title="Letter", kind="report", received_on="2026-05-11")
    filed = file_paper(caseload, letter_case(caseload), path, new, NOW)
    assert open_paper(caseload, filed).media_type == "application/rtf"


def written(words):
    """Return an e-mail of these words, as pages."""
    head = "Subject: Amara\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    return as_pdf(opened(f"{head}{words}".encode(), "message/rfc822")).pdf


def test_a_picture_in_an_e_mail_stands_as_its_name():
    pdf = written("She laughs \U0001f600\ufe0f and counts.\x01")
    assert "She laughs (grinning face) and counts." in said_in(pdf)
    assert pages_to_look_at(pdf) == ()


def test_letters_that_we_have_no_font_for_are_marked_and_looked_at():
    pdf = written("Her name is \u05e2\u05de\u05e8\u05d4 \u05d0\u05d5 here.")
    assert "Her name is \u2047 here." in said_in(pdf)
    assert pages_to_look_at(pdf) == (1,)
    assert conforms(pdf) == []
