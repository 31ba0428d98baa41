"""One run of the command line: its clock, its folder, and how it unlocks."""

import getpass
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from twentyweeks.errors import BadInput, Unavailable

if TYPE_CHECKING:
    from twentyweeks.operations.unlock import Caseload


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What every command is handed."""

    clock: Callable[[], datetime]
    home: Path
    passphrase_file: Path | None = None

    @property
    def today(self) -> date:
        """The day at the authority."""
        return self.clock().date()

    @contextmanager
    def caseload(self) -> Iterator["Caseload"]:
        """Unlock the caseload for one command, with its lists as of today."""
        from twentyweeks.operations.lines import refresh_all
        from twentyweeks.operations.unlock import open_caseload

        caseload = open_caseload(self.home, self.passphrase(), self.clock())
        try:
            refresh_all(caseload, self.today)
            yield caseload
        finally:
            caseload.close()

    def passphrase(self, question: str = "Passphrase: ") -> str:
        """Return the passphrase: from its file, the demonstration, or the terminal."""
        if self.passphrase_file is not None:
            return _first_line(self.passphrase_file)
        from twentyweeks.operations.unlock import look_at

        shown = look_at(self.home).demonstration_passphrase
        if shown:
            return shown
        if sys.stdin is None or not sys.stdin.isatty():
            raise Unavailable(
                "There is no terminal to ask for the passphrase. Nothing was opened. "
                "Name a file that holds it with --passphrase-file."
            )
        return getpass.getpass(question)


def _first_line(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(
            f"The passphrase file {path} cannot be read. Nothing was opened."
        ) from fault
    if not lines or not lines[0]:
        raise BadInput(f"The passphrase file {path} is empty. Nothing was opened.")
    return lines[0]


def say(words: str) -> None:
    """Tell the person something on standard error."""
    print(words, file=sys.stderr)


def give(words: str) -> None:
    """Write a result on standard output."""
    print(words)


def give_json(value: object) -> None:
    """Write a result as JSON: stable, keys sorted."""
    give(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True))


def table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows in columns, as wide as their longest words."""
    every = [headings, *rows]
    widths = [max(len(row[at]) for row in every) for at in range(len(headings))]
    lines = (
        "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True))
        for row in every
    )
    return "\n".join(line.rstrip() for line in lines)
