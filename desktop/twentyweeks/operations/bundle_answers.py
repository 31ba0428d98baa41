"""What officers answered to what was found in bundles of a case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import FindingAnswer
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import plain
from twentyweeks.present.letter import Answered

Given: TypeAlias = Mapping[tuple[str, str], tuple[str, str]]
"""By requirement and words: the reason, and who gave it when."""


@dataclass(frozen=True, slots=True)
class Parted:
    """What is still open, and what an officer has answered."""

    open: tuple[Finding, ...]
    answered: tuple[Answered, ...]


def given_in(session: Session, now: CaseNow) -> Given:
    """Return the answers on a case; the latest to the same words counts."""
    rows = select(FindingAnswer).where(FindingAnswer.case_id == now.case.id)
    held = session.scalars(rows.order_by(FindingAnswer.answered_on, FindingAnswer.id))
    return {
        (each.requirement, each.words): (
            each.reason,
            ", ".join(
                part
                for part in (now.name_of(each.answered_by), plain(each.answered_on))
                if part
            ),
        )
        for each in held
    }


def parted(given: Given, found: Iterable[Finding]) -> Parted:
    """Part what was answered, of our practice, from all that is open."""
    every = tuple(dict.fromkeys(found))
    keys = {each: (each.requirement, each.words) for each in every}
    passed = [
        each for each in every if each.rule is Rule.PRACTICE and keys[each] in given
    ]
    return Parted(
        open=tuple(each for each in every if each not in passed),
        answered=tuple(
            Answered(
                words=each.missing,
                where=each.where,
                reason=given[keys[each]][0],
                by=given[keys[each]][1],
            )
            for each in passed
        ),
    )
