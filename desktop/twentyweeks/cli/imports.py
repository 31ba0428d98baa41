"""The `import` command: first what it would do, then, if wanted, the doing of it."""

import argparse
import json
from pathlib import Path

from twentyweeks.casework import to_wire
from twentyweeks.cli.sitting import Sitting, give, say
from twentyweeks.errors import Unavailable
from twentyweeks.operations.import_tracker import (
    import_tracker,
    preview_import,
    undo_import,
)


def bring_in(given: argparse.Namespace, sitting: Sitting) -> None:
    """Bring a tracker in; with --dry-run only say what would come in."""
    preview = preview_import(given.file, sitting.today)
    for sentence in preview.sentences:
        say(sentence)
    if given.report is not None:
        _write_report(given.report, preview.report)
    if given.dry_run:
        return
    with sitting.caseload() as caseload:
        done = import_tracker(caseload, given.file, sitting.clock())
    give(done.words)
    say(f"To take it back: twentyweeks undo-import {done.import_id}")


def undo(given: argparse.Namespace, sitting: Sitting) -> None:
    """Take an import back, but for what was changed since."""
    with sitting.caseload() as caseload:
        give(undo_import(caseload, given.id, sitting.clock()))


def _write_report(path: Path, report: object) -> None:
    told = json.dumps(to_wire(report), ensure_ascii=False, indent=1)
    try:
        path.write_text(told + "\n", encoding="utf-8")
    except OSError as fault:
        raise Unavailable(
            f"The report could not be written to {path} ({fault.strerror}). Nothing "
            "was brought in. Name a file in a folder that can be written."
        ) from fault
