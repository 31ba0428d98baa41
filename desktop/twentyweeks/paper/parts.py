"""What several papers are before they are joined, and the one that they become."""

from dataclasses import dataclass
from datetime import date

from twentyweeks.paper.blocks import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One paper of several, whoever made its file.

    `address` is painted on its first page, where the envelope's window shows it.
    """

    title: str
    pdf: bytes
    address: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the whole says of itself.

    `numbered` stands before the number at the foot of each page, as in "Bundle page
    3 of 40"; empty where the pages get no number of the whole.
    """

    title: str
    author: str
    dated: date
    lang: str = "en-GB"
    numbered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Several papers in one file.

    `accessible` where it is PDF/UA-1, as every part says of itself; `untagged` names
    the parts of which a screen reader is told only the words in place of each page.
    """

    pdf: bytes
    pages: int
    accessible: bool
    untagged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page (from 1) as it is seen, in shares of its size."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
