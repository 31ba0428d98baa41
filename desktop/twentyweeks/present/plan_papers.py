"""What the screens say that show two versions, or a paper made from a plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change in plain words, and the section that it is in."""

    section: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """A paper about a plan: its bytes, and what it tells in words."""

    title: str
    sentence: str
    pdf: bytes
    pages: int
    file_name: str
    changes: tuple[ChangeLine, ...] = ()
