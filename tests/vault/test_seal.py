import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twentyweeks.vault.faults import SealBroken
from twentyweeks.vault.seal import CHUNK, new_name, open_paper, seal_paper

KEY = bytes(range(32))
NAME = "00112233445566778899aabbccddeeff"
OTHER = "ffeeddccbbaa99887766554433221100"
PINNED = bytes.fromhex(
    "32305750310a000102030405060708090a0b0c0d0e0fbf8d7e0204a4fd078ec1"
    "315fc661179679fe68ca6486655a70a737f848f07decdc15"
)
HEAD = 22
SEALED_CHUNK = 1_048_592


def test_a_paper_of_the_first_edition_opens_for_ever():
    assert open_paper(KEY, NAME, PINNED) == b"Views of the child"


@given(st.binary(max_size=300))
def test_what_is_sealed_opens_and_is_not_readable(content):
    sealed = seal_paper(KEY, NAME, content)
    assert open_paper(KEY, NAME, sealed) == content
    assert len(sealed) == len(content) + 38
    assert len(content) < 8 or content not in sealed


@pytest.mark.parametrize(
    ("length", "chunks"),
    [
        (0, 1),
        (1, 1),
        (CHUNK - 1, 1),
        (CHUNK, 1),
        (CHUNK + 1, 2),
        (2 * CHUNK, 2),
        (2 * CHUNK + 7, 3),
    ],
)
def test_every_length_round_trips(length, chunks):
    content = (b"Section F " * (length // 10 + 1))[:length]
    sealed = seal_paper(KEY, NAME, content)
    assert len(sealed) == HEAD + length + 16 * chunks
    assert open_paper(KEY, NAME, sealed) == content


@given(st.integers(0, len(PINNED) - 1), st.integers(1, 255))
def test_every_changed_byte_is_noticed(at, flip):
    changed = PINNED[:at] + bytes([PINNED[at] ^ flip]) + PINNED[at + 1 :]
    with pytest.raises(SealBroken):
        open_paper(KEY, NAME, changed)


@given(st.integers(0, len(PINNED) - 1), st.binary(min_size=1, max_size=40))
def test_a_cut_or_lengthened_paper_is_noticed(length, more):
    for wrong in (PINNED[:length], PINNED + more):
        with pytest.raises(SealBroken, match="put it back from a backup"):
            open_paper(KEY, NAME, wrong)


@pytest.fixture(scope="module")
def long():
    content = b"a" * CHUNK + b"b" * CHUNK + b"c" * CHUNK
    sealed = seal_paper(KEY, NAME, content)
    assert len(sealed) == HEAD + 3 * SEALED_CHUNK
    head, body = sealed[:HEAD], sealed[HEAD:]
    return head, [
        body[at : at + SEALED_CHUNK] for at in range(0, len(body), len(body) // 3)
    ]


@pytest.mark.parametrize(
    "order",
    [(0,), (0, 1), (1, 2), (1, 0, 2), (0, 2), (0, 1, 1, 2), (0, 1, 2, 2), (2,), ()],
)
def test_chunks_left_out_repeated_or_in_another_order_are_noticed(long, order):
    head, chunks = long
    with pytest.raises(SealBroken):
        open_paper(KEY, NAME, head + b"".join(chunks[at] for at in order))


def test_a_chunk_of_another_paper_is_noticed(long):
    head, chunks = long
    other = seal_paper(KEY, NAME, b"d" * (2 * CHUNK) + b"e" * CHUNK)[HEAD:]
    with pytest.raises(SealBroken):
        open_paper(KEY, NAME, head + chunks[0] + chunks[1] + other[2 * SEALED_CHUNK :])


def test_a_paper_opens_under_its_own_name_and_key_alone():
    with pytest.raises(SealBroken):
        open_paper(KEY, OTHER, PINNED)
    with pytest.raises(SealBroken):
        open_paper(bytes(32), NAME, PINNED)


def test_one_paper_sealed_twice_shares_nothing():
    one, two = (seal_paper(KEY, NAME, b"Views of the child") for _ in range(2))
    assert one[6:] != two[6:]
    assert one[HEAD:] != two[HEAD:]


def test_names_are_random_and_checked():
    assert len(new_name()) == 32
    assert new_name() != new_name()
    blob = "aaf95369a1200a779e285c6e0d7111820333a43b"
    assert open_paper(KEY, blob, seal_paper(KEY, blob, b"advice")) == b"advice"
    for wrong in ("", "views-of-amara", NAME.upper(), NAME + "\n", "../" + NAME[3:]):
        with pytest.raises(ValueError, match="32 to 64 hex digits"):
            seal_paper(KEY, wrong, b"")


@settings(max_examples=5, deadline=None)
@given(st.integers(CHUNK - 20, CHUNK + 20))
def test_the_edge_of_a_chunk_round_trips(length):
    content = bytes(length)
    assert open_paper(KEY, NAME, seal_paper(KEY, NAME, content)) == content
