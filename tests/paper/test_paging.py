"""Strips and rows dealt over pages; the heights are chosen, not set from text."""

from dataclasses import replace

import pytest

from twentyweeks.paper.blocks import Span, plain
from twentyweeks.paper.items import NewPage, Row, Strip
from twentyweeks.paper.lines import lines_of
from twentyweeks.paper.paging import deal
from twentyweeks.paper.pieces import pieces_of
from twentyweeks.paper.setting import Setting
from twentyweeks.paper.structure import Element
from twentyweeks.paper.style import Look, Sheet


def undrawn(canvas, x, top):
    raise AssertionError


def strip(height=10.0, **facts):
    return Strip(height, undrawn, **facts)


def row(*counts, **facts):
    cells = tuple((0.0, (strip(),) * count) for count in counts)
    return Row(cells=cells, width=400, pad=0.0, least=20, **facts)


def tops(items, *, first=0.0, bottom=100.0):
    """Return for each page the tops of what it holds."""
    pages = deal(items, first, 0.0, bottom)
    return [[placed.top for placed in page.placed] for page in pages]


def test_strips_follow_each_other_and_the_first_page_begins_lower():
    assert tops([strip()] * 5, first=70) == [[70, 80, 90], [0, 10]]


def test_the_white_above_is_dropped_at_the_head_of_a_page():
    assert tops([strip(gap=30)] * 4) == [[0, 40, 80], [0]]


def test_the_white_that_is_wanted_under_and_over_is_not_added_up():
    assert tops([strip(after=25), strip(gap=8), strip(gap=8)]) == [[0, 35, 53]]


def test_what_is_kept_with_the_next_goes_with_it():
    items = [*[strip()] * 8, strip(keep=True), strip(keep=True), strip()]
    assert tops(items) == [[0, 10, 20, 30, 40, 50, 60, 70], [0, 10, 20]]


def test_a_chain_longer_than_a_page_is_let_go():
    assert tops([strip(keep=True)] * 12) == [list(range(0, 100, 10)), [0, 10]]


def test_a_new_page_is_begun_once():
    assert tops([strip(), NewPage(), NewPage(), strip(), NewPage()]) == [[0], [0]]


def test_a_short_row_moves_whole():
    assert tops([strip(90), row(2)]) == [[0], [0]]


def test_a_tall_row_is_cut_where_the_page_ends():
    pages = deal([strip(50), row(8, 3)], 0.0, 0.0, 100.0)
    head, tail = pages[0].placed[1].item, pages[1].placed[0].item
    assert [len(strips) for _, strips in head.cells] == [5, 3]
    assert [len(strips) for _, strips in tail.cells] == [3, 0]
    assert (head.cut, tail.cut) == (True, False)


def test_a_tall_row_does_not_begin_where_too_little_room_is_left():
    assert tops([strip(85), row(8)]) == [[0], [0]]


def test_a_cut_does_not_part_lines_that_stand_together():
    whole = row(8)
    kept = [replace(one, keep=at in (3, 4)) for at, one in enumerate([strip()] * 8)]
    head, tail = replace(whole, cells=((0.0, tuple(kept)),)).split(45)
    assert (len(head.cells[0][1]), len(tail.cells[0][1])) == (3, 5)


def test_the_heads_of_a_table_are_shown_again_once_on_each_later_page():
    heads = row(1, tinted=True, keep=True)
    body = row(2, heads=heads)
    pages = deal([heads, *[body] * 9], 0.0, 0.0, 100.0)
    assert [[one.again for one in page.placed] for page in pages] == [
        [False] * 5,
        [True, False, False, False, False],
        [True, False],
    ]


def test_heads_do_not_stay_behind_without_a_row():
    heads = row(1, keep=True)
    assert tops([strip(80), heads, row(2, heads=heads)]) == [[0], [0, 10]]


CLOSE = [strip(8, gap=6)] * 8


def test_a_last_page_that_holds_little_is_spared_by_less_white():
    [only] = tops(CLOSE)
    assert only[:3] == pytest.approx([0, 12.8, 25.6])


def test_white_is_kept_where_less_of_it_spares_no_page():
    assert tops([strip(gap=5)] * 9) == [[0, 15, 30, 45, 60, 75, 90], [0, 15]]


def test_each_stretch_between_new_pages_has_its_own_white():
    first, second = tops([*CLOSE, NewPage(), *CLOSE[:3]])
    assert first[1] == pytest.approx(12.8)
    assert second == [0, 14, 28]


@pytest.mark.parametrize(
    ("count", "kept"),
    [
        (1, [False]),
        (2, [True, False]),
        (3, [True, True, False]),
        (4, [True, False, True, False]),
        (6, [True, False, False, False, True, False]),
    ],
)
def test_neither_the_first_nor_the_last_line_stands_alone(count, kept):
    words = plain("\n".join(["line"] * count))
    lines = Setting("en-GB", Sheet(12)).text(words, Element("P"), Look(12), 400)
    assert [line.keep for line in lines] == kept


RUNNING = Look(12, turns=True)


def test_a_paragraph_in_urdu_ends_at_the_left_and_begins_at_the_right():
    words = (Span(text="فاطمہ بیگم", lang="ur"),)
    pieces, base = pieces_of(words, RUNNING, "en-GB")
    [line] = lines_of(pieces, base, 400, RUNNING)
    first, _, last = line.pieces
    assert (first.text, last.text, base) == ("فاطمہ", "بیگم", 1)
    assert line.lefts[0] + first.width == pytest.approx(400)
    assert line.lefts[2] < line.lefts[1] < line.lefts[0]


def test_a_number_in_an_arabic_sentence_reads_from_left_to_right():
    words = (Span(text="في 12 مايو", lang="ar"),)
    pieces, base = pieces_of(words, RUNNING, "en-GB")
    [line] = lines_of(pieces, base, 400, Look(12))
    order = sorted(zip(line.lefts, line.pieces, strict=True), key=lambda one: one[0])
    assert [piece.text for _, piece in order if not piece.white] == ["مايو", "12", "في"]


def test_an_arabic_name_in_an_english_line_keeps_its_place():
    words = (
        Span(text="Ask "),
        Span(text="محمد عبد", lang="ar"),
        Span(text=" (father)"),
    )
    pieces, base = pieces_of(words, Look(12), "en-GB")
    [line] = lines_of(pieces, base, 400, Look(12))
    order = sorted(zip(line.lefts, line.pieces, strict=True), key=lambda one: one[0])
    seen = [piece.text for _, piece in order if not piece.white]
    assert seen == ["Ask", "عبد", "محمد", "(father)"]


@pytest.mark.parametrize(
    ("text", "look", "base"),
    [
        ("محمد عبد الله has or may have special educational needs", RUNNING, 0),
        ("Name: محمد عبد الله", RUNNING, 0),
        ("محمد عبد الله, doctor", RUNNING, 0),
        ("محمد عبد الله، وُلد في 12 مايو. EHC", RUNNING, 1),
        ("محمد عبد الله", Look(12), 0),
        ("12", RUNNING, 0),
    ],
)
def test_only_running_text_of_such_a_script_begins_at_the_right(text, look, base):
    assert pieces_of(plain(text), look, "en-GB")[1] == base
