"""Words of others in signs that no font of ours writes: told, and never dropped."""

import re
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import TypeVar, cast
from unicodedata import category, name

from twentyweeks.paper.faces import SANS, face_of
from twentyweeks.paper.pieces import clean

T = TypeVar("T")
UNREAD = "\u2047"
"""Stands for letters that are in the original alone: no search finds them here."""
_RUN = re.compile(f"{UNREAD}(?:[\\s\u200c\u200d]*{UNREAD})+")
_SIGNS = ("So", "Sk", "Sm", "Sc")


def writable(said: T) -> T:
    """Return blocks, or words in them, with every sign one that can be printed.

    A picture stands as its name, as (grinning face), and letters of a script that we
    have no font for as one UNREAD.
    """
    if isinstance(said, str):
        return cast("T", _written(said))
    if isinstance(said, tuple):
        return cast("T", tuple(map(writable, said)))
    if is_dataclass(said) and not isinstance(said, type):
        held = {each.name: getattr(said, each.name) for each in fields(said)}
        return cast("T", replace(said, **{k: writable(v) for k, v in held.items()}))
    return said


def _written(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return _RUN.sub(UNREAD, "".join(map(_sign, clean(text))))


@lru_cache(4096)
def _sign(letter: str) -> str:
    if letter.isspace() or letter in "\u200c\u200d":
        return letter
    if face_of(letter, SANS, "en-GB", right_to_left=False) is not None:
        return letter
    if category(letter) == "Cc":
        return ""
    known = name(letter, "") if category(letter) in _SIGNS else ""
    return f"({known.lower()})" if known else UNREAD
