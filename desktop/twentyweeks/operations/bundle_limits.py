"""How many pages of each kind the Tribunal takes, and how many a bundle has.

The shipped numbers hold until a practice direction that the authority has entered.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Authority, PracticeDirection
from twentyweeks.operations.bundle_index import Entry
from twentyweeks.places import resources
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.bundle import PartCount

_MEND = "Leave papers out, or say why the Tribunal needs them all."
_UNCHECKED = (
    "The number comes from a secondary source: check it, or enter the right one."
)


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
def shipped_limits() -> Limits:
    """Read the shipped limits."""
    with (resources() / "bundle-limits.toml").open("rb") as file:
        held = tomllib.load(file)
    parts = tuple(Most(**each) for each in held["part"])
    return Limits(parts, held["cite"], held["evidence"])


def tribunal_limits(session: Session, today: date) -> Limits:
    """Return what the Tribunal takes on a day."""
    return limits_by(in_force(directions(session), today))


def directions(session: Session) -> tuple[PracticeDirection, ...]:
    """Return the practice directions that the authority has entered, oldest first."""
    held = session.scalars(select(Authority).order_by(Authority.id)).first()
    entered = (held.directions if held else None) or ()
    return tuple(sorted(entered, key=lambda each: each.since))


def in_force(
    entered: Sequence[PracticeDirection], today: date
) -> PracticeDirection | None:
    """Return the latest that has begun; None while the shipped limits hold."""
    begun = [each for each in entered if each.since <= today]
    return begun[-1] if begun else None


def limits_by(direction: PracticeDirection | None) -> Limits:
    """Return the limits by a direction, or the shipped ones."""
    shipped = shipped_limits()
    if direction is None:
        return shipped
    parts = tuple(
        replace(each, most=getattr(direction, each.key)) for each in shipped.parts
    )
    return Limits(parts, direction.cite, evidence="")


def counted(entries: Sequence[Entry], limits: Limits) -> tuple[PartCount, ...]:
    """Say how long each part is beside what the Tribunal takes."""
    return tuple(
        PartCount(
            words=f"{words}: {_pages(count)}, {part.most} at most{_noted(part)}",
            is_over=count > part.most,
        )
        for part, words, count in _counts(entries, limits)
    )


def too_long(entries: Sequence[Entry], limits: Limits) -> Iterator[Finding]:
    """Find each part that is longer than the Tribunal takes."""
    mend = f"{_MEND} {_UNCHECKED}" if limits.evidence else _MEND
    for part, words, count in _counts(entries, limits):
        if count > part.most:
            yield Finding(
                rule=Rule.PRACTICE,
                requirement="bundle-pages",
                missing=f"{words} has {_pages(count)}; the Tribunal takes {part.most}.",
                where=words,
                mend=mend,
                cite=limits.cite,
                evidence=limits.evidence,
            )


def _counts(
    entries: Sequence[Entry], limits: Limits
) -> Iterator[tuple[Most, str, int]]:
    for part in limits.parts:
        own = [each for each in entries if each.part == part.words]
        if part.each:
            for each in own:
                yield part, f"{part.words} “{each.title}”", each.pages
        elif own:
            yield part, part.words, sum(each.pages for each in own)


def _noted(part: Most) -> str:
    return f". {part.note}" if part.note else ""


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
