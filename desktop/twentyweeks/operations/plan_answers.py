"""Answers to what a check found in a plan: a reason, kept for the same words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import FindingAnswer
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import plain
from twentyweeks.present.letter import Answered

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found: what is still open, and what an officer has answered."""

    open: tuple[Finding, ...]
    answered: tuple[tuple[Finding, Answered], ...]


def judged(session: Session, now: CaseNow, found: Iterable[Finding]) -> Judged:
    """Part findings of our practice that were answered from all the others."""
    answers = answers_of(session, now.case.id)
    every = tuple(dict.fromkeys(found))
    return Judged(
        open=tuple(each for each in every if not _is_answered(each, answers)),
        answered=tuple(_answered(now, every, answers)),
    )


def answers_of(session: Session, case_id: UUID) -> Mapping[_Key, FindingAnswer]:
    """Return the answers on a case by requirement and words; the latest counts."""
    rows = select(FindingAnswer).where(FindingAnswer.case_id == case_id)
    held = session.scalars(rows.order_by(FindingAnswer.answered_on, FindingAnswer.id))
    return {(each.requirement, each.words): each for each in held}


def _is_answered(finding: Finding, answers: Mapping[_Key, FindingAnswer]) -> bool:
    own = finding.rule is Rule.PRACTICE
    return own and (finding.requirement, finding.words) in answers


def _answered(
    now: CaseNow, found: Sequence[Finding], answers: Mapping[_Key, FindingAnswer]
) -> Iterator[tuple[Finding, Answered]]:
    for each in found:
        if not _is_answered(each, answers):
            continue
        held = answers[(each.requirement, each.words)]
        by = now.name_of(held.answered_by)
        day = plain(held.answered_on)
        yield (
            each,
            Answered(
                words=each.missing,
                where=each.where,
                reason=held.reason,
                by=f"{by}, {day}" if by else day,
            ),
        )
