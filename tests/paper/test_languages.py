"""Names and sentences in the languages of the families."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from paper.test_structure import assert_right
from twentyweeks import paper
from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import Bullets, Document, Heading, Paragraph, Span, plain
from twentyweeks.paper.faces import (
    ARABIC,
    BENGALI,
    GURMUKHI,
    NASTALIQ,
    SANS,
    letters,
)


def document(*blocks):
    return Document(
        title="Names",
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        blocks=(Heading("Names", 1), *blocks),
    )


@pytest.mark.parametrize(
    ("lang", "words", "font"),
    [
        ("cy", "Gŵyl Llŷr, Siân a Gwenllïan Tŷ-Ŷd", "SourceSans3-Regular"),
        ("pl", "Zażółć gęślą jaźń, Małgorzata Źdźbło", "SourceSans3-Regular"),
        ("ro", "Ștefan și Ruxandra Țurcanu", "SourceSans3-Regular"),
        ("uk", "Олександра Ковальчук, Київ", "SourceSans3-Regular"),
        ("yo", "Ọláńrewájú ọ̀gbẹ́ni", "SourceSans3-Regular"),
        ("ur", "فاطمہ بیگم کا بیٹا یوسف (نو سال)", "NotoNastaliqUrdu-Regular"),
        ("ar", "محمد عبد الله، وُلد في 12 مايو", "NotoSansArabic-Regular"),
        ("bn", "আয়েশা খাতুন ও রফিকুল ইসলাম।", "NotoSansBengali-Regular"),
        ("pa", "ਗੁਰਪ੍ਰੀਤ ਕੌਰ ਸਿੱਧੂ।", "NotoSansGurmukhi-Regular"),
    ],
)
def test_a_sentence_is_said_in_its_order_and_its_font(lang, words, font):
    given = document(
        Paragraph(
            (
                Span(text="They wrote: "),
                Span(text=words, lang=lang),
                Span(text=" and then in English."),
            )
        ),
        Paragraph((Span(text=words, lang=lang),)),
        Bullets(((Span(text=words, lang=lang, strong=True),),)),
    )
    made = paper.render(given)
    assert_right(made, given)
    assert f"They wrote: {words} and then in English." in paper.text_of(made)[0]
    assert font in "".join(fonts_of(made))


def fonts_of(made):
    with pikepdf.open(BytesIO(made)) as opened:
        return [
            str(font.BaseFont)
            for page in opened.pages
            for font in page.obj.Resources.Font.values()
        ]


@pytest.mark.parametrize("face", [SANS, ARABIC, NASTALIQ, BENGALI, GURMUKHI])
def test_the_strong_face_writes_what_the_regular_one_writes(face):
    assert letters(face.regular) == letters(face.strong)


def test_an_arabic_name_without_a_language_is_set_in_naskh():
    made = paper.render(document(Paragraph(plain("Her father is محمد."))))
    assert any("NotoSansArabic-Regular" in name for name in fonts_of(made))


def test_latin_text_uses_no_ligature_and_only_its_own_fonts():
    given = document(Paragraph(plain("Twelfth office, difficult fjord")))
    made = paper.render(given)
    assert_right(made, given)
    names = {name.split("+")[1] for name in fonts_of(made)}
    assert names == {"SourceSans3-Regular", "SourceSans3-Semibold"}


def test_a_private_code_is_no_letter():
    paper.render(document(Paragraph((Span(text="আয়েশা", lang="bn"),))))
    with pytest.raises(Refused) as refused:
        paper.render(document(Paragraph(plain("\ue010"))))
    assert "U+E010" in refused.value.sentence


def test_invisible_marks_are_dropped_and_spaces_kept():
    given = document(Paragraph(plain("\u200ePart\u00adtime\u00a0work\tnow")))
    made = paper.render(given)
    assert paper.text_of(made)[0].split("\n")[1] == "Parttime work now"


def test_a_new_line_in_the_words_is_a_new_line_on_the_page():
    given = document(Paragraph(plain("Fatima Begum-Jones\nSEND officer")))
    assert_right(paper.render(given), given)
