"""What was added and what was removed, marked word by word and said in words."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from twentyweeks.paper.blocks import (
    Block,
    Heading,
    Paragraph,
    Span,
    Words,
    plain,
)
from twentyweeks.plans.compare import Pair, pairs_of
from twentyweeks.plans.sections import TITLES, PlanFacts, Section

_TOKENS = re.compile(r"\s+|[^\s]+")


def marked_blocks(
    before: PlanFacts, after: PlanFacts, sections: Iterable[Section] = tuple(Section)
) -> Iterator[Block]:
    """Return each section with what was added and removed in it."""
    every = pairs_of(before, after)
    for section in sections:
        yield Heading(f"Section {section}: {TITLES[section]}")
        own = [each for each in every if each.entry.section is section]
        if not own:
            yield Paragraph(plain("Nothing is written here."))
        for pair in own:
            label = Span(text=f"{pair.entry.label}. ", strong=True)
            yield Paragraph((label, *marked_pair(pair)))


def marked_pair(pair: Pair) -> Words:
    """Return one entry with its changes marked."""
    return marked(pair.was.text if pair.was else "", pair.now.text if pair.now else "")


def marked(was: str, now: str) -> Words:
    """Return the words with "[Added: …]" and "[Removed: …]" where they differ."""
    return tuple(
        Span(text=words) if kind is None else _change(kind, words)
        for kind, words in runs(was, now)
    )


def runs(was: str, now: str) -> Iterator[tuple[str | None, str]]:
    """Yield runs of words: `removed`, `added`, or None where nothing changed."""
    old, new = _TOKENS.findall(was), _TOKENS.findall(now)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, at, to, begin, end in matcher.get_opcodes():
        if tag == "equal":
            yield None, "".join(old[at:to])
            continue
        removed, added = "".join(old[at:to]), "".join(new[begin:end])
        if removed.strip() and added.strip():
            removed = f"{removed.rstrip()} "
        for kind, words in (("removed", removed), ("added", added)):
            if words.strip():
                yield kind, words


def _change(kind: str, words: str) -> Span:
    space = " " if words[-1:].isspace() else ""
    if kind == "added":
        return Span(text=f"[Added: {words.strip()}]{space}", change="added")
    return Span(text=f"[Removed: {words.strip()}]{space}", change="removed")
