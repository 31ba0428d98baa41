"""Make a caseload, unlock it, and say whose it is."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from filelock import FileLock, Timeout
from sqlalchemy import select

from twentyweeks.casework import Authority, Officer, new_id
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.operations.typed import KEPT, typed_line
from twentyweeks.present.names import initials
from twentyweeks.storage.caseload import IN_USE, KEYS, LOCK, Caseload
from twentyweeks.storage.unlock import (
    Founding,
    found_caseload,
    is_caseload,
    open_caseload,
    recover_caseload,
)
from twentyweeks.vault.passphrase import Holder, check_passphrase
from twentyweeks.vault.recovery import Recovery, new_recovery
from twentyweeks.vault.recovery import paper as recovery_paper
from twentyweeks.vault.unlock import change_passphrase, set_passphrase_after_recovery

__all__ = [
    "Caseload",
    "Found",
    "NewCaseload",
    "Recovery",
    "Who",
    "check_passphrase",
    "give_passphrase",
    "look_at",
    "make_caseload",
    "new_recovery",
    "officers",
    "open_caseload",
    "recover",
    "recovery_paper",
    "set_passphrase",
    "who",
]

DEMONSTRATION = "demonstration.json"
WITH_RECOVERY = "Opened with the recovery key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What lies in a folder before anything is unlocked.

    `demonstration_passphrase` is empty but for a demonstration; `in_use` is a
    sentence where another window has the caseload open.
    """

    exists: bool
    demonstration_passphrase: str = ""
    in_use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCaseload:
    """What a new caseload is made with.

    `typed_back` is the recovery key as the manager typed it from the paper.
    """

    authority: str
    officer: str
    job_title: str = ""
    passphrase: str = field(repr=False)
    recovery: Recovery = field(repr=False)
    typed_back: str = field(repr=False)
    memory_kib: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whose caseload is open."""

    officer_id: str
    officer: str
    initials: str
    authority: str


def look_at(home: Path) -> Found:
    """Say what lies in `home`, without opening or changing it."""
    if not is_caseload(home):
        return Found(exists=False)
    return Found(
        exists=True,
        demonstration_passphrase=_demonstration(home),
        in_use=_in_use(home),
    )


def make_caseload(home: Path, new: NewCaseload, now: datetime) -> None:
    """Make a new caseload in `home` with its first officer.

    Refused for a missing name, a short passphrase or a recovery key that was not
    typed back as it stands on the paper.
    """
    authority = _named(new.authority, "authority", "The council's name")
    name = _named(new.officer, "officer", "Your name")
    check_passphrase(new.passphrase)
    title = typed_line(new.job_title, "job_title", "Job title")
    officer = Officer(name=name, job_title=title)
    founding = Founding(
        records=(Authority(name=authority), officer),
        officer=officer.id,
        passphrase=new.passphrase,
        recovery=new.recovery,
        typed_back=new.typed_back,
        memory_kib=new.memory_kib,
    )
    found_caseload(home, founding, now)


def recover(home: Path, recovery_text: str, now: datetime) -> Caseload:
    """Unlock the caseload in `home` with the team's recovery key."""
    return recover_caseload(home, recovery_text, now)


def set_passphrase(home: Path, old: str, new: str) -> None:
    """Change an officer's own passphrase; the caseload itself is not rewritten."""
    change_passphrase(home / KEYS, old, new)


def give_passphrase(caseload: Caseload, officer_id: str, passphrase: str) -> None:
    """Give an officer a new passphrase after the recovery key opened the caseload."""
    holder = Holder(UUID(hex=officer_id).hex, passphrase)
    set_passphrase_after_recovery(caseload.home / KEYS, caseload.keys, holder)


def officers(caseload: Caseload) -> tuple[tuple[str, str], ...]:
    """Return each officer's id and name, by name."""
    with caseload.reading() as session:
        found = session.scalars(select(Officer).order_by(Officer.name, Officer.id))
        return tuple((each.id.hex, each.name) for each in found)


def who(caseload: Caseload) -> Who:
    """Say which officer has the caseload open, and whose caseload it is."""
    with caseload.reading() as session:
        officer = session.get(Officer, caseload.officer or new_id())
        authority = session.scalars(select(Authority).order_by(Authority.id)).first()
        name = WITH_RECOVERY if caseload.officer is None else "An officer without name"
        name = name if officer is None else officer.name
        return Who(
            officer_id="" if caseload.officer is None else caseload.officer.hex,
            officer=name,
            initials="" if officer is None else initials(officer.name),
            authority="" if authority is None else authority.name,
        )


def _named(words: str, field_name: str, name: str) -> str:
    read = typed_line(words, field_name, name)
    if read is None:
        raise Refused(f"{name} is needed. {KEPT}", field=field_name)
    return read


def _demonstration(home: Path) -> str:
    try:
        told = json.loads((home / DEMONSTRATION).read_text(encoding="utf-8"))
        return str(told["passphrase"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _in_use(home: Path) -> str:
    try:
        FileLock(home / LOCK).acquire(timeout=0).lock.release()
    except Timeout:
        return f"This caseload is open in another window{_since(home)}."
    except OSError as fault:
        raise Unavailable(
            f"The folder of this caseload cannot be written to ({fault.strerror}). "
            "Nothing has been changed. Check the folder's permissions."
        ) from fault
    return ""


def _since(home: Path) -> str:
    try:
        _, since = (home / IN_USE).read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return ""
    return f" since {since}"
