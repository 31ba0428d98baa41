import io

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.sync.envelope import BadFile
from twentyweeks.sync.payload import LARGEST, padme, squeeze, unsqueeze

LINES = st.lists(st.dictionaries(st.text(max_size=9), st.text(), max_size=4))


@given(LINES)
def test_lines_come_back_and_the_size_is_one_of_few(lines):
    payload = squeeze(lines)
    assert padme(len(payload)) == len(payload)
    assert len(unsqueeze(payload)) == len(lines)


@pytest.mark.parametrize(
    ("length", "rounded"),
    [(9, 10), (24, 24), (33, 36), (100, 104), (1_000, 1_024), (1_000_001, 1_015_808)],
)
def test_lengths_are_rounded_as_the_page_says(length, rounded):
    assert padme(length) == rounded


@pytest.mark.parametrize("size", [400, 131_072, 300_000])
def test_the_stock_reader_gives_the_same_lines(size):
    payload = squeeze([{"words": "a" * size}])
    reader = zstandard.ZstdDecompressor().stream_reader(
        io.BytesIO(payload), read_across_frames=True
    )
    first, pad, rest = reader.read().split(b"\n")
    assert first == b'{"words": "' + b"a" * size + b'"}'
    assert pad.startswith(b'{"pad": "')
    assert rest == b""


def test_two_sizes_that_are_near_look_alike():
    one = squeeze([{"id": f"{number:032x}"} for number in range(1000, 1100)])
    more = squeeze([{"id": f"{number:032x}"} for number in range(1000, 1101)])
    assert len(one) == len(more)


def test_a_bomb_is_stopped_at_the_cap():
    bomb = zstandard.ZstdCompressor().compress(b"0" * (LARGEST + 1))
    assert len(bomb) < 10_000
    with pytest.raises(BadFile, match="size"):
        unsqueeze(bomb)


@given(st.binary(max_size=400))
def test_anything_else_is_no_payload(junk):
    with pytest.raises(BadFile):
        unsqueeze(junk)
