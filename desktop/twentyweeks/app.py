"""The composition root: the only place that reads the clock."""

import sys
from argparse import Namespace
from datetime import datetime
from zoneinfo import ZoneInfo

from twentyweeks.cli.run import run

LONDON = ZoneInfo("Europe/London")


def clock() -> datetime:
    """Return the moment now, where the law's days are counted."""
    return datetime.now(LONDON)


def main() -> int:
    """Run the command line or open the window; return the exit status."""
    answered = run(sys.argv[1:], clock)
    if isinstance(answered, int):
        return answered
    if answered.licences:
        return _licences()
    if answered.self_check:
        return _self_check()
    return _window(answered)


def _window(given: Namespace) -> int:
    from twentyweeks.gui.start import open_window

    restart = [sys.executable, "-m", "twentyweeks"]
    return open_window(given.home, clock, restart, demonstration=given.demonstration)


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
