"""A PDF of somebody else whose parts are not what they are called is never a crash."""

import random
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from paper.draft_in_word import DRAFT
from paper.others import untagged
from twentyweeks import paper
from twentyweeks.errors import BadInput
from twentyweeks.paper.parts import Cover, Part

COVER = Cover(
    title="Bundle", author="Northmoor", dated=date(2026, 5, 12), numbered="Page"
)
KEPT = {"/Length", "/Filter"}


@pytest.fixture(scope="module")
def whole():
    return paper.render(DRAFT), untagged("Amara reads.", "")


def broken(pdf, seed):
    """Return a file in which one to three parts are gone or are something else."""
    chance = random.Random(seed)  # noqa: S311 - the same parts each time
    with pikepdf.open(BytesIO(pdf)) as opened:
        parts = [
            p for p in opened.objects if isinstance(p, Dictionary | Stream | Array)
        ]
        for _ in range(chance.randint(1, 3)):
            part = chance.choice(parts)
            other = chance.choice(
                [None, 7, String("x"), Dictionary(), Name.Other, Array()]
            )
            if isinstance(part, Array):
                if len(part):
                    part[chance.randrange(len(part))] = other
            elif keys := sorted(set(part.keys()) - KEPT):
                part[chance.choice(keys)] = other
        made = BytesIO()
        opened.save(made)
        return made.getvalue()


def tried(read, *given):
    """Return what was read, or the sentence that says why not."""
    try:
        return read(*given)
    except BadInput as told:
        return told.sentence


@pytest.mark.parametrize("seed", range(60))
def test_it_is_read_joined_and_searched_or_told_in_a_sentence(whole, seed):
    own, other = whole
    try:
        pdf = broken((own, other)[seed % 2], seed)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        pdf = own[: 100 + seed]
    parts = [Part(title="Ours", pdf=own), Part(title="Theirs", pdf=pdf)]
    joined = tried(paper.join, parts, COVER)
    assert (
        "“Theirs” cannot be read" in joined
        if isinstance(joined, str)
        else (joined.pages >= 2)
    )
    for read in (paper.text_of, paper.pages_to_look_at, paper.words_off_the_pages):
        assert tried(read, pdf) is not None


def test_broken_bookmarks_are_left_out_and_the_pages_stay(whole):
    with pikepdf.open(BytesIO(whole[0])) as opened:
        opened.Root.Outlines.First.Dest = Dictionary(Broken=True)
        made = BytesIO()
        opened.save(made)
    joined = paper.join([Part(title="Theirs", pdf=made.getvalue())], COVER)
    assert joined.pages == 1
    with pikepdf.open(BytesIO(joined.pdf)) as opened, opened.open_outline() as outline:
        assert [each.title for each in outline.root] == ["Theirs"]
        assert list(outline.root[0].children) == []
