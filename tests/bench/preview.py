"""How long the preview of a letter takes once warm, beside setting its pages alone.

Run with `PYTHONPATH=tests .venv/bin/python tests/bench/preview.py`. The preview reads
the caseload, sets the letter and the child's half page, and makes every check; the
peer sets the letter's own pages, and nothing else. Processor milliseconds, the least
and the middle of 21 rounds.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from letter_case import mother, refused
from make import northmoor
from twentyweeks.operations.letter import LetterChoice, letter_content, preview_letter
from twentyweeks.paper import render

ROUNDS = 21
TODAY = date(2026, 4, 13)


def costs(work: Callable[[], object]) -> tuple[float, float]:
    """Return the least and the middle of what the work costs, warmed up before."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    taken.sort()
    return taken[0], taken[ROUNDS // 2]


def main() -> None:
    """Print the costs for a letter of two pages and for a refusal."""
    with tempfile.TemporaryDirectory() as made, northmoor(Path(made) / "h") as caseload:
        case = refused(caseload)
        for kind in ("received", "refuse-to-assess"):
            choice = LetterChoice(kind=kind, recipient_id=mother(caseload))
            shown = preview_letter(caseload, case, choice, TODAY)
            document = letter_content(caseload, case, choice, TODAY).document
            whole = costs(lambda w=choice: preview_letter(caseload, case, w, TODAY))
            alone = costs(lambda d=document: render(d))
            print(
                f"{kind}, {shown.pages} pages: preview {whole[0]:.1f} to "
                f"{whole[1]:.1f} ms, its pages alone {alone[0]:.1f} to {alone[1]:.1f} "
                f"ms; {whole[0] / alone[0]:.1f} times"
            )


if __name__ == "__main__":
    main()
