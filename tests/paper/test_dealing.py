"""Pages that nobody thought of: no line lost, doubled, moved or hanging over."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paper.content import expected
from paper.test_random import documents
from twentyweeks import paper
from twentyweeks.paper.blocks import Table
from twentyweeks.paper.items import NewPage, Row, Strip
from twentyweeks.paper.paging import deal

BOTTOM = 100.0
loose = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
heights = st.floats(1, 60)
whites = st.floats(0, 30)


def named(name):
    return partial(lambda name, *_: name, name)


@st.composite
def strips(draw):
    return Strip(
        draw(heights),
        named(draw(st.uuids())),
        gap=draw(whites),
        after=draw(whites),
        keep=draw(st.booleans()),
    )


@st.composite
def rows(draw):
    cell = st.lists(strips(), max_size=9).map(tuple)
    cells = draw(st.lists(cell, min_size=1, max_size=3))
    heads = Row(cells=((0.0, (draw(strips()),)),), width=9, pad=1, least=20, keep=True)
    row = Row(
        cells=tuple((0.0, strips) for strips in cells),
        width=9,
        pad=draw(st.floats(0, 5)),
        least=20,
        heads=heads,
        keep=draw(st.booleans()),
    )
    return [heads, row] if draw(st.booleans()) else [row]


items = st.lists(
    st.one_of(strips().map(lambda one: [one]), rows(), st.just([NewPage()])),
    max_size=30,
).map(lambda lists: [item for one in lists for item in one])


def columns(found):
    """Return the names of what stands in each column, from the first to the last."""
    said = {}
    for item in found:
        if isinstance(item, Strip):
            said.setdefault("flow", []).append(item.draw())
        else:
            for at, (_, cell) in enumerate(item.cells):
                said.setdefault(at, []).extend(one.draw() for one in cell)
    return {where: names for where, names in said.items() if names}


def assert_all_there(made, first_top):
    pages = deal(made, first_top, 0.0, BOTTOM)
    placed = [one for page in pages for one in page.placed if not one.again]
    wanted = [item for item in made if not isinstance(item, NewPage)]
    assert columns(one.item for one in placed) == columns(wanted)
    for page in pages:
        end = 0.0
        for number, one in enumerate(page.placed):
            assert one.top >= end - 0.001
            end = one.top + one.item.height
            alone = number == 0 or page.placed[number - 1].again
            assert end <= BOTTOM + 0.001 or alone


@settings(loose, max_examples=60)
@given(items, st.sampled_from([0.0, 30.0, 70.0]))
def test_every_line_stands_once_and_in_its_order(made, first_top):
    assert_all_there(made, first_top)


@pytest.mark.slow
@settings(loose, max_examples=1000)
@given(items, st.sampled_from([0.0, 30.0, 70.0]))
def test_every_line_of_very_many_papers_does(made, first_top):
    assert_all_there(made, first_top)


def spoken(document):
    """Return every word of the content, in the order in which it is read."""
    lines = [line.split(" ", 1) for line in expected(document)]
    silent = ("L", "Table", "Figure")
    said = [line[1] for line in lines if len(line) > 1 and line[0] not in silent]
    return " ".join(said).replace("\n", " ").split()


def read(document):
    """Return every word of the pages, from the first to the last."""
    words = []
    for text in paper.text_of(paper.render(document)):
        lines = [line for line in text.split("\n") if line != "DRAFT"]
        end = next(at for at, line in enumerate(lines) if line.startswith("Page "))
        words += " ".join(lines[:end]).split()
    return words


flowing = documents().filter(
    lambda one: one.size > 12 or not any(isinstance(b, Table) for b in one.blocks)
)


@settings(loose, max_examples=5)
@given(flowing)
def test_the_words_of_the_pages_are_those_of_the_paper(document):
    assert "".join(read(document)) == "".join(spoken(document))
