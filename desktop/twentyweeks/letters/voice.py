"""How a letter speaks of the child: "you" to a young person, by name to others."""

from twentyweeks.letters.facts import TO_OTHERS, LetterFacts, Standing
from twentyweeks.plans.words import of

_TO_YOU = {
    "has": "have",
    "is": "are",
    "needs": "need",
    "finds": "find",
    "likes": "like",
    "gets": "get",
}


def speaks_to_the_child(facts: LetterFacts) -> bool:
    """Return whether the reader is the young person whom the letter is about."""
    return (
        facts.recipient.standing is Standing.YOUNG_PERSON
        and facts.kind not in TO_OTHERS
    )


def voice(facts: LetterFacts) -> dict[str, str]:
    """Return the words for the child and the verbs that go with them."""
    if speaks_to_the_child(facts):
        return {
            "child": "you",
            "Child": "You",
            "child's": "your",
            "Child's": "Your",
            "child_again": "you",
            "Does_child": "Do you",
            "young_person": "yes",
            **_TO_YOU,
        }
    name = facts.child.known_as or facts.child.legal_name
    return {
        "child": name,
        "Child": name,
        "child's": of(name),
        "Child's": of(name),
        "child_again": _again(facts.child.pronouns, name),
        "Does_child": f"Does {name}",
        "young_person": "",
        **{verb: verb for verb in _TO_YOU},
    }


def _again(pronouns: str, name: str) -> str:
    """Return "she" or "he" as given; else the name, which is never wrong."""
    first = pronouns.split("/")[0].strip().lower()
    return first if first in {"she", "he"} else name
