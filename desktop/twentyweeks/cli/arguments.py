"""The words of the command line: commands, options and what they take."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from twentyweeks import __version__
from twentyweeks.errors import BadInput
from twentyweeks.law import read_date

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction["_Parser"]  # noqa: SLF001

TABLE_OR_JSON = ("table", "json")
REASONS = ("lost", "stolen", "left", "replaced")


class _Parser(argparse.ArgumentParser):
    """Usage faults as one sentence with the exit status of bad input."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line; BadInput with one sentence where it is not one."""
    return parser().parse_args(words)


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    top = _Parser(
        prog="twentyweeks",
        description="An offline, encrypted caseload for the EHC process.",
    )
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument("--home", type=Path, help="the folder of the caseload")
    top.add_argument(
        "--passphrase-file", type=Path, help="a file that holds the passphrase"
    )
    top.add_argument("--demonstration", action="store_true", help="invented cases")
    top.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)
    top.add_argument("--self-check", action="store_true", help="prove this copy")
    top.add_argument("--licences", action="store_true", help="what it is built with")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _making(commands)
    _reading(commands)
    _writing(commands)
    _papers(commands)
    _exchanging(commands)
    _keeping(commands)
    _law(commands)
    return top


def _making(commands: "_Commands") -> None:
    demo = commands.add_parser("demo", help="the main job, walked through")
    demo.add_argument("--out", type=Path, help="the folder to make it in")
    new = commands.add_parser("new", help="a new encrypted caseload")
    new.add_argument("--authority", required=True)
    new.add_argument("--officer", required=True)
    new.add_argument("--recovery-out", type=Path, required=True)


def _reading(commands: "_Commands") -> None:
    cases = commands.add_parser("cases", help="the caseload as a list")
    cases.add_argument("--search", default="", metavar="TEXT")
    cases.add_argument("--filter", default="all", metavar="NAME")
    _form(cases, TABLE_OR_JSON)
    case = commands.add_parser("case", help="one case")
    case.add_argument("ref")
    _form(case, ("text", "json"))
    limits = commands.add_parser("limits", help="the limits of one case")
    limits.add_argument("ref")
    limits.add_argument("--as-of", type=_day, metavar="DATE")
    _form(limits, TABLE_OR_JSON)


def _writing(commands: "_Commands") -> None:
    record = commands.add_parser("record", help="one milestone")
    record.add_argument("ref")
    record.add_argument("file", type=Path)
    bring = commands.add_parser("import", help="a tracker spreadsheet")
    bring.add_argument("file", type=Path)
    bring.add_argument("--dry-run", action="store_true")
    bring.add_argument("--report", type=Path, metavar="F.json")
    undo = commands.add_parser("undo-import", help="take an import back")
    undo.add_argument("id")


def _papers(commands: "_Commands") -> None:
    letter = commands.add_parser("letter", help="a draft, or the frozen letter")
    letter.add_argument("ref")
    letter.add_argument("kind")
    letter.add_argument("--to", default="", metavar="NAME", help="the recipient")
    letter.add_argument("--out", type=Path, metavar="F.pdf")
    letter.add_argument(
        "--where", default="", metavar="WORDS", help="the place of a mediation"
    )
    letter.add_argument("--size", type=int, choices=(12, 18, 24), default=0)
    either = letter.add_mutually_exclusive_group()
    either.add_argument("--check", action="store_true")
    either.add_argument("--issue", action="store_true")
    plan = commands.add_parser("plan", help="the plan as it stands")
    plan.add_argument("ref")
    plan.add_argument("--out", type=Path, metavar="F.pdf")
    plan.add_argument("--size", type=int, choices=(12, 18, 24), default=0)
    plan.add_argument(
        "--compare",
        type=int,
        metavar="VERSION",
        help="what changed from that version to the newest; with --out, marked",
    )


def _exchanging(commands: "_Commands") -> None:
    exchange = commands.add_parser("exchange", help="with the central export")
    exchange.add_argument("--central", required=True, metavar="URL")
    conflicts = commands.add_parser("conflicts", help="what needs a decision")
    _form(conflicts, TABLE_OR_JSON)
    settle = commands.add_parser("settle", help="end a conflict")
    settle.add_argument("id")
    which = settle.add_mutually_exclusive_group(required=True)
    which.add_argument("--keep", type=int, metavar="N")
    which.add_argument("--value", metavar="TEXT")
    settle.add_argument("--reason", required=True, metavar="TEXT")
    _station(commands)


def _station(commands: "_Commands") -> None:
    station = commands.add_parser("station", help="the team's laptops")
    verbs = station.add_subparsers(dest="verb", required=True, metavar="VERB")
    _form(verbs.add_parser("list"), TABLE_OR_JSON)
    request = verbs.add_parser("request")
    request.add_argument("--central", required=True, metavar="URL")
    request.add_argument("--officer", required=True, metavar="NAME")
    verbs.add_parser("join").add_argument("--words", required=True)
    approve = verbs.add_parser("approve")
    approve.add_argument("id")
    approve.add_argument("--words", required=True)
    approve.add_argument("--restricted", action="store_true")
    revoke = verbs.add_parser("revoke")
    revoke.add_argument("id")
    revoke.add_argument("--reason", required=True, choices=REASONS)
    _form(verbs.add_parser("aside"), TABLE_OR_JSON)
    verbs.add_parser("accept").add_argument("id")
    anew = verbs.add_parser("anew")
    anew.add_argument("--central", required=True, metavar="URL")
    anew.add_argument("--officer", required=True, metavar="NAME")
    anew.add_argument("--recovery-file", type=Path, required=True, metavar="F")
    verbs.add_parser("renew")


def _keeping(commands: "_Commands") -> None:
    backup = commands.add_parser("backup", help="one sealed file of everything")
    backup.add_argument("--out", type=Path, metavar="F")
    restore = commands.add_parser("restore", help="a backup into a new folder")
    restore.add_argument("file", type=Path)
    commands.add_parser("check", help="read every page and every paper")


def _law(commands: "_Commands") -> None:
    timeline = commands.add_parser("timeline", help="dated facts in, limits out")
    timeline.add_argument("file", type=Path)
    timeline.add_argument("--as-of", type=_day, metavar="DATE")
    _form(timeline, TABLE_OR_JSON)
    rules = commands.add_parser("rules", help="the whole rule book")
    _form(rules, ("table", "json", "markdown"))


def _form(parser: argparse.ArgumentParser, choices: Sequence[str]) -> None:
    parser.add_argument("--format", choices=choices, default=choices[0])


def _day(words: str) -> date:
    try:
        return read_date(words)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from fault
