"""What is kept between papers, or spelt out at once, is right for every paper."""

import zlib
from io import BytesIO

import pikepdf

from paper.test_structure import document
from twentyweeks import paper
from twentyweeks.paper.blocks import Heading, Paragraph, plain
from twentyweeks.paper.written import packed, stream


def test_a_stream_is_as_long_as_it_says():
    assert stream(b"a\r", b"/N 3") == (
        b"<< /N 3 /Length 2 >>\nstream\na\r\r\nendstream\n"
    )


def test_a_packed_stream_unpacks_to_its_content():
    told, _, rest = packed(b"a" * 500, b"/N 3").partition(b"\nstream\n")
    data = rest.removesuffix(b"\r\nendstream\n")
    assert told == b"<< /N 3 /Filter /FlateDecode /Length %d >>" % len(data)
    assert zlib.decompress(data) == b"a" * 500


def test_no_page_is_spelt_out_in_ascii():
    with pikepdf.open(BytesIO(paper.render(document()))) as opened:
        filters = {str(page.obj.Contents.Filter[0]) for page in opened.pages}
    assert filters == {"/FlateDecode"}


def test_more_words_than_are_kept_change_no_other_paper():
    before = paper.render(document())
    words = " ".join(f"word{number}" for number in range(9_000))
    long = document(Heading("Many words", 1), Paragraph(plain(words)))
    assert paper.render(long) == paper.render(long)
    assert "word8999" in paper.text_of(paper.render(long))[-1]
    assert paper.render(document()) == before


def test_what_was_read_of_one_paper_is_not_told_of_another():
    first, second = (
        paper.render(document(Heading("Who reads", 1), Paragraph(plain(name))))
        for name in ("Aled reads.", "Mali reads.")
    )
    assert "Aled reads." in paper.text_of(first)[0]
    assert "Mali reads." in paper.text_of(second)[0]
    assert "Aled reads." in paper.text_of(first)[0]
