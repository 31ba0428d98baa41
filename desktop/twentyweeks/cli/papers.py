"""The `letter` and `plan` commands: drafts to look at, and the frozen letter."""

import argparse
from pathlib import Path

from twentyweeks.casework import PostedBy
from twentyweeks.cli.sitting import Sitting, give, say
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.find_case import find_case
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    letter_page,
    preview_letter,
)
from twentyweeks.operations.letter_tray import posting_days
from twentyweeks.operations.plan import preview_plan
from twentyweeks.operations.plan_marked import marked_plan, newest_number
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.letter import LetterPreview
from twentyweeks.present.plan_papers import PlanPaper


def letter(given: argparse.Namespace, sitting: Sitting) -> None:
    """Write a letter: a draft, only its check, or, with --issue, the frozen one."""
    with sitting.caseload() as caseload:
        case_id = find_case(caseload, given.ref)
        to = _recipient(caseload, case_id, given.to, sitting)
        leaves_on = posting_days(caseload, sitting.clock())[PostedBy.FIRST_CLASS]
        choice = LetterChoice(
            kind=given.kind, recipient_id=to, size=given.size, leaves_on=leaves_on
        )
        if given.issue:
            issued = issue_letter(caseload, case_id, choice, sitting.clock())
            say(issued.words)
            _write(given.out or Path(issued.file_name), issued.pdf)
            return
        preview = preview_letter(caseload, case_id, choice, sitting.today)
    _tell(preview)
    if given.check:
        if not preview.may_be_issued:
            raise Refused("This letter cannot be issued yet, for the reasons above.")
        give("Nothing stops this letter.")
        return
    _write(given.out or Path(preview.file_name), preview.pdf)


def plan(given: argparse.Namespace, sitting: Sitting) -> None:
    """Write the plan as it stands, or what changed since a version."""
    with sitting.caseload() as caseload:
        case_id = find_case(caseload, given.ref)
        if given.compare is not None:
            numbers = (given.compare, newest_number(caseload, case_id))
            made = marked_plan(
                caseload, case_id, numbers, "changes", sitting.today, given.size
            )
            _tell_changes(made, given.out)
            return
        preview = preview_plan(caseload, case_id, "draft", sitting.today, given.size)
    _tell(preview)
    _write(given.out or Path(preview.file_name), preview.pdf)


def _tell_changes(made: PlanPaper, out: Path | None) -> None:
    say(made.sentence)
    if out is not None:
        _write(out, made.pdf)
        return
    for change in made.changes:
        give(f"Section {change.section}: {change.words}")


def _recipient(caseload: Caseload, case_id: str, name: str, sitting: Sitting) -> str:
    choices = letter_page(caseload, case_id, sitting.today).recipients
    named = [each for each in choices if name.casefold() in each.words.casefold()]
    if len(named) == 1:
        return named[0].id
    people = "; ".join(each.words for each in choices) or "nobody yet"
    raise BadInput(f"Say with --to who the letter is for. The case knows {people}.")


def _tell(preview: LetterPreview) -> None:
    for finding in preview.findings:
        kind = "The law requires" if finding.of_the_law else "Our practice"
        cite = f" ({finding.cite})" if finding.cite else ""
        say(f"{kind}: {finding.words}{cite} {finding.mend}")
    say(preview.one_child)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise Unavailable(
            f"The paper could not be written to {path} ({fault.strerror}). The "
            "caseload is unharmed. Name a file in a folder that can be written."
        ) from fault
    give(str(path))
