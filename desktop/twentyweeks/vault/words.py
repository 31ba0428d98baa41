"""A fingerprint as six plain words, to be read aloud and compared by two people.

Six words from a list of 2,048 carry 66 bits of SHA-256. The list is
`resources/words.txt`: plain words, chosen for this, any two of which differ in two
letters or more. Changing it changes every fingerprint, so it never changes.
"""

import hashlib
import re
from functools import cache

from twentyweeks.places import resources

_LABEL = b"twentyweeks/words/1\0"
_COUNT = 6
_BITS = 11


def words_of(content: bytes) -> tuple[str, ...]:
    """Return the six words of these bytes, such as a public key or a genesis."""
    digest = hashlib.sha256(_LABEL + content).digest()
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - _COUNT * _BITS)
    places = (number >> _BITS * at for at in reversed(range(_COUNT)))
    return tuple(_words()[place % (1 << _BITS)] for place in places)


def same_words(typed: str, words: tuple[str, ...]) -> bool:
    """Whether typed words are these: case and whatever stands between are forgiven."""
    return tuple(re.findall(r"[a-z]+", typed.casefold())) == words


@cache
def _words() -> tuple[str, ...]:
    return tuple((resources() / "words.txt").read_text("ascii").split())
