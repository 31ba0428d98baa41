"""What shows that a plan was not brought up to date: ages, years, days, advice."""

import re
from collections.abc import Iterator
from datetime import date

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import CODE_OUTCOMES, practice
from twentyweeks.plans.sections import PlanFacts, Section
from twentyweeks.plans.texts import Text, texts_of
from twentyweeks.plans.words import without_weekday

ADVICE_YEARS = 2
_ADULT = 18
_AGE = re.compile(r"\baged? (\d{1,2})\b|\b(\d{1,2})[- ]years?[- ]old\b", re.IGNORECASE)
_YEAR = re.compile(r"\byear (\d{1,2})\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:at|before|by|end of|from|for|when|was|were|next|since|until|to)"
    r"\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_PHASES = (
    ("reception class", 0),
    ("early years", 0),
    ("nursery", 0),
    ("infant school", 2),
    ("key stage 1", 2),
    ("junior school", 6),
    ("primary school", 6),
    ("key stage 2", 6),
    ("key stage 3", 9),
    ("key stage 4", 11),
)
"""Words of a phase, with the last year of schooling that it holds."""


def check_dates(facts: PlanFacts) -> Iterator[Finding]:
    """Find what was true of a younger child, and what has passed."""
    for text in texts_of(facts):
        if not text.spoken:
            yield from _ages(facts, text)
            yield from _years(facts, text)
    yield from _outcomes(facts)
    yield from _advice(facts)


def age_on(born: date, day: date) -> int:
    """Return the age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_adult(facts: PlanFacts) -> bool:
    """Return whether Section H1, which is for those under 18, holds nothing more."""
    return age_on(facts.born, facts.dated) >= _ADULT


def _ages(facts: PlanFacts, text: Text) -> Iterator[Finding]:
    now = age_on(facts.born, facts.dated)
    for found in _AGE.finditer(text.words):
        said = int(found[1] or found[2])
        if said != now and not _is_then(text.words, found.start()):
            yield practice(
                "plan-age",
                f"{text.label} says “{found[0]}”, and {facts.known_as or 'the child'} "
                f"is {now}.",
                text.section,
                "Write the age of today, or say that it was so then.",
                about=text.words,
            )


def _years(facts: PlanFacts, text: Text) -> Iterator[Finding]:
    year = facts.year_group
    if year is None:
        return
    wrong = [
        found[0]
        for found in _YEAR.finditer(text.words)
        if int(found[1]) != year and not _is_then(text.words, found.start())
    ]
    low = text.words.lower()
    past = [words for words, last in _PHASES if words in low and year > last]
    for said in dict.fromkeys((*wrong, *past)):
        yield practice(
            "plan-year",
            f"{text.label} says “{said}”; by age this is {_named(year)}.",
            text.section,
            "Write the year of today, or say that it was so then.",
            about=text.words,
        )


def _named(year: int) -> str:
    return f"Year {year}" if year > 0 else "Reception" if year == 0 else "before school"


def _is_then(words: str, start: int) -> bool:
    """Return whether what stands before says that it speaks of another time."""
    return _THEN.search(words[:start]) is not None


def _outcomes(facts: PlanFacts) -> Iterator[Finding]:
    for outcome in facts.outcomes:
        if outcome.by is not None and outcome.by < facts.dated:
            yield practice(
                "plan-outcome-past",
                f"Outcome E{outcome.number} was for {without_weekday(outcome.by)}, "
                "which has passed.",
                Section.E,
                "Say whether it was reached, and write the next one.",
                CODE_OUTCOMES,
                outcome.words,
            )


def _advice(facts: PlanFacts) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for advice in facts.advice:
        if advice.dated and age_on(advice.dated, facts.dated) >= ADVICE_YEARS:
            yield practice(
                "plan-K-old",
                f"Advice K{advice.number} is of {without_weekday(advice.dated)}: more "
                f"than {ADVICE_YEARS} years old.",
                Section.K,
                "Ask for new advice, or say who agreed that this one still holds.",
                about=advice.title,
            )
        first = seen.setdefault(advice.sha256, advice.number)
        if advice.sha256 and first != advice.number:
            yield practice(
                "plan-K-twice",
                f"Advice K{advice.number} is the same paper as K{first}.",
                Section.K,
                "Take one of the two out of the register.",
            )
