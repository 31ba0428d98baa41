"""Names of other children in a text, told apart from the child's own people."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from twentyweeks.letters.text import folded

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_ALSO_WORDS = {
    *("April", "August", "Daisy", "Dean", "Faith", "Grace", "Grant", "Harmony"),
    *("Heath", "Hope", "Iris", "Ivy", "Joy", "June", "Lane", "Lily", "Mark", "Max"),
    *("May", "Miles", "Penny", "Pearl", "Rose", "Ruby", "Sky", "Summer", "Will"),
}


@dataclass(frozen=True, slots=True)
class Planted:
    """Another child's name in a text: whole, or the given name alone."""

    name: str
    said: str

    @property
    def whole(self) -> bool:
        """Return whether the whole name stands there."""
        return self.said == self.name


def planted(
    text: str, others: Collection[str], own: Collection[str]
) -> Iterator[Planted]:
    """Return each other child's name, or given name, that stands in the text.

    A whole name is found however it is spaced. A given name alone counts where
    it stands as a word with a capital, is no ordinary word or month, and belongs
    to nobody of this child's own.
    """
    said = f" {folded(_bare(text))} "
    words = set(_WORD.findall(text.replace("\u2019", "'")))
    own_names = {folded(_bare(name)) for name in own}
    own_words = {word for name in own_names for word in name.split()}
    present = set(said.split())
    for name in dict.fromkeys(others):
        if not _may_stand(name, present):
            continue
        bare = folded(_bare(name))
        if not bare or bare in own_names:
            continue
        if f" {bare} " in said:
            yield Planted(name, name)
        elif given := _given_alone(name, words, own_words):
            yield Planted(name, given)


def _may_stand(name: str, present: set[str]) -> bool:
    """Tell cheaply, of tens of thousands of names, that one does not stand there."""
    first = name.partition(" ")[0]
    return first.lower() in present or not (first.isascii() and first.isalpha())


def _bare(text: str) -> str:
    """Return the words alone, so that commas and line ends do not hide a name."""
    return " ".join(_WORD.findall(text.replace("\u2019", "'").replace("'s ", " ")))


def _given_alone(name: str, words: set[str], own_words: set[str]) -> str:
    """Return the given name where it stands alone in the words; else empty."""
    parts = _WORD.findall(name.replace("\u2019", "'"))
    if len(parts) < 2 or parts[0] in _ALSO_WORDS or len(parts[0]) < 3:
        return ""
    given: str = parts[0]
    if folded(given) in own_words:
        return ""
    return given if {given, f"{given}'s"} & words else ""
