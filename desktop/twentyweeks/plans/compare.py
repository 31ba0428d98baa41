"""Two versions of a plan, and what is different between them in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twentyweeks.plans.entries import Entry, entries_of
from twentyweeks.plans.provisions import compare_provision
from twentyweeks.plans.sections import PlanFacts, Section

_BY_FIELD = (Section.F, Section.G, Section.H1, Section.H2)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the section it is in, and a sentence that tells it."""

    section: Section
    sentence: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One entry as it was and as it is; None on the side where it does not stand."""

    was: Entry | None
    now: Entry | None

    @property
    def entry(self) -> Entry:
        """The entry by which the pair is called."""
        (found, *_) = (each for each in (self.now, self.was) if each)
        return found


def compare(before: PlanFacts, after: PlanFacts) -> tuple[Change, ...]:
    """Return what changed from one version to the next, section by section.

    What only moved to another place in its section is no change.
    """
    told: list[Change] = []
    every = pairs_of(before, after)
    for section in Section:
        own = [each for each in every if each.entry.section is section]
        told += (Change(section, words) for words in _different(own))
        told += (
            Change(section, words)
            for words in compare_provision(before, after, section)
        )
    return tuple(told)


def pairs_of(before: PlanFacts, after: PlanFacts) -> tuple[Pair, ...]:
    """Return every entry of both versions, each beside what it was before.

    In the order of the earlier version; what is new stands at the end of its section.
    """
    old = {(each.section, each.key): each for each in entries_of(before)}
    new = {(each.section, each.key): each for each in entries_of(after)}
    order = list(Section)
    pairs = [Pair(old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new))]
    return tuple(sorted(pairs, key=lambda each: order.index(each.entry.section)))


def _different(pairs: Sequence[Pair]) -> Iterator[str]:
    for pair in pairs:
        was, now = pair.was, pair.now
        label = pair.entry.label
        if label.startswith("Provision ") and pair.entry.section in _BY_FIELD:
            continue
        told = differs(label, was.text if was else None, now.text if now else None)
        if told:
            yield told


def differs(label: str, was: str | None, now: str | None) -> str:
    """Say in what words differ from what they were; empty where they do not."""
    if was == now:
        return ""
    if was is None:
        return f"{label} is new: “{now}”"
    if now is None:
        return f"{label} was taken out. It said: “{was}”"
    return f"{label} now says: “{now}” It said: “{was}”"
