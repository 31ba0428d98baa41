"""Back a caseload up, bring it back, and read every page and paper of it."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from twentyweeks.casework import Case
from twentyweeks.errors import Unavailable
from twentyweeks.operations.unlock import Caseload, open_caseload
from twentyweeks.present.dates import full
from twentyweeks.storage import backup
from twentyweeks.storage.rebuild import changed_by_rebuild


def back_up(caseload: Caseload, out: Path | None, now: datetime) -> Path:
    """Write one sealed file of everything; return where it is.

    With no `out` it lies beside the caseload's folder, named by the moment alone.
    """
    name = f"caseload-{now:%Y%m%d-%H%M%S}.twbackup"
    path = out or caseload.home.parent / name
    backup.back_up(caseload, path, now)
    return path


def restore(home: Path, sealed: Path, passphrase: str, now: datetime) -> str:
    """Bring a backup back into a new folder; return what it holds, in a sentence.

    Where the passphrase does not open it, the folder is as it was.
    """
    manifest = backup.read_manifest(sealed)
    backup.unpack(sealed, home)
    try:
        caseload = open_caseload(home, passphrase, now)
    except BaseException:
        backup.take_away(home)
        raise
    try:
        faults = backup.faults_of(caseload)
        if faults:
            raise Unavailable(
                f"The backup was unpacked into {home} and is damaged: {faults[0]}. Use "
                "an older backup."
            )
        with caseload.reading() as session:
            cases = session.scalar(select(func.count()).select_from(Case)) or 0
    finally:
        caseload.close()
    made = manifest.made_at
    return (
        f"Restored the backup made on {full(made.date())} at {made:%H:%M}: "
        f"{_counted(cases, 'case')}, {_counted(manifest.papers, 'sealed paper')}."
    )


def look_into_backup(sealed: Path) -> str:
    """Say what a backup holds, in a sentence; BadInput where it is none."""
    manifest = backup.read_manifest(sealed)
    made = manifest.made_at
    return (
        f"Made on {full(made.date())} at {made:%H:%M}, with "
        f"{_counted(manifest.papers, 'sealed paper')}. What was sent since then comes "
        "back with the next exchange."
    )


def restore_closed(home: Path, sealed: Path) -> None:
    """Bring a backup back into a new folder unopened, for the recovery key to open."""
    backup.unpack(sealed, home)


def check_caseload(caseload: Caseload) -> tuple[str, ...]:
    """Read every page and every paper; return a sentence for each fault.

    Also rebuilds every table from the journal and compares.
    """
    faults = [f"A page is damaged: {fault}." for fault in backup.faults_of(caseload)]
    for compartment in sorted(caseload.open):
        with caseload.reading(compartment) as session:
            damaged = caseload.papers(compartment).damaged(session.connection())
        faults += [f"The paper {name} is damaged or missing." for name in damaged]
        faults += [
            f"The table {name} ({compartment}) is not what the journal says."
            for name in changed_by_rebuild(caseload, compartment)
        ]
    return tuple(faults)


def _counted(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
