"""Run one command and answer with its exit status."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from importlib import import_module

from twentyweeks import places
from twentyweeks.cli.sitting import Sitting, say
from twentyweeks.errors import BadInput, Cancelled, Refused, Unavailable

Command = Callable[[Namespace, Sitting], None]

DONE, REFUSED, BAD_INPUT, UNAVAILABLE = 0, 1, 2, 3


def run(given: Namespace, clock: Callable[[], datetime]) -> int:
    """Run the command that was given; return its exit status."""
    home = given.home or places.own_caseload()
    sitting = Sitting(clock=clock, home=home, passphrase_file=given.passphrase_file)
    try:
        _command(given.command)(given, sitting)
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


def _command(name: str) -> Command:
    """Import what one command needs, and no more."""
    module, function = _COMMANDS[name]
    found: Command = getattr(import_module(f"twentyweeks.cli.{module}"), function)
    return found


_COMMANDS = {
    "demo": ("walk", "demo"),
    "new": ("caseload", "new"),
    "cases": ("caseload", "cases"),
    "case": ("caseload", "case"),
    "limits": ("caseload", "limits"),
    "record": ("caseload", "record"),
    "import": ("imports", "bring_in"),
    "undo-import": ("imports", "undo"),
    "letter": ("papers", "letter"),
    "plan": ("papers", "plan"),
    "exchange": ("exchange", "exchange"),
    "conflicts": ("exchange", "conflicts"),
    "settle": ("exchange", "settle"),
    "station": ("exchange", "station"),
    "backup": ("keep", "backup"),
    "restore": ("keep", "restore_backup"),
    "check": ("keep", "check"),
    "timeline": ("law", "timeline"),
    "rules": ("law", "rules"),
}
