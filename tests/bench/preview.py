"""How long the preview of a letter takes once warm, beside setting its pages alone.

Run with `PYTHONPATH=tests .venv/bin/python tests/bench/preview.py`. The preview reads
the caseload, sets the letter and the child's half page, and makes every check; the
peer sets the letter's own pages, and nothing else. Each round says something else, as
after a key. Processor milliseconds, the least and the middle of 21 rounds.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from letter_case import mother, refused
from make import northmoor
from twentyweeks.operations.letter import LetterChoice, letter_content, preview_letter
from twentyweeks.paper import render

ROUNDS = 21
TODAY = date(2026, 4, 13)


def costs(work: Callable[[int], object]) -> tuple[float, float]:
    """Return the least and the middle of what the rounds cost, warmed up before."""
    work(ROUNDS)
    taken = []
    for number in range(ROUNDS):
        begun = time.process_time()
        work(number)
        taken.append((time.process_time() - begun) * 1000)
    taken.sort()
    return taken[0], taken[ROUNDS // 2]


def update(recipient: str, number: int) -> LetterChoice:
    """Return a letter that says where things stand, with one letter more typed."""
    return LetterChoice(
        kind="update",
        recipient_id=recipient,
        came_in="Advice from the school" + "s" * number,
        late_why="The therapist was ill in March.",
        doing="Another therapist will write it.",
        expected_on=date(2026, 5, 13),
    )


def refusal(recipient: str, number: int) -> LetterChoice:
    """Return a refusal that leaves another day."""
    leaves_on = TODAY + timedelta(days=number % 14)
    return LetterChoice(
        kind="refuse-to-assess", recipient_id=recipient, leaves_on=leaves_on
    )


def main() -> None:
    """Print the costs for a letter that is typed and for a refusal."""
    with tempfile.TemporaryDirectory() as made, northmoor(Path(made) / "h") as caseload:
        case, recipient = refused(caseload), mother(caseload)
        for name, choice in (("update", update), ("refusal", refusal)):
            choices = [choice(recipient, number) for number in range(ROUNDS + 1)]
            show = partial(preview_letter, caseload, case)
            documents = [
                letter_content(caseload, case, each, TODAY).document for each in choices
            ]
            pages = show(choices[0], TODAY).pages
            whole = costs(lambda at, s=show, c=choices: s(c[at], TODAY))
            alone = costs(lambda at, d=documents: render(d[at]))
            print(
                f"{name}, {pages} pages: preview {whole[0]:.1f} to "
                f"{whole[1]:.1f} ms, its pages alone {alone[0]:.1f} to {alone[1]:.1f} "
                f"ms; {whole[0] / alone[0]:.1f} times"
            )


if __name__ == "__main__":
    main()
