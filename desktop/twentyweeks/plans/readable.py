"""Whether a family can read the plan: sentences, words of the trade, length."""

import re
from collections.abc import Iterator
from itertools import groupby

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import practice
from twentyweeks.plans.sections import PlanFacts
from twentyweeks.plans.texts import Text, texts_of
from twentyweeks.plans.wordlists import found_in, jargon
from twentyweeks.plans.words import sentences

OLDEST = 15  # years: above this age of reading a section is looked at
ENOUGH = 40  # words: of fewer nothing can be said
LONG_PLAN = 6000  # words
_CODE = "SEND Code 2015 9.61"
_VOWELS = re.compile(r"[aeiouy]+")


def check_reading(facts: PlanFacts) -> Iterator[Finding]:
    """Find what is hard to read, and a plan that is very long."""
    texts = [text for text in texts_of(facts) if not text.spoken]
    for section, of in groupby(texts, key=lambda text: text.section):
        own = list(of)
        yield from _hard(section, own)
        yield from words_of_the_trade(section, " ".join(each.words for each in own))
    count = sum(len(text.words.split()) for text in texts)
    if count > LONG_PLAN:
        yield practice(
            "plan-long",
            f"The plan has about {count // 100 * 100} words.",
            "The whole plan",
            f"Aim at fewer than {LONG_PLAN}: say each thing once, and leave to the "
            "advice what stands there.",
            _CODE,
        )


def reading_age(text: str) -> int:
    """Return the age, in years, at which most people read such a text with ease.

    Reckoned from the length of sentences and the syllables of words (the formula of
    Flesch and Kincaid, five years added to the grade).
    """
    words = re.findall(r"[A-Za-z'\u2019]+", text)
    if not words:
        return 0
    told = max(len(sentences(text)), 1)
    spoken = sum(map(_syllables, words))
    grade = 0.39 * len(words) / told + 11.8 * spoken / len(words) - 15.59
    return max(round(grade + 5), 5)


def _syllables(word: str) -> int:
    low = word.lower()
    count = len(_VOWELS.findall(low))
    silent = low.endswith("e") and not low.endswith(("le", "ee")) and count > 1
    return max(count - silent, 1)


def _hard(section: str, texts: list[Text]) -> Iterator[Finding]:
    whole = " ".join(f"{text.words.rstrip('. ')}." for text in texts)
    age = reading_age(whole)
    if len(whole.split()) < ENOUGH or age <= OLDEST:
        return
    longest = max(sentences(whole), key=lambda each: len(each.split()))
    yield practice(
        "plan-reading",
        f"Section {section} reads as for the age of {age}.",
        section,
        f"Begin with the longest sentence, of {len(longest.split())} words: "
        f"“{' '.join(longest.split()[:8])}…”",
        _CODE,
        whole,
    )


def words_of_the_trade(section: str, whole: str) -> Iterator[Finding]:
    """Find words that a family may not know and that are not explained beside."""
    plain = jargon()
    for word in found_in("jargon", whole):
        if plain[word] in whole.lower():
            continue
        yield practice(
            "plan-jargon",
            f"“{word}” is a word of the trade.",
            section,
            f"Say “{plain[word]}”, or explain it beside.",
            _CODE,
            section,
        )
