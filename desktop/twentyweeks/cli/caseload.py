"""Commands on the caseload: make it, list it, show a case, record, bring in."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, cast

from twentyweeks.casework import Wire, to_wire
from twentyweeks.cli.law import limits_text
from twentyweeks.cli.sitting import Sitting, give, give_json, say, table
from twentyweeks.cli.strict import object_in, text_of
from twentyweeks.errors import Unavailable
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.find_case import find_case
from twentyweeks.operations.limits_of import limits_of
from twentyweeks.operations.milestones import milestones_of
from twentyweeks.operations.record import record_milestone
from twentyweeks.operations.unlock import (
    NewCaseload,
    make_caseload,
    new_recovery,
    recovery_paper,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twentyweeks.present.forecast import ForecastCard
    from twentyweeks.present.lateness import LateLine

EVERY = 1_000_000


def new(given: argparse.Namespace, sitting: Sitting) -> None:
    """Make a caseload; its recovery key is written out and read back first."""
    passphrase = sitting.passphrase("A passphrase for the new caseload: ")
    recovery = new_recovery()
    _write_new(given.recovery_out, recovery_paper(recovery))
    try:
        make_caseload(
            sitting.home,
            NewCaseload(
                authority=given.authority,
                officer=given.officer,
                passphrase=passphrase,
                recovery=recovery,
                typed_back=_key_in(given.recovery_out),
            ),
            sitting.clock(),
        )
    except BaseException:
        given.recovery_out.unlink(missing_ok=True)
        raise
    give(f"Caseload made in {sitting.home}")
    say(f"The recovery key is in {given.recovery_out}: print it, then delete the file.")


def cases(given: argparse.Namespace, sitting: Sitting) -> None:
    """List the caseload, due first."""
    with sitting.caseload() as caseload:
        today = sitting.today
        page = caseload_page(caseload, today, given.filter, given.search, limit=EVERY)
    if given.format == "json":
        give_json([to_wire(row) for row in page.rows])
        return
    headings = ("Reference", "Name", "Next step", "On", "Due", "Waiting on", "Officer")
    rows = [
        (
            row.reference_and_year,
            row.name,
            f"{row.step} ({row.force})" if row.force else row.step,
            row.on,
            row.due,
            row.waiting_on,
            row.officer,
        )
        for row in page.rows
    ]
    give(table(headings, rows) if rows else page.nothing)


def case(given: argparse.Namespace, sitting: Sitting) -> None:
    """Show one case as its screen does."""
    with sitting.caseload() as caseload:
        case_id = find_case(caseload, given.ref)
        page = case_page(caseload, case_id, sitting.today)
        milestones = milestones_of(caseload, case_id)
    if given.format == "json":
        told = to_wire(milestones)
        give_json({"case": to_wire(page), "milestones": told})
        return
    lines = [page.name, " · ".join(page.facts), *page.alerts, "", page.final_due, ""]
    lines += ["What happens next"]
    lines += [f"  {step.title} ({step.chip.words})" for step in page.steps]
    lines += _part("When the plan can be sent", _forecast(page.forecast))
    lines += _part("Late, and what held it", map(_late, page.late))
    lines += ["", "What happened"]
    lines += [f"  {milestone.words}" for milestone in milestones]
    lines += ["", "Limits"]
    lines += [f"  {words}: {chip.words}" for _, words, chip in page.limits]
    give("\n".join(lines))


def _part(title: str, said: "Iterable[str]") -> list[str]:
    words = [f"  {each}" for each in said if each]
    return ["", title, *words] if words else []


def _forecast(found: "ForecastCard") -> tuple[str, ...]:
    return found.earliest, found.held_by, found.statutory, found.lawful_from


def _late(line: "LateLine") -> str:
    parts = (f"{line.title}: {line.late}", line.held, f"Found: {line.found}")
    corrected = f"{line.corrected} ({line.by})" if line.corrected else ""
    return ". ".join(each.rstrip(".") for each in (*parts, corrected) if each)


def limits(given: argparse.Namespace, sitting: Sitting) -> None:
    """Write the same answer as `timeline`, for a case."""
    as_of = given.as_of or sitting.today
    with sitting.caseload() as caseload:
        found = limits_of(caseload, find_case(caseload, given.ref), as_of)
    give(limits_text(found, as_of, given.format).rstrip("\n"))


def record(given: argparse.Namespace, sitting: Sitting) -> None:
    """Record one milestone from a file."""
    facts = cast("Mapping[str, Wire]", object_in(text_of(given.file)))
    with sitting.caseload() as caseload:
        case_id = find_case(caseload, given.ref)
        made = record_milestone(caseload, case_id, facts, sitting.clock())
    give(made)


def _write_new(path: Path, words: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(words)
    except OSError as fault:
        raise Unavailable(
            f"The recovery key could not be written to {path} ({fault.strerror}). No "
            "caseload has been made. Name a new file in a folder that can be written."
        ) from fault


def _key_in(path: Path) -> str:
    """Return the key's own lines of a recovery paper that was written."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if line.startswith("    "))
