"""The audit of a plan: fixed criteria with weights, and what their marks come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from twentyweeks.plans.sections import Section
from twentyweeks.plans.wordlists import read_toml

HIGHEST = 3
GRADES = ("Not met", "In part", "Mostly", "Met")


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What a reader marks from 0 to 3, with an example of each end."""

    id: str
    section: Section
    weight: int
    words: str
    good: str
    poor: str


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return every criterion in the order of the sections."""
    held = (
        Criterion(**{**each, "section": Section(each["section"])})
        for each in read_toml("audit")["criterion"]
    )
    order = list(Section)
    return tuple(sorted(held, key=lambda each: order.index(each.section)))


def result(marks: Mapping[str, int]) -> int | None:
    """Return what marks come to, in whole hundredths of what could be reached.

    Only what was marked counts; None where nothing was.
    """
    marked = [each for each in criteria() if each.id in marks]
    most = sum(each.weight * HIGHEST for each in marked)
    if not most:
        return None
    return round(100 * sum(each.weight * marks[each.id] for each in marked) / most)


def agreement(
    first: Mapping[str, int], again: Mapping[str, int]
) -> tuple[int, int, int]:
    """Return how many lines two marked the same, one step apart, and further."""
    apart = [abs(first[each] - again[each]) for each in first if each in again]
    near = apart.count(1)
    same = apart.count(0)
    return same, near, len(apart) - same - near
