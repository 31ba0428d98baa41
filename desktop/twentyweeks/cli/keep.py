"""The `backup`, `restore` and `check` commands."""

import argparse

from twentyweeks.cli.sitting import Sitting, give, say
from twentyweeks.errors import Unavailable
from twentyweeks.operations.keep import back_up, check_caseload, restore


def backup(given: argparse.Namespace, sitting: Sitting) -> None:
    """Write one sealed file of the whole caseload, proved by opening it."""
    with sitting.caseload() as caseload:
        give(str(back_up(caseload, given.out, sitting.clock())))


def restore_backup(given: argparse.Namespace, sitting: Sitting) -> None:
    """Bring a backup back into the folder that --home names, which must be new."""
    passphrase = sitting.passphrase()
    say(restore(sitting.home, given.file, passphrase, sitting.clock()))
    give(str(sitting.home))


def check(given: argparse.Namespace, sitting: Sitting) -> None:
    """Read every page and every paper."""
    with sitting.caseload() as caseload:
        faults = check_caseload(caseload)
    for fault in faults:
        say(fault)
    if faults:
        raise Unavailable(
            "The caseload is damaged in the places named above. Nothing was changed. "
            "Restore the latest backup; the exchange brings back what was sent since."
        )
    give("Every page and every paper is whole.")
