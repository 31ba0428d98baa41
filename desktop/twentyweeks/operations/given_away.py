"""What is kept apart of one person, looked for in a paper that another will read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from twentyweeks.paper import text_of, words_off_the_pages
from twentyweeks.plans.finding import Finding, Rule

_TAG = re.compile(r"<[^>]*>")
_CITE = "UK GDPR Article 5(1)(f)"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that tell what is kept apart; not sure where they may mean another.

    A street without its number, or a surname that others have too, is to be looked at.
    """

    words: str
    is_sure: bool = True


def given_away(
    told: Iterable[tuple[str, str]],
    hidden: Iterable[Hidden],
    open_words: Iterable[str] = (),
) -> Iterator[Finding]:
    """Find each place of a paper that says what is kept apart from its reader.

    `told` gives the places with what stands there; `open_words` the reader knows
    anyway, as the town that is in the council's own address.
    """
    known = bare("\n".join(open_words))
    patterns = [(each, _pattern(each)) for each in hidden if _letters(each.words)]
    looked_for = [(each, found) for each, found in patterns if not found.search(known)]
    if not looked_for:
        return
    for where, said in told:
        text = bare(said)
        found = [each.is_sure for each, words in looked_for if words.search(text)]
        if found:
            yield _sure(where) if any(found) else _perhaps(where)


def told_in(pdf: bytes, name: str = "") -> Iterator[tuple[str, str]]:
    """Return the pages of a file with what they say, and what stands beside them."""
    for number, said in enumerate(text_of(pdf), 1):
        page = f"page {number}"
        yield f"{name}, {page}" if name else page.capitalize(), said
    yield f"{name or 'The file'}, off its pages", words_off_the_pages(pdf)


def told_in_page(html: bytes) -> Iterator[tuple[str, str]]:
    """Return what a page for e-mail says, its marks taken away and left in."""
    said = html.decode()
    yield "The copy for e-mail", unescape(f"{_TAG.sub(' ', said)}\n{said}")


def bare(text: str) -> str:
    """Return words without their accents, each sign in its plain form."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(each for each in parts if not unicodedata.combining(each))


def _sure(where: str) -> Finding:
    return Finding(
        rule=Rule.LAW,
        requirement="protected-address",
        missing=f"{where}: a protected address, or another detail that is kept apart, "
        "stands there, and somebody else reads it.",
        where=where,
        mend="Take it out of the case's words, then make it again.",
        cite=_CITE,
    )


def _perhaps(where: str) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement="protected-perhaps",
        missing=f"{where}: a street or a surname stands there that is also part of "
        "what is kept apart of this family.",
        where=where,
        mend="Look at it. Take it out; or answer whose street or name it is.",
        cite=_CITE,
        why="One word can be enough to find somebody who is hidden.",
    )


def _pattern(hidden: Hidden) -> re.Pattern[str]:
    """Match the words however they are spaced and pointed, but as whole words.

    What is not sure counts only with its capitals, as a name is written.
    """
    flags = re.IGNORECASE if hidden.is_sure else re.NOFLAG
    words = _letters(hidden.words)
    forms = [words] if hidden.is_sure else [words, words.upper()]
    either = "|".join(r"[\W_]*".join(map(re.escape, form)) for form in forms)
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])", flags)


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", bare(words))
