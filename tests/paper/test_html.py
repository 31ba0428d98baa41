"""The page for e-mail: the words of the PDF, each in the element that it is."""

import re
from base64 import b64decode
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.complete import facts_of
from paper.content import lines_of, one_sign, tidy
from paper.test_random import documents, loose
from paper.test_structure import picture
from twentyweeks import paper
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterKind
from twentyweeks.paper.blocks import (
    Bullets,
    Callout,
    Document,
    Figure,
    Heading,
    Paragraph,
    Sender,
    Span,
    Table,
    plain,
)
from twentyweeks.paper.html import page

BLOCKS = {"p", "li", "dt", "dd", "th", "caption", "h1", "h2", "h3"}
COUNTED = re.compile(r"Lbl (\d+\.|•)")
LETTERS = r"[^\W\d_]+"
LISTS = {"ol": "L Decimal", "ul": "L Disc", "dl": "L None"}
ALONE = {"meta", "br", "img"}


class Said(HTMLParser):
    """The lines of a page, as the content model's own are written in content.py."""

    def __init__(self):
        super().__init__()
        self.lines, self.open, self.text = [], [], []
        self.found, self.title, self.in_figure = [], "", False

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self.found.append((tag, held))
        if tag == "img" and "main" in self.open:
            self.lines.append(f"Figure {held['alt']}")
            self.in_figure = True
        if tag == "br":
            self.text.append("\n")
        if tag in LISTS:
            self.lines.append(LISTS[tag])
        if tag == "table":
            self.lines.append("Table")
        if tag in ("tr", "td"):
            self.lines.append(tag.upper())
        if tag in BLOCKS:
            self.text = []
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag in BLOCKS and "main" in self.open:
            self._say(tag, one_sign(tidy("".join(self.text))))

    def handle_data(self, data):
        if self.open and self.open[-1] == "title":
            self.title += data
        self.text.append(data)

    def _say(self, tag, words):
        if self.in_figure:
            self.in_figure = False
            return
        names = {
            "p": "P",
            "th": "TH Column",
            "caption": "Caption",
            "li": "LBody",
            "dt": "Lbl",
            "dd": "LBody",
        }
        name = names.get(tag, tag.upper())
        self.lines.append(f"{name} {words}".strip())


def said(document):
    read = Said()
    content = page(document).decode()
    read.feed(content)
    read.close()
    assert read.open == []
    return read


def wanted(document):
    """Return the model's lines: a browser numbers lists and counts rows by itself."""
    lines = [line for block in document.blocks for line in lines_of(block)]
    kept = [line for line in lines if line != "LI" and not COUNTED.fullmatch(line)]
    return [re.sub(r"^(L \w+|Table) .*", r"\1", line) for line in kept]


def shown(document):
    return said(document).lines


def letter(*blocks, **fields):
    given = {
        "title": "Our decision",
        "author": "Northmoor Council",
        "dated": date(2026, 4, 13),
        **fields,
    }
    return Document(blocks=blocks, **given)


@settings(loose, max_examples=40)
@given(documents())
def test_a_page_says_what_the_paper_says(document):
    assert shown(document) == wanted(document)


@pytest.mark.parametrize("kind", [LetterKind.FINAL_PLAN, LetterKind.REFUSE_TO_ASSESS])
def test_a_letter_s_page_and_its_pdf_hold_the_same_words(kind):
    document = compose(facts_of(kind))
    foot = tidy(document.footer)
    pages = (tidy(each) for each in paper.text_of(paper.render(document)))
    printed = re.sub(r"Page \d of \d", "", " ".join(pages).replace(foot, ""))
    lines = (line.split(" ", 1) for line in shown(document) if " " in line)
    told = " ".join(words for tag, words in lines if tag != "L")
    assert sorted(re.findall(LETTERS, told)) == sorted(re.findall(LETTERS, printed))


@given(st.text(max_size=200), st.text(max_size=40))
def test_no_words_become_marks_or_script(text, title):
    title = title or "A letter"
    read = said(
        letter(Paragraph(plain(text + "<script>alert(1)</script>")), title=title)
    )
    assert "script" not in {tag for tag, _held in read.found}
    assert all(not key.startswith("on") for _tag, held in read.found for key in held)


def test_language_direction_and_emphasis_stand_at_their_words():
    words = (
        Span(text="Dear "),
        Span(text="محمد", lang="ar"),
        Span(text=" and Siân", lang="cy", strong=True),
    )
    content = page(letter(Paragraph(words), Paragraph(plain("محمد عبد الله")))).decode()
    assert '<html lang="en-GB">' in content
    assert '<span lang="ar" dir="rtl">محمد</span>' in content
    assert '<span lang="cy" dir="ltr"><strong> and Siân</strong></span>' in content
    assert re.search(r'<p dir="rtl" style="[^"]*">محمد عبد الله</p>', content)
    assert content.count('dir="rtl"') == 2


def test_headers_have_their_scope_and_pictures_their_words():
    table = Table("What we found", ("Need", "Help"), (((plain("a"),), (plain("b"),)),))
    read = said(letter(table, Figure(picture(), "A teal field", 40)))
    scopes = [held["scope"] for tag, held in read.found if tag == "th"]
    assert scopes == ["col", "col"]
    ((_, image),) = [each for each in read.found if each[0] == "img"]
    assert image["alt"] == "A teal field"
    kind, _, data = image["src"].partition(",")
    assert kind == "data:image/png;base64"
    assert b64decode(data) == picture()


def test_only_what_leads_somewhere_is_a_link():
    words = (
        Span(text="Ring", link="tel:01632960100"),
        Span(text="Run", link="javascript:alert(1)"),
    )
    read = said(letter(Paragraph(words)))
    assert [held["href"] for tag, held in read.found if tag == "a"] == [
        "tel:01632960100"
    ]


def test_a_changed_word_is_marked_as_such():
    words = (
        Span(text="[Added: 45]", change="added"),
        Span(text="30", change="removed"),
    )
    tags = [tag for tag, _held in said(letter(Paragraph(words))).found]
    assert "ins" in tags
    assert "del" in tags


@pytest.mark.parametrize(("size", "percent"), [(12, 100), (18, 150), (24, 200)])
def test_large_print_is_large_text(size, percent):
    content = page(letter(Heading("A", 1), size=size)).decode()
    assert f"font-size:{percent}%" in content


def test_a_draft_says_so_and_a_title_is_the_paper_s():
    drafted = page(letter(Heading("Now", 1), draft=True)).decode()
    assert ">DRAFT<" in drafted
    assert (
        said(letter(Heading("A", 1), title="Siân's letter")).title
        == "Siân\u2019s letter"
    )


def test_every_colour_of_text_stands_out_from_its_ground():
    everything = letter(
        Sender("Northmoor Council", ("Town Hall",)),
        Heading("A", 1),
        Callout((Paragraph((Span(text="Ring", link="tel:1"),)),)),
        Paragraph((Span(text="a", change="added"), Span(text="b", change="removed"))),
        Bullets((plain("c"),)),
        footer="Ours",
    )
    content = page(everything).decode()
    inks = set(re.findall(r"(?<![-\w])color:(#\w{6})", content))
    grounds = set(re.findall(r"background:(#\w{6})", content))
    assert len(inks) == 5
    assert len(grounds) == 2
    for ink in inks:
        for ground in grounds:
            assert contrast(ink, ground) >= 4.5, (ink, ground)


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_same_content_gives_the_same_bytes():
    assert page(letter(Heading("A", 1))) == page(letter(Heading("A", 1)))
