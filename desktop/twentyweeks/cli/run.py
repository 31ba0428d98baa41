"""Run one command and answer with its exit status."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import datetime

from twentyweeks import places
from twentyweeks.cli.arguments import parse
from twentyweeks.cli.sitting import Sitting, say
from twentyweeks.errors import BadInput, Cancelled, Refused, Unavailable

Command = Callable[[Namespace, Sitting], None]

DONE, REFUSED, BAD_INPUT, UNAVAILABLE = 0, 1, 2, 3


def run(words: list[str], clock: Callable[[], datetime]) -> int | Namespace:
    """Run the command that `words` name; return its exit status.

    Where they name none, the window is wanted: the words are returned as read.
    """
    try:
        given = parse(words)
        if given.licences or given.self_check:
            return given
        if given.command is None:
            return given
        home = given.home or places.own_caseload()
        sitting = Sitting(clock=clock, home=home, passphrase_file=given.passphrase_file)
        _commands()[given.command](given, sitting)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (Refused, Unavailable) as told:
        say(told.sentence)
        return _status(told)
    except (Cancelled, KeyboardInterrupt):
        say("Stopped. What was finished is kept; nothing is half done.")
        return REFUSED
    return DONE


def _status(told: Refused | Unavailable) -> int:
    if isinstance(told, BadInput):
        return BAD_INPUT
    return REFUSED if isinstance(told, Refused) else UNAVAILABLE


def _commands() -> Mapping[str, Command]:
    from twentyweeks.cli import caseload, exchange, imports, keep, law, papers, walk

    return {
        "demo": walk.demo,
        "new": caseload.new,
        "join": exchange.join,
        "cases": caseload.cases,
        "case": caseload.case,
        "limits": caseload.limits,
        "record": caseload.record,
        "import": imports.bring_in,
        "undo-import": imports.undo,
        "letter": papers.letter,
        "plan": papers.plan,
        "exchange": exchange.exchange,
        "conflicts": exchange.conflicts,
        "settle": exchange.settle,
        "station": exchange.station,
        "backup": keep.backup,
        "restore": keep.restore_backup,
        "check": keep.check,
        "timeline": law.timeline,
        "rules": law.rules,
    }
