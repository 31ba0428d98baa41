import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.vault.age import new_identity, open_with, public_of, seal_to
from twentyweeks.vault.faults import SealBroken

IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
PUBLIC = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
SEALED = bytes.fromhex(
    "6167652d656e6372797074696f6e2e6f72672f76310a2d3e2058323535313920"
    "7465486c57516d7476796f3263556f454736582f67464a516e37784c43452b6d"
    "4a6f6a6e6d4d37705046490a54614179766d627072673361546c464954703356"
    "6e437644425358346e4b4349786a43672f6d5a3453524d0a2d3e206d2d677265"
    "6173652036295c4832654320602f206d45215460760a366c777131676e62724f"
    "455576305648635a2f6e676e505673637646415a61347349665867722b2b7342"
    "59784935626e65756138387a326b364531706c7837610a3263634a44670a2d2d"
    "2d204b34577a565036674273444c6b76457a586158423468454e5a5a6c6e674d"
    "674e332b5575754235385671550a4ead6775bad5d429ee4742bd1d2fe2d2ebb6"
    "7135dee56d801ca735edd0db814631568acfa8d94a2fa251d6689b8e2591fb03"
)


def test_the_public_half_is_pinned():
    assert public_of(IDENTITY) == PUBLIC


@given(st.binary(max_size=5000))
def test_what_is_sealed_opens(content):
    sealed = seal_to(PUBLIC, content)
    assert sealed.startswith(b"age-encryption.org/v1\n-> X25519 ")
    assert open_with(IDENTITY, sealed) == content


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_a_changed_or_shortened_seal_is_broken(at, flip):
    changed = SEALED[:at] + bytes([SEALED[at] ^ flip]) + SEALED[at + 1 :]
    for wrong in (SEALED[:at], changed):
        with pytest.raises(SealBroken):
            open_with(IDENTITY, wrong)


def test_another_identity_opens_nothing():
    with pytest.raises(SealBroken, match="Nothing has been changed"):
        open_with(new_identity(), seal_to(PUBLIC, b"Views of the child"))


def test_what_is_no_key_is_refused_without_repeating_it():
    for wrong in ("AGE-SECRET-KEY-1Q", PUBLIC, ""):
        with pytest.raises(ValueError, match=r"^not an age identity$"):
            public_of(wrong)
    for wrong in ("age1q", IDENTITY, ""):
        with pytest.raises(ValueError, match=r"^not an age public key$"):
            seal_to(wrong, b"")


def test_a_seal_of_the_first_edition_opens_for_ever():
    assert open_with(IDENTITY, SEALED) == b"Views of the child"
