"""The composition root: the only place that reads the clock.

What a command or the window needs is imported once it is known which is wanted.
"""

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from twentyweeks import places
from twentyweeks.cli.arguments import parse
from twentyweeks.errors import Refused, Unavailable

LONDON = ZoneInfo("Europe/London")
BAD_INPUT, UNAVAILABLE = 2, 3


def clock() -> datetime:
    """Return the moment now, where the law's days are counted."""
    return datetime.now(LONDON)


def main() -> int:
    """Run the command line or open the window; return the exit status."""
    try:
        given = parse(sys.argv[1:])
    except Refused as told:
        sys.stderr.write(f"{told.sentence}\n")
        return BAD_INPUT
    if given.licences:
        return _licences()
    if given.self_check:
        return _self_check()
    if given.command is None:
        return _window(given)
    from twentyweeks.cli.run import run

    return run(given, clock)


def _window(given: Namespace) -> int:
    from twentyweeks.gui.start import Start, run
    from twentyweeks.gui.unlock.work import Door

    try:
        home = _home(given)
    except (Refused, Unavailable) as told:
        sys.stderr.write(f"{told.sentence}\n")
        return UNAVAILABLE
    door = Door(home=home, clock=clock, own=not given.demonstration)
    again = (sys.executable, "-m", "twentyweeks", "--home", str(home))
    return run(Start(door=door, again=again, locked=given.locked))


def _home(given: Namespace) -> Path:
    if not given.demonstration:
        own: Path = given.home or places.own_caseload()
        return own
    home: Path = given.home or places.demonstration()
    if not home.exists():
        from twentyweeks.operations.demonstration import make_demonstration

        sys.stderr.write("Making the demonstration caseload; this is done once.\n")
        make_demonstration(home, clock())
    return home


def _self_check() -> int:
    from twentyweeks.self_check import self_check

    checks = self_check()
    for each in checks:
        sign = "holds" if each.passed else "FAILS"
        sys.stdout.write(f"{each.name}: {sign}. {each.sentence}\n")
    return 0 if all(each.passed for each in checks) else 1


def _licences() -> int:
    from twentyweeks.self_check import third_party

    for each in third_party():
        sys.stdout.write(f"{each.name} {each.version}: {each.licence}. {each.home}\n")
    return 0
