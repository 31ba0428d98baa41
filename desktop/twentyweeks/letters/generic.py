"""Reasons that could have been written about any child."""

import re
from collections.abc import Iterator

from twentyweeks.letters.facts import Evidence, LetterFacts
from twentyweeks.letters.text import body_of, folded
from twentyweeks.letters.voice import speaks_to_the_child
from twentyweeks.paper.blocks import Document
from twentyweeks.plans.finding import Finding, Rule

_SOFT = frozenset({"unfortunately", "regrettably", "sadly"})
_GLAD = frozenset({"pleased", "delighted"})
_COMMON = {
    *("about", "advice", "after", "assessment", "child", "education", "form", "from"),
    *("head", "health", "learning", "letter", "need", "needs", "plan", "record"),
    *("report", "request", "review", "school", "service", "social", "support"),
    *("teacher", "view", "views", "with"),
}


def check_reasons(facts: LetterFacts) -> Iterator[Finding]:
    """Find reasons that name neither the child nor anything that was read."""
    if facts.reasons is None or not any(facts.reasons.for_this_child):
        return
    text = folded(" ".join(facts.reasons.for_this_child))
    if not (_names_child(facts, text) or speaks_to_the_child(facts)):
        yield _generic(
            "reasons-child",
            "The reasons do not name the child.",
            "Say what was found about this child, by name.",
        )
    if not _names_evidence(facts, facts.reasons.evidence, text):
        yield _generic(
            "reasons-evidence",
            "The reasons do not refer to any of the evidence that was read.",
            "Say which report or whose words each reason rests on.",
        )


def check_tone(facts: LetterFacts, document: Document) -> Iterator[Finding]:
    """Find a word that softens a reason, or is glad of a refusal."""
    said = set(re.findall(r"[a-z]+", body_of(document).casefold()))
    glad = _GLAD if facts.reasons else frozenset()
    for word in sorted(said & (_SOFT | glad)):
        yield Finding(
            rule=Rule.PRACTICE,
            requirement="tone",
            missing=f"The letter says “{word}”, which is no reason and comforts "
            "nobody.",
            where=f"“{word}”",
            mend="Say plainly what was decided, and why.",
        )


def check_news(facts: LetterFacts) -> Iterator[Finding]:
    """Find an update that tells the family nothing that the last one did not."""
    now, before = facts.update, facts.last_update
    if now is None or before is None:
        return
    if (now.came_in, now.awaited) == (before.came_in, before.awaited):
        yield Finding(
            rule=Rule.PRACTICE,
            requirement="update-repeated",
            missing="This update says what the last one said.",
            where="The first two lines",
            mend="Say what was done since, or ring instead.",
        )


def _generic(requirement: str, missing: str, mend: str) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement=requirement,
        missing=missing,
        where="Our reasons",
        mend=mend,
    )


def _names_child(facts: LetterFacts, text: str) -> bool:
    names = (facts.child.known_as, *facts.child.legal_name.split()[:1])
    return any(name and folded(name) in text for name in names)


def _names_evidence(
    facts: LetterFacts, evidence: tuple[Evidence, ...], text: str
) -> bool:
    """Return whether a telling word of some paper or author is in the reasons."""
    common = _COMMON | _words(facts.child.legal_name) | _words(facts.child.known_as)
    said = _words(text)
    return any(
        said & (_words(f"{paper.what} {paper.by}") - common) for paper in evidence
    )


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", folded(text)) if len(word) > 3}
