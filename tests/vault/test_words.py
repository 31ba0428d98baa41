import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.places import resources
from twentyweeks.vault.words import same_words, words_of

LIST = (resources() / "words.txt").read_bytes()
WORDS = ("heatwave", "bowl", "cart", "ukulele", "keyhole", "keen")


def test_the_list_never_changes():
    assert hashlib.sha256(LIST).hexdigest() == (
        "866927ba1b5583dbdadcb88e31e29eafa15a7556c79e766ff925d41dadce101b"
    )


def test_the_list_is_2048_plain_words_in_order():
    words = LIST.decode("ascii").split("\n")
    assert words.pop() == ""
    assert len(words) == 2048
    assert words == sorted(set(words))
    assert all(4 <= len(word) <= 8 and word.isalpha() for word in words)
    assert all(word == word.lower() for word in words)


def test_any_two_words_differ_in_two_letters_or_more():
    words = LIST.decode("ascii").split()
    with_one_letter_out = [
        word[:at] + "?" + word[at + 1 :] for word in words for at in range(len(word))
    ]
    assert len(set(with_one_letter_out)) == len(with_one_letter_out)
    shorter = {word[:at] + word[at + 1 :] for word in words for at in range(len(word))}
    assert shorter.isdisjoint(words)


def test_the_words_are_pinned():
    assert words_of(bytes(range(32))) == WORDS
    assert words_of(b"") == (
        *("routine", "brass", "display"),
        *("consent", "crocus", "arrival"),
    )


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_other_bytes_have_other_words(one, two):
    assert (words_of(one) == words_of(two)) == (one == two)
    assert len(words_of(one)) == 6


@pytest.mark.parametrize(
    "typed",
    [
        "heatwave bowl cart ukulele keyhole keen",
        "Heatwave, bowl, cart - ukulele; KEYHOLE / keen.",
        "\n heatwave\nbowl\ncart\nukulele\nkeyhole\nkeen\n",
        "1 heatwave 2 bowl 3 cart 4 ukulele 5 keyhole 6 keen",
    ],
)
def test_words_typed_in_any_manner_are_the_same(typed):
    assert same_words(typed, WORDS)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "heatwave bowl cart ukulele keyhole",
        "heatwave bowl cart ukulele keyhole keen keen",
        "bowl heatwave cart ukulele keyhole keen",
        "heatwave bowls cart ukulele keyhole keen",
        "heat wave bowl cart ukulele keyhole keen",
    ],
)
def test_other_words_are_other(typed):
    assert not same_words(typed, WORDS)
