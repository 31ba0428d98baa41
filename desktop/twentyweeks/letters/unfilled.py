"""Words that were meant to be replaced before anybody read them."""

import re
from collections.abc import Iterator

from twentyweeks.letters.text import text_of
from twentyweeks.paper.blocks import Document
from twentyweeks.plans.finding import Finding, Rule

_LEFT = re.compile(
    r"\{[^}\n]*\}|\[[^\]\n]*\]|<[^>\n]{1,40}>|\u00ab[^\u00bb\n]*\u00bb"
    r"|\bX{3,}\b|\bTB[CA]\b|(?i:\binsert (?:name|date|here)\b)"
    r"|(?i:lorem ipsum)|_{4,}|\.{5,}"
)


def check_unfilled(document: Document) -> Iterator[Finding]:
    """Find placeholders that reached the paper, each once."""
    found = (match.group() for match in _LEFT.finditer(text_of(document)))
    for words in dict.fromkeys(found):
        yield Finding(
            rule=Rule.LAW,
            requirement="placeholder",
            missing=f"“{words}” was never filled in.",
            where=words,
            mend="Write what belongs there, or take it out.",
            cite="A notice with a gap may not give the right that it must give",
        )
