"""Italics: a font of their own in Latin letters, and none where a script has none."""

import pytest

from twentyweeks.paper.blocks import Document, Paragraph, Span
from twentyweeks.paper.html import page
from twentyweeks.paper.pieces import pieces_of
from twentyweeks.paper.style import Look

URDU = "\u0627\u0628"


@pytest.mark.parametrize(
    ("span", "font"),
    [
        (Span(text="proposed"), "SourceSans3-Regular"),
        (Span(text="proposed", slanted=True), "SourceSans3-It"),
        (Span(text="proposed", slanted=True, strong=True), "SourceSans3-SemiboldIt"),
        (Span(text="proposed", slanted=True, change="removed"), "SourceSans3-It"),
        (
            Span(text="\u0627\u0628", lang="ur", slanted=True),
            "NotoNastaliqUrdu-Regular",
        ),
    ],
)
def test_each_kind_of_words_has_its_font(span, font):
    pieces, _ = pieces_of((span,), Look(12), "en-GB")
    assert {each.font for each in pieces} == {font}


def test_italics_stand_in_the_page_for_mail():
    words = (Span(text="proposed", slanted=True),)
    made = page(Document(title="A", author="B", dated=None, blocks=(Paragraph(words),)))
    assert "<i>proposed</i>" in made.decode()
