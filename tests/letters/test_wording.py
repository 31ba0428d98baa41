import re
from pathlib import Path

import pytest

from twentyweeks import places
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.letters.template import Filling, fill
from twentyweeks.letters.wording import wording
from twentyweeks.paper.blocks import (
    Bullets,
    Callout,
    Heading,
    PageBreak,
    Paragraph,
    Span,
    plain,
)

FILES = sorted((places.resources() / "wording").glob("*.txt"))


def sentences(path: Path) -> list[int]:
    """Return the words of each sentence; a name in braces counts as two words."""
    text = re.sub(r"(?m)^(\((if|unless|part|new).*|#+ .*|\{\{.*)$", "", _text(path))
    text = re.sub(r"\{[^}]*\}", "one two", text)
    ends = re.split(r"[.?!:]\s|\n\s*\n|\n(?=- |\d\. |> )", text + "\n\n")
    counts = [len(re.findall(r"[\w']+", part)) for part in ends]
    return [count for count in counts if count]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sentences_are_short(path):
    counts = sentences(path)
    assert sum(counts) / max(len(counts), 1) <= 18
    assert max(counts, default=0) <= 36


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_wording_uses_no_word_that_families_dislike(path):
    said = set(re.findall(r"[a-z]+", _text(path).lower()))
    assert said.isdisjoint(
        {
            *("unfortunately", "pleased", "regret", "hereby", "pursuant", "whilst"),
            *("client", "customer", "ehcp", "aforementioned", "ticket", "robust"),
        }
    )


def made(text, **words):
    filling = Filling({name: plain(said) for name, said in words.items()}, {})
    return fill("it", {"it": text, "other": "Other."}.__getitem__, filling)


def test_markup_becomes_blocks():
    text = (
        "# Top {name}\n\nOne\ntwo **so {name}**.\n\n- a\n- b\n  c\n\n1. x\n2. y\n\n"
        "> Box\n>\n> - in\n\n(new page)\n\n(part other)"
    )
    assert made(text, name="Aled") == [
        Heading("Top Aled", 1),
        Paragraph((Span(text="One two "), Span(text="so Aled", strong=True), _dot())),
        Bullets((plain("a"), plain("b c"))),
        Bullets((plain("x"), plain("y")), numbered=True),
        Callout((Paragraph(plain("Box")), Bullets((plain("in"),)))),
        PageBreak(),
        Paragraph(plain("Other.")),
    ]


def _dot():
    return Span(text=".")


def test_a_condition_keeps_or_drops_its_own_chunk():
    text = "(if here)\nYes.\n\n(unless here)\nNo.\n\n(if here)\n(unless gone)\nBoth."
    assert made(text, here="x") == [Paragraph(plain("Yes.")), Paragraph(plain("Both."))]
    assert made(text) == [Paragraph(plain("No."))]


def test_words_with_braces_in_them_are_not_read_as_markup():
    assert made("{said}", said="{name} **x**") == [Paragraph(plain("{name} **x**"))]


def test_a_backslash_begins_a_new_line():
    assert made("Yours\\\n{name}", name="Priya") == [Paragraph(plain("Yours\nPriya"))]


def test_a_name_that_nothing_fills_is_refused():
    with pytest.raises(Refused, match="The wording asks for nobody"):
        made("Dear {nobody}")
    with pytest.raises(Refused, match="The wording asks for blocks"):
        made("{{blocks}}")


def test_wording_that_is_not_there_says_what_to_do():
    with pytest.raises(Unavailable, match="Nothing is lost"):
        wording("no-such-letter")
