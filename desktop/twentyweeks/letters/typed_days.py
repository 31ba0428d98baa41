"""Days that stand in the words of a letter, whoever wrote them."""

import re
from collections.abc import Iterator
from datetime import date

from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.letters.text import body_of
from twentyweeks.paper.blocks import Document
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.plans.words import DAYS, MONTHS, in_full

_DAY = rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})"
_PROMISED = re.compile(rf"\b(?:by|until|before) (?:(?:{'|'.join(DAYS)}) )?{_DAY}")
_WITH_WEEKDAY = re.compile(rf"\b({'|'.join(DAYS)}) {_DAY}")


def check_typed_days(facts: LetterFacts, document: Document) -> Iterator[Finding]:
    """Find a promise for a day that has passed, and a weekday that is another."""
    text = " ".join(body_of(document).split())
    past = {_day(*found) for found in _PROMISED.findall(text)} - {None}
    for day in sorted(each for each in past if each and each < facts.written_on):
        if day not in _told_as_late(facts):
            yield _found(
                "date-past-words",
                f"The letter promises something by {in_full(day)}, before its own "
                f"date, {in_full(facts.written_on)}.",
                in_full(day),
                "Mend the day where it was written; or answer that it tells of "
                "something that was.",
            )
    for said, *parts in dict.fromkeys(_WITH_WEEKDAY.findall(text)):
        day_said = _day(*parts)
        if day_said and DAYS[day_said.weekday()] != said:
            yield _found(
                "date-weekday",
                f"The letter says {said} {' '.join(parts)}, which is a "
                f"{DAYS[day_said.weekday()]}.",
                f"{said} {' '.join(parts)}",
                "Look which of the two was meant, and mend it where it was written.",
            )


def _found(requirement: str, missing: str, where: str, mend: str) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement=requirement,
        missing=missing,
        where=where,
        mend=mend,
    )


def _told_as_late(facts: LetterFacts) -> set[date | None]:
    """Return the days of which the letter itself says that they have passed."""
    if facts.kind is LetterKind.ADVICE_CHASE:
        return {facts.dates.advice_due}
    if facts.update and facts.update.late:
        late = _WITH_WEEKDAY.findall(facts.update.late)
        return {facts.dates.final_plan_due, *(_day(*parts) for _, *parts in late)}
    return set()


def _day(number: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), MONTHS.index(month) + 1, int(number))
    except ValueError:
        return None
