"""Answers to what a check found in a paper: a reason, kept for the same words."""

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
"""By requirement and words: the reason that was given, and by whom and when."""


PAGE_READ = "page-read"
"""What is answered by looking at a page that no search can read."""


def page_key(sha256: str, page: int, reader: str) -> str:
    """Return the words for which it is kept that somebody looked at a page.

    They are of this very file and this reader: who looked for one did not for another.
    """
    return f"{sha256} {page} {reader}"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found: what is still open, and what an officer has answered."""

    open: tuple[Finding, ...]
    answered: tuple[tuple[Finding, Answered], ...]


def judged(given: Given, found: Iterable[Finding]) -> Judged:
    """Part findings of our practice that were answered from all the others."""
    every = tuple(dict.fromkeys(found))
    passed = [each for each in every if _is_answered(each, given)]
    return Judged(
        open=tuple(each for each in every if not _is_answered(each, given)),
        answered=tuple((each, _answered(each, given)) for each in passed),
    )


def answers_of(session: Session, now: CaseNow) -> Given:
    """Return the answers on a case; the latest to the same words counts."""
    rows = select(FindingAnswer).where(FindingAnswer.case_id == now.case.id)
    held = session.scalars(rows.order_by(FindingAnswer.answered_on, FindingAnswer.id))
    return {
        (each.requirement, each.words): (each.reason, _by(now, each)) for each in held
    }


def _is_answered(finding: Finding, given: Given) -> bool:
    own = finding.rule is Rule.PRACTICE
    return own and (finding.requirement, finding.words) in given


def _answered(finding: Finding, given: Given) -> Answered:
    reason, by = given[(finding.requirement, finding.words)]
    return Answered(words=finding.missing, where=finding.where, reason=reason, by=by)


def _by(now: CaseNow, answer: FindingAnswer) -> str:
    by, day = now.name_of(answer.answered_by), plain(answer.answered_on)
    return f"{by}, {day}" if by else day
