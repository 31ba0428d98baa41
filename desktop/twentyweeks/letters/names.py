"""Names of other children in a text, told apart from the child's own people."""

import re
from collections.abc import Collection, Iterator

from twentyweeks.letters.text import folded

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_ALSO_WORDS = {
    *("April", "August", "Daisy", "Dean", "Faith", "Grace", "Grant", "Harmony"),
    *("Heath", "Hope", "Iris", "Ivy", "Joy", "June", "Lane", "Lily", "Mark", "Max"),
    *("May", "Miles", "Penny", "Pearl", "Rose", "Ruby", "Sky", "Summer", "Will"),
}


def planted(text: str, others: Collection[str], own: Collection[str]) -> Iterator[str]:
    """Return each other child's name, or given name, that stands in the text.

    A whole name is found however it is spaced. A given name alone counts where
    it stands as a word with a capital, is no ordinary word or month, and belongs
    to nobody of this child's own.
    """
    said = f" {folded(_bare(text))} "
    words = set(_WORD.findall(text.replace("\u2019", "'")))
    own_said = {folded(name) for name in own}
    own_words = {word for name in own_said for word in _WORD.findall(name)}
    for name in dict.fromkeys(others):
        bare = folded(_bare(name))
        if not bare or any(bare == folded(_bare(mine)) for mine in own_said):
            continue
        if f" {bare} " in said or _given_alone(name, words, own_words):
            yield name


def _bare(text: str) -> str:
    """Return the words alone, so that commas and line ends do not hide a name."""
    return " ".join(_WORD.findall(text.replace("\u2019", "'").replace("'s ", " ")))


def _given_alone(name: str, words: set[str], own_words: set[str]) -> bool:
    parts = _WORD.findall(name.replace("\u2019", "'"))
    if len(parts) < 2 or parts[0] in _ALSO_WORDS or len(parts[0]) < 3:
        return False
    given = parts[0]
    if folded(given) in own_words:
        return False
    return given in words or f"{given}'s" in words
