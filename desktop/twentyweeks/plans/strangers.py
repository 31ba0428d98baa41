"""Another child's details in a plan: a pronoun, a school, a date of birth."""

import re
from collections.abc import Iterator

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import practice
from twentyweeks.plans.sections import PlanFacts
from twentyweeks.plans.texts import Text, texts_of
from twentyweeks.plans.words import listed, without_weekday

_HE = ("he", "him", "his", "himself")
_SHE = ("she", "her", "hers", "herself")
_NOT = {"she": _HE, "he": _SHE, "they": (*_HE, *_SHE)}
_NAME = r"(?!(?:At|From|In|Near|The|To)\b)(?:St\.?|[A-Z\u00c0-\u017f][\w'\u2019-]+)"
_SCHOOL = re.compile(
    rf"(?:{_NAME} )+(?:School|Academy|College|Nursery|Infants|Juniors)\b"
    rf"|Ysgol(?: {_NAME})+"
)
_BORN = re.compile(
    r"\b(?i:born(?: on)?|dob|date of birth)\W{1,3}"
    r"(\d{1,2} [A-Z][a-z]+ \d{4}|\d{1,2}/\d{1,2}/\d{4})"
)
_CITE = "SEND Regs 2014 reg 17; UK GDPR Article 5(1)(f)"


def check_strangers(facts: PlanFacts) -> Iterator[Finding]:
    """Find what may have come over from another child's plan."""
    for text in texts_of(facts):
        if not text.spoken:
            yield from _pronouns(facts, text)
        yield from _schools(facts, text)
        yield from _births(facts, text)


def _pronouns(facts: PlanFacts, text: Text) -> Iterator[Finding]:
    given = facts.pronouns.split("/")[0].strip().lower()
    said = set(re.findall(r"[a-z]+", text.words.lower()))
    wrong = [word for word in _NOT.get(given, ()) if word in said]
    if wrong:
        quoted = listed([f"“{word}”" for word in wrong])
        yield practice(
            "plan-pronoun",
            f"{text.label} says {quoted}; the pronouns given are {facts.pronouns}.",
            text.section,
            "Mend it, or answer that it speaks of somebody else.",
            about=text.words,
        )


def _schools(facts: PlanFacts, text: Text) -> Iterator[Finding]:
    own = [place.casefold() for place in (facts.setting, *facts.own_places) if place]
    for found in dict.fromkeys(_SCHOOL.findall(text.words)):
        said = found.casefold()
        if not any(said in place or place in said for place in own):
            yield practice(
                "plan-school",
                f"{text.label} names {found}, which is no school of this case.",
                text.section,
                "Mend it, or answer why it belongs here.",
                _CITE,
                text.words,
            )


def _births(facts: PlanFacts, text: Text) -> Iterator[Finding]:
    born = facts.born
    written = {without_weekday(born), f"{born:%d/%m/%Y}"}
    numeric = f"{born.day}/{born.month}/{born.year}"
    for found in _BORN.findall(text.words):
        if found not in {*written, numeric}:
            yield practice(
                "plan-born",
                f"{text.label} gives {found} as a date of birth; this child was born "
                f"on {without_weekday(born)}.",
                text.section,
                "Take it out; look whether the rest is another child's too.",
                _CITE,
                text.words,
            )
