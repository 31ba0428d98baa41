"""Words in provision that nobody could be held to."""

import re
from collections.abc import Iterator

_VAGUE = (
    "access to",
    "opportunities for",
    "opportunities to",
    "would benefit from",
    "regular",
    "regularly",
    "as required",
    "as needed",
    "as and when",
    "as appropriate",
    "where appropriate",
    "up to",
    "or equivalent",
    "where possible",
    "if possible",
    "a range of",
    "a high level of",
    "ongoing support",
    "support with",
)
_PATTERN = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(_VAGUE, key=len, reverse=True)))})\b",
    re.IGNORECASE,
)


def vague_words(text: str) -> Iterator[str]:
    """Return each vague phrase in the text, once, as it is written there."""
    yield from dict.fromkeys(found.lower() for found in _PATTERN.findall(text))
