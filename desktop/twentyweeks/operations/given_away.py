"""What is kept apart of one person, looked for in a paper that another will read."""

import re
from collections.abc import Iterator, Sequence

from twentyweeks.plans.finding import Finding, Rule


def given_away(
    pdf: bytes, pages: Sequence[str], secrets: Sequence[str], open_words: Sequence[str]
) -> Iterator[Finding]:
    """Find a protected detail in the words or in the bytes of a paper.

    `open_words` the reader knows anyway, as the town that is in the council's own
    address: no secret is found in them.
    """
    text, known = "\n".join(pages), "\n".join(open_words)
    for words in secrets:
        pattern = _pattern(words)
        if pattern.search(known):
            continue
        raw = any(words.encode(code) in pdf for code in ("utf-8", "utf-16-be"))
        if raw or pattern.search(text):
            yield Finding(
                rule=Rule.LAW,
                requirement="protected-address",
                missing="A protected address, or another detail that is kept apart, "
                "stands in a paper that somebody else reads.",
                where="The paper",
                mend="Take it out of the case's words, then make it again.",
                cite="UK GDPR Article 5(1)(f)",
            )
            return


def _pattern(words: str) -> re.Pattern[str]:
    """Match the words however they are spaced and pointed, but as whole words."""
    letters = r"\W*".join(re.escape(each) for each in re.sub(r"\W+", "", words))
    return re.compile(rf"(?<!\w){letters}(?!\w)", re.IGNORECASE)
