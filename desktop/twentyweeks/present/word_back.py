"""What the screen says that holds a returned draft against the one that left."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedChange:
    """One change in plain words, and the heading that it stands under."""

    heading: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedComment:
    """What somebody noted, and the words that it stands beside; empty for none."""

    author: str
    beside: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBack:
    """A draft that came back, compared with what left."""

    title: str
    sentence: str
    changes: tuple[ReturnedChange, ...]
    comments: tuple[NotedComment, ...]
