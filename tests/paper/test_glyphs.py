"""What is seen on the page is what HarfBuzz makes of the words, joined and in order."""

import pytest

from paper.glyphs import faults, lefts
from paper.test_languages import document
from twentyweeks import paper
from twentyweeks.paper import canvas, lines, pieces, setting
from twentyweeks.paper.blocks import Paragraph, Span

SENTENCES = {
    "cy": ("Gŵyl Llŷr, Siân a Gwenllïan Tŷ-Ŷd", "SourceSans3-Regular"),
    "pl": ("Zażółć gęślą jaźń, Małgorzata Źdźbło", "SourceSans3-Regular"),
    "yo": ("Ọláńrewájú ọ̀gbẹ́ni", "SourceSans3-Regular"),
    "ur": ("فاطمہ بیگم کا بیٹا یوسف اسکول جاتا ہے", "NotoNastaliqUrdu-Regular"),
    "ar": ("محمد عبد الله وُلد في لندن", "NotoSansArabic-Regular"),
    "bn": ("আয়েশা খাতুন ও রফিকুল ইসলাম স্কুলে যায়।", "NotoSansBengali-Regular"),
    "pa": ("ਗੁਰਪ੍ਰੀਤ ਕੌਰ ਸਿੱਧੂ ਪੜ੍ਹਦੀ ਹੈ।", "NotoSansGurmukhi-Regular"),
}
WIDER = {"ur": 1.5}
"""The space between words of Nastaliq, in which each word slopes into the next."""


@pytest.fixture(autouse=True)
def _nothing_set_before():
    setting.set_lines.cache_clear()
    yield
    setting.set_lines.cache_clear()


def made(lang):
    words, _font = SENTENCES[lang]
    return paper.render(document(Paragraph((Span(text=words, lang=lang),))))


def found(lang):
    words, font = SENTENCES[lang]
    return faults(made(lang), words, font, lang, WIDER.get(lang, 1.0))


@pytest.mark.parametrize("lang", SENTENCES)
def test_the_glyphs_are_those_of_harfbuzz_each_in_its_place(lang):
    assert found(lang) == []
    assert SENTENCES[lang][0] in paper.text_of(made(lang))[0]


def test_a_line_of_two_directions_has_its_words_in_the_order_in_which_it_is_seen():
    words = "محمد عبد الله، وُلد في ١٢ مايو ٢٠١٦"
    page = paper.render(document(Paragraph((Span(text=words, lang="ar"),))))
    spoken = ("محمد", "عبد", "وُلد", "في", "١٢", "مايو", "٢٠١٦")
    places = lefts(page, spoken, "NotoSansArabic-Regular", "ar")
    assert len(places) == 7
    assert places == sorted(places, reverse=True)


def reversed_glyphs(monkeypatch):
    right = pieces.shape

    def wrong(text, name, *, right_to_left):
        return right(text, name, right_to_left=not right_to_left)

    monkeypatch.setattr(pieces, "shape", wrong)


def unjoined(monkeypatch):
    right = pieces.shape

    def wrong(text, name, *, right_to_left):
        glyphs, pen = [], 0.0
        for letter in reversed(text) if right_to_left else text:
            alone, wide = right(letter, name, right_to_left=right_to_left)
            glyphs += [type(one)(one.code, one.x + pen, one.y) for one in alone]
            pen += wide
        return tuple(glyphs), pen

    monkeypatch.setattr(pieces, "shape", wrong)


def one_word_dropped(monkeypatch):
    right = canvas.TaggedCanvas.shaped

    def wrong(self, x, y, placed):
        right(self, x, y, placed[:-1])

    monkeypatch.setattr(canvas.TaggedCanvas, "shaped", wrong)


def words_from_the_left(monkeypatch):
    monkeypatch.setattr(lines, "_seen_order", lambda levels, _base: range(len(levels)))


@pytest.mark.parametrize(
    ("plant", "lang"),
    [
        *((reversed_glyphs, lang) for lang in ("ur", "ar", "bn")),
        *((unjoined, lang) for lang in ("ur", "ar", "bn", "pa")),
        *((one_word_dropped, lang) for lang in ("ur", "ar", "bn", "pa")),
        *((words_from_the_left, lang) for lang in ("ur", "ar")),
    ],
)
def test_a_planted_fault_is_seen_though_the_words_are_copied_out_whole(
    plant, lang, monkeypatch
):
    plant(monkeypatch)
    assert found(lang) != []
    assert SENTENCES[lang][0] in paper.text_of(made(lang))[0]
