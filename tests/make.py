"""Real caseloads for tests: SQLCipher files, a small Argon2id memory, Northmoor."""

from atexit import register as register_end
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

from twentyweeks.operations.register_request import NewRequest, register_request
from twentyweeks.operations.unlock import (
    NewCaseload,
    make_caseload,
    new_recovery,
    open_caseload,
)

LONDON = ZoneInfo("Europe/London")
OPENS_WITH = "lantern pebble orchard tide"
MEMORY_KIB = 8192
COUNCIL = "Northmoor Council"
OFFICER = "Jo Marlow"


def at(day: str, clock: str = "09:30") -> datetime:
    """Return a moment in England: at("2026-03-02", "14:02")."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=LONDON)


def make_northmoor(home, now=None, **fields):
    """Make Northmoor Council's caseload in `home`; return its recovery key."""
    recovery = new_recovery()
    made = {
        "authority": COUNCIL,
        "officer": OFFICER,
        "job_title": "SEND officer",
        "passphrase": OPENS_WITH,
        "recovery": recovery,
        "typed_back": recovery.identity,
        "memory_kib": MEMORY_KIB,
        **fields,
    }
    make_caseload(home, NewCaseload(**made), now or at("2026-03-02"))
    return recovery


@cache
def _made(moment):
    """Make one caseload of a moment for all the tests of this process, to be copied."""
    folder = Path(mkdtemp(prefix="northmoor-"))
    register_end(rmtree, folder, ignore_errors=True)
    make_northmoor(folder / "caseload", moment)
    return folder / "caseload"


@contextmanager
def northmoor(home, now=None):
    """Open Northmoor's caseload: a copy of one where it is not there yet."""
    moment = now or at("2026-03-02")
    if not home.exists():
        copytree(_made(moment), home)
    caseload = open_caseload(home, OPENS_WITH, moment)
    try:
        yield caseload
    finally:
        caseload.close()


def amara(**fields) -> NewRequest:
    """Return a request for Amara Okafor, as her mother made it."""
    given = {
        "forename": "Amara",
        "surname": "Okafor",
        "born": "2019-03-04",
        "received_on": "2026-03-02",
        "asked_by": "parent",
        "school": "Ashgrove Primary",
        "parent_name": "Ngozi Okafor",
        "parent_role": "Mother",
        "parent_standing": "parental_responsibility",
        **fields,
    }
    return NewRequest(**given)


def register(caseload, day="2026-03-02", **fields) -> str:
    """Register a request that was received on `day`, on that day; return the case."""
    return register_request(caseload, amara(received_on=day, **fields), at(day))
