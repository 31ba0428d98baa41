"""Before anything is begun: is there room here, may we write there, do clocks agree."""

import shutil
from datetime import timedelta
from pathlib import Path

from twentyweeks.errors import Unavailable
from twentyweeks.sync.central import put_proved
from twentyweeks.sync.layout import probe_name
from twentyweeks.sync.run import Run

LEAST_ROOM = 200_000_000
"""Bytes that must be free on this laptop: three of the largest bundles there can be."""

CLOCK_OFF = timedelta(minutes=10)
_HERE = "exchange.probe"


def check_ready(run: Run) -> None:
    """Try the disk, the central and the clock; nothing of it stays.

    Unavailable where this laptop has no room; ReadOnly, Full or Away where the central
    takes nothing. A clock that is off is told and stops nothing.
    """
    check_room(run.caseload.home)
    off = _clock_off(run)
    if abs(off) > CLOCK_OFF:
        run.done.alarms.append(_clock_words(off))


def check_room(home: Path, least: int = LEAST_ROOM) -> None:
    """Unavailable where fewer bytes than these are free on this laptop's disk."""
    free = shutil.disk_usage(home).free
    if free < least:
        raise Unavailable(
            f"This laptop's disk has {free // 1_000_000} MB free, and an exchange may "
            f"need {least // 1_000_000} MB. Nothing has been begun and nothing is "
            "lost. Free some space, then exchange again."
        )


def span_words(off: timedelta) -> str:
    """Say about how long: 5 days, 3 hours, 25 minutes."""
    if off >= timedelta(days=2):
        return f"{off.days} days"
    hours = round(off.total_seconds() / 3600)
    return f"{hours} hours" if hours > 1 else f"{off.seconds // 60} minutes"


def _clock_off(run: Run) -> timedelta:
    """Return how far this laptop's files are dated ahead of the central's."""
    here = run.caseload.home / _HERE
    there = probe_name(run.station)
    try:
        here.write_bytes(b"")
        put_proved(run.central, there, b"")
        written = run.central.stat(there).written
        off = 0.0 if written is None else here.stat().st_mtime - written
    except OSError as fault:
        raise Unavailable(
            f"The caseload's folder cannot be written to ({fault.strerror}). Nothing "
            "has been begun. Check the folder's permissions."
        ) from fault
    finally:
        here.unlink(missing_ok=True)
    run.central.delete(there)
    return timedelta(seconds=off)


def _clock_words(off: timedelta) -> str:
    side = "ahead of" if off > timedelta() else "behind"
    return (
        f"This laptop's clock is about {span_words(abs(off))} {side} the central "
        "folder's. What you write is kept, in the right order; days that are shown as "
        "today's may be wrong. Set the clock of this laptop."
    )
