"""How many pages of each kind the Tribunal takes, and how many a bundle has."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from twentyweeks.operations.bundle_index import Entry
from twentyweeks.places import resources
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.bundle import PartCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """What the Tribunal takes of one part; `each` paper by itself, or all together."""

    key: str
    words: str
    most: int
    each: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """The parts in the order of a bundle, and where the numbers come from."""

    parts: tuple[Most, ...]
    cite: str
    evidence: str


@cache
def tribunal_limits() -> Limits:
    """Read the shipped limits."""
    with (resources() / "bundle-limits.toml").open("rb") as file:
        held = tomllib.load(file)
    parts = tuple(Most(**each) for each in held["part"])
    return Limits(parts, held["cite"], held["evidence"])


def counted(entries: Sequence[Entry]) -> tuple[PartCount, ...]:
    """Say how long each part is beside what the Tribunal takes."""
    return tuple(
        PartCount(
            words=f"{words}: {_pages(count)}, {part.most} at most",
            is_over=count > part.most,
        )
        for part, words, count in _counts(entries)
    )


def too_long(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Find each part that is longer than the Tribunal takes."""
    limits = tribunal_limits()
    for part, words, count in _counts(entries):
        if count > part.most:
            yield Finding(
                rule=Rule.PRACTICE,
                requirement="bundle-pages",
                missing=f"{words} has {_pages(count)}; the Tribunal takes {part.most}.",
                where=words,
                mend="Leave papers out, or say why the Tribunal needs them all.",
                cite=limits.cite,
                evidence=limits.evidence,
            )


def _counts(entries: Sequence[Entry]) -> Iterator[tuple[Most, str, int]]:
    for part in tribunal_limits().parts:
        own = [each for each in entries if each.part == part.words]
        if part.each:
            for each in own:
                yield part, f"{part.words} “{each.title}”", each.pages
        elif own:
            yield part, part.words, sum(each.pages for each in own)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
