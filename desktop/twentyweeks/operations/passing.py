"""Pass a finding of our practice with a reason, which the manager sees."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from twentyweeks.casework import FindingAnswer
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import read_id, saving
from twentyweeks.operations.typed import KEPT, typed
from twentyweeks.present.dates import day_of, full
from twentyweeks.present.letter import Finding, LetterPreview
from twentyweeks.returns.cells import read_text
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal

About: TypeAlias = Sequence[tuple[str, str]]
"""Findings by requirement and words; none stands for all that is open."""


def pass_findings(
    caseload: Caseload,
    case_id: str,
    shown: LetterPreview,
    about: About,
    reason: str,
    now: datetime,
) -> None:
    """Keep why findings of our practice stand, as they were shown.

    The same words are not asked of again. Refused without a reason, and for what the
    law requires.
    """
    why = typed(read_text, reason, "reason", "Reason")
    if why is None:
        raise Refused(f"Reason: there is none. {KEPT}", field="reason")
    found = _about(shown.findings, about)
    if not found:
        raise Refused(f"This is not found in it any more. {KEPT} Look at it again.")
    for each in found:
        if each.of_the_law:
            raise Refused(
                f"The law requires this, and no reason passes it. {KEPT} {each.mend}",
                field="reason",
            )
    with saving(caseload, now) as journal:
        keep_answers(journal, read_id(case_id, "case"), shown.title, found, why)


def pass_on_the_last_day(
    journal: Journal,
    case_id: UUID,
    title: str,
    found: Iterable[Finding],
    leaves_by: date | None,
) -> None:
    """Keep that what was open of our practice held this paper no longer."""
    if leaves_by is not None:
        why = f"Its last day was {full(leaves_by)}: our own checks held it no longer."
        keep_answers(journal, case_id, title, found, why)


def keep_answers(
    journal: Journal, case_id: UUID, title: str, found: Iterable[Finding], why: str
) -> None:
    """Write one answer a finding, each for the paper that it was passed for."""
    stamp = journal.stamp
    for each in found:
        journal.create(
            FindingAnswer(
                case_id=case_id,
                requirement=each.requirement,
                words=each.judged,
                reason=why,
                answered_on=day_of(stamp.now),
                answered_by=stamp.by,
                paper=title,
                found=each.words,
            )
        )


def _about(findings: Iterable[Finding], about: About) -> list[Finding]:
    if not about:
        return [each for each in findings if not each.of_the_law]
    return [each for each in findings if (each.requirement, each.judged) in about]
