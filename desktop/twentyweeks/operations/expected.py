"""The authority's own expected times: set them, and reckon a forecast by them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import ExpectedTime, expected_id
from twentyweeks.errors import Refused
from twentyweeks.law import Expected
from twentyweeks.operations.changing import SeenWrites, seen_writes, write_changes
from twentyweeks.operations.medians import Median, recent_medians
from twentyweeks.operations.saving import saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.expected import (
    ADVICE,
    OTHER_ADVICE,
    STEPS,
    USUAL,
    ExpectedLine,
    expected_line,
    offer_words,
    step_title,
)

MOST = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedPage:
    """Every step with its days, and the writes that a change of them replaces."""

    lines: tuple[ExpectedLine, ...]
    seen: Mapping[str, SeenWrites]


def expected_page(caseload: Caseload, today: date) -> ExpectedPage:
    """Return the expected times with what the last twelve months offer."""
    with caseload.reading() as session:
        held = _held(session)
        medians = recent_medians(session, today)
        lines = (expected_line(step, _days(held.get(step))) for step in STEPS)
        return ExpectedPage(
            lines=tuple(_offered(line, medians.get(line.step)) for line in lines),
            seen={step: seen_writes(session, each) for step, each in held.items()},
        )


def set_expected(
    caseload: Caseload,
    days: Mapping[str, str],
    seen: Mapping[str, SeenWrites],
    now: datetime,
) -> None:
    """Write the days that were changed, by step; empty takes a number back.

    Refused for what is no number of days from 1 to 365, with the step as its field.
    """
    typed = {step: _typed(step, words) for step, words in days.items()}
    with saving(caseload, now) as journal:
        held = _held(journal.session)
        for step, number in typed.items():
            known = held.get(step)
            if known is not None:
                write_changes(journal, known, {"days": number}, seen.get(step, {}))
            elif number is not None:
                made = ExpectedTime(id=expected_id(step), step=step, days=number)
                journal.create(made)


def expected_times(session: Session) -> Expected:
    """Return what a forecast is reckoned by: what was set, else the usual shares."""
    set_here = {
        step: each.days
        for step, each in _held(session).items()
        if each.days is not None
    }
    days = {**USUAL, **set_here}
    return Expected(
        advice={
            step.removeprefix(ADVICE): number
            for step, number in set_here.items()
            if step.startswith(ADVICE)
        },
        other_advice=days[OTHER_ADVICE],
        request_to_decision=days["decision"],
        advice_to_panel=days["panel"],
        panel_to_draft=days["draft"],
        draft_to_final=days["final"],
        reply=days["reply"],
    )


def _held(session: Session) -> dict[str, ExpectedTime]:
    return {each.step: each for each in session.scalars(select(ExpectedTime))}


def _days(held: ExpectedTime | None) -> int | None:
    return None if held is None else held.days


def _offered(line: ExpectedLine, found: Median | None) -> ExpectedLine:
    if found is None:
        return line
    words = offer_words(found.days, found.count)
    return replace(line, offered=words, offered_days=str(max(found.days, 1)))


def _typed(step: str, words: str) -> int | None:
    said = words.strip()
    if step not in STEPS:
        raise Refused(f"There is no step {step!r}. {KEPT}", field=step)
    if not said:
        return None
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 4 else 0
    if not 1 <= number <= MOST:
        raise Refused(
            f"{step_title(step)}: a number of days from 1 to {MOST}. {KEPT}",
            field=step,
        )
    return number
